//! A session: the data, what is indexed of them, and the answer to a state.
use crate::codec::Words;
use crate::columns::claims;
use crate::model::claim::Claim;
use crate::model::dataset::{CardData, Dataset};
use crate::model::edtf::{DAY_MAX, DAY_MIN, Day, Period};
use crate::model::facet::{Facet, Facets};
use crate::model::index::{ClaimIx, List, SourceIx};
use crate::model::lang::PerLang;
use crate::model::vocabulary::PerFacet;
use crate::query::amount_search::Amount;
use crate::query::search::{Query, Text, kind_words};
use crate::state::{Axis, Column, Lang, Sort, State, Undated};
use core::cmp::Ordering;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Answers states over the embedded claims.
pub struct Session {
    pub data: Dataset,
    /// The words of the cards, once they have arrived.
    pub cards: Option<CardData>,
    pub facets: Facets,
    /// How often words have been added.
    pub arrivals: u32,
    columns: PerFacet<claims::Column>,
    /// Made when a search first asks or `warm` has come so far.
    texts: List<ClaimIx, OnceLock<Text>>,
    /// All claims in the order that was last asked for: sorting them anew at each answer was two thirds of it.
    sorted: Mutex<Option<Sorted>>,
}

/// All claims in an order.
struct Sorted {
    by: Sort,
    lang: Lang,
    /// Of the session's words: titles and names may come later.
    arrivals: u32,
    order: Arc<Vec<ClaimIx>>,
}

/// What the page shows for a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Claims, in the order of the state's sort.
    pub rows: Vec<ClaimIx>,
    /// Claims whose whole extent lies inside `when`; all of them without `when`.
    pub certain: u32,
    /// The rest of `rows`.
    pub possible: u32,
    /// Distinct sources of `rows`.
    pub sources: u32,
    /// By ordinal, over the claims that pass all other keys; the last is `-`.
    pub counts: PerFacet<Vec<u32>>,
    /// Claims that pass everything but `when`.
    pub others: Vec<ClaimIx>,
    /// As of a day: claims that pass everything and whose publication date nobody knows, be they in `rows` or left out.
    pub undated: u32,
}

impl Session {
    /// Indexes a dataset.
    pub fn new(data: Dataset) -> Session {
        let facets = Facets;
        let column = |facet: Facet| {
            claims::Column::new(facets.len(facet, &data), data.claims.indices().map(|row| facets.values_of(facet, row, &data)))
        };
        let columns = PerFacet::from_fn(column);
        let mut session = Session { data, cards: None, facets, arrivals: 0, columns, texts: List::default(), sorted: Mutex::default() };
        session.forget_texts();
        session
    }

    /// Adds the words of the cards; a search finds them from now on.
    pub fn set_cards(&mut self, mut cards: CardData) {
        crate::codec::add_rest(&mut self.data, core::mem::take(&mut cards.ids), core::mem::take(&mut cards.names));
        self.data.add_parties(&cards.details);
        let values = self.data.claims.indices().map(|row| self.facets.values_of(Facet::Party, row, &self.data));
        self.columns[Facet::Party] = claims::Column::new(self.facets.len(Facet::Party, &self.data), values);
        self.cards = Some(cards);
        self.forget_texts();
    }

    /// Changes what it answers of, and indexes it anew. Nothing happens before the words of the cards are here.
    pub fn renew(&mut self, change: &mut dyn FnMut(&mut Dataset, &mut CardData)) {
        let Some(mut cards) = self.cards.take() else { return };
        let mut data = core::mem::take(&mut self.data);
        change(&mut data, &mut cards);
        let arrivals = self.arrivals + 1;
        *self = Session { cards: Some(cards), arrivals, ..Session::new(data) };
    }

    /// Adds words of a language; false, and nothing is changed, for anything but this build's.
    pub fn add_words(&mut self, words: Words, lang: Lang, bytes: &[u8]) -> bool {
        self.forget_texts();
        crate::codec::add_words(&mut self.data, words, lang, bytes)
    }

    /// Whether what follows the first view is here.
    pub fn has_further(&self) -> bool {
        crate::codec::has_further(&self.data)
    }

    /// Adds the figures that follow the first view; false, and nothing is changed, for anything but this build's.
    pub fn add_further(&mut self, bytes: &[u8]) -> bool {
        self.arrivals += 1;
        crate::codec::add_further(&mut self.data, bytes)
    }

    fn forget_texts(&mut self) {
        self.arrivals += 1;
        self.texts = self.data.claims.iter().map(|_| OnceLock::new()).collect();
    }

    /// Readies some claims for searches, from this one on; the next one, while there is one.
    pub fn warm(&self, from: usize, count: usize) -> Option<usize> {
        let end = (from + count).min(self.texts.len());
        for n in from..end {
            self.found_by(ClaimIx::at(n));
        }
        (end < self.texts.len()).then_some(end)
    }

    /// Every word that a claim is found by, with how many claims have it, in the order of the alphabet.
    pub fn vocabulary(&self) -> Vec<(&str, u32)> {
        let mut all: Vec<&str> = Vec::new();
        for claim in self.data.claims.indices() {
            let from = all.len();
            all.extend(self.found_by(claim).into_iter().flat_map(Text::words));
            all[from..].sort_unstable();
            let own = all.split_off(from);
            all.extend(own.iter().enumerate().filter(|(n, word)| *n == 0 || own[n - 1] != **word).map(|(_, word)| *word));
        }
        all.sort_unstable();
        let mut counted: Vec<(&str, u32)> = Vec::new();
        for word in all {
            match counted.last_mut() {
                Some((last, count)) if *last == word => *count += 1,
                _ => counted.push((word, 1)),
            }
        }
        counted
    }

    fn found_by(&self, n: ClaimIx) -> Option<&Text> {
        self.texts.get(n).map(|text| text.get_or_init(|| self.text(n)))
    }

    fn text(&self, n: ClaimIx) -> Text {
        let mut text = Text::default();
        let data = &self.data;
        let codes = &data.codes;
        let Some(claim) = data.claims.get(n) else { return text };
        text.add(kind_words(claim.kind));
        claim.title.each().for_each(|title| text.add(title));
        self.further_words(n).for_each(|words| text.add(words));
        let region = codes.regions.get(claim.region);
        for region in [region, region.and_then(|r| codes.regions.get(r.parent?))].into_iter().flatten() {
            text.add(&region.name);
        }
        let entries = claim.destinations.iter().filter_map(|d| codes.countries.get(*d));
        for entry in entries.chain(claim.origin.and_then(|o| codes.origins.get(o))) {
            entry.name.each().for_each(|name| text.add(name));
        }
        if let Some(source) = data.sources.get(claim.source) {
            text.add(data.publisher(source));
        }
        text.finish();
        text
    }

    /// What a search finds a claim by beside its title and the names of its codes: goods, and once they are here place, note, parties,
    /// headline.
    pub(super) fn further_words(&self, n: ClaimIx) -> impl Iterator<Item = &String> {
        let claim = self.data.claims.get(n);
        let goods = claim.into_iter().flat_map(|c| &c.goods).filter_map(|g| self.data.goods.get(*g)).flat_map(|good| good.name.each());
        let detail = self.cards.as_ref().and_then(|cards| cards.details.get(n));
        let source = self.cards.as_ref().zip(claim).and_then(|(cards, claim)| cards.sources.get(claim.source));
        let notes = detail.and_then(|detail| detail.note.as_ref()).into_iter().flat_map(PerLang::each);
        let parties = detail.into_iter().flat_map(|detail| &detail.parties);
        let parties = parties.flat_map(|party| core::iter::once(&party.name).chain(&party.person));
        goods
            .chain(detail.and_then(|detail| detail.place.as_ref()))
            .chain(notes)
            .chain(parties)
            .chain(source.and_then(|s| s.title.as_ref()))
    }

    fn published(&self, claim: &Claim) -> Option<Period> {
        self.data.sources.get(claim.source).and_then(|s| s.published)
    }

    /// As of the state's day: whether a claim was public by then.
    fn is_public(&self, claim: &Claim, state: &State) -> bool {
        state.asof.is_none_or(|day| was_public(day, claim.when.last(), self.published(claim)))
    }

    /// Whether a claim is known of in a state: public as of its day, and not left out as undated.
    pub fn is_known(&self, row: ClaimIx, state: &State) -> bool {
        self.data.claims.get(row).is_some_and(|claim| is_known(state, claim.when.last(), self.published(claim)))
    }

    /// First and last day of a claim on an axis; all time where the publication date is unknown.
    pub fn extent(&self, claim: &Claim, axis: Axis) -> (Day, Day) {
        let period = match axis {
            Axis::Period => Some(claim.when),
            Axis::Published => self.published(claim),
        };
        period.map_or((DAY_MIN, DAY_MAX), |p| (p.first(), p.last()))
    }

    /// What the page shows for a state, in the order of the titles of the language on the screen where it sorts by title.
    pub fn answer(&self, state: &State, lang: Lang) -> Answer {
        let query = Query::new(&state.q);
        let claims = &self.data.claims;
        let open = |n: &ClaimIx| {
            let Some(claim) = claims.get(*n) else { return false };
            let public = self.is_public(claim, state);
            let has = |amount: &Amount| claim.observations.iter().any(|o| amount.is_of(o, &self.data.codes));
            public && (query.is_empty() || self.found_by(*n).is_some_and(|text| query.matches(text)) && query.amounts.iter().all(has))
        };
        let extents: List<ClaimIx, (Day, Day)> = claims.iter().map(|c| self.extent(c, state.axis)).collect();
        let window = state.when.map_or((DAY_MIN, DAY_MAX), |w| (w.first(), w.last()));
        let overlaps = |n: &ClaimIx| extents.get(*n).is_some_and(|e| e.0 <= window.1 && e.1 >= window.0);
        let inside = |n: ClaimIx| extents.get(n).is_some_and(|e| e.0 >= window.0 && e.1 <= window.1);
        let mut found: Vec<ClaimIx> = claims.indices().filter(open).collect();
        let passing =
            |found: &[ClaimIx]| claims::filter(self.columns.as_slice(), state.facets.as_slice(), found.iter().copied().filter(overlaps));
        let mut filtered = passing(&found);
        let is_undated = |row: &ClaimIx| claims.get(*row).is_some_and(|claim| self.published(claim).is_none());
        let mut undated = 0;
        if state.asof.is_some() {
            undated = filtered.rows.iter().filter(|row| is_undated(row)).count() as u32;
            if state.undated == Undated::Hidden {
                found.retain(|row| self.is_known(*row, state));
                filtered = passing(&found);
            }
        }
        let others = if state.when.is_none() {
            filtered.rows.clone()
        } else {
            claims::filter(self.columns.as_slice(), state.facets.as_slice(), found.iter().copied()).rows
        };
        let mut rows = filtered.rows;
        let certain = rows.iter().filter(|row| inside(**row)).count() as u32;
        let possible = rows.len() as u32 - certain;
        let mut is_named: List<SourceIx, bool> = self.data.sources.iter().map(|_| false).collect();
        let sources =
            rows.iter().filter_map(|row| claims.get(*row)).filter(|claim| !core::mem::replace(&mut is_named[claim.source], true)).count();
        self.sort(&mut rows, state.sort, lang);
        let mut counts = filtered.counts.into_iter();
        let counts = PerFacet::from_fn(|_| counts.next().unwrap_or_default());
        Answer { rows, certain, possible, sources: sources as u32, counts, others, undated }
    }

    /// Puts rows, which ascend, in the order of a sort.
    fn sort(&self, rows: &mut Vec<ClaimIx>, by: Sort, lang: Lang) {
        let order = self.order(by, lang);
        let mut is_in: List<ClaimIx, bool> = self.data.claims.iter().map(|_| false).collect();
        for row in rows.iter() {
            is_in[*row] = true;
        }
        rows.clear();
        rows.extend(order.iter().copied().filter(|row| is_in.get(*row) == Some(&true)));
    }

    /// All claims in the order of a sort.
    fn order(&self, by: Sort, lang: Lang) -> Arc<Vec<ClaimIx>> {
        let mut sorted = self.sorted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = sorted.as_ref().filter(|held| (held.by, held.lang, held.arrivals) == (by, lang, self.arrivals)) {
            return Arc::clone(&held.order);
        }
        let mut order: Vec<ClaimIx> = self.data.claims.indices().collect();
        let compare = |a: &ClaimIx, b: &ClaimIx| {
            let (Some(x), Some(y)) = (self.data.claims.get(*a), self.data.claims.get(*b)) else {
                return Ordering::Equal;
            };
            let order = self.compare(x, y, by.column, lang);
            let order = match (by.descending, order) {
                (_, Missing::Last(order)) | (false, Missing::Neither(order)) => order,
                (true, Missing::Neither(order)) => order.reverse(),
            };
            order.then_with(|| x.when.first().cmp(&y.when.first())).then(a.cmp(b))
        };
        crate::model::sort::sort(&mut order, compare);
        let order = Arc::new(order);
        *sorted = Some(Sorted { by, lang, arrivals: self.arrivals, order: Arc::clone(&order) });
        order
    }

    fn compare(&self, x: &Claim, y: &Claim, column: Column, lang: Lang) -> Missing {
        let codes = &self.data.codes;
        match column {
            Column::When => Missing::Neither((x.when.first(), x.when.last()).cmp(&(y.when.first(), y.when.last()))),
            Column::Kind => Missing::Neither((x.kind as u8).cmp(&(y.kind as u8))),
            Column::Title => {
                let title = |c: &Claim| c.title[lang].to_ascii_lowercase();
                Missing::Neither(title(x).cmp(&title(y)))
            }
            Column::Where => {
                let name = |c: &Claim| codes.regions.get(c.region).map(|r| r.name.as_str());
                Missing::Neither(name(x).cmp(&name(y)))
            }
            Column::Publisher => {
                let name = |c: &Claim| self.data.sources.get(c.source).map(|s| self.data.publisher(s).to_ascii_lowercase());
                Missing::Neither(name(x).cmp(&name(y)))
            }
            Column::Published => {
                let day = |c: &Claim| self.published(c).map(|p| (p.first(), p.last()));
                missing_last(day(x), day(y), |a, b| a.cmp(b))
            }
            Column::Origin => {
                let code = |c: &Claim| c.origin.and_then(|o| codes.origins.get(o)).map(|e| e.code.as_str());
                missing_last(code(x), code(y), |a, b| a.cmp(b))
            }
            Column::Party => {
                let name = |c: &Claim| c.parties.first().and_then(|party| self.data.parties.get(*party)).map(String::as_str);
                missing_last(name(x), name(y), |a, b| a.cmp(b))
            }
            Column::Value => {
                let value = |c: &Claim| {
                    let o = c.observations.first()?;
                    let unit = codes.units.get(o.unit)?;
                    // Dollars have no fixed factor; a round one keeps the two currencies in one order.
                    Some((o.measure, o.value.to_f64() * unit.to_base.unwrap_or(15_000.0)))
                };
                missing_last(value(x), value(y), |a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)))
            }
        }
    }
}

/// Whether what a source published about a period that ends on a day (`last`) was known by another. The period had to be over, but for one
/// without an end; where nobody knows when the source was published, that is all that is known.
pub fn was_public(by: Day, last: Day, published: Option<Period>) -> bool {
    let is_over = last <= by;
    published.map_or(is_over, |published| published.first() <= by && (is_over || last == DAY_MAX))
}

/// Whether a state shows what a source published about a period that ends on a day (`last`): known by the state's day, and not left out as
/// undated.
pub fn is_known(state: &State, last: Day, published: Option<Period>) -> bool {
    let is_shown = published.is_some() || state.undated == Undated::Shown;
    state.asof.is_none_or(|day| was_public(day, last, published) && is_shown)
}

/// An order that a descending sort turns round, or one that puts what is missing last either way.
enum Missing {
    Neither(Ordering),
    Last(Ordering),
}

fn missing_last<T>(x: Option<T>, y: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Missing {
    match (x, y) {
        (Some(x), Some(y)) => Missing::Neither(compare(&x, &y)),
        (None, None) => Missing::Neither(Ordering::Equal),
        (x, _) => Missing::Last(if x.is_some() { Ordering::Less } else { Ordering::Greater }),
    }
}
