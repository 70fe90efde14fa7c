//! What a text message gives up when it is too long, and in which order.

/// How much room the parts of a message are given that can be shortened.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is given up by itself, in its order"
)]
pub(super) struct Room {
    /// The street of the venue.
    pub(super) street: bool,
    /// Letters of the venue's name.
    pub(super) venue: usize,
    /// First names in the greeting.
    pub(super) names: bool,
    /// Every session, or only the first, or the one that the news are of.
    pub(super) days: bool,
    /// What is good to know, and a municipality's own long words.
    pub(super) extra: bool,
}

/// Everything.
const WHOLE: Room = Room {
    street: true,
    venue: usize::MAX,
    names: true,
    days: true,
    extra: true,
};

/// Letters of a venue's name that most names have room in.
const SHORT_VENUE: usize = 30;

/// From everything to what always fits.
pub(super) const SHORTER: [Room; 9] = {
    let no_street = Room {
        street: false,
        ..WHOLE
    };
    let short_name = Room {
        venue: SHORT_VENUE,
        ..no_street
    };
    let first_day = Room {
        days: false,
        ..WHOLE
    };
    let first_day_no_street = Room {
        street: false,
        ..first_day
    };
    let first_day_short_name = Room {
        venue: SHORT_VENUE,
        ..first_day_no_street
    };
    let nobody = Room {
        names: false,
        ..first_day_short_name
    };
    let nowhere = Room { venue: 0, ..nobody };
    let bare = Room {
        extra: false,
        ..nowhere
    };
    [
        WHOLE,
        no_street,
        short_name,
        first_day,
        first_day_no_street,
        first_day_short_name,
        nobody,
        nowhere,
        bare,
    ]
};

impl Room {
    /// Of a move, where it is to be comes before what is good to know.
    pub(super) fn place_first(self) -> Self {
        if self.venue == 0 && self.extra {
            Self {
                venue: SHORT_VENUE,
                extra: false,
                ..self
            }
        } else {
            self
        }
    }
}
