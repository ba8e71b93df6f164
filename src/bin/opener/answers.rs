//! What the worker answers, as far as the screen shows it.
use crate::link::Link;
use jejak_ekspor::codes::Unit;
use serde::Deserialize;

/// A sentence in both languages.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Words {
    pub id: String,
    pub en: String,
}

#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Detected {
    pub encoding: String,
    pub delimiter: Option<String>,
    pub header_rows: u32,
    pub title: Option<String>,
    pub sheets: Vec<String>,
    pub columns: Vec<Column>,
    pub across: u32,
    pub questions: Vec<Question>,
    pub preview: Vec<Vec<String>>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Column {
    pub name: String,
    /// As the worker writes it; what the reader may choose is in `i18n::opener::ROLES`.
    pub role: serde_json::Value,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Question {
    pub asks: String,
    pub suggestion: Option<i32>,
    pub power: Option<i32>,
    pub words: Words,
}

#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    pub asides: u32,
    pub groups: Vec<Group>,
    pub columns: Vec<Shown>,
    pub about: About,
    pub rejected_is_whole: bool,
}

/// A table that was brought back.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Restored {
    pub about: About,
    pub columns: Vec<Shown>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct About {
    pub file: String,
    pub title: Option<String>,
    pub records: u32,
}

#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    pub count: u32,
    pub first_line: u32,
    pub words: Words,
}

/// A column of the opened table.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Shown {
    pub name: String,
    pub kind: String,
    pub unit: Option<String>,
    pub labels: Vec<(String, String)>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct View {
    pub count: u32,
    pub bins: Vec<Bin>,
    pub facets: std::collections::BTreeMap<String, Vec<CodeCount>>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Bin {
    pub start: String,
    pub sum: f64,
    pub count: u32,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct CodeCount {
    pub code: String,
    pub count: u32,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Kept {
    pub id: String,
    pub file: String,
    pub rows: u32,
    pub bytes: f64,
    pub beside: Option<Mapped>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
pub struct Progress {
    pub rows: u32,
    pub bytes: f64,
    pub total: f64,
}

/// How a table stands beside the claims.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapped {
    pub mapping: Mapping,
    pub is_shown: bool,
}

#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    pub column: String,
    pub measure: Option<String>,
    pub unit: Option<String>,
    pub area_column: Option<String>,
    pub area: Option<String>,
    pub power: Option<i32>,
    pub scope: Option<String>,
}

impl Mapped {
    /// As the worker takes it.
    pub fn to_value(&self) -> serde_json::Value {
        let mapping = &self.mapping;
        serde_json::json!({
            "isShown": self.is_shown,
            "mapping": {
                "column": mapping.column,
                "measure": mapping.measure,
                "unit": mapping.unit,
                "areaColumn": mapping.area_column,
                "area": mapping.area,
                "power": mapping.power,
                "scope": mapping.scope,
            }
        })
    }
}

/// What a mapping may be set to.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    pub beside: Mapped,
    pub columns: Vec<String>,
    pub measures: Vec<Choice>,
    pub units: Vec<Choice>,
    pub scopes: Vec<Choice>,
    pub area_columns: Vec<String>,
    pub areas: Vec<Choice>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Choice {
    pub code: String,
    pub name: String,
}

/// The table as official series, and the claims that differ from it.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Official {
    pub file: String,
    pub measure: String,
    pub measure_name: String,
    pub scope_name: Option<String>,
    pub unit: Unit,
    pub own_unit: Unit,
    pub is_narrowed: bool,
    pub is_other_part: bool,
    pub series: Vec<Series>,
    pub unrated: u32,
    pub unknown: u32,
    pub compared: u32,
    pub conflicts: Vec<Conflict>,
}

impl Official {
    /// Whether it has a place on the lane as the page shows it now.
    pub fn is_drawn_on(&self, link: &Link) -> bool {
        link.measure == self.measure && !link.is_published
    }
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Series {
    pub area: String,
    pub name: String,
    pub place: Option<usize>,
    pub points: Vec<Point>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Point {
    pub first: i32,
    pub last: i32,
    pub periods: u32,
    pub value: f64,
    pub own: f64,
    pub height: f64,
    pub rate: Option<f64>,
}

#[derive(Clone, PartialEq, Deserialize)]
pub struct Conflict {
    pub id: String,
    pub factor: String,
    pub about: String,
    pub claim: String,
    pub claim_period: String,
    pub publisher: String,
    pub published: Option<String>,
    pub table: String,
    pub table_period: String,
    pub reasons: Vec<String>,
    pub claim_mark: Mark,
    pub table_mark: Mark,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
pub struct Mark {
    pub first: i32,
    pub last: i32,
    pub height: Option<f64>,
}
