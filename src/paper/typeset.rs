//! Typesetting one paper: from source and data to the bytes of a PDF.

use super::{
    fonts::FONTS,
    sheet::Paper,
    source::{self, DATA},
};
use chrono::Datelike;
use std::sync::LazyLock;
use typst::{
    Library, LibraryExt, World, WorldExt,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// So many papers later, what a paper needed half-way is forgotten: sources stay at hand, and what
/// papers said does not.
const FORGOTTEN_AFTER: usize = 3;

/// Why there is no paper.
#[derive(Debug, Clone, thiserror::Error)]
pub enum NotPrinted {
    /// Too many wait; a matter of trying again.
    #[error("too many papers wait to be typeset")]
    Busy,
    /// The source or its data are wrong, or the promise of PDF/UA-1 would not be kept. Holds no data.
    #[error("typesetting a paper: {0}")]
    Broken(String),
}

impl NotPrinted {
    pub(super) fn broken(why: impl Into<String>) -> Self {
        Self::Broken(why.into())
    }
}

/// Sets a paper.
///
/// # Errors
/// [`NotPrinted::Broken`] with what is wrong and where in the source.
pub(super) fn typeset(paper: Paper) -> Result<Vec<u8>, NotPrinted> {
    let options = options(&paper)?;
    let world = Desk::of(paper)?;
    let broken = |found: &[SourceDiagnostic]| NotPrinted::Broken(said(&world, found));
    let set = typst::compile::<PagedDocument>(&world);
    let pdf = set
        .output
        .and_then(|document| typst_pdf::pdf(&document, &options))
        .map_err(|found| broken(&found));
    comemo::evict(FORGOTTEN_AFTER);
    pdf
}

fn options(paper: &Paper) -> Result<PdfOptions, NotPrinted> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|e| NotPrinted::broken(e.message().as_str()))?;
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let day = paper.day;
    Ok(PdfOptions {
        creator: Smart::Custom(Some("Brygga".to_owned())),
        timestamp: Datetime::from_ymd(day.year(), part(day.month()), part(day.day()))
            .map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

/// What was found wrong, with the place in the source. What stands between backticks comes from the
/// data and may be a name.
fn said(world: &Desk, found: &[SourceDiagnostic]) -> String {
    let one = |diagnostic: &SourceDiagnostic| {
        let words: Vec<&str> = diagnostic.message.split('`').step_by(2).collect();
        let words = words.join("…");
        let place = diagnostic.span.id().zip(world.range(diagnostic.span));
        match place.and_then(|(id, range)| Some((id, world.line(id, range.start)?))) {
            Some((id, line)) => format!("{}:{line}: {words}", id.vpath().get_without_slash()),
            None => words,
        }
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// All that a source can reach: itself and the other sources, its data, the typeface.
struct Desk {
    main: Source,
    data: Bytes,
    data_id: FileId,
}

impl Desk {
    fn of(paper: Paper) -> Result<Self, NotPrinted> {
        Ok(Self {
            main: paper.source,
            data: Bytes::new(paper.data),
            data_id: source::id(DATA).ok_or_else(|| NotPrinted::broken("no name for the data"))?,
        })
    }

    /// The line of a place in a source, from 1.
    fn line(&self, id: FileId, at: usize) -> Option<usize> {
        let source = self.source(id).ok()?;
        Some(source.lines().byte_to_line(at)? + 1)
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        source::by_id(id).ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            return Ok(self.data.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::paper::sheet::About;
    use chrono::NaiveDate;

    /// A source that keeps all promises.
    const HEAD: &str = "#import \"_paper.typ\": paper\n#let it = json(\"data.json\")\n\
                        #show: paper.with(it)\n";

    fn paper(body: &str, data: &str) -> Paper {
        let source = Source::new(source::id("trial.typ").unwrap(), body.to_owned());
        let about = About {
            lang: "sv",
            title: "Ett prov",
            author: "Kalmar kommun",
            day: NaiveDate::from_ymd_opt(2027, 1, 11).unwrap(),
        };
        Paper::of_source(source, about, &data).unwrap()
    }

    fn refused(body: &str) -> String {
        match typeset(paper(body, "")) {
            Ok(_) => format!("{body} was set"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_same_paper_is_the_same_to_the_last_byte() {
        let paper = paper(&format!("{HEAD}= Hej\n#it.data"), "Rut Alm");
        let first = typeset(paper.clone()).unwrap();
        // Something else in between, so that nothing half-way is remembered.
        typeset(self::paper(&format!("{HEAD}= Hej då"), "")).unwrap();
        comemo::evict(0);
        assert_eq!(typeset(paper).unwrap(), first);
    }

    #[test]
    fn a_source_reaches_no_file_no_package_and_no_clock() {
        for (body, why) in [
            ("#read(\"/etc/hostname\")", "trial.typ:4: "),
            ("#read(\"../Cargo.toml\")", "trial.typ:4: "),
            ("#read(\"poster.typ\")", "trial.typ:4: "),
            ("#image(\"/letters/band.png\")", "trial.typ:4: "),
            ("#import \"@preview/cades:0.3.0\": qr-code", "trial.typ:4: "),
            ("#datetime.today().display()", "trial.typ:4: "),
        ] {
            let said = refused(&format!("{HEAD}{body}"));
            assert!(said.contains(why), "{body}: {said}");
        }
    }

    #[test]
    fn a_paper_that_cannot_be_read_aloud_is_not_printed() {
        for (body, why) in [
            ("= Hej", "title"),
            ("#set document(title: \"Ett prov\")\n== Hej", "heading"),
            (
                "#set document(title: \"Ett prov\")\n= Hej\n#figure(rect())",
                "alt",
            ),
        ] {
            let said = refused(body);
            assert!(said.contains(why), "{body}: {said}");
        }
    }

    #[test]
    fn what_went_wrong_is_told_without_what_the_data_say() {
        let mut paper = paper(&format!("{HEAD}= Hej\n#it.data"), "");
        // Not made fit to be set, as a mistake in the engine would leave it.
        let data = String::from_utf8(paper.data).unwrap();
        paper.data = data.replace("\"data\":\"\"", "\"data\":\"Rut 漢\"").into();
        let said = typeset(paper).unwrap_err().to_string();
        assert!(said.contains("could not be displayed"), "{said}");
        assert!(!said.contains("Rut") && !said.contains('漢'), "{said}");
    }
}
