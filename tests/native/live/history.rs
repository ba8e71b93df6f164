//! The record of data versions, `src/data/versions.jsonl`.
//!
//! Whether the newest data are in it is no test but a step of `cargo xtask test`: a claim that was just added is no fault.
use super::{LIVE, session};
use flate2::{Compression, write::GzEncoder};
use jejak_ekspor::query::versions::{FILE, for_page, read};
use std::io::Write;

#[test]
fn the_record_goes_forward_and_is_short() {
    let entries = read(&LIVE.read(FILE)).unwrap();
    assert!(!entries.is_empty() && entries.is_sorted_by_key(|entry| &entry.day), "the days go forward");
    let mut versions: Vec<&str> = entries.iter().map(|entry| entry.version.as_str()).collect();
    versions.sort_unstable();
    versions.dedup();
    assert_eq!(versions.len(), entries.len(), "no version comes twice");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(for_page(&entries, session()).write().as_bytes()).unwrap();
    assert!(packed.finish().unwrap().len() < 40_000, "the history is fetched by readers");
}
