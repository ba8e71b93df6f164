//! The packed data that the build script made of `src/data`.
use crate::dataset::{Dataset, Late};
use crate::packed;

/// The data version: the first 8 hex digits of the SHA-256 of what the curated files say, however they are packed.
pub const VERSION: &str = env!("DATA_VERSION");
/// The file name of the part that is fetched after the first view; it carries a hash of the packed data, so that no two builds mix.
pub const LATE_NAME: &str = concat!("late-", env!("DATA_PACKING"), ".bin");
/// Its content, for whoever writes the site.
#[cfg(not(target_arch = "wasm32"))]
pub static LATE_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/late.bin"));

static FIRST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first.bin"));

impl Dataset {
    /// The embedded data. They were packed by the same build, so they unpack.
    #[expect(clippy::missing_panics_doc, reason = "packed and unpacked by one build")]
    pub fn embedded() -> Dataset {
        let mut data = packed::unpack(FIRST).expect("packed by this build");
        data.version = VERSION.into();
        data
    }
}

impl Late {
    /// Unpacks the late part; `None` for anything else, such as an error page or another version's.
    pub fn unpack(bytes: &[u8]) -> Option<Late> {
        packed::unpack_late(bytes)
    }
}
