//! Those who plan: new rounds, moves, calling off, and what stands in the way.

mod calling_off;
mod clashing;
mod corrected;
mod drafts;
mod feeds;
mod moving;
mod new;
mod once;
mod one_day;
mod round;
mod season;
mod two_at_once;
mod whereabouts;

use crate::support::{Person, Relay, Town};
use brygga::{
    accounts::Role,
    outbox::{self, Channel, Delivery},
};

/// A coordinator of Kalmar who is signed in.
async fn coordinator(town: &Town) -> Person<'_> {
    let (_, person) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    person
}

/// Everything that waits in every channel leaves.
async fn everything_leaves(town: &Town) {
    let relay = Relay::opens();
    town.delivers_messages(&relay.mailer()).await;
    for channel in [Channel::Sms, Channel::Letter, Channel::Call] {
        while let Some(taken) = outbox::claim_due(&town.store, channel, town.clock.now())
            .await
            .unwrap()
        {
            outbox::settle(&town.store, &taken, &Delivery::Sent, town.clock.now())
                .await
                .unwrap();
        }
    }
}
