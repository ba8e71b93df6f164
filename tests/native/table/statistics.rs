//! JSON-stat, SDMX in its forms, the tables of BPS's web service: figures by their codes, and what contradicts itself.
use super::bad::failure;
use super::{open, open_with, rules, texts};
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::failure::{Failure, Fault};
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::ingest::table::reading::{Note, Part};
use jejak_ekspor::ingest::table::source::{self, Format, Kind};
use jejak_ekspor::model::edtf::day_from_civil;
use jejak_ekspor::model::table::{CodeList, Evidence, Grain};

pub const JSON_STAT: &str = include_str!("../../fuzz/corpus/json/json-stat.json");

/// Each column of figures: its name, unit and power, and its sum as a number.
fn sums(table: &Imported) -> Vec<(String, Option<String>, i8, f64)> {
    let sum = |n: usize| {
        let (digits, scale) = super::sum(table, n);
        digits as f64 / 10_f64.powi(i32::from(scale))
    };
    let of = |n: usize| {
        let amount = &table.amounts[n];
        (amount.name.clone(), amount.quantity.unit.clone(), amount.quantity.power, sum(n))
    };
    (0..table.amounts.len()).map(of).collect()
}

fn sum_of(name: &str, unit: Option<&str>, power: i8, sum: f64) -> (String, Option<String>, i8, f64) {
    (name.to_owned(), unit.map(str::to_owned), power, sum)
}

#[test]
fn json_stat_by_its_roles() {
    let (opening, table) = open(JSON_STAT.as_bytes()).unwrap();
    assert_eq!((opening.format, opening.layout.questions.len(), opening.sheets.len()), (Format::Json, 0, 0));
    assert_eq!((table.counts.headers, table.counts.accepted, table.counts.rejected), (2, 6, 0));
    assert_eq!((table.grain, table.title.as_deref()), (Some(Grain::Quarter), Some("Ekspor menurut tujuan")));
    assert_eq!(
        sums(&table),
        [sum_of("Nilai ekspor (juta US$)", Some("USD"), 6, 31.5), sum_of("Berat (ton)", Some("t"), 0, 630.0)],
        "what is measured has a column each"
    );
    assert_eq!((table.codes[0].name.as_str(), table.codes[0].list), ("Mitra", CodeList::Country));
    assert_eq!(texts(&table, 0), ["Jepang", "Tiongkok", "India", "Jepang", "Tiongkok", "India"], "in the order of the index");
    assert_eq!((table.codes[1].name.as_str(), texts(&table, 1)), ("status", vec!["", "p", "", "", "", ""]));
    let reading: Vec<_> = table.reading.columns.iter().map(|column| (column.name.as_str(), column.part, column.evidence)).collect();
    assert_eq!(reading[0], ("Waktu", Part::Period, Evidence::File));
    assert_eq!(reading[2], ("Nilai ekspor (juta US$)", Part::Amount, Evidence::File));
}

#[test]
fn json_stat_with_few_figures_of_a_thousand_million() {
    let axis = |name: &str| {
        let codes: Vec<String> = (0..1000).map(|n| format!("\"{name}{n}\":{n}")).collect();
        format!(r#""{name}":{{"category":{{"index":{{{}}}}}}}"#, codes.join(","))
    };
    let text = format!(
        r#"{{"class":"dataset","label":"Ekspor (US$)","id":["sitc","hs","geo"],"size":[1000,1000,1000],"role":{{"geo":["geo"]}},"dimension":{{{},{},{}}},
"value":{{"0":5,"999999999":7,"1000000000":1,"x":2,"4":3,"4":3}}}}"#,
        axis("sitc"),
        axis("hs"),
        axis("geo")
    );
    let (_, table) = open(text.as_bytes()).unwrap();
    assert_eq!((table.counts.accepted, table.counts.rejected), (2, 4));
    assert_eq!(
        rules(&table).into_iter().map(|(_, rule)| rule).collect::<Vec<_>>(),
        [Rule::UnknownKey, Rule::UnknownKey, Rule::RepeatedKey, Rule::RepeatedKey],
        "what is given twice is neither of the two"
    );
    assert_eq!(sums(&table), [sum_of("Ekspor (US$)", Some("USD"), 0, 12.0)]);
}

#[test]
fn a_json_stat_that_contradicts_itself_is_told() {
    let with = |from: &str, to: &str| failure(JSON_STAT.replace(from, to).as_bytes());
    let fault = |fault: Fault| Failure::Statistics { format: "JSON-stat", fault };
    assert_eq!(failure(&JSON_STAT.as_bytes()[..JSON_STAT.len() - 20]), fault(Fault::Cut));
    assert_eq!(with("null,320", "null"), fault(Fault::Size { of: "value".into(), declared: 12, found: 11 }));
    assert_eq!(with("[2,3,2]", "[2,4,2]"), fault(Fault::Size { of: "mitra".into(), declared: 4, found: 3 }));
    assert_eq!(with("[2,3,2]", "[2,3]"), fault(Fault::Size { of: "size".into(), declared: 3, found: 2 }));
    assert_eq!(with("\"mitra\":{\"label\"", "\"lain\":{\"label\""), fault(Fault::Missing { key: "dimension.mitra".into() }));
    assert_eq!(with("\"CN\":1", "\"CN\":5"), fault(Fault::Missing { key: "dimension.mitra.category.index".into() }));
    assert_eq!(with("\"value\"", "\"values\""), fault(Fault::Missing { key: "value".into() }));
}

#[test]
fn of_a_collection_or_a_bundle_one_table_is_chosen() {
    let small = r#"{"class":"dataset","label":"Berat (ton)","id":["year"],"size":[2],"dimension":{"year":{"category":{"index":["2019","2020"]}}},"value":[5,6]}"#;
    let collection =
        format!(r#"{{"version":"2.0","class":"collection","link":{{"item":[{small},{{"class":"dataset","href":"x"}},{JSON_STAT}]}}}}"#);
    let (opening, table) = open(collection.as_bytes()).unwrap();
    assert_eq!((opening.sheets.as_slice(), opening.sheet_number), (&["Berat (ton)".to_owned(), "Ekspor menurut tujuan".into()][..], 1));
    assert_eq!(table.counts.accepted, 6);
    let (_, table) = open_with(collection.as_bytes(), "", &Options { sheet: Some(0), ..Options::default() }).unwrap();
    assert_eq!((sums(&table), table.grain), (vec![sum_of("Berat (ton)", Some("t"), 0, 11.0)], Some(Grain::Year)));
    let third = open_with(collection.as_bytes(), "", &Options { sheet: Some(2), ..Options::default() });
    assert_eq!(third.err(), Some(Failure::NoSheet { sheet: 2, sheets: 2 }));
    let bundle = r#"{"berat":{"label":"Berat (ton)","value":{"1":6},"dimension":{"id":["year"],"size":[2],"role":{"time":["year"]},"year":{"category":{"index":["2019","2020"]}}}}}"#;
    let (_, table) = open(bundle.as_bytes()).unwrap();
    assert_eq!((sums(&table), table.counts.accepted), (vec![sum_of("Berat (ton)", Some("t"), 0, 6.0)], 1));
}

/// A message of SDMX-JSON 1.0 in series: two destinations, two adjustments.
pub const SDMX: &str = include_str!("../../fuzz/corpus/json/sdmx.json");

#[test]
fn sdmx_json_in_series_with_its_attributes() {
    let (opening, table) = open(SDMX.as_bytes()).unwrap();
    assert_eq!((opening.layout.questions.len(), table.grain), (0, Some(Grain::Quarter)));
    assert_eq!((table.counts.accepted, table.counts.rejected, rules(&table)), (6, 1, vec![(1, Rule::UnknownKey)]));
    assert_eq!(
        sums(&table),
        [sum_of("Trade · Not adjusted", Some("USD"), 6, 602.5), sum_of("Trade · Seasonally adjusted", Some("USD"), 6, 181.0)],
        "adjusted and not are never added; unit and power are the attributes'"
    );
    let partner = table.codes.iter().position(|column| column.name == "Partner").unwrap();
    assert_eq!(table.codes[partner].list, CodeList::Country);
    assert!(
        table
            .reading
            .columns
            .iter()
            .any(|column| column.name == "Adjustment" && column.part == Part::Alternatives && column.evidence == Evidence::File)
    );
}

#[test]
fn sdmx_json_2_with_flat_observations_and_measures() {
    let text = r#"{"meta":{"schema":"x"},"data":{"structures":[{"names":{"en":"Exports"},
"measures":{"observation":[{"id":"OBS_VALUE","name":"Value (US$)"},{"id":"W","name":"Weight (kg)"}]},
"dimensions":{"observation":[{"id":"REF_AREA","values":[{"id":"ID","name":"Indonesia"}]},{"id":"TIME_PERIOD","roles":["TIME_PERIOD"],"values":[{"value":"2020"},{"value":"2021"}]}]},
"attributes":{"dimensionGroup":[{"id":"UNIT_MULT","values":[{"id":"3"},{"id":"0"}]}],"observation":[{"id":"NOTE"}]}}],
"dataSets":[{"structure":0,"dimensionGroupAttributes":{"0:":[0]},"observations":{"0:0":[5,50,"x"],"0:1":[7,70],"0":[1,2],"0:0:0":[1,2]}}]}}"#;
    let (_, table) = open(text.as_bytes()).unwrap();
    assert_eq!((table.counts.accepted, table.counts.rejected, table.grain), (2, 2, Some(Grain::Year)));
    assert_eq!(sums(&table), [sum_of("Value (US$)", Some("USD"), 3, 12.0), sum_of("Weight (kg)", Some("kg"), 3, 120.0)]);
}

#[test]
fn an_sdmx_json_that_contradicts_itself_is_told() {
    let fault = |fault: Fault| Failure::Statistics { format: "SDMX-JSON", fault };
    let missing = |key: &str| fault(Fault::Missing { key: key.into() });
    assert_eq!(failure(&SDMX.as_bytes()[..900]), fault(Fault::Cut));
    assert_eq!(failure(SDMX.replace("\"structure\":", "\"structur\":").as_bytes()), missing("structure"));
    assert_eq!(failure(SDMX.replace("\"series\":{", "\"serie\":{").as_bytes()), missing("dataSets.series"));
    assert_eq!(failure(SDMX.replace(r#""dimensions":{"#, r#""dimension":{"#).as_bytes()), missing("structure.dimensions"));
}

/// The dynamic table of BPS: `turtahun` 1 and 10 stand beside each other, and the key of January's figure in 2020 begins October's.
pub const BPS: &str = include_str!("../../fuzz/corpus/json/bps.json");

#[test]
fn a_table_of_bps_is_an_exact_product_of_its_lists() {
    let (_, table) = open(BPS.as_bytes()).unwrap();
    assert_eq!((table.counts.accepted, table.counts.rejected), (5, 2), "a key that lacks a code, and one of an unknown province");
    assert_eq!(rules(&table), [(1, Rule::UnknownKey), (2, Rule::UnknownKey)]);
    assert_eq!(sums(&table), [sum_of("Nilai Ekspor (Juta US$)", Some("USD"), 6, 25.5)]);
    let place = table.codes.iter().position(|column| column.name == "Provinsi").unwrap();
    assert_eq!((table.codes[place].list, table.grain), (CodeList::Region, Some(Grain::Month)));
    let found: Vec<_> = texts(&table, place).into_iter().zip(table.days.clone().unwrap()).collect();
    let day = |year, month| day_from_civil(year, month, 1);
    let want = [("ACEH", day(2020, 1)), ("ACEH", day(2020, 10)), ("BALI", day(2020, 1)), ("BALI", day(2021, 1)), ("BALI", day(2021, 10))];
    assert_eq!(found, want);
}

/// Tables whose keys are built to be doubtful, against a list of all products.
#[test]
fn keys_of_bps_that_two_products_build_are_refused() {
    use crate::support::random::Random;
    let mut random = Random(0x5EED_0FB9_5000);
    let (mut doubtful, mut sure, mut summed) = (0, 0, 0);
    for table in 0..50 {
        let mut list = |most: usize| {
            let mut codes: Vec<usize> = (0..1 + random.below(most)).map(|_| [1, 10, 11, 101, 110, 2, 20, 21][random.below(8)]).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        };
        let lists = [list(4), list(2), list(3), list(4), list(4)];
        let mut products = std::collections::BTreeMap::new();
        for a in &lists[0] {
            for b in &lists[1] {
                for c in &lists[2] {
                    for d in &lists[3] {
                        for e in &lists[4] {
                            products.entry(format!("{a}{b}{c}{d}{e}")).or_insert(Vec::new()).push((*a, *d, *e));
                        }
                    }
                }
            }
        }
        let codes = |n: usize, label: &str| {
            let all: Vec<String> = lists[n].iter().map(|code| format!(r#"{{"val":{code},"label":"{label}{code}"}}"#)).collect();
            all.join(",")
        };
        let years: Vec<String> = lists[3].iter().map(|code| format!(r#"{{"val":{code},"label":"{}"}}"#, 1900 + code)).collect();
        let figures: Vec<String> = products.keys().enumerate().map(|(n, key)| format!("\"{key}\":{}", n + 1)).collect();
        let text = format!(
            r#"{{"var":[{}],"turvar":[{}],"labelvervar":"x","vervar":[{}],"tahun":[{}],"turtahun":[{}],"datacontent":{{{}}}}}"#,
            codes(1, "Nilai "),
            codes(2, "jenis "),
            codes(0, "baris "),
            years.join(","),
            codes(4, "bagian "),
            figures.join(",")
        );
        let opened = open(text.as_bytes()).unwrap_or_else(|failure| panic!("table {table}: {failure:?}: {text}")).1;
        let twice = products.values().filter(|all| all.len() > 1).count();
        let told = opened.problems.groups().iter().filter(|group| group.rule == Rule::AmbiguousKey).map(|group| group.count).sum::<u64>();
        assert_eq!(told, twice as u64, "table {table}: {text}");
        let sum: f64 = sums(&opened).iter().map(|(.., sum)| sum).sum();
        let want: usize = products.values().enumerate().filter(|(_, all)| all.len() == 1).map(|(n, _)| n + 1).sum();
        if opened.counts.totals == 0 {
            assert_eq!(sum, want as f64, "table {table}: {text}");
            summed += 1;
        }
        doubtful += twice;
        sure += products.len() - twice;
    }
    assert!(doubtful > 20 && sure > 200 && summed > 15, "{doubtful} doubtful, {sure} sure, {summed} summed");
}

#[test]
fn a_table_of_bps_that_contradicts_itself_is_told() {
    let missing = |key: &str| Failure::Statistics { format: "BPS", fault: Fault::Missing { key: key.into() } };
    assert_eq!(failure(BPS.replace("\"turtahun\"", "\"turtaun\"").as_bytes()), missing("turtahun"));
    assert_eq!(failure(BPS.replace("\"datacontent\"", "\"data\"").as_bytes()), missing("datacontent"));
    assert_eq!(failure(&BPS.as_bytes()[..BPS.len() - 9]), Failure::Statistics { format: "BPS", fault: Fault::Cut });
}

#[test]
fn a_static_table_of_bps_is_markup_in_a_text() {
    let table = "<table><tr><th>Negara</th><th>2020</th><th>2021</th></tr><tr><td>Jepang</td><td>1,5</td><td>2,5</td></tr><tr><td>India</td><td>3,5</td><td>4,5</td></tr></table>";
    for table in [table.replace('<', "&lt;").replace('>', "&gt;"), table.replace("</", "<\\/")] {
        let text = format!(r#"{{"status":"OK","data":{{"table_id":1,"title":"Nilai Ekspor (juta US$)","table":"{table}","excel":"x"}}}}"#);
        let (opening, read) = open(text.as_bytes()).unwrap();
        assert_eq!((read.counts.accepted, opening.sheets.as_slice()), (2, &["Nilai Ekspor (juta US$)".to_owned()][..]));
        assert_eq!((super::sum(&read, 0), read.grain), ((120, 1), Some(Grain::Year)));
        assert_eq!((read.amounts[0].quantity.unit.as_deref(), read.amounts[0].quantity.power), (Some("USD"), 6), "the title says it");
    }
}

#[test]
fn foreign_trade_rows_of_bps() {
    let row = |hs: &str, port: &str, country: &str, month: &str, value: f64| {
        format!(
            r#"{{"value":{value},"netweight":{value}0,"kodehs":"{hs}","pod":"{port}","ctr":"{country}","tahun":"2023","bulan":"{month}"}}"#
        )
    };
    let rows = [
        row("[03] Fish", "TANJUNG PRIOK", "JAPAN", "[01] Januari", 10.5),
        row("[03] Fish", "BELAWAN", "INDIA", "[02] Februari", 20.5),
        row("[84] Machinery", "BELAWAN", "CHINA", "[02] Februari", 30.5),
    ];
    let text = format!(r#"{{"status":"OK","data-availability":"available","metadata":{{"x":1}},"data":[{}]}}"#, rows.join(","));
    let (opening, table) = open(text.as_bytes()).unwrap();
    assert_eq!((table.counts.accepted, opening.layout.questions.len(), table.grain), (3, 0, Some(Grain::Month)));
    assert_eq!(sums(&table), [sum_of("value", Some("USD"), 0, 61.5), sum_of("netweight", Some("kg"), 0, 61.5)]);
    let lists: Vec<_> = table.codes.iter().map(|column| (column.name.as_str(), column.list)).collect();
    assert_eq!(lists, [("kodehs", CodeList::Hs), ("pod", CodeList::None), ("ctr", CodeList::Country)]);
}

#[test]
fn what_only_looks_like_a_document_is_read_as_rows() {
    let lines = "{\"dimension\":\"a\",\"category\":\"x\",\"tahun\":2020,\"nilai\":5}\n{\"dimension\":\"b\",\"category\":\"y\",\"tahun\":2021,\"nilai\":6}\n";
    let (_, table) = open(lines.as_bytes()).unwrap();
    assert_eq!((table.counts.accepted, super::sum(&table, 0)), (2, (11, 0)));
}

#[test]
fn sdmx_csv_with_codes_and_labels() {
    let text = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Reference area,COUNTERPART_AREA: Partner,PRICES: Prices,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MEASURE: Unit,UNIT_MULT: Multiplier,BASE_PER: Base,OBS_STATUS: Status\n\
dataflow,X:Y(1.0),I,Q: Quarterly,ID: Indonesia,JP: Japan,V: Current,2020-Q1,10.5,USD: US dollar,6: Millions,2015,A: Normal\n\
dataflow,X:Y(1.0),I,Q: Quarterly,ID: Indonesia,IN: India,V: Current,2020-Q1,20,USD: US dollar,6: Millions,2015,A: Normal\n\
dataflow,X:Y(1.0),I,Q: Quarterly,ID: Indonesia,CN: China,V: Current,2020-Q2,30,USD: US dollar,6: Millions,2015,A: Normal\n\
dataflow,X:Y(1.0),I,Q: Quarterly,ID: Indonesia,CN: China,L: Constant,2020-Q2,25,USD: US dollar,6: Millions,2015,P: Provisional\n";
    let (_, table) = open(text.as_bytes()).unwrap();
    assert_eq!((table.counts.accepted, table.counts.rejected, table.grain), (4, 0, Some(Grain::Quarter)));
    assert_eq!(
        sums(&table),
        [sum_of("OBS_VALUE: Value · V: Current", Some("USD"), 6, 60.5), sum_of("OBS_VALUE: Value · L: Constant", Some("USD"), 6, 25.0)]
    );
    let partner = table.codes.iter().find(|column| column.name == "COUNTERPART_AREA: Partner").unwrap();
    assert_eq!((partner.list, partner.matches.iter().all(Option::is_some)), (CodeList::Country, true));
}

#[test]
fn sdmx_csv_with_periods_of_every_length_and_totals() {
    let mut text = "DATAFLOW,FREQ,REF_AREA,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,UNIT_MEASURE\n".to_owned();
    for (freq, period, japan, all) in [
        ("A", "2020", 12, 24),
        ("S", "2020-S1", 6, 12),
        ("S", "2020-S2", 6, 12),
        ("A", "2021", 14, 28),
        ("Q", "2022-Q1", 3, 6),
        ("M", "2023-M01", 1, 2),
    ] {
        text.push_str(&format!("X:Y(1.0),{freq},ID,JP,{period},{japan},6,USD\nX:Y(1.0),{freq},ID,W0,{period},{all},6,USD\n"));
    }
    let (_, table) = open(text.as_bytes()).unwrap();
    let days = table.days.clone().unwrap();
    assert_eq!((days.first(), days.last()), (Some(&day_from_civil(2020, 1, 1)), Some(&day_from_civil(2023, 1, 1))));
    assert_eq!((table.counts.accepted, table.counts.rejected, table.counts.totals), (5, 0, 7), "the world and the year of two halves");
    assert_eq!(sums(&table), [sum_of("OBS_VALUE", Some("USD"), 6, 30.0)]);
    assert!(table.reading.notes.iter().any(|note| matches!(note, Note::Levels { .. })));
}

#[test]
fn rows_whose_keys_are_those_of_a_document_are_rows() {
    for row in [r#"{"tahun":"2020","dimension":"darat","category":"ikan","nilai":5}"#, r#"{"tahun":"2020","table":"<t","nilai":5}"#] {
        let rows = [row, "\n", &row.replace("2020", "2021"), "\n"].concat();
        assert_eq!(source::kind(rows.as_bytes()), Ok(Kind::Text), "they are read in pieces");
        let (_, table) = open(rows.as_bytes()).unwrap();
        assert_eq!(table.counts.accepted, 2);
    }
}
