//! What follows the first view: figures beyond a claim's first, the events that claims are about, the names of most publishers, the codes of scopes.
use super::claims::BLANK;
use super::pipe::{Col, Pipe};
use crate::model::claim::{Claim, Observation};
use crate::model::codes::{Codes, RegionType};
use crate::model::dataset::Dataset;
use crate::model::index::{ClaimIx, EventIx, List, MeasureIx, ObservationIx, PublisherIx};

/// Figures of a claim.
type Figures = List<ObservationIx, Observation>;

/// How many figures of each claim come with the first view: the first, those up to the last export value of all exports of the nation or
/// of a province, which the values lane shows where nothing is chosen, and those up to the last that is in conflict.
fn first_figures(data: &Dataset) -> List<ClaimIx, usize> {
    let Codes { regions, measures, .. } = &data.codes;
    let is_wide = |claim: &Claim| regions.get(claim.region).is_some_and(|r| matches!(r.kind, RegionType::Country | RegionType::Province));
    let is_shown = |o: &Observation| o.scope.is_none() && measures.get(o.measure).is_some_and(|m| m.entry.code == "export_value");
    let shown = |claim: &Claim| if is_wide(claim) { claim.observations.iter().rposition(is_shown).unwrap_or_default() } else { 0 };
    let mut first: List<ClaimIx, usize> = data.claims.iter().map(|claim| (shown(claim) + 1).min(claim.observations.len())).collect();
    for member in data.compared.groups.iter().flat_map(|group| &group.members) {
        if let Some(first) = first.get_mut(member.claim) {
            *first = (*first).max(member.observation.place() + 1);
        }
    }
    first
}

/// The names of publishers of so many sources come with the first view: the rail shows those with the most claims.
const MANY_SOURCES: usize = 8;

fn comes_first(data: &Dataset, publisher: PublisherIx) -> bool {
    data.sources.iter().filter(|source| source.publisher == publisher).count() >= MANY_SOURCES
}

/// Leaves the figures of the first view, and of the others their measures, by which claims are counted; and the names of a few publishers.
pub(super) fn leave_first(data: &mut Dataset) {
    for publisher in data.publishers.indices() {
        if !comes_first(data, publisher) {
            data.publishers[publisher].clear();
        }
    }
    let first = first_figures(data);
    for (claim, left) in data.claims.iter_mut().zip(&*first) {
        claim.event = None;
        let left = (*left).min(claim.observations.len());
        let first: Vec<MeasureIx> = claim.observations.iter().take(left).map(|o| o.measure).collect();
        for o in claim.observations.drain(left..) {
            if !first.contains(&o.measure) && !claim.to_come.contains(&o.measure) {
                claim.to_come.push(o.measure);
            }
        }
        crate::model::sort::ascending(&mut claim.to_come);
    }
}

impl Pipe {
    fn further(&mut self, names: [&mut Vec<String>; 2], events: &mut Vec<Option<EventIx>>, figures: &mut Vec<Figures>) {
        let [publishers, scopes] = names;
        self.list(Col::Count, publishers, &String::new(), |p, name| p.text(Col::Publisher, name));
        self.list(Col::Count, scopes, &String::new(), |p, code| p.text(Col::Code, code));
        self.list(Col::Count, events, &None, |p, event| *event = p.perhaps(Col::Event, *event));
        self.list(Col::Count, figures, &List::default(), |p, figures| {
            p.list(Col::Observations, figures, &BLANK, Pipe::observation);
        });
    }
}

/// Packs the figures that follow the first view, and the codes of scopes.
pub fn pack_further(data: &Dataset) -> Vec<u8> {
    let first = first_figures(data);
    let figures = |(claim, first): (&Claim, &usize)| claim.observations.iter().skip(*first).cloned().collect();
    let mut figures = data.claims.iter().zip(&*first).map(figures).collect();
    let mut scopes = data.codes.scopes.iter().map(|scope| scope.entry.code.clone()).collect();
    let mut pipe = Pipe::writer();
    let named = |(ix, name): (PublisherIx, &String)| if comes_first(data, ix) { String::new() } else { name.clone() };
    let mut publishers = data.publishers.iter_indexed().map(named).collect();
    let mut events = data.claims.iter().map(|claim| claim.event).collect();
    pipe.further([&mut publishers, &mut scopes], &mut events, &mut figures);
    pipe.bytes()
}

/// Whether what `pack_further` packed is in.
pub fn has_further(data: &Dataset) -> bool {
    data.codes.scopes.iter().any(|scope| !scope.entry.code.is_empty())
}

/// Puts in what `pack_further` packed of the same data; false, and nothing is changed, for any other bytes.
pub fn add_further(data: &mut Dataset, bytes: &[u8]) -> bool {
    let Some(mut pipe) = Pipe::reader(bytes) else { return false };
    let (mut publishers, mut scopes, mut events, mut figures) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    pipe.further([&mut publishers, &mut scopes], &mut events, &mut figures);
    if has_further(data)
        || !pipe.is_done()
        || publishers.len() != data.publishers.len()
        || scopes.len() != data.codes.scopes.len()
        || figures.len() != data.claims.len()
        || events.len() != figures.len()
    {
        return false;
    }
    for (known, name) in data.publishers.iter_mut().zip(publishers).filter(|(_, name)| !name.is_empty()) {
        *known = name;
    }
    for (scope, code) in data.codes.scopes.iter_mut().zip(scopes) {
        scope.entry.code = code;
    }
    for ((claim, figures), event) in data.claims.iter_mut().zip(figures).zip(events) {
        claim.event = event;
        claim.observations.extend(figures.iter().cloned());
        claim.to_come.clear();
    }
    true
}
