//! `brygga reach`: what the plan can give against the target.

use super::{Common, ReachArguments, counted, say};
use crate::{
    kernel::{MunicipalityCode, Percent, grouped},
    municipalities,
    reach::{
        self, Standing,
        arithmetic::{Outlook, Target, outlook},
    },
    store::Fault,
};
use serde_json::{Value, json};

pub(super) async fn reach(common: &Common, arguments: &ReachArguments) -> Result<(), Fault> {
    if arguments.what_if {
        return what_if(common.json, arguments);
    }
    let code = arguments.municipality.as_deref().unwrap_or_default();
    let municipality = MunicipalityCode::parse(code)
        .ok_or_else(|| Fault::new(format!("{code} is not a four-digit municipality code")))?;
    let year = arguments.year.unwrap_or_default();
    let store = common.look().await?;
    let known = municipalities::by_code(store.read(), &municipality)
        .await?
        .ok_or_else(|| Fault::new(format!("municipality {code} is not known here")))?;
    let standing = reach::standing(&store, &municipality, year).await?;
    store.close().await?;
    if common.json {
        say(standing_json(code, &known.name, year, &standing));
    } else {
        print_standing(&known.name, year, &standing);
    }
    Ok(())
}

fn what_if(as_json: bool, arguments: &ReachArguments) -> Result<(), Fault> {
    let typed = arguments.target.as_deref().unwrap_or_default();
    let percent = Percent::parse(typed)
        .map_err(|problem| Fault::new(format!("--target {typed}: {problem}")))?;
    let occasions = arguments.occasions.unwrap_or_default();
    let seats = occasions
        .checked_mul(arguments.seats.unwrap_or_default())
        .ok_or_else(|| Fault::new("that is more seats than can be counted"))?;
    let eligible = arguments.eligible.unwrap_or_default();
    let outlook = outlook(eligible, Target::Share(percent), occasions, seats);
    if as_json {
        say(outlook_json(&outlook));
    } else {
        say(format_args!("Eligible               {}", grouped(eligible)));
        print_outlook(&outlook);
    }
    Ok(())
}

fn print_standing(name: &str, year: i32, standing: &Standing) {
    say(format_args!("{name} {year}"));
    match &standing.eligible {
        Some(eligible) => {
            let about = if eligible.approximate { "ca " } else { "" };
            let table = eligible
                .table
                .as_deref()
                .map(|t| format!(", table {t}"))
                .unwrap_or_default();
            say(format_args!(
                "Aged {}+               {about}{} on {} (source: {}{table})",
                reach::FROM_AGE,
                grouped(eligible.people),
                eligible.on,
                eligible.source
            ));
        }
        None => say(format_args!(
            "Aged {}+               no figures before {year} are in: brygga import population FILE",
            reach::FROM_AGE
        )),
    }
    let plan = &standing.plan;
    say(format_args!(
        "Planned                {} occasions ({} sessions) with {} seats",
        plan.occasions,
        plan.sessions,
        grouped(plan.seats)
    ));
    say(format_args!(
        "Booked                 {}",
        grouped(plan.booked)
    ));
    say(format_args!(
        "In line                {}",
        grouped(plan.in_line)
    ));
    match (&standing.outlook, standing.target) {
        (Some(outlook), _) => print_outlook(outlook),
        (None, None) => say(format_args!(
            "Target                 none is set for {year}"
        )),
        (None, Some(_)) => {
            say(format_args!(
                "Target                 set, but there are no figures to count it by"
            ));
        }
    }
}

fn print_outlook(outlook: &Outlook) {
    let share = outlook.target.map(Percent::swedish).unwrap_or_default();
    say(format_args!(
        "Target                 {share} = {} people",
        grouped(outlook.target_people)
    ));
    let best = outlook.best.map_or("nothing".to_owned(), Percent::swedish);
    say(format_args!(
        "The seats give at best {best} ({} seats in {} occasions), before any no-show",
        grouped(outlook.seats_total),
        outlook.occasions
    ));
    match (outlook.more_occasions_needed, outlook.attending_each) {
        (Some(0), _) => say(format_args!("The target needs       no more occasions")),
        (Some(more), Some(each)) => say(format_args!(
            "The target needs       {}, or {each} attending each of the {}",
            counted(more, "more occasion"),
            outlook.occasions
        )),
        _ => say(format_args!(
            "The target needs       a first occasion with seats"
        )),
    }
}

fn standing_json(code: &str, name: &str, year: i32, standing: &Standing) -> Value {
    let plan = &standing.plan;
    json!({
        "municipality": { "code": code, "name": name },
        "year": year,
        "population": standing.eligible.as_ref().map(|eligible| json!({
            "age_from": reach::FROM_AGE,
            "people": eligible.people,
            "on": eligible.on.to_string(),
            "approximate": eligible.approximate,
            "source": eligible.source,
            "table": eligible.table,
            "imported_at": eligible.imported_at.to_string(),
        })),
        "planned": {
            "occasions": plan.occasions,
            "sessions": plan.sessions,
            "seats": plan.seats,
        },
        "booked": plan.booked,
        "in_line": plan.in_line,
        "outlook": standing.outlook.as_ref().map(outlook_json),
    })
}

/// Percentages are decimal text, so that no reader turns them into floats.
fn outlook_json(outlook: &Outlook) -> Value {
    json!({
        "eligible": outlook.eligible,
        "target_percent": outlook.target.map(Percent::to_decimal_string),
        "target_people": outlook.target_people,
        "occasions": outlook.occasions,
        "seats": outlook.seats_total,
        "best_percent": outlook.best.map(Percent::to_decimal_string),
        "more_occasions_needed": outlook.more_occasions_needed,
        "attending_each": outlook.attending_each,
    })
}
