//! The shape of a world file, table by table, as an operator writes it (documented in
//! `docs/world-file.md`).
//!
//! Nothing is checked here but the kinds of values and the names of the keys; every text that can
//! be wrong carries its position, so that the reader can name the line.

use crate::municipalities::Compliance;
use crate::rounds::LinePolicy;
use crate::venues::Lift;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// A text with its position.
pub(super) type Text = Spanned<String>;

/// A whole number with its position.
pub(super) type Whole = Spanned<i64>;

/// A day, a time of day or both, with its position.
pub(super) type When = Spanned<Datetime>;

/// `name.sv = "…"`, `name.en = "…"`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordsShape {
    pub(super) sv: Text,
    pub(super) en: Text,
}

/// `[[county]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountyShape {
    pub(super) code: Text,
    pub(super) name: WordsShape,
}

/// `[[municipality]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MunicipalityShape {
    pub(super) code: Text,
    pub(super) name: Text,
    pub(super) full_name: Text,
    pub(super) slug: Text,
    pub(super) county: Text,
    pub(super) phone: Text,
    pub(super) phone_hours: Option<WordsShape>,
    #[serde(default)]
    pub(super) open: Vec<Spanned<OpenShape>>,
    pub(super) email: Option<Text>,
    #[serde(default)]
    pub(super) postal_address: Vec<Text>,
    pub(super) contact_name: Option<WordsShape>,
    pub(super) brand_colour: Option<Text>,
    pub(super) website: Option<Text>,
    pub(super) accessibility: Option<Spanned<AccessibilityShape>>,
    pub(super) privacy: Option<PrivacyShape>,
    #[serde(default)]
    pub(super) target: Vec<Spanned<TargetShape>>,
}

/// `[[municipality.open]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenShape {
    pub(super) days: Text,
    pub(super) from: When,
    pub(super) to: When,
}

/// `[municipality.accessibility]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccessibilityShape {
    #[serde(with = "StatusShape")]
    pub(super) status: Compliance,
    pub(super) assessed_on: When,
    pub(super) updated_on: When,
    pub(super) method: WordsShape,
    #[serde(default)]
    pub(super) problem: Vec<ProblemShape>,
}

/// `status` of an accessibility statement.
#[derive(Deserialize)]
#[serde(remote = "Compliance", rename_all = "snake_case")]
enum StatusShape {
    Fully,
    Partly,
    Not,
}

/// `[[municipality.accessibility.problem]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProblemShape {
    pub(super) group: WordsShape,
    pub(super) text: WordsShape,
}

/// `[municipality.privacy]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PrivacyShape {
    pub(super) controller: WordsShape,
    pub(super) officer: WordsShape,
    pub(super) retention: WordsShape,
    pub(super) months: Option<Whole>,
}

/// `[[municipality.target]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetShape {
    pub(super) year: Whole,
    pub(super) percent: Option<Spanned<PercentShape>>,
    pub(super) people: Option<Whole>,
}

/// `percent` of a target: never a binary fraction.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a whole number, or a decimal number in quotes such as \"7.5\""
)]
pub(super) enum PercentShape {
    Whole(i64),
    Decimal(String),
}

/// `[[school]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SchoolShape {
    pub(super) municipality: Text,
    pub(super) name: Text,
}

/// `[[place]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceShape {
    pub(super) municipality: Text,
    pub(super) key: Text,
    pub(super) name: Text,
    #[serde(default)]
    pub(super) postcodes: Vec<Text>,
    #[serde(default)]
    pub(super) near: Vec<Text>,
}

/// `[[venue]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VenueShape {
    pub(super) municipality: Text,
    pub(super) key: Text,
    pub(super) place: Text,
    pub(super) name: Text,
    pub(super) street: Text,
    pub(super) postcode: Text,
    pub(super) post_town: Text,
    pub(super) way_in: WordsShape,
    pub(super) facts: FactsShape,
    #[serde(default)]
    pub(super) room: Vec<RoomShape>,
}

/// `[venue.facts]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate fact that is shown by itself"
)]
pub(super) struct FactsShape {
    pub(super) hearing_loop: bool,
    pub(super) step_free_entrance: bool,
    #[serde(with = "LiftShape")]
    pub(super) lift: Lift,
    pub(super) accessible_toilet: bool,
    pub(super) parking: bool,
    pub(super) accessible_parking: bool,
    pub(super) bus_stop: Option<WordsShape>,
    pub(super) special_transport_stop: bool,
    pub(super) wifi: bool,
    pub(super) charging: bool,
    pub(super) coffee: bool,
}

/// `lift` among a venue's facts.
#[derive(Deserialize)]
#[serde(remote = "Lift", rename_all = "snake_case")]
enum LiftShape {
    Yes,
    No,
    NotNeeded,
}

/// `[[venue.room]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoomShape {
    pub(super) key: Text,
    pub(super) name: Text,
    pub(super) seats: Whole,
    pub(super) reserved: Option<Whole>,
}

/// `[[programme]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProgrammeShape {
    pub(super) municipality: Text,
    pub(super) key: Text,
    pub(super) name: WordsShape,
    pub(super) summary: WordsShape,
    pub(super) minimum_age: Option<Whole>,
    #[serde(default)]
    pub(super) bring: Vec<WordsShape>,
    #[serde(default)]
    pub(super) do_not_bring: Vec<WordsShape>,
    pub(super) preparation: Option<WordsShape>,
}

/// `[[round]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundShape {
    pub(super) municipality: Text,
    pub(super) key: Text,
    pub(super) programme: Text,
    pub(super) number: Option<Whole>,
    #[serde(default = "usual_policy", with = "PolicyShape")]
    pub(super) policy: LinePolicy,
    pub(super) signup_opens: When,
    pub(super) signup_closes: Option<When>,
    pub(super) residents_per_tutor: Whole,
    pub(super) cap: Option<Whole>,
    #[serde(default)]
    pub(super) session: Vec<Spanned<SessionShape>>,
}

/// `policy` of a round.
#[derive(Deserialize)]
#[serde(remote = "LinePolicy", rename_all = "snake_case")]
enum PolicyShape {
    Fill,
    KeepOrder,
}

/// The policy of a round that names none.
fn usual_policy() -> LinePolicy {
    LinePolicy::Fill
}

/// `[[round.session]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionShape {
    pub(super) date: When,
    pub(super) from: When,
    pub(super) to: When,
    pub(super) venue: Text,
    pub(super) room: Text,
    pub(super) planned_tutors: Whole,
    pub(super) host: Option<Text>,
    pub(super) welcome: Option<Text>,
    pub(super) responsible_adult: Option<Text>,
}
