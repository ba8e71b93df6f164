//! From what was read to an opened table: texts that mean the same code become one code, then everything is sorted by day.
use super::{About, AmountName, CodeNames, NONE, Opened, Report};
use crate::columns::rows::{Codes, Days, Table};
use crate::ingest::table::detect::names::{ListRow, hs_digits};
use crate::ingest::table::import::{CodeColumn, Imported};
use crate::model::codes::Codes as CodeLists;
use crate::model::edtf::{civil_from_day, day_from_civil};
use crate::model::table::CodeList;
use crate::model::table::Grain;
use std::collections::HashMap;

/// The first day of the month, or of the longer period of the table, that a day lies in.
pub fn bin_of(day: i32, grain: Option<Grain>) -> i32 {
    let (year, month, _) = civil_from_day(day);
    let first = match grain {
        Some(Grain::Year) => 1,
        Some(Grain::HalfYear) => (month - 1) / 6 * 6 + 1,
        Some(Grain::Quarter) => (month - 1) / 3 * 3 + 1,
        _ => month,
    };
    day_from_civil(year, first, 1)
}

/// Makes an opened table of what was read.
pub fn build(imported: Imported, file: &str, period: Option<String>, lists: &CodeLists) -> (Opened, Report) {
    let groups = imported.problems.groups().into_iter().cloned().collect();
    let report = Report {
        counts: imported.counts,
        first: imported.problems.first,
        groups,
        rejected: imported.rejected,
        rejected_is_whole: imported.rejected_is_whole,
    };
    let grain = imported.grain;
    let records = imported.counts.records as usize;
    let days = match imported.days {
        Some(days) => Days::new(&days, |day| bin_of(day, grain)),
        None => Days::none(records),
    };
    let mut about = About {
        file: file.to_owned(),
        title: imported.title,
        rows: report.counts.rows,
        accepted: report.counts.accepted,
        rejected: report.counts.rejected,
        records: report.counts.records,
        free: Vec::new(),
        period,
        grain,
        reading: Some(imported.reading),
        held: None,
    };
    let (mut names, mut columns) = (Vec::new(), Vec::new());
    for column in imported.codes {
        if column.is_free {
            about.free.push(column.name);
            continue;
        }
        if column.list == CodeList::Hs && column.labels.iter().any(|label| hs_digits(label).is_some_and(|digits| digits.len() > 2)) {
            let (own, codes) = recode(&column, |_, label| hs_digits(label));
            names.push(CodeNames { name: format!("{} (pos)", column.name), list: CodeList::None, ..own });
            columns.extend(codes);
        }
        let row = |n: usize| column.matches.get(n).copied().flatten();
        let (own, codes) = recode(&column, |n, label| match column.list {
            CodeList::None => None,
            CodeList::Hs => hs_digits(label).and_then(|digits| digits.get(..2).map(str::to_owned)),
            CodeList::Region | CodeList::Country => match row(n)? {
                ListRow::Region(n) => lists.regions.get(n).map(|region| region.code.clone()),
                ListRow::Country(n) => lists.countries.get(n).map(|country| country.code.clone()),
                ListRow::Chapter(_) => None,
            },
        });
        names.push(own);
        columns.extend(codes);
    }
    let (mut amounts, mut values) = (Vec::new(), Vec::new());
    for amount in imported.amounts {
        amounts.push(AmountName { name: amount.name, quantity: amount.quantity, is_secondary: amount.is_secondary });
        values.push(amount.values);
    }
    (Opened::new(about, names, amounts, Table::new(days, columns, values)), report)
}

/// Codes by what the texts stand for, in the order of the codes; rows without a text come last.
fn recode(column: &CodeColumn, code_of: impl Fn(usize, &str) -> Option<String>) -> (CodeNames, Option<Codes>) {
    let mut used = vec![false; column.labels.len()];
    for code in &column.codes {
        if let Some(used) = used.get_mut(usize::from(*code)) {
            *used = true;
        }
    }
    let mut found: HashMap<String, String> = HashMap::new();
    let texts: Vec<String> = column
        .labels
        .iter()
        .enumerate()
        .map(|(n, label)| if label.is_empty() { NONE.to_owned() } else { code_of(n, label).unwrap_or_else(|| label.clone()) })
        .collect();
    for ((text, label), _) in texts.iter().zip(&column.labels).zip(&used).filter(|(_, used)| **used) {
        // A chapter is not called by the heading that happened to come first.
        let is_part = column.list == CodeList::Hs && hs_digits(label).is_some_and(|digits| digits.len() > text.len());
        found.entry(text.clone()).or_insert_with(|| if is_part { text.clone() } else { label.clone() });
    }
    let mut order: Vec<(String, String)> = found.into_iter().collect();
    crate::model::sort::sort(&mut order, |a, b| (a.0 == NONE, &a.0).cmp(&(b.0 == NONE, &b.0)));
    let place: HashMap<&str, u16> = order.iter().enumerate().map(|(n, (text, _))| (text.as_str(), n as u16)).collect();
    let new: Vec<u16> = texts.iter().map(|text| place.get(text.as_str()).copied().unwrap_or(0)).collect();
    let codes: Vec<u16> = column.codes.iter().map(|code| new.get(usize::from(*code)).copied().unwrap_or(0)).collect();
    let codes = Codes::new(&codes, order.len().max(1));
    let (texts, labels) = order.into_iter().unzip();
    (CodeNames { name: column.name.clone(), list: column.list, codes: texts, labels }, codes)
}
