//! Pasted texts, Indonesian or English, read by rules into marks and candidate claims.
//!
//! ```
//! # use jejak_ekspor::ingest::text::Reader;
//! # use jejak_ekspor::model::{codes::Codes, index::List};
//! let (codes, goods) = (Codes::default(), List::default());
//! let reading = Reader::new(&codes, &goods).read("Ekspor Oktober 2022 mencapai US$ 1,64 miliar.", None);
//! assert_eq!(reading.figures[0].value, 1.64e9);
//! assert_eq!(reading.span(&reading.figures[0].words), 29..44);
//! assert_eq!(reading.dates[0].period.unwrap().to_string(), "2022-10");
//! ```
//!
//! Each mark and each decision names its rule, and what may mean something else carries a flag with its readings. Words and names are
//! files of `src/data` (`text_*.csv`), so that a person adds a spelling in one line.
pub mod candidate;
pub mod country;
pub mod date;
pub mod figure;
pub mod flag;
pub mod gazetteer;
pub mod goods;
pub mod kind;
pub mod names;
pub mod number;
pub mod party;
pub mod place;
pub mod token;
pub mod words;

use crate::ingest::text::candidate::{Candidate, Marks, Whole};
use crate::ingest::text::date::{Date, Dates};
use crate::ingest::text::figure::{Figure, Figures};
use crate::ingest::text::names::Names;
use crate::ingest::text::place::{Place, Places};
use crate::ingest::text::token::{Text, Words};
use crate::ingest::text::words::{Cues, WordLists};
use crate::model::claim::Good;
use crate::model::codes::Codes;
use crate::model::edtf::Day;
use crate::model::index::{GoodIx, List};
use core::ops::Range;

/// The rules with their lists, prepared once for all texts.
pub struct Reader<'d> {
    pub codes: &'d Codes,
    pub names: Names,
    words: WordLists,
}

/// What was read of a text.
pub struct Reading {
    pub english: bool,
    /// The day that the text came out: as given, or the first day that it tells in full.
    pub published: Option<Day>,
    /// That day is only guessed from the text.
    pub is_guessed: bool,
    pub figures: Vec<Figure>,
    pub dates: Vec<Date>,
    pub places: Vec<Place>,
    pub countries: Vec<country::Country>,
    pub goods: Vec<goods::NamedIn>,
    pub parties: Vec<party::Party>,
    pub candidates: Vec<Candidate>,
    units: Vec<Range<u32>>,
    bytes: Vec<Range<usize>>,
}

impl Reading {
    /// Where words stand, in UTF-16 units.
    pub fn span(&self, words: &Words) -> Range<u32> {
        let start = self.units.get(words.start).map_or(0, |span| span.start);
        start..words.end.checked_sub(1).and_then(|n| self.units.get(n)).map_or(start, |span| span.end)
    }

    /// Words of the text that was read, as they are written there.
    pub fn written<'t>(&self, source: &'t str, words: &Words) -> &'t str {
        let start = self.bytes.get(words.start).map_or(0, |span| span.start);
        let end = words.end.checked_sub(1).and_then(|n| self.bytes.get(n)).map_or(start, |span| span.end);
        source.get(start..end).unwrap_or_default()
    }
}

fn mark(taken: &mut [bool], words: &Words) {
    for at in words.clone() {
        if let Some(taken) = taken.get_mut(at) {
            *taken = true;
        }
    }
}

impl<'d> Reader<'d> {
    /// Prepares the lists of the data and those of `src/data`.
    pub fn new(codes: &'d Codes, goods: &List<GoodIx, Good>) -> Reader<'d> {
        Reader { codes, names: Names::new(codes, goods), words: WordLists::default() }
    }

    /// Reads a text. `published` is the day that it came out, where it is known.
    pub fn read(&self, source: &str, published: Option<Day>) -> Reading {
        let text = Text::new(source);
        let words = Cues::new(&self.words, &text);
        let day = published.or_else(|| Dates::new(&text, &words, None).first_day());
        let dates = Dates::new(&text, &words, day).read();
        let mut taken = vec![false; text.tokens.len()];
        for date in &dates {
            mark(&mut taken, &date.words);
        }
        let figures = Figures::new(&text, &words, &taken).read();
        for figure in &figures {
            mark(&mut taken, &figure.words);
        }
        let places = Places { text: &text, words: &words, names: &self.names, codes: self.codes, taken: &taken }.read();
        let parties = party::read(&text, &words);
        let countries = country::read(&text, &self.names, self.codes, &taken);
        for marked in places.iter().map(|place| &place.words).chain(parties.iter().map(|party| &party.words)) {
            mark(&mut taken, marked);
        }
        let goods = goods::read(&text, &self.names, &taken);
        let mut marks = Marks {
            text: &text,
            words: &words,
            names: &self.names,
            codes: self.codes,
            published: day,
            figures: &figures,
            dates: &dates,
            places: &places,
            countries: &countries,
            goods: &goods,
            parties: &parties,
            whole: Whole::default(),
        };
        let candidates = marks.candidates();
        Reading {
            english: text.english,
            published: day,
            is_guessed: published.is_none() && day.is_some(),
            units: text.tokens.iter().map(|token| token.units.clone()).collect(),
            bytes: text.tokens.iter().map(|token| token.bytes.clone()).collect(),
            figures,
            dates,
            places,
            countries,
            goods,
            parties,
            candidates,
        }
    }
}
