//! The dialog from choosing a file to filtering its table: what it shows, what the reader does to it, and what is asked of the worker.
//!
//! It knows neither the browser nor how its questions travel: a step gives a question, its answer is handed to the next step.
use crate::protocol::answer::{
    About, Asks, Column, DecimalMark, Detected, Kept, OpenedTable, ProblemGroup, ReadColumn, Refusal, Restored, View,
};
use crate::protocol::request::{CodeList, ColumnOptions, Detect, Filter, Open, OpenOptions, Role, Selection, Values};
use crate::protocol::{File, Phrase};
use std::collections::BTreeMap;

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    Closed,
    /// Choosing a file.
    Start,
    Looking,
    /// What was found, to be corrected.
    Found(Box<Detected>),
    Reading,
    Open(Box<OpenTable>),
}

/// An opened table.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenTable {
    pub about: About,
    pub columns: Vec<Column>,
    /// How its reading went; None for a table that was brought back.
    pub reading: Option<Reading>,
}

impl From<OpenedTable> for OpenTable {
    fn from(table: OpenedTable) -> OpenTable {
        let OpenedTable { rows, accepted, rejected, asides, groups, columns, reading, about, rejected_is_whole, .. } = table;
        let reading = Some(Reading { rows, accepted, rejected, asides, groups, rejected_is_whole, columns: reading });
        OpenTable { about, columns, reading }
    }
}

/// What became of the rows of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    pub asides: u32,
    pub groups: Vec<ProblemGroup>,
    pub rejected_is_whole: bool,
    pub columns: Vec<ReadColumn>,
}

/// Which question an answer is to: that to any but the latest is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u32);

/// A setting of the file that the reader may correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Encoding,
    Delimiter,
    Decimal,
    DayFirst,
    HeaderRows,
    Sheet,
    Power,
    Year,
}

/// The roles that a column can be given; dates are found, not chosen.
pub const ROLES: &[Role] = &[
    Role::Skip,
    Role::Month,
    Role::Year,
    Role::Amount,
    Role::Codes(CodeList::None),
    Role::Codes(CodeList::Hs),
    Role::Codes(CodeList::Region),
    Role::Codes(CodeList::Country),
];

/// A choice on its way to the worker.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    ticket: Ticket,
    column: String,
    /// What was chosen before, should it be refused.
    before: Vec<String>,
}

/// Everything the dialog holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Dialog {
    stage: Stage,
    /// Grows with every stage.
    stage_number: u32,
    pub error: Option<Phrase>,
    pub kept: Vec<Kept>,
    /// Why the kept tables cannot be listed.
    pub kept_error: Option<Phrase>,
    /// Whether the open table is in the browser's storage.
    pub is_stored: bool,
    /// Why the open table cannot be kept: told until another is opened, whatever is filtered meanwhile.
    pub not_kept: Option<Phrase>,
    view: Option<View>,
    /// Grows with every view.
    view_number: u32,
    /// The chosen codes of each column.
    chosen: BTreeMap<String, Vec<String>>,
    /// Choices that the worker has not answered yet.
    asked: Vec<Choice>,
    /// The ends of each column's interval, as typed.
    ends: BTreeMap<String, (String, String)>,
    /// The column that is summed.
    pub summed: Option<String>,
    options: OpenOptions,
    /// How many files were shown: the number of this one.
    files: u32,
    /// What is behind the closed dialog, to be shown again: an open table, or a reading.
    before: Option<Stage>,
    /// What was found of the file that is being read.
    found: Option<Box<Detected>>,
    latest: u32,
}

impl Default for Dialog {
    fn default() -> Dialog {
        Dialog {
            stage: Stage::Closed,
            stage_number: 0,
            error: None,
            kept: Vec::new(),
            kept_error: None,
            is_stored: false,
            not_kept: None,
            view: None,
            view_number: 0,
            chosen: BTreeMap::new(),
            asked: Vec::new(),
            ends: BTreeMap::new(),
            summed: None,
            options: no_options(),
            files: 0,
            before: None,
            found: None,
            latest: 0,
        }
    }
}

fn no_options() -> OpenOptions {
    OpenOptions {
        encoding: None,
        delimiter: None,
        decimal: None,
        year: None,
        day_first: None,
        header_rows: None,
        power: None,
        sheet: None,
        columns: None,
    }
}

impl Dialog {
    /// Where the reader is.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Another number for every stage that is entered.
    pub fn stage_number(&self) -> u32 {
        self.stage_number
    }

    /// Whether the screen is on the page.
    pub fn is_open(&self) -> bool {
        self.stage != Stage::Closed
    }

    fn enter(&mut self, stage: Stage) {
        self.stage = stage;
        self.stage_number += 1;
    }

    fn next_ticket(&mut self) -> Ticket {
        self.latest += 1;
        Ticket(self.latest)
    }

    /// Shows the start; a table that was open behind it is there again.
    pub fn show(&mut self) {
        if self.stage == Stage::Closed {
            let stage = self.before.take().unwrap_or(Stage::Start);
            self.enter(stage);
        }
    }

    /// Hides the dialog. What is being read goes on.
    pub fn close(&mut self) {
        let stage = core::mem::replace(&mut self.stage, Stage::Closed);
        self.stage_number += 1;
        self.before = Some(stage).filter(|stage| matches!(stage, Stage::Open(_) | Stage::Reading));
        self.error = None;
    }

    /// Goes back to where a file is chosen.
    pub fn start_again(&mut self) {
        self.error = None;
        self.enter(Stage::Start);
    }

    /// What went wrong last; else why the open table cannot be kept.
    pub fn told(&self) -> Option<&Phrase> {
        self.error.as_ref().or(self.not_kept.as_ref())
    }

    /// Whether the table of this file is the one behind the closed dialog.
    pub fn holds(&self, file: &str) -> bool {
        matches!(&self.before, Some(Stage::Open(table)) if table.about.file == file)
    }

    /// Takes the list of kept tables, or why there is none; true where the latest stood beside the claims.
    pub fn listed(&mut self, kept: Result<Vec<Kept>, Refusal>) -> bool {
        self.kept_error = kept.as_ref().err().map(|refusal| refusal.words.clone());
        let kept = kept.unwrap_or_default();
        let is_wanted = kept.last().is_some_and(|kept| kept.is_shown);
        self.kept = kept;
        is_wanted
    }

    fn fail(&mut self, refusal: Refusal, stage: Stage) {
        self.error = Some(refusal.words);
        self.before = None;
        self.enter(stage);
    }

    /// Another file is to be looked at: nothing is set for it yet. False while the rows of one are read: that one goes on.
    pub fn take_file(&mut self) -> bool {
        if self.stage == Stage::Reading || self.before == Some(Stage::Reading) {
            return false;
        }
        self.files += 1;
        self.options = no_options();
        true
    }

    /// Looks at the file, with what the reader has set.
    pub fn look(&mut self, file: File, name: String) -> (Ticket, Detect) {
        self.error = None;
        self.enter(Stage::Looking);
        let asked = Detect { file, name, options: Some(self.options.clone()), number: Some(self.files) };
        (self.next_ticket(), asked)
    }

    /// Shows what was found; a year that its name suggests is taken as long as the reader has set none.
    pub fn found(&mut self, ticket: Ticket, found: Result<Detected, Refusal>) {
        if ticket.0 != self.latest {
            return;
        }
        match found {
            Ok(found) => {
                let suggestions: Vec<i32> = found.questions.iter().filter_map(|question| question.suggestion).collect();
                if let ([year], None) = (suggestions.as_slice(), self.options.year) {
                    self.options.year = Some(*year);
                }
                self.enter(Stage::Found(Box::new(found)));
            }
            Err(refusal) => self.fail(refusal, Stage::Start),
        }
    }

    /// Sets a part of the options, or clears it where the text is none. True where the file must be looked at again: a year is typed
    /// digit by digit and changes nothing of what was found.
    pub fn set(&mut self, setting: Setting, text: &str) -> bool {
        let options = &mut self.options;
        let words = Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
        match setting {
            Setting::Encoding => options.encoding = words,
            Setting::Delimiter => options.delimiter = text.chars().next(),
            Setting::Decimal => options.decimal = DecimalMark::ALL.iter().find(|mark| mark.code() == text).copied(),
            Setting::DayFirst => options.day_first = words.map(|words| words == DAY_FIRST),
            Setting::HeaderRows => options.header_rows = text.parse().ok(),
            Setting::Sheet => options.sheet = text.parse().ok(),
            Setting::Power => options.power = text.parse().ok(),
            Setting::Year => options.year = text.parse().ok(),
        }
        setting != Setting::Year
    }

    /// What is set, as a control writes it; empty where nothing is.
    pub fn setting(&self, setting: Setting) -> String {
        let options = &self.options;
        let text = match setting {
            Setting::Encoding => options.encoding.clone(),
            Setting::Delimiter => options.delimiter.map(String::from),
            Setting::Decimal => options.decimal.map(|mark| mark.code().to_owned()),
            Setting::DayFirst => options.day_first.map(|first| if first { DAY_FIRST } else { MONTH_FIRST }.to_owned()),
            Setting::HeaderRows => options.header_rows.map(|rows| rows.to_string()),
            Setting::Sheet => options.sheet.map(|sheet| sheet.to_string()),
            Setting::Power => options.power.map(|power| power.to_string()),
            Setting::Year => options.year.map(|year| year.to_string()),
        };
        text.unwrap_or_default()
    }

    /// Gives a column a role, by its place in `ROLES`.
    pub fn set_role(&mut self, column: u32, place: usize) {
        let Some(role) = ROLES.get(place).copied() else { return };
        self.column_options(column).role = Some(role);
    }

    /// Says what the values of a column are to each other.
    pub fn set_values(&mut self, column: u32, values: Values) {
        self.column_options(column).values = Some(values);
    }

    fn column_options(&mut self, column: u32) -> &mut ColumnOptions {
        let columns = self.options.columns.get_or_insert_default();
        let at = columns.iter().position(|set| set.column == column).unwrap_or(columns.len());
        if at == columns.len() {
            columns.push(ColumnOptions { column, ..ColumnOptions::default() });
        }
        &mut columns[at]
    }

    /// Whether the rows can be read: of what is asked only a year is left, and it is given. Any other answer changes what is asked.
    pub fn is_answered(&self) -> bool {
        let Stage::Found(found) = &self.stage else { return false };
        let has_year = self.options.year.is_some_and(|year| (1000..=9999).contains(&year));
        found.questions.iter().all(|question| question.asks == Asks::Year && has_year)
    }

    /// Reads the rows.
    pub fn read(&mut self, file: File, name: String) -> Open {
        self.error = None;
        self.is_stored = false;
        self.not_kept = None;
        if let Stage::Found(found) = core::mem::replace(&mut self.stage, Stage::Reading) {
            self.found = Some(found);
        }
        self.stage_number += 1;
        Open { file, name, options: Some(self.options.clone()), number: Some(self.files), part: None }
    }

    /// The rows were read, or not: then what was found is shown again.
    pub fn opened(&mut self, opened: Result<OpenedTable, Refusal>) {
        match opened {
            Ok(table) => self.put(table.into()),
            Err(refusal) => {
                let found = self.found.take().map_or(Stage::Start, Stage::Found);
                self.fail(refusal, found);
            }
        }
    }

    /// Another part of the open table was read: it takes the place of the first, wherever that is shown; what else the reader is at stays.
    pub fn reread(&mut self, table: OpenedTable) {
        let is_behind = self.stage == Stage::Closed && self.before != Some(Stage::Reading);
        if is_behind || matches!(self.stage, Stage::Open(_)) {
            self.not_kept = None;
            self.is_stored = false;
            self.put(table.into());
        }
    }

    /// A kept table was brought back, or not.
    pub fn restored(&mut self, restored: Result<Restored, Refusal>) {
        match restored {
            Ok(Restored { about, columns }) => self.put(OpenTable { about, columns, reading: None }),
            Err(refusal) => self.fail(refusal, Stage::Start),
        }
    }

    fn put(&mut self, table: OpenTable) {
        self.error = None;
        self.chosen.clear();
        self.asked.clear();
        self.ends.clear();
        self.summed = table.columns.iter().find(|column| column.is_summed).map(|column| column.name.clone());
        let stage = Stage::Open(Box::new(table));
        if self.stage == Stage::Closed {
            self.before = Some(stage);
        } else {
            self.before = None;
            self.enter(stage);
        }
    }

    /// The browser keeps the open table.
    pub fn stored(&mut self) {
        self.is_stored = true;
        self.not_kept = None;
    }

    /// A kept table was removed, or not.
    pub fn removed(&mut self, left: Result<Vec<Kept>, Refusal>) {
        match left {
            Ok(kept) => self.kept = kept,
            Err(refusal) => self.fail(refusal, Stage::Start),
        }
    }

    /// What the filters leave.
    pub fn view(&self) -> Option<&View> {
        self.view.as_ref()
    }

    /// Another number for every view.
    pub fn view_number(&self) -> u32 {
        self.view_number
    }

    /// Takes what the filters leave.
    pub fn viewed(&mut self, view: Option<View>) {
        self.view = view;
        self.view_number += 1;
    }

    /// The same as the answer to a question; a refusal is told, and what it refuses is no longer chosen.
    pub fn filtered(&mut self, ticket: Ticket, view: Result<View, Refusal>) {
        if let Some(at) = self.asked.iter().position(|choice| choice.ticket == ticket) {
            let Choice { column, before, .. } = self.asked.remove(at);
            if view.is_err() {
                // A later choice of the column has its own answer: should that be refused too, this is what holds.
                match self.asked.iter_mut().find(|later| later.column == column) {
                    Some(later) => later.before = before,
                    None => drop(self.chosen.insert(column, before)),
                }
            }
        }
        if ticket.0 != self.latest {
            return;
        }
        self.summed_up(view);
    }

    /// What another sum leaves.
    pub fn summed_up(&mut self, view: Result<View, Refusal>) {
        match view {
            Ok(view) => {
                self.error = None;
                self.viewed(Some(view));
            }
            Err(refusal) => self.error = Some(refusal.words),
        }
    }

    /// The chosen codes of a column.
    pub fn chosen(&self, column: &str) -> &[String] {
        self.chosen.get(column).map_or(&[], Vec::as_slice)
    }

    /// The ends of a column's interval, as typed.
    pub fn ends(&self, column: &str) -> (String, String) {
        self.ends.get(column).cloned().unwrap_or_default()
    }

    fn filter(&mut self, column: &str, selection: Option<Selection>) -> (Ticket, Filter) {
        (self.next_ticket(), Filter { column: column.to_owned(), selection })
    }

    /// Chooses a code, or takes the choice back.
    pub fn toggle(&mut self, column: &str, code: &str) -> (Ticket, Filter) {
        let before = self.chosen(column).to_vec();
        let codes = self.chosen.entry(column.to_owned()).or_default();
        match codes.iter().position(|chosen| chosen == code) {
            Some(at) => drop(codes.remove(at)),
            None => codes.push(code.to_owned()),
        }
        let selection = (!codes.is_empty()).then(|| Selection::OneOf(codes.clone()));
        self.choose(column, before, selection)
    }

    /// Takes all choices of a column back.
    pub fn release(&mut self, column: &str) -> (Ticket, Filter) {
        let before = self.chosen.remove(column).unwrap_or_default();
        self.choose(column, before, None)
    }

    fn choose(&mut self, column: &str, before: Vec<String>, selection: Option<Selection>) -> (Ticket, Filter) {
        let (ticket, asked) = self.filter(column, selection);
        self.asked.push(Choice { ticket, column: column.to_owned(), before });
        (ticket, asked)
    }

    /// Types the ends of an interval; `selection` is what they mean, None where one of them is wrong: then nothing is asked.
    pub fn type_ends(&mut self, column: &str, from: String, to: String, selection: Option<Selection>) -> Option<(Ticket, Filter)> {
        let is_open = from.is_empty() && to.is_empty();
        self.ends.insert(column.to_owned(), (from, to));
        selection.map(|selection| self.filter(column, (!is_open).then_some(selection)))
    }
}

/// How the control for the order of a date writes its first answer.
pub const DAY_FIRST: &str = "day";
/// The other answer.
pub const MONTH_FIRST: &str = "month";
