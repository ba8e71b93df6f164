//! What the controls of the mapping say, and what a change of one asks for.
use crate::present::i18n::table_ui::{POWERS, TableUi as Words};
use crate::protocol::answer::{Choice, Form};
use crate::protocol::request::{Map, OTHER_PART};

/// A part of the mapping that has a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Column,
    Measure,
    Unit,
    Power,
    Scope,
    Area,
}

/// A column of areas has a mark in front, so that no name is taken for a code.
const BY_COLUMN: char = '=';

impl Part {
    /// Every part, in the order of their controls.
    pub const ALL: [Part; 6] = [Part::Column, Part::Measure, Part::Unit, Part::Power, Part::Scope, Part::Area];

    /// The id of its control.
    pub fn id(self) -> &'static str {
        match self {
            Part::Column => "beside-column",
            Part::Measure => "beside-measure",
            Part::Unit => "beside-unit",
            Part::Power => "beside-power",
            Part::Scope => "beside-scope",
            Part::Area => "beside-area",
        }
    }

    /// What its control is called.
    pub fn label(self, t: &Words) -> &'static str {
        match self {
            Part::Column => t.column,
            Part::Measure => t.measure,
            Part::Unit => t.unit,
            Part::Power => t.power,
            Part::Scope => t.scope,
            Part::Area => t.area,
        }
    }

    /// What is set now, as the control writes it.
    pub fn value(self, form: &Form) -> String {
        let mapping = &form.beside.mapping;
        match self {
            Part::Column => mapping.column.clone(),
            Part::Measure => mapping.measure.clone().unwrap_or_default(),
            Part::Unit => mapping.unit.clone().unwrap_or_default(),
            Part::Power => mapping.power.unwrap_or_default().max(0).to_string(),
            Part::Scope => mapping.scope.clone().unwrap_or_default(),
            Part::Area => match &mapping.area_column {
                Some(column) => format!("{BY_COLUMN}{column}"),
                None => mapping.area.clone().unwrap_or_else(|| "0".into()),
            },
        }
    }

    /// What it may be set to: the control's value and its words. What is set is among them.
    pub fn choices(self, form: &Form, t: &Words) -> Vec<(String, String)> {
        let named = |choices: &[Choice]| -> Vec<(String, String)> {
            choices.iter().map(|choice| (choice.code.clone(), choice.name.clone())).collect()
        };
        let or_none = |choices: &[Choice]| {
            let (now, mut known) = (self.value(form), named(choices));
            if !known.iter().any(|(code, _)| *code == now) {
                known.insert(0, (now, t.choose_one.to_owned()));
            }
            known
        };
        match self {
            Part::Column => form.columns.iter().map(|name| (name.clone(), name.clone())).collect(),
            Part::Measure => or_none(&form.measures),
            Part::Unit => or_none(&form.units),
            Part::Power => POWERS.into_iter().map(|power| (power.to_string(), (t.power_of)(power).to_owned())).collect(),
            Part::Scope => {
                let mut scopes = vec![(String::new(), t.whole.to_owned()), (OTHER_PART.to_owned(), t.other_part.to_owned())];
                scopes.extend(named(&form.scopes));
                scopes
            }
            Part::Area => {
                let by_column = form.area_columns.iter().map(|name| (format!("{BY_COLUMN}{name}"), (t.by_column)(name)));
                by_column.chain(named(&form.areas)).collect()
            }
        }
    }

    /// What a control asks for that says this now.
    pub fn set(self, form: &Form, value: &str) -> Map {
        let mut beside = form.beside.clone();
        let mapping = &mut beside.mapping;
        let said = Some(value).filter(|value| !value.is_empty()).map(str::to_owned);
        match self {
            Part::Column => mapping.column = value.to_owned(),
            Part::Measure => mapping.measure = said,
            Part::Unit => mapping.unit = said,
            Part::Power => mapping.power = Some(value.parse().unwrap_or(0)),
            Part::Scope => mapping.scope = said,
            Part::Area => match value.strip_prefix(BY_COLUMN) {
                Some(column) => (mapping.area_column, mapping.area) = (Some(column.to_owned()), None),
                None => (mapping.area_column, mapping.area) = (None, said),
            },
        }
        Map { beside, anew: self == Part::Column }
    }
}

/// Draws the table beside the claims, or leaves it out.
pub fn show(form: &Form, is_shown: bool) -> Map {
    let mut beside = form.beside.clone();
    beside.is_shown = is_shown;
    Map { beside, anew: false }
}
