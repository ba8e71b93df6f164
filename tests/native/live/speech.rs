//! The rules of the speech sheet, tried on every province and a hundred regencies.
use super::session;
use crate::support::answer;
use jejak_ekspor::model::claim::{PublisherKind, Status};
use jejak_ekspor::model::finding::Check;
use jejak_ekspor::model::index::RegionIx;
use jejak_ekspor::model::vocabulary::{RegionType, Severity};
use jejak_ekspor::present::speech::told;
use jejak_ekspor::query::place::Place;
use jejak_ekspor::query::speech::{Line, Sheet, Subject, Use, Why};
use jejak_ekspor::query::years::is_whole_year;
use jejak_ekspor::state::Lang;
use std::collections::BTreeMap;

/// Every province, and the regencies and cities with most claims.
fn places() -> Vec<RegionIx> {
    let session = session();
    let count = |region: RegionIx| session.data.claims.iter().filter(|claim| claim.region == region).count();
    let of = |is_province: bool| {
        let regions = session.data.codes.regions.iter_indexed().filter(move |(_, r)| match r.kind {
            RegionType::Province => is_province,
            RegionType::Regency | RegionType::City => !is_province,
            RegionType::Country => false,
        });
        let mut regions: Vec<RegionIx> = regions.map(|(n, _)| n).collect();
        regions.sort_by_key(|region| std::cmp::Reverse(count(*region)));
        regions
    };
    let provinces = of(true);
    assert_eq!(provinces.len(), 38);
    provinces.into_iter().chain(of(false).into_iter().take(100)).collect()
}

fn sheet(region: RegionIx, years: (i32, i32)) -> (Place, Sheet) {
    let session = session();
    let (state, answer) = answer(session, &format!("region={}", session.data.codes.regions[region].code));
    (session.place(&answer.others, region, &state), session.speech(&answer.others, region, years, &state))
}

/// Whether some figure of a line is in a large conflict.
fn is_contradicted(line: &Line) -> bool {
    let session = session();
    let state = jejak_ekspor::state::State::default();
    let groups = session.data.compared.groups.iter_indexed().filter(|(_, group)| group.members.iter().any(|m| line.members.contains(m)));
    groups.filter_map(|(n, _)| session.conflict(n, &state)).any(|conflict| conflict.severity() == Severity::Large)
}

#[test]
fn what_may_be_said_is_whole_plain_said_twice_and_contradicted_by_nobody() {
    let session = session();
    let office = |line: &Line| {
        line.claims.iter().any(|row| {
            let page = &session.cards.as_ref().unwrap().sources[session.data.claims[*row].source];
            matches!(page.publisher_kind, PublisherKind::Government | PublisherKind::StatisticsOffice)
        })
    };
    let mut counted: BTreeMap<Use, usize> = BTreeMap::new();
    let mut doubtful: Vec<String> = Vec::new();
    for region in places() {
        let (_, sheet) = sheet(region, (2010, 2026));
        let code = &session.data.codes.regions[region].code;
        for line in &sheet.lines {
            *counted.entry(line.usage).or_default() += 1;
            let figures =
                || line.members.iter().map(|m| (&session.data.claims[m.claim], &session.data.claims[m.claim].observations[m.observation]));
            assert_eq!(line.usage == Use::May, line.why.iter().all(|why| matches!(why, Why::AlsoWritten(_))), "{code}: {line:?}");
            if line.usage == Use::May {
                assert!(line.sources > 1 || office(line), "{code}: {line:?}");
                assert!(!is_contradicted(line), "{code}: {line:?}");
                for (claim, o) in figures() {
                    assert!(o.scope.is_none() && is_whole_year(&o.when.unwrap_or(claim.when)), "{code}: {line:?}");
                    assert!(matches!(o.status, Status::Normal | Status::Provisional), "{code}: {line:?}");
                }
                let finals = figures().filter(|(_, o)| o.status == Status::Normal).count();
                assert!(line.members.is_empty() || finals > 1 || office(line), "{code}: {line:?}");
                // What a check finds in a figure that may be said is what the rules do not see.
                let checks = [Check::Slip, Check::Whole, Check::Balance, Check::Sum, Check::Growth, Check::Share, Check::Rate];
                let found = line.claims.iter().flat_map(|claim| session.findings(*claim)).filter(|f| {
                    checks.contains(&f.check)
                        && f.involved
                            .iter()
                            .any(|i| line.members.iter().any(|m| m.claim == i.claim && Some(m.observation) == i.observation))
                });
                doubtful.extend(found.map(|finding| format!("{code} {}: {}", line.year, finding.check.code())));
            }
            if line.why.iter().any(|why| matches!(why, Why::Contradicted(_))) {
                assert!(is_contradicted(line) && line.usage == Use::Not, "{code}: {line:?}");
            }
            assert!(line.usage != Use::Not || line.subject != Subject::Target, "{code}: a plan is no result to contradict");
        }
    }
    doubtful.sort();
    doubtful.dedup();
    println!("{counted:?}; may be said, and a check finds something: {doubtful:#?}");
    assert!(counted[&Use::May] > 30 && counted[&Use::Care] > 300 && counted[&Use::Not] > 20, "{counted:?}");
    assert!(doubtful.len() * 10 < counted[&Use::May], "{doubtful:?}");
}

#[test]
fn every_line_has_its_sentence_its_source_its_reason_and_its_link_in_both_languages() {
    let session = session();
    for region in places() {
        let code = session.data.codes.regions[region].code.clone();
        let (state, answer) = answer(session, &format!("region={code}"));
        let sheet = session.speech(&answer.others, region, (2019, 2025), &state);
        for lang in [Lang::Id, Lang::En] {
            let view = crate::place::view(session, &state, &answer, lang);
            for line in &sheet.lines {
                let told = told(&view, line, region);
                for part in [&told.what, &told.when, &told.sentence, &told.said, &told.why] {
                    assert!(!part.is_empty() && !part.contains("  ") && !part.contains("NaN"), "{code}: {told:?}");
                }
                let sign = told.link.rsplit_once("#c=").map(|(_, sign)| sign.to_owned());
                let named = sign.and_then(|sign| session.data.named(&sign));
                assert!(named.is_some(), "{code}: {told:?}");
            }
        }
    }
}

/// A place and years without claims, and years that run backwards in a link's period, give a sheet without lines.
#[test]
fn a_year_is_judged_by_the_years_around_it_whatever_the_sheet_shows() {
    let session = session();
    let lamongan = session.data.codes.regions.position(|region| region.code == "3524").unwrap();
    for first in [2016, 2022, 2023] {
        let (_, sheet) = sheet(lamongan, (first, 2026));
        let of_2023: Vec<&Line> = sheet.lines.iter().filter(|line| line.year == 2023 && line.subject == Subject::Total).collect();
        let is_peak = |line: &&Line| line.usage == Use::Not && line.why.iter().any(|why| matches!(why, Why::Peak { .. }));
        assert!(!of_2023.is_empty() && of_2023.iter().all(is_peak), "from {first}: {of_2023:?}");
        assert!(sheet.lines.iter().all(|line| (first..=2026).contains(&line.year)));
    }
}

#[test]
fn a_sheet_of_nothing_has_no_lines() {
    let session = session();
    let silent = session.data.codes.regions.position(|region| region.code == "3521").unwrap();
    assert!(sheet(silent, (2019, 2025)).1.lines.is_empty());
    assert!(sheet(places()[0], (1900, 1901)).1.lines.is_empty() && sheet(places()[0], (2025, 2019)).1.lines.is_empty());
}
