//! The packed data that the build script made of `src/data`.
use crate::codec;
use crate::model::dataset::{Dataset, Late};
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
use crate::model::vocabulary::Lang;

/// The data version: the first 8 hex digits of the SHA-256 of what the curated files say, however they are packed.
pub const VERSION: &str = env!("DATA_VERSION");
/// The part that is fetched after the first view, for whoever writes the site.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static LATE_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/late.bin"));

/// A language's words, for whoever writes the site; the first view fetches the reader's, what follows it the others.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub fn words(lang: Lang) -> &'static [u8] {
    match lang {
        Lang::Id => include_bytes!(concat!(env!("OUT_DIR"), "/words-id.bin")),
        Lang::En => include_bytes!(concat!(env!("OUT_DIR"), "/words-en.bin")),
        #[cfg(feature = "pseudo")]
        Lang::Pseudo => include_bytes!(concat!(env!("OUT_DIR"), "/words-qps.bin")),
    }
}

static FIRST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first.bin"));

impl Dataset {
    /// The embedded data without the words of the languages. They were packed by the same build, so they unpack.
    #[expect(clippy::missing_panics_doc, reason = "packed and unpacked by one build")]
    pub fn wordless() -> Dataset {
        let mut data = codec::unpack(FIRST).expect("packed by this build");
        data.version = VERSION.into();
        data
    }

    /// The whole data, in all languages: not on the page, which fetches its words.
    #[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
    #[expect(clippy::missing_panics_doc, reason = "packed and unpacked by one build")]
    pub fn embedded() -> Dataset {
        let mut data = Dataset::wordless();
        let is_whole = Lang::ALL.into_iter().all(|lang| codec::add_words(&mut data, lang, words(lang)));
        assert!(is_whole, "packed by this build");
        let late = Late::unpack(LATE_BYTES).expect("packed by this build");
        codec::add_rest(&mut data, late.ids, late.names);
        data
    }
}

impl Late {
    /// Unpacks the late part; `None` for anything else, such as an error page or another version's.
    pub fn unpack(bytes: &[u8]) -> Option<Late> {
        codec::unpack_late(bytes)
    }
}
