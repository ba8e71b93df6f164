//! The gate: what it refuses and in which words.
use crate::support::fixture::FIXTURE;
use jejak_ekspor::ingest::curated::files::{Curated, read};
use serde_json::{Value, json};

/// A claim with observations, an equivalent, commodities, destinations, a party and a note.
const FULL: &str = "banyuwangi-2016-export-value-bangsaonline";

/// What is done to a good record, and the gate's words for it.
type Broken<'a> = (&'a dyn Fn(&mut Value), &'a str);

fn text_of(name: &str) -> String {
    FIXTURE.read(name)
}

/// The fixture, one of its files changed. How many claims are read: the first problem does not depend on those after it.
fn changed(name: &'static str, text: String, claims: usize) -> Curated {
    let cut = |text: &str| text.lines().take(claims).collect::<Vec<_>>().join("\n");
    if name == "claims.jsonl" {
        return read(&FIXTURE.with([(name, cut(&text))]));
    }
    read(&FIXTURE.with([(name, text), ("claims.jsonl", cut(&text_of("claims.jsonl")))]))
}

/// The line of a file that holds `mark`, counted from 0.
fn line_with(name: &str, mark: &str) -> usize {
    text_of(name).lines().position(|l| l.contains(mark)).unwrap_or_else(|| panic!("no {mark} in {name}"))
}

/// The first problem, where it stands without its line; it must stand on the changed line.
fn first(name: &'static str, line: usize, to: &str) -> String {
    let text = text_of(name);
    let mut lines: Vec<&str> = text.lines().collect();
    assert_ne!(lines[line], to, "nothing changed");
    lines[line] = to;
    let problems = changed(name, lines.join("\n") + "\n", 20).problems;
    let shown = problems.first().unwrap_or_else(|| panic!("the gate lets {to} through")).to_string();
    let place = format!("src/data/{name}:{}: ", line + 1);
    shown.strip_prefix(&place).unwrap_or_else(|| panic!("{shown} does not stand at {place}")).to_string()
}

fn claim_edited(edit: &dyn Fn(&mut Value)) -> String {
    record_edited("claims.jsonl", &format!("{{\"id\":\"{FULL}\""), edit)
}

fn record_edited(name: &'static str, mark: &str, edit: &dyn Fn(&mut Value)) -> String {
    let line = line_with(name, mark);
    let mut record: Value = serde_json::from_str(text_of(name).lines().nth(line).unwrap()).unwrap();
    edit(&mut record);
    first(name, line, &record.to_string())
}

#[test]
fn a_broken_claim_is_refused_in_words_that_say_what_and_where() {
    let long = "x".repeat(91);
    let table: [Broken; 47] = [
        (&|c| c["kind"] = json!("rumour"), "kind: found \"rumour\", expected one of release, value, award, programme"),
        (
            &|c| c["id"] = json!("Banyuwangi 2016"),
            "id: found \"Banyuwangi 2016\", expected lower-case letters and digits joined by single hyphens",
        ),
        (&|c| c["id"] = json!("aaa"), "id: found \"aaa\", expected ids in ascending order, each once"),
        (
            &|c| c["event"] = json!("two--hyphens"),
            "event: found \"two--hyphens\", expected lower-case letters and digits joined by single hyphens",
        ),
        (&|c| c["source"] = json!("nowhere"), "source: found \"nowhere\", expected a code of sources.jsonl"),
        (&|c| c["origin"] = json!("bpss"), "origin: found \"bpss\", expected a code of origins.csv"),
        (&|c| c["when"] = json!("2016-13"), "when: found \"2016-13\", expected an EDTF date or interval of level 0 or 1 that runs forward"),
        (
            &|c| c["when"] = json!("2017/2016"),
            "when: found \"2017/2016\", expected an EDTF date or interval of level 0 or 1 that runs forward",
        ),
        (&|c| c["when_stated"] = json!(" kemarin"), "when_stated: found \" kemarin\", expected text without stray spaces"),
        (&|c| c["where"] = json!("9999"), "where: found \"9999\", expected a code of regions.csv"),
        (&|c| c["place"] = json!(""), "place: found \"\", expected text without stray spaces"),
        (&|c| c["title"]["en"] = json!("two  spaces"), "title.en: found \"two  spaces\", expected text without stray spaces"),
        (
            &|c| c["title"]["id"] = c["title"]["en"].clone(),
            "title: found \"Banyuwangi exports US$36.58 million up to October 2016\", expected different words in the two languages",
        ),
        (&|c| c["note"]["id"] = json!("a\nb"), "note.id: found \"a\\nb\", expected text without stray spaces"),
        (
            &|c| c["observations"][0]["measure"] = json!("exports"),
            "observations[0].measure: found \"exports\", expected a code of measures.csv",
        ),
        (&|c| c["observations"][0]["unit"] = json!("EUR"), "observations[0].unit: found \"EUR\", expected a code of units.csv"),
        (&|c| c["observations"][0]["unit"] = json!("kg"), "observations[0].unit: found \"kg\", expected a unit of currency"),
        (&|c| c["observations"][0]["unit"] = json!("IDR"), "observations[0].unit: found \"IDR\", expected USD, which the original yields"),
        (
            &|c| c["observations"][0]["scope"] = json!("everything"),
            "observations[0].scope: found \"everything\", expected a code of scopes.csv",
        ),
        (
            &|c| c["observations"][0]["status"] = json!("sure"),
            "observations[0].status: found \"sure\", expected one of normal, provisional, estimated, forecast",
        ),
        (
            &|c| c["observations"][0]["implied"] = json!(["guess"]),
            "observations[0].implied: found \"guess\", expected one of currency, unit, scale, separator, sign, reading",
        ),
        (
            &|c| c["observations"][0]["implied"] = json!(["currency"]),
            "observations[0].implied: found \"USD 36,58 juta\", expected no \"currency\", since the original writes it",
        ),
        (
            &|c| c["observations"][0]["implied"] = json!(["separator"]),
            "observations[0].implied: found \"USD 36,58 juta\", expected no \"separator\", since the original writes it",
        ),
        (
            &|c| c["observations"][0]["original"] = json!("36,58 juta"),
            "observations[0].implied: found \"36,58 juta\", expected \"currency\" among them, since the original does not write it",
        ),
        (&|c| c["observations"][0]["original"] = json!("USD banyak"), "observations[0].original: found \"USD banyak\", expected a number"),
        (
            &|c| c["observations"][0]["original"] = json!("USD 40-36,58 juta"),
            "observations[0].original: found \"USD 40-36,58 juta\", expected a range whose second end is higher than the first",
        ),
        (
            &|c| c["observations"][0]["original"] = json!("USD 36-40 juta"),
            "observations[0].value: found \"36580000\", expected 36000000, which the original yields",
        ),
        (
            &|c| c["observations"][0]["original"] = json!("36,58 juta dolar, rupiah"),
            "observations[0].original: found \"36,58 juta dolar, rupiah\", expected one unit, not both IDR and USD",
        ),
        (
            &|c| c["observations"][0]["original"] = json!("Rp 36,58 miliar"),
            "observations[0].unit: found \"USD\", expected IDR, which the original yields",
        ),
        (
            &|c| {
                c["observations"][0]["original"] = json!("USD 36.5.8 juta");
                c["observations"][0]["implied"] = json!(["reading"]);
                c["observations"][0]["value"] = json!(63_580_000);
            },
            "observations[0].value: found \"63580000\", expected a number of the digits of \"USD 36.5.8 juta\" in their order",
        ),
        (
            &|c| c["observations"][0]["implied"] = json!(["reading"]),
            "observations[0].implied: found \"USD 36,58 juta\", expected no \"reading\", since the original writes it",
        ),
        (
            &|c| c["observations"][0]["value"] = json!(36_580),
            "observations[0].value: found \"36580\", expected 36580000, which the original yields",
        ),
        (
            &|c| c["observations"][0]["value"] = json!(-36_580_000),
            "observations[0].value: found \"-36580000\", expected a measure that can be negative, or a value that is not",
        ),
        (
            &|c| c["observations"][0]["when"] = json!("2016-01/2016-10"),
            "observations[0].when: found \"2016-01/2016-10\", expected something not said before in this record",
        ),
        (
            &|c| c["observations"][0]["when"] = json!("soon"),
            "observations[0].when: found \"soon\", expected an EDTF date or interval of level 0 or 1 that runs forward",
        ),
        (
            &|c| c["observations"] = json!([c["observations"][0], c["observations"][0]]),
            "observations[1]: found \"36580000 USD\", expected something not said before in this record",
        ),
        (
            &|c| c["observations"][0]["equivalent"]["unit"] = json!("USD"),
            "observations[0].equivalent.unit: found \"USD\", expected the other currency of the two",
        ),
        (
            &|c| c["observations"][0]["equivalent"]["value"] = json!(49),
            "observations[0].equivalent.value: found \"49\", expected 490170000000, which the original yields",
        ),
        (&|c| c["commodities"][1]["hs"] = json!("03061"), "commodities[1].hs: found \"03061\", expected a code of hs_chapters.csv"),
        (&|c| c["commodities"][1]["hs"] = json!("7706"), "commodities[1].hs: found \"7706\", expected a code of hs_chapters.csv"),
        (
            &|c| c["commodities"][1] = c["commodities"][0].clone(),
            "commodities[1]: found \"ornamental fish\", expected something not said before in this record",
        ),
        (&|c| c["destinations"][1] = json!("CN"), "destinations[1]: found \"CN\", expected something not said before in this record"),
        (&|c| c["destinations"][1] = json!("XX"), "destinations[1]: found \"XX\", expected a code of countries.csv"),
        (
            &|c| c["parties"][0]["role"] = json!("friend"),
            "parties[0].role: found \"friend\", expected one of releaser, exporter, giver, recipient, host, supporter, speaker, venue",
        ),
        (&|c| c["parties"][0]["name"] = json!(""), "parties[0].name: found \"\", expected text without stray spaces"),
        (&|c| c["parties"][0]["person"] = json!("Hary "), "parties[0].person: found \"Hary \", expected text without stray spaces"),
        (&|c| c["commodities"][0]["as"]["id"] = json!(""), "commodities[0].as.id: found \"\", expected text without stray spaces"),
    ];
    for (edit, expected) in table {
        assert_eq!(claim_edited(edit), expected);
    }
    let problem = claim_edited(&|c| c["title"]["en"] = json!(long));
    assert_eq!(problem, format!("title.en: found \"{long}\", expected at most 90 characters"));
}

#[test]
fn a_line_that_is_not_a_record_is_refused_with_the_reason() {
    let missing = claim_edited(&|c| drop(c.as_object_mut().unwrap().remove("note")));
    assert!(missing.contains("expected a record of this file (missing field `note`"), "{missing}");
    let unknown = claim_edited(&|c| c["notes"] = json!(null));
    assert!(unknown.contains("expected a record of this file (unknown field `notes`"), "{unknown}");
    let typed = claim_edited(&|c| c["observations"][0]["value"] = json!("36"));
    assert!(typed.contains("(invalid type: string \"36\", expected a JSON number"), "{typed}");
    let line = line_with("claims.jsonl", FULL);
    let cut = first("claims.jsonl", line, "{\"id\":");
    assert_eq!(cut, "found \"{\\\"id\\\":\", expected a record of this file (EOF while parsing a value at line 1 column 6)");
}

#[test]
fn a_broken_source_is_refused() {
    let table: [Broken; 7] = [
        (&|s| s["publisher"] = json!(" 2enam"), "publisher: found \" 2enam\", expected text without stray spaces"),
        (
            &|s| s["publisher_kind"] = json!("blog"),
            "publisher_kind: found \"blog\", expected one of news, government, statistics_office, other",
        ),
        (&|s| s["lang"] = json!("fr"), "lang: found \"fr\", expected one of id, en, ja"),
        (&|s| s["title"] = json!(""), "title: found \"\", expected text without stray spaces"),
        (
            &|s| s["published"] = json!("30 Januari"),
            "published: found \"30 Januari\", expected an EDTF date or interval of level 0 or 1 that runs forward",
        ),
        (&|s| s["url"] = json!("2enam.com"), "url: found \"2enam.com\", expected an address that starts with http:// or https://, or null"),
        (&|s| s["id"] = json!("0-first"), "id: found \"0-first\", expected ids in ascending order, each once"),
    ];
    for (edit, expected) in table {
        assert_eq!(record_edited("sources.jsonl", "{\"id\":\"antara-lampung-2021-kopi-237-ribu-ton\"", edit), expected);
    }
}

#[test]
fn a_source_without_a_claim_is_refused() {
    let lonely = r#"{"id":"zzz","publisher":"Z","publisher_kind":"news","title":null,"published":null,"url":null,"lang":"id"}"#;
    let text = text_of("sources.jsonl") + lonely + "\n";
    let problems: Vec<String> = changed("sources.jsonl", text, usize::MAX).problems.iter().map(ToString::to_string).collect();
    let line = text_of("sources.jsonl").lines().count() + 1;
    assert_eq!(problems, [format!("src/data/sources.jsonl:{line}: id: found \"zzz\", expected a claim of this source")]);
}

#[test]
fn a_broken_row_of_a_code_list_is_refused() {
    let table: [(&'static str, &str, &str, &str, &str); 12] = [
        (
            "regions.csv",
            "\n1101,",
            ",regency,11",
            ",village,11",
            "type: found \"village\", expected one of country, province, regency, city",
        ),
        (
            "regions.csv",
            "\n1101,",
            ",regency,11",
            ",regency,0",
            "parent: found \"0\", expected the province of a regency, the nation of a province",
        ),
        (
            "regions.csv",
            "\n1101,",
            ",regency,11",
            ",regency,99",
            "parent: found \"99\", expected the province of a regency, the nation of a province",
        ),
        ("regions.csv", "\n1101,", "Kab. Simeulue", "", "short: found \"\", expected text without stray spaces"),
        ("regions.csv", "\n1101,", "1101,", "10,", "code: found \"10\", expected ids in ascending order, each once"),
        (
            "countries.csv",
            "\nAE,",
            "Uni Emirat Arab",
            " Uni Emirat Arab",
            "id: found \" Uni Emirat Arab\", expected text without stray spaces",
        ),
        (
            "units.csv",
            "\nIDR,",
            ",currency,1",
            ",money,1",
            "kind: found \"money\", expected one of currency, count, mass, volume, ratio, rank, time",
        ),
        ("units.csv", "\nIDR,", ",currency,1", ",currency,-1", "to_base: found \"-1\", expected a number"),
        ("measures.csv", "\nauction_price,", ",no,flow", ",maybe,flow", "additive: found \"maybe\", expected one of yes, no"),
        (
            "measures.csv",
            "\nauction_price,",
            ",no,flow",
            ",no,river",
            "flow_or_stock: found \"river\", expected one of flow, stock, neither",
        ),
        ("fx_idr_per_usd.csv", "\n2010,", "9090.43", "9.09", "rate: found \"9.09\", expected a number"),
        ("exports_indonesia.csv", "\n2010,", "157779103470", "much", "amount_usd: found \"much\", expected a number"),
    ];
    for (name, mark, from, to, expected) in table {
        let line = line_with(name, mark.trim_start());
        let text = text_of(name);
        let before = text.lines().nth(line).unwrap();
        assert_eq!(first(name, line, &before.replace(from, to)), expected, "{name}: {before}");
    }
    let problem = first("origins.csv", 0, "code,id,en");
    let columns = "code,en,id,short_en,short_id,level,area";
    assert_eq!(problem, format!("found \"code,id,en\", expected a record of this file (columns {columns})"));
}

/// A row of a list with a structure, its cells changed from the given one on.
fn row_edited(name: &'static str, code: &str, column: usize, cells: &[&str]) -> String {
    let line = line_with(name, &format!("{code},"));
    let text = text_of(name);
    let row = text.lines().nth(line).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes());
    let mut record: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(String::from).collect();
    for (at, cell) in cells.iter().enumerate() {
        record[column + at] = (*cell).into();
    }
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(&record).unwrap();
    let to = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    first(name, line, to.trim_end())
}

#[test]
fn a_scope_is_part_of_a_wider_one_without_circles_and_within_its_goods() {
    // Columns: code, en, id, kind, hs, partner, class, basis, part_of.
    let table: [(&str, usize, &[&str], &str); 10] = [
        ("nickel-ore", 3, &["goods"], "kind: found \"goods\", expected one of commodity, trade_class, destination, basis, other"),
        ("nickel-ore", 4, &["264"], "hs: found \"264\", expected a code of hs_chapters.csv"),
        ("nickel-ore", 4, &["7706"], "hs: found \"7706\", expected a code of hs_chapters.csv"),
        ("nickel-ore", 5, &["XX"], "partner: found \"XX\", expected a code of countries.csv"),
        ("nickel-ore", 8, &["metals"], "part_of: found \"metals\", expected a code of scopes.csv"),
        ("nickel-ore", 8, &["nickel-ore"], "part_of: found \"nickel-ore\", expected a wider scope that is no part of this one"),
        ("nickel-ore", 8, &["coffee"], "hs: found \"2604\", expected a code that begins with 0901, as the wider scope's goods do"),
        ("country-us", 8, &["country-cn"], "partner: found \"US\", expected CN, the country of the wider scope"),
        ("nickel-ore", 1, &["coffee"], "en: found \"coffee\", expected something not said before in this record"),
        ("agriculture", 6, &["farming"], "class: found \"farming\", expected one of "),
    ];
    for (code, column, cells, expected) in table {
        let problem = row_edited("scopes.csv", code, column, cells);
        assert!(problem.starts_with(expected), "{code}: {problem}, expected {expected}");
    }
    let text = text_of("scopes.csv").replace("agriculture,,\n", "agriculture,,agriculture-year-on-year\n");
    let problems: Vec<String> = changed("scopes.csv", text, 1).problems.iter().map(ToString::to_string).collect();
    let circle = problems.iter().filter(|problem| problem.contains("expected a wider scope that is no part of this one")).count();
    assert!(circle >= 2, "each scope of the circle is told: {problems:#?}");
}

#[test]
fn an_origin_has_short_names_and_the_area_of_its_level() {
    // Columns: code, en, id, short_en, short_id, level, area.
    let table: [(&str, usize, &[&str], &str); 8] = [
        ("bps-jatim", 3, &[""], "short_en: found \"\", expected text without stray spaces"),
        (
            "bps-jatim",
            4,
            &["Badan Pusat Statistik Jatim"],
            "short_id: found \"Badan Pusat Statistik Jatim\", expected at most 24 characters",
        ),
        ("bps-jatim", 4, &["BPS"], "short_id: found \"BPS\", expected something not said before in this record"),
        ("bps-jatim", 5, &["state"], "level: found \"state\", expected one of national, province, regency, foreign,"),
        ("bps-jatim", 6, &["3524"], "area: found \"3524\", expected a province for a body of a province"),
        ("bps-jatim", 5, &["national"], "area: found \"35\", expected nothing for a body of the nation"),
        ("bps-jatim", 5, &["regency"], "area: found \"35\", expected a regency or city for a body of one"),
        ("bps-jatim", 5, &["foreign", "ID"], "area: found \"ID\", expected another country for a foreign body, or nothing"),
    ];
    for (code, column, cells, expected) in table {
        let problem = row_edited("origins.csv", code, column, cells);
        assert!(problem.starts_with(expected), "{code}: {problem}, expected {expected}");
    }
}

#[test]
fn neighbours_are_pairs_of_one_kind_that_agree_with_their_provinces() {
    for (from, to, expected) in [
        ("1102,1103", "1102,9999", "code_b: found \"9999\", expected a code of regions.csv"),
        ("1102,1103", "1102,12", "found \"1102,12\", expected two provinces, or two regencies or cities, the lower code first"),
        ("1102,1103", "1102,1102", "found \"1102,1102\", expected two provinces, or two regencies or cities, the lower code first"),
        ("1102,1175", "1102,1102", "found \"1102,1102\", expected ids in ascending order, each once"),
        ("11,12", "11,13", "found \"11,13\", expected a row of two of their regencies or cities"),
    ] {
        let problems: Vec<String> =
            changed("neighbours.csv", text_of("neighbours.csv").replace(from, to), 1).problems.iter().map(ToString::to_string).collect();
        assert!(problems.iter().any(|problem| problem.ends_with(expected)), "{to}: {problems:#?}");
    }
    let problems = changed("neighbours.csv", text_of("neighbours.csv").replace("\n11,12\n", "\n"), 1).problems;
    assert!(
        problems[0]
            .to_string()
            .ends_with("found \"11,12\", expected a row of these two provinces, since two of their regencies or cities have one")
    );
}

#[test]
fn every_problem_is_listed_not_only_the_first() {
    let line = line_with("claims.jsonl", FULL);
    let text = text_of("claims.jsonl");
    let mut record: Value = serde_json::from_str(text.lines().nth(line).unwrap()).unwrap();
    record["kind"] = json!("rumour");
    record["where"] = json!("9999");
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    lines[line] = record.to_string();
    let curated = changed("claims.jsonl", lines.join("\n"), usize::MAX);
    let fields: Vec<&str> = curated.problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["kind", "where"]);
    assert_eq!(curated.first.claims.len(), lines.len() - 1, "the others go through");
}
