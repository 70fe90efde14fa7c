//! Rounds as they are asked for on the page for new ones: first what, where and how often, then the
//! days, people and seats.

use super::{
    clash_words,
    office::Office,
    questions::{self, RESERVED, TUTORS},
    read,
};
use crate::{
    calendars::{self, ClosedDays, ScarcePerson},
    kernel::{CivilTime, PersonName, ProgrammeId, Zone},
    locale::{Span, Text},
    programmes::{self, Programme},
    rounds::{LinePolicy, MOST, NewRound, NewSession, Role, State, series},
    venues::RoomChoice,
    web::{
        Failure, Reading,
        form::{Answer, Area, Choice, Entry, Field, FormState, Section},
    },
};
use chrono::{Days, NaiveDate};

const PROGRAMME: &str = "kurs";
const FIRST: &str = "forsta";
const OFTEN: &str = "ofta";
const COUNT: &str = "antal";
const SKIP: &str = "hoppa";
const TOGETHER: &str = "ihop";
pub(super) const DAYS: &str = "dagar";
const OPENS: [&str; 2] = ["oppnar", "oppnar-tid"];
const CLOSES: &str = "stanger";

/// Days ahead that closed days are read for.
const LOOK_AHEAD_DAYS: u64 = 3 * 365;

/// More passed over days are not listed.
const MOST_PASSED_OVER: usize = 20;

/// When sign-up closes, before a session, of the clock.
const CLOSING_HOUR: u32 = 16;

/// What can be chosen among.
pub(super) struct Choices {
    programmes: Vec<Programme>,
    pub(super) rooms: Vec<RoomChoice>,
    people: Vec<ScarcePerson>,
    closed: Vec<ClosedDays>,
    today: NaiveDate,
}

/// The first step.
pub(super) struct Frame<'a> {
    programme: ProgrammeId,
    room: &'a RoomChoice,
    hours: Span,
    together: bool,
    /// The days that the series falls on.
    pub(super) days: Vec<NaiveDate>,
    /// The days that it would have had, each with why it has not.
    pub(super) passed_over: Vec<String>,
}

impl Choices {
    pub(super) async fn of(office: &Office<'_>) -> Result<Self, Failure> {
        let db = office.store().read();
        let today = office.work.today();
        let last = today + Days::new(LOOK_AHEAD_DAYS);
        Ok(Self {
            programmes: programmes::all(db, &office.code).await?,
            rooms: office.rooms().await?,
            people: office.people().await?,
            closed: calendars::closed_days(db, &office.code, today, last).await?,
            today,
        })
    }

    /// What, where, and how often.
    pub(super) fn first_step(&self, text: Text) -> Vec<Section> {
        let lang = text.lang();
        let only = self.programmes.len() == 1;
        let programmes = self.programmes.iter().map(|programme| {
            let name = programme.facts.name.of(lang);
            Answer::new(programme.id.to_string(), name).checked(only)
        });
        let [from, to] = questions::hours(text, None);
        let often = [
            ("0", text.planning_once()),
            ("1", text.planning_every_week()),
            ("2", text.planning_every_other_week()),
            ("3", text.planning_every_third_week()),
            ("4", text.planning_every_fourth_week()),
        ];
        let often = often.map(|(value, words)| Answer::new(value, words));
        let skip = vec![
            Answer::new("helg", text.planning_skip_holidays()).checked(true),
            Answer::new("lov", text.planning_skip_breaks()).checked(true),
        ];
        let together = vec![
            Answer::new("var-for-sig", text.planning_apart()).hint(text.planning_apart_hint()),
            Answer::new("ihop", text.planning_together()).hint(text.planning_together_hint()),
        ];
        vec![
            Section::titled(
                text.planning_section_what(),
                vec![
                    Choice::radios(PROGRAMME, text.planning_programme(), programmes.collect())
                        .into(),
                    questions::room(text, &self.rooms, None),
                    from,
                    to,
                ],
            ),
            Section::titled(
                text.planning_section_days(),
                vec![
                    Field::new(FIRST, text.planning_first_day(), Entry::Date)
                        .hint(text.planning_day_hint())
                        .into(),
                    Choice::radios(OFTEN, text.planning_often(), often.into()).into(),
                    Field::new(COUNT, text.planning_count(), Entry::Number)
                        .hint(text.planning_count_hint())
                        .into(),
                    Choice::checkboxes(SKIP, text.planning_skip(), skip).into(),
                    Choice::radios(TOGETHER, text.planning_grouping(), together).into(),
                ],
            ),
        ]
    }

    /// What the first step says; `None` when something is wrong, which is noted.
    pub(super) fn read_first(&self, read: &mut Reading<'_>, text: Text) -> Option<Frame<'_>> {
        let known = |id: &str| self.programmes.iter().find(|p| p.id.to_string() == id);
        let programme = read.parsed(PROGRAMME, known, text.planning_wrong_pick());
        let room = questions::read_room(read, text, &self.rooms);
        let hours = read::hours(read, text, questions::HOURS);
        let first = read::day(read, text, self.today, FIRST);
        let weeks = |word: &str| word.parse().ok().filter(|weeks| *weeks <= 4_u32);
        let often = read.parsed(OFTEN, weeks, text.planning_wrong_pick());
        let count = if often == Some(0) {
            Some(1)
        } else {
            let most = u32::try_from(MOST).unwrap_or(u32::MAX);
            questions::read_number(read, text, COUNT, (1, most))
        };
        let together = |word: &str| match word {
            "ihop" => Some(true),
            "var-for-sig" => Some(false),
            _ => None,
        };
        let together = read.parsed(TOGETHER, together, text.planning_wrong_pick());
        let skips = |word: &str| read.picks(SKIP).iter().any(|picked| picked == word);
        let (holidays, breaks) = (skips("helg"), skips("lov"));
        let skip = |day: NaiveDate| {
            let holiday = clash_words::red_day(text, day).filter(|_| holidays);
            holiday.or_else(|| self.closed_on(day).filter(|_| breaks))
        };
        let count = usize::try_from(count?).ok()?;
        let series = series(first?, often?, count, skip);
        let passed_over = series.passed_over.iter().take(MOST_PASSED_OVER);
        Some(Frame {
            programme: programme?.id,
            room: room?,
            hours: hours?,
            together: together?,
            passed_over: passed_over
                .map(|(day, why)| text.planning_passed_over_day(text.day_and_year(*day), why))
                .collect(),
            days: series.days,
        })
    }

    /// What schools call a day on which they are closed.
    fn closed_on(&self, day: NaiveDate) -> Option<String> {
        let mut closed = self.closed.iter();
        let days = closed.find(|days| days.first <= day && day <= days.last)?;
        Some(days.label.clone())
    }

    /// The days, the people, the seats and sign-up. `ratio` is what the latest round had.
    pub(super) fn second_step(
        &self,
        text: Text,
        frame: &Frame<'_>,
        ratio: Option<u32>,
    ) -> Vec<Section> {
        let days: Vec<String> = frame.days.iter().map(|d| text.day_and_year(*d)).collect();
        let reserved = questions::number(
            RESERVED,
            text.planning_reserved(),
            Some(frame.room.reserved),
        );
        let rows = u8::try_from(days.len().clamp(3, 20)).unwrap_or(20);
        vec![
            Section::titled(
                text.planning_section_days(),
                vec![
                    Area::new(DAYS, text.planning_days())
                        .hint(text.planning_days_hint())
                        .value(days.join("\n"))
                        .rows(rows)
                        .into(),
                ],
            ),
            Section::titled(
                text.planning_section_seats(),
                vec![
                    questions::tutors(text, None),
                    questions::ratio(text, ratio),
                    reserved.hint(text.planning_reserved_hint()).into(),
                    questions::cap(text, None),
                    questions::policy(text, LinePolicy::Fill),
                ],
            ),
            Section::titled(
                text.planning_section_people(),
                questions::roles(text, &self.people, &[]),
            )
            .lead(text.planning_people_lead()),
            Section::titled(
                text.planning_section_sign_up(),
                vec![
                    Field::new(OPENS[0], text.planning_opens_day(), Entry::Date)
                        .hint(text.planning_day_hint())
                        .value(text.day_and_year(self.today))
                        .into(),
                    Field::new(OPENS[1], text.planning_opens_time(), Entry::Time)
                        .value("09.00")
                        .into(),
                    Field::new(CLOSES, text.planning_closes_before(), Entry::Number)
                        .hint(text.planning_closes_before_hint())
                        .value("2")
                        .into(),
                ],
            ),
        ]
    }

    /// The rounds that both steps ask for.
    pub(super) fn read_second(
        &self,
        read: &mut Reading<'_>,
        text: Text,
        frame: &Frame<'_>,
        office: &Office<'_>,
    ) -> Option<Vec<NewRound>> {
        let days = read::days(read, text, self.today, DAYS);
        let tutors = questions::read_number(read, text, TUTORS, (0, 500));
        let ratio = questions::read_number(read, text, questions::RATIO, (1, 50));
        let reserved = questions::read_number(read, text, RESERVED, (0, frame.room.seats));
        let cap = questions::read_cap(read, text);
        let policy = questions::read_policy(read, text);
        let people = questions::read_roles(read, text, &self.people);
        let opens = read::moment(read, text, self.today, OPENS);
        let before = questions::read_number(read, text, CLOSES, (0, 60));
        let people: Vec<(Role, PersonName)> = people
            .into_iter()
            .map(|(role, person)| (role, person.name.clone()))
            .collect();
        let (tutors, reserved) = (tutors?, reserved?);
        let session = |day: &NaiveDate| NewSession {
            room: frame.room.id,
            room_seats: frame.room.seats,
            reserved,
            day: *day,
            starts: frame.hours.from,
            ends: frame.hours.to,
            planned_tutors: tutors,
            people: people.clone(),
        };
        let sessions: Vec<NewSession> = days?.iter().map(session).collect();
        let (ratio, cap, policy, opens, before) = (ratio?, cap?, policy?, opens?, before?);
        let round = |sessions: Vec<NewSession>| NewRound {
            municipality: office.code.clone(),
            programme: frame.programme,
            key: String::new(),
            number: 0,
            state: State::Draft,
            policy,
            residents_per_tutor: ratio,
            cap,
            zone: Zone::stockholm(),
            opens,
            closes: closing(&sessions, before),
            sessions,
        };
        let rounds: Vec<NewRound> = if frame.together {
            vec![round(sessions)]
        } else {
            sessions.into_iter().map(|s| round(vec![s])).collect()
        };
        if rounds.iter().any(|round| round.closes <= round.opens) {
            read.state.refuse(CLOSES, text.planning_closes_too_early());
            return None;
        }
        read.state.is_valid().then_some(rounds)
    }
}

/// When sign-up closes: so many days before the first session, at four, or when it begins.
fn closing(sessions: &[NewSession], days_before: u32) -> CivilTime {
    let Some(first) = sessions.first() else {
        return CivilTime {
            date: NaiveDate::MIN,
            time: chrono::NaiveTime::MIN,
        };
    };
    let begins = CivilTime {
        date: first.day,
        time: first.starts,
    };
    let four = chrono::NaiveTime::from_hms_opt(CLOSING_HOUR, 0, 0).unwrap_or(first.starts);
    let closes = CivilTime {
        date: first.day - Days::new(u64::from(days_before)),
        time: four,
    };
    closes.min(begins)
}

/// Everything that was typed in both steps, to go along unseen.
pub(super) fn carried(state: &FormState, sections: &[Section]) -> Vec<(&'static str, String)> {
    use crate::web::form::Part;
    let questions = sections.iter().flat_map(|section| &section.questions);
    questions
        .flat_map(|question| {
            let name = question.name();
            state.values(name).iter().map(move |v| (name, v.clone()))
        })
        .collect()
}
