//! What the worker answers: to the table screen, and through it to scripts.
use super::Phrase;
use super::terms::{Beside, Role};
pub use super::terms::{DateForm, DecimalMark, Evidence, Grain, ListOf, Values};
use super::value::{self, File, FromValue, Mismatch, ToValue, Value};
use std::collections::BTreeMap;

/// What comes from the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// It listens; what was sent before is lost.
    Ready,
    /// The answer to the message of a number.
    Answer { id: u32, answer: Value },
    /// That there is none.
    Refused { id: u32, refusal: Refusal },
    /// The message itself was none that this build of the worker knows.
    Misread { id: u32, mismatch: Mismatch },
    /// How far the reading of a file has come.
    Progress { id: u32, progress: Progress },
    /// A table is in the browser's storage.
    Kept(Kept),
    /// A table could not be stored.
    NotKept(Phrase),
    /// A file's contents end the worker, which reads nothing from now on.
    Panicked,
}

impl ToValue for Reply {
    fn to_value(&self) -> Value {
        let (tell, id, with) = match self {
            Reply::Ready => ("ready", None, ().to_value()),
            Reply::Answer { id, answer } => ("answer", Some(*id), answer.clone()),
            Reply::Refused { id, refusal } => ("refused", Some(*id), refusal.to_value()),
            Reply::Misread { id, mismatch } => ("misread", Some(*id), mismatch.to_value()),
            Reply::Progress { id, progress } => ("progress", Some(*id), progress.to_value()),
            Reply::Kept(kept) => ("kept", None, kept.to_value()),
            Reply::NotKept(why) => ("not-kept", None, why.to_value()),
            Reply::Panicked => ("panicked", None, ().to_value()),
        };
        value::object(&[("tell", value::text(tell)), ("id", id.to_value()), ("with", with)])
    }
}

impl FromValue for Reply {
    fn from_value(sent: &Value) -> Result<Reply, Mismatch> {
        const KNOWN: &[&str] = &["ready", "answer", "refused", "misread", "progress", "kept", "not-kept", "panicked"];
        let tell: Value = value::read(sent, "tell")?;
        let id = || value::read(sent, "id");
        Ok(match KNOWN[value::one_of(&tell, KNOWN)?] {
            "ready" => Reply::Ready,
            "answer" => Reply::Answer { id: id()?, answer: value::read(sent, "with")? },
            "refused" => Reply::Refused { id: id()?, refusal: value::read(sent, "with")? },
            "misread" => Reply::Misread { id: id()?, mismatch: value::read(sent, "with")? },
            "progress" => Reply::Progress { id: id()?, progress: value::read(sent, "with")? },
            "kept" => Reply::Kept(value::read(sent, "with")?),
            "not-kept" => Reply::NotKept(value::read(sent, "with")?),
            _ => Reply::Panicked,
        })
    }
}

impl ToValue for Mismatch {
    fn to_value(&self) -> Value {
        let parts = [("path", &self.path), ("found", &self.found), ("expected", &self.expected)];
        value::object(&parts.map(|(name, text)| (name, value::text(text))))
    }
}

impl FromValue for Mismatch {
    fn from_value(value: &Value) -> Result<Mismatch, Mismatch> {
        Ok(Mismatch { path: value::read(value, "path")?, found: value::read(value, "found")?, expected: value::read(value, "expected")? })
    }
}

words! {
    /// What a file is.
    pub enum Format {
        Delimited = "delimited",
        Json = "json",
        Workbook = "workbook",
        Parquet = "parquet",
    }

    /// What has to be asked.
    pub enum Asks {
        DecimalMark = "decimal-mark",
        DateOrder = "date-order",
        Year = "year",
        Power = "power",
    }

    /// What a column of an opened table is; `text` has too many different texts to be codes.
    pub enum ColumnKind {
        Period = "period",
        Codes = "codes",
        Amount = "amount",
        Text = "text",
    }
}

record! {
    /// Why something could not be done.
    pub struct Refusal {
        words: Phrase,
        /// What has to be answered first.
        questions: Vec<Question>,
    }

    /// How far the reading of a file has come.
    pub struct Progress {
        rows: u32,
        bytes: f64,
        /// Bytes of the whole file.
        total: f64,
    }

    /// Something that cannot be known from the table alone.
    pub struct Question {
        asks: Asks,
        /// Counted from 0.
        column: u32,
        /// A figure or date that can be read in two ways.
        example: Option<String>,
        /// The year that the file's name says.
        suggestion: Option<i32>,
        /// The power of ten that the header names.
        power: Option<i8>,
        words: Phrase,
    }

    /// What was found about a file before its rows are read.
    pub struct Detected {
        file: String,
        format: Format,
        gzip: bool,
        encoding: String,
        /// Null for formats without one.
        delimiter: Option<char>,
        header_rows as "headerRows": u32,
        title: Option<String>,
        year: Option<i32>,
        sheets: Vec<String>,
        /// Which of them this is, counted from 0.
        sheet: u32,
        columns: Vec<DetectedColumn>,
        /// Whether its rows have a period.
        is_dated as "isDated": bool,
        /// Columns whose header is a period: months or years across.
        across: u32,
        /// What else stands across: countries, ports.
        dimensions: Vec<String>,
        questions: Vec<Question>,
        preview: Vec<Vec<String>>,
    }

    /// A column of the file.
    pub struct DetectedColumn {
        name: String,
        role: Role,
        /// The decimal mark, where it is known.
        decimal: Option<DecimalMark>,
        quantity: Quantity,
    }

    /// What a header says about its figures.
    pub struct Quantity {
        measure: Option<String>,
        unit: Option<String>,
        power: i8,
    }

    /// An opened table.
    pub struct OpenedTable {
        /// accepted + rejected + asides.
        rows: u32,
        accepted: u32,
        rejected: u32,
        /// Rows known to be no data: headers, totals, blank ones, remarks.
        asides: u32,
        counts: Counts,
        /// The first thousand; all of them are in `groups`.
        problems: Vec<Problem>,
        groups: Vec<ProblemGroup>,
        columns: Vec<Column>,
        /// The columns of codes as they were read.
        reading: Vec<ReadColumn>,
        about: About,
        /// Whether every refused row can be downloaded.
        rejected_is_whole as "rejectedIsWhole": bool,
        /// Bytes of the worker's memory.
        memory: f64,
    }

    /// What became of the rows.
    pub struct Counts {
        rows: u32,
        accepted: u32,
        rejected: u32,
        headers: u32,
        totals: u32,
        blank: u32,
        remarks: u32,
        /// Rows of the opened table: more than were accepted where periods stood across.
        records: u32,
    }

    /// What the values of a column of codes are to each other, and by what it was found.
    #[derive(Eq)]
    pub struct ReadColumn {
        /// Its place in the file, counted from 0.
        column: u32,
        name: String,
        values: Values,
        evidence: Evidence,
    }

    /// A refused row, or a notice.
    pub struct Problem {
        line: u32,
        column: Option<String>,
        code: String,
        value: String,
        /// In the language of the page.
        message: String,
    }

    /// All problems of one kind in one column.
    pub struct ProblemGroup {
        column: Option<String>,
        code: String,
        /// Whether the rows were refused because of it.
        refuses: bool,
        count: u32,
        first_line as "firstLine": u32,
        examples: Vec<String>,
        words: Phrase,
    }

    /// A column of an opened table.
    pub struct Column {
        name: String,
        kind: ColumnKind,
        unit: Option<String>,
        measure: Option<String>,
        /// The file writes its figures in 10^power of the unit.
        power: i8,
        /// Whether it is the one that a view sums.
        is_summed as "isSummed": bool,
        list: ListOf,
        /// Code and the file's own text.
        labels: Vec<(String, String)>,
    }

    /// What a table is called and how it came.
    pub struct About {
        file: String,
        title: Option<String>,
        rows: u32,
        accepted: u32,
        rejected: u32,
        records: u32,
        /// Names of columns whose texts were too many to be codes.
        free: Vec<String>,
        /// The column that holds the period.
        period: Option<String>,
        grain: Option<Grain>,
        /// How the table is read, in a sentence: what is added up, in which unit, and what is not added.
        reading: Option<Phrase>,
    }

    /// A table that was brought back.
    pub struct Restored {
        about: About,
        columns: Vec<Column>,
    }

    /// A table that the browser keeps.
    pub struct Kept {
        id: String,
        /// Empty where the entry is damaged: it can only be removed.
        file: String,
        rows: u32,
        bytes: f64,
        /// Whether it is drawn beside the claims.
        is_shown as "isShown": bool,
    }

    /// The same as it stands in the browser's index.
    pub struct KeptEntry {
        id: String,
        file: String,
        rows: u32,
        bytes: f64,
        /// How it stands beside the claims, as JSON; indices of earlier versions do not say.
        beside: Option<String>,
        /// The folder of the page that keeps it, a host may have several; indices of earlier versions do not say.
        folder: Option<String>,
    }

    /// What is held of a table that lies beside the page.
    pub struct Held {
        /// What the table is called.
        name: String,
        /// How many of its rows were read, and which.
        words: Phrase,
        /// What the filter of the page wants now, where the rows that were read are not all of that.
        beyond: Option<Phrase>,
    }

    /// What the filters leave.
    pub struct View {
        count: u32,
        /// By month (by quarter or year in a table of those); they ignore the filter on the period.
        bins: Vec<ViewBin>,
        /// A column's counts ignore its own filter; `-` is a cell that says nothing.
        facets: BTreeMap<String, Vec<CodeCount>>,
    }

    /// The rows of one period.
    pub struct ViewBin {
        /// The first day, `2022-01-01`.
        start: String,
        /// In the unit of the measure.
        sum: f64,
        count: u32,
    }

    /// How many rows or claims have a code.
    #[derive(Eq)]
    pub struct CodeCount {
        code: String,
        count: u32,
    }

    /// The figures of one area.
    pub struct Series {
        /// BPS code.
        area: String,
        measure: String,
        unit: String,
        points: Vec<Point>,
    }

    /// A figure.
    pub struct Point {
        /// EDTF, as long as the table's periods: `2022`, `2022-01/2022-03`, `2022-01` or a day's month.
        when: String,
        /// In the unit itself.
        value: f64,
    }

    /// A code with its name.
    #[derive(Eq)]
    pub struct Choice {
        code: String,
        name: String,
    }

    /// The mapping now, and what each of its parts may be.
    #[derive(Eq)]
    pub struct Form {
        beside: Beside,
        columns: Vec<String>,
        measures: Vec<Choice>,
        units: Vec<Choice>,
        /// Parts of the measure that claims name.
        scopes: Vec<Choice>,
        area_columns as "areaColumns": Vec<String>,
        areas: Vec<Choice>,
    }

    /// The open table beside the claims.
    pub struct Official {
        file: String,
        /// A code of the list of measures.
        measure: String,
        /// Its name, with that of the part where the figures are not all of it.
        what: String,
        /// The unit that the values are shown in, and the table's own.
        unit: Unit,
        own_unit as "ownUnit": Unit,
        /// A filter of the table leaves out rows: nothing is compared.
        is_narrowed as "isNarrowed": bool,
        /// It is a part of a table beside the page that leaves them out, which no filter of the table brings back.
        is_part as "isPart": bool,
        /// The figures are a part that the claims do not name: nothing is compared.
        is_other_part as "isOtherPart": bool,
        series: Vec<OfficialSeries>,
        /// Values without a reference rate, which are left out.
        unrated: u32,
        /// Texts of the column of areas that are no region.
        unknown: u32,
        /// Claims that the table has something to set beside.
        compared: u32,
        conflicts: Vec<OfficialConflict>,
    }

    /// A unit of money or weight.
    #[derive(Eq)]
    pub struct Unit {
        code: String,
        name: Phrase,
        /// Else a currency.
        is_mass as "isMass": bool,
    }

    /// The figures of one area, as they are drawn and listed.
    pub struct OfficialSeries {
        name: String,
        /// Its place among the compared regions.
        place: Option<u32>,
        points: Vec<OfficialPoint>,
    }

    /// A figure of the table.
    pub struct OfficialPoint {
        /// First and last day.
        first: i32,
        last: i32,
        /// How many of the table's periods it sums.
        periods: u32,
        /// In the unit on show.
        value: f64,
        /// In the table's unit.
        own: f64,
        /// In the unit of the axis.
        height: f64,
        /// Rupiah per dollar, where `value` was converted.
        rate: Option<f64>,
    }

    /// A value that claims give and a figure of the table that cannot both be right, in words.
    pub struct OfficialConflict {
        /// `×83`.
        factor: String,
        /// Measure, scope, area.
        about: String,
        /// The claims that give it.
        claims: Vec<OfficialClaim>,
        claim_period as "claimPeriod": String,
        table: String,
        table_period as "tablePeriod": String,
        reasons: Vec<String>,
        /// Where both stand on the chart.
        claim_mark as "claimMark": Mark,
        table_mark as "tableMark": Mark,
    }

    /// A claim that gives a value.
    #[derive(Eq)]
    pub struct OfficialClaim {
        id: String,
        /// As its source writes the value.
        written: String,
        /// Who printed it, and when.
        source: String,
    }

    /// Where a value stands on the chart.
    #[derive(Copy)]
    pub struct Mark {
        /// First and last day.
        first: i32,
        last: i32,
        /// None where the period has no rate.
        height: Option<f64>,
    }
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Value, Mismatch> {
        Ok(value.clone())
    }
}

impl File {
    /// The file's name; a blob without one is called `table`.
    pub const UNNAMED: &'static str = "table";
}

/// The event on the window while a file is read; its `detail` is a `Progress`.
pub const PROGRESS: &str = "jejak:progress";
/// The event once a table is in the browser's storage; its `detail` is a `Kept`.
pub const KEPT: &str = "jejak:kept";

#[cfg(target_arch = "wasm32")]
impl Refusal {
    /// As scripts get it: an `Error` in a language, with `words` in both and the `questions` to answer first.
    pub fn to_error(&self, lang: crate::state::Lang) -> Value {
        value::error(&self.words[lang], &[("words", self.words.to_value()), ("questions", self.questions.to_value())])
    }
}
