//! What the reader can set a table's mapping to, with the words for it.
use super::Beside;
use crate::ingest::table::detect::layout::List;
use crate::model::claim::Kind;
use crate::model::codes::{Entry, FlowOrStock, Measure, UnitKind};
use crate::model::dataset::Dataset;
use crate::model::sort;
use crate::present::i18n::name;
use crate::state::Lang;
use crate::user_table::Opened;
use serde::Serialize;

/// A code with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub code: String,
    pub name: String,
}

/// The mapping now, and what each of its parts may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    pub beside: Beside,
    pub columns: Vec<String>,
    pub measures: Vec<Choice>,
    pub units: Vec<Choice>,
    /// Parts of the measure that claims name.
    pub scopes: Vec<Choice>,
    pub area_columns: Vec<String>,
    pub areas: Vec<Choice>,
}

#[inline(never)]
fn choice(entry: &Entry, lang: Lang) -> Choice {
    Choice { code: entry.code.clone(), name: name(entry, lang).to_owned() }
}

impl Form {
    /// The form of a table.
    pub fn of(opened: &Opened, beside: Beside, data: &Dataset, lang: Lang) -> Form {
        let codes = &data.codes;
        let now = codes.measures.iter().position(|measure| Some(&measure.entry.code) == beside.mapping.measure.as_ref());
        let (mut measures, mut scopes) = (vec![false; codes.measures.len()], vec![false; codes.scopes.len()]);
        let mark = |list: &mut Vec<bool>, n: u16| list.get_mut(usize::from(n)).into_iter().for_each(|used| *used = true);
        for o in data.claims.iter().filter(|claim| claim.kind == Kind::Value).flat_map(|claim| &claim.observations) {
            mark(&mut measures, o.measure);
            if let Some(scope) = o.scope.filter(|_| now == Some(usize::from(o.measure))) {
                mark(&mut scopes, scope);
            }
        }
        let kinds = [UnitKind::Currency, UnitKind::Mass];
        let is_flow =
            |measure: &&Measure| measure.additive && measure.flow_or_stock == FlowOrStock::Flow && kinds.contains(&measure.unit_kind);
        let measures = codes.measures.iter().zip(measures).filter(|(_, used)| *used).map(|(measure, _)| measure).filter(is_flow);
        let scopes = codes.scopes.iter().zip(scopes).filter(|(_, used)| *used);
        let mut scopes: Vec<Choice> = scopes.map(|(scope, _)| choice(scope, lang)).collect();
        sort::sort(&mut scopes, |a, b| a.name.cmp(&b.name));
        Form {
            columns: opened.amounts.iter().map(|amount| amount.name.clone()).collect(),
            measures: measures.map(|measure| choice(&measure.entry, lang)).collect(),
            units: codes.units.iter().filter(|unit| kinds.contains(&unit.kind)).map(|unit| choice(&unit.entry, lang)).collect(),
            scopes,
            area_columns: opened.names.iter().filter(|names| names.list == List::Region).map(|names| names.name.clone()).collect(),
            areas: codes.regions.iter().map(|region| Choice { code: region.code.clone(), name: region.name.clone() }).collect(),
            beside,
        }
    }
}
