//! The claims that a reader took over of texts, among those of the data: filtered, drawn, listed and compared like them.
//!
//! They stand behind the claims of the data, in every list, so that an index of these stays what it was. Their ids and their publishers begin
//! with signs that no other has and that sort last: what is searched by bisection stays sorted, and each place that names a claim or its
//! publisher shows whose it is.
use super::decimal;
use super::lines::{Draft, Source as Cited, claim_lines, distinct, drafts, equivalent, slug, source_line};
use crate::compare::comparability::Comparability;
use crate::compare::group::{is_cut_off_last, joined};
use crate::compare::item::{Input, Item};
use crate::compare::relation::relation;
use crate::model::claim::{Claim, Detail, Flags, Good, Kind, Observation, Party, PublisherKind, Source, SourceDetail};
use crate::model::codes::Codes;
use crate::model::dataset::{CardData, Dataset};
use crate::model::edtf::Period;
use crate::model::finding::{Check, Compared, Member, Weight};
use crate::model::index::{GoodIx, Ix, List, PublisherIx, SourceIx};
use crate::model::lang::PerLang;
use crate::model::sort;
use crate::model::vocabulary::{Lang, SourceLang};
use crate::protocol::reading::{Candidate, OwnText};

/// What the ids of the reader's own claims begin with.
pub const ID: &str = "~";
/// What their publishers begin with.
pub const PUBLISHER: &str = "✎ ";

/// Whether a claim is the reader's own.
pub fn is_own(claim: &Claim) -> bool {
    claim.id.starts_with(ID)
}

/// Where the data end and what is the reader's own begins.
#[derive(Clone, Debug)]
pub struct Base {
    claims: usize,
    sources: usize,
    publishers: usize,
    goods: usize,
    compared: Compared,
}

impl Base {
    /// Of data that have nothing of the reader's.
    pub fn of(data: &Dataset) -> Base {
        Base {
            claims: data.claims.len(),
            sources: data.sources.len(),
            publishers: data.publishers.len(),
            goods: data.goods.len(),
            compared: data.compared.clone(),
        }
    }

    /// Takes what is the reader's own out of the data.
    fn restore(&self, data: &mut Dataset, cards: &mut CardData) {
        data.claims.truncate(self.claims);
        data.sources.truncate(self.sources);
        data.publishers.truncate(self.publishers);
        data.goods.truncate(self.goods);
        data.compared = self.compared.clone();
        cards.details.truncate(self.claims);
        cards.sources.truncate(self.sources);
        cards.found.pairs.retain(|pair| pair.a.claim.place() < self.claims && pair.b.claim.place() < self.claims);
    }
}

/// Lines for the curated data.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Sorted by id, as are the sources.
    pub claims: Vec<String>,
    pub sources: Vec<String>,
    /// How many figures have no line.
    pub left: usize,
}

/// The lines of the claims of some texts, and of their sources.
pub fn lines(codes: &Codes, texts: &[OwnText]) -> Lines {
    let mut lines = Lines::default();
    let mut ids: Vec<String> = Vec::new();
    for text in texts {
        let mut id = source_id(text);
        // Texts of one publisher and day are told apart.
        let alike = ids.iter().filter(|other| **other == id).count();
        ids.push(id.clone());
        if alike > 0 {
            id = [&id, "-", &format_number(alike + 1)].concat();
        }
        let cited = cited(text, &id);
        let chosen: Vec<&Candidate> = text.candidates.iter().collect();
        let (claims, left) = claim_lines(codes, text.lang, &cited, &chosen);
        lines.left += left;
        if !claims.is_empty() {
            lines.claims.extend(claims);
            lines.sources.push(source_line(&cited, text.lang));
        }
    }
    // A line begins with its id.
    sort::sort(&mut lines.claims, Ord::cmp);
    sort::sort(&mut lines.sources, Ord::cmp);
    lines
}

/// A text's source as lines cite it.
fn cited<'t>(text: &'t OwnText, id: &'t str) -> Cited<'t> {
    let publisher = text.publisher.trim();
    let publisher = if publisher.is_empty() { "-" } else { publisher };
    Cited { id, publisher, title: None, published: text.published.as_deref(), url: None }
}

/// The id of a text's source: its publisher and its day.
fn source_id(text: &OwnText) -> String {
    let id = slug(&[text.publisher.as_str(), text.published.as_deref().unwrap_or_default()].join(" "));
    if id.is_empty() { "teks".into() } else { id }
}

/// Puts the claims of some texts in the place of those that were there. `note` stands on their cards.
pub fn put(data: &mut Dataset, cards: &mut CardData, base: &Base, texts: &[OwnText], note: &PerLang<String>) {
    base.restore(data, cards);
    for (n, text) in texts.iter().enumerate() {
        add(data, cards, n, text, note);
    }
    compare(base, data, cards);
}

/// Adds the claims of a text, and their source.
fn add(data: &mut Dataset, cards: &mut CardData, n: usize, text: &OwnText, note: &PerLang<String>) {
    let chosen: Vec<&Candidate> = text.candidates.iter().collect();
    let (drafts, _) = drafts(text.lang, &chosen);
    // Texts of one publisher and day are told apart, and their claims stay sorted.
    let id = [ID, &format_number(n), "-", &source_id(text)].concat();
    let source = SourceIx::at(data.sources.len());
    let mut found: Vec<(Claim, Detail)> = Vec::new();
    for draft in &drafts {
        if let Some(made) = claim(data, source, &id, text.lang, draft, note) {
            let place = found.iter().position(|(other, _)| other.id > made.0.id).unwrap_or(found.len());
            found.insert(place, made);
        }
    }
    if found.is_empty() {
        return;
    }
    let publisher = publisher(data, text);
    data.sources.push(Source { publisher, published: text.published.as_deref().and_then(|day| Period::parse(day).ok()) });
    cards.sources.push(SourceDetail { id, title: None, url: None, lang: text.lang, publisher_kind: PublisherKind::Other });
    for (claim, detail) in found {
        data.claims.push(claim);
        cards.details.push(detail);
    }
}

/// A number of three digits, so that as texts they are sorted as numbers are.
fn format_number(n: usize) -> String {
    let digits = (n % 1000 + 1000).to_string();
    digits.get(1..).unwrap_or_default().to_owned()
}

fn publisher(data: &mut Dataset, text: &OwnText) -> PublisherIx {
    let named = text.publisher.trim();
    let name = [PUBLISHER, if named.is_empty() { "teks" } else { named }].concat();
    index_of(&mut data.publishers, name)
}

/// The place of a row, which is added where it is missing.
fn index_of<I: Ix, T: PartialEq>(list: &mut List<I, T>, row: T) -> I {
    list.position(|known| *known == row).unwrap_or_else(|| {
        list.push(row);
        I::at(list.len() - 1)
    })
}

/// The claim that some figures make; none where the data lack a code of it.
fn claim(
    data: &mut Dataset,
    source: SourceIx,
    of: &str,
    lang: SourceLang,
    draft: &Draft<'_>,
    note: &PerLang<String>,
) -> Option<(Claim, Detail)> {
    let kind = Kind::from_code(draft.kind)?;
    let when = Period::parse(draft.when).ok()?;
    let region = data.codes.regions.position(|region| region.code == draft.area)?;
    let mut title = PerLang::default();
    for lang in Lang::ALL {
        title[lang] = draft.title(&data.codes, lang);
    }
    let id = [of, "-", &draft.id(&data.codes, "")].concat();
    let (mut observations, mut originals) = (Vec::new(), Vec::new());
    let (mut goods, mut destinations, mut parties): (Vec<GoodIx>, Vec<_>, Vec<Party>) = (Vec::new(), Vec::new(), Vec::new());
    for (candidate, marks) in &draft.figures {
        let codes = &data.codes;
        let unit_of = |code: &str| codes.units.position(|row| row.entry.code == code);
        let scope = match &candidate.scope {
            Some(scope) => Some(codes.scopes.position(|row| row.entry.code == scope.code)?),
            None => None,
        };
        let written = equivalent(candidate, lang);
        let other = written.and_then(|other| Some((unit_of(&other.unit)?, decimal(other.value))));
        observations.push(Observation {
            measure: codes.measures.position(|row| row.entry.code == candidate.measure.code)?,
            unit: unit_of(&candidate.unit)?,
            value: decimal(candidate.value),
            upper: candidate.upper.map(decimal),
            scope,
            status: candidate.status,
            implied: Flags::of(marks),
            equivalent: other,
            when: None,
        });
        originals.push((candidate.original.clone(), other.and(written).map(|other| other.original.clone())));
        destinations.extend(candidate.destinations.iter().filter_map(|to| codes.countries.position(|row| row.code == to.code)));
        parties.extend(
            candidate
                .parties
                .iter()
                .filter_map(|party| Some(Party { role: party.role?, name: party.name.clone(), person: party.person.clone() })),
        );
        for good in &candidate.goods {
            goods.push(index_of(&mut data.goods, Good { hs: good.hs.clone(), name: good.name.clone() }));
        }
    }
    let first = draft.figures.first().map(|(first, _)| *first);
    // A name that no claim of the data has would move the places of all others.
    let acting =
        parties.iter().filter(|party| party.role.acts()).filter_map(|party| data.parties.search(|name| name.as_str().cmp(&party.name)));
    let mut acting: Vec<_> = acting.collect();
    crate::model::sort::ascending(&mut acting);
    acting.dedup();
    let claim = Claim {
        id,
        kind,
        event: None,
        source,
        origin: None,
        when,
        region,
        title,
        observations: observations.into(),
        to_come: Vec::new(),
        goods: distinct(goods),
        destinations: distinct(destinations),
        parties: acting,
    };
    let detail = Detail {
        originals: originals.into(),
        when_stated: first.and_then(|first| first.when_stated.clone()),
        place: first.and_then(|first| first.place.clone()),
        note: Some(note.clone()),
        parties: distinct(parties),
    };
    Some((claim, detail))
}

/// Compares them with the claims of the data and with each other: the conflicts, and the pairs that cards tell of.
fn compare(base: &Base, data: &mut Dataset, cards: &mut CardData) {
    let (found, pairs) = {
        let input = Input { data, cards };
        let items = input.items();
        let is_own = |item: &&Item| item.claim.place() >= base.claims;
        let mut conflicts = known(&base.compared);
        let mut pairs = Vec::new();
        for own in items.iter().filter(is_own) {
            let key = |item: &Item| (item.measure, item.scope, item.region, item.subject);
            // Two of them are judged once.
            let others = items.iter().filter(|other| key(other) == key(own) && other.member() < own.member());
            for other in others {
                let Some(verdict) = input.verdict(other, own) else { continue };
                if !verdict.is_conflict && (own.claim == other.claim || input.comparability(other, own) != Comparability::Equal) {
                    continue;
                }
                let pair = relation(&input, other, own);
                if verdict.is_conflict && !is_cut_off_last(&pair) {
                    conflicts.push((pair.a, pair.b, pair.unexplained));
                }
                pairs.push(pair);
            }
        }
        (joined(&conflicts), pairs)
    };
    cards.found.pairs.extend(pairs);
    sort::sort(&mut cards.found.pairs, |a, b| (a.a, a.b).cmp(&(b.a, b.b)));
    data.compared.checks.extend((base.claims..data.claims.len()).map(|_| 0));
    for member in found.iter().flat_map(|group| &group.members) {
        if let Some(bits) = data.compared.checks.get_mut(member.claim) {
            *bits |= 1 << Check::Conflict as u32;
        }
    }
    data.compared.groups = found.into();
}

/// The conflicts of the data, as the groups have them.
fn known(compared: &Compared) -> Vec<(Member, Member, Weight)> {
    let member = |group: &crate::model::finding::Group, place: u8| group.members.get(usize::from(place)).copied();
    let of = |group: &crate::model::finding::Group| {
        let pairs = group.pairs.iter().filter_map(|(a, b, weight)| Some((member(group, *a)?, member(group, *b)?, *weight)));
        pairs.collect::<Vec<_>>()
    };
    compared.groups.iter().flat_map(of).collect()
}
