//! The packed data that the build script made of `src/data`, for whoever writes the site, and for the bench of a million rows: the page and the
//! table's worker fetch its files.
use crate::codec;
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
use crate::codec::Words;
use crate::model::dataset::{CardData, Dataset};
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
use crate::model::vocabulary::Lang;

/// The data version: the first 8 hex digits of the SHA-256 of what the curated files say, however they are packed.
pub const VERSION: &str = env!("DATA_VERSION");
/// The day on which that version was recorded, in EDTF; empty for made-up data.
pub const DAY: &str = env!("DATA_DAY");

/// What the first view needs, without words.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static FIRST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first.bin"));
/// The figures that follow the first view.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static FURTHER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/further.bin"));
/// What the cards need.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static CARDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cards.bin"));

/// Words of a language.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub fn words(words: Words, lang: Lang) -> &'static [u8] {
    match (words, lang) {
        (Words::Names, Lang::Id) => include_bytes!(concat!(env!("OUT_DIR"), "/names-id.bin")),
        (Words::Names, Lang::En) => include_bytes!(concat!(env!("OUT_DIR"), "/names-en.bin")),
        (Words::Titles, Lang::Id) => include_bytes!(concat!(env!("OUT_DIR"), "/titles-id.bin")),
        (Words::Titles, Lang::En) => include_bytes!(concat!(env!("OUT_DIR"), "/titles-en.bin")),
        #[cfg(feature = "pseudo")]
        (Words::Names, Lang::Pseudo) => include_bytes!(concat!(env!("OUT_DIR"), "/names-qps.bin")),
        #[cfg(feature = "pseudo")]
        (Words::Titles, Lang::Pseudo) => include_bytes!(concat!(env!("OUT_DIR"), "/titles-qps.bin")),
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
impl Dataset {
    /// The whole data, in all languages: not in a browser, which fetches its files.
    #[expect(clippy::missing_panics_doc, reason = "packed and unpacked by one build")]
    pub fn embedded() -> Dataset {
        let mut data = Dataset::unpack(FIRST).expect("packed by this build");
        let all = Lang::ALL.into_iter().flat_map(|lang| Words::ALL.map(|which| (which, lang)));
        let is_whole = codec::add_further(&mut data, FURTHER)
            && all.into_iter().all(|(which, lang)| codec::add_words(&mut data, which, lang, words(which, lang)));
        assert!(is_whole, "packed by this build");
        let cards = CardData::unpack(CARDS).expect("packed by this build");
        codec::add_rest(&mut data, cards.ids, cards.names);
        data
    }
}

impl Dataset {
    /// Unpacks what the first view needs; `None` for anything else, such as an error page or another version's.
    pub fn unpack(bytes: &[u8]) -> Option<Dataset> {
        let mut data = codec::unpack(bytes)?;
        data.version = VERSION.into();
        Some(data)
    }
}

impl CardData {
    /// Unpacks the data of the cards; `None` for anything else, such as an error page or another version's.
    pub fn unpack(bytes: &[u8]) -> Option<CardData> {
        codec::unpack_cards(bytes)
    }
}
