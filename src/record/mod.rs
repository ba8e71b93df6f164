//! Claims: what the gate lets through (`claim`), what the files write (`draft`), the gate (`check`).
//! Drafts and the gate run where the data are built and tested, not on the page.
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
mod claim;
#[cfg(not(target_arch = "wasm32"))]
pub mod draft;
#[cfg(not(target_arch = "wasm32"))]
pub mod problem;

pub use claim::{
    Bilingual, Claim, Decimal, Detail, Good, Kind, Observation, Party, PublisherKind, Role, Source, SourceDetail, Status, implied,
};
