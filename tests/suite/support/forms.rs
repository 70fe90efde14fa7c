//! The forms of a page as each of their buttons would send them, with what stands in them.

use super::page::{Page, held};
use scraper::ElementRef;

/// What a press of a button sends, and where.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Where.
    pub action: String,
    /// What.
    pub fields: Vec<(String, String)>,
    /// Whether a file goes with it.
    pub has_file: bool,
}

/// What each button of each form of a page would send.
pub fn forms_of(page: &Page) -> Vec<Filled> {
    let mut filled = Vec::new();
    for form in page.all("form[method=post]") {
        let action = form.attr("action").unwrap_or(&page.path);
        let action = action.split('#').next().unwrap_or_default().to_owned();
        let controls: Vec<_> = form.descendent_elements().collect();
        let fields: Vec<_> = controls.iter().filter_map(|c| field(*c)).collect();
        let has_file = form.attr("enctype") == Some("multipart/form-data");
        for button in controls.iter().filter(|c| c.value().name() == "button") {
            let mut fields = fields.clone();
            if let Some(name) = button.attr("name") {
                let value = button.attr("value").unwrap_or_default();
                fields.push((name.to_owned(), value.to_owned()));
            }
            let action = action.clone();
            filled.push(Filled {
                action,
                fields,
                has_file,
            });
        }
    }
    filled
}

/// A field as it is sent, if it is.
fn field(control: ElementRef<'_>) -> Option<(String, String)> {
    let name = control.attr("name")?;
    let sent = match (control.value().name(), control.attr("type")) {
        ("input", Some("radio" | "checkbox")) => control.attr("checked").is_some(),
        ("input", Some("file")) | ("button", _) => false,
        ("input" | "textarea" | "select", _) => true,
        _ => false,
    };
    sent.then(|| (name.to_owned(), held(control)))
}
