//! Records the version that the curated files have now in `src/data/versions.jsonl`, with what changed since the one before.
//!
//! How the claims were before is taken from git: the newest commit whose files have the version recorded last.
pub mod check;
pub mod synth;

use crate::command::{Failure, root};
use jejak_ekspor::ingest::curated::files::Files;
use jejak_ekspor::ingest::curated::version::of;
use jejak_ekspor::model::edtf::{Day, civil_from_day};
use jejak_ekspor::query::versions::{Entry, FILE, compare, read};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

const FOLDER: &str = "src/data";
const SECONDS_A_DAY: u64 = 86_400;

/// Adds a line to the record, unless the last one is of the version that the files have now.
pub fn record_version() -> Result<(), Failure> {
    let path = root().join(FOLDER).join(FILE);
    let text = if path.exists() { fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))? } else { String::new() };
    let entries = read(&text).map_err(Failure)?;
    let now = of(&Here);
    let entry = match entries.last() {
        Some(last) if last.version == now => {
            println!("The data have version {now}, which is recorded: nothing to do.");
            return Ok(());
        }
        Some(last) => compare(&find(&last.version)?, &Here, today()),
        None => Entry { day: today(), version: now, ..Entry::default() },
    };
    println!(
        "Data version {}: {} claims added, {} changed, {} removed; code lists changed: {}.",
        entry.version,
        entry.added.len(),
        entry.changed.len(),
        entry.removed.len(),
        if entry.lists.is_empty() { "none".to_owned() } else { entry.lists.join(", ") }
    );
    let line = serde_json::to_string(&entry).map_err(|error| Failure(error.to_string()))?;
    fs::write(&path, format!("{text}{line}\n")).map_err(|error| Failure::at(&path, &error))
}

/// Whether the version that the files have now is in the record: without it, links made on it cannot say what changed since.
pub fn is_recorded() -> Result<(), Failure> {
    let path = root().join(FOLDER).join(FILE);
    let entries = read(&fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?).map_err(Failure)?;
    let is_last = entries.last().is_some_and(|last| last.version == of(&Here));
    is_last
        .then_some(())
        .ok_or_else(|| Failure("the data changed and their version is not recorded: run `cargo xtask data-version`".into()))
}

/// The files of the working tree.
struct Here;

impl Files for Here {
    fn text(&self, name: &'static str) -> String {
        fs::read_to_string(root().join(FOLDER).join(name)).unwrap_or_default()
    }
}

/// The files of a commit, each read once.
struct Then {
    commit: String,
    texts: RefCell<BTreeMap<&'static str, String>>,
}

impl Files for Then {
    fn text(&self, name: &'static str) -> String {
        let mut texts = self.texts.borrow_mut();
        texts.entry(name).or_insert_with(|| git(&["show", &format!("{}:{FOLDER}/{name}", self.commit)]).unwrap_or_default()).clone()
    }
}

/// The newest commit whose files have a version.
fn find(version: &str) -> Result<Then, Failure> {
    let missing = || {
        Failure(format!("no commit of {FOLDER} has data version {version}, the last one in {FILE}; was a commit left out of this clone?"))
    };
    let commits = git(&["log", "--format=%H", "--", FOLDER]).ok_or_else(missing)?;
    let mut commits = commits.lines().map(|commit| Then { commit: commit.to_owned(), texts: RefCell::default() });
    commits.find(|then| of(then) == version).ok_or_else(missing)
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).current_dir(root()).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok())?
}

/// The day by this machine's clock, in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let (year, month, day) = civil_from_day(Day::try_from(seconds / SECONDS_A_DAY).unwrap_or_default());
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jejak_ekspor::model::edtf::Period;

    #[test]
    fn today_is_a_day_of_this_century() {
        let period = Period::parse(&today()).unwrap();
        assert_eq!(period.first(), period.last());
        assert!(("2026".to_owned().."2100".to_owned()).contains(&today()), "{}", today());
    }

    #[test]
    fn the_files_of_the_newest_commit_are_found_by_their_version() {
        let Some(commit) = git(&["log", "-1", "--format=%H", "--", FOLDER]) else { return };
        let then = |commit: &str| Then { commit: commit.trim().to_owned(), texts: RefCell::default() };
        let version = of(&then(&commit));
        assert_eq!(of(&find(&version).unwrap()), version);
        assert!(find("no-such!").is_err_and(|failure| failure.0.contains("no-such!")));
    }
}
