//! CSV in both forms, workbooks, JSON Lines, packages, tables for the clipboard.
use super::{FORMS, HOSTILE, delimiter, hostile, made, records, request, rows, unzipped};
use crate::support::fixture::{FIXTURE, session};
use calamine::{Data, Reader, Xlsx};
use jejak_ekspor::ingest::curated::files::{Files, read};
use jejak_ekspor::model::guard::{guarded, unguarded};
use jejak_ekspor::protocol::saving::{CsvForm, SaveKind};
use jejak_ekspor::saving::{View, make, sheets};
use jejak_ekspor::state::Lang;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

fn number(text: &str, form: CsvForm) -> Option<f64> {
    let plain = if form == CsvForm::Indonesian { text.replace(',', ".") } else { text.to_owned() };
    plain.parse().ok()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn both_forms_of_csv_have_each_figure_as_written_and_its_source() {
    let (claims, sources) = (records("claims.jsonl"), records("sources.jsonl"));
    for form in FORMS {
        let bytes = made(session(), "", Lang::En, SaveKind::Csv, form);
        let file = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(file.starts_with("\u{feff}id") && !file.contains("sep=") && file.ends_with("\r\n"), "{:?}", file.get(..40));
        let mut seen = BTreeMap::new();
        for row in rows(&bytes, delimiter(form)) {
            let claim = &claims[&row["id"]];
            let source = &sources[&text(&claim["source"])];
            assert_eq!(unguarded(row["headline"].as_bytes()), text(&source["title"]).as_bytes(), "{row:?}");
            assert_eq!((&row["address"], &row["publisher"]), (&text(&source["url"]), &text(&source["publisher"])));
            assert_eq!((&row["title"], &row["published"]), (&text(&claim["title"]["en"]), &text(&source["published"])));
            assert!(row["link"].starts_with("https://example.org/#") && row["link"].contains(&row["id"]), "{row:?}");
            assert!(row["citation"].contains(&row["link"]), "{row:?}");
            let observations = claim["observations"].as_array().expect("a list");
            if observations.is_empty() {
                assert_eq!((row["figure no"].as_str(), row["value"].as_str()), ("", ""), "{row:?}");
            } else {
                let o = &observations[row["figure no"].parse::<usize>().expect("which figure") - 1];
                assert_eq!(unguarded(row["as written"].as_bytes()), text(&o["original"]).as_bytes(), "{row:?}");
                assert_eq!(number(&row["value"], form), o["value"].as_f64(), "a number is never touched: {row:?}");
                assert_eq!((&row["measure code"], &row["unit code"]), (&text(&o["measure"]), &text(&o["unit"])));
                assert!(!row["measure"].is_empty() && row["measure"] != row["measure code"], "{row:?}");
                let converted = number(&row["≈ equivalent in rupiah"], form);
                assert!(converted.is_none() || row["unit code"] == "USD", "only what no source said: {row:?}");
                assert_eq!(converted.is_some(), number(&row["rate (rupiah per dollar)"], form).is_some());
            }
            *seen.entry(row["id"].clone()).or_insert(0) += 1;
        }
        for (id, claim) in &claims {
            assert_eq!(seen.get(id), Some(&claim["observations"].as_array().map_or(1, |list| list.len().max(1))), "{id}");
        }
    }
}

#[test]
fn labels_stand_beside_codes_in_the_readers_language() {
    let of = |lang| rows(&made(session(), "region=3524", lang, SaveKind::Csv, CsvForm::Indonesian), b';');
    let (id, en) = (of(Lang::Id), of(Lang::En));
    assert_eq!(id.len(), en.len());
    let row = id.iter().find(|row| row["kode ukuran"] == "export_value" && row["kode satuan"] == "USD").expect("a value in dollars");
    assert_eq!((row["wilayah"].as_str(), row["kode BPS"].as_str(), row["satuan"].as_str()), ("Kab. Lamongan", "3524", "dolar AS"));
    assert!(id.iter().all(|row| ["Nilai", "Pelepasan", "Penghargaan", "Program"].contains(&row["jenis"].as_str())));
    assert!(row["≈ setara rupiah"].parse::<f64>().is_ok(), "{row:?}");
    let goods = id.iter().find(|row| row["kode HS"].starts_with('0')).expect("a chapter below ten");
    let first = goods["kode HS"].split(';').next().unwrap();
    assert!(goods["barang"].starts_with(&format!("{first} ")), "the zero is safe beside the name: {goods:?}");
}

#[test]
fn what_would_be_a_formula_is_guarded_and_numbers_are_not() {
    for form in FORMS {
        let request = hostile(SaveKind::Csv, form);
        let found = rows(&make(&request).bytes, delimiter(form));
        let mut titles = BTreeSet::new();
        for row in &found {
            let title = &row["title"];
            assert!(!title.starts_with(['=', '+', '-', '@', '\t', '\r']), "{title:?}");
            titles.insert(String::from_utf8(unguarded(title.as_bytes()).to_vec()).unwrap());
        }
        let expected: BTreeSet<String> = HOSTILE.iter().take(request.document.claims.len()).map(|text| (*text).to_owned()).collect();
        assert!(expected.len() >= HOSTILE.len(), "{}", request.document.claims.len());
        assert_eq!(titles, expected, "as they were");
        assert!(!found.iter().any(|row| row["value"].contains('\'')));
    }
    let negative = rows(&made(session(), "measure=growth", Lang::En, SaveKind::Csv, CsvForm::Indonesian), b';');
    assert!(negative.iter().any(|row| row["value"].starts_with('-') && row["value"].contains(',')), "a fall is a number");
    for plain in ["Rp1", "'biasa", "", "'", "1-2"] {
        assert_eq!((guarded(plain).as_str(), unguarded(plain.as_bytes())), (plain, plain.as_bytes()));
    }
}

fn book(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

fn cells(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<BTreeMap<String, Data>> {
    let range = book.worksheet_range(sheet).unwrap_or_else(|error| panic!("{sheet}: {error}"));
    let mut rows = range.rows();
    let heads: Vec<String> = rows.next().expect("a head").iter().map(ToString::to_string).collect();
    rows.map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect()).collect()
}

#[test]
fn a_workbook_has_real_numbers_and_days_and_codes_as_text() {
    let bytes = made(session(), "", Lang::Id, SaveKind::Xlsx, CsvForm::Indonesian);
    let mut book = book(&bytes);
    assert_eq!(book.sheet_names(), ["klaim", "angka", "sumber", "pertentangan", "tentang"]);
    let (claims, sources) = (records("claims.jsonl"), records("sources.jsonl"));
    let figures = cells(&mut book, "angka");
    let mut sum = 0.0;
    for row in &figures {
        let o = &claims[&row["id"].to_string()]["observations"][row["angka ke"].to_string().parse::<usize>().unwrap() - 1];
        assert!(matches!(row["nilai"], Data::Float(_) | Data::Int(_)), "{row:?}");
        assert_eq!(row["nilai"].to_string().parse::<f64>().ok(), o["value"].as_f64(), "{row:?}");
        assert_eq!(row["seperti tertulis"], Data::String(text(&o["original"])));
        assert!(matches!(row["kode BPS"], Data::String(_)), "{row:?}");
        assert!(matches!(row["hari pertama"], Data::DateTime(_) | Data::Empty), "{row:?}");
        sum += o["value"].as_f64().unwrap();
    }
    let all: f64 = claims.values().flat_map(|claim| claim["observations"].as_array().unwrap()).map(|o| o["value"].as_f64().unwrap()).sum();
    assert!((sum - all).abs() <= all.abs() * 1e-12, "every figure: {sum} {all}");
    let rows = cells(&mut book, "klaim");
    assert_eq!(rows.iter().map(|row| row["id"].to_string()).collect::<BTreeSet<_>>(), claims.keys().cloned().collect());
    assert!(rows.iter().any(|row| matches!(&row["kode HS"], Data::String(code) if code.starts_with('0'))), "the zero stays");
    let cited: BTreeSet<String> = claims.values().map(|claim| text(&claim["source"])).collect();
    let rows = cells(&mut book, "sumber");
    assert_eq!(rows.iter().map(|row| row["id sumber"].to_string()).collect::<BTreeSet<_>>(), cited);
    for row in rows {
        let source = &sources[&row["id sumber"].to_string()];
        let is_day = text(&source["published"]).len() == 10 && !text(&source["published"]).contains(['?', 'X']);
        assert_eq!(matches!(row["tanggal terbit"], Data::DateTime(_)), is_day, "{row:?}");
        assert!(!row["jenis penerbit"].to_string().is_empty(), "{row:?}");
    }
    assert_eq!(
        cells(&mut book, "pertentangan").len(),
        session().conflicts(&crate::support::answer(session(), "").1.rows, &Default::default()).len()
    );
    let about = cells(&mut book, "tentang");
    let said = |what: &str| about.iter().find(|row| row["hal"] == Data::String(what.to_owned())).map(|row| row["isi"].to_string()).unwrap();
    assert_eq!((said("saringan"), said("versi data")), ("semua klaim".into(), session().data.version.clone()));
    assert!(said("tautan").starts_with("https://example.org/#") && said("lisensi").contains("CC BY 4.0"));
    let files = unzipped(&bytes);
    for n in 1..=5 {
        let sheet = String::from_utf8(files[&format!("xl/worksheets/sheet{n}.xml")].clone()).unwrap();
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("customWidth=\"1\"") && !sheet.contains("NaN"), "{n}");
    }
    let links = String::from_utf8(files["xl/worksheets/_rels/sheet3.xml.rels"].clone()).unwrap();
    let with_address = cited.iter().filter(|id| sources[*id]["url"].is_string()).count();
    assert_eq!(links.matches("TargetMode=\"External\"").count(), with_address);
}

#[test]
fn a_workbook_keeps_any_text() {
    let mut book = book(&make(&hostile(SaveKind::Xlsx, CsvForm::International)).bytes);
    let titles: BTreeSet<String> = cells(&mut book, "claims").iter().map(|row| row["title"].to_string()).collect();
    // A reader of XML may make a line feed of CR: ours is told not to.
    let expected: BTreeSet<String> = HOSTILE.iter().map(|text| (*text).to_owned()).collect();
    let lines = |set: &BTreeSet<String>| set.iter().map(|text| text.replace('\r', "\n")).collect::<BTreeSet<_>>();
    assert_eq!(lines(&titles), lines(&expected));
}

/// The fixture's lists with the claims and sources of a file.
struct Saved(String, String);

impl Files for Saved {
    fn text(&self, name: &'static str) -> String {
        match name {
            "claims.jsonl" => self.0.clone(),
            "sources.jsonl" => self.1.clone(),
            _ => FIXTURE.read(name),
        }
    }
}

#[test]
fn json_lines_pass_the_gate_and_say_what_the_curated_files_say() {
    let file = String::from_utf8(made(session(), "", Lang::Id, SaveKind::Lines, CsvForm::Indonesian)).unwrap();
    let package = unzipped(&made(session(), "", Lang::Id, SaveKind::Package, CsvForm::Indonesian));
    assert_eq!(package["claims.jsonl"], file.as_bytes());
    let sources = String::from_utf8(package["sources.jsonl"].clone()).unwrap();
    let (claims, sources): (Vec<&str>, Vec<&str>) = (file.lines().collect(), sources.lines().collect());
    let curated = read(&Saved(claims.join("\n") + "\n", sources.join("\n") + "\n"));
    let problems: Vec<String> = curated.problems.iter().map(ToString::to_string).filter(|problem| problem.contains(".jsonl")).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let of_file = records("claims.jsonl");
    assert_eq!(claims.len(), of_file.len());
    let mut events: BTreeMap<String, String> = BTreeMap::new();
    for line in claims {
        let mut saved: Value = serde_json::from_str(line).unwrap();
        let mut curated = of_file[saved["id"].as_str().unwrap()].clone();
        // The name of an event is another, but the same claims share it.
        let (named, meant) = (saved["event"].take(), curated["event"].take());
        if let (Some(named), Some(meant)) = (named.as_str(), meant.as_str()) {
            assert_eq!(events.entry(meant.to_owned()).or_insert_with(|| named.to_owned()), named);
        }
        for claim in [&mut saved, &mut curated] {
            for o in claim["observations"].as_array_mut().unwrap() {
                o["value"] = o["value"].as_f64().into();
                if o["equivalent"].is_object() {
                    o["equivalent"]["value"] = o["equivalent"]["value"].as_f64().into();
                }
                let mut flags: Vec<String> = o["implied"].as_array().unwrap().iter().map(text).collect();
                flags.sort();
                o["implied"] = flags.into();
            }
        }
        for field in [
            "when",
            "when_stated",
            "title",
            "observations",
            "commodities",
            "destinations",
            "parties",
            "note",
            "source",
            "origin",
            "where",
            "place",
            "kind",
        ] {
            // Approximate is written as uncertain.
            let plain = |claim: &Value| claim[field].to_string().replace('~', "?");
            assert_eq!(plain(&saved), plain(&curated), "{field} of {}", saved["id"]);
        }
    }
    let of_file = records("sources.jsonl");
    for line in sources {
        let saved: Value = serde_json::from_str(line).unwrap();
        for field in ["publisher", "publisher_kind", "title", "url", "lang"] {
            assert_eq!(saved[field], of_file[saved["id"].as_str().unwrap()][field], "{line}");
        }
    }
}

#[test]
fn a_package_describes_its_tables_exactly() {
    for form in FORMS {
        let files = unzipped(&made(session(), "region=3524,35", Lang::Id, SaveKind::Package, form));
        let package: Value = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
        assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
        let resources = package["resources"].as_array().expect("resources");
        assert_eq!(resources.len() + 3, files.len(), "and the lines");
        let mut keys: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for resource in resources {
            let bytes = &files[resource["path"].as_str().expect("a path")];
            let mark = resource["dialect"]["delimiter"].as_str().expect("a delimiter").as_bytes()[0];
            assert_eq!(mark, delimiter(form));
            let plain = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
            let mut reader = csv::ReaderBuilder::new().delimiter(mark).from_reader(plain);
            let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
            let fields = resource["schema"]["fields"].as_array().expect("fields");
            assert_eq!(heads, fields.iter().map(|field| text(&field["name"])).collect::<Vec<_>>());
            let mut all = BTreeSet::new();
            for record in reader.records() {
                let record = record.unwrap();
                for (field, cell) in fields.iter().zip(&record).filter(|(_, cell)| !cell.is_empty()) {
                    let fits = match field["type"].as_str() {
                        Some("number") => {
                            let decimal = field["decimalChar"].as_str().unwrap_or(".");
                            cell.replace(decimal, ".").parse::<f64>().is_ok() && (decimal == "." || !cell.contains('.'))
                        }
                        Some("date") => cell.len() == 10 && cell.bytes().filter(|byte| *byte == b'-').count() == 2,
                        other => other == Some("string"),
                    };
                    assert!(fits, "{cell:?} is no {field}");
                }
                let key = resource["schema"]["primaryKey"].as_array().unwrap();
                let of_key = |name: &Value| record[heads.iter().position(|head| head == name.as_str().unwrap()).unwrap()].to_owned();
                assert!(all.insert(key.iter().map(of_key).collect::<Vec<_>>().join("|")), "a key twice: {record:?}");
            }
            keys.insert(resource["name"].as_str().unwrap(), all);
        }
        assert!(keys["angka"].iter().all(|key| keys["klaim"].contains(key.split('|').next().unwrap())), "figures are of claims");
        let number = fields_of(resources, "angka").into_iter().find(|field| field["name"] == "nilai").unwrap();
        assert_eq!(number["type"], "number");
        assert_eq!(number.get("decimalChar").and_then(Value::as_str), (form == CsvForm::Indonesian).then_some(","));
    }
}

fn fields_of(resources: &[Value], name: &str) -> Vec<Value> {
    let resource = resources.iter().find(|resource| resource["name"] == name).unwrap();
    resource["schema"]["fields"].as_array().unwrap().clone()
}

#[test]
fn a_table_for_the_clipboard_says_of_each_cell_what_it_is() {
    let request = request(session(), "region=3524", Lang::Id, SaveKind::Html, CsvForm::Indonesian);
    let html = String::from_utf8(make(&request).bytes).unwrap();
    let sheet = sheets::figures(&View::new(&request));
    assert_eq!(html.matches("<tr>").count(), sheet.rows.len() + 1);
    let numbers = sheet.rows.iter().flatten().filter(|cell| matches!(cell, jejak_ekspor::saving::sheet::Cell::Number(_))).count();
    assert!(numbers > 0 && html.matches(" sdval=\"").count() == numbers && html.matches(" x:num=\"").count() == numbers);
    let html = String::from_utf8(make(&hostile(SaveKind::Html, CsvForm::Indonesian)).bytes).unwrap();
    assert!(
        html.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;") && html.contains("mso-number-format:'\\@'\" sdnum=\"1033;0;@\">9.10</td>"),
        "words stay words"
    );
    let text = String::from_utf8(make(&hostile(SaveKind::Text, CsvForm::Indonesian)).bytes).unwrap();
    let width = text.lines().next().unwrap().split('\t').count();
    assert!(text.lines().all(|line| line.split('\t').count() == width), "a line a row");
}

#[test]
fn two_thousand_claims_are_files_like_any_others() {
    let mut request = request(session(), "", Lang::Id, SaveKind::Xlsx, CsvForm::Indonesian);
    let (claims, converted, links) = (request.document.claims.clone(), request.converted.clone(), request.links.clone());
    let many = 2_000;
    let at = |n: usize| n % claims.len();
    request.document.claims = (0..many)
        .map(|n| {
            let mut card = claims[at(n)].clone();
            card.id = format!("{}-{n}", card.id);
            card
        })
        .collect();
    request.converted = (0..many).map(|n| converted[at(n)].clone()).collect();
    request.links = (0..many).map(|n| links[at(n)].clone()).collect();
    let figures: usize = request.document.claims.iter().map(|card| card.observations.len()).sum();
    let bytes = make(&request).bytes;
    assert_eq!(bytes, make(&request).bytes, "the same bytes");
    let mut book = book(&bytes);
    assert_eq!((cells(&mut book, "klaim").len(), cells(&mut book, "angka").len()), (many, figures));
    assert!(bytes.len() < 4_000_000, "{}", bytes.len());
    for (kind, least) in [(SaveKind::Csv, figures), (SaveKind::Lines, many), (SaveKind::Ris, many), (SaveKind::BibTex, many)] {
        request.kind = kind;
        let made = String::from_utf8(make(&request).bytes).unwrap();
        assert!(made.lines().count() >= least, "{kind:?}");
    }
}
