//! Reads a paper as a screen reader does: along its tags, with the characters that it names for its
//! glyphs. And looks for what ISO 14289-1 (PDF/UA-1) forbids and a machine can see.

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, Stream},
    page::Page,
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// A paper that has been read.
#[derive(Debug, Default)]
pub struct Paper {
    /// How many pages it has.
    pub pages: usize,
    /// The language that it says it is in.
    pub lang: String,
    /// What it says that it is called.
    pub title: String,
    /// What it says, block by block in its own order: the tag (`P`, `H1`), and the words.
    pub said: Vec<(String, String)>,
    /// What is printed on it and not said.
    pub unsaid: String,
    /// What would keep it from being PDF/UA-1.
    pub wrong: Vec<String>,
}

impl Paper {
    /// Reads the bytes of a PDF.
    pub fn read(bytes: Vec<u8>) -> Self {
        let pdf = Pdf::new(bytes).expect("a PDF");
        let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
        let mut paper = Self {
            pages: pdf.pages().len(),
            lang: words(&root, "Lang"),
            title: decoded(&pdf.metadata().title.clone().unwrap_or_default()),
            ..Self::default()
        };
        paper.looks_at_catalogue(&root);
        let printed: Vec<Printed> = pdf.pages().iter().map(|page| paper.reads(page)).collect();
        let tags: Option<Dict<'_>> = root.get("StructTreeRoot");
        let mut said = BTreeSet::new();
        match tags.as_ref().and_then(|tags| tags.get::<Object<'_>>("K")) {
            Some(kids) => paper.walks(kids, &printed, &mut said),
            None => paper.wrong.push("no tags".to_owned()),
        }
        let all: BTreeSet<u32> = printed
            .iter()
            .flat_map(|p| p.marked.keys().copied())
            .collect();
        if all != said {
            paper
                .wrong
                .push(format!("marked {all:?}, and tagged {said:?}"));
        }
        paper.looks_at_headings();
        paper
    }

    /// Everything it says, a block each line.
    pub fn aloud(&self) -> String {
        let lines: Vec<&str> = self.said.iter().map(|(_, words)| words.as_str()).collect();
        lines.join("\n")
    }

    fn looks_at_catalogue(&mut self, root: &Dict<'_>) {
        let is = |dict: Option<Dict<'_>>, key: &str| dict.and_then(|d| d.get::<bool>(key));
        let xmp: Option<Stream<'_>> = root.get("Metadata");
        let xmp = xmp.and_then(|stream| stream.decoded().ok().map(Cow::into_owned));
        let xmp = String::from_utf8(xmp.unwrap_or_default()).unwrap();
        let found = [
            (
                "not marked",
                is(root.get("MarkInfo"), "Marked") == Some(true),
            ),
            (
                "suspect",
                is(root.get("MarkInfo"), "Suspects") != Some(true),
            ),
            (
                "its title is not shown",
                is(root.get("ViewerPreferences"), "DisplayDocTitle") == Some(true),
            ),
            ("no language", self.lang.len() >= 2),
            ("no title", !self.title.is_empty()),
            (
                "does something when opened",
                !root.contains_key("OpenAction"),
            ),
            (
                "holds names of files or scripts",
                !root.contains_key("Names"),
            ),
            (
                "does not say PDF/UA-1",
                xmp.contains("<pdfuaid:part>1</pdfuaid:part>"),
            ),
            ("no title in its metadata", xmp.contains("<dc:title>")),
        ];
        let wrong = found.iter().filter(|(_, fine)| !fine);
        self.wrong.extend(wrong.map(|(what, _)| (*what).to_owned()));
    }

    /// What one page has printed, by the marks that the tags point at.
    fn reads(&mut self, page: &Page<'_>) -> Printed {
        let mut printed = Printed::default();
        let mut stack: Vec<Mark> = Vec::new();
        let mut font = BTreeMap::new();
        if page.raw().contains_key("Annots") {
            self.wrong
                .push("something to press, which paper has not".to_owned());
        }
        let mut operations = page.operations();
        while let Some(one) = operations.next() {
            let operands: Vec<Object<'_>> = one.operands().cloned().collect();
            match String::from_utf8_lossy(one.operator).as_ref() {
                "BDC" | "BMC" => stack.push(Mark::of(operands)),
                "EMC" => drop(stack.pop()),
                "Tf" => font = self.typeface(page, &operands),
                "Tj" | "TJ" => {
                    let text = shown(operands, &font);
                    if text.contains('\u{0}') {
                        self.wrong
                            .push(format!("a glyph without a character in «{text}»"));
                    }
                    printed.takes(&mut stack, &text, self);
                }
                "f" | "f*" | "S" | "s" | "B" | "Do" | "sh" if stack.is_empty() => {
                    self.wrong
                        .push("something is painted outside all marks".to_owned());
                }
                _ => {}
            }
        }
        printed
    }

    /// The characters of a font by its codes; the font must be in the file.
    fn typeface(&mut self, page: &Page<'_>, operands: &[Object<'_>]) -> BTreeMap<u16, String> {
        let Some(Object::Name(name)) = operands.first() else {
            return BTreeMap::new();
        };
        let font = page.resources().get_font(name).expect("a font by its name");
        let inner: Option<Dict<'_>> = font
            .get::<Array<'_>>("DescendantFonts")
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let described: Option<Dict<'_>> = inner.and_then(|f| f.get("FontDescriptor"));
        let embedded = described.is_some_and(|d| {
            ["FontFile", "FontFile2", "FontFile3"]
                .iter()
                .any(|key| d.contains_key(key))
        });
        if !embedded {
            self.wrong
                .push(format!("the font {} is not in the file", name.as_str()));
        }
        let map: Option<Stream<'_>> = font.get("ToUnicode");
        let map = map
            .expect("characters for the glyphs")
            .decoded()
            .unwrap()
            .into_owned();
        characters(&String::from_utf8(map).unwrap())
    }

    /// Along the tags, in their order.
    fn walks(&mut self, kids: Object<'_>, printed: &[Printed], said: &mut BTreeSet<u32>) {
        match kids {
            Object::Array(kids) => {
                for kid in kids.iter::<Object<'_>>() {
                    self.walks(kid, printed, said);
                }
            }
            Object::Number(_) => {
                let mark = kids.into_i32().unwrap().try_into().unwrap();
                self.says(mark, printed, said);
            }
            Object::Dict(tag) if tag.contains_key("MCID") => {
                self.says(tag.get("MCID").unwrap(), printed, said);
            }
            Object::Dict(tag) => {
                let role: Option<Name<'_>> = tag.get("S");
                let role = role
                    .map(|name| name.as_str().to_owned())
                    .unwrap_or_default();
                if role == "Figure" && !tag.contains_key("Alt") {
                    self.wrong.push("a picture without words".to_owned());
                }
                // What stands within a line belongs to its block.
                if !["Span", "Strong", "Em", "Div", "Document", "Part"].contains(&role.as_str()) {
                    self.said.push((role, String::new()));
                }
                if let Some(kids) = tag.get("K") {
                    self.walks(kids, printed, said);
                }
            }
            _ => {}
        }
    }

    fn says(&mut self, mark: u32, printed: &[Printed], said: &mut BTreeSet<u32>) {
        said.insert(mark);
        let words: String = printed
            .iter()
            .filter_map(|page| page.marked.get(&mark))
            .cloned()
            .collect();
        match self.said.last_mut() {
            Some((_, block)) => block.push_str(&words),
            None => self.wrong.push(format!("«{words}» is in no block")),
        }
    }

    fn looks_at_headings(&mut self) {
        let mut before = 0;
        for (role, words) in &self.said {
            let level: Option<u32> = role.strip_prefix('H').and_then(|level| level.parse().ok());
            let Some(level) = level else { continue };
            if level > before + 1 {
                self.wrong
                    .push(format!("«{words}» is of level {level} after {before}"));
            }
            before = level;
        }
        if before == 0 {
            self.wrong.push("no heading".to_owned());
        }
    }
}

/// What a page has printed.
#[derive(Default)]
struct Printed {
    /// By the number of its mark.
    marked: BTreeMap<u32, String>,
}

impl Printed {
    /// Puts down a text that stands under these marks.
    fn takes(&mut self, stack: &mut [Mark], text: &str, paper: &mut Paper) {
        let mut text = text.to_owned();
        for mark in stack.iter_mut().rev() {
            match mark {
                // Said in place of all the glyphs within.
                Mark::Instead(words) => text = std::mem::take(words),
                Mark::Said(number) => {
                    self.marked.entry(*number).or_default().push_str(&text);
                    return;
                }
                Mark::Unsaid => {
                    paper.unsaid.push_str(&text);
                    return;
                }
                Mark::Other => {}
            }
        }
        paper
            .wrong
            .push(format!("«{text}» stands outside all marks"));
    }
}

/// What a part of a page is marked as.
enum Mark {
    Said(u32),
    Unsaid,
    Instead(String),
    Other,
}

impl Mark {
    fn of(operands: Vec<Object<'_>>) -> Self {
        let mut operands = operands.into_iter();
        let Some(Object::Name(tag)) = operands.next() else {
            return Self::Other;
        };
        if tag.as_str() == "Artifact" {
            return Self::Unsaid;
        }
        let Some(Object::Dict(facts)) = operands.next() else {
            return Self::Other;
        };
        if let Some(number) = facts.get::<u32>("MCID") {
            return Self::Said(number);
        }
        if facts.contains_key("ActualText") {
            return Self::Instead(words(&facts, "ActualText"));
        }
        Self::Other
    }
}

/// The characters of a shown string, two bytes a code; what has none is told apart.
fn shown(operands: Vec<Object<'_>>, font: &BTreeMap<u16, String>) -> String {
    let mut text = String::new();
    for operand in operands {
        match operand {
            Object::String(codes) => {
                for code in codes.as_bytes().chunks(2) {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    text.push_str(font.get(&code).map_or("\u{0}", String::as_str));
                }
            }
            Object::Array(parts) => text.push_str(&shown(parts.iter().collect(), font)),
            _ => {}
        }
    }
    text
}

/// A font's table from codes to characters (`ToUnicode`).
fn characters(map: &str) -> BTreeMap<u16, String> {
    let mut characters = BTreeMap::new();
    let hex = |word: &str| -> Vec<u16> {
        let digits = word.trim_matches(['<', '>']).as_bytes();
        let units = digits
            .chunks(4)
            .map(|unit| std::str::from_utf8(unit).unwrap());
        units
            .map(|unit| u16::from_str_radix(unit, 16).unwrap())
            .collect()
    };
    let mut within = "";
    for line in map.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts.as_slice() {
            [_, "beginbfchar"] => within = "char",
            [_, "beginbfrange"] => within = "range",
            ["endbfchar" | "endbfrange"] => within = "",
            [code, to] if within == "char" => {
                characters.insert(hex(code)[0], String::from_utf16_lossy(&hex(to)));
            }
            [from, until, to] if within == "range" => {
                let first = hex(to)[0];
                for (step, code) in (hex(from)[0]..=hex(until)[0]).enumerate() {
                    let unit = first + u16::try_from(step).unwrap();
                    characters.insert(code, String::from_utf16_lossy(&[unit]));
                }
            }
            _ => {}
        }
    }
    characters
}

fn words(dict: &Dict<'_>, key: &str) -> String {
    let text: Option<hayro_syntax::object::String<'_>> = dict.get(key);
    text.map(|text| decoded(text.as_bytes()))
        .unwrap_or_default()
}

/// A text string of a PDF: UTF-16 with a mark in front, or else (here) ASCII.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, units @ ..] => {
            let units: Vec<u16> = units
                .chunks(2)
                .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        plain => String::from_utf8_lossy(plain).into_owned(),
    }
}
