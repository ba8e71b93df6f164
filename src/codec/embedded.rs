//! The packed data that the build script made of `src/data`.
use crate::codec;
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
use crate::codec::Tongue;
use crate::model::dataset::{Dataset, Late};

/// The data version: the first 8 hex digits of the SHA-256 of what the curated files say, however they are packed.
pub const VERSION: &str = env!("DATA_VERSION");
/// The file name of the part that is fetched after the first view; it carries a hash of the packed data, so that no two builds mix.
pub const LATE_NAME: &str = concat!("late-", env!("DATA_PACKING"), ".bin");
/// Its content, for whoever writes the site.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static LATE_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/late.bin"));

/// The file names of a language's words; the first view fetches the reader's, what follows it the other.
pub const INDONESIAN_NAME: &str = concat!("words-id-", env!("DATA_PACKING"), ".bin");
pub const ENGLISH_NAME: &str = concat!("words-en-", env!("DATA_PACKING"), ".bin");
/// Their contents, for whoever writes the site.
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static INDONESIAN_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words-id.bin"));
#[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
pub static ENGLISH_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words-en.bin"));

static FIRST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first.bin"));

impl Dataset {
    /// The embedded data without the words of the languages. They were packed by the same build, so they unpack.
    #[expect(clippy::missing_panics_doc, reason = "packed and unpacked by one build")]
    pub fn wordless() -> Dataset {
        let mut data = codec::unpack(FIRST).expect("packed by this build");
        data.version = VERSION.into();
        data
    }

    /// The whole data, in both languages: not on the page, which fetches its words.
    #[cfg(any(not(target_arch = "wasm32"), feature = "table_worker"))]
    #[expect(clippy::missing_panics_doc, reason = "packed and unpacked by one build")]
    pub fn embedded() -> Dataset {
        let mut data = Dataset::wordless();
        let is_whole = codec::add_words(&mut data, Tongue::Indonesian, INDONESIAN_BYTES)
            && codec::add_words(&mut data, Tongue::English, ENGLISH_BYTES);
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
