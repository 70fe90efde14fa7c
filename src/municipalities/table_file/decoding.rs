//! Bytes to text: which files are text at all, and in which encoding.

use std::fmt;

use encoding_rs::{UTF_8, WINDOWS_1252};
use thiserror::Error;

/// The largest file that is read, in bytes. The statistics office's largest answer (150 000 cells) is
/// about 10 megabytes; anything far above that is another file.
const LARGEST: usize = 64 * 1024 * 1024;

/// How the characters of a file were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 that begins with a byte order mark, as spreadsheets write it.
    Utf8WithMark,
    /// Windows-1252, the older Western European encoding.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8WithMark => "UTF-8 with a byte order mark",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// The text of a file and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// The encoding that was recognised.
    pub encoding: Encoding,
}

/// Why a file cannot be read as text, with what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotText {
    /// There is nothing in the file but blank space.
    #[error("The file is empty. Save it again and check that the download finished.")]
    Empty,
    /// A spreadsheet of Excel or `LibreOffice`, or another zip file.
    #[error(
        "This is a spreadsheet (xlsx, ods or xls), not a text file. Open it and save it as CSV UTF-8."
    )]
    Spreadsheet,
    /// A PDF.
    #[error("This is a PDF. Figures cannot be read from it; get the table as CSV.")]
    Pdf,
    /// A web page or another XML document.
    #[error(
        "This is a web page or XML file, not a table. Use the page's own download button and choose CSV."
    )]
    WebPage,
    /// UTF-16, which some spreadsheets call «Unicode text».
    #[error("The file is written in UTF-16 (\"Unicode text\"). Save it as CSV UTF-8.")]
    Utf16,
    /// Bytes that no text has.
    #[error(
        "The file is not text: it holds bytes that no CSV file has. Get the table as CSV in UTF-8."
    )]
    Binary,
    /// The file is larger than any table that could be meant.
    #[error(
        "The file is larger than 64 megabytes. Choose only the municipalities, ages and years that are needed."
    )]
    TooLarge,
}

/// Turns the bytes of a file into text.
///
/// UTF-8 is tried first, since text in Windows-1252 with Swedish letters is hardly ever valid UTF-8.
///
/// # Errors
/// [`NotText`] for an empty file and for every file that is no text in UTF-8 or Windows-1252.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if bytes.len() > LARGEST {
        return Err(NotText::TooLarge);
    }
    refuse_known_formats(bytes)?;
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let body = marked.unwrap_or(bytes);
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(body);
    let (text, encoding) = match (utf8, marked) {
        (Some(text), Some(_)) => (text, Encoding::Utf8WithMark),
        (Some(text), None) => (text, Encoding::Utf8),
        (None, _) => (
            WINDOWS_1252.decode_without_bom_handling(body).0,
            Encoding::Windows1252,
        ),
    };
    let start = text.trim_start();
    if start.is_empty() {
        return Err(NotText::Empty);
    }
    // Every web page and XML document begins with this character; no table does.
    if start.starts_with('<') {
        return Err(NotText::WebPage);
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding,
    })
}

fn refuse_known_formats(bytes: &[u8]) -> Result<(), NotText> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"PK\x03\x04") || begins(b"\xD0\xCF\x11\xE0") {
        return Err(NotText::Spreadsheet);
    }
    if begins(b"%PDF") {
        return Err(NotText::Pdf);
    }
    if begins(b"\xFF\xFE") || begins(b"\xFE\xFF") || looks_like_utf16(bytes) {
        return Err(NotText::Utf16);
    }
    let control = |byte: &u8| matches!(byte, 0..=8 | 11 | 14..=25 | 27..=31 | 127);
    if bytes.iter().any(control) {
        return Err(NotText::Binary);
    }
    Ok(())
}

/// In UTF-16 every second byte of ordinary text is zero.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(200)];
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 4;
    sample.len() >= 4 && ((even == 0 && odd > many) || (odd == 0 && even > many))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes).map_or_else(
            |problem| (problem.to_string(), Encoding::Utf8),
            |found| (found.text, found.encoding),
        )
    }

    #[test]
    fn the_same_word_is_read_in_three_encodings() {
        assert_eq!(text("ålder".as_bytes()), ("ålder".into(), Encoding::Utf8));
        assert_eq!(
            text(b"\xEF\xBB\xBF\xC3\xA5lder"),
            ("ålder".into(), Encoding::Utf8WithMark)
        );
        assert_eq!(text(b"\xE5lder"), ("ålder".into(), Encoding::Windows1252));
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        let utf16: Vec<u8> = "region,age"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, problem) in [
            (b"".as_slice(), NotText::Empty),
            (b" \r\n\t", NotText::Empty),
            (b"PK\x03\x04rest", NotText::Spreadsheet),
            (b"\xD0\xCF\x11\xE0\xA1", NotText::Spreadsheet),
            (b"%PDF-1.7", NotText::Pdf),
            (b"  <!DOCTYPE html><html>", NotText::WebPage),
            (b"<?xml version='1.0'?>", NotText::WebPage),
            (b"\xFF\xFEr\0e\0", NotText::Utf16),
            (&utf16, NotText::Utf16),
            (
                b"region\x00,age,sex,year,population,one,two",
                NotText::Binary,
            ),
        ] {
            assert_eq!(decode(bytes), Err(problem));
        }
    }
}
