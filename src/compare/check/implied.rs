//! Figures whose currency, unit or scale is not written, or whose mark is read against the custom of the language.
use super::{Facts, finding};
use crate::model::claim::implied;
use crate::model::finding::{Check, Finding};

/// The sign is not among them: a verb that says "fell" says it plainly.
const TOLD: u8 = implied::CURRENCY | implied::UNIT | implied::SCALE | implied::SEPARATOR;

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let flags = |claim: u16, at: u16| {
        let observations = facts.input.data.claims.get(usize::from(claim)).map(|c| &c.observations);
        let flags = observations.and_then(|o| o.get(usize::from(at))).map_or((false, 0), |o| (o.value.mantissa == 0, o.implied & TOLD));
        // Nothing is nothing in any unit of weight.
        if flags == (true, implied::UNIT) { 0 } else { flags.1 }
    };
    let told = facts.items.iter().map(|item| (item, flags(item.claim, item.observation))).filter(|(_, flags)| *flags != 0);
    told.map(|(item, flags)| finding(Check::Implied, &[item], None, &[f64::from(flags)])).collect()
}
