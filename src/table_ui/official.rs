//! The table as official series, and the claims that differ from it, as the worker answers.
use crate::link::Link;
use crate::record::Record;
use jejak_ekspor::model::codes::{Entry, Unit, UnitKind};

/// The answer.
pub struct Official {
    pub file: String,
    /// A code.
    pub measure: String,
    /// Its name, with that of the scope.
    pub what: String,
    /// The unit on show, and the table's own.
    pub units: [Unit; 2],
    pub is_narrowed: bool,
    pub is_other_part: bool,
    pub series: Vec<Series>,
    pub unrated: u32,
    pub unknown: u32,
    pub compared: u32,
    pub conflicts: Vec<Record>,
}

pub struct Series {
    pub name: String,
    /// Its place among the compared regions.
    pub place: Option<usize>,
    pub points: Vec<Point>,
}

pub struct Point {
    pub first: i32,
    pub last: i32,
    pub periods: u32,
    pub value: f64,
    pub own: f64,
    pub height: f64,
    pub rate: Option<f64>,
}

fn unit(record: &Record) -> Unit {
    let entry = record.at("entry");
    let kind = UnitKind::from_code(&record.text("kind")).unwrap_or(UnitKind::Currency);
    Unit {
        entry: Entry { code: entry.text("code"), en: entry.text("en"), id: entry.text("id") },
        kind,
        to_base: record.number_of("to_base"),
    }
}

fn series(record: &Record) -> Series {
    let point = |record: Record| Point {
        first: record.number("first") as i32,
        last: record.number("last") as i32,
        periods: record.number("periods") as u32,
        value: record.number("value"),
        own: record.number("own"),
        height: record.number("height"),
        rate: record.number_of("rate"),
    };
    Series {
        name: record.text("name"),
        place: record.number_of("place").map(|place| place as usize),
        points: record.list("points").into_iter().map(point).collect(),
    }
}

impl Official {
    pub fn of(record: &Record) -> Official {
        Official {
            file: record.text("file"),
            measure: record.text("measure"),
            what: record.text("what"),
            units: [unit(&record.at("unit")), unit(&record.at("ownUnit"))],
            is_narrowed: record.is("isNarrowed"),
            is_other_part: record.is("isOtherPart"),
            series: record.list("series").iter().map(series).collect(),
            unrated: record.number("unrated") as u32,
            unknown: record.number("unknown") as u32,
            compared: record.number("compared") as u32,
            conflicts: record.list("conflicts"),
        }
    }

    /// Whether it has a place on the lane as the page shows it now.
    pub fn is_drawn_on(&self, link: &Link) -> bool {
        link.measure == self.measure && !link.is_published
    }

    /// Whether values were put into another unit.
    pub fn is_converted(&self) -> bool {
        let [shown, own] = &self.units;
        shown.entry.code != own.entry.code
    }

    /// How many claims differ.
    pub fn differing(&self) -> u32 {
        self.conflicts.len() as u32
    }
}
