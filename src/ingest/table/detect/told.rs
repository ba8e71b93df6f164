//! What a file says itself of its columns, where its format has a place for that: SDMX, JSON-stat, the tables of BPS.

use crate::ingest::table::cell::Cell;
use crate::ingest::table::decode::book::CodeBook;
use crate::ingest::table::detect::asides::is_total;
use crate::ingest::table::detect::names::{Match, Names, are_numbers, hs_digits};
use crate::ingest::table::detect::unit::is_measure;
use crate::model::table::CodeList;

/// More values than these are not set beside each other, each in a column of figures of its own.
pub const MOST_ALTERNATIVES: usize = 16;

/// What a file says of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Period,
    Place,
    Amount,
    /// Codes of a list.
    List(CodeList),
    /// Codes, whatever their names look like; whether they are parts or levels is for the figures to say.
    Codes,
    /// One of them is meant, never their sum.
    Alternatives,
}

/// What a dimension is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Period,
    Place,
    /// What is measured.
    Metric,
    Unit,
    Frequency,
    /// Adjustment, valuation, direction: one of them is meant.
    Alternatives,
    /// Goods, industries, ages: they make up a whole.
    Parts,
    /// The format does not say.
    Other,
}

impl Kind {
    /// What is said of a column with so many values in use. Where nothing says that they are parts of a whole, a few of them are not added.
    pub fn told(self, values: usize, has_total: bool) -> Told {
        match self {
            Kind::Period => Told::Period,
            Kind::Place => Told::Place,
            Kind::Alternatives | Kind::Metric if values > 1 => Told::Alternatives,
            Kind::Other if (2..=MOST_ALTERNATIVES).contains(&values) && !has_total => Told::Alternatives,
            _ => Told::Codes,
        }
    }
}

/// What a dimension of SDMX or JSON-stat is of, by its id: those that its users share mean one thing.
pub fn kind(id: &str) -> Kind {
    let id = id.to_ascii_uppercase();
    let word = |words: &[&str]| id.split(['_', '-', '.', ' ']).any(|own| words.contains(&own));
    let begins = |stems: &[&str]| stems.iter().any(|stem| id.starts_with(stem));
    if begins(&["TIME"]) || word(&["PERIOD", "YEAR", "MONTH", "TID", "TAHUN", "PERIODE"]) {
        Kind::Period
    } else if word(&["UNIT", "UNITS", "MULT", "CURRENCY", "SATUAN"]) {
        Kind::Unit
    } else if word(&["FREQ", "FREQUENCY"]) {
        Kind::Frequency
    } else if word(&["INDICATOR", "MEASURE", "VARIABLE", "SUBJECT", "SERIES", "STO", "TRANSACTION", "CONTENTSCODE"]) || begins(&["INDIC"]) {
        Kind::Metric
    } else if word(&[
        "AREA",
        "GEO",
        "PARTNER",
        "PARTNERS",
        "REPORTER",
        "COUNTRY",
        "COUNTRIES",
        "LOCATION",
        "COUNTERPART",
        "REGION",
        "PROVINCE",
        "PROVINSI",
        "NEGARA",
        "DESTINATION",
        "ORIGIN",
    ]) {
        Kind::Place
    } else if word(&[
        "ADJUSTMENT",
        "ADJUST",
        "ADJ",
        "TRANSFORMATION",
        "TRANSFO",
        "PRICE",
        "PRICES",
        "VALUATION",
        "ENTRY",
        "FLOW",
        "METHODOLOGY",
        "BASE",
    ]) {
        Kind::Alternatives
    } else if word(&["PRODUCT", "PRODUCTS", "PROD", "GOODS", "SECTOR", "INDUSTRY", "ACTIVITY", "SEX", "AGE", "TRANSPORT", "MODE", "PORT"])
        || begins(&["HS", "SITC", "CPA", "CPC", "BEC", "ISIC", "NACE", "NAICS", "PRCCODE", "COMMODIT", "KOMODITAS", "GOLONGAN"])
    {
        Kind::Parts
    } else {
        Kind::Other
    }
}

/// What the header of SDMX-CSV says of its columns, `rows` being the first of those below it; none where it is another file.
pub fn of_header(header: &[Cell<String>], rows: &[Vec<Cell<String>>]) -> Option<Vec<Option<Told>>> {
    let id = |cell: &Cell<String>| cell.as_str().split(':').next().unwrap_or_default().trim().to_owned();
    let ids: Vec<String> = header.iter().map(id).collect();
    let first = ids.first()?;
    let value = ids.iter().position(|id| id == "OBS_VALUE").filter(|_| matches!(first.as_str(), "DATAFLOW" | "STRUCTURE"))?;
    let told = |(n, id): (usize, &String)| {
        let mut texts: Vec<&str> = Vec::new();
        for text in rows.iter().filter_map(|row| row.get(n)).map(Cell::as_str).filter(|text| !text.is_empty()) {
            if texts.len() <= MOST_ALTERNATIVES && !texts.contains(&text) {
                texts.push(text);
            }
        }
        let kind = match id.as_str() {
            "OBS_VALUE" => return Told::Amount,
            // Messages of two data flows, or with what is to be taken back, are no sum.
            "DATAFLOW" | "STRUCTURE" | "STRUCTURE_ID" | "ACTION" => Kind::Alternatives,
            // Behind the figure stands what is said of it.
            _ if n > value => return Told::Codes,
            id => kind(id),
        };
        kind.told(texts.len(), texts.iter().any(|text| is_total(text)))
    };
    Some(ids.iter().enumerate().map(|own| Some(told(own))).collect())
}

/// The columns of BACI, whose header is letters: year, exporter, importer, HS code, thousand US dollars, tonnes.
pub const BACI: [&str; 6] = ["t", "i", "j", "k", "v", "q"];

/// Whether a header is that of BACI, in any order.
pub fn is_baci<'a>(mut names: impl ExactSizeIterator<Item = &'a str>) -> bool {
    names.len() == BACI.len() && names.all(|name| BACI.contains(&name))
}

/// Whether the countries of a column are codes of two or three letters, be they all of one country.
fn are_letters(texts: &[&str]) -> bool {
    let is_code = |text: &&str| (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    !texts.is_empty() && texts.iter().all(is_code)
}

/// What the letters of BACI stand for. Its countries are numbers, unless who made the file put the codes of ISO in their place, or others.
pub fn of_baci(header: &[Cell<String>], rows: &[Vec<Cell<String>>]) -> Option<Vec<Option<Told>>> {
    let cells = |n: usize| -> Vec<&str> { rows.iter().filter_map(|row| row.get(n)).map(Cell::as_str).collect() };
    let told = |(n, cell): (usize, &Cell<String>)| match cell.as_str() {
        "t" => Some(Told::Period),
        "i" | "j" if are_numbers(&cells(n)) || are_letters(&cells(n)) => Some(Told::List(CodeList::Country)),
        "i" | "j" => Some(Told::Codes),
        "k" => Some(Told::List(CodeList::Hs)),
        _ => Some(Told::Amount),
    };
    is_baci(header.iter().map(Cell::as_str)).then(|| header.iter().enumerate().map(told).collect())
}

/// The columns of which a list beside the table names every code: the column, the list, and whether its labels are countries or goods.
pub fn joined<'b>(
    header: &[Cell<String>],
    rows: &[Vec<Cell<String>>],
    books: &'b [CodeBook],
    names: &Names,
) -> Vec<(usize, &'b CodeBook, Told)> {
    // A few rows may have any figures.
    const FEWEST_ROWS: usize = 3;
    let mut found = Vec::new();
    for (n, cell) in header.iter().enumerate() {
        let cells: Vec<&str> = rows.iter().filter_map(|row| row.get(n)).map(Cell::as_str).filter(|text| !text.is_empty()).collect();
        let is_whole = |text: &&str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let says_amount = is_measure(cell.as_str()) || matches!(cell.as_str(), "v" | "q" | "t");
        if cells.len() < FEWEST_ROWS || says_amount || !cells.iter().all(is_whole) {
            continue;
        }
        let Some(book) = books.iter().find(|book| cells.iter().all(|code| book.label(code).is_some())) else { continue };
        let (mut countries, mut all) = (0, 0);
        for label in book.labels().take(300) {
            all += 1;
            countries += usize::from(names.find(label, CodeList::Country) != Match::No);
        }
        let are_goods = cells.iter().all(|code| code.len() >= 4 && hs_digits(code).is_some());
        let told = match () {
            () if countries * 2 >= all => Told::List(CodeList::Country),
            () if are_goods => Told::List(CodeList::Hs),
            () => Told::Codes,
        };
        found.push((n, book, told));
    }
    found
}
