//! The frozen fixture: `tests/fixture`, some sixty claims that show each feature, read as the build script reads `src/data`.
//!
//! Most are claims of the data as they stood once, three are made up for what no claim shows; the code lists are whole. What a test
//! says of numbers, names and places it says of these, so that the data can grow without a test that has to follow.
use super::files::{Folder, built};
use jejak_ekspor::codec::{self, Words};
use jejak_ekspor::ingest::curated::files::Curated;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::model::lang::PerLang;
use jejak_ekspor::query::session::Session;
use std::sync::LazyLock;

pub const FIXTURE: Folder = Folder(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/"));

static CURATED: LazyLock<Curated> = LazyLock::new(|| built(&FIXTURE));
static SESSION: LazyLock<Session> = LazyLock::new(|| {
    let mut session = early();
    session.set_cards(cards());
    session
});

/// All that stands in the fixture.
pub fn curated() -> &'static Curated {
    &CURATED
}

/// What the first view needs, with the words of all languages.
pub fn dataset() -> Dataset {
    CURATED.first.clone()
}

/// What the cards need.
pub fn cards() -> CardData {
    CURATED.cards.clone()
}

/// A session with the words of the cards.
pub fn session() -> &'static Session {
    &SESSION
}

/// A session before the words of the cards have arrived.
pub fn early() -> Session {
    Session::new(dataset())
}

/// A session of the first part alone, as the page begins with it.
pub fn first_part() -> Session {
    let mut data = codec::unpack(&packed().first).expect("the first part");
    data.version = dataset().version;
    Session::new(data)
}

/// The packed files, as a site has them.
pub struct Packed {
    pub first: Vec<u8>,
    pub further: Vec<u8>,
    pub cards: Vec<u8>,
    pub names: PerLang<Vec<u8>>,
    pub titles: PerLang<Vec<u8>>,
}

pub fn packed() -> Packed {
    let (data, cards) = (&CURATED.first, &CURATED.cards);
    Packed {
        first: codec::pack(data),
        further: codec::pack_further(data),
        cards: codec::pack_cards(cards),
        names: PerLang::from_fn(|lang| codec::pack_words(data, Words::Names, lang)),
        titles: PerLang::from_fn(|lang| codec::pack_words(data, Words::Titles, lang)),
    }
}
