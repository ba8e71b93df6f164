//! Figures whose currency, unit or scale is not written, or whose mark is read against the custom of the language.
use super::facts::{Facts, finding};
use crate::model::claim::{Flag, Flags};
use crate::model::finding::{Check, Finding};
use crate::model::index::{ClaimIx, ObservationIx};

/// The sign is not among them: a verb that says "fell" says it plainly.
const TOLD: Flags = Flags::of(&[Flag::Currency, Flag::Unit, Flag::Scale, Flag::Separator, Flag::Reading]);

/// See the module.
pub fn find(facts: &Facts) -> Vec<Finding> {
    let flags = |claim: ClaimIx, at: ObservationIx| {
        let observations = facts.input.data.claims.get(claim).map(|c| &c.observations);
        let observation = observations.and_then(|o| o.get(at));
        let (is_zero, flags) = observation.map_or_else(Default::default, |o| (o.value.mantissa == 0, o.implied.and(TOLD)));
        // Zero is zero whatever the unit.
        if is_zero && flags == Flags::of(&[Flag::Unit]) { Flags::default() } else { flags }
    };
    let told = facts.items.iter().map(|item| (item, flags(item.claim, item.observation))).filter(|(_, flags)| !flags.is_empty());
    told.map(|(item, flags)| finding(Check::Implied, &[item], None, &[f64::from(flags.0)])).collect()
}
