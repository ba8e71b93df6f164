//! The end of importing: columns packed, texts matched to the code lists, what is known of the reading.
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::detect::names::{Match, Names, are_numbers, country_number};
use crate::ingest::table::detect::unit::{Quantity, is_rate};
use crate::ingest::table::import::{AmountOut, CodeColumn, Doubtful, Imported, Importer, Origin, own_amounts};
use crate::ingest::table::problem::Rule;
use crate::ingest::table::reading::{EXAMPLES, Note, Part};
use crate::model::table::{CodeList, Evidence, Role};

impl Importer {
    /// The columns, with their texts matched to the code lists.
    pub fn finish(mut self, names: &Names) -> (Imported, Origin) {
        let mut lists: Vec<(String, CodeList, Option<u32>)> = Vec::new();
        for (n, column) in self.layout.columns.iter().enumerate() {
            if let Role::Codes(list) = column.role {
                lists.push((column.name.clone(), list, Some(n as u32)));
            }
        }
        let is_secondary = |n: usize, name: &str| is_rate(name) || self.layout.hidden.contains(&n);
        let mut own: Vec<(String, Quantity, bool)> = own_amounts(&self.layout)
            .map(|(n, column)| (column.name.clone(), column.quantity.clone(), is_secondary(n, &column.name)))
            .collect();
        if let Some(spread) = &self.layout.spread {
            lists.extend(spread.dimensions.iter().map(|(name, list)| (name.clone(), *list, None)));
            let firsts = spread.amounts.len().saturating_sub(spread.versions.len());
            let across = spread
                .amounts
                .iter()
                .enumerate()
                .map(|(n, (name, quantity))| (name.clone(), quantity.clone(), n >= firsts || is_rate(name)));
            own.splice(0..0, across);
        }
        let mut codes = Vec::new();
        // Columns of which some texts stand for all others.
        let mut levels: Vec<String> = Vec::new();
        let mut wholes: Vec<String> = Vec::new();
        for ((name, list, column), mut coded) in lists.into_iter().zip(core::mem::take(&mut self.coded)) {
            let is_all_totals = column.is_some_and(|n| self.layout.only_totals.contains(&(n as usize)));
            let set = column.and_then(|n| self.layout.columns.get(n as usize)?.values);
            if coded.totals.contains(&true) && !is_all_totals && set.is_none() {
                levels.push(name.clone());
                let totals = coded.totals.iter().enumerate().filter(|(_, is_total)| **is_total);
                let texts = totals.map(|(code, _)| String::from_utf8_lossy(coded.dictionary.text(code)).into_owned());
                wholes.extend(texts.take(EXAMPLES));
            }
            let mut used = vec![0u32; coded.dictionary.count()];
            for code in &coded.codes {
                if let Some(count) = used.get_mut(usize::from(*code)) {
                    *count += 1;
                }
            }
            let labels: Vec<String> =
                (0..coded.dictionary.count()).map(|code| String::from_utf8_lossy(coded.dictionary.text(code)).into_owned()).collect();
            let labels = match column.and_then(|n| self.layout.books.iter().find(|(own, _)| *own == n as usize)) {
                Some((_, book)) => joined(labels, book, list),
                None => labels,
            };
            // UN Comtrade's world is 0.
            let has_world = list == CodeList::Country && are_numbers(&labels);
            let is_world = |label: &str| has_world && country_number(label) == Some("");
            let mut matches = Vec::new();
            let all = names.find_all(&labels, list);
            for ((code, label), found) in labels.iter().enumerate().zip(all) {
                matches.push(if let Match::One(n) = found { Some(n) } else { None });
                let count = used.get(code).copied().unwrap_or(0);
                if list != CodeList::None && !label.is_empty() && count > 0 && !is_world(label) && !matches!(found, Match::One(_)) {
                    let line = coded.first_lines.get(code).copied().unwrap_or(1);
                    self.problems.add(line, column, Rule::UnknownName, label.as_bytes(), u64::from(count));
                }
            }
            codes.push(CodeColumn { name, list, codes: core::mem::take(&mut coded.codes), labels, matches, is_free: coded.is_free, set });
        }
        let mut amounts = Vec::new();
        let mut too_large: Vec<usize> = Vec::new();
        for ((name, quantity, is_secondary), column) in own.into_iter().zip(self.amounts) {
            let (values, mut left_out) = column.finish();
            too_large.append(&mut left_out);
            amounts.push(AmountOut { name, quantity, values, is_secondary });
        }
        too_large.sort_unstable();
        too_large.dedup();
        let mut huge = core::mem::take(&mut self.huge);
        let too_large = too_large.into_iter().map(|record| match huge.iter().position(|own| own.record == record) {
            Some(at) => huge.swap_remove(at),
            None => Doubtful { record, line: 0, column: None, text: String::new() },
        });
        let too_large: Vec<Doubtful> = too_large.collect();
        let mut reading = self.layout.reading();
        levels.iter().for_each(|name| reading.tell(name, Part::Levels, Evidence::Name));
        if let Some(column) = levels.first().filter(|_| self.counts.totals > 0) {
            wholes.truncate(EXAMPLES);
            reading.notes.push(Note::Levels { column: Some(column.clone()), rows: self.counts.totals, examples: wholes });
        }
        let table = Imported {
            grain: self.layout.grain(),
            days: self.dated.then_some(self.days),
            codes,
            amounts,
            counts: self.counts,
            problems: self.problems,
            rejected: self.rejected,
            rejected_is_whole: self.rejected_is_whole,
            title: self.layout.title,
            reading,
        };
        // The records of a row across are not refused one by one: their figures are left out.
        if self.layout.spread.is_none() {
            self.origin.too_large = too_large;
        }
        (table, self.origin)
    }
}

/// The labels of codes by a list that lies beside the table. Goods keep their codes, which say what they are part of; so does what two
/// codes are called.
fn joined(codes: Vec<String>, book: &CodeBook, list: CodeList) -> Vec<String> {
    let mut seen = std::collections::HashMap::new();
    codes.iter().filter_map(|code| book.label(code)).for_each(|label| *seen.entry(label).or_insert(0u32) += 1);
    let each = codes.iter().map(|code| match book.label(code) {
        Some(label) if list == CodeList::Hs || seen.get(label) != Some(&1) => [code.as_str(), ": ", label].concat(),
        Some(label) => label.to_owned(),
        None => code.clone(),
    });
    each.collect()
}
