//! The verb: somebody comes into the practice world.

use super::pass::{Pass, PracticePlace};
use crate::{
    accounts::{
        account::{State, grant_row},
        links::record,
        sign_ins::{EndedBy, Stage, Token, begin, end_in},
        table::{account, grant},
    },
    audit::Actor,
    kernel::{AccountId, Chance, Moment, SignInId},
    locale::Lang,
    store::{Fault, Store},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Makes an account of a pass and signs it in, in the place of what the browser had; answers what its cookie
/// holds. Nobody knows the account's password, its address is nobody's, and it is gone with the world.
pub(super) async fn enter(
    store: &Store,
    (now, chance): (Moment, &Chance),
    (pass, place): (&Pass, &PracticePlace),
    (lang, device, hash): (Lang, &str, &str),
    former: Option<SignInId>,
) -> Result<Token, Fault> {
    store
        .write(|unit| async move {
            if let Some(former) = former {
                end_in(&unit, now, former, EndedBy::Renewed).await?;
            }
            let id = AccountId::new(now, chance);
            let address = format!("{id}@ovning.invalid");
            let row = account::ActiveModel {
                id: Set(id.uuid()),
                name: Set(pass.name.as_str().to_owned()),
                sort_key: Set(pass.name.sort_key()),
                email: Set(address.clone()),
                login_key: Set(address),
                state: Set(State::Active.code().to_owned()),
                last_day: Set(None),
                password_hash: Set(Some(hash.to_owned())),
                must_change: Set(false),
                secret: Set(None),
                last_step: Set(None),
                language: Set(lang.code().to_owned()),
                made_at: Set(now.microseconds()),
                closed_at: Set(None),
            };
            account::Entity::insert(row)
                .exec_without_returning(unit.db())
                .await?;
            let grants = pass.grants(place).into_iter();
            let rows = grants.map(|g| grant::ActiveModel::from(grant_row(id, &g)));
            grant::Entity::insert_many(rows)
                .exec_without_returning(unit.db())
                .await?;
            record(
                &unit,
                now,
                chance,
                &Actor::Visitor,
                "account.practising",
                id,
            )
            .await?;
            let (_, token) = begin(&unit, now, chance, id, Stage::Whole, device).await?;
            Ok::<_, Fault>(token)
        })
        .await
}
