//! What is wrong with a table, as data: where, what was found, which rule. The sentences are those of `i18n::table_worker`.
use serde::Serialize;
use std::collections::BTreeMap;

/// Problems that are kept one by one; the rest is counted in the groups.
const KEPT: usize = 1000;
/// Different values that a group shows.
const EXAMPLES: usize = 5;
/// Characters of a value that are kept.
const LONGEST_VALUE: usize = 80;

/// Why a row was refused, or what about it deserves a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// More or fewer cells than the header has.
    CellCount,
    NotNumber,
    /// A notice: infinity, the quotient of a division by nought. The row is kept without this figure.
    NotFinite,
    /// More digits than can be kept exactly.
    TooLarge,
    /// A mark before three digits that may group thousands or begin a fraction.
    AmbiguousMark,
    NotDate,
    NotMonth,
    NotYear,
    /// The row has no period.
    NoPeriod,
    UnclosedQuote,
    NulByte,
    BrokenText,
    RowTooLong,
    NotJson,
    /// A formula without a stored result, or with an error for one.
    FormulaError,
    /// The row belongs to another table below the first.
    OtherTable,
    /// A figure of a statistical document under a key that its lists do not build.
    UnknownKey,
    /// One under a key that they build in more than one way.
    AmbiguousKey,
    /// One of several under the same codes.
    RepeatedKey,
    /// A notice: the name is in no code list, or in more than one place of it. The row is kept.
    UnknownName,
}

impl Rule {
    /// Whether the row was refused because of it.
    pub fn refuses(self) -> bool {
        !matches!(self, Rule::UnknownName | Rule::NotFinite)
    }

    /// The rule's stable name.
    pub fn code(self) -> &'static str {
        match self {
            Rule::CellCount => "cell-count",
            Rule::NotNumber => "not-number",
            Rule::NotFinite => "not-finite",
            Rule::TooLarge => "too-large",
            Rule::AmbiguousMark => "ambiguous-mark",
            Rule::NotDate => "not-date",
            Rule::NotMonth => "not-month",
            Rule::NotYear => "not-year",
            Rule::NoPeriod => "no-period",
            Rule::UnclosedQuote => "unclosed-quote",
            Rule::NulByte => "nul-byte",
            Rule::BrokenText => "broken-text",
            Rule::RowTooLong => "row-too-long",
            Rule::NotJson => "not-json",
            Rule::FormulaError => "formula-error",
            Rule::OtherTable => "other-table",
            Rule::UnknownKey => "unknown-key",
            Rule::AmbiguousKey => "ambiguous-key",
            Rule::RepeatedKey => "repeated-key",
            Rule::UnknownName => "unknown-name",
        }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1: the line of a text, the row of a sheet.
    pub line: u64,
    /// Which column, counted from 0; `None` for the whole row.
    pub column: Option<u32>,
    pub rule: Rule,
    /// The cell as found, cut if long.
    pub value: String,
}

/// Problems of one rule in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub rule: Rule,
    pub column: Option<u32>,
    pub count: u64,
    pub first_line: u64,
    /// Some of the values, each once.
    pub examples: Vec<String>,
}

/// All problems of a table: the first ones singly, all of them in groups.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    pub first: Vec<Problem>,
    groups: BTreeMap<(Rule, Option<u32>), Group>,
}

impl Problems {
    /// Adds a problem that stands for `count` rows.
    pub fn add(&mut self, line: u64, column: Option<u32>, rule: Rule, value: &[u8], count: u64) {
        let group = self.groups.entry((rule, column)).or_insert(Group { rule, column, count: 0, first_line: line, examples: Vec::new() });
        group.count += count;
        group.first_line = group.first_line.min(line);
        let shows_more = group.examples.len() < EXAMPLES;
        if !shows_more && self.first.len() >= KEPT {
            return;
        }
        let value = shown(value);
        if shows_more && !group.examples.contains(&value) {
            group.examples.push(value.clone());
        }
        if self.first.len() < KEPT {
            self.first.push(Problem { line, column, rule, value });
        }
    }

    /// The groups, those with most problems first.
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<&Group> = self.groups.values().collect();
        crate::model::sort::sort(&mut groups, |a, b| b.count.cmp(&a.count).then((a.rule, a.column).cmp(&(b.rule, b.column))));
        groups
    }
}

/// A cell as it is shown: text, without control characters, cut if long.
pub fn shown(value: &[u8]) -> String {
    let head = value.get(..value.len().min(4 * LONGEST_VALUE)).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    let mut shown: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_VALUE).collect();
    if shown.chars().count() < text.chars().count() || head.len() < value.len() {
        shown.push('…');
    }
    shown.trim().to_owned()
}
