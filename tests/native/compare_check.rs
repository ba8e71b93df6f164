//! The checks one by one, on claims made up for the case: through the gate, so that they are such as a reader may open.
use crate::support::files::{built, lines};
use crate::support::fixture::{self, FIXTURE};
use jejak_ekspor::compare::{self, item::Input};
use jejak_ekspor::ingest::curated::files::Curated;
use jejak_ekspor::model::dataset::CardData;
use jejak_ekspor::model::edtf::day_from_civil;
use jejak_ekspor::model::finding::{Check, Finding, FindingData};
use jejak_ekspor::model::index::{ClaimIx, List, ObservationIx};
use serde_json::{Value, json};

/// A claim of kind `value` on Lamongan; `change` sets fields.
fn claim(id: &str, change: Value) -> Value {
    let mut claim = json!({
        "id": id, "kind": "value", "event": null, "source": format!("s-{id}"), "origin": null, "when": "2022", "when_stated": null,
        "where": "3524", "place": null, "title": {"en": format!("{id} title"), "id": format!("{id} judul")}, "observations": [],
        "commodities": [], "destinations": [], "parties": [], "note": null,
    });
    for (key, value) in change.as_object().unwrap() {
        claim[key] = value.clone();
    }
    claim
}

/// An observation; `more` is `scope`, `when`, `status`, `implied` or `equivalent`.
fn value(measure: &str, amount: f64, unit: &str, original: &str, more: Value) -> Value {
    let number = if amount.fract() == 0.0 { json!(amount as i64) } else { json!(amount) };
    let mut observation = json!({
        "measure": measure, "value": number, "unit": unit, "original": original, "scope": null, "status": "normal", "implied": [],
        "equivalent": null, "when": null,
    });
    for (key, value) in more.as_object().unwrap() {
        observation[key] = value.clone();
    }
    observation
}

/// Claims through the gate, compared. Sources are made up, one a claim, published when the claim's source says.
fn compared(claims: &[Value], published: Option<&str>) -> Curated {
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|c| c["id"].as_str().unwrap().to_string());
    let mut ids: Vec<String> = sorted.iter().map(|c| c["source"].as_str().unwrap().to_string()).collect();
    ids.sort();
    ids.dedup();
    let source = |id: &String| json!({"id": id, "publisher": "Koran", "publisher_kind": "news", "title": null, "published": published, "url": null, "lang": "id"});
    let sources: Vec<Value> = ids.iter().map(source).collect();
    built(&FIXTURE.with([("claims.jsonl", lines(&sorted)), ("sources.jsonl", lines(&sources))]))
}

fn found(claims: &[Value], check: Check) -> Vec<Finding> {
    compared(claims, Some("2022-12-01")).cards.found.findings.into_iter().filter(|f| f.check == check).collect()
}

fn none() -> Value {
    json!({})
}

fn scope(code: &str) -> Value {
    json!({ "scope": code })
}

fn near(found: &[f64], expected: &[f64]) {
    let same = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0);
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| same(*a, *b)), "{found:?}, expected {expected:?}");
}

#[test]
fn a_weekday_is_looked_up_in_the_calendar() {
    let cases = [
        ("Kamis (4/12)", "2020-12-04", true),
        ("Jumat (4/12)", "2020-12-04", false),
        ("Kamis sore (4/12)", "2020-12-04", true),
        ("Selasa, 1 Oktober 2022", "2022-10-01", true),
        ("Selasa 05 Nopember 2024", "2024-11-05", false),
        ("Minggui (13/09/2021)", "2021-09-13", true),
        ("Jum'at (9/01/2026)", "2026-01-09", false),
        ("Jum’at (9/01/2026)", "2026-01-09", false),
        ("Kamis (15/10/20)", "2020-10-15", false),
        ("Mon, November 21, 2016", "2016-11-21", false),
        ("Tue, November 21, 2016", "2016-11-21", true),
        ("Senin (18/5-2020)", "2020-05-18", false),
        // A day that no month has, a span, a relative day, two weekdays, no weekday: nothing is said.
        ("Senin (31/2)", "2022-02", false),
        ("Rabu hingga Minggu (18-22/10/2023)", "2023-10-18/2023-10-22", false),
        ("Senin (18-22/10/2023)", "2023-10-18/2023-10-22", false),
        ("Kamis pekan lalu", "2022-12-01", false),
        ("minggu lalu", "2022-12-01", false),
        ("December 4, 2020", "2020-12-04", false),
        ("Rabu", "2022-12-01", false),
        ("Kamis (4/12)", "../2020-12", false),
        // The year of an uncertain date may be that of the publication.
        ("Kamis (1/12)", "2021-12?", false),
        ("Kamis (1/12)", "2021-12", true),
    ];
    for (stated, when, told) in cases {
        let findings = found(&[claim("a", json!({"when": when, "when_stated": stated, "kind": "award"}))], Check::Weekday);
        assert_eq!(!findings.is_empty(), told, "{stated} for {when}: {findings:?}");
    }
    let findings = found(&[claim("a", json!({"when": "2020-12-04", "when_stated": "Kamis (4/12)"}))], Check::Weekday);
    near(&findings[0].numbers, &[3.0, 4.0, f64::from(day_from_civil(2020, 12, 4))]);
}

#[test]
fn parts_are_added_up_with_their_rounding() {
    let total = |amount: f64, text: &str| value("export_value", amount, "IDR", text, none());
    let part = |amount: f64, text: &str, code: &str| value("export_value", amount, "IDR", text, scope(code));
    let judge = |observations: Vec<Value>| found(&[claim("a", json!({ "observations": observations }))], Check::Sum);
    let over =
        judge(vec![total(123.5e9, "Rp123,5 miliar"), part(116.7e9, "Rp116,7 miliar", "palm-oil"), part(7.1e9, "Rp7,1 miliar", "rubber")]);
    near(&over[0].numbers, &[2.0, 123.7e9, 123.9e9, 123.45e9, 123.55e9]);
    assert_eq!(over[0].involved.len(), 3);
    // 10.0 to 10.2 and 9.95 to 10.05 overlap; half of the total may be all that is listed.
    assert!(
        judge(vec![total(10e9, "Rp10,0 miliar"), part(5.1e9, "Rp5,1 miliar", "palm-oil"), part(5e9, "Rp5,0 miliar", "rubber")]).is_empty()
    );
    assert!(
        judge(vec![total(10e9, "Rp10,0 miliar"), part(1e9, "Rp1,0 miliar", "palm-oil"), part(2e9, "Rp2,0 miliar", "rubber")]).is_empty()
    );
    // Large and small industries are all there is.
    let all = |small: f64, text: &str| {
        judge(vec![total(10e9, "Rp10,0 miliar"), part(8e9, "Rp8,0 miliar", "large-industries"), part(small, text, "small-industries")])
    };
    assert_eq!((all(2e9, "Rp2,0 miliar").len(), all(1e9, "Rp1,0 miliar").len()), (0, 1));
    // The halves of a year give it.
    let halves = |second: f64, text: &str| {
        let half = |amount: f64, text: &str, when: &str| value("export_value", amount, "IDR", text, json!({ "when": when }));
        judge(vec![total(10e9, "Rp10,0 miliar"), half(4e9, "Rp4,0 miliar", "2022-01/2022-06"), half(second, text, "2022-07/2022-12")])
    };
    assert_eq!((halves(6e9, "Rp6,0 miliar").len(), halves(5e9, "Rp5,0 miliar").len()), (0, 1));
}

#[test]
fn exports_less_imports_are_the_balance() {
    let judge = |balance: f64, text: &str| {
        let observations = json!([
            value("export_value", 231.54e9, "USD", "USD 231,54 miliar", none()),
            value("import_value", 196.19e9, "USD", "USD 196,19 miliar", none()),
            value("trade_balance", balance, "USD", text, none()),
        ]);
        found(&[claim("a", json!({ "observations": observations }))], Check::Balance)
    };
    assert!(judge(35.34e9, "USD 35,34 miliar").is_empty(), "rounding leaves 35.34 to 35.36");
    let wrong = judge(35.3e9, "USD 35,30 miliar");
    near(&wrong[0].numbers[4..], &[35.34e9, 35.36e9, 35.295e9, 35.305e9]);
}

#[test]
fn growth_is_worked_out_again() {
    let year = |id: &str, when: &str, amount: f64, text: &str, more: Vec<Value>| {
        let observations: Vec<Value> = std::iter::once(value("export_value", amount, "IDR", text, none())).chain(more).collect();
        claim(id, json!({"when": when, "observations": observations}))
    };
    let growth = |percent: f64, text: &str| value("growth", percent, "percent", text, scope("year-on-year"));
    let judge = |percent: f64, text: &str| {
        let before = year("a", "2021", 200e9, "Rp200,0 miliar", vec![]);
        found(&[before, year("b", "2022", 250e9, "Rp250,0 miliar", vec![growth(percent, text)])], Check::Growth)
    };
    assert!(judge(25.0, "25 persen").is_empty());
    assert!(judge(25.9, "25,9 persen").is_empty(), "the value before may have been revised by a hundredth");
    let wrong = judge(52.0, "52 persen");
    assert_eq!(wrong[0].involved.iter().map(|t| t.claim.place()).collect::<Vec<_>>(), [1, 1, 0]);
    near(&wrong[0].numbers[6..], &[51.5, 52.5]);
    // Of two values before, one that fits is enough.
    let fits = [
        year("a", "2021", 200e9, "Rp200,0 miliar", vec![]),
        year("c", "2021", 164.5e9, "Rp164,5 miliar", vec![]),
        year("b", "2022", 250e9, "Rp250,0 miliar", vec![growth(52.0, "52 persen")]),
    ];
    assert!(found(&fits, Check::Growth).is_empty());
    // No value before, one of zero, one in another currency: nothing is said.
    let alone = |before: Vec<Value>| {
        let mut claims = before;
        claims.push(year("b", "2022", 250e9, "Rp250,0 miliar", vec![growth(52.0, "52 persen")]));
        found(&claims, Check::Growth).len()
    };
    let dollars = claim("a", json!({"when": "2021", "observations": [value("export_value", 2e7, "USD", "US$ 20 juta", none())]}));
    assert_eq!((alone(vec![]), alone(vec![year("a", "2021", 0.0, "Rp0", vec![])]), alone(vec![dollars])), (0, 0, 0));
}

#[test]
fn shares_are_worked_out_again() {
    let judge = |percent: f64, text: &str| {
        let observations = json!([
            value("export_value", 22.49e9, "USD", "22,49 miliar dolar AS", none()),
            value("export_value", 6.49e9, "USD", "6,49 miliar dolar AS", scope("country-cn")),
            value("share", percent, "percent", text, scope("country-cn")),
        ]);
        found(&[claim("a", json!({ "observations": observations }))], Check::Share)
    };
    assert!(judge(28.86, "28,86 persen").is_empty());
    near(&judge(31.95, "31,95 persen")[0].numbers[6..], &[31.945, 31.955]);
}

#[test]
fn two_currencies_imply_a_rate() {
    let amount = |id: &str, event: Option<&str>, dollars: f64, text: &str, rupiah: f64, other: &str| {
        let equivalent = json!({"equivalent": {"value": rupiah as i64, "unit": "IDR", "original": other}});
        let observations = json!([value("export_value", dollars, "USD", text, equivalent)]);
        claim(id, json!({"kind": "release", "event": event, "when": "2020-12-04", "observations": observations}))
    };
    let odd = amount("a", None, 117.68e6, "USD117,68 juta", 1.85e9, "Rp1,85 miliar");
    let findings = found(&[odd], Check::Rate);
    near(&findings[0].numbers[..2], &[1.845e9 / 117.685e6, 1.855e9 / 117.675e6]);
    let fits = amount("a", None, 1.64e9, "USD 1,64 miliar", 23.75e12, "Rp23,75 triliun");
    assert!(found(std::slice::from_ref(&fits), Check::Rate).is_empty());
    let one = |id: &str, rupiah: f64, text: &str| amount(id, Some("acara"), 24.48e6, "USD24,48 juta", rupiah, text);
    let pair = [one("a", 347.16e9, "Rp347,16 miliar"), one("b", 355e9, "Rp355,00 miliar")];
    assert_eq!(found(&pair, Check::EventRate)[0].involved.len(), 2);
    let alike = [one("a", 347.16e9, "Rp347,16 miliar"), one("b", 347.2e9, "Rp347,20 miliar")];
    assert!(found(&alike, Check::EventRate).is_empty());
}

#[test]
fn a_part_is_not_greater_than_its_whole() {
    let of = |id: &str, region: &str, amount: f64, text: &str, more: Value| {
        claim(id, json!({"where": region, "observations": [value("export_value", amount, "IDR", text, more)]}))
    };
    let province = of("b", "35", 90e12, "Rp90 triliun", none());
    assert_eq!(found(&[of("a", "3524", 107e12, "Rp107 triliun", none()), province.clone()], Check::Whole).len(), 1);
    assert!(found(&[of("a", "3524", 60e12, "Rp60 triliun", none()), province.clone()], Check::Whole).is_empty());
    assert!(found(&[of("a", "3305", 107e12, "Rp107 triliun", none()), province.clone()], Check::Whole).is_empty(), "another province's");
    assert_eq!(found(&[of("a", "35", 95e12, "Rp95 triliun", scope("coffee")), province.clone()], Check::Whole).len(), 1);
    assert!(
        found(&[of("a", "35", 95e12, "Rp95 triliun", scope("per-year")), province.clone()], Check::Whole).is_empty(),
        "a basis is no part"
    );
    assert!(found(&[of("a", "35", 95e12, "Rp95 triliun", scope("other-goods")), province], Check::Whole).is_empty(), "no single thing");
    let spices = of("b", "35", 90e12, "Rp90 triliun", scope("coffee-tea-spices"));
    let part = |code: &str| found(&[of("a", "35", 95e12, "Rp95 triliun", scope(code)), spices.clone()], Check::Whole).len();
    assert_eq!(["coffee", "coffee-per-year", "shrimp"].map(part), [1, 0, 0], "a part of it, on one basis");
}

#[test]
fn a_whole_that_many_exceed_is_the_odd_one() {
    let of = |id: &str, code: &str, amount: f64, text: &str| {
        let more = if code.is_empty() { none() } else { scope(code) };
        claim(id, json!({"observations": [value("export_value", amount, "IDR", text, more)]}))
    };
    let odd = of("z", "", 1e9, "Rp1,0 miliar");
    let parts =
        [of("a", "coffee", 5e9, "Rp5,0 miliar"), of("b", "shrimp", 6e9, "Rp6,0 miliar"), of("c", "country-cn", 7e9, "Rp7,0 miliar")];
    let all = found(&[&parts[..], std::slice::from_ref(&odd)].concat(), Check::Whole);
    let told: Vec<usize> = all.iter().flat_map(Finding::reported).map(ClaimIx::place).collect();
    assert_eq!(told, [3], "the whole alone");
    assert_eq!(found(&[&parts[..2], std::slice::from_ref(&odd)].concat(), Check::Whole).len(), 2, "two are odd themselves");
    let copies = ["a", "b", "c"].map(|id| of(id, "coffee", 5e9, "Rp5,0 miliar"));
    assert_eq!(found(&[&copies[..], &[odd]].concat(), Check::Whole).len(), 3, "one figure that is copied");
}

#[test]
fn ranges_are_compared_as_intervals() {
    let of = |id: &str, tonnes: f64, text: &str| {
        claim(id, json!({"observations": [value("weight", tonnes, "t", text, json!({"scope": "coffee", "status": "estimated"}))]}))
    };
    let groups = |a: Value, b: Value| compared(&[a, b], None).first.compared.groups.len();
    let range = of("a", 250.0, "250-300 ton");
    assert_eq!(groups(range.clone(), of("b", 280.0, "280,0 ton")), 0, "within it");
    assert_eq!(groups(range.clone(), of("b", 290.0, "290 hingga 400 ton")), 0, "they overlap");
    assert_eq!(groups(range, of("b", 400.0, "400-420 ton")), 1);
}

#[test]
fn what_names_no_single_thing_is_in_no_group() {
    let of = |id: &str, code: &str, tonnes: f64, text: &str| {
        claim(id, json!({"observations": [value("weight", tonnes, "t", text, scope(code))]}))
    };
    let groups = |code: &str| compared(&[of("a", code, 25.0, "25 ton"), of("b", code, 80.0, "80 ton")], None).first.compared.groups.len();
    assert_eq!(["other-goods", "coffee"].map(groups), [0, 1]);
}

#[test]
fn what_is_told_beside_a_release_is_compared_as_a_statistic() {
    let observation = |tonnes: f64, text: &str| value("weight", tonnes, "t", text, json!({"scope": "coffee", "when": "2021"}));
    let release = claim("a", json!({"kind": "release", "when": "2022-05-05", "observations": [observation(66_000.0, "66.000 ton")]}));
    let statistic = claim("b", json!({"when": "2022", "observations": [observation(66_700.0, "66.700 ton")]}));
    assert_eq!(compared(&[release, statistic], None).first.compared.groups.len(), 1);
}

#[test]
fn a_change_in_money_lies_between_the_values() {
    let judge = |change: f64, text: &str| {
        let observations = json!([
            value("export_value", 909e6, "USD", "909 juta dolar", none()),
            value("export_value", 683e6, "USD", "683 juta dolar", json!({"when": "2021"})),
            value("export_value_change", change, "USD", text, scope("year-on-year")),
        ]);
        found(&[claim("a", json!({ "observations": observations }))], Check::Sum).len()
    };
    assert_eq!((judge(26e6, "26 juta dolar"), judge(226e6, "226 juta dolar")), (1, 0));
}

#[test]
fn a_share_is_measured_with_what_others_have_for_the_whole() {
    let part = |percent: f64, text: &str| {
        let observations = json!([
            value("export_value", 50e9, "IDR", "Rp50,0 miliar", scope("coffee")),
            value("share", percent, "percent", text, scope("coffee"))
        ]);
        claim("a", json!({ "observations": observations }))
    };
    let whole = |code: Option<&str>| {
        claim("b", json!({"observations": [value("export_value", 200e9, "IDR", "Rp200,0 miliar", json!({"scope": code}))]}))
    };
    let judge = |percent: f64, text: &str, code: Option<&str>| found(&[part(percent, text), whole(code)], Check::Share).len();
    assert_eq!(judge(25.0, "25,0 persen", None), 0);
    assert_eq!(judge(15.0, "15,0 persen", None), 1);
    assert_eq!(judge(15.0, "15,0 persen", Some("shrimp")), 0, "nobody has the whole");
}

#[test]
fn a_quarter_above_the_year_before_is_a_jump() {
    let of = |when: &str, amount: f64, text: &str| {
        claim(
            &format!("y{when}").replace('/', "-"),
            json!({"when": when, "observations": [value("export_value", amount, "IDR", text, none())]}),
        )
    };
    let judge = |quarter: Value| found(&[of("2021", 22e12, "Rp22 triliun"), quarter], Check::Jump).len();
    assert_eq!(judge(of("2022-01/2022-03", 33e12, "Rp33 triliun")), 1);
    assert_eq!(judge(of("2022-01/2022-03", 20e12, "Rp20 triliun")), 0, "below it");
    assert_eq!(judge(of("2022-01/2022-02", 33e12, "Rp33 triliun")), 0, "two months may have one large ship");
}

#[test]
fn a_series_jumps_by_five() {
    let year = |when: &str, amount: f64, text: &str| {
        claim(&format!("y{when}"), json!({"when": when, "observations": [value("export_value", amount, "IDR", text, none())]}))
    };
    let judge = |second: Value| found(&[year("2021", 1.8e12, "Rp1,80 triliun"), second], Check::Jump);
    assert_eq!(judge(year("2022", 107e12, "Rp107 triliun")).len(), 1);
    assert_eq!(judge(year("2022", 0.3e12, "Rp0,30 triliun")).len(), 1, "downwards too");
    assert!(judge(year("2022", 8.9e12, "Rp8,90 triliun")).is_empty(), "below five");
    assert!(judge(year("2025", 107e12, "Rp107 triliun")).is_empty(), "years without a claim between");
    assert!(judge(year("2022", 0.0, "Rp0")).is_empty(), "nothing is not compared by a ratio");
}

#[test]
fn what_is_not_written_is_told() {
    let judge = |amount: f64, unit: &str, text: &str, flags: Value| {
        let measure = if unit == "t" { "weight" } else { "export_value" };
        found(&[claim("a", json!({"observations": [value(measure, amount, unit, text, json!({ "implied": flags }))]}))], Check::Implied)
    };
    near(&judge(1.3e12, "IDR", "1,3 triliun", json!(["currency"]))[0].numbers, &[1.0]);
    near(&judge(2.678e12, "IDR", "Rp.2.678 Triliun", json!(["separator"]))[0].numbers, &[8.0]);
    assert!(judge(0.0, "t", "nol atau nihil", json!(["unit"])).is_empty(), "nothing is nothing in any unit");
    assert!(judge(1.3e12, "IDR", "Rp1,3 triliun", json!([])).is_empty());
}

#[test]
fn a_thousand_times_off_is_told() {
    let of = |id: &str, when: &str, amount: f64, text: &str| {
        claim(id, json!({"when": when, "observations": [value("export_value", amount, "IDR", text, none())]}))
    };
    let same = [of("a", "2016", 123.9e6, "Rp 123.900.000"), of("b", "2016", 123.9e9, "Rp 123.900.000.000")];
    near(&found(&same, Check::Slip)[0].numbers, &[123.9e6, 123.9e9, 1000.0]);
    let neighbours = [of("a", "2015", 120e9, "Rp120 miliar"), of("b", "2016", 125e6, "Rp125 juta"), of("c", "2017", 130e9, "Rp130 miliar")];
    let findings = found(&neighbours, Check::Slip);
    assert_eq!((findings.len(), findings[0].involved[0].claim.place()), (1, 1));
    assert!(found(&neighbours[..1], Check::Slip).is_empty(), "no neighbour");
    assert!(found(&[of("a", "2016", 0.0, "Rp0"), of("b", "2016", 5e9, "Rp5 miliar")], Check::Slip).is_empty());
}

#[test]
fn a_price_that_no_goods_have_is_told() {
    let judge = |tonnes: f64, text: &str, hs: &str| {
        let goods = json!([{"hs": hs, "as": {"en": "goods", "id": "barang"}}]);
        let observations = json!([value("export_value", 77e9, "IDR", "Rp77 miliar", none()), value("weight", tonnes, "t", text, none())]);
        found(&[claim("a", json!({"commodities": goods, "observations": observations}))], Check::Price).len()
    };
    assert_eq!(judge(5.5, "5,5 ton", "12"), 1);
    assert_eq!(judge(5500.0, "5.500 ton", "12"), 0);
    assert_eq!(judge(5.5, "5,5 ton", "71"), 0, "precious metals have any price");
    assert_eq!(judge(0.0, "0 ton", "12"), 0);
}

#[test]
fn what_others_say_that_a_good_costs_is_the_measure() {
    let of = |id: &str, tonnes: f64, text: &str| {
        let goods = json!([{"hs": "0901", "as": {"en": "coffee", "id": "kopi"}}]);
        let observations = json!([value("export_value", 10e9, "IDR", "Rp10,0 miliar", none()), value("weight", tonnes, "t", text, none())]);
        claim(id, json!({"commodities": goods, "observations": observations}))
    };
    let others: Vec<Value> = (0..6).map(|n| of(&format!("b{n}"), 200.0 + f64::from(n), &format!("{},0 ton", 200 + n))).collect();
    let judge = |odd: Value| found(&[&others[..], &[odd]].concat(), Check::Price).len();
    assert_eq!(judge(of("a", 3.0, "3,0 ton")), 1, "no such coffee, though birds' nests cost more");
    assert_eq!(judge(of("a", 20.0, "20,0 ton")), 0);
    assert_eq!(found(&[&others[..3], &[of("a", 3.0, "3,0 ton")]].concat(), Check::Price).len(), 0, "too few to say");
}

#[test]
fn one_figure_for_two_things_is_told() {
    let of = |id: &str, when: &str, amount: f64, text: &str, more: Value| {
        claim(id, json!({"when": when, "observations": [value("export_value", amount, "IDR", text, more)]}))
    };
    let judge = |a: Value, b: Value| found(&[a, b], Check::Repeated).len();
    let half = of("a", "2024-01/2024-06", 20.78e12, "Rp20,78 triliun", none());
    assert_eq!(judge(half.clone(), of("b", "2024", 20.78e12, "Rp20,78 triliun", none())), 1);
    assert_eq!(judge(half.clone(), of("b", "2024", 20.79e12, "Rp20,79 triliun", none())), 0);
    assert_eq!(judge(half.clone(), of("b", "2024-01/2024-06", 20.78e12, "Rp20,78 triliun", scope("coffee"))), 1, "part and whole");
    assert_eq!(
        judge(of("a", "2023", 20.7e12, "Rp20,7 triliun", none()), of("b", "2024", 20.7e12, "Rp20,7 triliun", none())),
        0,
        "three digits"
    );
    assert_eq!(
        judge(of("a", "2023-01/2023-07", 2.41e12, "Rp2,41 triliun", none()), of("b", "2023", 2.41e12, "Rp2,41 triliun", none())),
        1,
        "three digits are enough for a period and one inside it"
    );
    let rate = |id: &str, measure: &str, code: &str, when: &str| {
        claim(id, json!({"when": when, "observations": [value(measure, -24.77, "percent", "minus 24,77 persen", scope(code))]}))
    };
    let first = rate("a", "growth", "coffee-year-on-year", "2022-11");
    assert_eq!(judge(first.clone(), rate("b", "growth", "coffee-month-on-month", "2022-11")), 1, "two bases");
    assert_eq!(judge(first.clone(), rate("b", "weight_growth", "coffee-year-on-year", "2022-11")), 1, "two measures");
    assert_eq!(judge(first.clone(), rate("b", "growth", "coffee-year-on-year", "2022-10")), 1, "two periods");
    assert_eq!(judge(first.clone(), rate("b", "growth", "year-on-year", "2022-11")), 0, "another thing grows");
    assert_eq!(judge(first, rate("b", "growth", "coffee-year-on-year", "2022-11")), 0, "the same twice");
}

#[test]
fn two_days_for_one_event_are_told() {
    let of =
        |id: &str, kind: &str, region: &str, when: &str| claim(id, json!({"kind": kind, "event": "acara", "where": region, "when": when}));
    let judge = |a: Value, b: Value| found(&[a, b], Check::EventDate).len();
    let first = of("a", "award", "3524", "2022-10-01");
    assert_eq!(judge(first.clone(), of("b", "award", "3524", "2022-11-01")), 1, "another month");
    assert_eq!(judge(first.clone(), of("b", "award", "3524", "2021-10-01")), 1, "another year");
    assert_eq!(judge(first.clone(), of("b", "award", "0", "2022-10-02")), 1, "the whole of it on the next day");
    assert_eq!(judge(first.clone(), of("b", "award", "3524", "2022-10-09")), 0, "another week is another part of it");
    assert_eq!(judge(first.clone(), of("b", "award", "3524", "2022-10")), 0, "a month is no day");
    assert_eq!(judge(first.clone(), of("b", "release", "3524", "2022-10-02")), 0, "another kind");
    assert_eq!(judge(first.clone(), of("b", "award", "3524", "2022-10-02/2022-10-04")), 1, "days after it");
    assert_eq!(judge(first.clone(), of("b", "award", "3524", "2022-09-30/2022-10-04")), 0, "days around it");
    assert_eq!(judge(first, of("b", "award", "3305", "2022-10-02")), 0, "another place");
}

#[test]
fn countries_are_counted() {
    let judge = |stated: f64, text: &str, listed: &[&str]| {
        let observations = json!([value("countries", stated, "country", text, none())]);
        found(&[claim("a", json!({"destinations": listed, "observations": observations}))], Check::Countries).len()
    };
    assert_eq!(judge(2.0, "dua negara", &["CN", "JP", "US"]), 1, "more than stated");
    assert_eq!(judge(4.0, "empat negara", &["CN", "JP", "US"]), 1, "one missing of a few");
    assert_eq!(judge(3.0, "tiga negara", &["CN", "JP", "US"]), 0);
    assert_eq!(judge(30.0, "30 negara", &["CN", "JP", "US"]), 0, "a list of the main ones");
    assert_eq!(judge(2.0, "dua negara", &[]), 0, "no list");
}

#[test]
fn a_figure_that_does_not_yield_its_amount_is_told_where_no_gate_stands() {
    let mut curated =
        compared(&[claim("a", json!({"observations": [value("export_value", 1.3e12, "IDR", "Rp1,3 triliun", none())]}))], None);
    curated.first.claims[ClaimIx::new(0)].observations[ObservationIx::new(0)].value.exponent += 3;
    let input = Input { data: &curated.first, cards: &curated.cards };
    let findings = compare::run(&input).1.findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].check, Check::Original);
    near(&findings[0].numbers, &[1.3e12, 1.3e15]);
}

#[test]
fn bad_input_has_a_defined_answer() {
    let amount = |text: &str, value_of: f64, more: Value| value("export_value", value_of, "IDR", text, more);
    let cases: [(&str, Vec<Value>, usize); 7] = [
        ("no claim", vec![], 0),
        ("no amount", vec![claim("a", none()), claim("b", none())], 0),
        ("a group of one", vec![claim("a", json!({"observations": [amount("Rp5 miliar", 5e9, none())]}))], 0),
        (
            "no currency written",
            vec![
                claim("a", json!({"observations": [amount("96 triliun", 96e12, json!({"implied": ["currency"]}))]})),
                claim("b", json!({"observations": [amount("Rp107 triliun", 107e12, none())]})),
            ],
            1,
        ),
        (
            "a period without a start",
            vec![
                claim("a", json!({"when": "../2022", "observations": [amount("Rp96 triliun", 96e12, none())]})),
                claim("b", json!({"when": "../2022", "observations": [amount("Rp107 triliun", 107e12, none())]})),
            ],
            0,
        ),
        (
            "zero and something",
            vec![
                claim("a", json!({"observations": [amount("Rp0", 0.0, none())]})),
                claim("b", json!({"observations": [amount("Rp107 triliun", 107e12, none())]})),
            ],
            1,
        ),
        (
            "a deficit and a surplus",
            vec![
                claim("a", json!({"observations": [value("trade_balance", -5e9, "USD", "defisit US$5 miliar", none())]})),
                claim("b", json!({"observations": [value("trade_balance", 5e9, "USD", "US$5 miliar", none())]})),
            ],
            1,
        ),
    ];
    for (what, claims, groups) in cases {
        // A publication date unknown is no trouble in any of them.
        let curated = compared(&claims, None);
        assert_eq!(curated.first.compared.groups.len(), groups, "{what}");
        assert_eq!(curated.first.compared.checks.len(), claims.len(), "{what}");
    }
}

#[test]
fn a_data_set_without_its_words_is_compared_as_far_as_it_goes() {
    let (data, whole) = (fixture::dataset(), fixture::cards());
    let cards = CardData { details: List::default(), sources: List::default(), found: FindingData::default(), ..whole };
    let (found, _) = compare::run(&Input { data: &data, cards: &cards });
    let (some, all) = (found.groups.len(), data.compared.groups.len());
    assert!(all / 2 < some && some <= all, "amounts alone tell most conflicts: {some} of {all}");
}
