//! The short code of a claim or a conflict: five signs of a hash of its id, for whoever must read it aloud or type it from paper.
//!
//! Codes stand on paper and in pictures: how they are made never changes. The gate refuses claims that would share one.
use super::dataset::Dataset;
use super::index::{ClaimIx, GroupIx};

/// How many signs a code has.
pub const LENGTH: usize = 5;
/// Without the letters that look like digits or like each other.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Where a sum by `added` begins.
pub const SUM: u32 = 0x811c_9dc5;

/// A sum with more bytes in it: FNV-1a.
#[inline(never)]
pub fn added(mut sum: u32, bytes: &[u8]) -> u32 {
    for byte in bytes {
        sum = (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    sum
}

/// What a code names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Claim(ClaimIx),
    Conflict(GroupIx),
}

/// The code of a claim's id.
pub fn of_claim(id: &str) -> String {
    written(added(SUM, id.as_bytes()))
}

/// The code of a conflict's id.
pub fn of_conflict(id: &str) -> String {
    written(added(added(SUM, b"conflict:"), id.as_bytes()))
}

fn written(sum: u32) -> String {
    // The bits above those that are written are not lost.
    let sum = sum ^ sum >> (5 * LENGTH as u32);
    (0..LENGTH).rev().map(|n| char::from(SIGNS[(sum >> (5 * n)) as usize & 31])).collect()
}

/// A code as it was typed: large letters are small ones, and letters that look like digits are these.
fn typed(text: &str) -> String {
    let sign = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        c => c,
    };
    text.chars().map(sign).collect()
}

impl Dataset {
    /// The claim of an id, or what a short code names; None while the ids are not here, and for anything else.
    pub fn named(&self, text: &str) -> Option<Named> {
        let by_id = || self.claims.search(|claim| claim.id.as_str().cmp(text)).map(Named::Claim);
        if text.len() != LENGTH {
            return by_id();
        }
        let code = typed(text);
        let claim = self.claims.position(|claim| of_claim(&claim.id) == code).map(Named::Claim);
        let is_meant = |group: &GroupIx| self.conflict_id(*group).is_some_and(|id| of_conflict(&id) == code);
        claim.or_else(|| self.compared.groups.indices().find(is_meant).map(Named::Conflict))
    }

    /// The short code of a claim.
    pub fn code_of_claim(&self, claim: ClaimIx) -> Option<String> {
        self.claims.get(claim).map(|claim| of_claim(&claim.id))
    }

    /// The short code of a conflict.
    pub fn code_of_conflict(&self, group: GroupIx) -> Option<String> {
        self.conflict_id(group).map(|id| of_conflict(&id))
    }

    /// Ids that share a short code, and ids as short as a code, each told with what it is taken for.
    pub fn shared_codes(&self) -> Vec<(String, String)> {
        let claims = self.claims.iter().map(|claim| (of_claim(&claim.id), claim.id.clone()));
        let conflicts = self.compared.groups.indices().filter_map(|group| self.conflict_id(group));
        let mut all: Vec<(String, String)> = claims.chain(conflicts.map(|id| (of_conflict(&id), id))).collect();
        all.sort_unstable();
        let short = all.iter().filter(|(_, id)| id.len() == LENGTH).map(|(_, id)| (id.clone(), id.clone()));
        let shared = all.windows(2).filter_map(|pair| match pair {
            [(a, one), (b, other)] if a == b => Some((one.clone(), other.clone())),
            _ => None,
        });
        short.chain(shared).collect()
    }
}
