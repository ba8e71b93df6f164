//! The permalink grammar, version 1: the whole state as text in the URL's fragment.
//!
//! `#k=mark&key=value&key=value`, percent-encoded, lists joined by commas, keys in a fixed order, defaults
//! left out. Parts that cannot be read are listed, never an error; a link without the mark (`src/state/mark.rs`) is an
//! old one, or written by hand. To add a key: its name in `KEYS`, a row in `single`, a line in `write` at its place
//! in the order, and the random state of `tests/native/permalink.rs`.
use super::mark;
use super::percent::{decode, encode};
use super::{Axis, Column, Embed, Lang, Listed, MAX_COMPARED, MAX_PATH, MAX_QUERY, PlaceParts, Rule, ShownUnit, Sort, State, Undated};
use crate::model::dataset::Dataset;
use crate::model::edtf::Period;
use crate::model::facet::{Facet, Facets};
use crate::model::index::Ordinal;
use crate::model::short_code::Named;
use std::borrow::Cow;

/// A part of a link that was not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    pub key: String,
    pub value: String,
    pub reason: Reason,
}

closed_list! {
    /// Why a part was not applied.
    Reason {
        UnknownKey = "unknown-key",
        UnknownCode = "unknown-code",
        NotADate = "not-a-date",
        TooLong = "too-long",
        TooMany = "too-many",
        Repeated = "repeated",
        BadEncoding = "bad-encoding",
        UnknownClaim = "unknown-claim",
        UnknownConflict = "unknown-conflict",
        UnknownWord = "unknown-word",
        Incomplete = "incomplete",
    }
}

/// Dropped parts listed at most; the last one stands for the rest.
const MOST_DROPPED: usize = 50;
/// A dropped value is quoted up to here.
const QUOTED: usize = 120;

const RULES: [(&str, Rule); 3] = [("latest", Rule::Latest), ("lowest", Rule::Lowest), ("highest", Rule::Highest)];
/// The key of a short code, which is read as that of a card and never written.
pub const SHORT: &str = "c";
/// The key of the regions that are compared.
pub const COMPARED: &str = "compare";
/// The key of a table that lies beside the page.
pub const TABLE: &str = "table";
/// The keys beside the facets'.
const KEYS: &[&str] = &[
    "when", "q", "asof", "undated", SHORT, "claim", "conflict", "list", "unit", "axis", "lane", "parts", "rule", COMPARED, "sort", TABLE,
    "embed", "lang", "v",
];

fn is_ours(key: &str) -> bool {
    Facet::from_code(key).is_some() || KEYS.contains(&key)
}

struct Reader<'a> {
    data: &'a Dataset,
    facets: &'a Facets,
    state: State,
    dropped: Vec<Dropped>,
}

/// Reads a fragment, with or without its `#`: the state it describes, and what could not be applied.
pub fn parse(fragment: &str, data: &Dataset, facets: &Facets) -> (State, Vec<Dropped>) {
    let mut reader = Reader { data, facets, state: State::default(), dropped: Vec::new() };
    let text = mark::plain(fragment);
    let (whole, is_cut) = mark::whole(&text, is_ours);
    if is_cut {
        // The item that may be cut: told with its key, and not read.
        let (key, value) = mark::parts(&text).pop().unwrap_or_default();
        let item = value.rsplit(',').next().unwrap_or_default();
        let is_nothing = key == mark::KEY || text.ends_with(['&', ',']);
        let (key, item) = if is_nothing { ("", "") } else { (key, item) };
        reader.drop(key, item, Reason::Incomplete);
    }
    let mut seen: Vec<&str> = Vec::new();
    for (key, value) in mark::parts(whole) {
        if seen.contains(&key) {
            reader.drop(key, value, Reason::Repeated);
        } else if key == mark::KEY || reader.read(key, value) {
            seen.push(key);
        }
    }
    (reader.state, reader.dropped)
}

impl Reader<'_> {
    /// Reads one part; false where the key is unknown.
    fn read(&mut self, key: &str, value: &str) -> bool {
        if let Some(facet) = Facet::from_code(key) {
            self.facet(facet, value);
            return true;
        }
        match key {
            COMPARED => self.compare(value),
            _ if KEYS.contains(&key) => match decode(value) {
                Some(text) => self.single(key, &text),
                None => self.drop(key, value, Reason::BadEncoding),
            },
            _ => {
                self.drop(key, value, Reason::UnknownKey);
                return false;
            }
        }
        true
    }

    /// The value that an item of a list names, or what to quote of it and why it is dropped.
    fn code<'t>(&self, facet: Facet, item: &'t str) -> Result<Ordinal, (Cow<'t, str>, Reason)> {
        let code = decode(item).ok_or((Cow::Borrowed(item), Reason::BadEncoding))?;
        let of = |code| self.facets.ordinal(facet, code, self.data);
        of(&code).or_else(|| of(mark::trimmed(&code))).ok_or((code, Reason::UnknownCode))
    }

    fn facet(&mut self, facet: Facet, list: &str) {
        if facet == Facet::Party && self.data.parties.is_empty() && list != "-" {
            let mut awaited = String::new();
            for item in items(list) {
                match decode(item) {
                    Some(name) => {
                        awaited.push_str(if awaited.is_empty() { "" } else { "," });
                        encode(&name, &mut awaited);
                    }
                    None => self.drop(facet.code(), item, Reason::BadEncoding),
                }
            }
            self.state.awaited_parties = awaited;
            return;
        }
        let mut chosen = Vec::new();
        // Some apps encode the commas of a list. Names have commas of their own.
        let decoded = if matches!(facet, Facet::Publisher | Facet::Party) { None } else { decode(list) };
        let list = decoded.as_deref().unwrap_or(list);
        for item in items(list) {
            match self.code(facet, item) {
                Ok(ordinal) => chosen.push(ordinal),
                Err((text, reason)) => self.drop(facet.code(), &text, reason),
            }
        }
        crate::model::sort::ascending(&mut chosen);
        chosen.dedup();
        self.state.facets[facet] = chosen;
    }

    fn compare(&mut self, list: &str) {
        for item in items(list) {
            match self.code(Facet::Region, item) {
                Err((text, reason)) => self.drop(COMPARED, &text, reason),
                Ok(Ordinal::NONE) => self.drop(COMPARED, item, Reason::UnknownCode),
                Ok(region) if self.state.compare.contains(&region.ix()) => self.drop(COMPARED, item, Reason::Repeated),
                Ok(_) if self.state.compare.len() >= MAX_COMPARED => self.drop(COMPARED, item, Reason::TooMany),
                Ok(region) => self.state.compare.push(region.ix()),
            }
        }
    }

    fn single(&mut self, key: &str, text: &str) {
        let shorter = mark::trimmed(text);
        let problem = self.choice(key, text).filter(|_| shorter == text || self.choice(key, shorter).is_some());
        if let Some(reason) = problem {
            self.drop(key, text, reason);
        }
    }

    /// Takes the value of a key; the reason where it is none.
    fn choice(&mut self, key: &str, text: &str) -> Option<Reason> {
        let state = &mut self.state;
        match key {
            "when" => match Period::parse(text) {
                Ok(period) => {
                    state.when = Some(period);
                    None
                }
                Err(_) => Some(Reason::NotADate),
            },
            "asof" => match Period::parse(text) {
                Ok(period) if period.first() == period.last() && !period.is_uncertain() => {
                    state.asof = Some(period.first());
                    None
                }
                _ => Some(Reason::NotADate),
            },
            "q" => {
                state.q = text.chars().take(MAX_QUERY).collect();
                (text.chars().count() > MAX_QUERY).then_some(Reason::TooLong)
            }
            "claim" | SHORT if !self.data.has_ids() && !text.is_empty() => {
                state.awaited = Some(text.into());
                None
            }
            "claim" | SHORT => match self.data.named(text).filter(|_| !text.is_empty()) {
                Some(Named::Claim(index)) => {
                    state.claim = Some(index);
                    None
                }
                Some(Named::Conflict(group)) => {
                    state.conflict = Some(group);
                    None
                }
                None => Some(Reason::UnknownClaim),
            },
            "conflict" => {
                state.conflict = self.data.conflict_of_id(text);
                state.conflict.is_none().then_some(Reason::UnknownConflict)
            }
            "list" => choose(Listed::from_code(text).map(Some), &mut state.list),
            "undated" => choose(Undated::from_code(text), &mut state.undated),
            "unit" => choose(ShownUnit::from_code(text), &mut state.unit),
            "axis" => choose(Axis::from_code(text), &mut state.axis),
            "lane" => {
                let measure = self.facets.ordinal(Facet::Measure, text, self.data).filter(|measure| *measure != Ordinal::NONE);
                choose(measure.map(|measure| Some(measure.ix())), &mut state.lane_measure)
            }
            "parts" => choose(PlaceParts::from_code(text), &mut state.parts),
            "rule" => {
                let origin = self.facets.ordinal(Facet::Origin, text, self.data).filter(|_| text != "-");
                if let Some(origin) = origin {
                    state.rule = Rule::Origin(origin.ix());
                    None
                } else {
                    choose(RULES.iter().find(|(word, _)| *word == text).map(|(_, rule)| *rule), &mut state.rule)
                }
            }
            "sort" => {
                let column = text.strip_prefix('-').unwrap_or(text);
                let mut found = Column::When;
                let problem = choose(Column::from_code(column), &mut found);
                if problem.is_none() {
                    state.sort = Sort { column: found, descending: text.starts_with('-') };
                }
                problem
            }
            TABLE => {
                let fits = text.len() <= MAX_PATH;
                if fits {
                    state.table = text.into();
                }
                (!fits).then_some(Reason::TooLong)
            }
            "embed" => choose(Embed::from_code(text).map(Some), &mut state.embed),
            "lang" => choose(Lang::from_code(text).map(Some), &mut state.lang),
            _ => {
                let plain = (1..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
                if plain {
                    state.version = Some(text.into());
                }
                (!plain).then_some(Reason::UnknownWord)
            }
        }
    }

    fn drop(&mut self, key: &str, value: &str, reason: Reason) {
        if self.dropped.len() < MOST_DROPPED {
            let cut = |text: &str| if text.len() <= QUOTED { text.to_string() } else { text.chars().take(QUOTED).chain(['…']).collect() };
            self.dropped.push(Dropped { key: cut(key), value: cut(value), reason });
        } else if self.dropped.len() == MOST_DROPPED {
            self.dropped.push(Dropped { key: "…".into(), value: "…".into(), reason: Reason::TooMany });
        }
    }
}

fn choose<T>(read: Option<T>, place: &mut T) -> Option<Reason> {
    match read {
        Some(value) => {
            *place = value;
            None
        }
        None => Some(Reason::UnknownWord),
    }
}

/// The value of `rule`; None for the default, the range.
pub fn rule<'a>(state: &State, data: &'a Dataset, facets: &'a Facets) -> Option<&'a str> {
    match state.rule {
        Rule::Range => None,
        Rule::Origin(origin) => Some(facets.code(Facet::Origin, Ordinal::of(origin), data)),
        rule => RULES.iter().find(|(_, known)| *known == rule).map(|(word, _)| *word),
    }
}

/// Writes a state as a fragment without `#`; empty for the page as it opens.
pub fn write(state: &State, data: &Dataset, facets: &Facets) -> String {
    let mut out = String::new();
    let default = State::default();
    for facet in Facet::ALL {
        let codes = state.facets[facet].iter().map(|o| facets.code(facet, *o, data));
        put(&mut out, facet.code(), codes);
    }
    let awaited: Vec<Cow<str>> = items(&state.awaited_parties).map(|item| decode(item).unwrap_or(Cow::Borrowed(item))).collect();
    put(&mut out, Facet::Party.code(), awaited.iter().map(|item| &**item));
    put(&mut out, "when", state.when.map(|w| w.to_string()).iter().map(String::as_str));
    put(&mut out, "q", [state.q.as_str()].into_iter().filter(|q| !q.is_empty()));
    let asof = state.asof.map(|day| Period::from_days(day, day).to_string());
    put(&mut out, "asof", asof.iter().map(String::as_str));
    put(&mut out, "undated", Some(state.undated.code()).filter(|_| state.undated != default.undated).into_iter());
    let claim = state.claim.and_then(|c| data.claims.get(c)).map(|c| c.id.as_str());
    put(&mut out, "claim", claim.or(state.awaited.as_deref()).filter(|id| !id.is_empty()).into_iter());
    put(&mut out, "conflict", state.conflict.and_then(|group| data.conflict_id(group)).iter().map(String::as_str));
    put(&mut out, "list", state.list.iter().map(|list| list.code()));
    put(&mut out, "unit", Some(state.unit.code()).filter(|_| state.unit != default.unit).into_iter());
    put(&mut out, "axis", Some(state.axis.code()).filter(|_| state.axis != default.axis).into_iter());
    put(&mut out, "lane", state.lane_measure.map(|measure| facets.code(Facet::Measure, Ordinal::of(measure), data)).into_iter());
    put(&mut out, "parts", Some(state.parts.code()).filter(|_| state.parts != default.parts).into_iter());
    put(&mut out, "rule", rule(state, data, facets).into_iter());
    put(&mut out, COMPARED, state.compare.iter().map(|r| facets.code(Facet::Region, Ordinal::of(*r), data)));
    if state.sort != default.sort {
        let minus = if state.sort.descending { "-" } else { "" };
        let column = [minus, state.sort.column.code()].concat();
        put(&mut out, "sort", [column.as_str()].into_iter());
    }
    put(&mut out, TABLE, [state.table.as_str()].into_iter().filter(|path| !path.is_empty()));
    put(&mut out, "embed", state.embed.iter().map(|e| e.code()));
    put(&mut out, "lang", state.lang.iter().map(|l| l.code()));
    put(&mut out, "v", state.version.iter().map(String::as_str));
    // Sites that turn addresses into links cut dots off the end.
    while out.ends_with('.') {
        out.pop();
        out.push_str("%2E");
    }
    if out.is_empty() { out } else { [mark::KEY, "=", &mark::of(&out, is_ours), "&", &out].concat() }
}

/// The items of a list that is no empty one.
fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').filter(|item| !item.is_empty())
}

fn put<'a>(out: &mut String, key: &str, items: impl Iterator<Item = &'a str>) {
    for (n, item) in items.enumerate() {
        if n == 0 {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(key);
            out.push('=');
        } else {
            out.push(',');
        }
        encode(item, out);
    }
}
