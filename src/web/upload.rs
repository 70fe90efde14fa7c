//! A form with a file, as a browser sends it (RFC 7578). The file stays in memory: nothing of it is written
//! to a disk.
//!
//! Rocket's own reading of such forms writes files to a folder and needs no token; this takes the parts
//! from the library that Rocket uses, within bounds of its own.

use super::protected_form::{Typed, is_foreign, read_form};
use multer::{Multipart, bytes::Bytes};
use rocket::{Data, Request, data::ToByteUnit, futures::stream, http::Status};

/// The most that a form with a file may hold, in bytes: a calendar of many years fits.
pub const MOST_UPLOADED: u64 = 2 * 1024 * 1024;

/// The most parts that are looked at.
const MOST_PARTS: usize = 30;

/// The longest text in a part that is no file, in bytes.
const LONGEST_TEXT: usize = 64 * 1024;

/// The part that holds the file.
pub const FILE_FIELD: &str = "fil";

/// A form with a file.
#[derive(Debug, Default)]
pub(crate) struct Upload {
    /// What was typed or picked beside the file.
    pub(crate) typed: Typed,
    /// What the file holds; empty when none was picked.
    pub(crate) file: Vec<u8>,
    /// Whether it was more than may be sent; then nothing of it is here.
    pub(crate) too_large: bool,
}

/// What a form with a file of one of our own pages holds. Whether its token is right is for the caller to
/// ask.
///
/// # Errors
/// The status to answer: the form comes from elsewhere, or cannot be read.
pub(crate) async fn read_upload(request: &Request<'_>, data: Data<'_>) -> Result<Upload, Status> {
    if is_foreign(request) {
        return Err(Status::Forbidden);
    }
    let Some(boundary) = boundary(request) else {
        // A form that was set aside comes back without its file.
        let typed = read_form(request, data).await?;
        return Ok(Upload {
            typed,
            ..Upload::default()
        });
    };
    let body = data.open(MOST_UPLOADED.bytes()).into_bytes().await;
    let body = body.map_err(|_| Status::BadRequest)?;
    if !body.is_complete() {
        return Ok(Upload {
            too_large: true,
            ..Upload::default()
        });
    }
    parts(body.into_inner(), boundary)
        .await
        .map_err(|_| Status::BadRequest)
}

fn boundary(request: &Request<'_>) -> Option<String> {
    let kind = request.headers().get_one("Content-Type")?;
    multer::parse_boundary(kind).ok()
}

async fn parts(body: Vec<u8>, boundary: String) -> Result<Upload, multer::Error> {
    let whole = stream::iter([Ok::<Bytes, std::io::Error>(Bytes::from(body))]);
    let mut parts = Multipart::new(whole, boundary);
    let mut file = Vec::new();
    let mut fields: Vec<(String, String)> = Vec::new();
    for _ in 0..MOST_PARTS {
        let Some(part) = parts.next_field().await? else {
            break;
        };
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await?;
        if name == FILE_FIELD {
            file = bytes.to_vec();
        } else if bytes.len() <= LONGEST_TEXT {
            fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    let fields = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    Ok(Upload {
        typed: fields.collect(),
        file,
        too_large: false,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const FORM: &str = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n\
        --x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"å.ics\"\r\n\
        Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n\r\n--x--\r\n";

    #[rocket::async_test]
    async fn a_file_is_taken_as_it_is_and_what_was_typed_beside_it() {
        let upload = parts(FORM.into(), "x".to_owned()).await.unwrap();
        assert_eq!(upload.file, b"BEGIN:VCALENDAR\r\n");
        assert_eq!(upload.typed.text("csrf"), "abc");
        assert_eq!(upload.typed.text(FILE_FIELD), "");
    }

    #[rocket::async_test]
    async fn a_broken_form_is_refused_and_an_endless_one_is_left() {
        assert!(parts(FORM[..90].into(), "x".to_owned()).await.is_err());
        assert!(parts(b"--y".to_vec(), "x".to_owned()).await.is_err());
        let many = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(5_000);
        let upload = parts(many.into(), "x".to_owned()).await.unwrap();
        assert_eq!(upload.typed.choices("a").len(), MOST_PARTS);
    }
}
