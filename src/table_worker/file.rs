//! A file of the reader's disk, piece by piece.
use crate::ingest::table::failure::Failure;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use std::hash::{DefaultHasher, Hash, Hasher};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException};

/// Bytes of a piece.
pub const PIECE: f64 = (4 << 20) as f64;

/// Reads pieces one after the other; the next is fetched while the last is worked on.
pub struct Pieces {
    blob: Blob,
    size: f64,
    at: f64,
    next: Option<Promise>,
    fingerprint: u64,
}

impl Pieces {
    pub fn new(blob: Blob) -> Pieces {
        Pieces { size: blob.size(), blob, at: 0.0, next: None, fingerprint: 0 }
    }

    /// Bytes of the whole file.
    pub fn size(&self) -> f64 {
        self.size
    }

    /// Bytes read so far.
    pub fn at(&self) -> f64 {
        self.at
    }

    /// What tells the first piece from any other; of use once that is read.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    fn fetch(&self, from: f64) -> Result<Promise, Failure> {
        let slice = self.blob.slice_with_f64_and_f64(from, (from + PIECE).min(self.size)).map_err(unreadable)?;
        Ok(slice.array_buffer())
    }

    async fn bytes(&self, promise: Promise, from: f64) -> Result<Uint8Array, Failure> {
        let buffer: ArrayBuffer = JsFuture::from(promise).await.map_err(unreadable)?.dyn_into().map_err(unreadable)?;
        let bytes = Uint8Array::new(&buffer);
        if f64::from(bytes.length()) == PIECE.min(self.size - from) { Ok(bytes) } else { Err(Failure::Changed) }
    }

    /// The next piece into `room`; `false` at the end.
    pub async fn read(&mut self, room: &mut Vec<u8>) -> Result<bool, Failure> {
        room.clear();
        if self.at >= self.size {
            return Ok(false);
        }
        let promise = match self.next.take() {
            Some(promise) => promise,
            None => self.fetch(self.at)?,
        };
        let bytes = self.bytes(promise, self.at).await?;
        room.resize(bytes.length() as usize, 0);
        bytes.copy_to(room);
        if self.at == 0.0 {
            self.fingerprint = fingerprint(room);
        }
        self.at += f64::from(bytes.length());
        if self.at < self.size {
            self.next = Some(self.fetch(self.at)?);
        } else if self.size > PIECE {
            // The beginning is read once more: a file that another program writes meanwhile is no longer what it was.
            let again = self.bytes(self.fetch(0.0)?, 0.0).await?.to_vec();
            if fingerprint(&again) != self.fingerprint {
                return Err(Failure::Changed);
            }
        }
        Ok(true)
    }
}

/// Lets messages come in: they do only while something is awaited that is not here yet.
pub async fn pause(blob: &Blob) -> Result<(), Failure> {
    let one = blob.slice_with_f64_and_f64(0.0, 1.0).map_err(unreadable)?;
    JsFuture::from(one.array_buffer()).await.map_err(unreadable).map(drop)
}

/// What tells bytes from any other.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// A file that changed on disk can no longer be read; the browser says so in this way.
fn unreadable(error: JsValue) -> Failure {
    match error.dyn_ref::<DomException>() {
        Some(error) if matches!(error.name().as_str(), "NotReadableError" | "NotFoundError") => Failure::Changed,
        _ => Failure::Unreadable,
    }
}
