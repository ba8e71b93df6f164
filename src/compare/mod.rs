//! Claims against claims: conflict groups, relations of pairs, checks.
//!
//! It runs when the data are built (`build.rs`), and later on tables that a reader opens; the page only reads the
//! results (`model::finding`). It says what does not come out and by how much; it refuses to know who is right, words and files.
//!
//! ```
//! use jejak_ekspor::compare::interval::Interval;
//! // "Rp20,7 triliun" and "Rp20,74 triliun" may print one value, "Rp20,8 triliun" is another.
//! let (coarse, fine, other) = (Interval::around(20.7, 0.05), Interval::around(20.74, 0.005), Interval::around(20.8, 0.05));
//! assert!(!coarse.is_disjoint(&fine));
//! assert!(fine.is_disjoint(&other));
//! ```
//!
//! To add a check: a line in `model::vocabulary` and a file in `check`; then the compiler asks for its function, its numbers and its
//! phrases.
pub mod candidates;
pub mod check;
pub mod comparability;
pub mod conflict;
pub mod group;
pub mod interval;
pub mod item;
pub mod relation;

use crate::model::finding::{Check, Compared, FindingData};
use crate::model::index::List;
use item::Input;

/// Everything that the comparison of a data set finds.
pub fn run(input: &Input) -> (Compared, FindingData) {
    let items = input.items();
    let groups = group::groups(input, &items);
    let pairs = relation::pairs(input, &items);
    let findings = check::all(&check::Facts::new(*input, &items));
    let mut checks = List::from(vec![0; input.data.claims.len()]);
    let members = groups.iter().flat_map(|g| &g.members).map(|m| (m.claim, Check::Conflict));
    for (claim, check) in members.chain(findings.iter().flat_map(|f| f.reported().map(|claim| (claim, f.check)))) {
        if let Some(bits) = checks.get_mut(claim) {
            *bits |= 1 << check as u32;
        }
    }
    (Compared { groups: groups.into(), checks }, FindingData { findings, pairs })
}
