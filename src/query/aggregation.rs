//! How several claims of one period become one number: by a rule that the link names, else the range they span.
//!
//! No rule picks silently: where it leaves several values that differ, their range comes back.
use crate::model::edtf::Day;
use crate::model::index::{ClaimIx, OriginIx};
use crate::state::Rule;

/// One claimed value of a period, all in one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    pub claim: ClaimIx,
    pub value: f64,
    /// The day it was published; None where unknown.
    pub published: Option<Day>,
    pub origin: Option<OriginIx>,
}

/// What a rule makes of candidates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reduced {
    /// No candidate, or none that the rule speaks of.
    Nothing,
    /// One value, and a claim that gives it.
    One { value: f64, claim: ClaimIx },
    /// Several values, from the lowest to the highest.
    Range { low: f64, high: f64 },
}

/// Reduces candidates by a rule. `Latest` is by publication, those of unknown date only where there are no others.
pub fn reduce(candidates: &[Candidate], rule: Rule) -> Reduced {
    let all = candidates.iter().filter(|c| c.value.is_finite());
    match rule {
        Rule::Range => range(all),
        Rule::Lowest => one(all.min_by(|a, b| a.value.total_cmp(&b.value))),
        Rule::Highest => one(all.max_by(|a, b| a.value.total_cmp(&b.value).then(b.claim.cmp(&a.claim)))),
        Rule::Latest => {
            let day = all.clone().filter_map(|c| c.published).max();
            range(all.filter(|c| c.published == day))
        }
        Rule::Origin(origin) => range(all.filter(|c| c.origin == Some(origin))),
    }
}

fn one(found: Option<&Candidate>) -> Reduced {
    found.map_or(Reduced::Nothing, |c| Reduced::One { value: c.value, claim: c.claim })
}

fn range<'a>(candidates: impl Iterator<Item = &'a Candidate> + Clone) -> Reduced {
    let low = candidates.clone().min_by(|a, b| a.value.total_cmp(&b.value));
    let high = candidates.max_by(|a, b| a.value.total_cmp(&b.value));
    match (low, high) {
        (Some(low), Some(high)) if low.value < high.value => Reduced::Range { low: low.value, high: high.value },
        (low, _) => one(low),
    }
}
