//! What is read of a pasted text: the answer of `jejak.read`, which the text reader's worker writes and the page reads.
use super::Phrase;
use super::value::{self, FromValue, Mismatch, ToValue, Value};
use crate::model::text_terms::{Bound, Direction, FlagKind, How};
use crate::model::vocabulary::{Role, SourceLang, Status};

record! {
    /// What is read of a text.
    pub struct TextReading {
        /// The language that it is written in.
        lang: SourceLang,
        /// The day that it came out, as EDTF: as given, or the first day that it tells in full.
        published: Option<String>,
        /// That day is only guessed from the text.
        is_guessed as "isGuessed": bool,
        /// In the order of the text.
        marks: Vec<Mark>,
        /// One for each figure that makes a claim, in the order of the text.
        candidates: Vec<Candidate>,
    }

    /// A place in the text, in UTF-16 units; `end` is exclusive.
    #[derive(Copy, Eq)]
    pub struct Span {
        start: u32,
        end: u32,
    }

    /// Words of the text that mean something.
    pub struct Mark {
        kind: MarkKind,
        span: Span,
        /// EDTF of a date, BPS code of a place, ISO 3166-1 of a country, HS of a good, unit of a figure; null where it has none.
        code: Option<String>,
        /// The rule that found it.
        rule: String,
        flags: Vec<TextFlag>,
    }

    /// A decision with the rule that made it, and the words that it hangs on.
    pub struct Decided {
        code: String,
        rule: String,
        span: Option<Span>,
    }

    /// A claim that one figure makes.
    pub struct Candidate {
        kind: Decided,
        /// A code of the list of measures.
        measure: Decided,
        /// In `unit` itself, with the sign of the word: a fall is negative. Of a range its lower end.
        value: f64,
        upper: Option<f64>,
        unit: String,
        bound: Bound,
        change: Option<TextChange>,
        status: Status,
        /// The figure exactly as written, and where.
        original: String,
        span: Span,
        /// The rules that read the figure, in their order.
        rules: Vec<String>,
        /// The same sum in the other currency, as the text gives it.
        equivalent: Option<TextAmount>,
        /// EDTF.
        when: Option<Decided>,
        /// The words that tell it.
        when_stated as "whenStated": Option<String>,
        /// BPS code.
        area as "where": Option<Decided>,
        /// The district or village inside it.
        place: Option<String>,
        /// A code of the list of scopes; null for all exports.
        scope: Option<Decided>,
        goods: Vec<TextGood>,
        destinations: Vec<TextDestination>,
        parties: Vec<TextParty>,
        /// What may mean something else, of the figure and of its date and place.
        flags: Vec<TextFlag>,
    }

    /// What a figure is to a change.
    #[derive(Copy)]
    pub struct TextChange {
        direction: Direction,
        how: How,
    }

    /// A sum as it is written.
    pub struct TextAmount {
        value: f64,
        unit: String,
        original: String,
        span: Span,
    }

    /// A good, and how the data call it.
    pub struct TextGood {
        hs: Option<String>,
        name as "as": Phrase,
        span: Option<Span>,
        /// The rule by which it is of this claim.
        rule: Option<String>,
    }

    /// Where goods go.
    pub struct TextDestination {
        /// ISO 3166-1 alpha-2.
        code: String,
        span: Option<Span>,
        rule: Option<String>,
    }

    /// Who takes part.
    pub struct TextParty {
        /// Null where no word says it.
        role: Option<Role>,
        name: String,
        person: Option<String>,
        span: Span,
        rule: Option<String>,
    }

    /// What may mean something else.
    pub struct TextFlag {
        kind: FlagKind,
        /// To be answered before the claim is taken over.
        ask: bool,
        /// At most three, the likeliest first.
        readings: Vec<TextChoice>,
    }

    /// One way to read it: a value in a unit (empty where none is said), or the code of a date, a place or a country.
    pub struct TextChoice {
        value: Option<f64>,
        unit: Option<String>,
        code: Option<String>,
    }
}

words! {
    /// What marked words are.
    pub enum MarkKind {
        Figure = "figure",
        Date = "date",
        Place = "place",
        /// An organisation, an office or a dateline that a region's name is part of.
        Name = "name",
        Country = "country",
        Good = "good",
        Party = "party",
    }
}

record! {
    /// What the worker is given before anything else: the names of the data's code lists (`codec::name_lists`).
    pub struct NameLists {
        names: String,
    }

    /// A text to read.
    pub struct ReadText {
        id: u32,
        text: String,
        /// The day that it came out, counted from 1970-01-01.
        published: Option<i32>,
    }
}

record! {
    /// What a reader took over of a text; the browser keeps it.
    pub struct OwnText {
        /// Which text it is: its length and its first words.
        key: String,
        publisher: String,
        /// EDTF.
        published: Option<String>,
        lang: SourceLang,
        candidates: Vec<Candidate>,
    }
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadReply {
    /// It listens.
    Ready,
    /// What it read of a text: a `TextReading` as it is sent, which scripts get as it came.
    Read { id: u32, reading: Value },
}

impl ToValue for ReadReply {
    fn to_value(&self) -> Value {
        match self {
            ReadReply::Ready => value::object(&[]),
            ReadReply::Read { id, reading } => value::object(&[("id", id.to_value()), ("reading", reading.clone())]),
        }
    }
}

impl FromValue for ReadReply {
    fn from_value(sent: &Value) -> Result<ReadReply, Mismatch> {
        Ok(match value::read::<Option<u32>>(sent, "id")? {
            None => ReadReply::Ready,
            Some(id) => ReadReply::Read { id, reading: value::field(sent, "reading") },
        })
    }
}
