//! The byte budget: what a browser fetches, brotli-compressed.
use crate::command::{Failure, dist};
use crate::compress::files;
use crate::precache;
use crate::tables::FOLDER;
use jejak_ekspor::codec::embedded::{ENGLISH_NAME, LATE_NAME};
use std::fs;

/// Bytes until the lanes are drawn and the filters work: 200 kB are the goal; a ratchet, lowered with every gain.
const FIRST_VIEW: u64 = 180_000;
/// Bytes until everything is there.
const WHOLE: u64 = 340_000;
/// Bytes that the first opened file brings: the table screen and its worker.
const OPENED: u64 = 860_000;
/// Requests until the lanes are drawn and the filters work.
const REQUESTS: usize = 6;

/// Lists each file of the site with its size and fails if the whole is over the budget.
pub fn run() -> Result<(), Failure> {
    let folder = dist();
    let (mut first, mut whole, mut requests, mut opened) = (0, 0, 0, 0);
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for file in files(&folder).map_err(|error| Failure(format!("{}: {error}; `cargo xtask build` writes it", folder.display())))? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let size = |path: &str| fs::metadata(folder.join(path)).map(|metadata| metadata.len());
        let plain = size(&name).map_err(|error| Failure::at(&file, &error))?;
        let packed = size(&format!("{name}.br")).unwrap_or(plain);
        if name.starts_with(FOLDER) {
            println!("{plain:>10} {packed:>10}  {name}  (when a file is opened)");
            opened += packed;
            continue;
        }
        // A reader of English gets the other language's words later; theirs are as many.
        let is_late = name == LATE_NAME || name == ENGLISH_NAME || name.ends_with("_later.wasm") || is_for_later(&name);
        println!("{plain:>10} {packed:>10}  {name}{}", if is_late { "  (after the first view)" } else { "" });
        whole += packed;
        if !is_late {
            first += packed;
            requests += 1;
        }
    }
    println!("first view: {first} of {FIRST_VIEW} bytes in {requests} of {REQUESTS} requests; everything: {whole} of {WHOLE} bytes");
    println!("when a file is opened: {opened} of {OPENED} bytes more");
    if first > FIRST_VIEW || whole > WHOLE || requests > REQUESTS || opened > OPENED {
        return Err(Failure("the site is over the byte budget".into()));
    }
    Ok(())
}

/// The service worker, what it keeps for an installed page, and the history of the data: fetched when the page is at rest, or asks.
fn is_for_later(name: &str) -> bool {
    name == precache::WORKER || ["png", "svg", "txt", "webmanifest"].iter().any(|ending| name.ends_with(&format!(".{ending}")))
}
