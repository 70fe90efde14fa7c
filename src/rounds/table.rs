//! The tables of rounds, sessions and seats.

use super::round::{LinePolicy, Round, Session, State};
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
        pub state: String,
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
        pub state: String,
        pub reserved: i32,
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
        pub person_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How sessions were before they were moved or called off.
pub(super) mod change {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session_changes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub session_id: Uuid,
        pub made_at: i64,
        pub kind: String,
        pub room_id: Uuid,
        pub day: Date,
        pub starts: Time,
        pub ends: Time,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Clashes that somebody has allowed, and why.
pub(super) mod allowed {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "clashes_allowed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub clash: String,
        pub reason: String,
        pub allowed_at: i64,
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

/// How a session that will not be held stands in its row, and one that will.
pub(super) const CALLED_OFF: &str = "called_off";
pub(super) const PLANNED: &str = "planned";

impl Round {
    /// The round of its rows.
    pub(super) fn from_rows(
        row: round::Model,
        sessions: Vec<session::Model>,
    ) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("round {} has an odd {what}", row.id));
        let (called_off, mut sessions): (Vec<_>, Vec<_>) =
            sessions.into_iter().partition(|s| s.state == CALLED_OFF);
        sessions.sort_by_key(|s| (s.day, s.starts, s.number));
        Ok(Self {
            id: RoundId::from_uuid(row.id),
            municipality: MunicipalityCode::parse(&row.municipality_code)
                .ok_or_else(|| odd("municipality"))?,
            programme: ProgrammeId::from_uuid(row.programme_id),
            number: u32::try_from(row.number).map_err(|_| odd("number"))?,
            state: State::from_code(&row.state).ok_or_else(|| odd("state"))?,
            residents_per_tutor: u32::try_from(row.residents_per_tutor)
                .map_err(|_| odd("ratio"))?,
            cap: row
                .cap
                .map(u32::try_from)
                .transpose()
                .map_err(|_| odd("cap"))?,
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
            sessions: read(sessions)?,
            called_off: read(called_off)?,
            key: row.key,
        })
    }
}

fn read(rows: Vec<session::Model>) -> Result<Vec<Session>, Fault> {
    rows.into_iter().map(Session::try_from).collect()
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
            reserved: u32::try_from(row.reserved).map_err(|_| odd("number of reserved seats"))?,
        })
    }
}
