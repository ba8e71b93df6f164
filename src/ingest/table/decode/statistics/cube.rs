//! A statistical table as figures in a space of dimensions, and its rows: one for each combination of codes that has a figure.
//!
//! Nothing is as large as the product of the dimensions: a file may declare a thousand million cells and have ten.
use super::node::Node;
use crate::ingest::table::cell::{Blocks, Cell};
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::names::{Match, Names};
use crate::ingest::table::detect::told::{Kind, Told, kind};
use crate::ingest::table::failure::{Failure, Fault};
use crate::ingest::table::problem::Rule;
use crate::model::table::CodeList;

/// So many columns of figures a table has at most, and cells with them.
const MOST_METRICS: usize = 1000;
const MOST_CELLS: usize = 20_000_000;
/// Characters of a title that name a column.
const LONGEST_NAME: usize = 100;

/// A value of a dimension.
pub struct Category {
    pub code: String,
    pub label: String,
}

/// One side of the space.
pub struct Dimension {
    pub id: String,
    pub label: String,
    pub kind: Kind,
    pub categories: Vec<Category>,
}

/// What is said of figures beside their place: a unit, a status.
pub struct Attribute {
    pub id: String,
    pub values: Vec<String>,
}

/// A figure.
pub struct Observation {
    /// Its place in the space, the last dimension fastest.
    pub at: u128,
    pub value: Node,
    /// For each attribute the number of its value, from 1; 0 for none.
    pub attributes: Vec<u32>,
}

/// A table.
#[derive(Default)]
pub struct Cube {
    /// What it is called in a list of several.
    pub name: String,
    pub title: String,
    pub dimensions: Vec<Dimension>,
    pub attributes: Vec<Attribute>,
    pub observations: Vec<Observation>,
    /// Figures without a place, as they stand in the file.
    pub refused: Vec<(Rule, String)>,
}

/// How far each dimension's codes are from each other.
pub struct Strides(Vec<(u128, u128)>);

impl Strides {
    /// The strides of dimensions of these sizes; none where no number is large enough for the space.
    pub fn of(sizes: impl DoubleEndedIterator<Item = usize>) -> Option<Strides> {
        let mut stride = 1u128;
        let mut all = Vec::new();
        for size in sizes.rev() {
            all.push((stride, size as u128));
            stride = stride.checked_mul(size as u128)?;
        }
        all.reverse();
        Some(Strides(all))
    }

    /// Which code of a dimension a place has.
    fn digit(&self, at: u128, dimension: usize) -> usize {
        self.0.get(dimension).map_or(0, |(stride, size)| (at / (*stride).max(1) % (*size).max(1)) as usize)
    }

    /// The place of codes, one for each dimension; none where one of them does not exist.
    pub fn place(&self, codes: impl IntoIterator<Item = Option<u64>>) -> Option<u128> {
        let mut codes = codes.into_iter();
        let mut at = 0;
        for (stride, size) in &self.0 {
            at += stride * codes.next()?.map(u128::from).filter(|code| code < size)?;
        }
        codes.next().is_none().then_some(at)
    }

    /// How many places there are.
    pub fn count(&self) -> u128 {
        self.0.first().map_or(1, |(stride, size)| stride * size)
    }

    fn stride(&self, dimension: usize) -> u128 {
        self.0.get(dimension).map_or(0, |(stride, _)| *stride)
    }
}

/// That a file of a format contradicts itself in the size of something.
pub fn wrong_size(format: &'static str, of: &str, declared: u128, found: usize) -> Failure {
    let declared = u64::try_from(declared).unwrap_or(u64::MAX);
    Failure::Statistics { format, fault: Fault::Size { of: of.to_owned(), declared, found: found as u64 } }
}

/// That a file of a format has not what it must have.
pub fn missing(format: &'static str, key: &str) -> Failure {
    Failure::Statistics { format, fault: Fault::Missing { key: key.to_owned() } }
}

impl Dimension {
    /// The name of its column. That of a unit, a multiplier or a frequency is known by its id.
    fn name(&self) -> &str {
        let is_known = matches!(self.kind, Kind::Unit | Kind::Frequency);
        if self.label.is_empty() || is_known { &self.id } else { &self.label }
    }

    /// What a cell shows of a code: its label, with the code where that says more.
    fn texts(&self, names: &Names) -> Vec<String> {
        let mut seen = std::collections::HashMap::new();
        self.categories.iter().for_each(|category| *seen.entry(category.label.as_str()).or_insert(0u32) += 1);
        let are_digits =
            self.categories.iter().any(|category| category.code.len() > 1 && category.code.bytes().all(|b| b.is_ascii_digit()));
        let text = |Category { code, label }: &Category| {
            let is_found = |text: &str| names.find(text, CodeList::Country) != Match::No;
            let with_code = match self.kind {
                Kind::Period => return if is_period(code) || label.is_empty() { code.clone() } else { label.clone() },
                Kind::Unit => !code.bytes().all(|byte| byte.is_ascii_digit()),
                Kind::Place => !is_found(label) && is_found(code),
                Kind::Parts => are_digits,
                _ => false,
            };
            if label.is_empty() || label == code || (self.kind == Kind::Unit && !with_code) {
                code.clone()
            } else if with_code || seen.get(label.as_str()) != Some(&1) {
                [code.as_str(), ": ", label.as_str()].concat()
            } else {
                label.clone()
            }
        };
        self.categories.iter().map(text).collect()
    }
}

/// Whether a code of a period says which it is.
fn is_period(code: &str) -> bool {
    code.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        && code.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'Q' | b'M' | b'S' | b'H' | b'T' | b':'))
}

impl Cube {
    /// Its rows, of which the first are a title and the header, and what it says of its columns.
    pub fn rows(mut self, format: &'static str, names: &Names) -> Result<(Blocks, Vec<Told>), Failure> {
        let sizes = self.dimensions.iter().map(|dimension| dimension.categories.len());
        let strides = Strides::of(sizes).ok_or_else(|| wrong_size(format, "size", u128::MAX, 0))?;
        let mut used: Vec<Vec<bool>> = self.dimensions.iter().map(|dimension| vec![false; dimension.categories.len()]).collect();
        for observation in &self.observations {
            for (n, used) in used.iter_mut().enumerate() {
                if let Some(used) = used.get_mut(strides.digit(observation.at, n)) {
                    *used = true;
                }
            }
        }
        let counts: Vec<usize> = used.iter().map(|used| used.iter().filter(|used| **used).count()).collect();
        let texts: Vec<Vec<String>> = self.dimensions.iter().map(|dimension| dimension.texts(names)).collect();
        // What is measured has a column of figures for each of its values.
        let metrics = self.dimensions.iter().enumerate().filter(|(_, dimension)| dimension.kind == Kind::Metric);
        let metric = metrics.map(|(n, _)| n).max_by_key(|n| (counts.get(*n), core::cmp::Reverse(*n)));
        let of_metric = |at: u128| metric.map_or(0, |n| strides.digit(at, n));
        let metric_stride = metric.map_or(0, |n| strides.stride(n));
        let base = |at: u128| at - of_metric(at) as u128 * metric_stride;
        let mut amounts: Vec<(usize, String)> = match metric {
            Some(n) => {
                let own = used.get(n).into_iter().flatten().enumerate().filter(|(_, used)| **used).map(|(code, _)| code);
                own.map(|code| (code, texts.get(n).and_then(|texts| texts.get(code)).cloned().unwrap_or_default())).collect()
            }
            None => Vec::new(),
        };
        if amounts.is_empty() {
            let title: String = self.title.chars().take(LONGEST_NAME).collect();
            amounts.push((0, if title.is_empty() { "OBS_VALUE".to_owned() } else { title }));
        }
        let is_too_wide = amounts.len() > 1 && amounts.len().saturating_mul(self.observations.len()) > MOST_CELLS;
        if amounts.len() > MOST_METRICS || is_too_wide {
            return Err(Failure::TooManyColumns { columns: amounts.len() as u64, limit: MOST_METRICS as u64 });
        }
        let mut column_of = vec![0; metric.and_then(|n| used.get(n)).map_or(1, Vec::len)];
        for (column, (code, _)) in amounts.iter().enumerate() {
            if let Some(own) = column_of.get_mut(*code) {
                *own = column;
            }
        }
        let across: Vec<usize> = (0..self.dimensions.len()).filter(|n| Some(*n) != metric).collect();
        let mut rows = Blocks::default();
        rows.begin(0);
        rows.push(Cell::Text(self.title.trim()));
        rows.begin(0);
        let mut told = Vec::new();
        for n in &across {
            let Some(dimension) = self.dimensions.get(*n) else { continue };
            rows.push(Cell::Text(dimension.name()));
            let count = counts.get(*n).copied().unwrap_or(0);
            let own = texts.get(*n).zip(used.get(*n));
            let has_total = own.is_some_and(|(texts, used)| texts.iter().zip(used).any(|(text, used)| *used && is_total(text)));
            told.push(dimension.kind.told(count, has_total));
        }
        for (_, name) in &amounts {
            rows.push(Cell::Text(name));
            told.push(Told::Amount);
        }
        for attribute in &self.attributes {
            rows.push(Cell::Text(&attribute.id));
            told.push(Told::Codes);
        }
        let mut line = 0;
        for (rule, found) in &self.refused {
            line += 1;
            rows.refuse(line, *rule, found);
        }
        self.observations.sort_by(|a, b| {
            let key = |own: &Observation| (base(own.at), of_metric(own.at));
            key(a).cmp(&key(b))
        });
        // What differs in its unit does not stand in one row.
        let units: Vec<usize> = (0..self.attributes.len()).filter(|n| self.is_unit(*n)).collect();
        let is_same_row = |a: &Observation, b: &Observation| {
            base(a.at) == base(b.at) && units.iter().all(|n| a.attributes.get(*n) == b.attributes.get(*n))
        };
        let mut rest = self.observations.as_slice();
        let mut last: Option<&Observation> = None;
        let mut column = 0;
        let mut said = vec![0; self.attributes.len()];
        while let Some((observation, others)) = rest.split_first() {
            let again = others.iter().take_while(|other| other.at == observation.at).count();
            let (same, after) = rest.split_at(again + 1);
            rest = after;
            let row_of = |n: usize| texts.get(n).and_then(|texts| texts.get(strides.digit(observation.at, n))).map_or("", String::as_str);
            if again > 0 {
                // A figure that is given twice is neither of the two.
                let place: Vec<&str> = (0..self.dimensions.len()).map(row_of).collect();
                for _ in same {
                    line += 1;
                    rows.refuse(line, Rule::RepeatedKey, &place.join(", "));
                }
                continue;
            }
            if last.is_none_or(|last| !is_same_row(last, observation)) {
                line += 1;
                rows.begin(line);
                across.iter().for_each(|n| rows.push(Cell::Text(row_of(*n))));
                column = 0;
                said.fill(0);
            }
            for (said, own) in said.iter_mut().zip(&observation.attributes).filter(|(said, _)| **said == 0) {
                *said = *own;
            }
            let to = column_of.get(of_metric(observation.at)).copied().unwrap_or(0);
            (column..to).for_each(|_| rows.push(Cell::Text("")));
            match &observation.value {
                Node::Number(number) => rows.push(Cell::Number(&number.to_string())),
                value => rows.push(Cell::Text(value.text().unwrap_or(""))),
            }
            column = to + 1;
            let is_repeated = rest.first().zip(rest.get(1)).is_some_and(|(next, second)| next.at == second.at);
            let goes_on = !is_repeated && rest.first().is_some_and(|next| is_same_row(observation, next));
            last = goes_on.then_some(observation);
            if !goes_on {
                (column..amounts.len()).for_each(|_| rows.push(Cell::Text("")));
                for (attribute, code) in self.attributes.iter().zip(&said) {
                    let text = (*code as usize).checked_sub(1).and_then(|n| attribute.values.get(n));
                    rows.push(Cell::Text(text.map_or("", String::as_str)));
                }
            }
        }
        Ok((rows, told))
    }

    /// Whether an attribute says in what the figures are.
    fn is_unit(&self, attribute: usize) -> bool {
        self.attributes.get(attribute).is_some_and(|attribute| kind(&attribute.id) == Kind::Unit)
    }
}
