//! The curated files of `src/data`: JSON Lines and CSV into the packed forms, through the gate.
use crate::ingest::curated::draft::{ClaimDraft, SourceDraft};
use crate::ingest::curated::gate::Gate;
use crate::ingest::curated::lists;
use crate::ingest::curated::problem::{Expected, Problem};
use crate::ingest::curated::rows::{Named, one_of, rows};
use crate::model::claim::{Claim, Source, SourceDetail};
use crate::model::codes::{Codes, Entry, FlowOrStock, Measure, Region, RegionType, Unit, UnitKind};
use crate::model::dataset::{CardData, Dataset, Rate};
use crate::model::finding::Compared;
use crate::model::index::{ClaimIx, List, PublisherIx, RateSourceIx, RegionIx, SourceIx};
use crate::model::lang::PerLang;
use serde::de::DeserializeOwned;

/// The curated files, by name.
pub trait Files {
    /// The text of a file of `src/data`.
    fn text(&self, name: &'static str) -> String;
}

/// What the files hold, and what is wrong with them. Nothing is compared yet.
pub struct Curated {
    pub first: Dataset,
    pub cards: CardData,
    pub problems: Vec<Problem>,
}

/// Reads every file.
pub fn read(files: &impl Files) -> Curated {
    let mut problems = Vec::new();
    let mut cards = CardData::default();
    let codes = code_lists(files, &mut cards, &mut problems);
    let (rates, rate_sources) = rates(files, &mut problems);
    official(files, &mut problems);
    let mut gate = Gate::new(&codes);
    let mut sources = List::default();
    for (line, draft) in lines::<SourceDraft>(files, "sources.jsonl", &mut problems) {
        let (source, detail) = gate.source(line, draft);
        sources.push(source);
        cards.sources.push(detail);
    }
    let mut claims = List::default();
    let mut previous: Option<String> = None;
    for (line, draft) in lines::<ClaimDraft>(files, "claims.jsonl", &mut problems) {
        let id = draft.id.clone();
        if let Some((claim, detail)) = gate.claim(line, previous.as_deref(), draft) {
            claims.push(claim);
            cards.details.push(detail);
        }
        previous = Some(id);
    }
    gate.finish();
    problems.append(&mut gate.problems);
    let goods = std::mem::take(&mut gate.goods);
    let publishers = sorted(std::mem::take(&mut gate.publishers), &mut sources);
    drop(gate);
    in_order_of_use(&mut claims, &mut sources, &mut cards.sources);
    let first = Dataset {
        version: String::new(),
        codes,
        goods,
        publishers,
        parties: List::default(),
        sources,
        claims,
        rates,
        rate_sources,
        compared: Compared::default(),
    };
    Curated { first, cards, problems }
}

/// The publishers by name, as links are read.
fn sorted(publishers: List<PublisherIx, String>, sources: &mut List<SourceIx, Source>) -> List<PublisherIx, String> {
    let mut order: Vec<PublisherIx> = publishers.indices().collect();
    order.sort_by(|a, b| publishers.get(*a).cmp(&publishers.get(*b)));
    for source in sources {
        let place = order.iter().position(|publisher| *publisher == source.publisher);
        source.publisher = place.map_or(source.publisher, PublisherIx::at);
    }
    order.iter().filter_map(|publisher| publishers.get(*publisher)).cloned().collect()
}

/// Puts the sources in the order in which claims first name them, so that most claims name the next one: 1.8 kB of the first view.
fn in_order_of_use(claims: &mut List<ClaimIx, Claim>, sources: &mut List<SourceIx, Source>, details: &mut List<SourceIx, SourceDetail>) {
    let mut place: List<SourceIx, Option<SourceIx>> = sources.iter().map(|_| None).collect();
    let mut order: Vec<SourceIx> = Vec::new();
    for source in claims.iter().map(|claim| claim.source).chain(sources.indices()) {
        if let Some(place) = place.get_mut(source).filter(|place| place.is_none()) {
            *place = Some(SourceIx::at(order.len()));
            order.push(source);
        }
    }
    *sources = order.iter().filter_map(|source| sources.get(*source)).cloned().collect();
    *details = order.iter().filter_map(|source| details.get(*source)).cloned().collect();
    for claim in claims {
        claim.source = place.get(claim.source).copied().flatten().unwrap_or(claim.source);
    }
}

fn lines<T: DeserializeOwned>(files: &impl Files, file: &'static str, problems: &mut Vec<Problem>) -> Vec<(usize, T)> {
    let mut records = Vec::new();
    for (n, line) in files.text(file).lines().enumerate() {
        match serde_json::from_str(line) {
            Ok(record) => records.push((n + 1, record)),
            Err(error) => {
                let found = line.chars().take(60).collect();
                problems.push(Problem { file, line: n + 1, field: String::new(), found, expected: Expected::Record(error.to_string()) });
            }
        }
    }
    records
}

fn entries<I>(files: &impl Files, file: &'static str, key: &'static str, problems: &mut Vec<Problem>) -> List<I, Entry> {
    rows(&files.text(file), file, [key, "en", "id"], true, problems)
        .into_iter()
        .map(|(_, [code, en, id])| Entry { code, name: PerLang::curated(id, en) })
        .collect()
}

const UNIT_KINDS: Named<UnitKind> = Named { codes: UnitKind::CODES, read: UnitKind::from_code };
const FLOW_OR_STOCK: Named<FlowOrStock> = Named { codes: FlowOrStock::CODES, read: FlowOrStock::from_code };
const REGION_TYPES: Named<RegionType> = Named { codes: RegionType::CODES, read: RegionType::from_code };

fn code_lists(files: &impl Files, cards: &mut CardData, problems: &mut Vec<Problem>) -> Codes {
    let chapters = entries(files, "hs_chapters.csv", "chapter", problems);
    let countries = entries(files, "countries.csv", "alpha2", problems);
    let units = rows(&files.text("units.csv"), "units.csv", ["code", "en", "id", "kind", "to_base"], true, problems);
    let units = units
        .into_iter()
        .map(|(line, [code, en, id, kind, to_base])| {
            let kind = one_of(("units.csv", line, "kind"), &kind, UNIT_KINDS, UnitKind::Count, problems);
            let factor = to_base.parse::<f64>().ok().filter(|f| *f > 0.0);
            if !to_base.is_empty() && factor.is_none() {
                problems.push(Problem { file: "units.csv", line, field: "to_base".into(), found: to_base, expected: Expected::Number });
            }
            Unit { entry: Entry { code, name: PerLang::curated(id, en) }, kind, to_base: factor }
        })
        .collect();
    let measures =
        rows(&files.text("measures.csv"), "measures.csv", ["code", "en", "id", "unit_kind", "additive", "flow_or_stock"], true, problems);
    let measures = measures
        .into_iter()
        .map(|(line, [code, en, id, kind, additive, flow])| {
            let unit_kind = one_of(("measures.csv", line, "kind"), &kind, UNIT_KINDS, UnitKind::Count, problems);
            if !matches!(additive.as_str(), "yes" | "no") {
                let expected = Expected::OneOf(&["yes", "no"]);
                problems.push(Problem { file: "measures.csv", line, field: "additive".into(), found: additive.clone(), expected });
            }
            let flow_or_stock = one_of(("measures.csv", line, "flow_or_stock"), &flow, FLOW_OR_STOCK, FlowOrStock::Neither, problems);
            Measure { entry: Entry { code, name: PerLang::curated(id, en) }, unit_kind, additive: additive == "yes", flow_or_stock }
        })
        .collect();
    let mut codes = Codes { regions: regions(files, problems), chapters, countries, measures, units, ..Codes::default() };
    (codes.scopes, cards.scopes) = lists::scopes(&files.text("scopes.csv"), &codes, problems);
    (codes.origins, cards.origins) = lists::origins(&files.text("origins.csv"), &codes, problems);
    cards.neighbours = lists::neighbours(&files.text("neighbours.csv"), &codes.regions, problems);
    codes
}

fn regions(files: &impl Files, problems: &mut Vec<Problem>) -> List<RegionIx, Region> {
    let rows = rows(&files.text("regions.csv"), "regions.csv", ["code", "name", "short", "type", "parent"], true, problems);
    let types: Vec<RegionType> = rows
        .iter()
        .map(|(line, row)| one_of(("regions.csv", *line, "type"), &row[3], REGION_TYPES, RegionType::Regency, problems))
        .collect();
    let codes: Vec<String> = rows.iter().map(|(_, row)| row[0].clone()).collect();
    rows.into_iter()
        .zip(&types)
        .map(|((line, [code, name, short, _, parent]), region_type)| {
            let up = codes.iter().position(|code| *code == parent);
            let wanted = match region_type {
                RegionType::Country => None,
                RegionType::Province => Some(RegionType::Country),
                RegionType::Regency | RegionType::City => Some(RegionType::Province),
            };
            if up.map(|n| types[n]) != wanted {
                let expected = Expected::Parent;
                problems.push(Problem { file: "regions.csv", line, field: "parent".into(), found: parent, expected });
            }
            // Provinces are known by their full names; regencies and cities by `Kab.` and `Kota`.
            let name = if *region_type == RegionType::Province { name } else { short };
            Region { code, name, kind: *region_type, parent: up.map(RegionIx::at) }
        })
        .collect()
}

fn rates(files: &impl Files, problems: &mut Vec<Problem>) -> (Vec<Rate>, List<RateSourceIx, String>) {
    let mut sources: List<RateSourceIx, String> = List::default();
    let rows = rows(&files.text("fx_idr_per_usd.csv"), "fx_idr_per_usd.csv", ["period", "rate", "source"], true, problems);
    let rates = rows
        .into_iter()
        .map(|(line, [period, rate, source])| {
            let mut refuse = |field: &str, found: &str, expected| {
                problems.push(Problem { file: "fx_idr_per_usd.csv", line, field: field.into(), found: found.into(), expected });
            };
            if crate::model::edtf::Period::parse(&period).is_err() {
                refuse("period", &period, Expected::Period);
            }
            let value = rate.parse().unwrap_or_default();
            if !(5_000.0..25_000.0).contains(&value) {
                refuse("rate", &rate, Expected::Number);
            }
            let n = sources.position(|s| *s == source).unwrap_or_else(|| {
                sources.push(source);
                RateSourceIx::at(sources.len() - 1)
            });
            Rate { period, rate: value, source: n }
        })
        .collect();
    (rates, sources)
}

fn official(files: &impl Files, problems: &mut Vec<Problem>) {
    let file = "exports_indonesia.csv";
    for (line, [period, _, amount, _]) in rows(&files.text(file), file, ["period", "measure", "amount_usd", "source"], false, problems) {
        if crate::model::edtf::Period::parse(&period).is_err() {
            problems.push(Problem { file, line, field: "period".into(), found: period, expected: Expected::Period });
        }
        if amount.parse::<f64>().is_err() {
            problems.push(Problem { file, line, field: "amount_usd".into(), found: amount, expected: Expected::Number });
        }
    }
}
