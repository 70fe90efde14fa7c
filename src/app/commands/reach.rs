//! `brygga reach`: what the plan can give against the target.

use super::{Common, ReachArguments};
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
        println!("{}", standing_json(code, &known.name, year, &standing));
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
        println!("{}", outlook_json(&outlook));
    } else {
        println!("Eligible               {}", grouped(eligible));
        print_outlook(&outlook);
    }
    Ok(())
}

fn print_standing(name: &str, year: i32, standing: &Standing) {
    println!("{name} {year}");
    match &standing.eligible {
        Some(eligible) => {
            let about = if eligible.approximate { "ca " } else { "" };
            let table = eligible
                .table
                .as_deref()
                .map(|t| format!(", table {t}"))
                .unwrap_or_default();
            println!(
                "Aged {}+               {about}{} on {} (source: {}{table})",
                reach::FROM_AGE,
                grouped(eligible.people),
                eligible.on,
                eligible.source
            );
        }
        None => println!(
            "Aged {}+               no figures before {year} are in: brygga import population FILE",
            reach::FROM_AGE
        ),
    }
    let plan = &standing.plan;
    println!(
        "Planned                {} occasions ({} sessions) with {} seats",
        plan.occasions,
        plan.sessions,
        grouped(plan.seats)
    );
    println!("Booked                 {}", grouped(plan.booked));
    println!("In line                {}", grouped(plan.in_line));
    match (&standing.outlook, standing.target) {
        (Some(outlook), _) => print_outlook(outlook),
        (None, None) => println!("Target                 none is set for {year}"),
        (None, Some(_)) => {
            println!("Target                 set, but there are no figures to count it by");
        }
    }
}

fn print_outlook(outlook: &Outlook) {
    let share = outlook.target.map(Percent::swedish).unwrap_or_default();
    println!(
        "Target                 {share} = {} people",
        grouped(outlook.target_people)
    );
    let best = outlook.best.map_or("nothing".to_owned(), Percent::swedish);
    println!(
        "The seats give at best {best} ({} seats in {} occasions), before any no-show",
        grouped(outlook.seats_total),
        outlook.occasions
    );
    match (outlook.more_occasions_needed, outlook.attending_each) {
        (Some(0), _) => println!("The target needs       no more occasions"),
        (Some(more), Some(each)) => println!(
            "The target needs       {more} more occasions, or {each} attending each of the {}",
            outlook.occasions
        ),
        _ => println!("The target needs       a first occasion with seats"),
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
