//! The opened table beside the claims: what is proposed, what is summed, and what is compared, also against a brute force.
use super::{DATA, NAMES, table};
use crate::support::fixture;
use crate::support::random::Random;
use jejak_ekspor::compare::interval::{Interval, Printed};
use jejak_ekspor::compare::item::{Input, Item, Subject};
use jejak_ekspor::ingest::table::source::Wanted;
use jejak_ekspor::model::claim::{Kind, Status};
use jejak_ekspor::model::columnar::By;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::model::edtf::{Period, day_from_civil, days_in_month};
use jejak_ekspor::model::finding::{Reason, Relation};
use jejak_ekspor::model::index::{ClaimIx, ObservationIx, RegionIx, ScopeIx, SourceIx};
use jejak_ekspor::present::i18n::table_ui::words;
use jejak_ekspor::present::official::{Teller, form};
use jejak_ekspor::protocol::answer::{Form, Official as Answer};
use jejak_ekspor::protocol::request::{Beside, OTHER_PART, Official as Question, Selection};
use jejak_ekspor::protocol::{FromValue, ToValue, from_json, to_json};
use jejak_ekspor::state::{Lang, ShownUnit};
use jejak_ekspor::user_table::official::answer::World;
use jejak_ekspor::user_table::official::conflict::{About, Compared, compare};
use jejak_ekspor::user_table::official::observation::Line;
use jejak_ekspor::user_table::official::proposal::{mapping_of, propose, scope_of};
use jejak_ekspor::user_table::series::{AreaSums, Cell, NoSeries};
use jejak_ekspor::user_table::{Held, Opened, build};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static CARDS: LazyLock<CardData> = LazyLock::new(fixture::cards);

fn opened(text: &str, file: &str) -> Opened {
    build(table(text), file, None, &DATA.codes).0
}

fn proposed(text: &str, file: &str) -> Beside {
    propose(&opened(text, file), &NAMES, &DATA.codes).expect("a column of amounts")
}

/// Header of the column of figures, with the parts of its mapping: measure, unit, power, scope, shown.
type Header = (&'static str, Option<&'static str>, Option<&'static str>, i8, Option<&'static str>, bool);

#[test]
fn headers_propose_a_mapping() {
    let export = Some("export_value");
    let headers: [Header; 13] = [
        ("Nilai Ekspor (US $)", export, Some("USD"), 0, None, true),
        ("nilai (juta US$)", export, Some("USD"), 6, None, true),
        ("Ekspor (Miliar Rupiah)", export, Some("IDR"), 9, None, true),
        ("Total ekspor Indonesia (juta USD)", export, Some("USD"), 6, None, true),
        ("Nilai Ekspor Tahunan 2014-2023 (000 US$)", export, Some("USD"), 3, None, true),
        ("Berat Ekspor (KG)", Some("weight"), Some("kg"), 0, None, true),
        ("Berat Bersih (Ribu Ton)", Some("weight"), Some("t"), 3, None, true),
        ("Non Migas (juta US$)", export, Some("USD"), 6, Some("non-oil-and-gas"), true),
        ("Ekspor Migas (US$)", export, Some("USD"), 0, Some("oil-and-gas"), true),
        ("Nilai ekspor komoditas pertanian (Rp)", export, Some("IDR"), 0, Some("agriculture"), true),
        ("Others (US$)", export, Some("USD"), 0, Some(OTHER_PART), false),
        ("Nilai Impor (US $)", Some("import_value"), Some("USD"), 0, Some(OTHER_PART), false),
        ("Ekspor", export, None, 0, None, false),
    ];
    for (header, measure, unit, power, scope, is_shown) in headers {
        let beside = proposed(&format!("bulan,{header}\n2022-01,5\n2022-02,6\n"), "tabel.csv");
        let mapping = &beside.mapping;
        let found = (mapping.measure.as_deref(), mapping.unit.as_deref(), mapping.power, mapping.scope.as_deref(), beside.is_shown);
        assert_eq!(found, (measure, unit, Some(power), scope, is_shown), "{header}");
    }
    assert_eq!(scope_of("Ekspor HS 2 Digit Tahun 2025", &DATA.codes), None, "as BPS titles its workbooks");
}

#[test]
fn the_column_that_leaves_least_to_ask_is_proposed() {
    let text = "bulan,Migas (US$),Others (US$),Nilai Impor (US$),Nilai Ekspor (US$),Berat (kg)\n2022-01,1,2,3,4,5\n";
    assert_eq!(proposed(text, "a.csv").mapping.column, "Nilai Ekspor (US$)");
    let table = opened(text, "a.csv");
    let migas = table.amounts.iter().position(|amount| amount.name == "Migas (US$)").unwrap();
    assert_eq!(mapping_of(&table, migas, &NAMES, &DATA.codes).unwrap().scope.as_deref(), Some("oil-and-gas"));
}

#[test]
fn the_area_is_a_column_or_a_name_or_the_nation() {
    let plain = "bulan,Ekspor (US$)\n2022-01,5\n2022-02,6\n";
    for (file, area) in [
        ("ekspor.csv", "0"),
        ("Ekspor Kab. Lamongan 2014-2023.csv", "3524"),
        ("ekspor_jawa_timur_2022.xlsx", "35"),
        ("ekspor 3524.csv", "0"),
        ("bps_bulanan_2014_2023.csv", "0"),
    ] {
        let mapping = proposed(plain, file).mapping;
        assert_eq!((mapping.area.as_deref(), mapping.area_column), (Some(area), None), "{file}");
    }
    let mapping = proposed("bulan,provinsi,Ekspor (US$)\n2022-01,Jawa Timur,5\n2022-02,Bali,6\n", "ekspor lampung.csv").mapping;
    assert_eq!((mapping.area, mapping.area_column.as_deref()), (None, Some("provinsi")));
}

#[test]
fn a_table_of_one_good_or_of_both_flows_is_a_part_that_nobody_names() {
    for text in [
        "bulan,kode hs,Ekspor (US$)\n2022-01,0306,5\n2022-02,0306,6\n",
        "bulan,negara tujuan,Ekspor (US$)\n2022-01,Jepang,5\n2022-02,Jepang,6\n",
        "bulan,arus,nilai (US$)\n2022-01,Ekspor,5\n2022-01,Impor,6\n2022-02,Ekspor,6\n",
    ] {
        let beside = proposed(text, "a.csv");
        assert_eq!((beside.mapping.scope.as_deref(), beside.is_shown), (Some(OTHER_PART), false), "{text}");
    }
    assert!(!proposed("barang,Ekspor (US$)\nkopi,5\nteh,6\n", "a.csv").is_shown, "without periods there is nothing to draw");
    assert_eq!(propose(&opened("barang,kelas\nkopi,a\nteh,b\n", "a.csv"), &NAMES, &DATA.codes), None);
}

/// Sums by month of year 2020 and on: `values[0]` is January; None is a month without rows.
fn months(values: &[Option<i128>]) -> AreaSums {
    let start = |n: usize| day_from_civil(2020 + n as i32 / 12, n as u8 % 12 + 1, 1);
    let cells = values.iter().enumerate().filter_map(|(n, sum)| sum.map(|sum| Cell { start: start(n), sum, rows: 1 }));
    AreaSums { area: "3524".into(), cells: cells.collect() }
}

fn years(values: &[i128]) -> AreaSums {
    let cells = values.iter().enumerate().map(|(n, sum)| Cell { start: day_from_civil(2020 + n as i32, 1, 1), sum: *sum, rows: 1 });
    AreaSums { area: "3524".into(), cells: cells.collect() }
}

#[test]
fn years_are_summed_where_all_months_are_there() {
    let mut values = vec![Some(10); 36];
    values[17] = None;
    let sums = months(&values);
    let line = Line::new(&sums, 1, 6);
    let found: Vec<(String, f64, u32)> = line.years().map(|o| (o.period.to_string(), o.value, o.periods)).collect();
    assert_eq!(found, [("2020".to_owned(), 120e6, 12), ("2022".to_owned(), 120e6, 12)], "June 2021 is missing");
    assert_eq!(line.own().count(), 35);
    let about = |period: &str| -> Vec<(String, f64)> {
        let period = Period::parse(period).unwrap();
        line.about(&period, true).into_iter().map(|o| (o.period.to_string(), o.value)).collect()
    };
    assert_eq!(about("2020-01/2020-10"), [("2020-01/2020-10".to_owned(), 100e6)], "exactly what was asked for");
    assert_eq!(about("2021"), [("2021-07/2021-12".to_owned(), 60e6)], "the longest run inside, and no year");
    assert_eq!(about("2020-03-15"), [("2020-03".to_owned(), 10e6)], "the month around a day");
    assert_eq!(about("2020-02-10/2020-04-20"), [("2020-03".to_owned(), 10e6), ("2020-02/2020-04".to_owned(), 30e6)]);
    assert_eq!(about("2031"), []);
    let sums = years(&[7, 8]);
    let line = Line::new(&sums, 12, 0);
    assert_eq!((line.own().count(), line.years().count()), (2, 0));
    assert_eq!(line.about(&Period::parse("2020/2021").unwrap(), true)[0].value, 15.0);
    let cell = |quarter: i32| Cell { start: day_from_civil(2020 + quarter / 4, (quarter % 4 * 3 + 1) as u8, 1), sum: 5, rows: 1 };
    let sums = AreaSums { area: "0".into(), cells: (0..7).map(cell).collect() };
    let line = Line::new(&sums, 3, 0);
    let found: Vec<String> = line.years().map(|o| o.period.to_string()).collect();
    assert_eq!(found, ["2020"], "four quarters; 2021 has three");
    let about = line.about(&Period::parse("2020-07/2021-03").unwrap(), true);
    assert_eq!((about[0].value, about[0].periods), (15.0, 3), "three quarters");
    let half = months(&[Some(5)]);
    let half = Line::new(&half, 1, 6).own().next().unwrap();
    assert_eq!((half.value, half.half), (5e6, 0.5e6), "a cell in millions is as precise as a million");
}

/// The code lists and rates of the fixture, without claims.
struct Lists {
    data: Dataset,
}

impl Lists {
    fn new() -> Lists {
        let mut data = fixture::dataset();
        data.claims.clear();
        Lists { data }
    }

    fn input(&self) -> Input<'_> {
        Input { data: &self.data, cards: &CARDS }
    }

    fn about(&self, unit: &str) -> About {
        let input = self.input();
        let region = self.data.codes.regions.position(|region| region.code == "3524").unwrap();
        About { measure: input.measure_of("export_value").unwrap(), unit: input.unit_of(unit).unwrap(), scope: None, region }
    }

    /// A claim on Lamongan's exports with half a unit of its last digit.
    fn claim(&self, place: u16, when: &str, unit: &str, value: f64, half: f64) -> Item {
        let about = self.about(unit);
        Item {
            claim: ClaimIx::new(place),
            observation: ObservationIx::new(0),
            kind: Kind::Value,
            subject: Subject::Series,
            region: about.region,
            measure: about.measure,
            scope: None,
            is_named: true,
            unit: about.unit,
            printed: Printed { value, interval: Interval::around(value, half), step: 2.0 * half, digits: 3 },
            other: None,
            period: Period::parse(when).unwrap(),
            status: Status::Normal,
            origin: None,
            source: SourceIx::new(place),
            published: None,
        }
    }

    fn compare(&self, claims: &[Item], sums: &AreaSums, by_year: bool, power: i32, unit: &str) -> Compared {
        compare(&self.input(), claims, &Line::new(sums, if by_year { 12 } else { 1 }, power), &self.about(unit))
    }
}

/// A claim and a table, and what comparing them must find: how many claims are comparable, and the ratio of the conflict.
type Case<'a> = (&'a str, Item, &'a AreaSums, bool, u32, Option<f64>);

#[test]
fn cases_of_claim_and_table() {
    let lists = Lists::new();
    let claim = |when: &str, value: f64, half: f64| lists.claim(3, when, "IDR", value, half);
    // In billions of rupiah.
    let (even, gap, by_year) = (months(&[Some(100); 12]), months(&[[Some(100); 9].as_slice(), &[None; 3]].concat()), years(&[1200, 1300]));
    let elsewhere = Item { region: RegionIx::new(0), ..claim("2020", 5e12, 0.5e12) };
    let scoped = Item { scope: Some(ScopeIx::new(0)), ..claim("2020", 5e12, 0.5e12) };
    let target = Item { status: Status::Forecast, ..claim("2020", 5e12, 0.5e12) };
    let open = Item { period: Period::parse("2020/..").unwrap(), ..claim("2020", 5e12, 0.5e12) };
    let cases: [Case; 18] = [
        ("equal", claim("2020", 1.2e12, 0.5e9), &even, false, 1, None),
        ("rounding covers", claim("2020", 1e12, 0.5e12), &even, false, 1, None),
        ("disjoint", claim("2020", 1.8e12, 0.05e12), &even, false, 1, Some(1.5)),
        ("a thousand times off", claim("2020", 1.2e9, 0.05e9), &even, false, 1, Some(1000.0)),
        ("months that make the period", claim("2020-01/2020-10", 1e12, 0.05e12), &even, false, 1, None),
        ("months that do not", claim("2020-01/2020-10", 3e12, 0.05e12), &even, false, 1, Some(3.0)),
        ("a month", claim("2020-05", 0.4e12, 0.05e12), &even, false, 1, Some(4.0)),
        ("part of a year", claim("2020-01/2020-10", 1e12, 0.05e12), &by_year, true, 1, None),
        ("part above its year", claim("2020-01/2020-10", 1.5e12, 0.05e12), &by_year, true, 1, Some(1.25)),
        ("part far below its year", claim("2020-01/2020-10", 0.1e12, 0.005e12), &by_year, true, 1, Some(12.0)),
        ("two years", claim("2020/2021", 2.5e12, 0.05e12), &by_year, true, 1, None),
        ("months are missing, the year is more", claim("2020", 1.3e12, 0.05e12), &gap, false, 1, None),
        ("months are missing, and exceed the year", claim("2020", 0.6e12, 0.05e12), &gap, false, 1, Some(1.5)),
        ("another year", claim("2024", 5e12, 0.5e12), &even, false, 0, None),
        ("another area", elsewhere, &even, false, 0, None),
        ("another scope", scoped, &even, false, 0, None),
        ("a target", target, &even, false, 0, None),
        ("no end", open, &even, false, 0, None),
    ];
    for (name, claim, sums, by_year, claims, ratio) in cases {
        let found = lists.compare(&[claim], sums, by_year, 9, "IDR");
        assert_eq!(found.claims, claims, "{name}");
        let ratios: Vec<f64> = found.conflicts.iter().map(|conflict| conflict.ratio).collect();
        match ratio {
            Some(ratio) => assert!(matches!(ratios.as_slice(), [one] if (one / ratio - 1.0).abs() < 1e-9), "{name}: {ratios:?}"),
            None => assert!(ratios.is_empty(), "{name}: {ratios:?}"),
        }
    }
}

#[test]
fn reasons_are_those_of_claims_among_themselves() {
    let lists = Lists::new();
    let reasons = |found: &Compared| -> Vec<Reason> { found.conflicts[0].pair.reasons.iter().map(|(reason, _)| *reason).collect() };
    let even = months(&[Some(100); 12]);
    let found = lists.compare(&[lists.claim(1, "2020", "IDR", 1.8e12, 0.05e12)], &even, false, 9, "IDR");
    assert_eq!((found.conflicts[0].pair.relation, reasons(&found)), (Relation::Contradicts, vec![Reason::Rounding]));
    let found = lists.compare(&[lists.claim(1, "2020", "IDR", 0.4e12, 0.05e12)], &years(&[100, 10_000]), true, 9, "IDR");
    assert_eq!(found.conflicts.len(), 1, "400 is not 100");
    let found = lists.compare(&[lists.claim(1, "2020-01/2020-06", "IDR", 0.005e12, 0.0005e12)], &years(&[100]), true, 9, "IDR");
    assert!(reasons(&found).contains(&Reason::Period), "{:?}", reasons(&found));
    let dropped = lists.compare(&[lists.claim(1, "2020", "IDR", 1.1e12, 0.05e12)], &months(&[Some(97); 12]), false, 9, "IDR");
    assert_eq!(dropped.conflicts[0].pair.relation, Relation::Explained, "1.164 with its last digits cut off");
}

#[test]
fn dollars_are_compared_with_rupiah_at_the_rates_of_the_period() {
    let lists = Lists::new();
    // A million dollars a month in 2020, when a dollar was some 14 thousand rupiah: 12 million are about 174 billion.
    let dollars = months(&[Some(1); 12]);
    let near = lists.compare(&[lists.claim(1, "2020", "IDR", 174e9, 0.5e9)], &dollars, false, 6, "USD");
    assert_eq!((near.claims, near.conflicts.len()), (1, 0));
    let far = lists.compare(&[lists.claim(1, "2020", "IDR", 696e9, 0.5e9)], &dollars, false, 6, "USD");
    let conflict = &far.conflicts[0];
    assert!((3.5..4.5).contains(&conflict.ratio), "{}", conflict.ratio);
    assert!(conflict.pair.reasons.iter().any(|(reason, _)| *reason == Reason::Unit), "{:?}", conflict.pair.reasons);
    let kilograms = lists.compare(&[lists.claim(1, "2020", "kg", 5.0, 0.5)], &dollars, false, 6, "USD");
    assert_eq!(kilograms.claims, 0, "a weight is no value");
}

/// What must be found, by the months of the claim one by one.
fn brute_force(values: &[Option<i128>], first: usize, last: usize, claim: (f64, f64)) -> (bool, bool) {
    let inside: Vec<Option<i128>> = (first..=last).map(|n| values.get(n).copied().flatten()).collect();
    let bounds = |sums: &[Option<i128>]| {
        let sum: i128 = sums.iter().map(|sum| sum.unwrap_or(0)).sum();
        (sum as f64 - 0.5 * sums.len() as f64, sum as f64 + 0.5 * sums.len() as f64)
    };
    if inside.iter().all(Option::is_some) {
        let table = bounds(&inside);
        return (true, table.1 < claim.0 || claim.1 < table.0);
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (n, _) in inside.iter().enumerate().filter(|(_, sum)| sum.is_some()) {
        match runs.last_mut().filter(|run| run.1 == n) {
            Some(run) => run.1 = n + 1,
            None => runs.push((n, n + 1)),
        }
    }
    // The longest, the first of several.
    let Some(run) = runs.iter().copied().reduce(|best, run| if run.1 - run.0 > best.1 - best.0 { run } else { best }) else {
        return (false, false);
    };
    let part = bounds(&inside[run.0..run.1]);
    let days = |from: usize, to: usize| (from..to).map(|n| f64::from(days_in_month(2020 + n as i32 / 12, n as u8 % 12 + 1))).sum::<f64>();
    let pace = days(first, last + 1) / days(first + run.0, first + run.1);
    (true, part.0 > claim.1 || (part.0 > 0.0 && claim.0 / part.1 / pace >= 5.0 * (pace / 2.0).max(1.0).powi(2)))
}

#[test]
fn random_tables_and_claims_equal_a_brute_force() {
    let lists = Lists::new();
    let mut random = Random(20_260_725);
    let mut seen = BTreeMap::new();
    for round in 0..4000 {
        let values: Vec<Option<i128>> = (0..30).map(|_| (random.below(12) > 0).then(|| 1 + random.below(40) as i128)).collect();
        let first = random.below(24);
        let last = (first + [0, 2, 9, 11][random.below(4)]).min(35);
        let (value, half) = (1.0 + random.below(900) as f64, [0.5, 5.0, 50.0][random.below(3)]);
        let day = |n: usize, is_last: bool| {
            let (year, month) = (2020 + n as i32 / 12, n as u8 % 12 + 1);
            day_from_civil(year, month, if is_last { days_in_month(year, month) } else { 1 })
        };
        let period = Period::from_days(day(first, false), day(last, true));
        let claim = Item { period, ..lists.claim(1, "2020", "IDR", value, half) };
        let found = lists.compare(&[claim], &months(&values), false, 0, "IDR");
        let now = (found.claims == 1, !found.conflicts.is_empty());
        assert_eq!(
            now,
            brute_force(&values, first, last, (value - half, value + half)),
            "round {round}: {period} {value} ± {half} {values:?}"
        );
        *seen.entry(now).or_insert(0) += 1;
    }
    assert!(seen.len() == 3 && seen.values().all(|count| *count > 20), "every outcome is met often: {seen:?}");
}

// The claims of the fixture.

const LAMONGAN: &str = "tahun,Nilai Ekspor (juta Rp)\n2016,123900\n2017,136933.6\n2021,1800000\n2022,1950000\n2024,20780000\n";

fn answer(table: &Opened, beside: &Beside, lang: Lang, change: impl Fn(&mut Question)) -> Result<Answer, NoSeries> {
    let mut question = Question {
        unit: ShownUnit::Idr,
        regions: Vec::new(),
        compare: Vec::new(),
        ids: DATA.claims.iter().map(|claim| claim.id.clone()).collect(),
    };
    change(&mut question);
    let found = World { data: &DATA, cards: &CARDS }.answer(table, beside, &question)?;
    Ok(Teller { data: &DATA, cards: &CARDS, lang }.official(&table.about.file, &found).expect("codes of the lists"))
}

#[test]
fn a_regencys_table_beside_its_claims() {
    let table = opened(LAMONGAN, "Ekspor Lamongan.csv");
    let beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    assert!(beside.is_shown);
    let found = answer(&table, &beside, Lang::Id, |_| ()).unwrap();
    let ids: Vec<&str> = found.conflicts.iter().flat_map(|conflict| &conflict.claims).map(|claim| claim.id.as_str()).collect();
    for (id, is_apart) in [
        ("lamongan-2016-export-value-kabarone-2018", true),
        ("lamongan-2016-export-value-faktualnews", false),
        ("lamongan-2017-export-value-faktualnews", false),
        ("lamongan-2021-export-value-sejuk", false),
        ("lamongan-2022-export-value-antara-2025", true),
        ("lamongan-2022-10-export-value-pendukung-ekspor", false),
        ("lamongan-2024-export-value-antara-jatim-2025-10", false),
    ] {
        assert_eq!(ids.contains(&id), is_apart, "{id} in {ids:?}");
    }
    assert_eq!(found.conflicts[0].claims[0].id, "lamongan-2022-export-value-antara-2025", "a misprint comes after it");
    let first = found.conflicts.iter().find(|conflict| conflict.factor == "×1.000").unwrap();
    assert_eq!(first.claims[0].id, "lamongan-2016-export-value-kabarone-2018");
    assert_eq!((first.claims[0].written.as_str(), first.table.as_str()), ("Rp 123.900.000", "Rp123,9 miliar"));
    assert_eq!(first.claims[0].source, "Kabarone, Apr 2018");
    let alike = found.conflicts.iter().find(|conflict| conflict.claims.iter().any(|claim| claim.id.ends_with("antara-2025")));
    assert!(alike.is_some_and(|conflict| conflict.claims.len() > 1), "what several sources say alike is one value");
    assert!(first.about.ends_with(", Kab. Lamongan"), "{}", first.about);
    assert!(first.reasons.last().is_some_and(|left| left.contains("belum terjelaskan")), "{:?}", first.reasons);
    assert_eq!((first.claim_mark.height, first.table_mark.height), (Some(123.9e6), Some(123.9e9)));
    let english = answer(&table, &beside, Lang::En, |_| ()).unwrap();
    let same = english.conflicts.iter().find(|conflict| conflict.table == "Rp123.9 billion").unwrap();
    assert_ne!(same.reasons, first.reasons);
    let few = answer(&table, &beside, Lang::Id, |question| question.ids.retain(|id| id.ends_with("faktualnews"))).unwrap();
    assert_eq!((few.compared, few.conflicts.len()), (2, 0), "only what the page shows is compared");
}

#[test]
fn units_follow_the_page() {
    let table = opened("bulan,Ekspor (juta US$)\n2022-01,2\n1949-01,3\n", "a.csv");
    let beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    let point = |unit: ShownUnit| {
        let found = answer(&table, &beside, Lang::Id, |question| question.unit = unit).unwrap();
        let points: Vec<(f64, f64, Option<f64>)> =
            found.series[0].points.iter().map(|point| (point.value, point.height, point.rate)).collect();
        (found.unit.code, points, found.unrated)
    };
    let (unit, points, unrated) = point(ShownUnit::Idr);
    let rate = points[0].2.expect("a rate");
    assert!((14_000.0..15_000.0).contains(&rate));
    assert_eq!((unit.as_str(), points.len(), unrated), ("IDR", 1, 1), "there is no rate for 1949");
    assert_eq!((points[0].0, points[0].1), (2e6 * rate, 2e6 * rate));
    assert_eq!(point(ShownUnit::Usd), ("USD".into(), vec![(3e6, 3e6, None), (2e6, 2e6, None)], 0));
    assert_eq!(point(ShownUnit::Original), ("USD".into(), vec![(2e6, 2e6 * rate, None)], 1));
    let table = opened("bulan,Berat Ekspor (ton)\n2022-01,2\n", "a.csv");
    let beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    let found = answer(&table, &beside, Lang::Id, |_| ()).unwrap();
    assert_eq!((found.series[0].points[0].value, found.series[0].points[0].height), (2.0, 2000.0), "the axis is in kilograms");
}

#[test]
fn areas_follow_the_filter_and_the_comparison() {
    let text = "tahun,daerah,Ekspor (US$)\n2022,Jawa Timur,5\n2022,Kab. Lamongan,4\n2022,Bali,3\n2022,Indonesia,20\n2022,Entah,1\n";
    let table = opened(text, "a.csv");
    let mut beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    beside.mapping.area_column = Some("daerah".into());
    let areas = |regions: &[&str], compare: &[&str]| {
        let list = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let found =
            answer(&table, &beside, Lang::Id, |question| (question.regions, question.compare) = (list(regions), list(compare))).unwrap();
        assert_eq!(found.unknown, 1);
        found.series.into_iter().map(|series| (series.name, series.place)).collect::<Vec<_>>()
    };
    let plain = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), None)).collect::<Vec<(String, Option<u32>)>>();
    assert_eq!(areas(&[], &[]), plain(&["Jawa Timur", "Kab. Lamongan", "Bali"]), "the row of the nation is a total, and no row");
    assert_eq!(areas(&["35"], &[]), plain(&["Jawa Timur", "Kab. Lamongan"]), "a province holds its regencies");
    assert_eq!(areas(&["3524", "51"], &[]), plain(&["Kab. Lamongan", "Bali"]));
    assert_eq!(areas(&["0"], &[]), plain(&[]), "the nation is itself alone");
    assert_eq!(areas(&["-"], &[]), plain(&[]));
    assert_eq!(areas(&[], &["51", "35"]), [("Bali".to_owned(), Some(0)), ("Jawa Timur".to_owned(), Some(1))]);
}

#[test]
fn a_part_of_a_table_beside_the_page_is_compared_only_where_its_figures_are_whole() {
    let text = "tahun,provinsi,Nilai Ekspor (juta Rp)\n2016,Jawa Timur,5\n2017,Jawa Timur,7\n";
    let mut table = opened(text, "ekspor.csv");
    let mut beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    beside.mapping.area_column = Some("provinsi".into());
    let mut whole = beside.clone();
    whole.mapping.area_column = None;
    let mut is_part = |part: Wanted, beside: &Beside| {
        let by = vec![By::Period, By::Destination, By::Goods, By::Region];
        table.about.held = Some(Held { url: String::new(), options: "null".into(), rows: 2, all: 90, by, part });
        let found = answer(&table, beside, Lang::Id, |_| ()).unwrap();
        assert_eq!(found.is_narrowed, found.is_part);
        found.is_part
    };
    let of = |when: Option<&str>, to: &[String], hs: &[String], regions: &[String]| Wanted::new(when, to, hs, regions);
    assert!(!is_part(of(Some("2016/2017"), &[], &[], &[]), &beside), "each year is whole");
    assert!(!is_part(of(None, &[], &[], &["35".into()]), &beside), "each province is whole");
    assert!(is_part(of(None, &[], &[], &["35".into()]), &whole), "the sum of all provinces is not");
    assert!(is_part(of(None, &["JP".into()], &[], &[]), &beside));
    assert!(is_part(of(None, &[], &["09".into()], &[]), &beside));
    assert!(!is_part(of(None, &["-".into()], &[], &["0".into()]), &whole));
}

#[test]
fn what_is_filtered_or_no_whole_is_not_compared() {
    let text = "tahun,Barang,Nilai Ekspor (juta Rp)\n2016,kopi,5\n2016,ikan,6\n2017,kopi,7\n";
    let mut table = opened(text, "Ekspor Lamongan.csv");
    let beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    let compared =
        |table: &Opened, beside: &Beside| answer(table, beside, Lang::Id, |_| ()).map(|found| (found.compared > 0, found.is_narrowed));
    assert_eq!(compared(&table, &beside), Ok((true, false)));
    let kopi = Selection::OneOf(vec!["kopi".into()]);
    table.filter("Barang", Some(&kopi)).unwrap();
    assert_eq!(compared(&table, &beside), Ok((false, true)));
    table.filter("Barang", None).unwrap();
    assert_eq!(compared(&table, &beside), Ok((true, false)));
    let with = |change: &dyn Fn(&mut Beside)| {
        let mut other = beside.clone();
        change(&mut other);
        other
    };
    assert_eq!(compared(&table, &with(&|other| other.mapping.scope = Some(OTHER_PART.into()))), Ok((false, false)));
    assert_eq!(compared(&table, &with(&|other| other.mapping.unit = Some("kg".into()))), Err(NoSeries::UnitOfOtherKind));
    assert_eq!(compared(&table, &with(&|other| other.mapping.unit = Some("entah".into()))), Err(NoSeries::NoUnit));
    let millions = answer(&table, &beside, Lang::Id, |_| ()).unwrap().series[0].points[0].value;
    let billions = answer(&table, &with(&|other| other.mapping.power = Some(9)), Lang::Id, |_| ()).unwrap().series[0].points[0].value;
    assert_eq!((millions, billions), (11e6, 11e9));
}

#[test]
fn the_form_offers_what_claims_have_in_both_languages() {
    let table = opened(LAMONGAN, "Ekspor Lamongan.csv");
    let beside = propose(&table, &NAMES, &DATA.codes).unwrap();
    let [id, en] = [Lang::Id, Lang::En].map(|lang| form(&table, beside.clone(), &DATA, lang));
    let codes = |form: &Form| form.measures.iter().map(|measure| measure.code.clone()).collect::<Vec<_>>();
    assert!(["export_value", "weight", "import_value"].iter().all(|code| codes(&id).contains(&(*code).to_owned())), "{:?}", codes(&id));
    assert_eq!(codes(&id), codes(&en));
    assert_ne!(id.measures, en.measures);
    assert!(id.scopes.iter().any(|scope| scope.code == "non-oil-and-gas"));
    assert_eq!(id.areas.len(), DATA.codes.regions.len());
    assert!(
        [&id, &en].iter().all(|form| form.measures.iter().chain(&form.units).chain(&form.scopes).all(|choice| !choice.name.is_empty()))
    );
}

#[test]
fn what_is_kept_is_read_again() {
    let beside = proposed(LAMONGAN, "Ekspor Lamongan.csv");
    let text = to_json(&beside.to_value());
    assert_eq!(from_json(&text).as_ref().map(Beside::from_value), Some(Ok(beside)));
    let earlier = r#"{"mapping":{"column":"a","measure":null,"unit":"IDR","areaColumn":null,"area":"3524"},"isShown":true}"#;
    let earlier = from_json(earlier).as_ref().map(Beside::from_value);
    assert!(earlier.is_some_and(|read| read.is_ok_and(|beside| beside.is_shown && beside.mapping.power.is_none())), "as before scales");
}

#[test]
fn counts_are_in_the_right_number_in_both_languages() {
    let (id, en) = (words(Lang::Id), words(Lang::En));
    assert_eq!((id.differ)(id.own, 1, 1200), "1 nilai berbeda dari tabel Anda (1.200 klaim dibandingkan)");
    assert_eq!((en.differ)(en.own, 1, 1), "1 value differs from your table (1 claim compared)");
    assert_eq!((en.differ)(en.own, 2, 1200), "2 values differ from your table (1,200 claims compared)");
    assert_eq!((en.told)(1, 0), "1 claim on show compared; all agree.");
    assert_eq!((en.told)(3, 1), "3 claims on show compared; 1 value differs.");
    assert_eq!((en.all_agree)(0), "None of the claims on show can be compared with it.");
    assert_eq!(
        ((en.areas)(1), (en.areas)(38), (en.unrated)(1)),
        ("1 region".into(), "38 regions".into(), "1 value not drawn: there is no rate for the period.".into())
    );
}
