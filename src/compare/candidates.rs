//! Which pairs of observations are worth judging.
use super::item::{Item, Subject};
use std::collections::BTreeMap;

/// Pairs of items worth judging: those that share area, measure, scope and subject and overlap in time, or are
/// about one event. Each pair once, as places in `items`, the lower first.
pub fn candidates(items: &[Item]) -> Vec<(usize, usize)> {
    let mut buckets: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (n, item) in items.iter().enumerate().filter(|(_, item)| !item.is_open() && item.is_named) {
        buckets.entry((item.measure, item.scope, item.region, item.subject)).or_default().push(n);
    }
    let mut pairs = Vec::new();
    for bucket in buckets.values_mut() {
        let at = |n: usize| items.get(n).map_or((0, 0), |i| (i.period.first(), i.period.last()));
        let is_series = bucket.first().and_then(|n| items.get(*n)).is_some_and(|i| i.subject == Subject::Series);
        bucket.sort_by_key(|n| (at(*n), *n));
        for (place, a) in bucket.iter().enumerate() {
            let later = bucket.iter().skip(place + 1).take_while(|b| !is_series || at(**b).0 <= at(*a).1);
            pairs.extend(later.map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs
}
