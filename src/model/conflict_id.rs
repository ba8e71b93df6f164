//! The permanent ids of conflicts: what a conflict is about, not which claims are in it, so that an id outlives new claims.
use super::dataset::Dataset;
use super::index::GroupIx;
use core::cmp::Reverse;

impl Dataset {
    /// The id of a group of claims in conflict: area, measure, scope and period of its widest figure, as in `3524.export_value.all.2022`.
    /// None for an unknown index. The codes of scopes come with what follows the first view.
    ///
    /// ```
    /// use jejak_ekspor::model::{dataset::Dataset, index::GroupIx};
    /// let data = Dataset::embedded();
    /// let id = data.conflict_id(GroupIx::new(0)).expect("a conflict");
    /// assert_eq!(data.conflict_of_id(&id), Some(GroupIx::new(0)));
    /// ```
    pub fn conflict_id(&self, group: GroupIx) -> Option<String> {
        let members = self.compared.groups.get(group)?.members.iter();
        let widest = members.filter_map(|member| {
            let (claim, o) = self.figure(*member)?;
            Some((claim, o, claim.period_of(o)))
        });
        let (claim, o, when) = widest.max_by_key(|(.., when)| (when.last().saturating_sub(when.first()), Reverse(when.first())))?;
        let region = &self.codes.regions.get(claim.region)?.code;
        let measure = &self.codes.measures.get(o.measure)?.entry.code;
        let scope = o.scope.and_then(|scope| self.codes.scopes.get(scope)).map_or("all", |scope| &scope.entry.code);
        Some([region, ".", measure, ".", scope, ".", &when.to_string()].concat())
    }

    /// The group of an id.
    pub fn conflict_of_id(&self, id: &str) -> Option<GroupIx> {
        self.compared.groups.indices().find(|group| self.conflict_id(*group).as_deref() == Some(id))
    }
}
