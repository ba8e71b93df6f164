//! What must hold of the data as they are: the only tests that read `src/data`, or what was embedded of it.
//!
//! Nothing here is about how many claims there are: a valid line more leaves every test green (`cargo xtask test` tries it).
mod agreement;
mod amounts;
mod conflict_links;
mod data;
mod front;
mod further;
mod history;
mod keys;
mod lanes;
mod notable;
mod places;
mod saved;
mod speech;
mod suggestions;
mod texts;
mod words;

use crate::support::files::Folder;
use jejak_ekspor::codec::embedded::CARDS;
use jejak_ekspor::ingest::table::detect::lists::FILES;
use jejak_ekspor::ingest::text::gazetteer;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::query::session::Session;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const LIVE: Folder = Folder(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/"));

static SESSION: LazyLock<Session> = LazyLock::new(|| {
    let mut session = Session::new(Dataset::embedded());
    session.set_cards(CardData::unpack(CARDS).expect("packed by this build"));
    session
});

fn session() -> &'static Session {
    &SESSION
}

/// The text of each file of tests below a folder, by its path.
fn texts(folder: &Path) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let of = |path: PathBuf| if path.is_dir() { texts(&path) } else { vec![(path.clone(), fs::read_to_string(path).unwrap())] };
    entries.flat_map(of).collect()
}

#[test]
fn no_other_test_reads_the_data() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native");
    for (path, text) in texts(&tests).into_iter().filter(|(path, _)| !path.starts_with(tests.join("live"))) {
        for mark in ["::embedded", "::wordless", "/src/data"] {
            let is_list = |line: &str| FILES.iter().chain(&gazetteer::FILES).any(|file| line.contains(file));
            let is_meant = |line: &&str| !line.contains("src/data/{name}:") && !line.contains("//") && !is_list(line);
            let found = text.lines().find(|line| line.contains(mark) && is_meant(line));
            assert_eq!(found, None, "{}: `support::fixture` has claims that stay as they are", path.display());
        }
    }
}
