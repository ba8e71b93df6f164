//! Records as the data files write them, before the gate. An unknown key is refused.
use crate::model::lang::PerLang;
use serde::Deserialize;

/// A line of claims.jsonl.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimDraft {
    pub id: String,
    pub kind: String,
    #[serde(deserialize_with = "given")]
    pub event: Option<String>,
    pub source: String,
    #[serde(deserialize_with = "given")]
    pub origin: Option<String>,
    pub when: String,
    #[serde(deserialize_with = "given")]
    pub when_stated: Option<String>,
    #[serde(rename = "where")]
    pub region: String,
    #[serde(deserialize_with = "given")]
    pub place: Option<String>,
    pub title: Phrase,
    pub observations: Vec<ObservationDraft>,
    pub commodities: Vec<GoodDraft>,
    pub destinations: Vec<String>,
    pub parties: Vec<PartyDraft>,
    #[serde(deserialize_with = "given")]
    pub note: Option<Phrase>,
}

/// An observation of a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationDraft {
    pub measure: String,
    pub value: serde_json::Number,
    pub unit: String,
    pub original: String,
    #[serde(deserialize_with = "given")]
    pub scope: Option<String>,
    pub status: String,
    pub implied: Vec<String>,
    #[serde(deserialize_with = "given")]
    pub equivalent: Option<EquivalentDraft>,
    #[serde(deserialize_with = "given")]
    pub when: Option<String>,
}

/// The same figure in the other currency.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EquivalentDraft {
    pub value: serde_json::Number,
    pub unit: String,
    pub original: String,
}

/// A commodity of a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoodDraft {
    #[serde(deserialize_with = "given")]
    pub hs: Option<String>,
    #[serde(rename = "as")]
    pub name: Phrase,
}

/// A party of a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyDraft {
    pub role: String,
    pub name: String,
    pub person: Option<String>,
}

/// A phrase in the languages that the curated files have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub en: String,
    pub id: String,
}

impl From<Phrase> for PerLang<String> {
    fn from(p: Phrase) -> PerLang<String> {
        PerLang::curated(p.id, p.en)
    }
}

/// A line of sources.jsonl.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDraft {
    pub id: String,
    pub publisher: String,
    pub publisher_kind: String,
    #[serde(deserialize_with = "given")]
    pub title: Option<String>,
    #[serde(deserialize_with = "given")]
    pub published: Option<String>,
    #[serde(deserialize_with = "given")]
    pub url: Option<String>,
    pub lang: String,
}

/// A key that must be there, though it may be null.
fn given<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(d)
}
