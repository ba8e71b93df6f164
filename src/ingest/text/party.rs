//! Organisations and office holders of a text, with what they do: speak, release, export, give, receive.
use crate::ingest::text::token::{Gap, Shape, Text, Words, is_any};
use crate::ingest::text::words::{Cues, List};
use crate::model::vocabulary::Role;

/// A party of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub words: Words,
    /// The organisation or the office, as written.
    pub name: Words,
    /// The holder of a public office.
    pub person: Option<Words>,
    /// None where no word says what it does.
    pub role: Option<Role>,
    pub rule: &'static str,
}

/// How many tokens away a verb may be.
const REACH: usize = 17;
/// Firms, which only take the capitals behind them.
const FIRMS: [&str; 6] = ["pt", "cv", "ud", "koperasi", "kud", "ksu"];
/// Offices whose holder is named behind them.
const OFFICES: [&str; 21] = [
    "bupati",
    "gubernur",
    "walikota",
    "menteri",
    "presiden",
    "kepala",
    "kadis",
    "wabup",
    "wagub",
    "sekretaris",
    "dirjen",
    "direktur",
    "mendag",
    "mentan",
    "ketua",
    "wamendag",
    "wamentan",
    "governor",
    "regent",
    "minister",
    "mayor",
];

/// All parties that the text names.
pub fn read(text: &Text<'_>, words: &Cues<'_>) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        match party(text, words, at) {
            Some(party) => {
                at = party.words.end.max(at + 1);
                found.push(party);
            }
            None => at += 1,
        }
    }
    for party in &mut found {
        (party.role, party.rule) = role(text, words, &party.words);
    }
    found
}

/// The run of capitals from here on; small words inside a name belong to it.
fn capitals(text: &Text<'_>, at: usize, limit: usize) -> usize {
    let mut n = at;
    while n < at + limit && text.sentence(n) == text.sentence(at) {
        let small = is_any(text.low(n), "dan & of the for / -") && n > at && text.is_capital(n + 1);
        let dot = text.is_sign(n, '.') && text.is_glued(n) && n > at && text.low(n - 1).len() <= 3 && text.is_capital(n + 1);
        let is_cell = n > at && text.tokens.get(n).is_some_and(|token| token.gap == Gap::Cell);
        if is_cell || !(small || dot || text.is_word(n) && text.is_capital(n)) {
            break;
        }
        n += 1;
    }
    n
}

fn party(text: &Text<'_>, words: &Cues<'_>, at: usize) -> Option<Party> {
    if !(text.is_word(at) && text.is_capital(at)) {
        return None;
    }
    let low = text.low(at);
    let of = |words: Words, name: Words, person: Option<Words>| Some(Party { words, name, person, role: None, rule: "" });
    if FIRMS.contains(&low) {
        let dot = usize::from(text.is_sign(at + 1, '.'));
        let end = capitals(text, at + 1 + dot, 7);
        return (end > at + 1 + dot).then(|| of(at..end, at..end, None)).flatten();
    }
    let vice = usize::from(is_any(low, "wakil plt pj pjs wali"));
    let office = text.low(at + vice);
    if OFFICES.contains(&office) || (low == "wali" && office == "kota") {
        let end = capitals(text, at, 14);
        // `Kepala BPS Jawa Timur, Zulkipli,` and `Bupati Lamongan Yuhronur Efendi`.
        let mut person = None;
        let mut last = end;
        if text.is_sign(end, ',') && text.is_capital(end + 1) && text.tokens.get(end + 1).is_some_and(|token| token.gap == Gap::Space) {
            let stop = capitals(text, end + 1, 4);
            if matches!(text.shape(stop), Some(Shape::Sign(',' | '.' | ')'))) && stop > end + 1 {
                person = Some(end + 1..stop);
                last = stop;
            }
        }
        if end < at + 2 && person.is_none() {
            return None;
        }
        return of(at..last, at..end, person);
    }
    if words.starts(List::Organisation, at) && !is_any(low, "jalan jl tol gedung hotel pameran festival expo republik") {
        let end = capitals(text, at, 10);
        if end > at + 1 || text.tokens[at].upper {
            return of(at..end, at..end, None);
        }
    }
    None
}

/// What a party does, by the nearest word that says it in its sentence.
fn role(text: &Text<'_>, words: &Cues<'_>, party: &Words) -> (Option<Role>, &'static str) {
    let sentence = text.sentence_of(party.start);
    let lists = [
        (List::Speaks, Role::Speaker),
        (List::Releases, Role::Releaser),
        (List::Gives, Role::Giver),
        (List::Receives, Role::Recipient),
        (List::Hosts, Role::Host),
        (List::Supports, Role::Supporter),
    ];
    let at = |n: usize| lists.iter().find(|(list, _)| words.starts(*list, n)).map(|(_, role)| *role);
    let mut best: Option<(usize, Role)> = None;
    // Farther than that a verb is of somebody else.
    let near = sentence.start.max(party.start.saturating_sub(REACH))..sentence.end.min(party.end + REACH);
    for n in near {
        if party.contains(&n) {
            continue;
        }
        if let Some(role) = at(n) {
            let distance = if n < party.start { party.start - n } else { n + 1 - party.end };
            if best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, role));
            }
        }
    }
    if let Some((_, role)) = best {
        return (Some(role), "nearest-verb");
    }
    if FIRMS.contains(&text.low(party.start)) { (Some(Role::Exporter), "a-firm") } else { (None, "no-verb") }
}
