//! What the table screen asks of the worker, and what scripts may hand to `jejak.open` and `jejak.table`.
use super::answer;
pub use super::terms::{Beside, CodeList, DateForm, DecimalMark, Mapping, OTHER_PART, Role, Values};
use super::value::{self, Bytes, File, FromValue, Mismatch, ToValue, Value};
use crate::state::{Lang, ShownUnit};

/// A question with the type of its answer.
pub trait Ask: ToValue {
    /// What the worker answers.
    type Answer: ToValue + FromValue;

    /// As one of all questions.
    fn into_request(self) -> Request;

    /// An answer to it as it is sent: of no other type than the one it is read as.
    fn answer(&self, answer: &Self::Answer) -> Value {
        answer.to_value()
    }
}

/// All questions, each with the name that it is sent under and the type of its answer.
macro_rules! questions {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal -> $answer:ty),+ $(,)?) => {
        /// A question to the worker.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Request {
            $($(#[doc = $doc])* $name($name)),+
        }

        impl Request {
            /// The names that questions are sent under.
            pub const NAMES: &'static [&'static str] = &[$($code),+];
        }

        $(impl Ask for $name {
            type Answer = $answer;

            fn into_request(self) -> Request {
                Request::$name(self)
            }
        })+

        impl ToValue for Request {
            fn to_value(&self) -> Value {
                let (ask, with) = match self {
                    $(Request::$name(asked) => ($code, asked.to_value())),+
                };
                value::object(&[("ask", value::text(ask)), ("with", with)])
            }
        }

        impl FromValue for Request {
            fn from_value(sent: &Value) -> Result<Request, Mismatch> {
                let ask: String = value::read(sent, "ask")?;
                match ask.as_str() {
                    $($code => value::read(sent, "with").map(Request::$name),)+
                    _ => Err(Mismatch::new(&value::text(&ask), &Request::NAMES.join(", "))),
                }
            }
        }
    };
}

questions! {
    /// Looks at a file.
    Detect = "detect" -> answer::Detected,
    /// Reads a file, and shows and keeps it.
    Open = "open" -> answer::OpenedTable,
    /// Stops the reading of a file.
    Cancel = "cancel" -> bool,
    Filter = "filter" -> answer::View,
    /// Sums another column from now on.
    Sum = "sum" -> answer::View,
    View = "view" -> answer::View,
    /// The open table as official series.
    Series = "series" -> Vec<answer::Series>,
    /// What the open table is.
    About = "about" -> answer::Restored,
    /// How the open table stands beside the claims, and what the reader can set.
    Form = "form" -> Option<answer::Form>,
    /// Changes how it does.
    Map = "map" -> Option<answer::Form>,
    /// The open table beside the claims; none where it is not to be shown.
    Official = "official" -> Option<answer::Official>,
    /// The refused rows as they were.
    Rejected = "rejected" -> Bytes,
    /// The tables that the browser keeps, the latest last.
    Kept = "kept" -> Vec<answer::Kept>,
    Restore = "restore" -> answer::Restored,
    Remove = "remove" -> Vec<answer::Kept>,
    /// What is held of the open table, where that lies beside the page.
    Held = "held" -> Option<answer::Held>,
    /// Reads another part of it in place of the one that is held.
    Reread = "reread" -> answer::OpenedTable,
}

record! {
    /// The files of the data: what the worker is given before any question.
    pub struct DataFiles {
        first: Bytes,
        further: Bytes,
        cards: Bytes,
        /// Of each language, in their order: names, then titles.
        words: Vec<Bytes>,
    }

    /// A file to be looked at.
    pub struct Detect {
        file: File,
        name: String,
        options: Option<OpenOptions>,
        /// The screen's number for the file, so that one that changes between two looks is refused.
        number: Option<u32>,
    }

    /// A file to be opened.
    pub struct Open {
        file: File,
        name: String,
        options: Option<OpenOptions>,
        number: Option<u32>,
        /// Of a file beside the page what is to be read; none of any other, which is read whole.
        part: Option<Part>,
    }

    /// What of the page's filter a table can follow.
    #[derive(Default)]
    pub struct Part {
        /// EDTF.
        when: Option<String>,
        /// ISO 3166-1 alpha-2.
        to: Vec<String>,
        /// HS chapters.
        hs: Vec<String>,
        /// BPS codes.
        regions: Vec<String>,
    }

    pub struct Cancel {}

    pub struct Filter {
        column: String,
        /// None releases the column.
        selection: Option<Selection>,
    }

    pub struct Sum {
        column: String,
    }

    pub struct View {}

    pub struct Series {
        /// None for what the table suggests.
        mapping: Option<Mapping>,
    }

    pub struct About {}

    pub struct Form {}

    pub struct Map {
        beside: Beside,
        /// Only the column is the reader's choice; the rest is what its header says.
        anew: bool,
    }

    /// What the page shows now.
    pub struct Official {
        unit: ShownUnit,
        /// BPS codes of the region filter; none for every region.
        regions: Vec<String>,
        /// BPS codes of the compared regions.
        compare: Vec<String>,
        /// Ids of the claims on show.
        ids: Vec<String>,
    }

    pub struct Rejected {}

    pub struct Kept {}

    pub struct Restore {
        /// Its id; None for the latest.
        table: Option<String>,
    }

    pub struct Remove {
        table: String,
    }

    pub struct Held {
        /// What the page shows now.
        part: Part,
    }

    pub struct Reread {
        part: Part,
    }

}

given! {
    /// What is set instead of what would be found.
    pub struct OpenOptions {
        /// A label of the Encoding Standard, such as `windows-1252`.
        encoding: Option<String>,
        /// One character: `,`, `;`, a tab or `|`.
        delimiter: Option<char>,
        /// The decimal mark.
        decimal: Option<DecimalMark>,
        /// The year of a table that has months only.
        year: Option<i32>,
        /// Whether 1/2/2022 is the first of February.
        day_first as "dayFirst": Option<bool>,
        /// Rows above the first row of data.
        header_rows as "headerRows": Option<u32>,
        /// The power of ten of all amounts: 6 for millions.
        power: Option<i8>,
        /// The sheet of a workbook, counted from 0.
        sheet: Option<u32>,
        columns: Option<Vec<ColumnOptions>>,
    }

    /// What is set for one column.
    #[derive(Default)]
    pub struct ColumnOptions {
        /// Counted from 0.
        column: u32,
        name: Option<String>,
        role: Option<Role>,
        /// A code of the list of units.
        unit: Option<String>,
        /// A code of the list of measures.
        measure: Option<String>,
        power: Option<i8>,
        /// What its values are to each other.
        values: Option<Values>,
    }

}

/// A selection of one column: codes, or an interval whose upper end is exclusive.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    OneOf(Vec<String>),
    Range { from: Option<Bound>, to: Option<Bound> },
}

impl ToValue for Selection {
    fn to_value(&self) -> Value {
        match self {
            Selection::OneOf(codes) => value::object(&[("oneOf", codes.to_value())]),
            Selection::Range { from, to } => value::object(&[("from", from.to_value()), ("to", to.to_value())]),
        }
    }
}

impl FromValue for Selection {
    fn from_value(value: &Value) -> Result<Selection, Mismatch> {
        let either = || Mismatch::new(value, "{oneOf} or {from, to}");
        value::must_be_object(value).map_err(|_| either())?;
        value::must_name_only(value, &["oneOf", "from", "to"])?;
        match (value::read(value, "oneOf")?, value::read(value, "from")?, value::read(value, "to")?) {
            (Some(codes), None, None) => Ok(Selection::OneOf(codes)),
            (None, from, to) => Ok(Selection::Range { from, to }),
            _ => Err(either()),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl super::typescript::TypeScript for Selection {
    fn declare(types: &mut super::typescript::Types) -> String {
        let about = [" The upper end is exclusive. Ends are EDTF dates for the period, else amounts in the unit itself (not in millions)."];
        let bound = "string | number | null";
        types.alias("Selection", &about, &format!("{{ oneOf: string[] }} | {{ from?: {bound}; to?: {bound} }}"))
    }
}

/// An end of an interval: an amount in its unit, or an EDTF date.
#[derive(Clone, Debug, PartialEq)]
pub enum Bound {
    Amount(f64),
    Date(String),
}

impl ToValue for Bound {
    fn to_value(&self) -> Value {
        match self {
            Bound::Amount(amount) => amount.to_value(),
            Bound::Date(date) => date.to_value(),
        }
    }
}

impl FromValue for Bound {
    fn from_value(value: &Value) -> Result<Bound, Mismatch> {
        let amount = f64::from_value(value).map(Bound::Amount);
        amount.or_else(|_| String::from_value(value).map(Bound::Date)).map_err(|_| Mismatch::new(value, "string or number"))
    }
}

/// A question on its way: the answer has its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub id: u32,
    /// The language of the page.
    pub lang: Lang,
    pub request: Request,
}

impl ToValue for Message {
    fn to_value(&self) -> Value {
        value::object(&[("id", self.id.to_value()), ("lang", self.lang.to_value()), ("request", self.request.to_value())])
    }
}

impl FromValue for Message {
    fn from_value(sent: &Value) -> Result<Message, Mismatch> {
        Ok(Message { id: value::read(sent, "id")?, lang: value::read(sent, "lang")?, request: value::read(sent, "request")? })
    }
}

impl Message {
    /// The number of a message that is otherwise not understood; 0 where it has none.
    pub fn id_of(sent: &Value) -> u32 {
        value::read(sent, "id").unwrap_or_default()
    }
}
