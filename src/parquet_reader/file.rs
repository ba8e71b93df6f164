//! Bytes of a file, wherever it lies, in windows.
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

/// So many bytes of a column are fetched at once: each call of a browser costs as much as some ten thousand bytes.
const WINDOW: u64 = 1 << 18;

/// Of a file beside the page so many bytes of a column are fetched first, and at most: each request costs a way to the server.
pub const FAR_WINDOWS: (u64, u64) = (1 << 16, 1 << 21);

/// A file that can be read anywhere.
pub trait File: Send + Sync {
    /// How many bytes it has.
    fn size(&self) -> u64;

    /// Bytes of it; fewer where it ends.
    fn read(&self, from: u64, bytes: usize) -> io::Result<Bytes>;

    /// How many bytes of a column are fetched first, and at most, where they are read one after the other.
    fn windows(&self) -> (u64, u64) {
        (WINDOW, WINDOW)
    }
}

/// A file that is in memory.
pub struct Held(pub Bytes);

impl File for Held {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&self, from: u64, bytes: usize) -> io::Result<Bytes> {
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(self.0.len());
        Ok(self.0.slice(from..from.saturating_add(bytes).min(self.0.len())))
    }
}

/// A part of a file that is read from its beginning to its end.
#[derive(Clone)]
pub struct Part {
    file: Arc<dyn File>,
    end: u64,
    held: Arc<Mutex<Window>>,
}

/// What of a part was fetched last.
#[derive(Default)]
struct Window {
    /// Where it begins.
    from: u64,
    bytes: Bytes,
    /// How many bytes were asked for.
    size: u64,
}

impl Part {
    /// The part up to `end`.
    pub fn new(file: Arc<dyn File>, end: u64) -> Part {
        Part { file, end, held: Arc::default() }
    }

    /// Bytes of it; fewer where it ends.
    fn bytes(&self, from: u64, bytes: usize) -> io::Result<Bytes> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = (bytes as u64).min(self.end.saturating_sub(from));
        let (least, most) = self.file.windows();
        let end = held.from + held.bytes.len() as u64;
        if from < held.from || from + wanted > end {
            // Who goes on where the last window ended reads on: the next is longer. What was passed over is not fetched.
            held.size = if from == 0 || from > end { least } else { (2 * held.size).clamp(least, most) };
            let fetched = wanted.max(held.size).min(self.end.saturating_sub(from));
            let fetched = usize::try_from(fetched).map_err(|_| io::ErrorKind::OutOfMemory)?;
            held.bytes = self.file.read(from, fetched)?;
            held.from = from;
        }
        let start = ((from - held.from) as usize).min(held.bytes.len());
        Ok(held.bytes.slice(start..(start + wanted as usize).min(held.bytes.len())))
    }
}

impl Length for Part {
    fn len(&self) -> u64 {
        self.end
    }
}

impl ChunkReader for Part {
    type T = Reading;

    fn get_read(&self, start: u64) -> Result<Reading> {
        Ok(Reading { part: self.clone(), at: start })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let bytes = self.bytes(start, length)?;
        if bytes.len() == length { Ok(bytes) } else { Err(ParquetError::EOF(String::new())) }
    }
}

/// A part that is read piece by piece.
pub struct Reading {
    part: Part,
    at: u64,
}

impl Read for Reading {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let bytes = self.part.bytes(self.at, room.len())?;
        let count = bytes.len().min(room.len());
        if let (Some(to), Some(from)) = (room.get_mut(..count), bytes.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at += count as u64;
        Ok(count)
    }
}
