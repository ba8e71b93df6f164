//! The words and units that figures stand beside: lines of `src/data/text_words.csv`, `text_units.csv` and `text_currencies.csv`.
use crate::ingest::text::gazetteer::{Phrases, rows};
use crate::ingest::text::token::Text;
use std::collections::{HashMap, HashSet};

/// A unit that a word stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Code in `units.csv`.
    pub code: &'static str,
    /// How many of the unit one is: a quintal is 100 kilograms.
    pub factor: f64,
    /// The measure that it counts; empty for percent.
    pub measure: &'static str,
}

/// A currency with whether its spelling is a slip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Currency {
    pub code: &'static str,
    pub misspelt: bool,
}

/// The lists.
pub struct WordLists {
    pub units: Phrases<Unit>,
    pub before: Phrases<Currency>,
    pub after: Phrases<Currency>,
    lists: HashMap<&'static str, Phrases<()>>,
    single: HashMap<&'static str, HashSet<&'static str>>,
}

impl Default for WordLists {
    fn default() -> WordLists {
        let units = rows::<4>(include_str!("../../data/text_units.csv"))
            .map(|[spelling, code, factor, measure]| (spelling.to_owned(), Unit { code, factor: factor.parse().unwrap_or(1.0), measure }));
        let currencies = |places: &'static [&'static str]| {
            let rows = rows::<3>(include_str!("../../data/text_currencies.csv"));
            let of = rows.filter(move |row| places.contains(&row[2]));
            Phrases::new(of.map(|[spelling, code, place]| (spelling.to_owned(), Currency { code, misspelt: place == "misspelt" })))
        };
        let mut lists: HashMap<&'static str, Vec<(String, ())>> = HashMap::new();
        let mut single: HashMap<&'static str, HashSet<&'static str>> = HashMap::new();
        for [list, word] in rows::<2>(include_str!("../../data/text_words.csv")) {
            lists.entry(list).or_default().push((word.replace('-', " - "), ()));
            single.entry(list).or_default().insert(word);
        }
        WordLists {
            units: Phrases::new(units),
            before: currencies(&["before"]),
            after: currencies(&["after", "misspelt"]),
            lists: lists.into_iter().map(|(list, rows)| (list, Phrases::new(rows))).collect(),
            single,
        }
    }
}

impl WordLists {
    /// How many tokens a phrase of a list takes here; nought where none stands here.
    pub fn length(&self, list: &str, text: &Text<'_>, at: usize) -> usize {
        self.lists.get(list).and_then(|phrases| phrases.find(text, at)).map_or(0, |(length, ())| length)
    }

    /// The first token of a phrase of a list that ends right before `end`, at most five tokens long.
    pub fn ending(&self, list: &str, text: &Text<'_>, end: usize) -> Option<usize> {
        let phrases = self.lists.get(list)?;
        (end.saturating_sub(5)..end).find(|at| phrases.all(text, *at).any(|(length, ())| at + length == end))
    }

    /// Whether a word is of a list.
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.single.get(list).is_some_and(|words| words.contains(word))
    }
}
