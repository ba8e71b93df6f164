//! The opened table as official series beside the claims: what it is about, its observations, and the claims that differ from them.
//!
//! It runs in the worker, natively in the tests; words go out in the reader's language. It never says who is right.
pub mod answer;
pub mod conflict;
pub mod form;
pub mod observation;
pub mod proposal;
mod words;

use crate::user_table::series::Mapping;
use serde::{Deserialize, Serialize};

/// The scope of figures that are a part which the list of scopes does not name: nothing is compared with them.
pub const OTHER_PART: &str = "-";

/// How a table stands beside the claims. It is kept with the table, never in a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Beside {
    pub mapping: Mapping,
    /// Whether it is drawn.
    pub is_shown: bool,
}
