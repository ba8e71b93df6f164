//! What a search may have meant: places, goods, countries, bodies and publishers of that name or code, and where nothing was found, the
//! nearest words and what each word finds alone.
use crate::model::facet::Facet;
use crate::model::index::Ordinal;
use crate::model::lexicon::folded;
use crate::model::sort;
use crate::model::vocabulary::RegionType;
use crate::present::view::View;
use crate::present::words::facet_value;
use crate::query::amount_search;
use crate::query::search::words;
use crate::query::session::Answer;
use crate::state::State;

/// How many values are suggested at most.
const MOST: usize = 5;
/// In this order; a place comes first.
const FACETS: &[Facet] = &[Facet::Region, Facet::Hs, Facet::Destination, Facet::Origin, Facet::Party, Facet::Publisher];
/// What says of which sort a name is, not which one it is.
const SORTS: &[&str] = &["kab", "kabupaten", "kota", "provinsi", "prov", "hs", "negara"];
/// What places are called by everybody, where that is one place.
const NICKNAMES: [(&str, &str); 9] = [
    ("kota soto", "3524"),
    ("kota pahlawan", "3578"),
    ("kota kembang", "3273"),
    ("kota lumpia", "3374"),
    ("kota kretek", "3319"),
    ("kota batik", "3375"),
    ("serambi mekkah", "11"),
    ("bumi lancang kuning", "14"),
    ("sai bumi ruwa jurai", "18"),
];

/// What a search may have meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    pub values: Vec<Suggestion>,
    /// Nothing was found: the search with its unknown words as known ones.
    pub instead: Option<String>,
    /// Nothing was found: each word with how many claims have it.
    pub parts: Vec<(String, u32)>,
}

/// A value of a facet in place of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub facet: Facet,
    pub value: Ordinal,
    pub name: String,
    /// Claims that it leaves, with the rest of the search.
    pub count: u32,
    /// The rest of the search.
    pub rest: String,
}

/// What the search of a view may have meant; nothing without a search.
pub fn suggestions(view: &View) -> Suggestions {
    let typed = view.state.q.as_str();
    if typed.trim().is_empty() {
        return Suggestions::default();
    }
    let mut found = Suggestions { values: values(view, typed), ..Suggestions::default() };
    if view.answer.rows.is_empty() {
        found.instead = instead(view, typed);
        found.parts = parts(view, typed);
    }
    found
}

/// How many claims a state leaves.
fn count(view: &View, state: &State) -> u32 {
    view.session.answer(state, view.lang).rows.len() as u32
}

fn values(view: &View, typed: &str) -> Vec<Suggestion> {
    let (session, lang) = (view.session, view.lang);
    let (_, text) = amount_search::take(typed);
    let asked = words(&text);
    let is_name = |word: &&String| !is_sort(word);
    let all: Vec<&String> = asked.iter().filter(is_name).collect();
    // A single letter begins too many names.
    let is_long = all.iter().any(|word| word.chars().count() > 2);
    let mut candidates: Vec<(Facet, Ordinal, Vec<String>)> = Vec::new();
    for facet in FACETS.iter().copied() {
        for n in 0..session.facets.len(facet, &session.data) {
            let value = Ordinal::at(n);
            if view.state.facets[facet].contains(&value) {
                continue;
            }
            let own = words(&facet_value(session, facet, value, lang));
            let own: Vec<&String> = own.iter().filter(is_name).collect();
            let is_begun = !all.is_empty() && all.iter().all(|word| own.iter().any(|name| name.starts_with(word.as_str())));
            let is_named = !own.is_empty() && own.iter().all(|name| all.contains(name)) && own.iter().any(|name| name.chars().count() > 2);
            if is_named {
                candidates.push((facet, value, own.into_iter().cloned().collect()));
            } else if is_begun && is_long {
                candidates.push((facet, value, asked.clone()));
            }
        }
    }
    let code = |facet: Facet, code: &str| session.facets.ordinal(facet, code, &session.data).filter(|value| *value != Ordinal::NONE);
    for word in &asked {
        let is_code = word.bytes().all(|byte| byte.is_ascii_digit());
        if is_code && word.len() == 4 {
            candidates.extend(code(Facet::Region, word).map(|value| (Facet::Region, value, vec![word.clone()])));
        }
        // `HS 03`, `HS03`, `hs 0901`: a chapter has two digits.
        let digits =
            if is_code && asked.iter().any(|word| word == "hs") { word.as_str() } else { word.strip_prefix("hs").unwrap_or_default() };
        if let Some(chapter) = digits.get(..2).filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit())) {
            candidates.extend(code(Facet::Hs, chapter).map(|value| (Facet::Hs, value, vec![word.clone(), "hs".into()])));
        }
    }
    let folded = folded(&text);
    for (name, region) in NICKNAMES.iter().filter(|(name, _)| folded.contains(name)) {
        let own = words(name);
        candidates.extend(code(Facet::Region, region).map(|value| (Facet::Region, value, own)));
    }
    let mut found: Vec<Suggestion> = Vec::new();
    // Few rests of a search are different, and one answer counts all values.
    let mut answers: Vec<(String, Answer)> = Vec::new();
    for (facet, value, own) in candidates {
        if found.iter().any(|one| (one.facet, one.value) == (facet, value)) {
            continue;
        }
        let rest = without(typed, &own);
        if !answers.iter().any(|(other, _)| *other == rest) {
            let state = State { q: rest.clone(), ..view.state.clone() };
            answers.push((rest.clone(), session.answer(&state, lang)));
        }
        let counts = answers.iter().find(|(other, _)| *other == rest).map(|(_, answer)| &answer.counts[facet]);
        let count = counts.and_then(|counts| counts.get(value.place())).copied().unwrap_or_default();
        if count > 0 {
            found.push(Suggestion { facet, value, name: facet_value(session, facet, value, lang), count, rest });
        }
    }
    let place = |facet: Facet| FACETS.iter().position(|one| *one == facet);
    sort::sort(&mut found, |a, b| place(a.facet).cmp(&place(b.facet)).then(b.count.cmp(&a.count)));
    found.truncate(MOST);
    found
}

/// Whether a word says of which sort a name is.
fn is_sort(word: &str) -> bool {
    SORTS.contains(&word) || RegionType::CODES.contains(&word)
}

/// What was typed without some words and without what says of which sort a name is.
fn without(typed: &str, own: &[String]) -> String {
    let stays = |word: &&str| words(word).iter().any(|part| !own.contains(part) && !is_sort(part));
    typed.split_whitespace().filter(stays).collect::<Vec<_>>().join(" ")
}

/// How many claims each word finds alone, amounts among them, where there are several.
fn parts(view: &View, typed: &str) -> Vec<(String, u32)> {
    let (amounts, text) = amount_search::take(typed);
    let mut alone: Vec<String> = text.split_whitespace().map(String::from).collect();
    if !amounts.is_empty() {
        // What is no word was the amount.
        let amount: Vec<&str> = typed.split_whitespace().filter(|word| !text.split_whitespace().any(|kept| kept == *word)).collect();
        alone.push(amount.join(" "));
    }
    if alone.len() < 2 {
        return Vec::new();
    }
    let of = |word: String| {
        let count = count(view, &State { q: word.clone(), ..view.state.clone() });
        (word, count)
    };
    alone.into_iter().take(8).map(of).collect()
}

/// The search with each word that no claim has in place of the nearest that one has; `None` where there is none near enough.
fn instead(view: &View, typed: &str) -> Option<String> {
    let known = view.session.vocabulary();
    let mut is_changed = false;
    let all: Vec<String> = typed
        .split_whitespace()
        .map(|word| {
            let plain = folded(word).trim().to_owned();
            let is_word = plain.len() > 3 && !plain.contains(|letter: char| letter.is_ascii_digit());
            if !is_word || known.iter().any(|(other, _)| other.starts_with(&plain)) {
                return word.to_owned();
            }
            let most = if plain.chars().count() < 6 { 1 } else { 2 };
            let near = known.iter().map(|(other, count)| (distance(&plain, other, most), core::cmp::Reverse(*count), other));
            match near.filter(|(far, ..)| *far <= most).min() {
                Some((.., other)) => {
                    is_changed = true;
                    other.to_string()
                }
                None => word.to_owned(),
            }
        })
        .collect();
    let instead = all.join(" ");
    (is_changed && count(view, &State { q: instead.clone(), ..view.state.clone() }) > 0).then_some(instead)
}

/// How many letters of a word are missing, too many, other, or exchanged with the next one; more than `most` where it is more.
fn distance(a: &str, b: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = core::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn words_are_as_far_apart_as_letters_differ() {
        for (a, b, far) in [
            ("lamogan", "lamongan", 1),
            ("nikkel", "nikel", 1),
            ("kofifah", "khofifah", 1),
            ("lamnogan", "lamongan", 1),
            ("udang", "udang", 0),
        ] {
            assert_eq!(distance(a, b, 2), far, "{a} {b}");
            assert_eq!(distance(b, a, 2), far, "{b} {a}");
        }
        assert!(distance("kopi", "kelapa sawit", 2) > 2);
    }
}
