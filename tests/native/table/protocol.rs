//! What the programs say to each other: every question and answer is the same after its way, and what is wrong with one is said.
use jejak_ekspor::protocol::answer::{Asks, Kept, Progress, Question, Refusal, Reply};
use jejak_ekspor::protocol::host::TableCall;
use jejak_ekspor::protocol::request::{
    About, Beside, Bound, Cancel, CodeList, ColumnOptions, Detect, Filter, Form, Map, Mapping, Message, Official, Open, OpenOptions, Part,
    Rejected, Remove, Request, Restore, Role, Selection, Series, Sum, Values, View,
};
use jejak_ekspor::protocol::{File, FromValue, Phrase, ToValue, Value, declarations};
use jejak_ekspor::state::{Lang, ShownUnit};
use serde_json::json;
use std::fs;
use std::path::Path;

fn options() -> OpenOptions {
    let column = ColumnOptions {
        column: 3,
        name: Some("nilai".into()),
        role: Some(Role::Codes(CodeList::Hs)),
        unit: None,
        measure: None,
        power: Some(-3),
        values: Some(Values::Levels),
    };
    OpenOptions {
        encoding: Some("windows-1252".into()),
        delimiter: Some('\t'),
        decimal: None,
        year: Some(2022),
        day_first: Some(true),
        header_rows: Some(2),
        power: Some(6),
        sheet: Some(0),
        columns: Some(vec![column]),
    }
}

fn every_request() -> Vec<Request> {
    let file = || File(json!({ "text": "a,b" }).into());
    let mapping = Mapping {
        column: "nilai".into(),
        measure: None,
        unit: Some("USD".into()),
        area_column: Some("daerah".into()),
        area: None,
        power: Some(6),
        scope: Some("-".into()),
    };
    let range = Selection::Range { from: Some(Bound::Amount(1.5)), to: Some(Bound::Date("2022".into())) };
    vec![
        Request::Detect(Detect { file: file(), name: "a.csv".into(), options: Some(options()), number: Some(1) }),
        Request::Open(Open {
            file: file(),
            name: "a.parquet".into(),
            options: None,
            number: None,
            part: Some(Part { when: Some("2019".into()), to: vec!["JP".into()], hs: vec!["03".into()], regions: vec!["35".into()] }),
        }),
        Request::Cancel(Cancel {}),
        Request::Filter(Filter { column: "when".into(), selection: Some(range) }),
        Request::Sum(Sum { column: "nilai".into() }),
        Request::View(View {}),
        Request::Series(Series { mapping: Some(mapping.clone()) }),
        Request::About(About {}),
        Request::Form(Form {}),
        Request::Map(Map { beside: Beside { mapping, is_shown: true }, anew: true }),
        Request::Official(Official { unit: ShownUnit::Usd, regions: vec!["35".into()], compare: vec![], ids: vec!["a".into()] }),
        Request::Rejected(Rejected {}),
        Request::Kept(jejak_ekspor::protocol::request::Kept {}),
        Request::Restore(Restore { table: None }),
        Request::Remove(Remove { table: "table-1".into() }),
        Request::Held(jejak_ekspor::protocol::request::Held { part: Part::default() }),
        Request::Reread(jejak_ekspor::protocol::request::Reread { part: Part { when: Some("2019".into()), ..Part::default() } }),
    ]
}

#[test]
fn every_question_arrives_as_it_was_sent() {
    let all = every_request();
    assert_eq!(all.len(), Request::NAMES.len(), "each kind of question is here");
    for (request, name) in all.into_iter().zip(Request::NAMES) {
        let message = Message { id: 7, lang: Lang::En, request };
        let sent = message.to_value();
        assert_eq!(serde_json::Value::from(sent.clone())["request"]["ask"], *name);
        assert_eq!(Message::from_value(&sent), Ok(message));
    }
}

#[test]
fn every_reply_arrives_as_it_was_sent() {
    let words = Phrase::curated("tidak".into(), "no".into());
    let question = Question { asks: Asks::Year, column: 0, example: None, suggestion: Some(2022), power: None, words: words.clone() };
    let refusal = Refusal { words: words.clone(), questions: vec![question] };
    let mismatch = Message::from_value(&json!({ "id": 3, "lang": "fr" }).into()).unwrap_err();
    let replies = [
        Reply::Ready,
        Reply::Answer { id: 0, answer: json!([1]).into() },
        Reply::Refused { id: 1, refusal },
        Reply::Misread { id: 2, mismatch },
        Reply::Progress { id: 3, progress: Progress { rows: 5, bytes: 6.5, total: 7.0 } },
        Reply::Kept(Kept { id: "table-1".into(), file: "a.csv".into(), rows: 5, bytes: 6.0, is_shown: false }),
        Reply::NotKept(words),
    ];
    for reply in replies {
        assert_eq!(Reply::from_value(&reply.to_value()), Ok(reply));
    }
}

#[test]
fn what_is_wrong_with_a_message_is_said_with_its_place() {
    let wrong = |value: serde_json::Value| OpenOptions::from_value(&value.into()).unwrap_err().to_string();
    assert_eq!(
        wrong(json!({ "decimals": "," })),
        "found \"decimals\", expected encoding, delimiter, decimal, year, dayFirst, headerRows, power, sheet, columns"
    );
    assert_eq!(wrong(json!({ "year": "x" })), "year: found \"x\", expected whole number");
    assert_eq!(wrong(json!({ "power": 300 })), "power: found number, expected whole number");
    assert_eq!(wrong(json!({ "delimiter": ";;" })), "delimiter: found \";;\", expected one character");
    assert_eq!(wrong(json!({ "decimal": "'" })), "decimal: found \"'\", expected ., ,");
    assert_eq!(
        wrong(json!({ "columns": [{ "column": 0 }, { "column": 1, "role": "date" }] })),
        "columns.1.role: found \"date\", expected skip, month, year, amount"
    );
    assert_eq!(
        wrong(json!({ "columns": [{ "role": { "codes": "hs", "date": "year" }, "column": 0 }] })),
        "columns.0.role: found object, expected {codes} or {date}"
    );
    assert_eq!(wrong(json!({ "columns": [{}] })), "columns.0.column: found undefined, expected whole number");
    assert_eq!(wrong(json!(5)), "found number, expected object");
    let asked = Request::from_value(&json!({ "ask": "detekt", "with": {} }).into()).unwrap_err().to_string();
    assert!(asked.starts_with("found \"detekt\", expected detect, open, "), "{asked}");
    assert_eq!(Message::id_of(&json!({ "id": 9, "lang": 1 }).into()), 9);
}

#[test]
fn every_role_and_every_end_of_an_interval_is_read_as_it_is_written() {
    let roles = [json!("skip"), json!("amount"), json!({ "codes": "none" }), json!({ "date": "named-month" })];
    for written in roles.map(Value::from) {
        assert_eq!(Role::from_value(&written).map(|role| role.to_value()), Ok(written));
    }
    for written in
        [json!({ "oneOf": ["a"] }), json!({ "from": 1.5, "to": null }), json!({ "from": null, "to": "2022-10" })].map(Value::from)
    {
        assert_eq!(Selection::from_value(&written).map(|selection| selection.to_value()), Ok(written));
    }
}

#[test]
fn calls_are_there_at_once_or_later() {
    let known: Vec<TableCall> = [&[TableCall::Open], TableCall::AT_ONCE, TableCall::LATER].concat();
    assert_eq!(known, TableCall::ALL);
}

/// `JEJAK_WRITE=1 cargo test --features page,tabular --test native declarations` writes the file.
#[test]
fn the_declarations_for_scripts_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/protocol/jejak.d.ts");
    let written = declarations::declarations();
    if std::env::var_os("JEJAK_WRITE").is_some() {
        fs::write(&path, &written).expect("a file");
    }
    let committed = fs::read_to_string(&path).expect("a file");
    let at = committed.lines().zip(written.lines()).position(|(committed, written)| committed != written);
    assert!(
        committed == written,
        "src/protocol/jejak.d.ts differs from the records in line {}: run this test once with JEJAK_WRITE=1 in the environment",
        at.map_or(committed.lines().count().min(written.lines().count()) + 1, |at| at + 1)
    );
}

/// Page and screen are two programs: what one leaves out is named at the other, never taken for nothing.
#[test]
fn a_field_that_the_page_leaves_out_of_a_painting_is_named() {
    use jejak_ekspor::protocol::host::{Frame, Painted, Shown, TextLine};
    let texts = vec![TextLine { left: 1.0, baseline: 2.0, width: 3.0 }];
    let painted = Painted { frame: Frame::default(), texts, shown: Shown::default() };
    assert_eq!(Painted::from_value(&painted.to_value()).unwrap(), painted);
    let whole = serde_json::Value::from(painted.to_value());
    let mut left_out = Vec::new();
    for (parent, fields) in
        [("/frame", whole["frame"].as_object()), ("/texts/0", whole["texts"][0].as_object()), ("/shown", whole["shown"].as_object())]
    {
        // Only an axis of logarithms has these.
        for field in fields.unwrap().keys().filter(|field| *field != "logarithms") {
            let mut part = whole.clone();
            part.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field);
            let mismatch = Painted::from_value(&part.into()).unwrap_err();
            assert_eq!(mismatch.path, format!("{}.{field}", parent[1..].replace('/', ".")));
            left_out.push(field);
        }
    }
    assert!(left_out.len() > 12, "{left_out:?}");
}
