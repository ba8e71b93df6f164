//! The versions of the data, and what changed between two of them within what a state shows.
//!
//! The text form is one line a record, fields parted by tabs, oldest version first. It is fetched only for a link made on other data.
//! If `Session` learns to find a claim in a further way, `Old::is_shown` must learn it too: `tests/native/history.rs` compares the two.
use crate::model::claim::Kind;
use crate::model::edtf::{DAY_MAX, DAY_MIN, Period};
use crate::model::facet::Facet;
use crate::model::index::{ClaimIx, Ordinal};
use crate::model::lang::PerLang;
use crate::model::vocabulary::{Lang, PerFacet};
use crate::query::search::{Query, Text, kind_words};
use crate::query::session::{Session, is_known};
use crate::state::{Axis, State};
use std::collections::BTreeSet;

/// The day on which these data were recorded, in EDTF; empty for made-up data.
pub const RECORDED: &str = crate::codec::embedded::DAY;
/// The file name of the text form, beside the page.
pub const NAME: &str = "versions.txt";

/// Whether a claim of an older version can be filtered by a facet: the checks and the actors of its time are not kept.
fn is_kept(facet: Facet) -> bool {
    match facet {
        Facet::Kind | Facet::Region | Facet::Hs | Facet::Destination | Facet::Measure | Facet::Origin | Facet::Publisher => true,
        Facet::Check | Facet::Party => false,
    }
}

/// The facets with a field in a line of the text form.
fn kept_facets() -> impl Iterator<Item = Facet> {
    Facet::ALL.into_iter().filter(|facet| is_kept(*facet))
}

/// Every version, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct History {
    pub versions: Vec<Version>,
}

/// A version, and how it differs from the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Version {
    /// The data version as in links.
    pub version: String,
    /// The EDTF day on which it was recorded.
    pub day: String,
    /// Whether a code list or the exchange rates differ.
    pub lists: bool,
    /// Claims that are new, of those of today.
    pub added: Vec<ClaimIx>,
    /// Claims that differ or are gone, as they were before.
    pub old: Vec<Old>,
}

/// A claim as an older version had it: what it is filtered and found by.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Old {
    pub removed: bool,
    pub id: String,
    /// None where it is today's.
    pub title: PerLang<Option<String>>,
    /// Codes; none where the source does not say, or the facet is not kept.
    pub codes: PerFacet<Vec<String>>,
    /// EDTF.
    pub when: String,
    /// EDTF; empty where unknown.
    pub published: String,
    /// Further texts that a search looks into: goods, place, note, parties, headline.
    pub words: Vec<Words>,
}

/// Stands for a text that is today's: the page has it.
const TODAYS: &str = "=";

/// Claims as runs of indices: `0-27 29`.
fn runs(claims: &[ClaimIx]) -> String {
    let mut out = String::new();
    for run in claims.chunk_by(|a, b| a.place() + 1 == b.place()) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let end = if run.len() > 1 { format!("-{}", last.number()) } else { String::new() };
        out.push_str(&format!("{}{}{end}", if out.is_empty() { "" } else { " " }, first.number()));
    }
    out
}

/// What `runs` wrote; `None` for anything else.
fn of_runs(text: &str) -> Option<Vec<ClaimIx>> {
    let mut all = Vec::new();
    for run in text.split(' ') {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        all.extend((first.parse().ok()?..=last.parse().ok()?).map(ClaimIx::new));
    }
    Some(all)
}

/// A text of a claim as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// The same as today's of this place among `Session::further_words`.
    Todays(usize),
    Own(String),
}

impl Words {
    fn read(text: &str) -> Words {
        let todays = text.strip_prefix(TODAYS).and_then(|place| place.parse().ok());
        todays.map_or_else(|| Words::Own(text.to_owned()), Words::Todays)
    }

    fn write(&self) -> String {
        match self {
            Words::Todays(place) => [TODAYS, &place.to_string()].concat(),
            Words::Own(text) => text.clone(),
        }
    }
}

/// What became of a claim since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Added(ClaimIx),
    Changed(ClaimIx),
    /// An index into `Since::old`.
    Removed(usize),
}

/// What changed since a version within what a state shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The EDTF day of the version that the link was made on.
    pub day: String,
    pub lists: bool,
    pub changes: Vec<Change>,
    /// The claims that are gone, as they were.
    pub old: Vec<Old>,
}

impl History {
    /// Reads the text form; `None` for anything else, such as an error page.
    pub fn parse(text: &str) -> Option<History> {
        let mut versions: Vec<Version> = Vec::new();
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            match *fields.as_slice() {
                ["v", version, day, lists] => {
                    versions.push(Version { version: version.into(), day: day.into(), lists: lists == "1", ..Version::default() });
                }
                ["+", runs] => versions.last_mut()?.added = of_runs(runs)?,
                [mark @ ("~" | "-"), id, ref fields @ .., when, published, words]
                    if fields.len() == Lang::COUNT + kept_facets().count() =>
                {
                    let mut fields = fields.iter().copied();
                    let mut own = || fields.next().filter(|title| *title != TODAYS).map(str::to_owned);
                    let title = PerLang::from_fn(|_| own());
                    let list = |field: &str, mark: char| field.split(mark).filter(|item| !item.is_empty()).map(String::from).collect();
                    let mut codes = PerFacet::default();
                    for (facet, field) in kept_facets().zip(fields) {
                        // A publisher's name may have a comma in it.
                        let mark = if facet == Facet::Publisher { '\t' } else { ',' };
                        codes[facet] = list(field, mark);
                    }
                    versions.last_mut()?.old.push(Old {
                        removed: mark == "-",
                        id: id.into(),
                        title,
                        codes,
                        when: when.into(),
                        published: published.into(),
                        words: words.split('\u{1f}').filter(|words| !words.is_empty()).map(Words::read).collect(),
                    });
                }
                _ => return None,
            }
        }
        (!versions.is_empty()).then_some(History { versions })
    }

    /// Writes the text form.
    pub fn write(&self) -> String {
        let mut out = String::new();
        let mut line = |fields: &[&str]| {
            let clean = fields.iter().map(|field| field.replace(['\t', '\n', '\r'], " "));
            out.push_str(&clean.collect::<Vec<_>>().join("\t"));
            out.push('\n');
        };
        for version in &self.versions {
            line(&["v", &version.version, &version.day, if version.lists { "1" } else { "0" }]);
            if !version.added.is_empty() {
                line(&["+", &runs(&version.added)]);
            }
            for old in &version.old {
                let codes: Vec<String> = kept_facets().map(|facet| old.codes[facet].join(",")).collect();
                let mut fields = vec![if old.removed { "-" } else { "~" }, &old.id];
                fields.extend(old.title.each().map(|title| title.as_deref().unwrap_or(TODAYS)));
                fields.extend(codes.iter().map(String::as_str));
                let words = old.words.iter().map(Words::write).collect::<Vec<_>>().join("\u{1f}");
                fields.extend([old.when.as_str(), &old.published, &words]);
                line(&fields);
            }
        }
        out
    }

    /// What changed since `version` within `rows`, which the session gave for the state; `None` where the version is not in the history,
    /// or the history is not that of the session's data.
    pub fn since(&self, version: &str, state: &State, rows: &[ClaimIx], session: &Session) -> Option<Since> {
        let data = &session.data;
        if self.versions.last()?.version != data.version {
            return None;
        }
        let at = self.versions.iter().position(|v| v.version == version)?;
        let later = self.versions.get(at + 1..)?;
        let mut since =
            Since { day: self.versions.get(at)?.day.clone(), lists: later.iter().any(|v| v.lists), changes: Vec::new(), old: Vec::new() };
        // The first thing that happened to a claim after the link says how it was when the link was made.
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for version in later {
            let added = version.added.iter().filter_map(|row| Some((&data.claims.get(*row)?.id, None)));
            for (id, old) in version.old.iter().map(|old| (&old.id, Some(old))).chain(added) {
                if !seen.insert(id) {
                    continue;
                }
                let now = data.claims.search(|claim| claim.id.as_str().cmp(id));
                let is_shown = now.is_some_and(|row| rows.contains(&row) || state.claim == Some(row));
                let was_shown = old.is_some_and(|old| old.is_shown(state, session));
                match (old, now) {
                    (Some(_), Some(row)) if is_shown || was_shown => since.changes.push(Change::Changed(row)),
                    (None, Some(row)) if is_shown => since.changes.push(Change::Added(row)),
                    (Some(old), None) if was_shown => {
                        since.changes.push(Change::Removed(since.old.len()));
                        since.old.push(old.clone());
                    }
                    _ => {}
                }
            }
        }
        Some(since)
    }
}

impl Old {
    /// Whether the claim as it was passes the filters of a state. Its figures are not kept, so that amounts are not looked for.
    pub fn is_shown(&self, state: &State, session: &Session) -> bool {
        let passes = |facet: Facet| {
            let (chosen, codes) = (&state.facets[facet], &self.codes[facet]);
            let is_one = |ordinal: &Ordinal| match *ordinal {
                Ordinal::NONE => codes.is_empty(),
                ordinal => codes.iter().any(|code| code == session.facets.code(facet, ordinal, &session.data)),
            };
            chosen.is_empty() || chosen.iter().any(is_one)
        };
        let period = |text: &str| Period::parse(text).ok();
        let published = period(&self.published);
        let extent = match state.axis {
            Axis::Period => period(&self.when),
            Axis::Published => published,
        };
        let extent = extent.map_or((DAY_MIN, DAY_MAX), |p| (p.first(), p.last()));
        kept_facets().all(passes)
            && state.when.is_none_or(|w| extent.0 <= w.last() && extent.1 >= w.first())
            && is_known(state, period(&self.when).map_or(DAY_MAX, |period| period.last()), published)
            && (state.q.is_empty() || Query::new(&state.q).matches(&self.text(session)))
    }

    /// What a search finds it by: the names of its codes are those of today.
    fn text(&self, session: &Session) -> Text {
        let data = &session.data;
        let codes = &data.codes;
        let mut text = Text::default();
        let of = |facet| &self.codes[facet];
        for kind in of(Facet::Kind).iter().filter_map(|code| Kind::from_code(code)) {
            text.add(kind_words(kind));
        }
        let today = data.claims.search(|claim| claim.id.as_str().cmp(&self.id));
        for (lang, title) in self.title.iter() {
            let title = title.as_ref().or_else(|| data.claims.get(today?).map(|claim| &claim.title[lang]));
            title.into_iter().for_each(|title| text.add(title));
        }
        let place = of(Facet::Region).first().and_then(|code| codes.regions.iter().find(|r| r.code == *code));
        for region in [place, place.and_then(|r| codes.regions.get(r.parent?))].into_iter().flatten() {
            text.add(&region.name);
        }
        let countries = of(Facet::Destination).iter().filter_map(|code| codes.countries.iter().find(|e| e.code == *code));
        for entry in countries.chain(of(Facet::Origin).iter().filter_map(|code| codes.origins.iter().find(|e| e.code == *code))) {
            entry.name.each().for_each(|name| text.add(name));
        }
        of(Facet::Publisher).iter().for_each(|publisher| text.add(publisher));
        let todays: Vec<&String> = today.into_iter().flat_map(|row| session.further_words(row)).collect();
        for words in &self.words {
            match words {
                Words::Own(own) => text.add(own),
                Words::Todays(place) => todays.get(*place).into_iter().for_each(|words| text.add(words)),
            }
        }
        text.finish();
        text
    }
}
