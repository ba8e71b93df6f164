//! What the reader can set a table's mapping to, as indices into the code lists.
use crate::model::claim::Kind;
use crate::model::codes::{FlowOrStock, Measure, UnitKind};
use crate::model::dataset::Dataset;

/// What the parts of a mapping may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    pub measures: Vec<u16>,
    pub units: Vec<u16>,
    /// Parts of the measure that claims name.
    pub scopes: Vec<u16>,
}

/// The measures and scopes that claims on values have; `measure` is the code of the mapping's own.
pub fn offered(data: &Dataset, measure: Option<&str>) -> Offered {
    let codes = &data.codes;
    let now = codes.measures.iter().position(|known| Some(known.entry.code.as_str()) == measure);
    let (mut measures, mut scopes) = (vec![false; codes.measures.len()], vec![false; codes.scopes.len()]);
    let mark = |list: &mut Vec<bool>, n: u16| list.get_mut(usize::from(n)).into_iter().for_each(|used| *used = true);
    for o in data.claims.iter().filter(|claim| claim.kind == Kind::Value).flat_map(|claim| &claim.observations) {
        mark(&mut measures, o.measure);
        if let Some(scope) = o.scope.filter(|_| now == Some(usize::from(o.measure))) {
            mark(&mut scopes, scope);
        }
    }
    let kinds = [UnitKind::Currency, UnitKind::Mass];
    let is_flow = |measure: &Measure| measure.additive && measure.flow_or_stock == FlowOrStock::Flow && kinds.contains(&measure.unit_kind);
    let flows = codes.measures.iter().map(is_flow).zip(measures).map(|(is_flow, used)| is_flow && used);
    Offered {
        measures: places(flows),
        units: places(codes.units.iter().map(|unit| kinds.contains(&unit.kind))),
        scopes: places(scopes.into_iter()),
    }
}

/// Where something holds.
fn places(holds: impl Iterator<Item = bool>) -> Vec<u16> {
    holds.enumerate().filter(|(_, holds)| *holds).map(|(n, _)| n as u16).collect()
}
