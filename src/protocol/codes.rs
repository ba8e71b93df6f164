//! The closed lists of the model, written as their codes.
use super::value::{self, FromValue, Mismatch, Taken, ToValue, Value};
use crate::model::lang::PerLang;
use crate::model::text_terms::{Bound, Direction, FlagKind, How};
use crate::model::vocabulary::{
    Check, Flag, Kind, Lang, PerFacet, PublisherKind, Reason, Relation, Role, Severity, ShownUnit, SourceLang, Status,
};

coded!(
    Bound,
    Check,
    Direction,
    Flag,
    FlagKind,
    How,
    Kind,
    Lang,
    PublisherKind,
    Reason,
    Relation,
    Role,
    Severity,
    ShownUnit,
    SourceLang,
    Status
);

/// As an object whose keys are the facets' codes.
impl<T: ToValue> ToValue for PerFacet<T> {
    fn to_value(&self) -> Value {
        value::map(&mut self.iter().map(|(facet, item)| (facet.code(), item.to_value())))
    }
}

/// As an object whose keys are the languages' codes.
impl ToValue for PerLang<String> {
    fn to_value(&self) -> Value {
        value::map(&mut self.iter().map(|(lang, text)| (lang.code(), text.to_value())))
    }
}

impl FromValue for PerLang<String> {
    fn from_value(value: &Value) -> Result<PerLang<String>, Mismatch> {
        value::must_be_object(value)?;
        let mut texts = PerLang::default();
        for lang in Lang::ALL {
            texts[lang] = value::read(value, lang.code())?;
        }
        Ok(texts)
    }
}

impl Taken for PerLang<String> {
    fn taken(value: &Value) -> PerLang<String> {
        PerLang::from_fn(|lang| String::taken(&value::field(value, lang.code())))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl super::typescript::TypeScript for PerLang<String> {
    fn declare(types: &mut super::typescript::Types) -> String {
        types.interface("Phrase", &[" A phrase in each language of the page."], false, |types| {
            Lang::CODES.iter().map(|code| types.field::<String>(code, &[])).collect()
        })
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
