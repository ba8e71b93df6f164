//! What a view tells of the comparison: conflicts, checks of a claim, origins, coverage, rules, lag, and their words.
use crate::support::fixture::{early, session};
use crate::support::{measure, place, region};
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::finding::{Check, Relation, Weight};
use jejak_ekspor::model::index::{ClaimIx, GroupIx, OriginIx};
use jejak_ekspor::present::i18n::check::{check_strings, explain, factor, fill};
use jejak_ekspor::present::i18n::check_texts;
use jejak_ekspor::present::page_api;
use jejak_ekspor::query::aggregation::{Candidate, Reduced, reduce};
use jejak_ekspor::query::conflicts::Origins;
use jejak_ekspor::query::coverage::Cell;
use jejak_ekspor::query::publication_delay::{Lag, lag};
use jejak_ekspor::query::trend::Series;
use jejak_ekspor::state::{Lang, Rule, ShownUnit, State};

#[test]
fn lamongan_opens_on_its_conflicts() {
    let session = session();
    let answer = page_api::query(session, "region=3524&kind=value", Lang::Id);
    let worst: Vec<(f64, f64)> = answer.conflicts.iter().map(|c| (c.low, c.high)).collect();
    assert!(worst.contains(&(123.9e6, 123.9e9)) && worst.contains(&(1.3e12, 107.53e12)), "{worst:?}");
    let of_2022 = answer.conflicts.iter().find(|c| c.high == 107.53e12).unwrap();
    assert_eq!((of_2022.unit.as_str(), of_2022.ids.len()), ("IDR", 6));
    assert!((of_2022.ratio.unwrap() - 107.53 / 1.3).abs() < 1e-9);
    assert!((60.0..70.0).contains(&of_2022.unexplained.unwrap()));
    let severities: Vec<f64> = answer.conflicts.iter().map(|c| c.unexplained.unwrap_or(f64::INFINITY)).collect();
    assert!(severities.is_sorted_by(|a, b| a >= b), "{severities:?}");
    assert!(answer.conflicts.iter().flat_map(|c| &c.ids).all(|id| answer.ids.contains(id)), "only claims of the view");
}

#[test]
fn a_conflict_is_told_as_far_as_the_view_shows_it() {
    let session = session();
    let high = |ids: &[&str]| {
        let rows: Vec<ClaimIx> = ids.iter().map(|id| place(session, id)).collect();
        session.conflicts(&rows, &State::default()).iter().map(|c| (c.low, c.high, c.values.len())).collect::<Vec<_>>()
    };
    let (part, whole, other) = (
        "lamongan-2022-10-export-value-pendukung-ekspor",
        "lamongan-2022-export-value-jatimpos-2023",
        "lamongan-2022-export-value-antara-2025",
    );
    assert_eq!(high(&[part, whole]), [(1.3e12, 107e12, 2)]);
    assert_eq!(high(&[other, part, whole]), [(1.3e12, 107.53e12, 3)]);
    assert!(high(&[part]).is_empty(), "one alone contradicts nobody");
    assert!(high(&[part, "lamongan-2022-jan-oct-export-value-sejuk"]).is_empty(), "two that agree");
    assert!(high(&[]).is_empty());
    assert!(session.conflicts(&[ClaimIx::new(u16::MAX)], &State::default()).is_empty());
    assert!(session.conflict(GroupIx::new(u16::MAX), &State::default()).is_none());
}

#[test]
fn every_conflict_has_values_in_one_unit_that_differ() {
    let session = session();
    for group in session.data.compared.groups.indices() {
        let conflict = session.conflict(group, &State::default()).unwrap();
        assert_eq!(conflict.values.len(), session.data.compared.groups[group].members.len(), "{conflict:?}");
        assert!(conflict.low < conflict.high && conflict.ratio > 1.0 && conflict.unexplained >= 1.0, "{conflict:?}");
    }
    let rows: Vec<ClaimIx> = session.data.claims.indices().collect();
    assert_eq!(session.conflicts(&rows, &State::default()).len(), session.data.compared.groups.len());
}

#[test]
fn the_check_facet_counts_and_filters() {
    let session = session();
    let all = page_api::query(session, "", Lang::Id);
    let count = |code: &str| all.facets[Facet::Check].iter().find(|c| c.code == code).unwrap_or_else(|| panic!("no {code}")).count as usize;
    for check in Check::ALL {
        let filtered = page_api::query(session, &format!("check={}", check.code()), Lang::Id);
        assert_eq!(filtered.ids.len(), count(check.code()), "{}", check.code());
        assert!(filtered.dropped.is_empty());
    }
    assert_eq!(count("original"), 0, "a check that found nothing is there, with zero");
    let members: std::collections::BTreeSet<&String> = all.conflicts.iter().flat_map(|c| &c.ids).collect();
    assert_eq!(count("conflict"), members.len());
    assert_eq!(count("-") + session.data.compared.checks.iter().filter(|bits| **bits != 0).count(), all.ids.len());
}

#[test]
fn a_card_tells_its_checks_and_relations() {
    let session = session();
    let card = page_api::claim(session, "lamongan-2022-10-export-value-pendukung-ekspor").unwrap();
    let contradicted = card.relations.iter().filter(|r| r.relation.code() == "contradicts").count();
    assert_eq!((card.checks.len(), contradicted), (0, 3), "conflicts are told as relations");
    let first = &card.relations[0];
    assert_eq!(first.reasons.iter().map(|r| r.reason.code()).collect::<Vec<_>>(), ["period", "rounding", "origin"]);
    assert!((first.reasons[0].factor.unwrap() - 1.2).abs() < 0.02);
    assert!(card.relations.iter().any(|r| r.relation.code() == "copies"), "others repeat the same figure of the regency");
    let card = page_api::claim(session, "id-2018-10-trade-okezone-2018-12").unwrap();
    let growth = card.checks.iter().find(|c| c.check.code() == "growth").unwrap();
    assert!(growth.told[Lang::En].contains("5.87%") && growth.told[Lang::En].contains("6.47%–6.61%"), "{}", growth.told[Lang::En]);
    assert!(growth.told[Lang::Id].contains("5,87%"), "{}", growth.told[Lang::Id]);
    assert_eq!(growth.numbers["stated"].len(), 2);
    let card = page_api::claim(session, "nickel-ore-2020-export-bps-tempo").unwrap();
    assert!(card.relations.iter().any(|r| r.ratio.is_none() && r.relation.code() == "contradicts"), "zero has no ratio");
    let bare = early();
    let card = page_api::claim(&bare, "id-2018-10-trade-okezone-2018-12").unwrap();
    assert!(card.checks.is_empty() && card.relations.is_empty(), "before the words of the cards have arrived");
}

#[test]
fn claims_of_a_pair_see_each_other() {
    let session = session();
    for pair in &session.cards.as_ref().unwrap().found.pairs {
        assert!(pair.a < pair.b, "{pair:?}");
        assert!(pair.relation != Relation::NotComparable, "{pair:?}");
        if pair.a.claim != pair.b.claim {
            let seen = |from: ClaimIx, to: ClaimIx| session.relations(from).iter().any(|(_, other)| other.claim == to);
            assert!(seen(pair.a.claim, pair.b.claim) && seen(pair.b.claim, pair.a.claim));
        }
    }
}

#[test]
fn origins_and_appearances_are_counted() {
    let session = session();
    let rows = |ids: &[&str]| ids.iter().map(|id| place(session, id)).collect::<Vec<_>>();
    let three = rows(&[
        "lamongan-2022-10-export-value-pendukung-ekspor",
        "lamongan-2022-jan-oct-export-value-sejuk",
        "lamongan-2022-export-value-antara-2025",
    ]);
    assert_eq!(session.origins(&three), Origins { origins: 2, unnamed: 0, appearances: 3 });
    let unnamed = rows(&["lamongan-2023-export-value-bolamp"]);
    assert_eq!(session.origins(&unnamed), Origins { origins: 0, unnamed: 1, appearances: 1 });
    assert_eq!(session.origins(&[]), Origins::default());
}

#[test]
fn coverage_tells_silence_from_zero() {
    let session = session();
    let rows = |ids: &[&str]| ids.iter().map(|id| place(session, id)).collect::<Vec<_>>();
    let found = session.coverage(&rows(&[
        "nickel-ore-2020-export-bps-voi",
        "nickel-ore-2022-export-bps-detik",
        "nickel-ore-2020-2022h1-kpk-databoks",
    ]));
    assert_eq!(found.years, [2020, 2021, 2022]);
    let row = |publisher: &str| {
        let at = session.data.publishers.position(|p| p == publisher).unwrap_or_else(|| panic!("no {publisher}"));
        &found.rows.iter().find(|r| r.publisher == at).unwrap().cells
    };
    assert_eq!(row("VOI"), &[Some(Cell { claims: 1, zeros: 1 }), None, None], "zero is a claim, silence is none");
    let each = Some(Cell { claims: 1, zeros: 0 });
    assert_eq!(row("Databoks"), &[each, each, each], "a long period counts in each of its years");
    assert_eq!(session.coverage(&[]), jejak_ekspor::query::coverage::Coverage::default());
    let all: Vec<ClaimIx> = session.data.claims.indices().collect();
    let whole = session.coverage(&all);
    assert!(whole.years.len() <= jejak_ekspor::query::coverage::MOST_YEARS);
    assert_eq!(whole.rows.iter().map(|r| r.claims).sum::<u32>(), all.len() as u32);
    assert!(whole.rows.iter().all(|r| r.cells.len() == whole.years.len()));
    assert!(whole.rows.is_sorted_by(|a, b| (b.claims, a.publisher) <= (a.claims, b.publisher)));
}

#[test]
fn several_claims_become_one_number_by_a_named_rule_only() {
    let c = |claim: u16, value: f64, published: Option<i32>, origin: Option<u16>| Candidate {
        claim: ClaimIx::new(claim),
        value,
        published,
        origin: origin.map(OriginIx::new),
    };
    let some = [c(0, 5.0, Some(10), Some(1)), c(1, 7.0, Some(30), Some(2)), c(2, 6.0, None, None), c(3, 9.0, Some(20), Some(1))];
    let one = |value: f64, claim: u16| Reduced::One { value, claim: ClaimIx::new(claim) };
    let range = |low: f64, high: f64| Reduced::Range { low, high };
    assert_eq!(reduce(&some, Rule::Range), range(5.0, 9.0));
    assert_eq!(reduce(&some, Rule::Lowest), one(5.0, 0));
    assert_eq!(reduce(&some, Rule::Highest), one(9.0, 3));
    assert_eq!(reduce(&some, Rule::Latest), one(7.0, 1));
    assert_eq!(reduce(&some, Rule::Origin(OriginIx::new(2))), one(7.0, 1));
    assert_eq!(reduce(&some, Rule::Origin(OriginIx::new(1))), range(5.0, 9.0), "one body with two figures is not decided");
    assert_eq!(reduce(&some, Rule::Origin(OriginIx::new(3))), Reduced::Nothing);
    let same_day = [c(0, 5.0, Some(10), None), c(1, 7.0, Some(10), None)];
    assert_eq!(reduce(&same_day, Rule::Latest), range(5.0, 7.0), "two of the latest day are not decided");
    let undated = [c(0, 5.0, None, None), c(1, 7.0, None, None)];
    assert_eq!(reduce(&undated, Rule::Latest), range(5.0, 7.0));
    for rule in [Rule::Range, Rule::Latest, Rule::Lowest, Rule::Highest, Rule::Origin(OriginIx::new(0))] {
        assert_eq!(reduce(&[], rule), Reduced::Nothing);
        assert_eq!(reduce(&[c(0, f64::NAN, None, None)], rule), Reduced::Nothing);
    }
    assert_eq!(reduce(&[c(4, 0.0, None, None)], Rule::Range), one(0.0, 4), "zero is a value");
}

#[test]
fn a_trend_has_one_step_a_period_by_its_rule() {
    let session = session();
    let series = Series { region: region(session, "3524"), measure: measure(session, "export_value"), scope: None };
    let rows: Vec<ClaimIx> = session.data.claims.indices().collect();
    let of = |rule: Rule, unit: ShownUnit, when: &str| {
        let steps = session.trend(&rows, series, unit, rule);
        steps.into_iter().find(|s| s.period.to_string() == when).map(|s| s.reduced)
    };
    assert_eq!(of(Rule::Range, ShownUnit::Idr, "2022"), Some(Reduced::Range { low: 107e12, high: 107.53e12 }));
    let value = |reduced: Option<Reduced>| match reduced {
        Some(Reduced::One { value, .. }) => value,
        other => panic!("{other:?}"),
    };
    assert_eq!(value(of(Rule::Lowest, ShownUnit::Idr, "2022")), 107e12);
    assert_eq!(value(of(Rule::Latest, ShownUnit::Idr, "2022")), 107.53e12);
    assert_eq!(value(of(Rule::Latest, ShownUnit::Idr, "2022-01/2022-10")), 1.3e12, "a part of a year is a step of its own");
    assert!((7.0e9..7.3e9).contains(&value(of(Rule::Lowest, ShownUnit::Usd, "2022"))));
    assert_eq!(of(Rule::Latest, ShownUnit::Idr, "1999"), None);
    assert!(session.trend(&[], series, ShownUnit::Idr, Rule::Range).is_empty());
    assert!(session.trend(&[ClaimIx::new(u16::MAX)], series, ShownUnit::Idr, Rule::Range).is_empty());
    let steps = session.trend(&rows, series, ShownUnit::Idr, Rule::Range);
    assert!(steps.len() > 6 && steps.is_sorted_by_key(|s| (s.period.first(), s.period.last())));
}

#[test]
fn the_lag_runs_from_the_end_of_the_period() {
    let lag_of =
        |period: &str, published: Option<&str>| lag(&Period::parse(period).unwrap(), published.map(|p| Period::parse(p).unwrap()).as_ref());
    assert_eq!(lag_of("2022", Some("2023-01-15")), Some(Lag { least: 15, most: 15 }));
    assert_eq!(lag_of("2022-01/2022-10", Some("2022-11?")), Some(Lag { least: 1, most: 30 }));
    assert_eq!(lag_of("2022", Some("2022-12-21")), Some(Lag { least: -10, most: -10 }));
    assert_eq!(lag_of("2022", None), None);
    assert_eq!(lag_of("2022/..", Some("2023")), None);
    assert_eq!(check_strings(Lang::En).lag(lag_of("2022", Some("2023-01-15"))), "Published 15 days after the period ended");
    let told = |period: &str, published: &str| [Lang::Id, Lang::En].map(|lang| check_strings(lang).lag(lag_of(period, Some(published))));
    for (period, published, id, en) in [
        ("2022", "2023-01-01", "Terbit 1 hari setelah periodenya berakhir", "Published 1 day after the period ended"),
        ("2022", "2022-12-31", "Terbit pada hari periodenya berakhir", "Published on the day the period ended"),
        ("2022", "2022-12-21", "Terbit 10 hari sebelum periodenya berakhir", "Published 10 days before the period ended"),
        ("2022", "2022-11", "Terbit 31–60 hari sebelum periodenya berakhir", "Published 31 to 60 days before the period ended"),
        ("2022", "2023-01", "Terbit 1–31 hari setelah periodenya berakhir", "Published 1 to 31 days after the period ended"),
        (
            "2022",
            "2022",
            "Terbit sekitar akhir periodenya; tanggal pastinya tidak diketahui",
            "Published around the end of the period; the exact day is unknown",
        ),
        (
            "2022-10-19",
            "2024-01-19/2024-02-17",
            "Terbit sekitar 15–16 bulan setelah periodenya berakhir",
            "Published about 15 to 16 months after the period ended",
        ),
        ("2016", "2019-10-01", "Terbit sekitar 3 tahun setelah periodenya berakhir", "Published about 3 years after the period ended"),
    ] {
        assert_eq!(told(period, published), [id, en], "{period} {published}");
    }
    assert_eq!(check_strings(Lang::Id).lag(None), check_strings(Lang::Id).disputes.lag_unknown);
}

fn slots_of(phrase: &str) -> Vec<&str> {
    phrase.split('{').skip(1).map(|rest| rest.split_once('}').expect("a brace is closed").0).collect()
}

#[test]
fn every_check_is_worded_in_every_language_with_its_numbers() {
    let texts = check_texts::texts();
    for (lang, texts) in texts.iter() {
        for (check, text) in Check::ALL.into_iter().zip(texts) {
            let name = check_strings(lang).name(check);
            assert!(!name.is_empty() && text.rule.ends_with('.') && text.finding.ends_with('.'), "{}", check.code());
            let mut slots = slots_of(&text.finding);
            slots.sort_unstable();
            let mut expected: Vec<&str> = check.slots().iter().map(|(name, _)| *name).collect();
            expected.sort_unstable();
            assert_eq!(slots, expected, "{}", check.code());
        }
    }
    assert!(texts[Lang::Id].iter().zip(&texts[Lang::En]).all(|(id, en)| id.finding != en.finding && id.rule != en.rule));
    let codes: std::collections::BTreeSet<&str> = Check::ALL.iter().map(|c| c.code()).collect();
    assert_eq!(codes.len(), Check::ALL.len());
}

#[test]
fn every_finding_explains_itself_with_no_number_left_out() {
    let session = session();
    let findings = &session.cards.as_ref().unwrap().found.findings;
    let checks: std::collections::BTreeSet<&str> = findings.iter().map(|finding| finding.check.code()).collect();
    assert_eq!(checks.len(), Check::ALL.len() - 2, "all but conflicts, which are told as groups, and originals, which the gate refuses");
    for finding in findings {
        let wanted: usize = finding.check.slots().iter().map(|(_, slot)| slot.width()).sum();
        assert_eq!(finding.numbers.len(), wanted, "{finding:?}");
        assert!(!finding.involved.is_empty());
        for lang in [Lang::Id, Lang::En] {
            let told = explain(finding, session.cards.as_ref().unwrap(), &session.data, lang);
            assert!(!told.contains(['{', '}']) && !told.contains("– ") && !told.contains(" –"), "{told}");
        }
    }
    let (data, cards) = (&session.data, session.cards.as_ref().unwrap());
    assert_eq!(
        fill(Check::Weekday, &[3.0, 4.0, 18_600.0], None, cards, data, Lang::Id),
        "Tertulis Kamis, padahal 4 Desember 2020 jatuh pada hari Jumat."
    );
    assert_eq!(
        fill(Check::Weekday, &[9.0], None, cards, data, Lang::En),
        "The text says –; – was a –.",
        "numbers that are missing are dashes"
    );
    assert_eq!(
        fill(Check::Implied, &[9.0], None, cards, data, Lang::En),
        "Not written in the source, or written with an unusual separator: currency, decimal or thousands mark."
    );
    let idr = data.codes.units.position(|u| u.entry.code == "IDR");
    assert_eq!(
        fill(Check::Whole, &[1e12, f64::INFINITY, 1e9, 1e9], idr, cards, data, Lang::Id),
        "Bagiannya ≥ Rp1 triliun, keseluruhannya hanya Rp1 miliar."
    );
    assert_eq!(
        (factor(82.7, Lang::Id), factor(1.045, Lang::Id), factor(f64::INFINITY, Lang::En)),
        ("×83".into(), "×1,05".into(), "×∞".into())
    );
    let cases = [(1.1329e12, "×10¹²"), (1e6, "×10⁶"), (4.2e7, "×4·10⁷"), (9.7e8, "×10⁹"), (999_999.0, "×999.999")];
    for (ratio, words) in cases {
        assert_eq!(factor(ratio, Lang::Id), words);
    }
    assert_eq!((factor(1.0038, Lang::Id), factor(1.00001, Lang::En)), ("×1,004".into(), "×1.001".into()));
}

#[test]
fn a_weight_keeps_a_ratio_within_a_thousandth() {
    for ratio in [1.0, 1.004, 1.3, 5.0, 82.7, 1e6, 1e12] {
        let back = Weight::of(ratio).ratio();
        assert!((back / ratio - 1.0).abs() < 0.001, "{ratio} {back}");
    }
    assert_eq!(Weight::of(0.2).ratio(), 1.0);
    assert_eq!(Weight::of(f64::INFINITY), Weight::BOUNDLESS);
    assert!(Weight::BOUNDLESS.ratio().is_infinite() && Weight::of(f64::MAX).ratio().is_finite());
}
