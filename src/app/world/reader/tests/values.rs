use super::{SMALL, after, each_tells, line, told};
use crate::app::world::read;
use crate::kernel::Percent;
use crate::reach::arithmetic::Target;

#[test]
fn a_target_is_exactly_what_was_written() {
    for (written, read_as) in [
        ("10", "10"),
        ("\"7.5\"", "7.5"),
        ("\"7,5\"", "7.5"),
        ("100", "100"),
    ] {
        let world = read(&SMALL.replace("percent = 10", &format!("percent = {written}"))).unwrap();
        let share = Percent::parse(read_as).unwrap();
        assert_eq!(world.targets[0].goal, Target::Share(share));
    }
    let world = read(&SMALL.replace("percent = 10", "people = 1516")).unwrap();
    assert_eq!(world.targets[0].goal, Target::People(1516));
    assert_eq!(world.targets[0].municipality.as_str(), "0899");
}

#[test]
fn a_value_of_the_wrong_kind_is_told_on_its_line() {
    each_tells(&[
        (
            "seats = 14",
            "seats = \"14\"",
            "invalid type: string \"14\", expected i64",
        ),
        (
            "seats = 14",
            "seat = 14",
            "unknown field `seat`, expected one of `key`, `name`, `seats`, `reserved`",
        ),
        (
            "lift = \"yes\"",
            "lift = \"maybe\"",
            "unknown variant `maybe`, expected one of `yes`, `no`, `not_needed`",
        ),
        (
            "wifi = true",
            "wifi = \"ja\"",
            "invalid type: string \"ja\", expected a boolean",
        ),
        (
            "percent = 10",
            "percent = 7.5",
            "expected a whole number, or a decimal number in quotes such as \"7.5\"",
        ),
    ]);
}

#[test]
fn a_missing_key_is_told_on_the_line_of_its_table() {
    let room = line("[[venue.room]]");
    assert_eq!(
        after("seats = 14\n", ""),
        [format!("line {room}: missing field `seats`")]
    );
    let facts = line("[venue.facts]");
    assert_eq!(
        after("charging = false\n", ""),
        [format!("line {facts}: missing field `charging`")]
    );
}

#[test]
fn codes_phones_and_the_like_must_be_what_they_are_called() {
    each_tells(&[
        (
            "phone = \"08-465 004 90\"",
            "phone = \"växeln\"",
            "\"växeln\" is not a phone number, such as \"08-465 004 00\"",
        ),
        (
            "postcode = \"753 50\"",
            "postcode = \"7535\"",
            "\"7535\" is not a postcode, such as \"392 31\"",
        ),
        (
            "postcodes = [\"753 50\"]",
            "postcodes = [\"x\"]",
            "\"x\" is not a postcode, such as \"392 31\"",
        ),
        (
            "brand_colour = \"#0b5c3e\"",
            "brand_colour = \"green\"",
            "\"green\" is not a colour, such as \"#0b5c3e\"",
        ),
        (
            "brand_colour = \"#0b5c3e\"",
            "brand_colour = \"#777777\"",
            "#777777 has a contrast of 4.4 to 1 on white; at least 7 to 1 is needed",
        ),
        (
            "brand_colour = \"#0b5c3e\"",
            "website = \"http://granby.example\"",
            "\"http://granby.example\" is not a website address beginning with https://",
        ),
        (
            "percent = 10",
            "percent = 0",
            "\"0\" is not a share above 0 and at most 100 percent, such as 10 or \"7.5\"",
        ),
        (
            "percent = 10",
            "percent = \"ten\"",
            "\"ten\" is not a share above 0 and at most 100 percent, such as 10 or \"7.5\"",
        ),
        (
            "name = \"Granby skola\"",
            "name = \" \"",
            "the text is empty here",
        ),
        (
            "host = \"Rut Ek\"",
            "host = \"\"",
            "\"\" is not a person's name, such as \"Karin Lindgren\"",
        ),
        (
            "key = \"berga-1\"",
            "key = \"Berga 1\"",
            "\"Berga 1\" is not a key of the letters a-z, digits and single dashes, such as \"lindsdals-bibliotek\"",
        ),
    ]);
}

#[test]
fn numbers_have_limits() {
    each_tells(&[
        ("seats = 14", "seats = 0", "0 is not between 1 and 10000"),
        ("seats = 14", "seats = -3", "-3 is not between 1 and 10000"),
        ("cap = 12", "cap = 0", "0 is not between 1 and 10000"),
        (
            "residents_per_tutor = 4",
            "residents_per_tutor = 0",
            "0 is not between 1 and 100",
        ),
        (
            "year = 2027",
            "year = 27",
            "27 is not between 2000 and 2199",
        ),
        (
            "seats = 14",
            "seats = 2",
            "room \"sal-1\" keeps as many seats as it has, so no resident could sit there",
        ),
    ]);
}

#[test]
fn a_municipality_code_belongs_to_its_county() {
    each_tells(&[
        (
            "code = \"0899\"",
            "code = \"0799\"",
            "municipality code 0799 does not belong to county 08: it must begin with 08",
        ),
        (
            "code = \"0899\"",
            "code = \"899\"",
            "\"899\" is not a municipality code of four digits, such as \"0880\"",
        ),
        (
            "county = \"08\"",
            "county = \"07\"",
            "municipality \"granby\" names county \"07\", which this file does not have",
        ),
    ]);
}

#[test]
fn a_slug_that_the_program_needs_itself_is_refused() {
    let own = ["en", "static", "healthz", "readyz", "delar", "postlada"];
    let words = [
        "traffar", "rounds", "kontakt", "contact", "parts", "mailbox",
    ];
    for reserved in own.into_iter().chain(words) {
        let text = SMALL.replace("\"granby\"", &format!("\"{reserved}\""));
        let slug = line("slug = ");
        let message =
            format!("the slug \"{reserved}\" is used by the program itself; choose another");
        assert!(
            told(&text).contains(&format!("line {slug}: {message}")),
            "{reserved}"
        );
    }
}

#[test]
fn a_municipality_with_rounds_needs_what_the_law_wants_on_its_pages() {
    let start = SMALL.find("[municipality.privacy]").unwrap();
    let end = SMALL.find("[[municipality.target]]").unwrap();
    let without = format!("{}{}", &SMALL[..start], &SMALL[end..]);
    let at = line("slug = ");
    assert_eq!(
        told(&without),
        [format!(
            "line {at}: municipality \"granby\" has rounds, so it needs [municipality.privacy]"
        )]
    );
    let rounds = without.find("[[round]]").unwrap();
    assert_eq!(told(&without[..rounds]), [""; 0]);
}

#[test]
fn an_accessibility_statement_does_not_contradict_itself() {
    each_tells(&[(
        "updated_on = 2026-11-20",
        "updated_on = 2026-11-19",
        "updated_on is earlier than assessed_on",
    )]);
    let at = line("[municipality.accessibility]");
    assert_eq!(
        after("status = \"partly\"", "status = \"fully\""),
        [format!(
            "line {at}: status is \"fully\", but problems are listed; choose \"partly\" or \"not\""
        )]
    );
    let start = SMALL
        .find("[[municipality.accessibility.problem]]")
        .unwrap();
    let end = SMALL.find("[municipality.privacy]").unwrap();
    assert_eq!(
        told(&format!("{}{}", &SMALL[..start], &SMALL[end..])),
        [format!(
            "line {at}: status is not \"fully\", so list at least one [[municipality.accessibility.problem]]"
        )]
    );
}

#[test]
fn a_target_has_one_figure_and_a_year_one_target() {
    let at = line("[[municipality.target]]");
    let one_figure = format!("line {at}: give either percent or people for the year's target");
    assert_eq!(after("percent = 10", ""), [one_figure.as_str()]);
    assert_eq!(
        after("percent = 10", "percent = 10\npeople = 9"),
        [one_figure]
    );
    let twice = "percent = 10\n[[municipality.target]]\nyear = 2027\npeople = 9";
    let second = line("percent = 10") + 1;
    assert_eq!(
        after("percent = 10", twice),
        [format!(
            "line {second}: a target for \"2027\" is already there on line {at}"
        )]
    );
}

#[test]
fn opening_hours_are_given_in_words_and_for_the_computer() {
    let hours = "[[municipality.open]]\ndays = \"monday-thursday\"\nfrom = 08:00\nto = 17:00\n";
    let words =
        "phone_hours.sv = \"måndag–torsdag 8–17\"\nphone_hours.en = \"Monday to Thursday 8–17\"\n";
    let at = |text: &str| {
        text.lines()
            .position(|line| line.starts_with("slug"))
            .unwrap()
            + 1
    };
    let half = "line {}: give both phone_hours and [[municipality.open]], or neither (then it is Monday to Friday 8-16)";
    let only_words = SMALL.replace("brand_colour", &format!("{words}brand_colour"));
    assert_eq!(
        told(&only_words),
        [half.replace("{}", &at(&only_words).to_string())]
    );
    let only_computer = SMALL.replace(
        "[municipality.privacy]",
        &format!("{hours}[municipality.privacy]"),
    );
    assert_eq!(
        told(&only_computer),
        [half.replace("{}", &at(&only_computer).to_string())]
    );
    let both = only_words.replace(
        "[municipality.privacy]",
        &format!("{hours}[municipality.privacy]"),
    );
    assert_eq!(
        read(&both).unwrap().municipalities[0]
            .facts
            .opening_hours
            .len(),
        4
    );
    let twice = both.replace(
        "[municipality.privacy]",
        &format!(
            "{}[municipality.privacy]",
            hours.replace("monday-thursday", "wednesday")
        ),
    );
    assert!(
        told(&twice)[0].contains("opening hours for \"Wed\" is already there on line"),
        "{:?}",
        told(&twice)
    );
}

#[test]
fn a_school_is_known_by_its_name_in_a_municipality_of_the_file() {
    let school = "\n[[school]]\nmunicipality = \"granby\"\nname = \"Ängsbackaskolan\"\n";
    let world = read(&format!("{SMALL}{school}")).unwrap();
    let there: Vec<_> = world
        .schools
        .iter()
        .map(|s| (s.municipality.as_str(), s.name.as_str()))
        .collect();
    assert_eq!(there, [("0899", "Ängsbackaskolan")]);
    let first = SMALL.lines().count() + 2;
    let again = first + 4;
    assert_eq!(
        told(&format!("{SMALL}{school}{school}")),
        [format!(
            "line {again}: school \"Ängsbackaskolan\" is already there on line {first}"
        )]
    );
    let elsewhere = school.replace("granby", "berga");
    let at = first + 1;
    assert_eq!(
        told(&format!("{SMALL}{elsewhere}")),
        [format!(
            "line {at}: school \"Ängsbackaskolan\" names municipality \"berga\", which this file does not have"
        )]
    );
}
