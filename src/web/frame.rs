//! What every page needs around its own content: language, municipality, links, phone number.
//!
//! `web` knows no municipality; whoever assembles the program hands over a [`FrameSource`].

use super::{
    Demo, Failure, Links, Practice, RequestId, TextSize,
    assets::stylesheet,
    failure,
    form::Words,
    gate::Arrival,
    parts::{Help, LanguageLink, Link},
};
use crate::{
    kernel::MunicipalityCode,
    locale::{Lang, Text},
    store::Fault,
};
use rocket::{
    Request, async_trait,
    http::Status,
    request::{FromRequest, Outcome},
};
use std::sync::Arc;

/// A municipality as its pages show it, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Official four-digit code.
    pub code: String,
    /// The word in the address: `kalmar`.
    pub slug: String,
    /// «Kalmar».
    pub name: String,
    /// «Kalmar kommun».
    pub full_name: String,
    /// The contact centre's number as it is written: «08-465 004 00».
    pub phone: String,
    /// The number for a phone to dial: «tel:+46846500400».
    pub phone_link: String,
    /// When somebody answers: «måndag–fredag 8–16».
    pub hours: String,
    /// Its own colour as six hexadecimal digits, readable on white.
    pub brand: Option<String>,
    /// What the municipality calls those who answer: «kontaktcenter».
    pub contact_name: String,
}

/// Finds the municipality behind a slug. Implemented by whoever knows municipalities.
#[async_trait]
pub trait FrameSource: Send + Sync {
    /// The municipality with this slug, its words in this language.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be looked up.
    async fn place(&self, slug: &str, lang: Lang) -> Result<Option<Place>, Fault>;
}

/// What a page shows around its content.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The catalogue in the page's language.
    pub text: Text,
    /// Writes addresses in the page's language.
    pub links: Links,
    /// The municipality; none on the list of municipalities and on pages for operators.
    pub place: Option<Place>,
    /// This page in the other language.
    pub other_language: String,
    /// Names this request in the log, shown when something broke.
    pub request_id: RequestId,
    /// Whether this is the demo, whose pages link to the local mailbox.
    pub demo: bool,
    /// How large the visitor wants the text.
    pub text_size: TextSize,
    /// The code by which staff can open what the visitor has filled in so far: «K7 42».
    pub draft_code: Option<String>,
    /// Whether the page belongs to the practice, in which nothing is sent.
    pub practice: bool,
}

impl Frame {
    /// The same frame whose help box says by which code staff can see what has been filled in.
    #[must_use]
    pub fn with_draft_code(&self, code: &str) -> Self {
        Self {
            draft_code: Some(code.to_owned()),
            ..self.clone()
        }
    }

    /// The same frame for a page of the practice, which says so in its band and its title.
    #[must_use]
    pub fn as_practice(&self) -> Self {
        Self {
            practice: true,
            ..self.clone()
        }
    }

    /// The language code for the page's `lang`.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.text.lang().code()
    }

    /// The words that form parts say around what a page puts in them.
    #[must_use]
    pub fn form_words(&self) -> Words {
        Words {
            error: self.text.web_error_prefix(),
            problem: self.text.web_error_summary(),
            important: self.text.web_important(),
            done: self.text.web_done(),
        }
    }

    /// What stands in the bar: the municipality, or the name of the service.
    #[must_use]
    pub fn name(&self) -> String {
        self.place
            .as_ref()
            .map_or_else(|| self.text.web_service(), |p| p.full_name.clone())
    }

    /// The address of the stylesheet, in the municipality's own colour if it has one.
    #[must_use]
    pub fn stylesheet(&self) -> String {
        let place = self.place.as_ref();
        stylesheet(place.and_then(|place| place.brand.as_deref()))
    }

    /// The way to this page in the other language.
    #[must_use]
    pub fn language_link(&self) -> Option<LanguageLink> {
        Some(LanguageLink {
            href: self.other_language.clone(),
            text: self.text.web_other_language(),
            code: other(self.text.lang()).code().to_owned(),
        })
    }

    /// The ways to the other text sizes.
    #[must_use]
    pub fn text_sizes(&self) -> Vec<Link> {
        let next = self.text_size.next().iter();
        next.map(|size| {
            let words = match size {
                TextSize::Usual => self.text.web_text_usual(),
                TextSize::Larger => self.text.web_text_larger(),
                TextSize::Largest => self.text.web_text_largest(),
            };
            Link::new(words, self.links.to(&size.path()))
        })
        .collect()
    }

    /// The help box, the same on every page of a municipality (WCAG 3.2.6); in a form that is half
    /// filled in it also says the draft's code and how to leave it.
    #[must_use]
    pub fn help(&self) -> Option<Help> {
        let place = self.place.as_ref()?;
        Some(Help {
            title: self.text.web_help_heading(),
            call: self.text.web_help_call(),
            phone: place.phone.clone(),
            phone_link: place.phone_link.clone(),
            hours: place.hours.clone(),
            // A code is never parted at the end of a line.
            code: (self.draft_code.as_ref())
                .map(|code| self.text.web_help_code(code.replace(' ', "\u{a0}"))),
            stop: (self.draft_code.as_ref())
                .map(|_| Link::new(self.text.web_help_stop(), self.links.to("anmalan/sluta"))),
            links: vec![Link::new(
                self.text.web_help_call_me(),
                self.links.to("ring-mig"),
            )],
        })
    }

    /// The links of the footer.
    #[must_use]
    pub fn foot_links(&self) -> Vec<Link> {
        let text = self.text;
        let mut links = Vec::new();
        if self.place.is_some() {
            links.extend([
                Link::new(
                    text.web_footer_accessibility(),
                    self.links.to("tillganglighet"),
                ),
                Link::new(text.web_footer_privacy(), self.links.to("personuppgifter")),
                Link::new(text.web_footer_contact(), self.links.to("kontakt")),
            ]);
        }
        if self.demo {
            let own = Links::new(text.lang(), None, false);
            links.push(Link::new(text.web_footer_mailbox(), own.to("postlada")));
        }
        links
    }

    /// Who is behind the page, and in the demo that it is one.
    #[must_use]
    pub fn foot_text(&self) -> String {
        let mut words = self.name();
        if self.demo {
            words = format!("{words}. {}", self.text.web_footer_demo());
        }
        words
    }

    /// The frame of a request, built once and kept for its error page.
    ///
    /// # Errors
    /// The status to answer when it could not be built, which has then been logged.
    pub(crate) async fn of<'r>(request: &'r Request<'_>) -> Result<&'r Self, Status> {
        let built: &Result<Self, Status> = request
            .local_cache_async(async {
                Self::build(request)
                    .await
                    .map_err(|fault| failure::status_of(&fault, &Arrival::of(request).request_id))
            })
            .await;
        built.as_ref().map_err(|status| *status)
    }

    async fn build(request: &Request<'_>) -> Result<Self, Fault> {
        let arrival = Arrival::of(request);
        let place = match (
            &arrival.slug,
            request.rocket().state::<Arc<dyn FrameSource>>(),
        ) {
            (Some(slug), Some(source)) => source.place(slug, arrival.lang).await?,
            _ => None,
        };
        let slug = place.as_ref().map(|p| p.slug.clone());
        let links = Links::new(arrival.lang, slug, arrival.hosted);
        let path = match (&place, &arrival.path) {
            // Without a municipality the whole path is the page's own.
            (None, path) => path.trim_start_matches('/').to_owned(),
            (Some(place), path) => path
                .trim_start_matches('/')
                .strip_prefix(place.slug.as_str())
                .unwrap_or("")
                .trim_start_matches('/')
                .to_owned(),
        };
        let query = request
            .uri()
            .query()
            .map_or_else(String::new, |q| format!("?{q}"));
        // The twin of a page that does not exist is the start.
        let path = if arrival.refused.is_some() {
            String::new()
        } else {
            path
        };
        let other_language = links.in_language(other(arrival.lang)).to(&path) + &query;
        Ok(Self {
            text: Text::new(arrival.lang),
            links,
            place,
            other_language,
            request_id: arrival.request_id.clone(),
            demo: request.rocket().state::<Demo>().is_some(),
            text_size: TextSize::of(request),
            draft_code: None,
            practice: request.rocket().state::<Practice>().is_some(),
        })
    }
}

fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Swedish => Lang::English,
        Lang::English => Lang::Swedish,
    }
}

#[async_trait]
impl<'r> FromRequest<'r> for &'r Frame {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Frame::of(request).await {
            Ok(frame) => Outcome::Success(frame),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

/// A page under a municipality that exists; under one that does not, no page is found.
#[derive(Debug, Clone, Copy)]
pub struct Here<'r> {
    /// What the page shows around its content.
    pub frame: &'r Frame,
    /// The municipality.
    pub place: &'r Place,
}

impl Here<'_> {
    /// The municipality by its official code.
    ///
    /// # Errors
    /// A [`Failure`] when its row holds an odd one.
    pub fn municipality(&self) -> Result<MunicipalityCode, Failure> {
        MunicipalityCode::parse(&self.place.code)
            .ok_or_else(|| Failure::Fault(Fault::new("a municipality with an odd code")))
    }
}

#[async_trait]
impl<'r> FromRequest<'r> for Here<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let frame = match Frame::of(request).await {
            Ok(frame) => frame,
            Err(status) => return Outcome::Error((status, ())),
        };
        match &frame.place {
            Some(place) => Outcome::Success(Here { frame, place }),
            None => Outcome::Error((Status::NotFound, ())),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::web::parts::PartsPage;
    use askama::Template;

    fn frame(lang: Lang) -> Frame {
        Frame {
            text: Text::new(lang),
            links: Links::new(lang, Some("kalmar".to_owned()), false),
            place: Some(Place {
                code: "0880".to_owned(),
                slug: "kalmar".to_owned(),
                name: "Kalmar".to_owned(),
                full_name: "Kalmar kommun".to_owned(),
                phone: "08-465 004 00".to_owned(),
                phone_link: "tel:+46846500400".to_owned(),
                hours: "måndag–fredag 8–16".to_owned(),
                brand: None,
                contact_name: "kontaktcenter".to_owned(),
            }),
            other_language: "/en/kalmar".to_owned(),
            request_id: RequestId::default(),
            demo: false,
            text_size: TextSize::Usual,
            draft_code: None,
            practice: false,
        }
    }

    fn written(frame: &Frame) -> String {
        PartsPage::sample(frame, String::new()).render().unwrap()
    }

    #[test]
    fn the_help_says_the_code_of_a_half_filled_form_and_of_no_other() {
        let frame = frame(Lang::Swedish);
        assert!(!written(&frame).contains("Säg koden"));
        let page = written(&frame.with_draft_code("K7 42"));
        assert!(page.contains("Säg koden K7\u{a0}42 så ser vi det du redan har skrivit."));
        let hostile = written(&frame.with_draft_code("<b>\""));
        assert!(!hostile.contains("<b>"));
    }

    #[test]
    fn every_page_of_a_municipality_offers_a_call() {
        for (lang, address) in [
            (Lang::Swedish, "/kalmar/ring-mig"),
            (Lang::English, "/en/kalmar/call-me"),
        ] {
            let help = frame(lang).help().unwrap();
            assert_eq!(help.links[0].href, address);
        }
    }

    #[test]
    fn the_practice_says_so_in_its_band_and_in_its_title() {
        for (lang, band, title) in [
            (
                Lang::Swedish,
                "Övning – inget skickas",
                "Övning, inget skickas",
            ),
            (
                Lang::English,
                "Practice – nothing is sent",
                "Practice, nothing is sent",
            ),
        ] {
            let frame = frame(lang);
            assert!(!written(&frame).contains(band));
            let page = written(&frame.as_practice());
            assert_eq!(page.matches(band).count(), 1);
            let head = page.split("</title>").next().unwrap();
            assert!(
                head.ends_with(&format!(" – {title} – Kalmar kommun")),
                "{head}"
            );
        }
    }

    #[test]
    fn larger_text_is_a_class_of_the_whole_page() {
        let mut frame = frame(Lang::Swedish);
        assert!(written(&frame).contains("<html lang=\"sv\">"));
        frame.text_size = TextSize::Largest;
        let page = written(&frame);
        assert!(page.contains("<html lang=\"sv\" class=\"app-text-largest\">"));
        assert!(page.contains("/kalmar/textstorlek/vanlig"));
    }
}
