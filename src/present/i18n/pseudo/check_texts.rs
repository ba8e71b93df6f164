//! What checks do and find, in disguise.
use super::disguise::leaked;
use super::{CheckText, en};
use crate::model::finding::Check;

pub fn text(check: Check) -> CheckText {
    let CheckText { rule, finding } = en::text(check);
    CheckText { rule: leaked(rule), finding: leaked(finding) }
}
