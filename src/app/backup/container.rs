//! The file of a backup: two lines that say what it is, and the content; all of it encrypted by age if
//! there are keys. `age --decrypt`, `tail -n +3` and the database's own programs read it without Brygga.

use super::manifest::{FIRST_LINE, Manifest};
use crate::store::Fault;
use age::{Decryptor, Encryptor, IdentityFile, x25519::Recipient};
use sha2::{Digest, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// How every file of age begins.
const ENCRYPTED: &[u8] = b"age-encryption.org/";

/// No manifest is longer; a line without an end must not fill the memory.
const LONGEST_LINE: u64 = 1 << 20;

/// How many bytes a file has, and their SHA-256 in hexadecimal digits.
pub(super) fn fingerprint(file: &Path) -> Result<(u64, String), Fault> {
    let reading = |e| Fault::because(format!("reading {}", file.display()), e);
    let mut source = File::open(file).map_err(reading)?;
    let mut counted = Counted::into(io::sink());
    io::copy(&mut source, &mut counted).map_err(reading)?;
    Ok(counted.fingerprint())
}

/// Writes a backup into a new file that its owner alone can read, waits for the disk, and reads it
/// again: what lies there is what was written.
pub(super) fn write(
    to: &Path,
    keys: &[Recipient],
    manifest: &Manifest,
    content: &Path,
) -> Result<u64, Fault> {
    let writing = |e: io::Error| Fault::because(format!("writing {}", to.display()), e);
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .map_err(writing)?;
    let mut counted = Counted::into(BufWriter::new(file));
    if keys.is_empty() {
        fill(&mut counted, manifest, content)?;
    } else {
        let keys = keys.iter().map(|key| key as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(keys)
            .map_err(|e| Fault::because("encrypting the backup", e))?;
        let mut encrypted = encryptor.wrap_output(&mut counted).map_err(writing)?;
        fill(&mut encrypted, manifest, content)?;
        encrypted.finish().map_err(writing)?;
    }
    let (bytes, written) = counted.fingerprint();
    let file = counted
        .inner
        .into_inner()
        .map_err(|e| writing(e.into_error()))?;
    file.sync_all().map_err(writing)?;
    if fingerprint(to)? != (bytes, written) {
        return Err(Fault::new(format!(
            "{} does not hold what was written to it",
            to.display()
        )));
    }
    Ok(bytes)
}

/// The two lines and the content, which must still be what the manifest says.
fn fill(to: &mut impl Write, manifest: &Manifest, content: &Path) -> Result<(), Fault> {
    let writing = |e| Fault::because("writing the backup", e);
    let line = serde_json::to_string(manifest).map_err(|e| Fault::because("the manifest", e))?;
    to.write_all(FIRST_LINE.as_bytes()).map_err(writing)?;
    writeln!(to, "{line}").map_err(writing)?;
    let mut source = File::open(content).map_err(writing)?;
    let mut counted = Counted::into(to);
    io::copy(&mut source, &mut counted).map_err(writing)?;
    if counted.fingerprint() != (manifest.bytes, manifest.sha256.clone()) {
        return Err(Fault::new("the copy changed while it was written"));
    }
    counted.flush().map_err(writing)
}

/// A backup that has been opened: what it says of itself, and its content.
pub(super) struct Opened {
    pub(super) manifest: Manifest,
    content: Box<dyn BufRead>,
}

/// Opens a backup, with the file of a key if it is encrypted.
pub(super) fn open(from: &Path, identity: Option<&Path>) -> Result<Opened, Fault> {
    let odd = |why: &str| Fault::new(format!("{}: {why}", from.display()));
    let reading = |e| Fault::because(format!("reading {}", from.display()), e);
    let mut file = BufReader::new(File::open(from).map_err(reading)?);
    let encrypted = file.fill_buf().map_err(reading)?.starts_with(ENCRYPTED);
    let mut plain: Box<dyn BufRead> = match (encrypted, identity) {
        (false, _) => Box::new(file),
        (true, None) => {
            return Err(odd(
                "it is encrypted; name the file with the private key: --identity KEYFILE",
            ));
        }
        (true, Some(identity)) => Box::new(BufReader::new(decrypted(file, identity)?)),
    };
    if line(&mut plain).map_err(reading)? != FIRST_LINE {
        return Err(odd("it is no backup of Brygga's"));
    }
    let said = line(&mut plain).map_err(reading)?;
    let manifest = serde_json::from_str(&said).map_err(|_| {
        odd("what it says of itself cannot be read; it is damaged, or from a newer Brygga")
    })?;
    Ok(Opened {
        manifest,
        content: plain,
    })
}

impl Opened {
    /// Writes the content into a new file; it must be what the manifest says.
    pub(super) fn unpack(mut self, to: &Path) -> Result<(), Fault> {
        let unpacking = |e| Fault::because("unpacking the backup: it is damaged or cut off", e);
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(to)
            .map_err(|e| Fault::because(format!("writing {}", to.display()), e))?;
        let mut counted = Counted::into(file);
        io::copy(&mut self.content, &mut counted).map_err(unpacking)?;
        counted.inner.sync_all().map_err(unpacking)?;
        if counted.fingerprint() == (self.manifest.bytes, self.manifest.sha256) {
            Ok(())
        } else {
            Err(Fault::new(
                "the backup is damaged or cut off: its content is not what it says",
            ))
        }
    }
}

fn decrypted(file: BufReader<File>, identity: &Path) -> Result<impl Read + use<>, Fault> {
    let reading = |e| Fault::because(format!("reading {}", identity.display()), e);
    let keys = File::open(identity)
        .and_then(|keys| IdentityFile::from_buffer(BufReader::new(keys)))
        .map_err(reading)?
        .into_identities()
        .map_err(|e| Fault::because(format!("reading {}", identity.display()), e))?;
    let damaged = |e| Fault::because("decrypting the backup", e);
    let decryptor = Decryptor::new_buffered(file).map_err(damaged)?;
    let keys = keys.iter().map(|key| {
        let key: &dyn age::Identity = &**key;
        key
    });
    decryptor.decrypt(keys).map_err(damaged)
}

/// A line with its end.
fn line(from: &mut impl BufRead) -> io::Result<String> {
    let mut line = Vec::new();
    from.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    Ok(String::from_utf8_lossy(&line).into_owned())
}

/// Counts and fingerprints what goes through.
struct Counted<W> {
    inner: W,
    bytes: u64,
    hash: Sha256,
}

impl<W> Counted<W> {
    fn into(inner: W) -> Self {
        Self {
            inner,
            bytes: 0,
            hash: Sha256::new(),
        }
    }

    fn fingerprint(&self) -> (u64, String) {
        let hash = self.hash.clone().finalize();
        let digits = hash.iter().map(|byte| format!("{byte:02x}"));
        (self.bytes, digits.collect())
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes += written as u64;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
