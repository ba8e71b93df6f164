//! What the page and the worker say to each other, as plain records: the answers are those of `window.jejak`.
use super::{About, Opened, Report};
use crate::ingest::table::detect::layout::{Column, Question, Role};
use crate::ingest::table::import::Counts;
use crate::ingest::table::source::{Format, Opening};
use serde::Serialize;

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    pub id: String,
    pub en: String,
}

/// What was found about a file before its rows are read.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detected {
    pub file: String,
    pub format: Format,
    pub gzip: bool,
    pub encoding: &'static str,
    /// `None` for formats without one.
    pub delimiter: Option<char>,
    pub header_rows: usize,
    pub title: Option<String>,
    pub year: Option<i32>,
    pub sheets: Vec<String>,
    /// Which of them this is, counted from 0.
    pub sheet: usize,
    pub columns: Vec<Column>,
    /// Whether its rows have a period.
    pub is_dated: bool,
    /// Columns whose header is a period: months or years across.
    pub across: usize,
    /// What else stands across: countries, ports.
    pub dimensions: Vec<String>,
    pub questions: Vec<Asked>,
    pub preview: Vec<Vec<String>>,
}

/// A question with its sentence.
#[derive(Serialize)]
pub struct Asked {
    #[serde(flatten)]
    pub question: Question,
    pub words: Words,
}

/// The answer to `jejak.open`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenAnswer {
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    /// Rows known to be no data.
    pub asides: u64,
    pub counts: Counts,
    pub problems: Vec<ProblemAnswer>,
    pub groups: Vec<GroupAnswer>,
    pub columns: Vec<ColumnAnswer>,
    pub about: About,
    /// Whether every refused row can be downloaded.
    pub rejected_is_whole: bool,
}

#[derive(Serialize)]
pub struct ProblemAnswer {
    pub line: u64,
    pub column: Option<String>,
    pub code: &'static str,
    pub value: String,
    /// In the language asked for.
    pub message: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupAnswer {
    pub column: Option<String>,
    pub code: &'static str,
    pub refuses: bool,
    pub count: u64,
    pub first_line: u64,
    pub examples: Vec<String>,
    pub words: Words,
}

/// A column of the opened table.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnAnswer {
    pub name: String,
    /// `period`, `codes`, `amount`, or `text` for a column with too many different texts.
    pub kind: &'static str,
    pub unit: Option<String>,
    pub measure: Option<String>,
    /// Its figures stand in 10^`power` of the unit.
    pub power: i8,
    /// Whether it is the one that is summed.
    pub is_summed: bool,
    /// `hs`, `region`, `country` where the codes are those of a list.
    pub list: Option<&'static str>,
    /// By code: the text of the file.
    pub labels: Vec<(String, String)>,
}

impl Detected {
    /// Of a file whose layout is known; `words` gives a question's sentence.
    pub fn of(opening: &Opening, file: &str, words: impl Fn(&Question, &str) -> Words) -> Detected {
        let layout = &opening.layout;
        let name = |question: &Question| {
            let (Question::DecimalMark { column, .. }
            | Question::DateOrder { column, .. }
            | Question::Year { column, .. }
            | Question::Power { column, .. }) = question;
            layout.columns.get(*column).map_or("", |column| &column.name)
        };
        let spread = layout.spread.as_ref();
        Detected {
            file: file.to_owned(),
            format: opening.format,
            gzip: opening.is_gzip,
            encoding: opening.encoding.name(),
            delimiter: layout.dialect.map(|dialect| char::from(dialect.delimiter)),
            header_rows: layout.header_rows,
            title: layout.title.clone(),
            year: layout.year,
            sheets: opening.sheets.clone(),
            sheet: opening.sheet_number,
            columns: layout.columns.iter().take(200).cloned().collect(),
            is_dated: layout.grain().is_some() && !layout.is_of_one_year,
            across: spread.map_or(0, |spread| spread.columns.len()),
            dimensions: spread.map(|spread| spread.dimensions.iter().map(|(name, _)| name.clone()).collect()).unwrap_or_default(),
            questions: layout.questions.iter().map(|q| Asked { question: q.clone(), words: words(q, name(q)) }).collect(),
            preview: layout.preview.clone(),
        }
    }

    /// The column that the period of a row stands in.
    pub fn period_of(opening: &Opening) -> Option<String> {
        let is_period = |role: Role| matches!(role, Role::Date(_) | Role::Month | Role::Year);
        opening.layout.columns.iter().find(|column| is_period(column.role)).map(|column| column.name.clone())
    }
}

impl OpenAnswer {
    /// Of an opened table; `names` are the columns of the file, `words` gives a problem's sentences.
    pub fn of(
        opened: &Opened,
        report: &Report,
        names: &[String],
        words: impl Fn(crate::ingest::table::problem::Rule, &str, &str) -> Words,
        prefer_id: bool,
    ) -> OpenAnswer {
        let name = |column: Option<u32>| column.and_then(|n| names.get(n as usize)).cloned();
        let problems = report.first.iter().map(|problem| {
            let column = name(problem.column);
            let both = words(problem.rule, column.as_deref().unwrap_or(""), &problem.value);
            ProblemAnswer {
                line: problem.line,
                column,
                code: problem.rule.code(),
                value: problem.value.clone(),
                message: if prefer_id { both.id } else { both.en },
            }
        });
        let groups = report.groups.iter().map(|group| {
            let column = name(group.column);
            let example = group.examples.first().map_or("", String::as_str);
            GroupAnswer {
                words: words(group.rule, column.as_deref().unwrap_or(""), example),
                column,
                code: group.rule.code(),
                refuses: group.rule.refuses(),
                count: group.count,
                first_line: group.first_line,
                examples: group.examples.clone(),
            }
        });
        OpenAnswer {
            rows: report.counts.rows,
            accepted: report.counts.accepted,
            rejected: report.counts.rejected,
            asides: report.counts.asides(),
            counts: report.counts,
            problems: problems.collect(),
            groups: groups.collect(),
            columns: opened.columns(),
            about: opened.about.clone(),
            rejected_is_whole: report.rejected_is_whole,
        }
    }
}

impl Opened {
    /// The columns of the table: the period first, then codes, then amounts.
    pub fn columns(&self) -> Vec<ColumnAnswer> {
        use crate::ingest::table::detect::names::List;
        let plain = |name: &str, kind| ColumnAnswer {
            name: name.to_owned(),
            kind,
            unit: None,
            measure: None,
            power: 0,
            is_summed: false,
            list: None,
            labels: Vec::new(),
        };
        let mut columns = Vec::new();
        if self.cross.table().days().is_dated() {
            columns.push(plain(self.about.period.as_deref().unwrap_or(super::view::WHEN), "period"));
        }
        columns.extend(self.names.iter().map(|names| ColumnAnswer {
            list: match names.list {
                List::None => None,
                List::Hs => Some("hs"),
                List::Region => Some("region"),
                List::Country => Some("country"),
            },
            labels: names.codes.iter().cloned().zip(names.labels.iter().cloned()).take(super::MOST_COUNTED).collect(),
            ..plain(&names.name, "codes")
        }));
        columns.extend(self.amounts.iter().enumerate().map(|(n, amount)| ColumnAnswer {
            unit: amount.quantity.unit.clone(),
            measure: amount.quantity.measure.clone(),
            power: amount.quantity.power,
            is_summed: self.cross.measure() == Some(n),
            ..plain(&amount.name, "amount")
        }));
        columns.extend(self.about.free.iter().map(|name| plain(name, "text")));
        columns
    }
}
