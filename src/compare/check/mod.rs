//! The checks, each in a file of its own. What they look things up in is `facts`.
mod balance;
mod countries;
mod event_date;
mod facts;
mod growth;
mod implied;
mod jump;
mod original;
mod price;
mod rate;
mod repeated;
mod share;
mod slip;
mod sum;
mod weekday;
mod whole;

pub use facts::Facts;

use crate::model::finding::{Check, Finding};

/// What finds where a check does not come out; `None` for conflicts, which are found as groups.
fn finder(check: Check) -> Option<fn(&Facts) -> Vec<Finding>> {
    Some(match check {
        Check::Conflict => return None,
        Check::Weekday => weekday::find,
        Check::Sum => sum::find,
        Check::Balance => balance::find,
        Check::Growth => growth::find,
        Check::Share => share::find,
        Check::Rate => rate::find,
        Check::EventRate => rate::find_in_events,
        Check::Whole => whole::find,
        Check::Jump => jump::find,
        Check::Implied => implied::find,
        Check::Slip => slip::find,
        Check::Original => original::find,
        Check::Price => price::find,
        Check::Repeated => repeated::find,
        Check::EventDate => event_date::find,
        Check::Countries => countries::find,
    })
}

/// The findings of every check, in the order of the claims that they touch first.
pub fn all(facts: &Facts) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Check::ALL.into_iter().filter_map(finder).flat_map(|find| find(facts)).collect();
    findings.sort_by(|a, b| (a.involved.first(), a.check, &a.involved).cmp(&(b.involved.first(), b.check, &b.involved)));
    findings
}
