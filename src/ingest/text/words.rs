//! The words and units that figures stand beside: lines of `src/data/text_words.csv`, `text_units.csv` and `text_currencies.csv`.
use crate::ingest::text::gazetteer::{Phrases, rows};
use crate::ingest::text::token::Text;
use crate::model::decimal;
use core::ops::Deref;

closed_list! {
    /// A list of `text_words.csv`.
    List {
        About = "about",
        Award = "award",
        Balance = "balance",
        Base = "base",
        Below = "below",
        CityCue = "city cue",
        Continues = "continues",
        Contract = "contract",
        Cumulative = "cumulative",
        Domestic = "domestic",
        Down = "down",
        Export = "export",
        Finance = "finance",
        Forecast = "forecast",
        Frequency = "frequency",
        Gives = "gives",
        Hosts = "hosts",
        Import = "import",
        Inside = "inside",
        Investment = "investment",
        Largest = "largest",
        Least = "least",
        Locative = "locative",
        MonthOnMonth = "month on month",
        NameEnd = "name end",
        Nation = "nation",
        NationalBody = "national body",
        NationalEvent = "national event",
        Nature = "nature",
        NoCount = "no count",
        NotAFigure = "not a figure",
        Office = "office",
        Only = "only",
        Open = "open",
        OrdinaryName = "ordinary name",
        Organisation = "organisation",
        OtherMoney = "other money",
        Person = "person",
        Prize = "prize",
        Production = "production",
        Programme = "programme",
        ProvinceCue = "province cue",
        Rank = "rank",
        Receives = "receives",
        RegencyCue = "regency cue",
        Release = "release",
        Releases = "releases",
        Sales = "sales",
        Share = "share",
        Speaks = "speaks",
        Supports = "supports",
        Target = "target",
        Tells = "tells",
        To = "to",
        Transaction = "transaction",
        Up = "up",
        Weight = "weight",
        YearOnYear = "year on year",
        Zone = "zone",
    }
}

impl List {
    fn bit(self) -> u64 {
        1 << self as u32
    }
}

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
    phrases: Phrases<List>,
}

impl Default for WordLists {
    fn default() -> WordLists {
        let units = rows::<4>(include_str!("../../data/text_units.csv")).map(|[spelling, code, factor, measure]| {
            (spelling.to_owned(), Unit { code, factor: decimal::read(factor, 0).unwrap_or(1.0), measure })
        });
        let currencies = |places: &'static [&'static str]| {
            let rows = rows::<3>(include_str!("../../data/text_currencies.csv"));
            let of = rows.filter(move |row| places.contains(&row[2]));
            Phrases::new(of.map(|[spelling, code, place]| (spelling.to_owned(), Currency { code, misspelt: place == "misspelt" })))
        };
        let words = rows::<2>(include_str!("../../data/text_words.csv")).filter_map(|[list, word]| Some((word, List::from_code(list)?)));
        WordLists {
            units: Phrases::new(units),
            before: currencies(&["before"]),
            after: currencies(&["after", "misspelt"]),
            phrases: Phrases::new(words.map(|(word, list)| (word.replace('-', " - "), list))),
        }
    }
}

impl WordLists {
    /// Whether a word is of a list.
    pub fn has(&self, list: List, word: &str) -> bool {
        self.phrases.has(word, |of| *of == list)
    }
}

/// Where the phrases of the lists stand in one text.
pub struct Cues<'w> {
    lists: &'w WordLists,
    /// For each token the lists of which a phrase begins there, a bit each.
    starts: Vec<u64>,
    /// The same for phrases that end right before it, with the length of the longest.
    ends: Vec<(u64, u8)>,
}

impl<'w> Cues<'w> {
    /// Finds the phrases of the lists in a text.
    pub fn new(lists: &'w WordLists, text: &Text<'_>) -> Cues<'w> {
        let mut starts = vec![0; text.tokens.len()];
        let mut ends = vec![(0, 0); text.tokens.len() + 1];
        for (n, start) in starts.iter_mut().enumerate() {
            for (length, list) in lists.phrases.all(text, n) {
                *start |= list.bit();
                if let Some((mask, longest)) = ends.get_mut(n + length) {
                    *mask |= list.bit();
                    *longest = (length as u8).max(*longest);
                }
            }
        }
        Cues { lists, starts, ends }
    }

    /// Whether a phrase of a list begins at a token.
    pub fn starts(&self, list: List, at: usize) -> bool {
        self.starts.get(at).is_some_and(|lists| lists & list.bit() != 0)
    }

    /// The first token of the longest phrase that ends right before a token, where one of a list does.
    pub fn ending(&self, list: List, end: usize) -> Option<usize> {
        let (lists, longest) = self.ends.get(end)?;
        (lists & list.bit() != 0).then(|| end.saturating_sub(usize::from(*longest)))
    }
}

impl Deref for Cues<'_> {
    type Target = WordLists;

    fn deref(&self) -> &WordLists {
        self.lists
    }
}
