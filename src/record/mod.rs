//! Claims and their gate.
mod claim;
pub use claim::{Bilingual, Claim, Decimal, Detail, Good, Kind, Observation, Party, PublisherKind, Role, Source, SourceDetail, Status, implied};
