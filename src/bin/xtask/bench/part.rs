//! What the page would fetch of a Parquet file that lies beside it, by a part of its filter: bytes, requests, rows, memory.
use crate::command::Failure;
use bytes::Bytes;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::table::source::{Wanted, import_columns};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::parquet_reader::{FAR_WINDOWS, File, Reader};
use jejak_ekspor::present::i18n::table_worker;
use jejak_ekspor::state::Lang;
use std::fs;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// A file that counts what is asked of it.
struct Counted {
    file: fs::File,
    size: u64,
    bytes: AtomicU64,
    requests: AtomicU64,
}

impl File for Counted {
    fn size(&self) -> u64 {
        self.size
    }

    fn read(&self, from: u64, bytes: usize) -> io::Result<Bytes> {
        let mut room = vec![0; bytes];
        let read = self.file.read_at(&mut room, from)?;
        room.truncate(read);
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        self.requests.fetch_add(1, Ordering::Relaxed);
        Ok(room.into())
    }

    fn windows(&self) -> (u64, u64) {
        FAR_WINDOWS
    }
}

/// Reads it as the page does, and says what that took.
pub fn run(file: &str, when: &str, to: &[&str]) -> Result<(), Failure> {
    let path = Path::new(file);
    let wrong = |why: &str| Failure::at(path, &io::Error::other(why.to_owned()));
    let opened = fs::File::open(path).map_err(|error| Failure::at(path, &error))?;
    let size = opened.metadata().map_err(|error| Failure::at(path, &error))?.len();
    let counted = Arc::new(Counted { file: opened, size, bytes: AtomicU64::new(0), requests: AtomicU64::new(0) });
    let when = Period::parse(when).map_err(|_| wrong("the period is no EDTF date"))?;
    let names = Names::new(&Dataset::embedded().codes);
    let wanted = Wanted { when: Some(when), to: to.iter().map(|code| (*code).to_owned()).collect(), ..Wanted::default() };
    let said = table_worker::words(Lang::En);
    let before = memory();
    let start = Instant::now();
    let mut reader = Reader::open(counted.clone()).map_err(|fault| wrong(&(said.failure)(&fault.into())))?;
    let read = import_columns(&mut reader, file, &names, &Options::default(), &wanted);
    let (_, table) = read.map_err(|failure| wrong(&(said.failure)(&failure)))?;
    let took = start.elapsed().as_millis();
    println!("{}", table_worker::reading(said, &table.reading));
    println!("{} rows read, {} accepted, in {took} ms", table.counts.rows, table.counts.accepted);
    println!("{} of {size} bytes in {} requests", counted.bytes.load(Ordering::Relaxed), counted.requests.load(Ordering::Relaxed));
    if let (Some(before), Some(most)) = (before, memory()) {
        println!("memory at most: {} MB above the start", most.saturating_sub(before) / 1000);
    }
    Ok(())
}

/// The most memory that the process has had, in kB; none where the system does not tell.
fn memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}
