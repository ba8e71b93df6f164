//! Curated files: a folder of them, and a folder of which some files say something else.
use jejak_ekspor::codec;
use jejak_ekspor::compare::{self, item::Input};
use jejak_ekspor::ingest::curated::files::{Curated, Files, read};
use jejak_ekspor::ingest::curated::version;
use jejak_ekspor::present::i18n::check_texts;
use serde_json::Value;

/// A folder of curated files; its path ends with a slash.
#[derive(Clone, Copy)]
pub struct Folder(pub &'static str);

impl Folder {
    /// The text of a file, also of one that is no curated file.
    #[track_caller]
    pub fn read(self, name: &str) -> String {
        std::fs::read_to_string([self.0, name].concat()).unwrap_or_else(|error| panic!("{}{name}: {error}", self.0))
    }

    /// The records of a file of JSON lines.
    pub fn records(self, name: &str) -> Vec<Value> {
        self.read(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The files, of which these say something else.
    pub fn with(self, changed: impl IntoIterator<Item = (&'static str, String)>) -> Changed {
        Changed { folder: self, changed: changed.into_iter().collect() }
    }
}

impl Files for Folder {
    fn text(&self, name: &'static str) -> String {
        self.read(name)
    }
}

/// A folder of which some files say something else.
pub struct Changed {
    folder: Folder,
    changed: Vec<(&'static str, String)>,
}

impl Files for Changed {
    fn text(&self, name: &'static str) -> String {
        let changed = self.changed.iter().find(|(other, _)| *other == name);
        changed.map_or_else(|| self.folder.read(name), |(_, text)| text.clone())
    }
}

/// Records as JSON lines.
pub fn lines<'a>(records: impl IntoIterator<Item = &'a Value>) -> String {
    records.into_iter().map(|record| format!("{record}\n")).collect()
}

/// Files that the gate lets through, compared and made ready as the build script does for `src/data`.
#[track_caller]
pub fn built(files: &impl Files) -> Curated {
    let mut curated = read(files);
    let problems: Vec<String> = curated.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let input = Input { data: &curated.first, cards: &curated.cards };
    (curated.first.compared, curated.cards.found) = compare::run(&input);
    curated.cards.names = codec::rest_names(&curated.first);
    curated.cards.ids = codec::ids(&curated.first);
    curated.cards.check_texts = check_texts::texts();
    curated.first.version = version::of(files);
    curated
}
