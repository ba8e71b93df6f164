//! Conflict groups: values about one thing, joined where two of them cannot both be right.
//!
//! A group is a connected part of the graph of conflicts; what agrees with every other value is in none. It does
//! not depend on the order of the claims (`tests/native/compare_group.rs`, against a plain quadratic oracle).
use super::candidates::candidates;
use super::item::{Input, Item};
use super::relation::relation;
use crate::model::finding::{Group, Member, Pair, Relation, Weight};
use std::collections::BTreeMap;

/// A group has no more members than a place in it can count.
const MOST_MEMBERS: usize = 256;

/// The groups of the items, the most severe first.
pub fn groups(input: &Input, items: &[Item]) -> Vec<Group> {
    let mut conflicts = Vec::new();
    for (a, b) in candidates(items) {
        let (Some(x), Some(y)) = (items.get(a), items.get(b)) else { continue };
        if input.verdict(x, y).is_some_and(|v| v.is_conflict) {
            let pair = relation(input, x, y);
            if !is_cut_off_last(&pair) {
                conflicts.push((x.member(), y.member(), pair.unexplained));
            }
        }
    }
    joined(&conflicts)
}

/// Whether two values differ only in that the last of many digits was cut off instead of rounded, as 21.35 for 21.358.
pub fn is_cut_off_last(pair: &Pair) -> bool {
    pair.relation == Relation::Explained && pair.ratio.0 <= 1
}

/// Joins conflicting pairs to groups.
pub fn joined(conflicts: &[(Member, Member, Weight)]) -> Vec<Group> {
    let mut root: BTreeMap<Member, Member> = BTreeMap::new();
    for (a, b, _) in conflicts {
        let (a, b) = (find(&mut root, *a), find(&mut root, *b));
        root.insert(a.max(b), a.min(b));
    }
    let mut members: BTreeMap<Member, Vec<Member>> = BTreeMap::new();
    let all: Vec<Member> = root.keys().copied().collect();
    for member in all {
        members.entry(find(&mut root, member)).or_default().push(member);
    }
    let mut groups: Vec<Group> = members
        .into_values()
        .map(|mut members| {
            members.truncate(MOST_MEMBERS);
            Group { members, pairs: Vec::new() }
        })
        .collect();
    for (a, b, weight) in conflicts {
        let (a, b) = (a.min(b), a.max(b));
        let place = |group: &Group, m: &Member| group.members.binary_search(m).ok().and_then(|n| u8::try_from(n).ok());
        let found = groups.iter_mut().find_map(|g| Some((place(g, a)?, place(g, b)?, g)));
        if let Some((a, b, group)) = found {
            group.pairs.push((a, b, *weight));
        }
    }
    for group in &mut groups {
        group.pairs.sort_unstable();
        group.pairs.dedup();
    }
    groups.sort_by_key(|g| (core::cmp::Reverse(severity(g)), g.members.first().copied()));
    groups
}

/// What stays unexplained of the widest pair.
pub fn severity(group: &Group) -> Weight {
    group.pairs.iter().map(|(_, _, weight)| *weight).max().unwrap_or_default()
}

fn find(root: &mut BTreeMap<Member, Member>, member: Member) -> Member {
    let mut at = member;
    while let Some(up) = root.get(&at).filter(|up| **up != at) {
        at = *up;
    }
    root.insert(member, at);
    at
}
