//! The table screen's dialog, step by step, against the worker's own answers: what is read here has travelled as it does in a browser.
use super::{DATA, NAMES};
use crate::support::fixture;
use jejak_ekspor::ingest::table::source;
use jejak_ekspor::model::columnar::By;
use jejak_ekspor::present::i18n::table_ui::words;
use jejak_ekspor::protocol::answer::{ColumnKind, Detected, Kept, Official, OpenedTable, Refusal, Restored, View};
use jejak_ekspor::protocol::host::Shown;
use jejak_ekspor::protocol::request::{self, Ask, Bound, Detect, Map, Open, Request, Selection};
use jejak_ekspor::protocol::{File, FromValue, Phrase, Value};
use jejak_ekspor::state::{Lang, ShownUnit};
use jejak_ekspor::table_ui::dialog::{Dialog, ROLES, Setting, Stage};
use jejak_ekspor::table_ui::interval::{amounts, days};
use jejak_ekspor::table_ui::mapping::{self, Part};
use jejak_ekspor::table_ui::told::{Far, notes};
use jejak_ekspor::table_worker::answers;
use jejak_ekspor::table_worker::tables::Tables;
use jejak_ekspor::user_table::{Held, build};
use serde_json::json;

/// A worker without a browser: a file is its text.
struct Worker(Tables);

impl Default for Worker {
    fn default() -> Worker {
        Worker(Tables::new(fixture::dataset(), fixture::cards()))
    }
}

impl Worker {
    fn ask<A: Ask>(&mut self, asked: A) -> Result<A::Answer, Refusal> {
        let sent = jejak_ekspor::protocol::ToValue::to_value(&asked.into_request());
        let answer = self.answer(&Request::from_value(&sent).expect("a question"))?;
        Ok(A::Answer::from_value(&answer).expect("the answer to it"))
    }

    fn answer(&mut self, request: &Request) -> Result<Value, Refusal> {
        let tables = &mut self.0;
        Ok(match request {
            Request::Detect(asked) => asked.answer(&detect(asked)?),
            Request::Open(asked) => asked.answer(&open(tables, asked)?),
            Request::Filter(asked) => asked.answer(&tables.filter(asked)?),
            Request::Sum(asked) => asked.answer(&tables.sum(asked)?),
            Request::View(asked) => asked.answer(&tables.view()?),
            Request::Series(asked) => asked.answer(&tables.series(asked)?),
            Request::About(asked) => asked.answer(&tables.about()?),
            Request::Form(asked) => asked.answer(&tables.form(Lang::En)),
            Request::Map(asked) => {
                tables.map(asked)?;
                asked.answer(&tables.form(Lang::En))
            }
            Request::Official(asked) => asked.answer(&tables.official(asked, Lang::En)?),
            Request::Held(asked) => asked.answer(&tables.held(asked)),
            _ => return Err(refusal("not without a browser")),
        })
    }
}

fn refusal(words: &str) -> Refusal {
    Refusal { words: Phrase::from_fn(|_| words.into()), questions: Vec::new() }
}

fn file(text: &str) -> File {
    File(json!({ "text": text }).into())
}

fn text(file: &File) -> Vec<u8> {
    let Value::Object(fields) = &file.0 else { panic!("{file:?}") };
    serde_json::Value::from(fields[0].1.clone()).as_str().expect("a text").into()
}

fn opening(file: &File, name: &str, options: Option<&request::OpenOptions>) -> Result<source::Opening, Refusal> {
    Ok(source::open_text(&text(file), true, false, name, &NAMES, &answers::options(options, Lang::En))?)
}

fn detect(asked: &Detect) -> Result<Detected, Refusal> {
    Ok(answers::detected(&opening(&asked.file, &asked.name, asked.options.as_ref())?, &asked.name))
}

fn open(tables: &mut Tables, asked: &Open) -> Result<OpenedTable, Refusal> {
    let opening = opening(&asked.file, &asked.name, asked.options.as_ref())?;
    let questions = answers::questions(&opening);
    if !questions.is_empty() {
        return Err(Refusal { questions, ..refusal("questions") });
    }
    let names: Vec<String> = opening.layout.columns.iter().map(|column| column.name.clone()).collect();
    let period = answers::period_of(&opening);
    let (_, imported) = source::import(&text(&asked.file), &asked.name, &NAMES, &answers::options(asked.options.as_ref(), Lang::En))?;
    let (opened, report) = build(imported, &asked.name, period, &DATA.codes);
    let answer = answers::opened_table(&opened, &report, &names, 0.0, Lang::En);
    tables.open(opened, report);
    Ok(answer)
}

const LEDGER: &str =
    "bulan,provinsi,nilai (juta US$)\n2021-11,Jawa Timur,1.5\n2021-12,JAWA TIMUR,2.25\n2022-01,Bali,4\n2022-02,Bali,salah\nTotal,,7.75\n";

/// The dialog with a table open.
fn opened(worker: &mut Worker, text: &str, name: &str) -> Dialog {
    let mut dialog = Dialog::default();
    dialog.show();
    dialog.take_file();
    let (ticket, asked) = dialog.look(file(text), name.into());
    assert_eq!(*dialog.stage(), Stage::Looking);
    dialog.found(ticket, worker.ask(asked));
    assert!(dialog.is_answered(), "{:?}", dialog.stage());
    let asked = dialog.read(file(text), name.into());
    assert_eq!(*dialog.stage(), Stage::Reading);
    let opened = worker.ask(asked);
    dialog.viewed(worker.ask(request::View {}).ok());
    dialog.opened(opened);
    dialog
}

#[test]
fn a_table_is_found_read_and_filtered() {
    let mut worker = Worker::default();
    let mut dialog = opened(&mut worker, LEDGER, "buku.csv");
    let Stage::Open(table) = dialog.stage() else { panic!("{:?}", dialog.stage()) };
    let reading = table.reading.as_ref().expect("it was read");
    assert_eq!((reading.rows, reading.accepted, reading.rejected, reading.asides), (6, 3, 1, 2));
    assert_eq!(table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["bulan", "provinsi", "nilai (juta US$)"]);
    assert_eq!(dialog.summed.as_deref(), Some("nilai (juta US$)"));
    let count = |dialog: &Dialog| dialog.view().map(|view| view.count);
    assert_eq!(count(&dialog), Some(3));
    let (ticket, asked) = dialog.toggle("provinsi", "35");
    dialog.filtered(ticket, worker.ask(asked));
    assert_eq!((count(&dialog), dialog.chosen("provinsi")), (Some(2), &["35".to_owned()][..]));
    let (ticket, asked) = dialog.toggle("provinsi", "51");
    dialog.filtered(ticket, worker.ask(asked));
    assert_eq!(count(&dialog), Some(3), "two codes of one column");
    let column = "nilai (juta US$)";
    let (ticket, asked) = dialog.type_ends(column, "2.25".into(), "4".into(), amounts("2.25", "4", 6)).expect("a question");
    dialog.filtered(ticket, worker.ask(asked));
    assert_eq!(count(&dialog), Some(2), "both ends are in");
    assert!(dialog.type_ends("when", "kemarin".into(), String::new(), days("kemarin", "")).is_none(), "a wrong end asks nothing");
    assert_eq!(dialog.ends("when").0, "kemarin", "but stays as it was typed");
    let (ticket, asked) = dialog.type_ends(column, String::new(), String::new(), amounts("", "", 6)).expect("a question");
    assert_eq!(asked.selection, None, "an open interval releases the column");
    dialog.filtered(ticket, worker.ask(asked));
    let (ticket, asked) = dialog.release("provinsi");
    dialog.filtered(ticket, worker.ask(asked));
    assert_eq!((count(&dialog), dialog.chosen("provinsi").len()), (Some(3), 0));
}

/// What of a column is added can be changed once the table is open: its rows are read again, and the sums are those of the change.
#[test]
fn what_is_added_can_be_changed() {
    use jejak_ekspor::protocol::answer::{Evidence, ReadColumn, Values};
    let text = "tahun,negara,kelompok,nilai (US$)\n2021,Dunia,A,100\n2021,Jepang,A,60\n2021,Tiongkok,A,40\n2021,Jepang,B,7\n";
    let mut worker = Worker::default();
    let mut dialog = opened(&mut worker, text, "dunia.csv");
    let read = |dialog: &Dialog| {
        let Stage::Open(table) = dialog.stage() else { panic!("{:?}", dialog.stage()) };
        let reading = table.reading.as_ref().expect("it was read");
        let amounts: Vec<String> = table.columns.iter().filter(|c| c.kind == ColumnKind::Amount).map(|c| c.name.clone()).collect();
        let sum: f64 = dialog.view().expect("a view").bins.iter().map(|bin| bin.sum).sum();
        (reading.columns.clone(), amounts, sum)
    };
    let again = |dialog: &mut Dialog, worker: &mut Worker| {
        let asked = dialog.read(file(text), "dunia.csv".into());
        let answer = worker.ask(asked);
        dialog.viewed(worker.ask(request::View {}).ok());
        dialog.opened(answer);
    };
    let column = |n, name: &str, values, evidence| ReadColumn { column: n, name: name.into(), values, evidence };
    let group = column(2, "kelompok", Values::Parts, Evidence::Cells);
    let Stage::Open(table) = dialog.stage() else { panic!("{:?}", dialog.stage()) };
    let said = &table.about.reading.as_ref().expect("a sentence")[Lang::En];
    assert!(said.contains("1 row is not added by “negara”") && said.contains("(Dunia)"), "{said}");
    let (columns, amounts, sum) = read(&dialog);
    assert_eq!(columns, [column(1, "negara", Values::Levels, Evidence::Name), group.clone()]);
    assert_eq!((amounts.len(), sum), (1, 107.0), "the world is not added to its countries");

    dialog.set_values(1, Values::Parts);
    again(&mut dialog, &mut worker);
    let (columns, _, sum) = read(&dialog);
    assert_eq!(columns, [column(1, "negara", Values::Parts, Evidence::Reader), group]);
    assert_eq!(sum, 207.0, "as the reader says");

    dialog.set_values(1, Values::Levels);
    dialog.set_values(2, Values::Alternatives);
    again(&mut dialog, &mut worker);
    let (columns, amounts, sum) = read(&dialog);
    assert_eq!(columns[1], column(2, "kelompok", Values::Alternatives, Evidence::Reader));
    assert_eq!(amounts, ["nilai (US$) · A", "nilai (US$) · B"]);
    assert_eq!(sum, 100.0, "of the first alternative");
}

#[test]
fn an_answer_to_an_earlier_question_is_dropped() {
    let mut worker = Worker::default();
    let mut dialog = opened(&mut worker, LEDGER, "buku.csv");
    let (early, first) = dialog.toggle("provinsi", "35");
    let (cards, second) = dialog.toggle("provinsi", "35");
    let (first, second) = (worker.ask(first), worker.ask(second));
    dialog.filtered(cards, second);
    dialog.filtered(early, first);
    assert_eq!(dialog.view().map(|view| view.count), Some(3));
    let (early, _) = dialog.look(file(LEDGER), "buku.csv".into());
    let (cards, asked) = dialog.look(file("a"), "a.csv".into());
    dialog.found(early, Err(refusal("late")));
    assert_eq!((dialog.stage(), &dialog.error), (&Stage::Looking, &None));
    dialog.found(cards, worker.ask(asked));
    assert_eq!(*dialog.stage(), Stage::Start);
    assert!(
        dialog.error.as_ref().is_some_and(|words| !words[Lang::En].is_empty() && words[Lang::Id] != words[Lang::En]),
        "{:?}",
        dialog.error
    );
}

#[test]
fn a_choice_that_is_refused_is_taken_back() {
    let mut worker = Worker::default();
    let mut dialog = opened(&mut worker, LEDGER, "buku.csv");
    let (ticket, asked) = dialog.toggle("provinsi", "35");
    dialog.filtered(ticket, worker.ask(asked));
    let (ticket, _) = dialog.toggle("provinsi", "51");
    dialog.filtered(ticket, Err(refusal("no")));
    assert_eq!(dialog.chosen("provinsi"), ["35"], "the boxes show what the worker filters by");
    assert!(dialog.error.is_some());
    let (ticket, _) = dialog.release("provinsi");
    dialog.filtered(ticket, Err(refusal("no")));
    assert_eq!(dialog.chosen("provinsi"), ["35"]);
    // Two at once: the first one's refusal comes after the second was asked.
    let (first, _) = dialog.toggle("provinsi", "51");
    let (second, _) = dialog.toggle("provinsi", "52");
    dialog.filtered(first, Err(refusal("no")));
    assert_eq!(dialog.chosen("provinsi"), ["35", "51", "52"], "the second is asked with all of them");
    dialog.filtered(second, Err(refusal("no")));
    assert_eq!(dialog.chosen("provinsi"), ["35"]);
    let (first, asked) = dialog.toggle("provinsi", "51");
    let (second, _) = dialog.toggle("provinsi", "52");
    dialog.filtered(first, worker.ask(asked));
    dialog.filtered(second, Err(refusal("no")));
    assert_eq!(dialog.chosen("provinsi"), ["35", "51"]);
}

#[test]
fn a_question_is_answered_by_looking_again_and_a_year_by_typing_it() {
    let mut worker = Worker::default();
    let mut dialog = Dialog::default();
    dialog.show();
    dialog.take_file();
    let text = "bulan,nilai\n2022-01,1.234\n2022-02,5.678\n";
    let look = |dialog: &mut Dialog, worker: &mut Worker, text: &str, name: &str| {
        let (ticket, asked) = dialog.look(file(text), name.into());
        dialog.found(ticket, worker.ask(asked));
    };
    look(&mut dialog, &mut worker, text, "a.csv");
    assert!(!dialog.is_answered());
    assert!(dialog.set(Setting::Decimal, ","), "what was found may change");
    look(&mut dialog, &mut worker, text, "a.csv");
    assert!(dialog.is_answered());
    assert_eq!(dialog.setting(Setting::Decimal), ",");
    dialog.set(Setting::Decimal, "");
    assert_eq!(dialog.setting(Setting::Decimal), "");

    dialog.take_file();
    assert_eq!(dialog.setting(Setting::Delimiter), "", "nothing is set for another file");
    let text = "Tahun,Barang,Total (juta US$)\nSeptember,kopi,5\nAgustus,kopi,6\n";
    look(&mut dialog, &mut worker, text, "ekspor_2022.csv");
    assert_eq!(dialog.setting(Setting::Year), "2022", "its name suggests the year");
    assert!(dialog.is_answered());
    for (typed, is_answered) in [("", false), ("2", false), ("20210", false), ("2021", true)] {
        assert!(!dialog.set(Setting::Year, typed), "nothing that was found changes");
        assert_eq!(dialog.is_answered(), is_answered, "{typed}");
    }
    let opened = worker.ask(dialog.read(file(text), "ekspor_2022.csv".into())).expect("a table");
    assert_eq!(opened.accepted, 2);
    assert_eq!(worker.ask(request::View {}).expect("a view").bins[0].start, "2021-08-01");
}

#[test]
fn every_setting_is_read_back_as_it_was_written() {
    let mut dialog = Dialog::default();
    for (setting, text) in [
        (Setting::Encoding, "UTF-16LE"),
        (Setting::Delimiter, "\t"),
        (Setting::Decimal, "."),
        (Setting::DayFirst, "day"),
        (Setting::DayFirst, "month"),
        (Setting::HeaderRows, "3"),
        (Setting::Sheet, "1"),
        (Setting::Power, "6"),
        (Setting::Year, "1999"),
    ] {
        dialog.set(setting, text);
        assert_eq!(dialog.setting(setting), text, "{setting:?}");
        dialog.set(setting, "");
        assert_eq!(dialog.setting(setting), "", "{setting:?}");
    }
}

#[test]
fn a_role_is_given_by_its_place_and_the_last_choice_counts() {
    let mut worker = Worker::default();
    let mut dialog = Dialog::default();
    dialog.take_file();
    dialog.set_role(1, 0);
    let codes = ROLES.iter().position(|role| *role == request::Role::Codes(request::CodeList::None)).expect("a role");
    dialog.set_role(1, codes);
    dialog.set_role(1, ROLES.len());
    let (ticket, asked) = dialog.look(file("bulan,kode\n2022-01,5\n2022-02,6\n"), "a.csv".into());
    let columns = asked.options.as_ref().and_then(|options| options.columns.clone()).expect("columns");
    assert_eq!(columns.len(), 1);
    dialog.found(ticket, worker.ask(asked));
    let Stage::Found(found) = dialog.stage() else { panic!("{:?}", dialog.stage()) };
    assert_eq!(found.columns[1].role, ROLES[codes]);
    let names = ROLES.iter().map(|role| (words(Lang::Id).role)(*role));
    assert_eq!(names.collect::<std::collections::BTreeSet<_>>().len(), ROLES.len(), "each is told from the others");
}

#[test]
fn a_closed_dialog_comes_back_with_what_was_open() {
    let mut worker = Worker::default();
    let mut dialog = opened(&mut worker, LEDGER, "buku.csv");
    let number = dialog.stage_number();
    dialog.close();
    assert!(!dialog.is_open() && dialog.holds("buku.csv") && !dialog.holds("lain.csv"));
    dialog.show();
    assert!(matches!(dialog.stage(), Stage::Open(_)) && dialog.stage_number() > number);
    dialog.start_again();
    dialog.close();
    dialog.show();
    assert_eq!(*dialog.stage(), Stage::Start, "a choice that was not made is not kept");

    // Closed while it reads: the table waits behind.
    let mut dialog = Dialog::default();
    dialog.show();
    dialog.take_file();
    let (ticket, asked) = dialog.look(file(LEDGER), "buku.csv".into());
    dialog.found(ticket, worker.ask(asked));
    let asked = dialog.read(file(LEDGER), "buku.csv".into());
    dialog.close();
    dialog.opened(worker.ask(asked));
    assert!(!dialog.is_open() && dialog.holds("buku.csv"));
    // And where it is given up, what was found is shown again, with the reason.
    dialog.show();
    let (ticket, asked) = dialog.look(file(LEDGER), "buku.csv".into());
    dialog.found(ticket, worker.ask(asked));
    dialog.read(file(LEDGER), "buku.csv".into());
    dialog.opened(Err(refusal("cancelled")));
    assert!(matches!(dialog.stage(), Stage::Found(_)) && dialog.error.is_some());
}

#[test]
fn kept_tables_are_listed_and_the_latest_stands_beside_the_claims_again() {
    let mut dialog = Dialog::default();
    let kept = |id: &str, is_shown| Kept { id: id.into(), file: "a.csv".into(), rows: 1, bytes: 1.0, is_shown };
    assert!(!dialog.listed(Ok(vec![kept("1", true), kept("2", false)])));
    assert!(dialog.listed(Ok(vec![kept("1", false), kept("2", true)])));
    dialog.removed(Ok(vec![kept("1", false)]));
    assert_eq!(dialog.kept.len(), 1);
    dialog.show();
    dialog.removed(Err(refusal("denied")));
    assert_eq!((dialog.kept.len(), dialog.error.is_some()), (1, true));
    let mut worker = Worker::default();
    opened(&mut worker, LEDGER, "buku.csv");
    let restored: Restored = worker.ask(request::About {}).expect("a table");
    dialog.restored(Ok(restored));
    assert!(matches!(dialog.stage(), Stage::Open(table) if table.reading.is_none() && table.about.file == "buku.csv"));
}

#[test]
fn without_a_table_every_question_is_refused_in_both_languages() {
    let mut worker = Worker::default();
    let refused: Result<View, Refusal> = worker.ask(request::View {});
    let words = refused.unwrap_err().words;
    assert_eq!((words[Lang::Id].as_str(), words[Lang::En].as_str()), ("Belum ada tabel yang dibuka.", "No table is open yet."));
    assert_eq!(worker.ask(request::Form {}), Ok(None));
    assert!(worker.ask(request::Series { mapping: None }).is_err());
    let mut dialog = opened(&mut worker, LEDGER, "buku.csv");
    let (ticket, asked) = dialog.toggle("tiada", "35");
    dialog.filtered(ticket, worker.ask(asked));
    assert!(
        dialog.error.as_ref().is_some_and(|words| words[Lang::En].contains("tiada") && words[Lang::Id].contains("tiada")),
        "{:?}",
        dialog.error
    );
    assert_eq!(dialog.view().map(|view| view.count), Some(3), "and changes nothing");
}

#[test]
fn intervals_mean_what_was_typed() {
    let date = |text: &str| Some(Bound::Date(text.into()));
    assert_eq!(days("2019-02", "2019"), Some(Selection::Range { from: date("2019-02-01"), to: date("2020-01-01") }));
    assert_eq!(days(" 2019 ", ""), Some(Selection::Range { from: date("2019-01-01"), to: None }));
    assert_eq!(days("", "9999"), Some(Selection::Range { from: None, to: None }), "beyond it nothing is written");
    assert_eq!(days("kemarin", ""), None);
    let Some(Selection::Range { from: Some(Bound::Amount(from)), to: Some(Bound::Amount(to)) }) = amounts("0.1", "0.3", 6) else {
        panic!()
    };
    assert_eq!(from, 100_000.0);
    assert!(to > 300_000.0 && to < 300_000.001, "{to}");
    assert_eq!(amounts("x", "", 0), None);
    assert_eq!(amounts("1e999", "", 0), None);
}

const LAMONGAN: &str = "tahun,Nilai Ekspor (juta Rp)\n2016,123900\n2017,136933.6\n2021,1800000\n2022,1950000\n2024,20780000\n";

#[test]
fn a_mapping_is_shown_and_corrected_part_by_part() {
    let mut worker = Worker::default();
    opened(&mut worker, LAMONGAN, "Ekspor Lamongan.csv");
    let t = words(Lang::En);
    let form = worker.ask(request::Form {}).expect("an answer").expect("a form");
    let values: Vec<String> = Part::ALL.iter().map(|part| part.value(&form)).collect();
    assert_eq!(values, ["Nilai Ekspor (juta Rp)", "export_value", "IDR", "6", "", "3524"]);
    for part in Part::ALL {
        let choices = part.choices(&form, t);
        assert!(choices.iter().any(|(code, name)| *code == part.value(&form) && !name.is_empty()), "{part:?}: what is set can be seen");
    }
    let mut set = |part: Part, value: &str| -> request::Beside {
        let form = worker.ask(request::Form {}).expect("an answer").expect("a form");
        let asked: Map = part.set(&form, value);
        assert_eq!(asked.anew, part == Part::Column);
        worker.ask(asked).expect("an answer").expect("a form").beside
    };
    assert_eq!(set(Part::Unit, "USD").mapping.unit.as_deref(), Some("USD"));
    assert_eq!(set(Part::Unit, "").mapping.unit, None);
    assert_eq!(set(Part::Power, "9").mapping.power, Some(9));
    assert_eq!(set(Part::Scope, "-").mapping.scope.as_deref(), Some("-"));
    assert_eq!(set(Part::Scope, "").mapping.scope, None);
    let by_column = set(Part::Area, "=daerah").mapping;
    assert_eq!((by_column.area_column.as_deref(), by_column.area), (Some("daerah"), None));
    let by_code = set(Part::Area, "35").mapping;
    assert_eq!((by_code.area_column, by_code.area.as_deref()), (None, Some("35")));
    assert_eq!(set(Part::Column, "Nilai Ekspor (juta Rp)").mapping.power, Some(6), "a column comes with what its header says");
    let form = worker.ask(request::Form {}).expect("an answer").expect("a form");
    assert!(!worker.ask(mapping::show(&form, false)).expect("an answer").expect("a form").beside.is_shown);
}

#[test]
fn why_a_table_is_not_kept_stays_told_while_it_is_filtered_and_goes_with_it() {
    let mut worker = Worker::default();
    let mut dialog = opened(&mut worker, LEDGER, "buku.csv");
    dialog.not_kept = Some(refusal("not kept").words);
    // The first view of the table may come after the reason.
    dialog.summed_up(worker.ask(request::View {}));
    assert_eq!(dialog.told(), Some(&refusal("not kept").words));
    dialog.summed_up(Err(refusal("no such sum")));
    assert_eq!(dialog.told(), Some(&refusal("no such sum").words), "what went wrong last comes first");
    dialog.summed_up(worker.ask(request::View {}));
    assert_eq!(dialog.told(), Some(&refusal("not kept").words));
    let asked = dialog.read(file(LEDGER), "lain.csv".into());
    assert_eq!(dialog.told(), None, "another table");
    // A browser that allows no storage says so before the rows are on the screen.
    dialog.not_kept = Some(refusal("not kept").words);
    dialog.opened(worker.ask(asked));
    assert_eq!(dialog.told(), Some(&refusal("not kept").words));
    dialog.stored();
    assert_eq!(dialog.told(), None, "it is kept after all");
}

#[test]
fn what_is_told_of_a_table_follows_what_the_page_shows() {
    let mut worker = Worker::default();
    opened(&mut worker, LAMONGAN, "Ekspor Lamongan.csv");
    let mut ask = |unit: ShownUnit, ids: Vec<String>| -> Official {
        let asked = request::Official { unit, regions: vec!["3524".into()], compare: vec![], ids };
        worker.ask(asked).expect("an answer").expect("it is shown")
    };
    let all: Vec<String> = DATA.claims.iter().map(|claim| claim.id.clone()).collect();
    let (t, own) = (words(Lang::En), Far::default());
    let shown = Shown { measure: "export_value".into(), lang: Lang::En, ..Shown::default() };
    let official = ask(ShownUnit::Idr, all.clone());
    assert!(official.is_drawn_on(&shown) && official.is_compared() && !official.is_converted());
    assert!(official.differing() > 1 && official.conflicts.iter().all(|conflict| !conflict.claims.is_empty()));
    assert_eq!(notes(&official, &shown, &own, t), Vec::<String>::new(), "the conflicts speak for themselves");
    let converted = ask(ShownUnit::Usd, Vec::new());
    assert!(converted.is_converted());
    let told = notes(&converted, &shown, &own, t);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("Converted from Rp to US$"), "{told:?}");
    let other = Shown { measure: "weight".into(), ..shown.clone() };
    assert!(!official.is_drawn_on(&other));
    assert!(notes(&official, &other, &own, t)[0].contains(&official.what));
    let published = Shown { is_published: true, ..shown };
    assert!(!official.is_drawn_on(&published));
    assert_eq!(notes(&official, &published, &own, t), [(t.not_on_publication)(t.own_first)]);
}

const PARTS: &str = "bulan,provinsi,negara tujuan,nilai ekspor (juta US$)\n2019-01,Jawa Timur,Jepang,1.5\n2019-02,Bali,Jepang,2.25\n";

/// A table beside the page of which a part is held.
fn beside_the_page(worker: &mut Worker, part: &request::Part, rows: u64) -> OpenedTable {
    let (_, imported) = source::import(PARTS.as_bytes(), "ekspor.parquet", &NAMES, &answers::options(None, Lang::En)).expect("a table");
    let (mut opened, report) = build(imported, "ekspor.parquet", Some("bulan".into()), &DATA.codes);
    let by = vec![By::Period, By::Destination, By::Region];
    let url = "http://localhost/data/ekspor.parquet".to_owned();
    opened.about.held = Some(Held { url, options: "null".into(), rows, all: 240, by, part: part.into() });
    let names: Vec<String> = ["bulan", "provinsi", "negara tujuan", "nilai ekspor (juta US$)"].map(Into::into).into();
    let answer = answers::opened_table(&opened, &report, &names, 0.0, Lang::En);
    worker.0.reopen(opened, report);
    answer
}

fn part(when: &str, to: &[&str], regions: &[&str]) -> request::Part {
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    request::Part { when: Some(when.to_owned()).filter(|when| !when.is_empty()), to: codes(to), hs: Vec::new(), regions: codes(regions) }
}

#[test]
fn of_a_table_beside_the_page_the_part_that_is_held_is_told_and_what_the_filter_wants_beyond_it() {
    let mut worker = Worker::default();
    let first = part("2019", &["JP"], &[]);
    let table = beside_the_page(&mut worker, &first, 2);
    let held =
        |worker: &mut Worker, part: &request::Part| worker.ask(request::Held { part: part.clone() }).expect("an answer").expect("one");
    let own = held(&mut worker, &first);
    assert_eq!((own.name.as_str(), &own.beyond), ("ekspor.parquet", &None));
    assert_eq!(own.words[Lang::En], "Only the rows of 2019 to Japan were fetched: 2 of 240; the rest was not.");
    assert_eq!(own.words[Lang::Id], "Yang diambil hanya baris periode 2019 ke Jepang: 2 dari 240; sisanya tidak diambil.");
    assert_eq!(held(&mut worker, &part("2019-02/2019-03", &["JP"], &["35"])).beyond, None, "it is held");
    let beyond = |worker: &mut Worker, part: &request::Part| held(worker, part).beyond.expect("more than that")[Lang::En].clone();
    assert!(beyond(&mut worker, &part("2018/2020", &["JP"], &["35"])).contains("the rows of 2018–2020 to Japan of region Jawa Timur,"));
    assert!(beyond(&mut worker, &part("", &[], &[])).contains("everything"));
    // Another part is asked for as the first was, and stands beside the claims as the reader has set it.
    let wider = part("2018/2020", &["JP"], &[]);
    let asked = worker.0.again(&request::Reread { part: wider.clone() }).expect("how");
    assert_eq!((asked.name.as_str(), asked.part.as_ref(), asked.options), ("ekspor.parquet", Some(&wider), None));
    let form = worker.ask(request::Form {}).expect("an answer").expect("a form");
    worker.ask(mapping::show(&form, false)).expect("an answer");
    let mut dialog = Dialog::default();
    dialog.reread(table);
    assert!(!dialog.is_open() && dialog.holds("ekspor.parquet"), "behind the closed dialog");
    dialog.show();
    let wide = beside_the_page(&mut worker, &wider, 9);
    dialog.reread(wide.clone());
    assert!(matches!(dialog.stage(), Stage::Open(table) if table.reading.is_some()));
    dialog.start_again();
    dialog.reread(wide);
    assert_eq!(*dialog.stage(), Stage::Start, "whoever chooses a file goes on");
    assert!(!worker.ask(request::Form {}).expect("an answer").expect("a form").beside.is_shown);
    assert_eq!(held(&mut worker, &wider).beyond, None);
    // A table of the reader's own has no part.
    opened(&mut worker, LEDGER, "buku.csv");
    assert_eq!(worker.ask(request::Held { part: first }), Ok(None));
    assert!(worker.0.again(&request::Reread { part: wider }).is_err());
}

#[test]
fn what_was_not_read_is_not_said_to_be_missing_or_to_agree() {
    let mut worker = Worker::default();
    let first = part("2019", &[], &["35"]);
    beside_the_page(&mut worker, &first, 2);
    let form = worker.ask(request::Form {}).expect("an answer").expect("a form");
    worker.ask(mapping::show(&form, true)).expect("an answer");
    let t = words(Lang::En);
    let shown = Shown { measure: "export_value".into(), lang: Lang::En, ..Shown::default() };
    let mut told = |regions: &[&str]| {
        let now = part("2019", &[], regions);
        let held = worker.ask(request::Held { part: now.clone() }).expect("an answer");
        let asked = request::Official { unit: ShownUnit::Usd, regions: now.regions, compare: vec![], ids: vec![] };
        let official = worker.ask(asked).expect("an answer").expect("it is shown");
        let far = Far { held, ..Far::default() };
        (far.is_beyond(), notes(&official, &shown, &far, t))
    };
    let none = (t.no_area_here)("ekspor.parquet");
    assert_eq!(none, "ekspor.parquet does not have the chosen region.");
    let (is_beyond, said) = told(&["33"]);
    assert!(is_beyond && !said.contains(&none), "it was not read: {said:?}");
    let (is_beyond, said) = told(&["3573"]);
    assert!(!is_beyond && said.contains(&none), "it would have been read: {said:?}");
    let (is_beyond, said) = told(&["35"]);
    assert!(!is_beyond && !said.contains(&none), "{said:?}");
}

#[test]
fn a_file_that_comes_while_another_is_read_does_not_take_its_place() {
    let mut worker = Worker::default();
    let mut dialog = Dialog::default();
    dialog.show();
    assert!(dialog.take_file());
    let (ticket, asked) = dialog.look(file(LEDGER), "buku.csv".into());
    dialog.found(ticket, worker.ask(asked));
    let asked = dialog.read(file(LEDGER), "buku.csv".into());
    assert!(!dialog.take_file(), "the button to cancel stays on the screen");
    assert_eq!(*dialog.stage(), Stage::Reading);
    dialog.close();
    assert!(!dialog.take_file(), "behind the closed dialog it is read all the same");
    dialog.show();
    dialog.error = Some(refusal("the other file was not opened").words);
    dialog.opened(worker.ask(asked));
    assert!(matches!(dialog.stage(), Stage::Open(_)) && dialog.error.is_none(), "what was told of the other file goes");
    assert!(dialog.take_file());
}

#[test]
fn why_the_kept_tables_cannot_be_listed_is_told_until_they_are() {
    let mut dialog = Dialog::default();
    assert!(!dialog.listed(Err(refusal("held"))));
    assert!(dialog.kept.is_empty() && dialog.kept_error.is_some());
    dialog.listed(Ok(Vec::new()));
    assert_eq!(dialog.kept_error, None);
}
