//! A form that makes something makes one thing, however often it is sent: a double press, a slow line on
//! which somebody presses again, a browser that sends it anew.

use super::table::sent_form;
use crate::{
    kernel::{AccountId, Chance, Moment},
    store::{Fault, Unit},
    web::Typed,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A form as it was sent: by whom, with the key that its page drew and all that was typed. Of what differs
/// in anything each makes its own: whoever goes back to a page and writes another time makes another
/// entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once([u8; 32]);

impl Once {
    /// A form without a key is always another than those before.
    pub(super) fn of(account: AccountId, typed: &Typed, chance: &Chance) -> Self {
        let mut print = Sha256::new();
        print.update(account.uuid().as_bytes());
        let key = typed.form_key(chance);
        let contents = typed.contents();
        for part in contents
            .flat_map(|(name, value)| [name, value])
            .chain([key.as_str()])
        {
            print.update(part.len().to_be_bytes());
            print.update(part);
        }
        Self(print.finalize().into())
    }

    /// What this form has made before; none when nothing, and then `thing` is what it makes, if the unit
    /// of work is kept. Of two that are sent at the same moment the second waits here for the first.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be read or written.
    pub async fn made(&self, unit: &Unit, now: Moment, thing: Uuid) -> Result<Option<Uuid>, Fault> {
        let row = sent_form::ActiveModel {
            print: Set(self.0.to_vec()),
            thing: Set(thing),
            made_at: Set(now.microseconds()),
        };
        let first = sent_form::Entity::insert(row)
            .on_conflict(
                OnConflict::column(sent_form::Column::Print)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(unit.db())
            .await?;
        if first > 0 {
            return Ok(None);
        }
        let before = sent_form::Entity::find_by_id(self.0.to_vec());
        let before = before.one(unit.db()).await?;
        before
            .map(|row| Some(row.thing))
            .ok_or_else(|| Fault::busy("a form that was sent before is being forgotten"))
    }
}

impl Once {
    /// That the form makes another thing now, since what it made is gone.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be written.
    pub async fn makes_instead(&self, unit: &Unit, thing: Uuid) -> Result<(), Fault> {
        sent_form::Entity::update_many()
            .col_expr(sent_form::Column::Thing, Expr::value(thing))
            .filter(sent_form::Column::Print.eq(self.0.to_vec()))
            .exec(unit.db())
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_alike_when_sender_key_and_contents_are_and_never_without_a_key() {
        let chance = Chance::from_system();
        let account = |n| AccountId::from_uuid(Uuid::from_u128(n));
        let key = chance.token();
        let form = |by: u128, key: &str, name: &str, csrf: &str| {
            let fields = [("nyckel", key), ("namn", name), ("csrf", csrf)];
            Once::of(account(by), &fields.into_iter().collect(), &chance)
        };
        let first = form(1, &key, "Rut", "a");
        assert_eq!(form(1, &key, "Rut", "b"), first);
        for other in [
            form(2, &key, "Rut", "a"),
            form(1, &chance.token(), "Rut", "a"),
            form(1, &key, "Ruth", "a"),
        ] {
            assert_ne!(other, first);
        }
        assert_ne!(form(1, "", "Rut", "a"), form(1, "", "Rut", "a"));
    }
}
