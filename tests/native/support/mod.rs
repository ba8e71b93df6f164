//! What several tests share: the fixture and what is made of it, what holds of every input, files with a change, what goes wrong with a table, random numbers, a brute force to compare with.
pub mod asserts;
pub mod files;
pub mod fixture;
pub mod oracle;
pub mod random;
pub mod snapshot;
pub mod sources;
pub mod told;
pub mod troubles;

use jejak_ekspor::model::index::{ClaimIx, MeasureIx, RegionIx};
use jejak_ekspor::query::session::{Answer, Session};
use jejak_ekspor::state::{Lang, State, permalink};
use random::Random;

impl Random {
    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Something, or in one case of two nothing.
    pub fn maybe<T>(&mut self, value: impl FnOnce(&mut Random) -> T) -> Option<T> {
        (self.below(2) == 0).then(|| value(self))
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.below(n + 1));
        }
    }
}

/// A link that the page wrote, without the mark that it begins with.
#[track_caller]
pub fn bare(link: &str) -> &str {
    let marked = link.strip_prefix("k=").and_then(|rest| rest.split_once('&'));
    assert!(link.is_empty() || marked.is_some_and(|(mark, _)| mark.len() == 5), "{link}");
    marked.map_or("", |(_, rest)| rest)
}

/// The state of a link of which nothing is dropped, and its answer.
#[track_caller]
pub fn answer(session: &Session, link: &str) -> (State, Answer) {
    let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
    assert!(dropped.is_empty(), "{link}: {dropped:?}");
    let answer = session.answer(&state, Lang::Id);
    (state, answer)
}

/// The place of a claim among those of a session.
#[track_caller]
pub fn place(session: &Session, id: &str) -> ClaimIx {
    session.data.claims.search(|claim| claim.id.as_str().cmp(id)).unwrap_or_else(|| panic!("no claim {id}"))
}

/// The place of a region among the code lists.
#[track_caller]
pub fn region(session: &Session, code: &str) -> RegionIx {
    session.data.codes.regions.position(|region| region.code == code).unwrap_or_else(|| panic!("no region {code}"))
}

/// The place of a measure among the code lists.
#[track_caller]
pub fn measure(session: &Session, code: &str) -> MeasureIx {
    session.data.codes.measures.position(|m| m.entry.code == code).unwrap_or_else(|| panic!("no measure {code}"))
}
