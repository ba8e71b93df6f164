//! Columns of bytes that are written, or read: one description serves both directions (`Pipe` writes what it is given, or gives what it
//! reads), so that they cannot differ.
use crate::model::claim::{Decimal, SourceLang};
use crate::model::edtf::{Period, Point};
use crate::model::index::Ix;

/// The columns, in the order of the file: words first, then numbers.
#[derive(Clone, Copy)]
pub(super) enum Col {
    Id,
    Code,
    Publisher,
    Hs,
    RatePeriod,
    SourceId,
    Url,
    Headline,
    Stated,
    Original,
    OtherOriginal,
    NoteIndonesian,
    OtherNote,
    Place,
    Name,
    Person,
    Language,
    Count,
    RegionCode,
    Type,
    Parent,
    UnitType,
    UnitMantissa,
    UnitExponent,
    Kind,
    Event,
    SourceOf,
    Origin,
    Region,
    Observations,
    Goods,
    Good,
    Destinations,
    Destination,
    Measure,
    Unit,
    Mantissa,
    Exponent,
    Scope,
    Status,
    Implied,
    OtherUnit,
    OtherMantissa,
    OtherExponent,
    Shape,
    Year,
    Month,
    Day,
    RateMantissa,
    RateExponent,
    RateSource,
    Parties,
    Role,
    Checks,
    Members,
    Member,
    MemberObservation,
    Pairs,
    Weight,
    Findings,
    Touched,
    FoundMantissa,
    FoundExponent,
    PublisherKind,
    ScopeGood,
    ScopePartner,
    ScopeIs,
    PartOf,
    Level,
    Area,
    Neighbour,
    ToCome,
    PublisherOf,
}
const COLUMNS: usize = Col::PublisherOf as usize + 1;

/// Where no exponent makes a number exact, its bits are the mantissa.
const BITS: i64 = 99;
/// A text that is there and empty; an empty one stands for none.
const EMPTY: &str = "\u{1}";

pub(super) struct Pipe {
    columns: Vec<Vec<u8>>,
    /// While reading: the next byte of each column.
    at: Option<Vec<usize>>,
    /// The code of the region before, a number.
    pub(super) code: i64,
    /// How many sources were named.
    pub(super) sources: i64,
    pub(super) failed: bool,
}

impl Pipe {
    pub(super) fn writer() -> Pipe {
        Pipe { columns: vec![Vec::new(); COLUMNS], at: None, code: 0, sources: 0, failed: false }
    }

    pub(super) fn reader(mut bytes: &[u8]) -> Option<Pipe> {
        let mut columns = Vec::new();
        for _ in 0..COLUMNS {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let (column, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            columns.push(column.to_vec());
            bytes = rest;
        }
        bytes.is_empty().then(|| Pipe { columns, at: Some(vec![0; COLUMNS]), code: 0, sources: 0, failed: false })
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        let mut out = Vec::new();
        for column in self.columns {
            out.extend_from_slice(&(column.len() as u32).to_le_bytes());
            out.extend_from_slice(&column);
        }
        out
    }

    /// Whether all was read, and nothing else was there.
    pub(super) fn is_done(&self) -> bool {
        !self.failed && self.at.iter().flatten().zip(&self.columns).all(|(at, column)| *at == column.len())
    }

    pub(super) fn next(&mut self, col: Col) -> u8 {
        let col = col as usize;
        let found = self.at.as_mut().and_then(|at| at.get_mut(col)).zip(self.columns.get(col)).and_then(|(at, column)| {
            let byte = *column.get(*at)?;
            *at += 1;
            Some(byte)
        });
        self.failed |= found.is_none();
        found.unwrap_or(0)
    }

    pub(super) fn put(&mut self, col: Col, byte: u8) {
        if let Some(column) = self.columns.get_mut(col as usize) {
            column.push(byte);
        }
    }

    /// A number: seven bits a byte, the sign in the lowest.
    pub(super) fn number(&mut self, col: Col, value: i64) -> i64 {
        let mut left = ((value << 1) ^ (value >> 63)) as u64;
        if self.at.is_none() {
            while left > 127 {
                self.put(col, left as u8 | 128);
                left >>= 7;
            }
            self.put(col, left as u8);
            return value;
        }
        let (mut read, mut shift) = (0u64, 0);
        loop {
            let byte = self.next(col);
            read |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 || shift > 63 {
                break;
            }
        }
        (read >> 1) as i64 ^ -((read & 1) as i64)
    }

    pub(super) fn index<I: Ix>(&mut self, col: Col, value: I) -> I {
        I::at(self.place(col, value.place()))
    }

    pub(super) fn place(&mut self, col: Col, value: usize) -> usize {
        let number = self.number(col, value as i64);
        self.narrow(number).into()
    }

    pub(super) fn narrow(&mut self, number: i64) -> u16 {
        u16::try_from(number).unwrap_or_else(|_| {
            self.failed = true;
            0
        })
    }

    pub(super) fn perhaps<I: Ix>(&mut self, col: Col, value: Option<I>) -> Option<I> {
        self.perhaps_place(col, value.map(I::place)).map(I::at)
    }

    pub(super) fn perhaps_place(&mut self, col: Col, value: Option<usize>) -> Option<usize> {
        let number = self.number(col, value.map_or(0, |v| v as i64 + 1));
        if number == 0 { None } else { Some(self.narrow(number.saturating_sub(1)).into()) }
    }

    pub(super) fn byte(&mut self, col: Col, value: u8) -> u8 {
        if self.at.is_some() {
            return self.next(col);
        }
        self.put(col, value);
        value
    }

    pub(super) fn text(&mut self, col: Col, value: &mut String) {
        if self.at.is_none() {
            value.bytes().chain([0]).for_each(|byte| self.put(col, byte));
            return;
        }
        let mut bytes = Vec::new();
        loop {
            match self.next(col) {
                0 => break,
                byte => bytes.push(byte),
            }
        }
        *value = String::from_utf8(bytes).unwrap_or_else(|_| {
            self.failed = true;
            String::new()
        });
    }

    pub(super) fn maybe(&mut self, col: Col, value: &mut Option<String>) {
        let mut text = match value.take() {
            None => String::new(),
            Some(text) if text.is_empty() => EMPTY.into(),
            Some(text) => text,
        };
        self.text(col, &mut text);
        *value = match text.as_str() {
            "" => None,
            EMPTY => Some(String::new()),
            _ => Some(text),
        };
    }

    pub(super) fn decimal(&mut self, cols: (Col, Col), value: &mut Decimal) {
        value.mantissa = self.number(cols.0, value.mantissa);
        value.exponent = self.byte(cols.1, value.exponent as u8) as i8;
    }

    pub(super) fn float(&mut self, cols: (Col, Col), value: f64) -> f64 {
        let exact = (0..7i8).map(|places| (value * 10f64.powi(places.into())).round() as i64).zip(0..7i8);
        let found = exact.map(|(mantissa, places)| Decimal { mantissa, exponent: -places }).find(|d| d.to_f64() == value);
        let mut decimal = found.unwrap_or(Decimal { mantissa: value.to_bits() as i64, exponent: BITS as i8 });
        if i64::from(decimal.exponent) != BITS {
            decimal.shorten();
        }
        self.decimal(cols, &mut decimal);
        if i64::from(decimal.exponent) == BITS { f64::from_bits(decimal.mantissa as u64) } else { decimal.to_f64() }
    }

    /// As its code, which like columns of text pack well.
    pub(super) fn lang(&mut self, lang: &mut SourceLang) {
        let mut code = lang.code().to_string();
        self.text(Col::Language, &mut code);
        match SourceLang::from_code(&code) {
            Some(found) => *lang = found,
            None => self.failed = true,
        }
    }

    /// How many a list has: no more than there are bytes to read.
    pub(super) fn count(&mut self, col: Col, len: usize) -> usize {
        let number = self.number(col, len as i64);
        let most: usize = self.columns.iter().map(Vec::len).sum();
        let count = usize::try_from(number).unwrap_or(usize::MAX);
        let fits = self.at.is_none() || count <= most;
        self.failed |= !fits;
        if fits { count } else { 0 }
    }

    pub(super) fn list<T: Clone>(&mut self, col: Col, list: &mut Vec<T>, blank: &T, each: fn(&mut Pipe, &mut T)) {
        let count = self.count(col, list.len());
        list.resize(count, blank.clone());
        for item in list {
            if self.failed {
                return;
            }
            each(self, item);
        }
    }

    pub(super) fn one_of<T: Copy + PartialEq>(&mut self, col: Col, all: &[T], value: &mut T) {
        let position = all.iter().position(|one| one == value).unwrap_or_default();
        match all.get(usize::from(self.byte(col, position as u8))) {
            Some(found) => *value = *found,
            None => self.failed = true,
        }
    }

    pub(super) fn some_of<T: Copy + PartialEq>(&mut self, col: Col, all: &[T], value: &mut Option<T>) {
        let position = value.and_then(|value| all.iter().position(|one| *one == value)).map_or(0, |n| n + 1);
        let at = usize::from(self.byte(col, position as u8));
        *value = at.checked_sub(1).and_then(|at| all.get(at)).copied();
        self.failed |= at > all.len();
    }

    /// Shape of an end: 0 open, else 1 + precision (year, month, day) + 3 where uncertain; 7 none or the same as the start.
    pub(super) fn point(&mut self, value: Option<Point>) -> Option<Point> {
        let shape = match value {
            None => 7,
            Some(Point::Open) => 0,
            Some(Point::Date { month, day, uncertain, .. }) => 1 + u8::from(month > 0) + u8::from(day > 0) + if uncertain { 3 } else { 0 },
        };
        let shape = self.byte(Col::Shape, shape);
        if shape > 6 {
            return None;
        }
        if shape == 0 {
            return Some(Point::Open);
        }
        let (y, m, d) = match value {
            Some(Point::Date { year, month, day, .. }) => (year, month, day),
            _ => (0, 0, 0),
        };
        let year = self.number(Col::Year, i64::from(y) - 2022).clamp(-20_000, 20_000) as i32 + 2022;
        let precision = (shape - 1) % 3;
        let month = if precision > 0 { self.byte(Col::Month, m) } else { 0 };
        let day = if precision > 1 { self.byte(Col::Day, d) } else { 0 };
        self.failed |= precision > 0 && month == 0 || precision > 1 && day == 0;
        Some(Point::Date { year, month, day, uncertain: shape > 3 })
    }

    pub(super) fn period(&mut self, value: &mut Option<Period>) {
        let start = self.point(value.map(|p| p.start));
        *value = start.map(|start| {
            let end = value.map(|p| p.end).filter(|end| *end != start);
            Period { start, end: self.point(end).unwrap_or(start) }
        });
    }
}
