//! What is told of a place, against a brute force over the files as they are written, and the page of a place as a reader gets it.
mod page;

use crate::support::files::Folder;
use crate::support::fixture::{self, FIXTURE};
use crate::support::oracle::days;
use crate::support::random::Random;
use crate::support::{answer, region};
use jejak_ekspor::model::finding::Member;
use jejak_ekspor::model::vocabulary::Severity;
use jejak_ekspor::present::place::{figure, share, share_disputes, takeaway};
use jejak_ekspor::present::view::View;
use jejak_ekspor::present::years::{about, as_written, comparison};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::query::years::{Column, Note};
use jejak_ekspor::state::{Lang, State};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A figure of all exports or of a class of them, as the files write it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Figure {
    claim: String,
    source: String,
    origin: Option<String>,
    area: String,
    value: String,
    unit: String,
    scope: Option<String>,
    period: (u32, u32),
    is_plan: bool,
    is_estimated: bool,
    is_normal: bool,
    /// The kind of its scope.
    kind: String,
    /// When its claim is over, and when it was published.
    ends: u32,
    published: Option<(u32, u32)>,
}

impl Figure {
    fn year(&self) -> Option<i32> {
        let (from, to) = self.period;
        let months = (to / 100 % 100) as i32 - (from / 100 % 100) as i32 + 1;
        (from / 10_000 == to / 10_000 && from > 0 && months >= 6).then_some((from / 10_000) as i32)
    }

    fn is_year(&self) -> bool {
        self.year().is_some_and(|year| self.period == (year as u32 * 10_000 + 101, year as u32 * 10_000 + 1231))
    }

    fn is_total(&self) -> bool {
        self.year().is_some() && self.period.0 / 100 % 100 == 1 && self.scope.is_none() && !self.is_plan
    }

    fn is_whole(&self) -> bool {
        ["", "trade_class", "basis"].contains(&self.kind.as_str())
    }
}

fn kinds_of_scopes(folder: Folder) -> BTreeMap<String, String> {
    let text = folder.read("scopes.csv");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    rows.records().map(Result::unwrap).map(|row| (row[0].to_owned(), row[3].to_owned())).collect()
}

/// Every figure of exports or of plans for them.
fn figures(folder: Folder) -> Vec<Figure> {
    let kinds = kinds_of_scopes(folder);
    let sources: BTreeMap<String, Value> =
        folder.records("sources.jsonl").into_iter().map(|s| (s["id"].as_str().unwrap().to_owned(), s)).collect();
    let mut found = Vec::new();
    for claim in folder.records("claims.jsonl").iter().filter(|claim| claim["kind"] == "value") {
        for o in claim["observations"].as_array().unwrap() {
            if o["measure"] != "export_value" && o["measure"] != "export_target" {
                continue;
            }
            let text = |value: &Value| value.as_str().map(str::to_owned);
            let source = &sources[claim["source"].as_str().unwrap()];
            let scope = text(&o["scope"]);
            let is_plan = o["measure"] == "export_target" || o["status"] == "forecast";
            found.push(Figure {
                claim: text(&claim["id"]).unwrap(),
                source: text(&claim["source"]).unwrap(),
                origin: text(&claim["origin"]),
                area: text(&claim["where"]).unwrap(),
                value: format!("{}/{}", o["value"], o["upper"]),
                unit: text(&o["unit"]).unwrap(),
                kind: scope.as_ref().map_or_else(String::new, |scope| kinds[scope].clone()),
                scope,
                period: days(o["when"].as_str().or(claim["when"].as_str()).unwrap()),
                is_plan,
                is_estimated: o["status"] == "estimated",
                is_normal: o["status"] == "normal",
                ends: days(claim["when"].as_str().unwrap()).1,
                published: source["published"].as_str().map(days),
            });
        }
    }
    found
}

/// Whether a claim was known of on a day, as the page means it.
fn is_known(figure: &Figure, day: Option<u32>) -> bool {
    let Some(day) = day else { return true };
    let is_over = figure.ends <= day;
    figure.published.map_or(is_over, |published| published.0 <= day && (is_over || figure.ends == u32::MAX))
}

pub fn view<'a>(session: &'a Session, state: &'a State, answer: &'a jejak_ekspor::query::session::Answer, lang: Lang) -> View<'a> {
    View { session, answer, conflicts: &[], state, lang, address: "https://example.org/" }
}

fn id(session: &Session, member: Member) -> String {
    session.data.claims[member.claim].id.clone()
}

/// What the engine says of one state, held against the files.
fn check_place(session: &Session, figures: &[Figure], code: &str, day: Option<u32>, lang: Lang) {
    let asof = day.map(|day| format!("&asof={}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)).unwrap_or_default();
    let link = format!("region={code}{asof}");
    let (state, answer) = answer(session, &link);
    let view = view(session, &state, &answer, lang);
    let area = region(session, code);
    assert_eq!(state.place(), Some(area), "{link}");
    let own: Vec<&Figure> = figures.iter().filter(|f| f.area == code && is_known(f, day)).collect();
    check_table(&view, &own, code);
    let place = session.place(&answer.others, area, &state);
    let whole_years: BTreeSet<i32> = own.iter().filter(|f| f.is_total() && f.is_year()).filter_map(|f| f.year()).collect();
    let silent: Vec<i32> = match (whole_years.first(), whole_years.last()) {
        (Some(first), Some(last)) => (*first..*last).filter(|year| !whole_years.contains(year)).collect(),
        _ => Vec::new(),
    };
    assert_eq!(place.silent, silent, "{link}");
    assert_eq!(place.newest.as_ref().map(|newest| newest.year), whole_years.last().copied(), "{link}");
    let sentences: Vec<String> = takeaway(&view, &place).iter().map(|sentence| sentence.whole()).collect();
    if let Some(newest) = &place.newest {
        let of_year: Vec<&&Figure> = own.iter().filter(|f| f.is_total() && f.is_year() && f.year() == Some(newest.year)).collect();
        let mut counted: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        of_year.iter().for_each(|f| {
            counted.entry((&f.value, &f.unit)).or_default().insert(&f.source);
        });
        let most = counted.values().map(BTreeSet::len).max().unwrap();
        assert_eq!(newest.sources as usize, most, "{link}");
        let first = of_year.iter().find(|f| f.claim == id(session, newest.members[0])).unwrap();
        assert_eq!(counted[&(first.value.as_str(), first.unit.as_str())].len(), most, "{link}");
        let is_disputed = place.disputed.as_ref().is_some_and(|disputed| disputed.year == newest.year);
        let written = figure(&view, newest.members[0]);
        let told = sentences.iter().any(|s| s.contains(&written) && s.contains(&newest.year.to_string()));
        assert!(is_disputed || told, "{link}: {sentences:?}");
    }
    if let Some(disputed) = &place.disputed {
        let is_member = |f: &Figure| {
            disputed.conflict.values.iter().any(|v| {
                let o = &session.data.claims[v.member.claim].observations[v.member.observation];
                let value: f64 = f.value.split('/').next().unwrap().parse().unwrap();
                let unit = &session.data.codes.units[o.unit].entry.code;
                f.claim == id(session, v.member) && f.scope.is_none() && value == o.value.to_f64() && f.unit == *unit
            })
        };
        let counted = own.iter().filter(|f| f.is_total() && f.year() == Some(disputed.year) || is_member(f));
        let of_year: BTreeSet<(&str, &str)> = counted.map(|f| (f.value.as_str(), f.unit.as_str())).collect();
        assert_eq!(disputed.figures as usize, of_year.len(), "{link}");
        let ends = [disputed.low, disputed.high].map(|end| figure(&view, end));
        assert!(sentences[0].contains(&ends[0]) && sentences[0].contains(&ends[1]), "{link}: {}", sentences[0]);
        assert!(sentences[0].contains('⚑') && sentences[0].contains(&disputed.year.to_string()), "{link}: {}", sentences[0]);
        assert!(disputed.conflict.low < disputed.conflict.high && disputed.conflict.unexplained >= 1.1, "{link}");
    }
    for told in &place.shares {
        let (sentence, sum) = share(&view, told).unwrap();
        let find = |member: Member, code: &str| {
            figures
                .iter()
                .filter(|f| f.claim == id(session, member) && f.is_total() && f.is_year() && f.year() == Some(told.year))
                .find(|f| f.area == code)
                .cloned()
        };
        let wider = session.data.codes.regions[session.data.claims[told.whole.claim].region].code.clone();
        let (part, whole) = (find(told.part, code), find(told.whole, &wider));
        assert!(part.is_some() && whole.is_some_and(|whole| whole.is_normal), "{link}: {sentence}");
        let percent = told.values.0 / told.values.1 * 100.0;
        assert!(percent > 0.0 && percent.is_finite() && sentence.contains('%') && sum.contains('÷'), "{link}: {sentence} {sum}");
        let touched = session
            .data
            .compared
            .groups
            .iter_indexed()
            .filter(|(_, group)| [told.part, told.whole].iter().any(|m| group.members.contains(m)));
        let large = touched.filter(|(n, _)| session.conflict(*n, view.state).is_some_and(|one| one.severity() == Severity::Large)).count();
        assert_eq!(told.disputes.is_empty(), large == 0, "{link}: {sentence}");
        assert_eq!(share_disputes(&view, told).len(), told.disputes.len(), "{link}");
        assert!(sentence.contains(&figure(&view, told.part)) && sentence.contains(&figure(&view, told.whole)), "{link}: {sentence}");
    }
    assert!(!place.own.is_empty() || sentences.is_empty(), "{link}: {sentences:?}");
    assert!(place.own.is_empty() || !sentences.is_empty(), "{link}: a place that is named has a sentence");
}

/// The table of a place: every figure that fits is in one cell of its year and body, as often as there are sources, and nothing else.
fn check_table(view: &View, own: &[&Figure], code: &str) {
    let session = view.session;
    let years = session.years(&view.answer.others, &[region(session, code)], view.state);
    let fitting: Vec<&&Figure> = own.iter().filter(|f| f.year().is_some() && f.is_whole()).collect();
    assert_eq!(years.left_out as usize, own.len() - fitting.len(), "{code}");
    let mut expected: BTreeMap<(i32, String), usize> = BTreeMap::new();
    for f in &fitting {
        *expected.entry((f.year().unwrap(), f.claim.clone())).or_default() += 1;
    }
    let mut found: BTreeMap<(i32, String), usize> = BTreeMap::new();
    for row in &years.rows {
        for (column, cell) in years.columns.iter().zip(&row.cells) {
            for printed in cell {
                for member in &printed.members {
                    *found.entry((row.year, id(session, *member))).or_default() += 1;
                    let origin = session.data.claims[member.claim].origin;
                    let is_here = match column {
                        Column::Origin(column) => *column == origin,
                        Column::Others => origin.is_some() && !years.columns.contains(&Column::Origin(origin)),
                        Column::Area(_) => false,
                    };
                    assert!(is_here, "{code} {}", row.year);
                }
                let first = &id(session, printed.members[0]);
                let o = &session.data.claims[printed.members[0].claim].observations[printed.members[0].observation];
                let scope = o.scope.map(|scope| session.data.codes.scopes[scope].entry.code.clone());
                let unit = &session.data.codes.units[o.unit].entry.code;
                let of_claim: Vec<&&&Figure> = fitting
                    .iter()
                    .filter(|f| f.claim == *first && f.scope == scope && f.unit == *unit && f.year() == Some(row.year))
                    .collect();
                // Those that give the very figure for the very thing and period, in this column.
                let is_met = of_claim.iter().any(|this| {
                    let origins: BTreeSet<Option<&String>> = printed
                        .members
                        .iter()
                        .map(|m| session.data.claims[m.claim].origin)
                        .map(|o| o.map(|o| &session.data.codes.origins[o].code))
                        .collect();
                    let same = fitting.iter().filter(|f| {
                        (&f.value, &f.unit, &f.scope, f.period, f.is_plan, f.is_estimated)
                            == (&this.value, &this.unit, &this.scope, this.period, this.is_plan, this.is_estimated)
                            && (origins.contains(&f.origin.as_ref()) || *column == Column::Others)
                    });
                    same.map(|f| &f.source).collect::<BTreeSet<_>>().len() == printed.sources as usize
                });
                assert!(is_met, "{code} {}: {printed:?}", row.year);
                let told = about(view, printed, *column, row.year);
                assert!(told.contains(&printed.sources.to_string()) && !as_written(view, printed).is_empty(), "{code}: {told}");
                assert_eq!(printed.disagrees, row.notes.iter().any(|note| matches!(note, Note::Conflict(c) if c.unexplained >= 1.1 && c.values.iter().any(|v| printed.members.contains(&v.member)))), "{code}");
            }
        }
    }
    assert_eq!(found, expected, "{code}");
    let listed: Vec<i32> = years.rows.iter().map(|row| row.year).collect();
    assert!(listed.windows(2).all(|pair| pair[0] == pair[1] + 1), "{code}: every year between the first and the last, the newest first");
}

/// Random states of every place, in both languages.
pub fn places_hold(session: &Session, folder: Folder, times: usize) {
    let figures = figures(folder);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let regions: Vec<String> = session.data.codes.regions.iter().map(|region| region.code.clone()).collect();
    let named: Vec<String> = figures.iter().map(|f| f.area.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    for n in 0..times {
        let code = if n % 5 == 0 { random.one(&regions) } else { random.one(&named) };
        let day = random
            .maybe(|random| (2012 + random.below(15) as u32) * 10_000 + (1 + random.below(12) as u32) * 100 + 1 + random.below(28) as u32);
        check_place(session, &figures, &code, day, [Lang::Id, Lang::En][n % 2]);
    }
}

#[test]
fn what_is_told_of_places_is_what_the_files_say() {
    places_hold(fixture::session(), FIXTURE, 300);
}

#[test]
fn the_sentences_of_a_place_are_those_of_its_claims() {
    let session = fixture::session();
    let told = |link: &str, lang: Lang| {
        let (state, answer) = answer(session, link);
        let view = view(session, &state, &answer, lang);
        let place = session.place(&answer.others, state.place().unwrap(), &state);
        takeaway(&view, &place).iter().map(|sentence| sentence.whole()).collect::<Vec<_>>()
    };
    let id = told("region=3524", Lang::Id);
    assert!(id[0].starts_with("Untuk 2022 ada ") && id[0].ends_with(": ⚑ ×83."), "{id:?}");
    assert!(id[0].contains("yang terendah Rp1,3 triliun (Jan–Okt), yang tertinggi Rp107,53 triliun"), "{id:?}");
    let en = told("region=3524", Lang::En);
    assert!(en[0].contains("the lowest Rp1.3 trillion (Jan–Oct), the highest Rp107.53 trillion: ⚑ ×83."), "{en:?}");
    assert!(told("region=3521", Lang::Id).is_empty(), "nobody names it");
}

#[test]
fn a_place_is_one_region_alone_and_a_brush_leaves_it_one() {
    let session = fixture::session();
    let place = |link: &str| answer(session, link).0.place().is_some();
    for link in ["region=3524", "region=0", "region=35&unit=IDR&when=2022&asof=2024-01-01&lang=en", "region=3524&compare=3525"] {
        assert!(place(link), "{link}");
    }
    for link in [
        "",
        "region=3524,3525",
        "region=-",
        "region=3524&kind=value",
        "region=3524&q=ikan",
        "region=3524&embed=all",
        "region=3524&compare=3524,3525",
    ] {
        assert!(!place(link), "{link}");
    }
}

#[test]
fn several_areas_have_one_table_with_a_column_each() {
    let session = fixture::session();
    let (state, answer) = answer(session, "region=3524,35&compare=3524,35");
    let areas = state.compared().to_vec();
    let view = view(session, &state, &answer, Lang::Id);
    let years = session.years(&answer.others, &areas, &state);
    assert_eq!(years.columns, areas.iter().copied().map(Column::Area).collect::<Vec<_>>());
    for row in &years.rows {
        for (area, cell) in areas.iter().zip(&row.cells) {
            assert!(cell.iter().flat_map(|printed| &printed.members).all(|m| session.data.claims[m.claim].region == *area));
        }
    }
    let alone: usize = areas.iter().map(|area| session.years(&answer.others, &[*area], &state)).map(|years| members(&years)).sum();
    assert!(alone > 0 && alone == members(&years), "each figure of one area's table is in the table of several");
    assert!(comparison(&view, &years).is_some_and(|sentence| !sentence.text.is_empty()));
}

fn members(years: &jejak_ekspor::query::years::Years) -> usize {
    years.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|printed| printed.members.len()).sum()
}
