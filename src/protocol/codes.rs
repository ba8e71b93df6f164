//! The closed lists of the model, written as their codes.
use super::value::{self, ToValue, Value};
use crate::model::vocabulary::{Check, Flag, Kind, Lang, PerFacet, Reason, Relation, Role, ShownUnit, SourceLang, Status};

coded!(Check, Flag, Kind, Lang, Reason, Relation, Role, ShownUnit, SourceLang, Status);

/// As an object whose keys are the facets' codes.
impl<T: ToValue> ToValue for PerFacet<T> {
    fn to_value(&self) -> Value {
        value::map(&mut self.iter().map(|(facet, item)| (facet.code(), item.to_value())))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<T: super::typescript::TypeScript> super::typescript::TypeScript for PerFacet<T> {
    fn declare(types: &mut super::typescript::Types) -> String {
        format!(
            "Record<{}, {}>",
            types.alias("Facet", &[], &super::typescript::one_of(crate::model::vocabulary::Facet::CODES)),
            T::declare(types)
        )
    }
}
