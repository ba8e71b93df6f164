//! What the page saves is a table that the page opens again without a refusal.
use super::{open_with, texts};
use crate::support::fixture::session;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::import::AmountOut;
use jejak_ekspor::present::export;
use jejak_ekspor::protocol::{ToValue, to_json};
use jejak_ekspor::state::{Lang, permalink};

const LINKS: [&str; 6] =
    ["", "region=3524&kind=value", "kind=award", "to=JP,-&sort=-value", "q=kopi&lang=en", "check=conflict&rule=lowest"];

#[test]
fn saved_claims_open_again_without_a_refusal() {
    let session = session();
    for link in LINKS {
        let (state, _) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state, Lang::Id);
        let claims: Vec<_> = answer.rows.iter().map(|row| &session.data.claims[*row]).collect();
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        for lang in [Lang::Id, Lang::En] {
            let csv = export::csv(session, &answer.rows, lang, "https://example.id/");
            let (_, table) = open_with(csv.as_bytes(), "jejak-ekspor.csv", &Options::default()).unwrap_or_else(|f| panic!("{link}: {f:?}"));
            assert_eq!(table.counts.rejected, 0, "{link}: {:?}", table.problems.first);
            let figures: u64 = claims.iter().map(|claim| claim.observations.len().max(1) as u64).sum();
            assert_eq!(table.counts.accepted, figures, "{link}");
            let column = table.codes.iter().position(|column| column.name == "claim").expect("a column of ids");
            let mut found = texts(&table, column);
            found.dedup();
            assert_eq!(found, ids, "{link}: every claim, in the order of the view");
        }
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
