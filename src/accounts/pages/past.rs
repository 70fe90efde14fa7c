//! What was done with an account, in words.

use crate::{
    accounts::queries,
    audit::{self, Actor, Past},
    kernel::{AccountId, CivilTime, Zone},
    locale::Text,
    store::Fault,
};
use sea_orm::ConnectionTrait;

/// More than this is not shown.
const MOST: u64 = 50;

/// One act: when, what, and who did it.
pub(super) struct Done {
    pub(super) when: String,
    pub(super) what: String,
    pub(super) who: String,
}

/// What was done with an account, the latest first.
pub(super) async fn past_of(
    db: &impl ConnectionTrait,
    text: Text,
    account: AccountId,
) -> Result<Vec<Done>, Fault> {
    let acts = audit::history(db, account.uuid(), MOST).await?;
    let mut done = Vec::new();
    for act in acts {
        let Some(what) = words(text, &act) else {
            continue;
        };
        let at = CivilTime::of(act.at, Zone::stockholm());
        done.push(Done {
            when: format!("{} {}", text.day_and_year(at.date), text.clock(at.time)),
            what,
            who: who(db, text, act.actor).await?,
        });
    }
    Ok(done)
}

async fn who(db: &impl ConnectionTrait, text: Text, actor: Option<Actor>) -> Result<String, Fault> {
    Ok(match actor {
        Some(Actor::Staff(id)) => {
            let name = queries::name_of(db, id).await?;
            name.unwrap_or_else(|| text.accounts_by_somebody())
        }
        Some(Actor::Operator) => text.accounts_by_operator(),
        Some(Actor::Visitor) => text.accounts_by_visitor(),
        None => text.accounts_by_somebody(),
    })
}

/// What an event of an account was; none for one that this version does not know.
fn words(text: Text, act: &Past) -> Option<String> {
    Some(match act.code.as_str() {
        "account.invited" => text.accounts_past_invited(),
        "account.password_chosen" => text.accounts_past_password_chosen(),
        "account.password_changed" => text.accounts_past_password_changed(),
        "account.password_demanded" => text.accounts_past_password_demanded(),
        "account.authenticator_added" => text.accounts_past_app_added(),
        "account.authenticator_removed" => text.accounts_past_app_removed(),
        "account.link_sent" | "account.link_made" => text.accounts_past_link(),
        "account.role_given" => text.accounts_past_role_given(),
        "account.role_taken" => text.accounts_past_role_taken(),
        "account.last_day_set" => text.accounts_past_last_day(),
        "account.closed" => text.accounts_past_closed(),
        "account.opened" => text.accounts_past_opened(),
        "account.signed_out" => text.accounts_past_signed_out(),
        "sign_in.begun" => text.accounts_past_sign_in(),
        "sign_in.refused" => text.accounts_past_refused(),
        _ => return None,
    })
}
