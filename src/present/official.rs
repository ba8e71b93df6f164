//! An opened table beside the claims, in words: what the worker answers about it.
use crate::compare::item::Item;
use crate::model::codes::{Entry, Unit, UnitKind};
use crate::model::dataset::{CardData, Dataset};
use crate::model::finding::Reason;
use crate::model::index::{RegionIx, UnitIx};
use crate::model::sort;
use crate::model::table::CodeList;
use crate::present::conflict_words::{capital, explained, times, unexplained_rest};
use crate::present::i18n::check::check_strings;
use crate::present::i18n::{date, name, number};
use crate::protocol::answer::{self, Choice, Form, Official, OfficialClaim, OfficialConflict, OfficialSeries};
use crate::protocol::request::Beside;
use crate::state::Lang;
use crate::user_table::Opened;
use crate::user_table::official::answer::{Answer, Differing};
use crate::user_table::official::conflict::Conflict;
use crate::user_table::official::offered::offered;

/// The claims and the language.
pub struct Teller<'a> {
    pub data: &'a Dataset,
    pub cards: &'a CardData,
    pub lang: Lang,
}

impl Teller<'_> {
    /// A table beside the claims.
    pub fn official(&self, file: &str, found: &Answer) -> Option<Official> {
        let codes = &self.data.codes;
        let measure = codes.measures.get(found.measure)?;
        let scope = found.scope.and_then(|n| codes.scopes.get(n)).map(|s| &s.entry);
        let part = scope.map_or_else(String::new, |scope| [": ", name(scope, self.lang)].concat());
        let what = capital(&[name(&measure.entry, self.lang), &part].concat());
        let unit = |n: UnitIx| codes.units.get(n).map(unit);
        let series = found.series.iter().map(|series| OfficialSeries {
            name: self.region(series.region).to_owned(),
            place: series.place,
            points: series.points.clone(),
        });
        Some(Official {
            file: file.to_owned(),
            measure: measure.entry.code.clone(),
            unit: unit(found.unit)?,
            own_unit: unit(found.own_unit)?,
            is_narrowed: found.is_narrowed,
            is_part: found.is_part,
            is_other_part: found.is_other_part,
            series: series.collect(),
            unrated: found.unrated,
            unknown: found.unknown,
            compared: found.compared,
            conflicts: found.conflicts.iter().map(|differing| self.conflict(differing, &what, found.unit)).collect(),
            what,
        })
    }

    fn region(&self, n: RegionIx) -> &str {
        self.data.codes.regions.get(n).map_or("", |region| region.name.as_str())
    }

    fn amount(&self, value: f64, unit: UnitIx) -> String {
        number::amount(value, unit, self.data, self.lang)
    }

    #[inline(never)]
    fn conflict(&self, differing: &Differing, what: &str, unit: UnitIx) -> OfficialConflict {
        let Conflict { claim, table, .. } = &differing.conflict;
        let own = self.amount(table.printed.value, table.unit);
        // Each in its own unit, as both are told.
        let amount = |value: f64| if value == table.printed.value { own.clone() } else { self.amount(value, claim.unit) };
        let bounds = (claim.printed.value.min(table.printed.value), claim.printed.value.max(table.printed.value));
        let factor = times(differing.conflict.ratio, bounds, &amount, self.lang);
        OfficialConflict {
            factor,
            about: [what, ", ", self.region(claim.region)].concat(),
            claims: differing.claims.iter().filter_map(|item| self.claim(item)).collect(),
            claim_period: date::period(&claim.period, self.lang),
            table: match differing.converted {
                Some(converted) => [&own, " (", &self.amount(converted, unit), ")"].concat(),
                None => own,
            },
            table_period: date::period(&table.period, self.lang),
            reasons: self.reasons(&differing.conflict),
            claim_mark: differing.claim_mark,
            table_mark: differing.table_mark,
        }
    }

    /// What may explain the difference, each with how much of it, and last what stays.
    fn reasons(&self, conflict: &Conflict) -> Vec<String> {
        let words = check_strings(self.lang);
        let periods = [&conflict.claim, &conflict.table].map(|item| date::period(&item.period, self.lang));
        let told = conflict.pair.reasons.iter().map(|(why, weight)| {
            let two = (*why == Reason::Period).then_some((periods[0].as_str(), periods[1].as_str()));
            explained(words, *why, *weight, two, self.lang)
        });
        told.chain([unexplained_rest(conflict.pair.unexplained.ratio(), self.lang)]).collect()
    }

    fn claim(&self, item: &Item) -> Option<OfficialClaim> {
        let claim = self.data.claims.get(item.claim)?;
        let source = self.data.sources.get(claim.source)?;
        let original = self.cards.details.get(item.claim).and_then(|d| d.originals.get(item.observation));
        let written = original.map_or_else(|| self.amount(item.printed.value, item.unit), |(written, _)| written.clone());
        let published = source.published.map_or_else(String::new, |day| [", ", &date::period(&day, self.lang)].concat());
        Some(OfficialClaim { id: claim.id.clone(), written, source: [self.data.publisher(source), &published].concat() })
    }
}

fn unit(unit: &Unit) -> answer::Unit {
    let Entry { code, name } = unit.entry.clone();
    answer::Unit { code, name, is_mass: unit.kind == UnitKind::Mass }
}

/// What the reader can set the mapping of a table to.
pub fn form(opened: &Opened, beside: Beside, data: &Dataset, lang: Lang) -> Form {
    let codes = &data.codes;
    let offered = offered(data, beside.mapping.measure.as_deref());
    let choice = |entry: &Entry| Choice { code: entry.code.clone(), name: name(entry, lang).to_owned() };
    let measures = offered.measures.iter().filter_map(|n| codes.measures.get(*n));
    let units = offered.units.iter().filter_map(|n| codes.units.get(*n));
    let scopes = offered.scopes.iter().filter_map(|n| codes.scopes.get(*n)).map(|s| &s.entry);
    let mut scopes: Vec<Choice> = scopes.map(choice).collect();
    sort::sort(&mut scopes, |a, b| a.name.cmp(&b.name));
    Form {
        columns: opened.amounts.iter().map(|amount| amount.name.clone()).collect(),
        measures: measures.map(|measure| choice(&measure.entry)).collect(),
        units: units.map(|unit| choice(&unit.entry)).collect(),
        scopes,
        area_columns: opened.names.iter().filter(|names| names.list == CodeList::Region).map(|names| names.name.clone()).collect(),
        areas: codes.regions.iter().map(|region| Choice { code: region.code.clone(), name: region.name.clone() }).collect(),
        beside,
    }
}
