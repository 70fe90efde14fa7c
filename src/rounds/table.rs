//! The tables of rounds, sessions and seats.

use super::round::{LinePolicy, Round, Session};
use crate::{
    kernel::{CivilTime, MunicipalityCode, ProgrammeId, RoomId, RoundId, SessionId, Zone},
    locale::Span,
    store::Fault,
};

/// Rounds.
pub(super) mod round {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rounds")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub programme_id: Uuid,
        pub key: String,
        pub number: i32,
        pub line_policy: String,
        pub residents_per_tutor: i32,
        pub cap: Option<i32>,
        pub zone: String,
        pub opens_day: Date,
        pub opens_time: Time,
        pub closes_day: Date,
        pub closes_time: Time,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Sessions.
pub(super) mod session {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub round_id: Uuid,
        pub number: i32,
        pub room_id: Uuid,
        pub day: Date,
        pub starts: Time,
        pub ends: Time,
        pub planned_tutors: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The people a session needs.
pub(super) mod session_person {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session_people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub role: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A session's seats.
pub(super) mod seat {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "seats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Round {
    /// The round of its rows.
    pub(super) fn from_rows(
        row: round::Model,
        sessions: Vec<session::Model>,
    ) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("round {} has an odd {what}", row.id));
        Ok(Self {
            id: RoundId::from_uuid(row.id),
            municipality: MunicipalityCode::parse(&row.municipality_code)
                .ok_or_else(|| odd("municipality"))?,
            programme: ProgrammeId::from_uuid(row.programme_id),
            number: u32::try_from(row.number).map_err(|_| odd("number"))?,
            policy: LinePolicy::from_code(&row.line_policy).ok_or_else(|| odd("policy"))?,
            zone: Zone::parse(&row.zone).map_err(|_| odd("zone"))?,
            opens: CivilTime {
                date: row.opens_day,
                time: row.opens_time,
            },
            closes: CivilTime {
                date: row.closes_day,
                time: row.closes_time,
            },
            sessions: sessions
                .into_iter()
                .map(Session::try_from)
                .collect::<Result<_, _>>()?,
            key: row.key,
        })
    }
}

impl TryFrom<session::Model> for Session {
    type Error = Fault;

    fn try_from(row: session::Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("session {} has an odd {what}", row.id));
        Ok(Self {
            id: SessionId::from_uuid(row.id),
            number: u32::try_from(row.number).map_err(|_| odd("number"))?,
            room: RoomId::from_uuid(row.room_id),
            day: row.day,
            hours: Span {
                from: row.starts,
                to: row.ends,
            },
            planned_tutors: u32::try_from(row.planned_tutors).map_err(|_| odd("tutors"))?,
        })
    }
}
