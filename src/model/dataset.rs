//! The embedded data as the page holds them, and their packed form.
use crate::model::claim::{Claim, Detail, Good, Observation, Source, SourceDetail};
use crate::model::codes::{Codes, OriginDetail, ScopeDetail};
use crate::model::finding::{CheckText, Compared, FindingData, Member};
use crate::model::index::{ClaimIx, GoodIx, List, OriginIx, PartyIx, PublisherIx, RateSourceIx, RegionIx, ScopeIx, SourceIx};
use crate::model::lang::PerLang;

/// Mean rupiah per dollar of a year ("2022") or a month ("2022-10").
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    pub period: String,
    pub rate: f64,
    pub source: RateSourceIx,
}

/// What the first view needs; embedded in the wasm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// First 8 hex digits of the SHA-256 of what the curated files say.
    pub version: String,
    pub codes: Codes,
    pub goods: List<GoodIx, Good>,
    /// Sorted by name.
    pub publishers: List<PublisherIx, String>,
    /// The names of those who act in claims, sorted; none until the words of the cards have arrived.
    pub parties: List<PartyIx, String>,
    /// In the order in which claims first name them.
    pub sources: List<SourceIx, Source>,
    /// Sorted by id.
    pub claims: List<ClaimIx, Claim>,
    pub rates: Vec<Rate>,
    pub rate_sources: List<RateSourceIx, String>,
    pub compared: Compared,
}

impl Dataset {
    /// Whether the ids of the claims are here; they follow the first view.
    pub fn has_ids(&self) -> bool {
        self.claims.get(ClaimIx::new(0)).is_none_or(|claim| !claim.id.is_empty())
    }

    /// A figure with the claim that gives it.
    pub fn figure(&self, member: Member) -> Option<(&Claim, &Observation)> {
        let claim = self.claims.get(member.claim)?;
        Some((claim, claim.observations.get(member.observation)?))
    }

    /// Takes the names of those who act in claims from the words of the cards.
    pub fn add_parties(&mut self, details: &List<ClaimIx, Detail>) {
        let acting = |detail: &Detail| detail.parties.iter().filter(|party| party.role.acts()).map(|party| party.name.clone()).collect();
        let named: Vec<Vec<String>> = details.iter().map(acting).collect();
        let mut names: Vec<String> = named.concat();
        crate::model::sort::sort(&mut names, |a, b| a.cmp(b));
        names.dedup();
        self.parties = names.into();
        for (claim, named) in self.claims.iter_mut().zip(&named) {
            let found = named.iter().filter_map(|name| self.parties.search(|party| party.as_str().cmp(name)));
            claim.parties = found.collect();
            crate::model::sort::ascending(&mut claim.parties);
            claim.parties.dedup();
        }
    }

    /// Who publishes a source.
    pub fn publisher(&self, source: &Source) -> &str {
        self.publishers.get(source.publisher).map_or("", String::as_str)
    }
}

/// What the cards need; fetched after the first view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardData {
    /// Names of the codes that no claim uses, in the order of `packed::add_rest`.
    pub names: Vec<String>,
    /// Ids of the claims; a link to a claim waits for them.
    pub ids: Vec<String>,
    /// By check, from `i18n::check_texts`.
    pub check_texts: PerLang<Vec<CheckText>>,
    pub details: List<ClaimIx, Detail>,
    pub sources: List<SourceIx, SourceDetail>,
    pub scopes: List<ScopeIx, ScopeDetail>,
    pub origins: List<OriginIx, OriginDetail>,
    /// Regencies and cities that share a land border, the lower index first; two provinces do where two of theirs do.
    pub neighbours: Vec<(RegionIx, RegionIx)>,
    pub found: FindingData,
}
