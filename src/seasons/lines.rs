//! How far the seats go towards the target, in sentences.

use super::season::Season;
use crate::{
    kernel::grouped,
    locale::{Lang, Text},
    reach::Standing,
    rounds::State,
};

/// The lines under the heading: the target and its source, the seats, and what is lacking.
pub(super) fn target_lines(text: Text, standing: &Standing, season: &Season) -> Vec<String> {
    let published = season.seats_in(State::Published);
    let drafted = season.seats_in(State::Draft);
    let mut lines = vec![text.seasons_seats(drafted, grouped(published), grouped(drafted))];
    let (Some(outlook), Some(eligible)) = (&standing.outlook, &standing.eligible) else {
        lines.push(text.seasons_no_target());
        return lines;
    };
    let share = outlook.target.map(|share| match text.lang() {
        Lang::Swedish => share.swedish(),
        Lang::English => share.english(),
    });
    let people = grouped(eligible.people);
    let people = if eligible.approximate {
        text.seasons_about(people)
    } else {
        people
    };
    let target = grouped(outlook.target_people);
    let (on, source) = (text.date_and_year(eligible.on), eligible.source.as_str());
    let line = match share {
        Some(share) => text.seasons_target_share(share, people, target, on, source),
        None => text.seasons_target_people(target, people, on, source),
    };
    lines.insert(0, line);
    let lacking = outlook.target_people.saturating_sub(published + drafted);
    lines.push(if lacking == 0 {
        text.seasons_enough()
    } else {
        text.seasons_lacking(grouped(lacking))
    });
    lines
}
