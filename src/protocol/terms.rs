//! What questions and answers both speak of: what a column is, and what a table's figures are about.
pub use crate::model::marks::Mark as DecimalMark;
pub use crate::model::table::{CodeList, DateForm, Evidence, Grain, Role};

use super::value::{self, FromValue, Mismatch, ToValue, Value};

record! {
    /// How a table stands beside the claims. It is kept with the table, never in a link.
    #[derive(Eq)]
    pub struct Beside {
        mapping: Mapping,
        /// Whether it is drawn.
        is_shown as "isShown": bool,
    }
}

given! {
    /// What a table's figures are about.
    #[derive(Eq)]
    pub struct Mapping {
        /// The name of the column of amounts.
        column: String,
        /// A code of the list of measures; what the header says where it is left out.
        measure: Option<String>,
        /// A code of the list of units; what the header says where it is left out.
        unit: Option<String>,
        /// The name of the column of regions; without one all rows are about `area`.
        area_column as "areaColumn": Option<String>,
        /// A BPS code; `0`, the nation, where it is left out.
        area: Option<String>,
        /// The power of ten of the figures; what the header says where it is left out.
        power: Option<i8>,
        /// A code of the list of scopes: the part of the measure that the figures are about; all of it where it is left out.
        scope: Option<String>,
    }
}

/// The scope of figures that are a part which the list of scopes does not name: nothing is compared with them.
pub const OTHER_PART: &str = "-";

words! {
    /// What the values of a column are to each other.
    pub enum Values {
        /// They may be added.
        Parts = "parts",
        /// One of them is meant, never their sum: each has a column of figures of its own.
        Alternatives = "alternatives",
        /// One is the sum of others: of each level and what it sums up one is added.
        Levels = "levels",
    }
}

coded!(CodeList, DateForm, Evidence, Grain, DecimalMark);

/// The code list that an opened column's codes are of; no list is written as nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListOf(pub CodeList);

impl ToValue for ListOf {
    fn to_value(&self) -> Value {
        (self.0 != CodeList::None).then_some(self.0).to_value()
    }
}

impl FromValue for ListOf {
    fn from_value(value: &Value) -> Result<ListOf, Mismatch> {
        Ok(ListOf(Option::from_value(value)?.unwrap_or(CodeList::None)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl super::typescript::TypeScript for ListOf {
    fn declare(_: &mut super::typescript::Types) -> String {
        let lists: Vec<&str> = CodeList::ALL.into_iter().filter(|list| *list != CodeList::None).map(CodeList::code).collect();
        format!("{} | null", super::typescript::one_of(&lists))
    }
}

/// The roles that are one word.
const PLAIN: [(&str, Role); 4] = [("skip", Role::Skip), ("month", Role::Month), ("year", Role::Year), ("amount", Role::Amount)];

impl ToValue for Role {
    fn to_value(&self) -> Value {
        match self {
            Role::Codes(list) => value::object(&[("codes", list.to_value())]),
            Role::Date(form) => value::object(&[("date", form.to_value())]),
            plain => PLAIN.iter().find(|(_, role)| role == plain).map_or("", |(word, _)| *word).to_value(),
        }
    }
}

impl FromValue for Role {
    fn from_value(value: &Value) -> Result<Role, Mismatch> {
        if String::from_value(value).is_ok() {
            return value::one_of(value, &PLAIN.map(|(word, _)| word)).map(|at| PLAIN[at].1);
        }
        value::must_name_only(value, &["codes", "date"])?;
        match (value::read(value, "codes")?, value::read(value, "date")?) {
            (Some(list), None) => Ok(Role::Codes(list)),
            (None, Some(form)) => Ok(Role::Date(form)),
            _ => Err(Mismatch::new(value, "{codes} or {date}")),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl super::typescript::TypeScript for Role {
    fn declare(types: &mut super::typescript::Types) -> String {
        use super::typescript::one_of;
        let plain: String = PLAIN.iter().map(|(word, _)| format!("\n  | \"{word}\"")).collect();
        let (list, form) = (one_of(CodeList::CODES), one_of(DateForm::CODES));
        types.alias("Role", &[], &format!("{plain}\n  | {{ codes: {list} }}\n  | {{ date: {form} }}"))
    }
}
