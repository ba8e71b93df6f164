//! What the page saves is a table that the page opens again without a refusal.
use super::{open_with, texts};
use crate::saving::{FORMS, made, unzipped};
use crate::support::fixture::session;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::import::{AmountOut, Imported};
use jejak_ekspor::present::export;
use jejak_ekspor::protocol::saving::{CsvForm, SaveKind};
use jejak_ekspor::protocol::{ToValue, to_json};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, permalink};
use std::collections::BTreeSet;

const LINKS: [&str; 6] =
    ["", "region=3524&kind=value", "kind=award", "to=JP,-&sort=-value", "q=kopi&lang=en", "check=conflict&rule=lowest"];

/// The ids of a table's column of them.
fn ids_of(table: &Imported) -> BTreeSet<String> {
    let column = table.codes.iter().position(|column| column.name == "id").expect("a column of ids");
    texts(table, column).into_iter().map(str::to_owned).collect()
}

/// Opens a saved file and holds every id and every figure of it against the claims.
pub fn gives_back(session: &Session, link: &str, lang: Lang, kind: SaveKind, form: CsvForm, sheet: Option<usize>) {
    let (state, _) = permalink::parse(link, &session.data, &session.facets);
    let answer = session.answer(&state, lang);
    let claims: Vec<_> = answer.rows.iter().map(|row| &session.data.claims[*row]).collect();
    // A sheet of figures has no row for a claim without one.
    let figures: Vec<(&str, Option<f64>)> = claims
        .iter()
        .flat_map(|claim| {
            let own = claim.observations.iter().map(|o| Some(o.value.to_f64()));
            let none = (claim.observations.is_empty() && sheet.is_none()).then_some(None);
            own.chain(none).map(|value| (claim.id.as_str(), value))
        })
        .collect();
    if figures.is_empty() {
        return;
    }
    let what = format!("{link} in {lang:?} as {kind:?} {form:?}");
    let bytes = made(session, link, lang, kind, form);
    let name = format!("saved.{}", kind.code());
    let (_, table) = open_with(&bytes, &name, &Options { sheet, ..Options::default() }).unwrap_or_else(|f| panic!("{what}: {f:?}"));
    assert_eq!((table.counts.rejected, table.counts.accepted), (0, figures.len() as u64), "{what}: {:?}", table.problems.first);
    let column = table.codes.iter().position(|column| column.name == "id").expect("a column of ids");
    let found = texts(&table, column);
    let head = if lang == Lang::Id { "nilai" } else { "value" };
    let is_value = |amount: &&AmountOut| amount.name == head || amount.name.starts_with(&format!("{head} · "));
    let values: Vec<&AmountOut> = table.amounts.iter().filter(is_value).collect();
    for (row, (id, value)) in figures.iter().enumerate() {
        assert_eq!(found[row], *id, "{what}");
        let read: Vec<f64> = values
            .iter()
            .filter_map(|amount| Some(amount.values.get(row)? as f64 / 10f64.powi(i32::from(amount.values.scale()))))
            .collect();
        let same = |read: &f64| value.is_some_and(|value| (read - value).abs() <= value.abs() * 1e-12);
        assert!(read.len() == usize::from(value.is_some()) && read.iter().all(same), "{what}: {id} {value:?} {read:?}");
    }
}

#[test]
fn saved_claims_open_again_without_a_refusal() {
    let session = session();
    for link in LINKS {
        let (state, _) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state, Lang::Id);
        let claims: Vec<_> = answer.rows.iter().map(|row| &session.data.claims[*row]).collect();
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        for (lang, form) in [(Lang::Id, FORMS[0]), (Lang::Id, FORMS[1]), (Lang::En, FORMS[0]), (Lang::En, FORMS[1])] {
            gives_back(session, link, lang, SaveKind::Csv, form, None);
        }
        for lang in [Lang::Id, Lang::En] {
            gives_back(session, link, lang, SaveKind::Xlsx, CsvForm::Indonesian, Some(1));
            let claims = made(session, link, lang, SaveKind::Xlsx, CsvForm::Indonesian);
            let (_, table) = open_with(&claims, "saved.xlsx", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
            assert_eq!(
                (table.counts.rejected, ids_of(&table)),
                (0, ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>()),
                "{link}"
            );
        }
        for form in FORMS {
            let files = unzipped(&made(session, link, Lang::Id, SaveKind::Package, form));
            for (name, expected) in [("klaim.csv", claims.len()), ("angka.csv", claims.iter().map(|claim| claim.observations.len()).sum())]
            {
                let opened = open_with(&files[name], name, &Options::default());
                // A kind of claim without figures leaves that table empty.
                let Ok((_, table)) = opened else {
                    assert_eq!(expected, 0, "{link} {name}");
                    continue;
                };
                assert_eq!(
                    (table.counts.rejected, table.counts.accepted),
                    (0, expected as u64),
                    "{link} {name}: {:?}",
                    table.problems.first
                );
            }
        }
        let lines = made(session, link, Lang::Id, SaveKind::Lines, CsvForm::Indonesian);
        let (_, table) = open_with(&lines, "saved.jsonl", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
        assert_eq!(table.counts.rejected, 0, "{link}: {:?}", table.problems.first);
        let document = export::document(session, &state, &answer, "https://example.id/#".into());
        let json = to_json(&document.to_value());
        let (_, table) = open_with(json.as_bytes(), "jejak-ekspor.json", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
        assert_eq!(table.counts.rejected, 0, "{link}: {:?}", table.problems.first);
        // Claims about the nation count as totals beside those about regions.
        assert_eq!(table.counts.accepted + table.counts.totals, claims.len() as u64, "{link}");
    }
}

/// Most periods are years; the others are what EDTF has beside them.
#[test]
fn years_among_other_periods_are_periods() {
    const OTHERS: [(&str, &str); 6] = [
        ("2018-05", "2018-05-01"),
        ("2019-03?", "2019-03-01"),
        ("2020?", "2020-01-01"),
        ("2022-01/2022-10", "2022-01-01"),
        ("2021-03-04", "2021-03-04"),
        ("2017~", "2017-01-01"),
    ];
    for (other, first) in OTHERS {
        let years: String = (2001..2030).map(|year| format!("{year},1\n")).collect();
        for text in [format!("time_period,obs_value\n{years}{other},1\n"), format!("time_period,obs_value\n{other},1\n{years}")] {
            let table = super::table(&text);
            assert_eq!((table.counts.accepted, table.counts.rejected), (30, 0), "{other}: {:?}", table.problems.first);
            let days: Vec<String> = table.days.iter().flatten().map(|day| jejak_ekspor::user_table::view::date(*day)).collect();
            assert!(days.iter().any(|day| day == first), "{other}: {days:?}");
        }
    }
}

/// Each figure is one of its own unit, and no other column of numbers is parted by it.
#[test]
fn figures_are_parted_by_the_column_of_their_own_unit() {
    let text = "ref_area,figure_no,time_period,obs_value,unit_measure,equivalent_value,equivalent_unit\n\
        3524,1,2021,5,USD,70,IDR\n3525,1,2021,7,t,,\n3524,2,2022,11,USD,150,IDR\n3525,1,2022,13,IDR,1,USD\n";
    let table = super::table(text);
    let figures = |amount: &AmountOut| (0..4).map(|row| amount.values.get(row)).collect::<Vec<_>>();
    let found: Vec<_> =
        table.amounts.iter().map(|amount| (amount.name.as_str(), amount.quantity.unit.as_deref(), figures(amount))).collect();
    let wanted = [
        ("obs_value · USD", Some("USD"), vec![Some(5), None, Some(11), None]),
        ("obs_value · t", Some("t"), vec![None, Some(7), None, None]),
        ("obs_value · IDR", Some("IDR"), vec![None, None, None, Some(13)]),
        ("equivalent_value · IDR", Some("IDR"), vec![Some(70), None, Some(150), None]),
        ("equivalent_value · USD", Some("USD"), vec![None, None, None, Some(1)]),
    ];
    assert_eq!(found, wanted);
}
