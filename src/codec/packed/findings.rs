//! The columns of what the comparison found.
use super::pipe::{Col, Pipe};
use crate::model::finding::{Check, Compared, Finding, FindingData, Group, Involved, Member, Pair, Reason, Relation, Weight};
use crate::model::index::{ClaimIx, ObservationIx};

const START: Member = Member { claim: ClaimIx::new(0), observation: ObservationIx::new(0) };

/// Which claims are in conflict, the groups say: it is not packed twice.
const CONFLICT: u32 = 1 << Check::Conflict as u32;

impl Pipe {
    /// The groups, and the checks of every claim.
    pub(super) fn compared(&mut self, compared: &mut Compared) {
        self.list(Col::Count, &mut compared.checks, &0, |p, bits| {
            *bits = p.number(Col::Checks, i64::from(*bits & !CONFLICT)).clamp(0, u32::MAX.into()) as u32
        });
        let blank = Group { members: Vec::new(), pairs: Vec::new() };
        self.list(Col::Count, &mut compared.groups, &blank, |p, group| {
            let mut last = START.claim;
            let count = p.count(Col::Members, group.members.len());
            group.members.resize(count, START);
            for member in &mut group.members {
                p.member(member, &mut last);
            }
            p.list(Col::Pairs, &mut group.pairs, &(0, 0, Weight(0)), |p, (a, b, weight)| {
                *a = p.byte(Col::Member, *a);
                *b = p.byte(Col::Member, *b);
                p.weight(weight);
            });
        });
        for member in compared.groups.iter().flat_map(|group| &group.members) {
            if let Some(bits) = compared.checks.get_mut(member.claim) {
                *bits |= CONFLICT;
            }
        }
    }

    /// The findings and the relations of pairs.
    pub(super) fn found(&mut self, found: &mut FindingData) {
        let blank = Finding { check: Check::Conflict, involved: Vec::new(), reported: 0, unit: None, numbers: Vec::new() };
        self.list(Col::Count, &mut found.findings, &blank, |p, finding| {
            p.one_of(Col::Findings, &Check::ALL, &mut finding.check);
            finding.reported = p.byte(Col::Findings, finding.reported);
            finding.unit = p.perhaps(Col::Unit, finding.unit);
            p.list(Col::Members, &mut finding.involved, &Involved { claim: START.claim, observation: None }, |p, touch| {
                touch.claim = p.index(Col::Touched, touch.claim);
                touch.observation = p.perhaps(Col::MemberObservation, touch.observation);
            });
            p.list(Col::Pairs, &mut finding.numbers, &0.0, |p, number| {
                *number = p.float((Col::FoundMantissa, Col::FoundExponent), *number)
            });
        });
        let count = self.count(Col::Count, found.pairs.len());
        let blank = Pair { a: START, b: START, relation: Relation::Same, ratio: Weight(0), reasons: Vec::new(), unexplained: Weight(0) };
        found.pairs.resize(count, blank);
        let mut last = START.claim;
        for pair in &mut found.pairs {
            self.member(&mut pair.a, &mut last);
            let mut from = pair.a.claim;
            self.member(&mut pair.b, &mut from);
            self.one_of(Col::Findings, &Relation::ALL, &mut pair.relation);
            self.weight(&mut pair.ratio);
            self.weight(&mut pair.unexplained);
            self.list(Col::Pairs, &mut pair.reasons, &(Reason::Period, Weight(0)), |p, (reason, weight)| {
                p.one_of(Col::Findings, &Reason::ALL, reason);
                p.weight(weight);
            });
        }
    }

    /// A member, its claim as the step from the one before.
    fn member(&mut self, member: &mut Member, last: &mut ClaimIx) {
        let step = self.number(Col::Touched, i64::from(member.claim.number()) - i64::from(last.number()));
        member.claim = ClaimIx::new(self.narrow(i64::from(last.number()).saturating_add(step)));
        member.observation = self.index(Col::MemberObservation, member.observation);
        *last = member.claim;
    }

    fn weight(&mut self, weight: &mut Weight) {
        let number = self.number(Col::Weight, weight.0.into());
        weight.0 = self.narrow(number);
    }
}
