//! What the worker answers, as far as the screen shows it.
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
    pub sheet: usize,
    pub columns: Vec<Column>,
    pub is_dated: bool,
    pub year: Option<i32>,
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
    /// `day`, `month` or `year`.
    pub grain: Option<String>,
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
#[serde(rename_all = "camelCase")]
pub struct Shown {
    pub name: String,
    pub kind: String,
    /// Its figures stand in 10^`power` of the unit.
    pub power: i8,
    pub is_summed: bool,
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
    /// How it stands beside the claims, as JSON.
    pub beside: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
pub struct Progress {
    pub rows: u32,
    pub bytes: f64,
    pub total: f64,
}
