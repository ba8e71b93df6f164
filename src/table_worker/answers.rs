//! What was read and built, as the records that go out, and the reader's settings as the importer takes them.
use crate::ingest::table::detect::layout::{self, Question};
use crate::ingest::table::failure::Failure;
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{ColumnReading, Part, Reading};
use crate::ingest::table::source::{Format, Opening};
use crate::model::table::Role;
use crate::present::i18n::table_worker::{TableWorker, reading as said_of, words};
use crate::protocol::Phrase;
use crate::protocol::answer::{self, Column, ColumnKind, Counts, Detected, ListOf, OpenedTable, Refusal};
use crate::protocol::request::{self, CodeList, OpenOptions};
use crate::state::Lang;
use crate::user_table::series::NoSeries;
use crate::user_table::view::{BadFilter, WHEN};
use crate::user_table::{About, MOST_COUNTED, Opened, Report};

/// Columns of a file that are shown.
const MOST_COLUMNS: usize = 200;

/// A phrase in each language.
pub fn in_each(phrase: impl Fn(&'static TableWorker) -> String) -> Phrase {
    Phrase::from_fn(|lang| phrase(words(lang)))
}

/// That something could not be done.
pub fn refusal(phrase: impl Fn(&'static TableWorker) -> String) -> Refusal {
    Refusal { words: in_each(phrase), questions: Vec::new() }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Refusal {
        refusal(|words| (words.failure)(&failure))
    }
}

impl From<BadFilter> for Refusal {
    fn from(bad: BadFilter) -> Refusal {
        refusal(|words| (words.bad_filter)(&bad))
    }
}

impl From<NoSeries> for Refusal {
    fn from(why: NoSeries) -> Refusal {
        refusal(|words| (words.no_series)(why).to_owned())
    }
}

/// A count, which is never more than a table can have rows.
fn count(rows: u64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn place(n: usize) -> u32 {
    count(n as u64)
}

/// What was found about a file.
pub fn detected(opening: &Opening, file: &str) -> Detected {
    let layout = &opening.layout;
    let spread = layout.spread.as_ref();
    let column = |column: &layout::Column| answer::DetectedColumn {
        name: column.name.clone(),
        role: column.role,
        decimal: column.decimal,
        quantity: answer::Quantity {
            measure: column.quantity.measure.clone(),
            unit: column.quantity.unit.clone(),
            power: column.quantity.power,
        },
    };
    Detected {
        file: file.to_owned(),
        format: match opening.format {
            Format::Delimited => answer::Format::Delimited,
            Format::Json => answer::Format::Json,
            Format::Workbook => answer::Format::Workbook,
            Format::Parquet => answer::Format::Parquet,
        },
        gzip: opening.is_gzip,
        encoding: opening.encoding.name().to_owned(),
        delimiter: layout.dialect.map(|dialect| char::from(dialect.delimiter)),
        header_rows: place(layout.header_rows),
        title: layout.title.clone(),
        year: layout.year,
        sheets: opening.sheets.clone(),
        sheet: place(opening.sheet_number),
        columns: layout.columns.iter().take(MOST_COLUMNS).map(column).collect(),
        is_dated: layout.grain().is_some() && !layout.is_of_one_year,
        across: spread.map_or(0, |spread| place(spread.columns.len())),
        dimensions: spread.map(|spread| spread.dimensions.iter().map(|(name, _)| name.clone()).collect()).unwrap_or_default(),
        questions: questions(opening),
        preview: layout.preview.clone(),
    }
}

/// What has to be answered before the rows of a file can be read.
pub fn questions(opening: &Opening) -> Vec<answer::Question> {
    let ask = |question: &Question| {
        let (asks, column, example, suggestion, power) = match question {
            Question::DecimalMark { column, example } => (answer::Asks::DecimalMark, *column, Some(example), None, None),
            Question::DateOrder { column, example } => (answer::Asks::DateOrder, *column, Some(example), None, None),
            Question::Year { column, suggestion } => (answer::Asks::Year, *column, None, *suggestion, None),
            Question::Power { column, example, power } => (answer::Asks::Power, *column, Some(example), None, Some(*power)),
        };
        let name = opening.layout.columns.get(column).map_or("", |column| &column.name);
        answer::Question {
            asks,
            column: place(column),
            example: example.cloned(),
            suggestion,
            power,
            words: in_each(|words| (words.question)(question, name)),
        }
    };
    opening.layout.questions.iter().map(ask).collect()
}

/// The column that the period of a row stands in.
pub fn period_of(opening: &Opening) -> Option<String> {
    let is_period = |role: Role| matches!(role, Role::Date(_) | Role::Month | Role::Year);
    opening.layout.columns.iter().find(|column| is_period(column.role)).map(|column| column.name.clone())
}

/// An opened table; `names` are the columns of the file.
pub fn opened_table(opened: &Opened, report: &Report, names: &[String], memory: f64, lang: Lang) -> OpenedTable {
    let name = |column: Option<u32>| column.and_then(|n| names.get(n as usize)).cloned();
    let told =
        |rule: Rule, column: Option<&String>, value: &str| in_each(|words| (words.problem)(rule, column.map_or("", String::as_str), value));
    let problems = report.first.iter().map(|problem| {
        let column = name(problem.column);
        answer::Problem {
            line: count(problem.line),
            code: problem.rule.code().to_owned(),
            value: problem.value.clone(),
            message: told(problem.rule, column.as_ref(), &problem.value)[lang].clone(),
            column,
        }
    });
    let groups = report.groups.iter().map(|group| {
        let column = name(group.column);
        answer::ProblemGroup {
            words: told(group.rule, column.as_ref(), group.examples.first().map_or("", String::as_str)),
            column,
            code: group.rule.code().to_owned(),
            refuses: group.rule.refuses(),
            count: count(group.count),
            first_line: count(group.first_line),
            examples: group.examples.clone(),
        }
    });
    let counts = &report.counts;
    OpenedTable {
        rows: count(counts.rows),
        accepted: count(counts.accepted),
        rejected: count(counts.rejected),
        asides: count(counts.asides()),
        counts: Counts {
            rows: count(counts.rows),
            accepted: count(counts.accepted),
            rejected: count(counts.rejected),
            headers: count(counts.headers),
            totals: count(counts.totals),
            blank: count(counts.blank),
            remarks: count(counts.remarks),
            records: count(counts.records),
        },
        problems: problems.collect(),
        groups: groups.collect(),
        columns: columns(opened),
        reading: opened.about.reading.as_ref().map_or_else(Vec::new, read_columns),
        about: about(&opened.about),
        rejected_is_whole: report.rejected_is_whole,
        memory,
    }
}

/// What the values of each column of codes are to each other.
fn read_columns(reading: &Reading) -> Vec<answer::ReadColumn> {
    let column = |(n, column): (usize, &ColumnReading)| {
        let values = match column.part {
            Part::Parts => answer::Values::Parts,
            Part::Alternatives => answer::Values::Alternatives,
            Part::Levels => answer::Values::Levels,
            Part::Period | Part::Amount | Part::Rate | Part::Aside => return None,
        };
        Some(answer::ReadColumn { column: place(n), name: column.name.clone(), values, evidence: column.evidence })
    };
    reading.columns.iter().enumerate().take(MOST_COLUMNS).filter_map(column).collect()
}

/// What a table is called and how it came.
pub fn about(about: &About) -> answer::About {
    answer::About {
        file: about.file.clone(),
        title: about.title.clone(),
        rows: count(about.rows),
        accepted: count(about.accepted),
        rejected: count(about.rejected),
        records: count(about.records),
        free: about.free.clone(),
        period: about.period.clone(),
        grain: about.grain,
        reading: about.reading.as_ref().map(|reading| in_each(|words| said_of(words, reading))),
    }
}

/// The columns of a table: the period first, then codes, then amounts.
pub fn columns(opened: &Opened) -> Vec<Column> {
    let plain = |name: &str, kind| Column {
        name: name.to_owned(),
        kind,
        unit: None,
        measure: None,
        power: 0,
        is_summed: false,
        list: ListOf(CodeList::None),
        labels: Vec::new(),
    };
    let mut columns = Vec::new();
    if opened.cross.table().days().is_dated() {
        columns.push(plain(opened.about.period.as_deref().unwrap_or(WHEN), ColumnKind::Period));
    }
    columns.extend(opened.names.iter().map(|names| Column {
        list: ListOf(names.list),
        labels: names.codes.iter().cloned().zip(names.labels.iter().cloned()).take(MOST_COUNTED).collect(),
        ..plain(&names.name, ColumnKind::Codes)
    }));
    columns.extend(opened.amounts.iter().enumerate().map(|(n, amount)| Column {
        unit: amount.quantity.unit.clone(),
        measure: amount.quantity.measure.clone(),
        power: amount.quantity.power,
        is_summed: opened.cross.measure() == Some(n),
        ..plain(&amount.name, ColumnKind::Amount)
    }));
    columns.extend(opened.about.free.iter().map(|name| plain(name, ColumnKind::Text)));
    columns
}

/// What the reader sets instead of what was found.
pub fn options(given: Option<&OpenOptions>, lang: Lang) -> layout::Options {
    let unnamed = words(lang).unnamed;
    let Some(given) = given else { return layout::Options { unnamed, ..layout::Options::default() } };
    let column = |column: &request::ColumnOptions| layout::ColumnOptions {
        column: column.column as usize,
        name: column.name.clone(),
        role: column.role,
        unit: column.unit.clone(),
        measure: column.measure.clone(),
        power: column.power,
        values: column.values.map(|values| match values {
            answer::Values::Parts => Part::Parts,
            answer::Values::Alternatives => Part::Alternatives,
            answer::Values::Levels => Part::Levels,
        }),
    };
    layout::Options {
        encoding: given.encoding.clone(),
        delimiter: given.delimiter,
        decimal: given.decimal,
        year: given.year,
        day_first: given.day_first,
        header_rows: given.header_rows.map(|rows| rows as usize),
        power: given.power,
        sheet: given.sheet.map(|sheet| sheet as usize),
        columns: given.columns.iter().flatten().map(column).collect(),
        unnamed,
    }
}
