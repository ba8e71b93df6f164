//! What the reader can set a table's mapping to, as indices into the code lists.
use crate::model::claim::Kind;
use crate::model::codes::{FlowOrStock, Measure, UnitKind};
use crate::model::dataset::Dataset;
use crate::model::index::{Ix, Marks, MeasureIx, ScopeIx, UnitIx};

/// What the parts of a mapping may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    pub measures: Vec<MeasureIx>,
    pub units: Vec<UnitIx>,
    /// Parts of the measure that claims name.
    pub scopes: Vec<ScopeIx>,
}

/// The measures and scopes that claims on values have; `measure` is the code of the mapping's own.
pub fn offered(data: &Dataset, measure: Option<&str>) -> Offered {
    let codes = &data.codes;
    let now = codes.measures.position(|known| Some(known.entry.code.as_str()) == measure);
    let (mut measures, mut scopes) = (Marks::none(codes.measures.len()), Marks::none(codes.scopes.len()));
    for o in data.claims.iter().filter(|claim| claim.kind == Kind::Value).flat_map(|claim| &claim.observations) {
        measures.mark(o.measure);
        if let Some(scope) = o.scope.filter(|_| now == Some(o.measure)) {
            scopes.mark(scope);
        }
    }
    let kinds = [UnitKind::Currency, UnitKind::Mass];
    let is_flow = |measure: &Measure| measure.additive && measure.flow_or_stock == FlowOrStock::Flow && kinds.contains(&measure.unit_kind);
    let flows = codes.measures.iter().map(is_flow).zip(&measures).map(|(is_flow, used)| is_flow && *used);
    Offered {
        measures: places(flows),
        units: places(codes.units.iter().map(|unit| kinds.contains(&unit.kind))),
        scopes: places(scopes.iter().copied()),
    }
}

/// Where something holds.
fn places<I: Ix>(holds: impl Iterator<Item = bool>) -> Vec<I> {
    holds.enumerate().filter(|(_, holds)| *holds).map(|(n, _)| I::at(n)).collect()
}
