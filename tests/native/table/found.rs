//! Files that an opener is likely to read wrong, each with what should become of it (`tests/fixture/found/expected.jsonl`).
//!
//! Every file goes the way that the worker goes: bytes, layout, questions, rows, the open table, its views and series. All figures in
//! the files are invented. A file that fails to meet what is wanted is named in `NOT_MET`, with the reason. `FOUND=name` in the environment
//! tells what was found of one file.
use crate::support::fixture;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::reading::{Note, Part};
use jejak_ekspor::ingest::table::source;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::table::CodeList;
use jejak_ekspor::model::table::Evidence;
use jejak_ekspor::protocol::Phrase;
use jejak_ekspor::protocol::answer::{ColumnKind, ListOf, OpenedTable, Refusal};
use jejak_ekspor::protocol::request::{Filter, Selection, Series, Sum};
use jejak_ekspor::state::Lang;
use jejak_ekspor::table_worker::answers;
use jejak_ekspor::table_worker::tables::Tables;
use jejak_ekspor::user_table::build;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What is not met, and why.
const NOT_MET: [(&str, &str); 0] = [];

/// The sums of one column of amounts, perhaps behind a choice of one code.
#[derive(Clone, Debug)]
struct Sums {
    name: String,
    unit: Option<String>,
    power: i8,
    total: f64,
    /// By the first day of the period.
    by_period: BTreeMap<String, f64>,
    /// By code, for each column of codes of a list.
    by_place: Vec<BTreeMap<String, f64>>,
    is_filtered: bool,
}

/// What became of a file.
enum Outcome {
    Refused(Phrase),
    Asked(Refusal),
    Read(Box<Read>),
}

struct Read {
    table: OpenedTable,
    sums: Vec<Sums>,
    first: Option<String>,
    areas: Vec<String>,
    periods: Vec<String>,
    no_series: Option<String>,
    said: String,
}

fn view_sums(tables: &Tables) -> (f64, BTreeMap<String, f64>) {
    let view = tables.view().expect("a view");
    let by_period: BTreeMap<String, f64> =
        view.bins.iter().filter(|bin| bin.count > 0 || bin.sum != 0.0).map(|bin| (bin.start.clone(), bin.sum)).collect();
    (by_period.values().sum(), by_period)
}

fn open(bytes: &[u8], name: &str, options: &Options) -> Outcome {
    let mut tables = Tables::new(fixture::dataset(), fixture::cards());
    let (opening, imported) = match source::import(bytes, name, &tables.names, options) {
        Ok(found) => found,
        Err(failure) => return Outcome::Refused(Refusal::from(failure).words),
    };
    let questions = answers::questions(&opening);
    if !questions.is_empty() {
        let all = |lang: Lang| questions.iter().map(|question| question.words[lang].as_str()).collect::<Vec<_>>().join(" ");
        return Outcome::Asked(Refusal { words: Phrase::from_fn(all), questions });
    }
    let columns: Vec<String> = opening.layout.columns.iter().map(|column| column.name.clone()).collect();
    let period = answers::period_of(&opening);
    let (opened, report) = build(imported, name, period, &tables.lists.codes);
    let table = answers::opened_table(&opened, &report, &columns, 0.0, Lang::En);
    tables.open(opened, report);
    let is_dated = table.columns.iter().any(|column| column.kind == ColumnKind::Period);
    if !is_dated && options.year.is_none() && table.accepted > 0 {
        // A table without a period is summed as one of a year.
        let Outcome::Read(mut read) = open(bytes, name, &Options { year: Some(2000), ..options.clone() }) else {
            return Outcome::Refused(Phrase::from_fn(|_| "another outcome with a year".into()));
        };
        read.sums.iter_mut().for_each(|sums| sums.by_period.clear());
        read.periods.clear();
        read.table = table;
        let series = tables.series(&Series { mapping: None });
        read.no_series = series.err().map(|refusal| both(&refusal.words));
        return Outcome::Read(read);
    }
    let first = table.columns.iter().find(|column| column.is_summed).map(|column| column.name.clone());
    let mut all = Vec::new();
    let amounts = table.columns.iter().filter(|column| column.kind == ColumnKind::Amount);
    let amounts: Vec<_> = amounts.cloned().collect();
    let codes: Vec<_> = table.columns.iter().filter(|column| column.kind == ColumnKind::Codes).cloned().collect();
    for amount in &amounts {
        tables.sum(&Sum { column: amount.name.clone() }).expect("an amount");
        let (total, by_period) = view_sums(&tables);
        let sums = Sums {
            name: amount.name.clone(),
            unit: amount.unit.clone(),
            power: amount.power,
            total,
            by_period,
            by_place: Vec::new(),
            is_filtered: false,
        };
        let own = all.len();
        all.push(sums.clone());
        for column in codes.iter().filter(|column| column.labels.len() <= 60) {
            let mut places = BTreeMap::new();
            for (code, _) in &column.labels {
                let filter = |selection| Filter { column: column.name.clone(), selection };
                tables.filter(&filter(Some(Selection::OneOf(vec![code.clone()])))).expect("a filter");
                let (total, by_period) = view_sums(&tables);
                if column.list != ListOf(CodeList::None) {
                    places.insert(code.clone(), total);
                }
                all.push(Sums { total, by_period, is_filtered: true, ..sums.clone() });
                tables.filter(&filter(None)).expect("no filter");
            }
            all[own].by_place.push(places);
        }
    }
    let series = tables.series(&Series { mapping: None });
    let mut areas: Vec<String> = codes
        .iter()
        .filter(|column| column.list == ListOf(CodeList::Region))
        .flat_map(|column| column.labels.iter().map(|(code, _)| code.clone()))
        .collect();
    let mut periods: Vec<String> = Vec::new();
    let no_series = match &series {
        Ok(series) => {
            areas.extend(series.iter().map(|series| series.area.clone()));
            periods.extend(series.iter().flat_map(|series| series.points.iter().map(|point| point.when.clone())));
            None
        }
        Err(refusal) => Some(both(&refusal.words)),
    };
    let mut said: Vec<String> = table.groups.iter().map(|group| format!("{} {}", group.code, both(&group.words))).collect();
    said.extend(table.about.reading.iter().map(both));
    Outcome::Read(Box::new(Read { table, sums: all, first, areas, periods, no_series, said: said.join(" ").to_lowercase() }))
}

fn both(words: &Phrase) -> String {
    [words[Lang::Id].as_str(), " ", &words[Lang::En]].concat()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9)
}

/// The first day of a period as a view's bin writes it; a day may stand as its month.
fn starts(key: &str) -> Vec<String> {
    key.split(" or ")
        .filter_map(|text| Period::parse(text).ok())
        .map(|period| jejak_ekspor::user_table::view::date(period.first()))
        .flat_map(|day| {
            let month = format!("{}-01", &day[..7]);
            [day, month]
        })
        .collect()
}

/// How many of a unit make the unit that is wanted.
fn factor(own: Option<&str>, wanted: &str) -> Option<f64> {
    match (own, wanted) {
        (Some(own), wanted) if own == wanted => Some(1.0),
        (Some("t"), "kg") => Some(1000.0),
        (Some("kg"), "t") => Some(0.001),
        _ => None,
    }
}

fn meets_sums(read: &Read, key: &str, wanted: &Value) -> bool {
    const UNITS: [&str; 5] = ["USD", "IDR", "kg", "t", "percent"];
    let may_filter = wanted["filtered"] == true;
    read.sums.iter().filter(|sums| may_filter || !sums.is_filtered).any(|sums| {
        let factor = if UNITS.contains(&key) {
            let Some(factor) = factor(sums.unit.as_deref(), key) else { return false };
            factor
        } else {
            1.0
        };
        let same = |own: f64, wanted: &Value| wanted.as_f64().is_some_and(|wanted| near(own * factor, wanted));
        let total = wanted["total"].is_null() || same(sums.total, &wanted["total"]);
        let periods = wanted["by_period"].as_object().is_none_or(|wanted| {
            let mut left = sums.by_period.clone();
            let all = wanted.iter().all(|(key, value)| {
                let found = starts(key).into_iter().find_map(|start| left.remove(&start));
                same(found.unwrap_or(0.0), value)
            });
            all && left.values().all(|value| *value == 0.0)
        });
        let order = wanted["in_order"].as_array().is_none_or(|wanted| {
            wanted.len() == sums.by_period.len() && wanted.iter().zip(sums.by_period.values()).all(|(wanted, own)| same(*own, wanted))
        });
        let places = wanted["by_place"].as_object().is_none_or(|wanted| {
            let has =
                |places: &BTreeMap<String, f64>| wanted.iter().all(|(place, value)| places.get(place).is_some_and(|own| same(*own, value)));
            sums.by_place.iter().any(has)
        });
        total && periods && order && places
    })
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_lowercase).collect()
}

fn counts(value: &Value, own: u32) -> bool {
    match value {
        Value::Array(all) => all.iter().any(|one| one == own),
        Value::Null => true,
        one => one == own,
    }
}

/// Codes that are found in a list.
fn codes_of(read: &Read, list: &str) -> Vec<String> {
    let is_own = |column: &&jejak_ekspor::protocol::answer::Column| column.list.0.code() == list;
    let found = |(code, label): &(String, String)| code != label || list == "hs";
    read.table
        .columns
        .iter()
        .filter(is_own)
        .flat_map(|column| column.labels.iter().filter(|label| found(label) || label.0.len() <= 4).map(|(code, _)| code.clone()))
        .collect()
}

fn meets(outcome: &Outcome, want: &Value) -> bool {
    if let Some(matters) = want["ask"].as_array() {
        let Outcome::Asked(refusal) = outcome else {
            let Outcome::Read(read) = outcome else { return false };
            return read.table.groups.iter().any(|group| matters.iter().any(|m| group.code.contains(m.as_str().expect("a matter"))));
        };
        return refusal.questions.iter().any(|question| {
            matters.iter().filter_map(Value::as_str).any(|matter| {
                let asks = question.asks.code().replace('-', " ");
                asks.contains(matter) || (matter == "scale" && asks == "power")
            })
        });
    }
    let not = |said: &str| texts(&want["not"]).iter().all(|text| !said.contains(text.as_str()));
    if want["refuse"].is_array() {
        let Outcome::Refused(words) = outcome else { return false };
        let said = both(words).to_lowercase();
        return texts(&want["refuse"]).iter().any(|text| said.contains(text.as_str())) && not(&said);
    }
    let Outcome::Read(read) = outcome else { return false };
    let table = &read.table;
    let codes = want["codes"].as_object().is_none_or(|lists| {
        lists.iter().all(|(list, wanted)| {
            let found = codes_of(read, list);
            wanted.as_array().expect("codes").iter().all(|code| found.iter().any(|own| code == own))
        })
    });
    let labels = || table.columns.iter().flat_map(|column| &column.labels);
    let first = want["first"].as_str().is_none_or(|unit| {
        table.columns.iter().any(|column| Some(&column.name) == read.first.as_ref() && factor(column.unit.as_deref(), unit).is_some())
    });
    let said = |want: &Value| want.is_null() || texts(want).iter().any(|text| read.said.contains(text.as_str()));
    counts(&want["rows"], table.accepted)
        && counts(&want["refused"], table.rejected)
        && want["sums"].as_object().is_none_or(|sums| sums.iter().all(|(key, wanted)| meets_sums(read, key, wanted)))
        && (want["periods"].is_null() || read.table.columns.iter().all(|column| column.kind != ColumnKind::Period))
        && codes
        && first
        && want["areas"].as_array().is_none_or(|areas| areas.iter().all(|area| read.areas.iter().any(|own| area == own)))
        && want["texts"].as_array().is_none_or(|texts| texts.iter().all(|text| labels().any(|(_, label)| text == label)))
        && counts(&want["columns"], table.columns.len() as u32)
        && said(&want["say"])
        && not(&read.said)
        && (want["no_series"].is_null()
            || read.no_series.as_ref().is_some_and(|said| {
                let said = said.to_lowercase();
                texts(&want["no_series"]).iter().any(|text| said.contains(text.as_str())) && not(&said)
            }))
        && !breaks(read, &want["never"])
}

/// Whether something is what it may never be.
fn breaks(read: &Read, never: &Value) -> bool {
    let plain = || read.sums.iter().filter(|sums| !sums.is_filtered);
    let has = |list: &Value, own: f64| list.as_array().into_iter().flatten().filter_map(Value::as_f64).any(|value| near(value, own));
    let texts = |list: &Value, own: &String| list.as_array().into_iter().flatten().any(|text| text == own);
    plain().any(|sums| {
        has(&never["totals"], sums.total)
            || has(&never["values"], sums.total)
            || sums.by_period.values().any(|value| has(&never["values"], *value))
            || has(&never["totals_of"][&sums.name], sums.total)
    }) || read.periods.iter().any(|period| texts(&never["periods"], period))
        || read.areas.iter().any(|area| texts(&never["areas"], area))
        || never["codes"]
            .as_object()
            .is_some_and(|lists| lists.iter().any(|(list, never)| codes_of(read, list).iter().any(|code| texts(never, code))))
        || never["measures"].as_object().is_some_and(|measures| {
            measures.iter().any(|(name, measure)| {
                read.table.columns.iter().any(|column| column.name.contains(name.as_str()) && column.measure.as_deref() == measure.as_str())
            })
        })
}

/// What was found, in a line.
fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Refused(words) => format!("refused: {}", words[Lang::En]),
        Outcome::Asked(refusal) => format!("asked: {}", refusal.words[Lang::En]),
        Outcome::Read(read) => {
            let table = &read.table;
            let sums = read.sums.iter().filter(|sums| !sums.is_filtered).map(|sums| {
                let periods: Vec<String> = sums.by_period.iter().take(6).map(|(key, value)| format!("{key}={value}")).collect();
                format!("{} [{} e{}] {} ({})", sums.name, sums.unit.as_deref().unwrap_or("?"), sums.power, sums.total, periods.join(" "))
            });
            let codes = table.columns.iter().filter(|column| column.kind == ColumnKind::Codes).map(|column| column.name.as_str());
            format!(
                "{} accepted, {} refused, {} asides; {}; codes {}; {}",
                table.accepted,
                table.rejected,
                table.asides,
                sums.collect::<Vec<_>>().join("; "),
                codes.collect::<Vec<_>>().join(", "),
                read.said
            )
        }
    }
}

#[test]
fn each_of_the_files_that_were_read_wrong_is_read_asked_about_or_refused_as_it_should_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture/found");
    let only = std::env::var("FOUND").ok();
    let expected = std::fs::read_to_string(folder.join("expected.jsonl")).expect("the expectations");
    let (mut met, mut all, mut not_met, mut report) = (0, 0, Vec::new(), String::new());
    for line in expected.lines() {
        let expected: Value = serde_json::from_str(line).expect("a line of JSON");
        let file = expected["file"].as_str().expect("a file");
        if only.as_ref().is_some_and(|only| !file.contains(only.as_str())) {
            continue;
        }
        all += 1;
        let bytes = std::fs::read(folder.join(file)).expect("a file");
        let outcome = open(&bytes, file, &Options::default());
        let never = matches!(&outcome, Outcome::Read(read) if breaks(read, &expected["never"]));
        let is_met = !never && expected["want"].as_array().expect("outcomes").iter().any(|want| meets(&outcome, want));
        met += usize::from(is_met);
        if !is_met {
            not_met.push(file.to_owned());
        }
        if !is_met || only.is_some() {
            report +=
                &format!("{} {file}: {}{}\n", if is_met { "ok " } else { "NOT" }, if never { "(never!) " } else { "" }, told(&outcome));
        }
    }
    println!("{report}{met} of {all} met");
    if only.is_none() {
        let known: Vec<&str> = NOT_MET.iter().map(|(file, _)| *file).collect();
        let mut known_sorted = known.clone();
        known_sorted.sort_unstable();
        not_met.sort_unstable();
        assert_eq!(not_met, known_sorted, "{report}");
    }
}

#[test]
fn a_reading_says_of_each_column_what_its_values_are_to_each_other_and_by_what() {
    let text = "Tahun,Arus,Partner,HS,Nilai (US$)\n2020,Ekspor,World,09,60\n2020,Ekspor,Japan,09,60\n2020,Ekspor,Japan,0901,60\n\
        2020,Impor,Japan,84,5\n2020,Ekspor,India,15,40\n";
    let (_, table) = super::open(text.as_bytes()).expect("a table");
    let told: Vec<_> = table.reading.columns.iter().map(|column| (column.name.as_str(), column.part, column.evidence)).collect();
    assert_eq!(
        told,
        [
            ("Tahun", Part::Period, Evidence::Cells),
            ("Arus", Part::Alternatives, Evidence::Name),
            ("Partner", Part::Levels, Evidence::Name),
            ("HS", Part::Levels, Evidence::Codes),
            ("Nilai (US$)", Part::Amount, Evidence::Cells),
        ]
    );
    let sums: Vec<_> = (0..table.amounts.len()).map(|n| (table.amounts[n].name.as_str(), super::sum(&table, n).0)).collect();
    assert_eq!(sums, [("Nilai (US$) · Ekspor", 100), ("Nilai (US$) · Impor", 5)]);
}

#[test]
fn a_printed_total_is_compared_with_its_rows() {
    let told = |total: &str| {
        let text = format!("Negara,2020,2021\nJepang,100,110\nIndia,200,210\nJumlah,300,{total}\n");
        let (_, table) = super::open(text.as_bytes()).expect("a table");
        table.reading.notes.into_iter().find(|note| matches!(note, Note::Totals { .. }))
    };
    assert_eq!(told("320"), Some(Note::Totals { agree: 2, differs: None }));
    let differs = Some(("Jumlah".to_owned(), "329".to_owned(), "320".to_owned()));
    assert_eq!(told("329"), Some(Note::Totals { agree: 1, differs }));
}

#[test]
fn a_row_that_equals_two_others_by_chance_is_added() {
    let (_, table) = super::open(b"Negara,Nilai (US$)\nJepang,3\nIndia,1\nPeru,2\nJerman,7\n").expect("a table");
    assert_eq!((table.counts.accepted, super::sum(&table, 0).0), (4, 13));
}
