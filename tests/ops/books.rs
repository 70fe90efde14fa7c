//! What stands in the database when a run is over, read beside the program.

use crate::database::TestDatabase;
use sea_orm::{DatabaseConnection, FromQueryResult, Statement};
use uuid::Uuid;

/// The rows that tell who got what.
#[derive(Debug, Clone, Default)]
pub(crate) struct Books {
    pub(crate) seats: Vec<Seat>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) registrations: Vec<Registration>,
    pub(crate) members: Vec<Member>,
    pub(crate) events: Vec<Event>,
    pub(crate) notices: Vec<Notice>,
    /// How long the lines are, as they are counted on the way.
    pub(crate) lines: Vec<Line>,
    /// Whether nobody may pass who stands in line, not even for a seat that a pair cannot use.
    pub(crate) keeps_order: bool,
}

#[derive(Debug, Clone, FromQueryResult)]
struct Round {
    policy: String,
}

#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Seat {
    pub(crate) session_id: Uuid,
    pub(crate) number: i32,
}

#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Claim {
    pub(crate) session_id: Uuid,
    pub(crate) seat_number: i32,
    pub(crate) member_id: Uuid,
}

#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Registration {
    pub(crate) id: Uuid,
    pub(crate) standing: String,
    pub(crate) line_number: Option<i64>,
    pub(crate) booking_word: String,
}

/// How many stand in line for a round.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Line {
    pub(crate) parties: i64,
    pub(crate) people: i64,
}

/// A live member with the person's name.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Member {
    pub(crate) id: Uuid,
    pub(crate) registration_id: Uuid,
    pub(crate) name: String,
}

/// An audit event of a registration.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Event {
    pub(crate) code: String,
    pub(crate) about: String,
}

/// A row of the outbox.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Notice {
    pub(crate) about_id: Uuid,
}

impl Books {
    pub(crate) async fn read(database: &TestDatabase) -> Self {
        let db = database.connect().await;
        let books = Self {
            seats: rows(&db, "SELECT session_id, number FROM seats").await,
            claims: rows(&db, "SELECT session_id, seat_number, member_id FROM claims").await,
            registrations: rows(
                &db,
                "SELECT id, standing, line_number, booking_word FROM registrations",
            )
            .await,
            members: rows(
                &db,
                "SELECT m.id, m.registration_id, r.name FROM members m \
                 JOIN residents r ON r.id = m.resident_id WHERE m.live",
            )
            .await,
            events: rows(
                &db,
                "SELECT code, about FROM audit_events WHERE code LIKE 'registration.%'",
            )
            .await,
            notices: rows(&db, "SELECT about_id FROM outbox").await,
            lines: rows(&db, "SELECT parties, people FROM lines").await,
            keeps_order: rows::<Round>(&db, "SELECT line_policy AS policy FROM rounds")
                .await
                .iter()
                .any(|round| round.policy == "keep_order"),
        };
        db.close().await.unwrap();
        books
    }
}

async fn rows<T: FromQueryResult>(db: &DatabaseConnection, sql: &str) -> Vec<T> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    T::find_by_statement(statement).all(db).await.unwrap()
}
