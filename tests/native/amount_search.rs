//! Amounts in a search: how they are typed, and which claims they find.
use crate::support::files::Folder;
use crate::support::fixture::{FIXTURE, session};
use jejak_ekspor::query::amount_search::take;
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, State};
use serde_json::Value;
use std::collections::BTreeSet;

fn found(session: &Session, q: &str) -> BTreeSet<String> {
    let state = State { q: q.into(), ..State::default() };
    session.answer(&state, Lang::Id).rows.iter().map(|row| session.data.claims[*row].id.clone()).collect()
}

#[test]
fn a_number_is_an_amount_only_beside_a_currency_or_a_power_of_ten() {
    let cases = [
        ("Rp96 triliun", 1, ""),
        ("96 T", 1, ""),
        ("1,8 triliun", 1, ""),
        ("US$ 1.64 billion", 1, ""),
        ("23.75 tn", 1, ""),
        ("Rp. 20,7 T dan US$5 juta", 2, "dan"),
        ("ekspor Lamongan 2022 Rp1,3 triliun", 1, "ekspor Lamongan 2022"),
        ("3524", 0, "3524"),
        ("HS 03", 0, "HS 03"),
        ("corp1 2022", 0, "corp1 2022"),
        ("1.8.2022", 0, "1.8.2022"),
        ("10 ton", 0, "10 ton"),
        ("triliun", 0, "triliun"),
        ("", 0, ""),
    ];
    for (typed, count, words) in cases {
        let (amounts, rest) = take(typed);
        assert_eq!((amounts.len(), rest.split_whitespace().collect::<Vec<_>>().join(" ").as_str()), (count, words), "{typed}");
    }
    let long = format!("Rp{} triliun", "9".repeat(400));
    assert!(found(session(), &long).is_empty(), "a number of 400 digits is none of the data's");
    assert!(found(session(), &"1,8 triliun ".repeat(1000)).len() < 20);
}

#[test]
fn a_part_of_a_number_is_not_found() {
    let session = session();
    let by_number = found(session, "1,8 triliun");
    assert!(by_number.contains("lampung-2019-jan-jul-coffee-antara"), "{by_number:?}");
    let spelled = ["Rp1,8 triliun", "1.8 T", "Rp1.800.000.000.000", "IDR 1.8 trillion"];
    assert!(spelled.iter().all(|q| found(session, q) == by_number));
    assert!(found(session, "US$1,8 triliun").is_empty(), "of another currency");
    let both = found(session, "kopi 1,8 triliun");
    assert!(!both.is_empty() && both.is_subset(&by_number), "words and amounts must both be there");
}

/// A figure of a file: its currency, its digits, and how many noughts follow them.
type Figure = (String, u64, u32);

fn figures(claim: &Value) -> Vec<Figure> {
    let mut all = Vec::new();
    for o in claim["observations"].as_array().unwrap() {
        for figure in [o, &o["equivalent"]] {
            let (Some(unit), Some(value)) = (figure["unit"].as_str(), figure["value"].as_f64()) else { continue };
            let is_whole = value >= 1.0 && value.fract() == 0.0 && value < 1e18;
            if matches!(unit, "IDR" | "USD") && is_whole {
                let (mut digits, mut noughts) = (value as u64, 0);
                while digits % 10 == 0 {
                    (digits, noughts) = (digits / 10, noughts + 1);
                }
                all.push((unit.to_owned(), digits, noughts));
            }
        }
    }
    all
}

/// Whether an amount rounds to a figure: by its last digit that is not nought, or by that of the group of three that it begins with.
fn is_held(amount: u128, (_, digits, noughts): &Figure) -> bool {
    let value = u128::from(*digits) * 10u128.pow(*noughts);
    let groups = (value.to_string().len() as u32 - 1) / 3 * 3;
    let step = 10u128.pow((*noughts).min(groups));
    2 * amount.abs_diff(value) <= step
}

/// Each figure in five spellings finds exactly the claims that it rounds to.
pub fn spellings_find_the_same(session: &Session, files: &Folder, every: usize) -> usize {
    let claims = files.records("claims.jsonl");
    let all: Vec<(String, Vec<_>)> = claims.iter().map(|claim| (claim["id"].as_str().unwrap().to_owned(), figures(claim))).collect();
    // Of a range the files have the lower end alone.
    let is_range = |id: &str| session.data.claims.iter().any(|c| c.id == id && c.observations.iter().any(|o| o.upper.is_some()));
    let fractions: BTreeSet<String> = claims
        .iter()
        .filter(|claim| claim["observations"].as_array().unwrap().iter().any(|o| o["value"].as_f64().is_some_and(|v| v.fract() != 0.0)))
        .map(|claim| claim["id"].as_str().unwrap().to_owned())
        .collect();
    let mut tried = 0;
    for (unit, digits, noughts) in all.iter().flat_map(|(_, figures)| figures).step_by(every) {
        let amount = u128::from(*digits) * 10u128.pow(*noughts);
        // A reader types at most three decimals of a power of ten.
        if amount < 1_000_000_000 || !amount.is_multiple_of(1_000_000) {
            continue;
        }
        let (whole, rest) = (amount / 1_000_000_000, amount / 1_000_000 % 1000);
        // Three decimals after few digits could group thousands: the reader is then asked for nothing, and both are found.
        if rest % 10 != 0 {
            continue;
        }
        let part = format!("{rest:03}").trim_end_matches('0').to_owned();
        let decimal = |mark: &str| if part.is_empty() { whole.to_string() } else { format!("{whole}{mark}{part}") };
        let grouped = amount.to_string().as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap()).collect::<Vec<_>>().join(".");
        let sign = if unit == "IDR" { "Rp" } else { "US$" };
        let spelled = [
            format!("{sign}{} miliar", decimal(",")),
            format!("{sign} {} billion", decimal(".")),
            format!("{unit} {} bn", decimal(".")),
            format!("{sign}{grouped}"),
            format!("{sign}. {} milyar", decimal(",")),
        ];
        let expected: BTreeSet<String> = all
            .iter()
            .filter(|(_, figures)| figures.iter().any(|figure| figure.0 == *unit && is_held(amount, figure)))
            .map(|(id, _)| id.clone())
            .collect();
        for q in &spelled {
            let told: BTreeSet<String> =
                found(session, q).into_iter().filter(|id| expected.contains(id) || !(is_range(id) || fractions.contains(id))).collect();
            assert_eq!(told, expected, "{q}");
        }
        tried += 1;
    }
    tried
}

#[test]
fn figures_in_five_spellings_find_exactly_the_claims_they_round_to() {
    assert!(spellings_find_the_same(session(), &FIXTURE, 1) > 10);
}
