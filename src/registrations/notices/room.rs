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
    /// The name of the room, where it is another than it was to be.
    pub(super) hall: bool,
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
    hall: true,
    names: true,
    days: true,
    extra: true,
};

/// Letters of a venue's name that most names have room in.
const SHORT_VENUE: usize = 30;

/// What fits in the most cases, from everything.
const WHAT_FITS: [Room; 7] = {
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
    [
        WHOLE,
        no_street,
        short_name,
        first_day,
        first_day_no_street,
        first_day_short_name,
        NOBODY,
    ]
};

const NOBODY: Room = Room {
    street: false,
    venue: SHORT_VENUE,
    names: false,
    days: false,
    ..WHOLE
};

/// What always fits.
const BARE: Room = Room {
    venue: 0,
    hall: false,
    extra: false,
    ..NOBODY
};

/// From everything to what always fits. Of a move, where it is to be comes before what is good to know.
pub(super) fn shorter(is_moved: bool) -> impl Iterator<Item = Room> {
    let no_extra = Room {
        extra: false,
        ..NOBODY
    };
    let of_a_move = [
        no_extra,
        Room {
            hall: false,
            ..no_extra
        },
        BARE,
    ];
    let of_others = [Room { venue: 0, ..NOBODY }, BARE];
    let last: &[Room] = if is_moved { &of_a_move } else { &of_others };
    WHAT_FITS.into_iter().chain(last.to_vec())
}
