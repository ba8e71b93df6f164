//! The byte budget: what a browser fetches, compressed by brotli.
use super::{APP, Site, compress, data, names, parts, precache, trim};
use crate::command::{Failure, dist};
use jejak_ekspor::codec::Words;
use jejak_ekspor::state::Lang;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Bytes until the lanes are drawn and the filters work: at most 250 kB; a ratchet, lowered with every gain.
const FIRST_VIEW: usize = 250_000;
/// Bytes until everything is there.
const WHOLE: usize = 897_000;
/// Bytes that the first opened file brings: the table screen and its worker; at most 1 MB.
const OPENED: usize = 998_000;
/// Bytes that the first Parquet file brings: Apache's reader, and what unpacks its pages.
const COLUMNS: usize = 210_000;
/// Bytes that the first text brings: the reader with its names and words, and its screen.
const READ: usize = 228_000;
/// Bytes that the first question about a place or about the data brings: the code of the answers, with what is said about the data.
const ANSWERED: usize = 60_500;
/// Bytes that the first saved table brings. The aim is 40 kB.
const SAVED: usize = 62_000;
/// Requests until the lanes are drawn and the filters work.
const REQUESTS: usize = 6;

/// When a browser fetches a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// Until the lanes are drawn and the filters work.
    First,
    /// When the page is at rest, or asks.
    Later,
    /// When a place is asked about.
    Answered,
    /// When the reader opens a table.
    Opened,
    /// When a Parquet file is opened.
    Columns,
    /// When a text is read.
    Read,
    /// When a table is saved.
    Saved,
}

fn when(path: &str) -> When {
    let own = names::own(path);
    let ends_with = |ending: &str| own.ends_with(&format!(".{ending}"));
    if own.starts_with(parts::PARQUET) {
        When::Columns
    } else if own.starts_with(parts::TABLES) {
        When::Opened
    } else if own.starts_with(parts::TEXTS) {
        When::Read
    } else if own.starts_with(parts::FILES) {
        When::Saved
    } else if own == format!("{APP}_answers.wasm") {
        When::Answered
    } else if ["png", "svg", "txt", "webmanifest"].into_iter().any(ends_with)
        || [data::CARDS, data::FURTHER, precache::WORKER, trim::LATER].contains(&own.as_str())
        // A reader of another language gets the names of Indonesian later; theirs are as many.
        || Lang::ALL.into_iter().any(|lang| own == data::words_of(Words::Titles, lang))
        || (own != data::words_of(Words::Names, Lang::Id) && Lang::ALL.into_iter().any(|lang| own == data::words_of(Words::Names, lang)))
        || own == format!("{APP}_later.wasm")
        || own.starts_with(&format!("{APP}_shared"))
    {
        When::Later
    } else {
        When::First
    }
}

/// What files weigh when they are compressed; those that were weighed before are not compressed again.
#[derive(Default)]
pub struct Scales {
    known: HashMap<[u8; 32], usize>,
}

impl Scales {
    /// The bytes of the first view and of everything.
    pub fn weigh(&mut self, site: &Site) -> Result<(usize, usize), Failure> {
        let (mut first, mut all) = (0, 0);
        for (path, bytes) in site.all().filter(|(path, _)| !compress::is_copy(path)) {
            let size = self.weigh_file(path, bytes)?;
            all += size;
            first += if when(path) == When::First { size } else { 0 };
        }
        Ok((first, all))
    }

    fn weigh_file(&mut self, path: &str, bytes: &[u8]) -> Result<usize, Failure> {
        let hash = Sha256::digest(bytes).into();
        if let Some(size) = self.known.get(&hash) {
            return Ok(*size);
        }
        let packed = compress::brotli(bytes).map_err(|error| Failure(format!("{path}: {error}")))?;
        self.known.insert(hash, packed.len());
        Ok(packed.len())
    }
}

/// Lists each file of the site with its size and fails if the whole is over the budget.
pub fn run() -> Result<(), Failure> {
    let site = Site::read(&dist())?;
    let (mut first, mut whole, mut requests, mut answered, mut opened, mut columns, mut read, mut saved) = (0, 0, 0, 0, 0, 0, 0, 0);
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for (path, bytes) in site.all().filter(|(path, _)| !compress::is_copy(path)) {
        let packed = site.files.get(&format!("{path}.br")).map_or(bytes.len(), Vec::len);
        let remark = match when(path) {
            When::First => {
                (first, whole, requests) = (first + packed, whole + packed, requests + 1);
                ""
            }
            When::Later => {
                whole += packed;
                "  (after the first view)"
            }
            When::Answered => {
                answered += packed;
                "  (when a place is asked about)"
            }
            When::Opened => {
                opened += packed;
                "  (when a file is opened)"
            }
            When::Columns => {
                columns += packed;
                "  (when a Parquet file is opened)"
            }
            When::Read => {
                read += packed;
                "  (when a text is read)"
            }
            When::Saved => {
                saved += packed;
                "  (when a table is saved)"
            }
        };
        println!("{:>10} {packed:>10}  {path}{remark}", bytes.len());
    }
    println!("first view: {first} of {FIRST_VIEW} bytes in {requests} of {REQUESTS} requests; everything: {whole} of {WHOLE} bytes");
    println!("when a place is asked about: {answered} of {ANSWERED} bytes more");
    println!("when a file is opened: {opened} of {OPENED} bytes more");
    println!("when it is Parquet: {columns} of {COLUMNS} bytes more");
    println!("when a text is read: {read} of {READ} bytes more");
    println!("when a table is saved: {saved} of {SAVED} bytes more");
    let is_later_over = read > READ || saved > SAVED || answered > ANSWERED || opened > OPENED || columns > COLUMNS;
    if first > FIRST_VIEW || whole > WHOLE || requests > REQUESTS || is_later_over {
        return Err(Failure("the site is over the byte budget".into()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::INDEX;
    use super::*;

    #[test]
    fn the_first_view_is_the_page_its_script_its_wasm_its_data_and_one_languages_names() {
        let data = ["first-0123456789abcdef.bin", "names-id-0123456789abcdef.bin"];
        let first = [INDEX, "jejak-ekspor-0123456789abcdef.js", "jejak-ekspor_bg-0123456789abcdef.wasm", data[0], data[1]];
        assert!(first.iter().all(|path| when(path) == When::First));
        let later = [
            "jejak-ekspor_later-0123456789abcdef.wasm",
            "later-0123456789abcdef.css",
            "cards-0123456789abcdef.bin",
            "names-en-0123456789abcdef.bin",
            "titles-id-0123456789abcdef.bin",
            "further-0123456789abcdef.bin",
            "sw.js",
            "icon.svg",
            "versions.txt",
        ];
        assert!(later.iter().all(|path| when(path) == When::Later));
        assert!(when("jejak-ekspor_answers-0123456789abcdef.wasm") == When::Answered);
        let later = ["jejak-ekspor_shared1-0123456789abcdef.wasm", "later-0123456789abcdef.css"];
        assert!(later.iter().all(|path| when(path) == When::Later));
        assert!(when("table/worker-0123456789abcdef.js") == When::Opened);
        assert!(when("table/parquet/parquet_reader_bg-0123456789abcdef.wasm") == When::Columns);
        assert!(when("text/screen-0123456789abcdef.wasm") == When::Read);
        assert!(when("save/saver_bg-0123456789abcdef.wasm") == When::Saved);
    }
}
