//! Which rows of a large table are wanted: those that pass the page's filter, as far as the table has columns for it.
//!
//! A cell means what it means to the importer: periods by its forms, names by the same lists. A row whose period cannot be read is none of
//! a wanted period.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::layout::Layout;
use crate::ingest::table::detect::names::{ListRow, Match, Names, fold, hs_digits};
use crate::ingest::table::detect::role::part_words;
use crate::ingest::table::parse::date;
use crate::ingest::table::reading::EXAMPLES;
use crate::model::columnar::{By, Group, Piece};
use crate::model::edtf::{Day, Period, Point, civil_from_day, day_from_civil};
use crate::model::table::{CodeList, DateForm, Grain, Role};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What cells mean is remembered of so many different texts of a column.
const MOST_KEPT: usize = 1 << 16;

/// What of the page's filter a table can follow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    pub when: Option<Period>,
    /// ISO 3166-1 alpha-2.
    pub to: Vec<String>,
    /// HS chapters.
    pub hs: Vec<String>,
    /// BPS codes.
    pub regions: Vec<String>,
}

impl Wanted {
    /// By a period as it is written, of which whole months are wanted: what is drawn and summed are months, never parts of them.
    pub fn new(when: Option<&str>, to: &[String], hs: &[String], regions: &[String]) -> Wanted {
        let when = when.and_then(|when| Period::parse(when).ok()).map(|when| whole(when, false));
        Wanted { when, to: to.to_vec(), hs: hs.to_vec(), regions: regions.to_vec() }
    }

    fn codes(&self, by: By) -> &[String] {
        narrowing(match by {
            By::Period => &[],
            By::Destination => &self.to,
            By::Goods => &self.hs,
            By::Region => &self.regions,
        })
    }

    /// Whether it leaves out rows by one of these.
    pub fn narrows(&self, by: By) -> bool {
        if by == By::Period { self.when.is_some() } else { !self.codes(by).is_empty() }
    }

    /// Whether every row that another filter wants is among those that this one does, in a table that can be narrowed by these only.
    pub fn covers(&self, other: &Wanted, by: &[By]) -> bool {
        by.iter().all(|by| match (by, self.when, other.when) {
            _ if !self.narrows(*by) => true,
            _ if !other.narrows(*by) => false,
            (By::Period, Some(own), Some(other)) => own.first() <= other.first() && other.last() <= own.last(),
            // A chapter has its headings, a province its regencies.
            _ => other.codes(*by).iter().all(|code| self.codes(*by).iter().any(|own| code.starts_with(own.as_str()))),
        })
    }
}

/// The whole months of a period, or its whole years.
fn whole(period: Period, is_year: bool) -> Period {
    let point = |point: Point| match point {
        Point::Date { year, month, uncertain, .. } => Point::Date { year, month: if is_year { 0 } else { month }, day: 0, uncertain },
        Point::Open => Point::Open,
    };
    Period { start: point(period.start), end: point(period.end) }
}

/// The codes, if they leave out anything: what no source says is no code, and the whole country is in every region.
fn narrowing(codes: &[String]) -> &[String] {
    if codes.iter().any(|code| matches!(code.as_str(), "-" | "0")) { &[] } else { codes }
}

/// What a cell of a column must be.
enum Test {
    Year,
    Date(DateForm),
    /// One of these codes of a list.
    Codes(CodeList, Vec<String>),
}

struct Condition {
    column: usize,
    by: By,
    test: Test,
    kept: HashMap<Vec<u8>, bool>,
    /// Some of the texts that pass, as the file has them.
    examples: Vec<String>,
}

/// Tells which rows are wanted.
pub struct Sieve {
    when: Option<Period>,
    hs: Vec<String>,
    conditions: Vec<Condition>,
}

/// Words of a header for the country that goods come from.
const FROM: [&str; 10] = ["i", "asal", "eksportir", "exporter", "exportir", "origin", "reporter", "pelapor", "pengekspor", "from"];
/// Words of a header for the country that they go to.
const TO: [&str; 11] = ["j", "tujuan", "importir", "importer", "destination", "partner", "mitra", "pengimpor", "to", "ke", "dest"];

/// How a header says in what form a country stands.
const FORMS: [&str; 5] = [" code", " iso", " desc", " name", " nama"];

/// Which columns a table can be narrowed by.
fn columns(layout: &Layout) -> Vec<(usize, By)> {
    let parted = |n: usize| layout.columns.get(n).map(|column| fold(&part_words(&column.name))).unwrap_or_default();
    let has = |n: usize, words: &[&str]| parted(n).split(' ').any(|word| words.contains(&word));
    // `partnerCode`, `partnerISO` and `partnerDesc` are one.
    let whose = |n: usize| {
        let own = parted(n);
        FORMS.iter().find_map(|form| own.strip_suffix(form)).map_or(own.as_str(), str::trim_end).to_owned()
    };
    let of = |list: CodeList| -> Vec<usize> {
        let columns = layout.columns.iter().enumerate();
        columns.filter(|(_, column)| column.role == Role::Codes(list)).map(|(n, _)| n).collect()
    };
    let mut found = Vec::new();
    let is_period = |role: Role| matches!(role, Role::Year) || matches!(role, Role::Date(form) if form != DateForm::DayMonth);
    let mut periods = layout.columns.iter().enumerate().filter(|(_, column)| is_period(column.role));
    if let (Some((n, _)), None) = (periods.next(), periods.next()) {
        found.push((n, By::Period));
    }
    let countries: Vec<usize> = of(CodeList::Country).into_iter().filter(|n| !has(*n, &FROM)).collect();
    let named: Vec<usize> = countries.iter().copied().filter(|n| has(*n, &TO)).collect();
    let mut countries = if named.is_empty() { countries } else { named };
    countries.dedup_by_key(|n| whose(*n));
    for (columns, by) in [(countries, By::Destination), (of(CodeList::Hs), By::Goods), (of(CodeList::Region), By::Region)] {
        // Of several nobody knows which is meant.
        if let [n] = columns.as_slice() {
            found.push((*n, by));
        }
    }
    found
}

impl Sieve {
    /// What a table of this layout can be narrowed by.
    pub fn offered(layout: &Layout) -> Vec<By> {
        columns(layout).into_iter().map(|(_, by)| by).collect()
    }

    /// A filter as the table can follow it: where years stand in a column, whole years are read.
    pub fn followed(layout: &Layout, wanted: &Wanted) -> Wanted {
        let is_year = |(n, by): &(usize, By)| *by == By::Period && layout.columns.get(*n).is_some_and(|column| column.role == Role::Year);
        let has_years = columns(layout).iter().any(is_year);
        Wanted { when: wanted.when.map(|when| if has_years { whole(when, true) } else { when }), ..wanted.clone() }
    }

    /// None where nothing of the table is to be left out.
    pub fn new(layout: &Layout, wanted: &Wanted) -> Option<Sieve> {
        let condition = |(column, by): (usize, By)| {
            let codes = |list| Test::Codes(list, wanted.codes(by).to_vec());
            let test = match (by, layout.columns.get(column)?.role) {
                _ if !wanted.narrows(by) => return None,
                (By::Period, Role::Year) => Test::Year,
                (By::Period, Role::Date(form)) => Test::Date(form),
                (By::Period, _) => return None,
                (By::Destination, _) => codes(CodeList::Country),
                (By::Goods, _) => codes(CodeList::Hs),
                (By::Region, _) => codes(CodeList::Region),
            };
            Some(Condition { column, by, test, kept: HashMap::new(), examples: Vec::new() })
        };
        let conditions: Vec<Condition> = columns(layout).into_iter().filter_map(condition).collect();
        (!conditions.is_empty()).then(|| Sieve { when: wanted.when, hs: wanted.hs.clone(), conditions })
    }

    /// Whether a column tells which rows are wanted.
    pub fn needs(&self, column: usize) -> bool {
        self.conditions.iter().any(|condition| condition.column == column)
    }

    /// The columns by which whole groups of rows may be left out.
    pub fn sorted(&self) -> Vec<usize> {
        self.conditions.iter().filter(|condition| condition.by == By::Period).map(|condition| condition.column).collect()
    }

    /// Whether a group may have wanted rows, by the years of its lowest and its highest period.
    pub fn may_have(&self, column: usize, group: &Group) -> bool {
        let (Some(when), Some(condition)) = (self.when, self.conditions.iter().find(|condition| condition.column == column)) else {
            return true;
        };
        // Only of periods that begin with their year the lowest text is the earliest; some go on into the next.
        let more = match condition.test {
            Test::Year | Test::Date(DateForm::Year | DateForm::YearMonth | DateForm::YearMonthDay | DateForm::Quarter) => 0,
            Test::Date(DateForm::HalfYear | DateForm::FiscalYear | DateForm::Edtf) => 1,
            _ => return true,
        };
        let year = |text: &str| {
            let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            digits.parse::<i32>().ok()
        };
        let (Some(low), Some(high)) = (year(&group.low), year(&group.high)) else { return true };
        // Numbers of different lengths are not in the order of their first digits.
        if group.low.len() != group.high.len() && !group.low.contains('-') {
            return true;
        }
        low <= civil_from_day(when.last()).0 && high + more >= civil_from_day(when.first()).0
    }

    /// Which rows of a piece are wanted.
    pub fn wanted(&mut self, piece: &Piece, names: &Names) -> Vec<bool> {
        let mut wanted = vec![true; piece.rows];
        let end = |at: usize| at.checked_sub(1).and_then(|at| piece.ends.get(at)).map_or(0, |end| *end as usize);
        for condition in &mut self.conditions {
            let first = condition.column * piece.rows;
            let mut before: Option<(&[u8], bool)> = None;
            for (n, is_wanted) in wanted.iter_mut().enumerate().filter(|(_, is_wanted)| **is_wanted) {
                let text = piece.bytes.get(end(first + n)..end(first + n + 1)).unwrap_or_default();
                // Where rows are sorted, most cells are like those above.
                let passes = match before {
                    Some((above, passes)) if above == text => passes,
                    _ => condition.passes(text, self.when, names),
                };
                before = Some((text, passes));
                *is_wanted = passes;
            }
        }
        wanted
    }

    /// By what the rows were chosen, in words of the file itself; goods by their chapters.
    pub fn by(&self) -> Vec<(By, String)> {
        let told = |condition: &Condition| match condition.by {
            By::Period => self.when.map(|when| when.to_string()).unwrap_or_default(),
            By::Goods => self.hs.join(", "),
            _ => condition.examples.join(", "),
        };
        self.conditions.iter().map(|condition| (condition.by, told(condition))).collect()
    }
}

impl Condition {
    fn passes(&mut self, text: &[u8], when: Option<Period>, names: &Names) -> bool {
        if let Some(passes) = self.kept.get(text) {
            return *passes;
        }
        let passes = match &self.test {
            Test::Year => date::year(text.trim_ascii()).is_some_and(|year| is_within(day_from_civil(year, 1, 1), 12, when)),
            Test::Date(form) => {
                let text = text.trim_ascii();
                let day = date::day_of(Cell::Text(text), *form).or_else(|| date::day_of(Cell::Number(text), *form));
                let months = match form.grain() {
                    Grain::Day if *form == DateForm::Edtf => date::months_of(text),
                    Grain::Day => 0,
                    grain => grain.months(),
                };
                // A whole year stands among its months.
                let year = date::year(text).filter(|_| day.is_none() && form.grain() != Grain::Day);
                match (day, year) {
                    (Some(day), _) => is_within(day, months, when),
                    (None, Some(year)) => is_within(day_from_civil(year, 1, 1), 12, when),
                    (None, None) => false,
                }
            }
            Test::Codes(list, codes) => core::str::from_utf8(text).is_ok_and(|text| is_one_of(text.trim(), *list, codes, names)),
        };
        if passes && self.examples.len() < EXAMPLES {
            self.examples.push(String::from_utf8_lossy(text).into_owned());
        }
        if self.kept.len() < MOST_KEPT {
            self.kept.insert(text.to_vec(), passes);
        }
        passes
    }
}

/// Whether a period of so many months, none for a day, has days of another.
fn is_within(first: Day, months: u8, when: Option<Period>) -> bool {
    let Some(when) = when else { return true };
    let (year, month, _) = civil_from_day(first);
    let after = i32::from(month) - 1 + i32::from(months);
    let last = if months == 0 { first } else { day_from_civil(year + after / 12, (after % 12 + 1) as u8, 1) - 1 };
    first <= when.last() && last >= when.first()
}

/// Whether a text means one of these codes: by itself, or as it does among codes.
fn is_one_of(text: &str, list: CodeList, codes: &[String], names: &Names) -> bool {
    if list == CodeList::Hs {
        return hs_digits(text).is_some_and(|digits| codes.iter().any(|code| digits.starts_with(code.as_str())));
    }
    let among = names.find_all(core::slice::from_ref(&text.to_owned()), list).first().copied().unwrap_or(Match::No);
    [names.find(text, list), among].into_iter().any(|found| match found {
        Match::One(ListRow::Region(n)) => names.region_code(n).is_some_and(|own| codes.iter().any(|code| own.starts_with(code.as_str()))),
        Match::One(ListRow::Country(n)) => names.country_code(n).is_some_and(|own| codes.iter().any(|code| code == own)),
        _ => false,
    })
}
