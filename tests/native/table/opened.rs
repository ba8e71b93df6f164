//! An opened table: filters, views, series, and what is kept between two visits.
use super::{DATA, open_with, table};
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::protocol::answer::Point;
use jejak_ekspor::protocol::request::{Bound, Mapping, Selection};
use jejak_ekspor::protocol::{FromValue, ToValue};
use jejak_ekspor::user_table::series::NoSeries;
use jejak_ekspor::user_table::stored::Restoring;
use jejak_ekspor::user_table::view::BadFilter;
use jejak_ekspor::user_table::{Opened, build};
use serde_json::json;

const LEDGER: &str = "bulan,provinsi,kode hs,negara tujuan,nilai (juta US$)\n\
    2021-11,Jawa Timur,0306,Jepang,1.5\n2021-12,JAWA TIMUR,0901,Amerika Serikat,2.25\n2022-01,Bali,84,United States,4\n\
    2022-02,Bali,0306,,8\n2022-02,Jawa Timur,0306,Jepang,\n";

fn opened(text: &str) -> Opened {
    build(table(text), "buku.csv", Some("bulan".into()), &DATA.codes).0
}

fn selection(value: serde_json::Value) -> Selection {
    Selection::from_value(&value.into()).expect("a selection")
}

#[test]
fn texts_of_one_code_are_one_code() {
    let view = serde_json::Value::from(opened(LEDGER).view().to_value());
    assert_eq!(view["count"], 5);
    assert_eq!(view["facets"]["provinsi"], json!([{ "code": "35", "count": 3 }, { "code": "51", "count": 2 }]));
    assert_eq!(
        view["facets"]["kode hs"],
        json!([{ "code": "03", "count": 3 }, { "code": "09", "count": 1 }, { "code": "84", "count": 1 }])
    );
    assert_eq!(view["facets"]["kode hs (pos)"][0], json!({ "code": "0306", "count": 3 }));
    assert_eq!(
        view["facets"]["negara tujuan"],
        json!([{ "code": "JP", "count": 2 }, { "code": "US", "count": 2 }, { "code": "-", "count": 1 }])
    );
    assert_eq!(view["bins"][0], json!({ "start": "2021-11-01", "sum": 1_500_000, "count": 1 }));
    assert_eq!(view["bins"][3], json!({ "start": "2022-02-01", "sum": 8_000_000, "count": 2 }));
}

#[test]
fn filters_of_each_kind_and_their_upper_ends() {
    let mut table = opened(LEDGER);
    let mut count = |column: &str, value: serde_json::Value| {
        let chosen = (!value.is_null()).then(|| selection(value));
        table.filter(column, chosen.as_ref()).map(|()| table.view().count)
    };
    assert_eq!(count("bulan", json!({ "from": "2021", "to": "2022" })), Ok(2), "the upper end is exclusive");
    assert_eq!(count("when", json!({ "from": "2021-12" })), Ok(4));
    assert_eq!(count("when", json!(null)), Ok(5));
    assert_eq!(count("provinsi", json!({ "oneOf": ["35"] })), Ok(3));
    assert_eq!(count("negara tujuan", json!({ "oneOf": ["JP", "-"] })), Ok(2));
    assert_eq!(count("provinsi", json!(null)), Ok(3));
    assert_eq!(count("negara tujuan", json!(null)), Ok(5));
    assert_eq!(
        count("nilai (juta US$)", json!({ "from": 1_500_000, "to": 4_000_000 })),
        Ok(2),
        "in the unit itself, the upper end exclusive"
    );
    assert_eq!(count("nilai (juta US$)", json!({ "from": 1_500_000.01 })), Ok(3));
    assert_eq!(count("nilai (juta US$)", json!({})), Ok(4), "a row without a figure has none in any interval");
}

#[test]
fn a_wrong_filter_says_what_was_wrong() {
    let mut table = opened(LEDGER);
    let mut refused = |column: &str, value: serde_json::Value| table.filter(column, Some(&selection(value))).unwrap_err();
    assert!(
        matches!(refused("tiada", json!({ "oneOf": [] })), BadFilter::NoColumn { found, columns } if found == "tiada" && columns.len() == 6)
    );
    assert_eq!(refused("provinsi", json!({ "oneOf": ["99"] })), BadFilter::NoCode { found: "99".into(), column: "provinsi".into() });
    assert_eq!(refused("when", json!({ "from": "kemarin" })), BadFilter::NotDate { found: "kemarin".into() });
    assert_eq!(refused("nilai (juta US$)", json!({ "from": "x" })), BadFilter::NotAmount { found: "x".into() });
    assert!(matches!(refused("when", json!({ "oneOf": [] })), BadFilter::WrongKind { .. }));
    assert!(matches!(refused("provinsi", json!({ "from": 1 })), BadFilter::WrongKind { .. }));
    assert_eq!(table.filter("nilai (juta US$)", Some(&Selection::Range { from: Some(Bound::Amount(f64::INFINITY)), to: None })), Ok(()));
    assert_eq!(table.view().count, 0);
    for (written, part) in [
        (json!({ "oneof": ["35"] }), "found \"oneof\", expected oneOf, from, to"),
        (json!({ "oneOf": ["35"], "to": 5 }), "expected {oneOf} or {from, to}"),
        (json!(5), "expected {oneOf} or {from, to}"),
    ] {
        let error = Selection::from_value(&written.into()).unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
}

#[test]
fn a_table_becomes_official_series_by_area_and_period() {
    let mut table = opened(LEDGER);
    let mapping = table.suggested_mapping().expect("a column of amounts");
    assert_eq!(mapping.area_column.as_deref(), Some("provinsi"));
    let series = table.series(&mapping).expect("series");
    let areas: Vec<(&str, usize)> = series.iter().map(|series| (series.area.as_str(), series.points.len())).collect();
    assert_eq!(areas, [("35", 2), ("51", 2)]);
    assert_eq!((series[0].measure.as_str(), series[0].unit.as_str()), ("export_value", "USD"));
    assert_eq!(series[1].points[0], Point { when: "2022-01".into(), value: 4e6 });
    table.filter("kode hs", Some(&selection(json!({ "oneOf": ["84"] })))).unwrap();
    let nation = Mapping { area_column: None, ..mapping.clone() };
    let series = table.series(&nation).expect("series");
    assert_eq!((series.len(), series[0].area.as_str(), series[0].points.len()), (1, "0", 1));
    assert_eq!(table.series(&Mapping { column: "x".into(), ..mapping.clone() }), Err(NoSeries::NoColumn));
    assert_eq!(table.series(&Mapping { area_column: Some("negara tujuan".into()), ..mapping }), Err(NoSeries::NoAreaColumn));
}

#[test]
fn years_stay_years() {
    let table = opened("Tahun,Nilai Ekspor (US$)\n2020,5.5\n2021,6.5\n");
    let series = table.series(&table.suggested_mapping().unwrap()).unwrap();
    assert_eq!(series[0].points.iter().map(|point| point.when.as_str()).collect::<Vec<_>>(), ["2020", "2021"]);
}

fn parts(table: &Opened) -> Vec<Vec<u8>> {
    let parts: Vec<Vec<u8>> = (0..).map_while(|n| table.part(n)).collect();
    assert_eq!(parts.len(), table.parts());
    parts
}

fn restored(parts: &[Vec<u8>]) -> Option<Opened> {
    let (head, columns) = parts.split_first()?;
    let mut restoring = Restoring::begin(head)?;
    columns.iter().try_for_each(|part| restoring.push(part))?;
    restoring.finish()
}

#[test]
fn a_kept_table_comes_back_whole() {
    for text in [LEDGER, "a,nilai\nx,5\ny,-6.5\n", "bulan,nilai\n2022-01,9000000000000.25\n2022-02,\n"] {
        let table = opened(text);
        let kept = parts(&table);
        let again = restored(&kept).expect("what was written");
        assert_eq!((again.view(), &again.about, &again.names), (table.view(), &table.about, &table.names));
        assert_eq!(parts(&again), kept);
        for n in 0..kept.len() {
            assert!(restored(&kept[..n]).is_none(), "without the parts from {n}");
            let mut changed = kept.clone();
            changed[n].pop();
            assert!(restored(&changed).is_none(), "part {n} cut");
            changed[n] = [kept[n].as_slice(), b"0"].concat();
            assert!(restored(&changed).is_none(), "part {n} longer");
            // No damage panics.
            for at in (0..kept[n].len()).step_by(3) {
                let mut damaged = kept.clone();
                damaged[n][at] ^= 0x55;
                let _ = restored(&damaged).map(|table| table.view());
            }
        }
        let mut more = kept.clone();
        more.push(vec![0]);
        assert!(restored(&more).is_none());
    }
}

#[test]
fn more_texts_than_codes_leave_a_column_of_text() {
    let mut text = "faktur,bulan,nilai\nTotal,,9\n".to_owned();
    (0..70_000).for_each(|n| text.push_str(&format!("F-{n},2022-01,1\n")));
    text.push_str("Jumlah,,9\nF\0,2022-01,1\n");
    let (_, imported) = open_with(text.as_bytes(), "", &Options::default()).unwrap();
    assert_eq!((imported.counts.totals, imported.counts.rejected), (2, 1), "totals and broken texts are still seen");
    let (opened, _) = build(imported, "x", None, &DATA.codes);
    assert_eq!((opened.about.free.as_slice(), opened.view().count), (&["faktur".to_owned()][..], 70_000));
}
