//! Where the reader searches for goods or countries by words, figures of all exports stand behind those of what was searched for: a claim
//! is found by all that it speaks of, but its total is no figure of that.
use super::input::Input;
use super::points::Group;
use crate::model::claim::Kind;
use crate::model::codes::Scope;
use crate::model::lexicon::folded;
use crate::query::search::{is_filler, words};

/// Puts behind what the words do not name; nothing where they name no goods and no country, or a place.
pub fn put_behind(input: &Input, groups: &mut [Group]) {
    let codes = &input.session.data.codes;
    let has_word = |name: &str, word: &str| folded(name).split(' ').any(|w| w.starts_with(word));
    let names = |scope: &Scope, word: &str| scope.entry.name.each().any(|name| has_word(name, word));
    // "Of national exports of coal" names a whole, not goods.
    let is_thing = |scope: &&Scope| (scope.chapter.is_some() || scope.partner.is_some()) && !names(scope, "export");
    let mut sought = words(&input.state.q);
    sought.retain(|word| word.len() > 2 && !is_filler(word));
    sought.retain(|word| codes.scopes.iter().filter(is_thing).any(|scope| names(scope, word)));
    sought.retain(|word| !codes.regions.iter().any(|region| has_word(&region.name, word)));
    if sought.is_empty() {
        return;
    }
    // What a release weighs or is worth is no figure of all exports.
    let is_value = |group: &Group| group.rows.iter().any(|row| input.claim(*row).is_some_and(|claim| claim.kind == Kind::Value));
    for group in groups.iter_mut().filter(|group| !group.is_open && is_value(group)) {
        let scope = group.scope.and_then(|scope| codes.scopes.get(scope));
        group.is_behind |= scope.is_none_or(|scope| !sought.iter().any(|word| names(scope, word)));
    }
}
