//! Turns the catalogues in `locales/` into typed methods, so that a missing key, a missing argument
//! or a language that lags behind does not build.
//!
//! One file per feature; the Swedish one decides. `title = …` in `locales/sv/rounds.ftl` becomes
//! `Text::rounds_title()`, and `left = { $count } platser` becomes `Text::rounds_left(count)`.

use fluent_syntax::{ast, parser};
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

/// Message id -> its arguments and, for the doc comment, its Swedish pattern.
type Catalogue = BTreeMap<String, Message>;

struct Message {
    /// In the order in which the Swedish text uses them: the order of the method's parameters.
    arguments: Vec<String>,
    shown: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=letters");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let locales = Path::new(&root).join("locales");
    let languages = names(&locales)?;
    let features = names(&locales.join("sv"))?;
    let mut code = String::new();
    write_languages(&mut code, &languages)?;
    writeln!(
        code,
        "/// The features that have a catalogue, in the order of `SOURCES`.\nconst FEATURES: usize = {};",
        features.len()
    )?;
    writeln!(
        code,
        "/// Every catalogue: a row per language, a column per feature.\nconst SOURCES: [[&str; {}]; {}] = [",
        features.len(),
        languages.len()
    )?;
    for language in &languages {
        code.push('[');
        for feature in &features {
            let file = locales.join(language).join(feature);
            writeln!(code, "include_str!({:?}),", file.display().to_string())?;
        }
        code.push_str("],");
    }
    code.push_str("];\n\nimpl Text {\n");
    for (column, feature) in features.iter().enumerate() {
        let swedish = read(&locales.join("sv").join(feature))?;
        for language in languages.iter().filter(|l| *l != "sv") {
            compare(
                feature,
                language,
                &swedish,
                &read(&locales.join(language).join(feature))?,
            )?;
        }
        for (id, message) in &swedish {
            write_method(
                &mut code,
                column,
                feature.trim_end_matches(".ftl"),
                id,
                message,
            )?;
        }
    }
    code.push_str("}\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("text.rs"), code)?;
    Ok(())
}

/// Sorted names in a folder; Swedish first among languages, since it is the default.
fn names(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_by_key(|n| (n != "sv", n.clone()));
    Ok(names)
}

fn write_languages(code: &mut String, languages: &[String]) -> Result<(), Box<dyn Error>> {
    writeln!(
        code,
        "/// The language codes (BCP 47) that have catalogues, Swedish first.\nconst LANGUAGES: [&str; {}] = {languages:?};",
        languages.len()
    )?;
    Ok(())
}

fn read(file: &Path) -> Result<Catalogue, Box<dyn Error>> {
    let source = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let resource = parser::parse(source.as_str())
        .map_err(|(_, errors)| format!("{}: {errors:?}", file.display()))?;
    let mut catalogue = Catalogue::new();
    for entry in &resource.body {
        if let ast::Entry::Message(message) = entry {
            let id = message.id.name.to_owned();
            let pattern = message
                .value
                .as_ref()
                .ok_or_else(|| format!("{}: {id} has no text", file.display()))?;
            let mut arguments = Vec::new();
            let mut shown = String::new();
            collect(pattern, &mut arguments, &mut shown);
            if catalogue
                .insert(id.clone(), Message { arguments, shown })
                .is_some()
            {
                return Err(format!("{}: {id} stands twice", file.display()).into());
            }
        }
    }
    Ok(catalogue)
}

fn collect(pattern: &ast::Pattern<&str>, arguments: &mut Vec<String>, shown: &mut String) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => shown.push_str(value),
            ast::PatternElement::Placeable { expression } => {
                collect_expression(expression, arguments, shown);
            }
        }
    }
}

fn collect_expression(
    expression: &ast::Expression<&str>,
    arguments: &mut Vec<String>,
    shown: &mut String,
) {
    match expression {
        ast::Expression::Inline(inline) => collect_inline(inline, arguments, shown),
        ast::Expression::Select { selector, variants } => {
            collect_inline(selector, arguments, &mut String::new());
            for variant in variants {
                let last = variant.default;
                let mut text = String::new();
                collect(&variant.value, arguments, &mut text);
                if last {
                    shown.push_str(&text);
                }
            }
        }
    }
}

fn collect_inline(
    inline: &ast::InlineExpression<&str>,
    arguments: &mut Vec<String>,
    shown: &mut String,
) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            if !arguments.iter().any(|a| a == id.name) {
                arguments.push(id.name.to_owned());
            }
            shown.push('{');
            shown.push_str(id.name);
            shown.push('}');
        }
        ast::InlineExpression::Placeable { expression } => {
            collect_expression(expression, arguments, shown);
        }
        ast::InlineExpression::StringLiteral { value } => shown.push_str(value),
        _ => shown.push('…'),
    }
}

/// A language must have the same messages as Swedish, with the same arguments.
fn compare(
    feature: &str,
    language: &str,
    swedish: &Catalogue,
    other: &Catalogue,
) -> Result<(), String> {
    for (id, message) in swedish {
        match other.get(id) {
            None => return Err(format!("locales/{language}/{feature} lacks {id}")),
            Some(twin) if names_of(twin) != names_of(message) => {
                return Err(format!(
                    "locales/{language}/{feature}: {id} takes {:?}, the Swedish one {:?}",
                    twin.arguments, message.arguments
                ));
            }
            Some(_) => {}
        }
    }
    match other.keys().find(|id| !swedish.contains_key(*id)) {
        Some(id) => Err(format!(
            "locales/{language}/{feature} has {id}, Swedish does not"
        )),
        None => Ok(()),
    }
}

fn names_of(message: &Message) -> BTreeSet<&String> {
    message.arguments.iter().collect()
}

fn write_method(
    code: &mut String,
    column: usize,
    feature: &str,
    id: &str,
    message: &Message,
) -> Result<(), Box<dyn Error>> {
    let name = format!("{feature}_{}", id.replace('-', "_"));
    // Backticks keep names such as BankID from being taken for links.
    let shown = message.shown.replace('\n', " ").replace('`', "'");
    writeln!(code, "    /// `{}`", shown.trim())?;
    writeln!(code, "    #[must_use]")?;
    if message.arguments.is_empty() {
        writeln!(
            code,
            "    pub fn {name}(&self) -> String {{ self.say({column}, {id:?}, &[]) }}\n"
        )?;
        return Ok(());
    }
    let parameters: Vec<String> = message
        .arguments
        .iter()
        .map(|a| format!("{}: impl Argument<'a>", a.replace('-', "_")))
        .collect();
    let values: Vec<String> = message
        .arguments
        .iter()
        .map(|a| format!("({a:?}, {}.into_value())", a.replace('-', "_")))
        .collect();
    writeln!(
        code,
        "    pub fn {name}<'a>(&self, {}) -> String {{ self.say({column}, {id:?}, &[{}]) }}\n",
        parameters.join(", "),
        values.join(", ")
    )?;
    Ok(())
}
