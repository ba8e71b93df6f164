//! The grid of keys: its cells against a brute force over the files, its ways against a plain walk, its sentences against the claims.
use crate::support::fixture::{self, FIXTURE};
use crate::support::oracle::{self, Row, days, random_link};
use crate::support::random::Random;
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::edtf::{DAY_MAX, DAY_MIN, Day, civil_from_day};
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::index::{ClaimIx, RegionIx, SourceIx};
use jejak_ekspor::present::chart;
use jejak_ekspor::present::grid as say;
use jejak_ekspor::present::i18n::number;
use jejak_ekspor::present::view::View;
use jejak_ekspor::query::grid::{Beside, Grid, Step, step_in_list};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Action, Axis, Lang, State, permalink};
use std::collections::BTreeSet;

const LINKS: [&str; 12] = [
    "",
    "region=3524",
    "region=3524&kind=value",
    "when=2022",
    "when=2021-06/2023-02",
    "when=2020-03/2023-09-10",
    "when=../2016",
    "axis=published",
    "axis=published&when=2024",
    "measure=weight",
    "region=3524&unit=USD",
    "q=udang",
];

fn parsed(link: &str, session: &Session) -> State {
    let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
    assert!(dropped.is_empty(), "{link}: {dropped:?}");
    state
}

/// What `f` makes of the grid that a link shows.
fn on<T>(link: &str, lang: Lang, f: impl FnOnce(&View, &Grid) -> T) -> T {
    let session = fixture::session();
    let state = parsed(link, session);
    let answer = session.answer(&state, lang);
    let conflicts = session.conflicts(&answer.rows, &state);
    let grid = session.grid(&answer.rows, chart::domain(session, &answer, &state), &state);
    f(&View { session, answer: &answer, conflicts: &conflicts, state: &state, lang, address: "https://example.org/" }, &grid)
}

fn number_of(day: Day) -> u32 {
    match day {
        DAY_MIN => 0,
        DAY_MAX => u32::MAX,
        day => {
            let (year, month, day) = civil_from_day(day);
            u32::try_from(year).unwrap() * 10_000 + u32::from(month) * 100 + u32::from(day)
        }
    }
}

fn ids(session: &Session, rows: &[ClaimIx]) -> BTreeSet<String> {
    rows.iter().map(|row| session.data.claims[*row].id.clone()).collect()
}

/// What a cell holds by the files: the claims of its lane that pass the link and overlap its days.
fn expected(rows: &[Row], passes: impl Fn(&Row) -> bool, kind: Kind, days: (u32, u32), is_published: bool) -> BTreeSet<String> {
    let extent = |row: &Row| if is_published { row.published.unwrap_or((0, u32::MAX)) } else { row.extent };
    let is_in = |row: &&Row| extent(row).0 <= days.1 && extent(row).1 >= days.0;
    let own = rows.iter().filter(|row| row.values["kind"].contains(kind.code()) && passes(row));
    own.filter(is_in).map(|row| row.id.clone()).collect()
}

#[test]
fn cells_hold_what_a_brute_force_over_the_files_finds() {
    let (session, rows, mut random) = (fixture::session(), oracle::rows(FIXTURE), Random(0x0b5e_55ed));
    let (mut claims, mut by_month) = (0, 0);
    for _ in 0..200 {
        let link = random_link(&mut random, &rows);
        let state = parsed(&link.text(), session);
        let answer = session.answer(&state, Lang::Id);
        let grid = session.grid(&answer.rows, chart::domain(session, &answer, &state), &state);
        assert_eq!(grid.lanes, Kind::IN_PAGE_ORDER);
        by_month += usize::from(grid.columns.first().is_some_and(|c| c.last.saturating_sub(c.first) < 31));
        let mut seen = BTreeSet::new();
        for cell in 0..grid.cells.len() {
            let (kind, column) = grid.of(cell).unwrap();
            let found = ids(session, grid.rows(cell));
            let days = (number_of(column.first), number_of(column.last));
            assert_eq!(found, expected(&rows, |row| link.passes(row, ""), kind, days, state.axis == Axis::Published), "{link:?} {days:?}");
            assert_eq!(found.len(), grid.rows(cell).len(), "a claim twice");
            claims += found.len();
            seen.extend(found);
        }
        assert_eq!(seen, ids(session, &answer.rows), "{link:?}: every claim has a cell, and no other");
        let touching = grid.columns.windows(2).all(|two| two[0].last.saturating_add(1) == two[1].first);
        assert!(touching, "no day between two columns");
    }
    assert!(claims > 500 && by_month > 5, "too few claims to say anything: {claims}, {by_month}");
}

/// `t` opens the table of a cell: it has exactly the cell's claims.
#[test]
fn a_cell_is_what_its_lane_and_period_leave() {
    let session = fixture::session();
    for link in LINKS {
        let state = parsed(link, session);
        let answer = session.answer(&state, Lang::Id);
        let grid = session.grid(&answer.rows, chart::domain(session, &answer, &state), &state);
        for cell in 0..grid.cells.len() {
            let (kind, column) = grid.of(cell).unwrap();
            let kind = session.facets.ordinal(Facet::Kind, kind.code(), &session.data).unwrap();
            let mut narrow = state.clone();
            narrow.apply_all(vec![Action::Only(Facet::Kind, kind), Action::Brush(Some(column.period()))]);
            let is_chosen = state.facets[Facet::Kind].is_empty() || state.facets[Facet::Kind].contains(&kind);
            if is_chosen {
                let rows = session.answer(&narrow, Lang::Id).rows;
                assert_eq!(ids(session, &rows), ids(session, grid.rows(cell)), "{link} {cell}");
            } else {
                assert!(grid.rows(cell).is_empty(), "{link} {cell}");
            }
        }
    }
}

#[test]
fn years_are_columns_and_months_where_the_window_is_two_years_or_less() {
    let columns = |link: &str| on(link, Lang::En, |_, grid| grid.columns.iter().map(|c| c.period().to_string()).collect::<Vec<_>>());
    assert_eq!(columns("when=2022").len(), 12);
    assert_eq!(columns("when=2022")[1], "2022-02");
    assert_eq!(columns("when=2021/2022").len(), 24);
    assert_eq!(columns("when=2020/2022"), ["2020", "2021", "2022"]);
    let cut = columns("when=2020-03/2023-09-10");
    assert_eq!((cut[0].as_str(), cut[1].as_str(), cut[3].as_str()), ("2020-03/2020-12", "2021", "2023-01-01/2023-09-10"));
    assert!(columns("").iter().all(|c| c.len() == 4 || c.contains("..")), "whole years: {:?}", columns(""));
}

#[test]
fn steps_go_as_a_plain_walk_does() {
    let mut random = Random(0x57e9);
    for _ in 0..300 {
        let (height, width) = (1 + random.below(4), 1 + random.below(30));
        let grid = Grid::of_years(height, 2000, 1999 + i32::try_from(width).unwrap());
        let (mut row, mut column) = (random.below(height), random.below(width));
        for _ in 0..20 {
            let step = Step::ALL[random.below(Step::ALL.len())];
            let to = grid.step(row * width + column, step);
            for _ in 0..if matches!(step, Step::Five | Step::FiveBack) { 5 } else { 1 } {
                match step {
                    Step::Left | Step::FiveBack if column > 0 => column -= 1,
                    Step::Right | Step::Five if column + 1 < width => column += 1,
                    Step::Up if row > 0 => row -= 1,
                    Step::Down if row + 1 < height => row += 1,
                    Step::Home => column = 0,
                    Step::End => column = width - 1,
                    Step::First => (row, column) = (0, 0),
                    Step::Last => (row, column) = (height - 1, width - 1),
                    _ => {}
                }
            }
            assert_eq!(to, row * width + column, "{step:?} of {height} × {width}");
        }
    }
    for (len, at, step, to) in [
        (25, 0, Step::Five, 10),
        (25, 20, Step::Down, 21),
        (25, 20, Step::Five, 24),
        (25, 24, Step::Down, 24),
        (1, 0, Step::End, 0),
        (25, 7, Step::FiveBack, 0),
    ] {
        assert_eq!(step_in_list(at, len, step), to, "{step:?}");
    }
}

#[test]
fn a_key_with_control_goes_to_the_corners_and_no_letter_is_a_step() {
    assert_eq!([false, true].map(|control| Step::of_key("Home", control)), [Some(Step::Home), Some(Step::First)]);
    for key in ["t", "/", " ", "Enter", "Tab", "Escape"] {
        assert_eq!(Step::of_key(key, false), None, "{key}");
    }
    assert_eq!(Step::of_key("ArrowLeft", true), None, "the reader's own key");
}

#[test]
fn a_sentence_is_true_of_its_cell_in_both_languages() {
    let mut told = 0;
    for (link, lang) in LINKS.into_iter().flat_map(|link| [Lang::Id, Lang::En].map(|lang| (link, lang))) {
        on(link, lang, |view, grid| {
            for cell in 0..grid.cells.len() {
                let sentence = say::sentence(view, grid, cell);
                let (rows, (kind, column)) = (grid.rows(cell), grid.of(cell).unwrap());
                let claims = || rows.iter().map(|row| &view.session.data.claims[*row]);
                assert!(sentence.starts_with(&say::place(view, grid, cell)), "{sentence}");
                if rows.is_empty() {
                    let nothing = if lang == Lang::Id { "tidak ada klaim. Itu bukan nol." } else { "no claims. That is not zero." };
                    assert!(sentence.ends_with(nothing), "{sentence}");
                    continue;
                }
                told += 1;
                let word = |count: usize, id: &str, one: &str, many: &str| match lang {
                    Lang::Id => format!("{count} {id}"),
                    _ => format!("{count} {}", if count == 1 { one } else { many }),
                };
                assert!(sentence.contains(&word(rows.len(), "klaim", "claim", "claims")), "{sentence}");
                let places: BTreeSet<RegionIx> = claims().map(|claim| claim.region).collect();
                let sources: BTreeSet<SourceIx> = claims().map(|claim| claim.source).collect();
                let whose = if places.len() > 1 {
                    word(places.len(), "tempat", "place", "places")
                } else {
                    word(sources.len(), "sumber", "source", "sources")
                };
                assert!(sentence.contains(&whose), "{whose}: {sentence}");
                let touching = view.conflicts.iter().filter(|c| c.values.iter().any(|v| rows.contains(&v.member.claim))).count();
                let conflicts = word(touching, "pertentangan", "contradiction", "contradictions");
                assert_eq!(sentence.contains(&conflicts), touching > 0, "{conflicts}: {sentence}");
                // Both ends of the figures, where all are in one unit and none is converted.
                let measure = view.lane_measure();
                let figures: Vec<_> = claims()
                    .flat_map(|claim| claim.observations.iter().map(move |o| (claim, o)))
                    .filter(|(_, o)| o.measure == measure)
                    .filter(|(claim, o)| {
                        let when = o.when.unwrap_or(claim.when);
                        view.state.axis == Axis::Published || (when.first() <= column.last && when.last() >= column.first)
                    })
                    .map(|(_, o)| o)
                    .collect();
                let units: BTreeSet<_> = figures.iter().map(|o| o.unit).collect();
                if kind == Kind::Value && units.len() == 1 && link != "region=3524&unit=USD" {
                    let amount = |value: f64| number::amount(value, figures[0].unit, &view.session.data, lang);
                    let low = figures.iter().map(|o| o.value.to_f64()).fold(f64::MAX, f64::min);
                    let high = figures.iter().map(|o| o.upper.unwrap_or(o.value).to_f64()).fold(f64::MIN, f64::max);
                    assert!(sentence.contains(&amount(low)) && sentence.contains(&amount(high)), "{low} {high}: {sentence}");
                }
            }
        });
    }
    assert!(told > 100, "{told}");
}

#[test]
fn the_sentence_of_lamongan_in_2022_reads_as_drawn() {
    for (lang, place, words) in [
        (Lang::Id, "Nilai, 2022", ["sumber; ", "Rp1,3 triliun sampai Rp107,53 triliun", "pertentangan, ", "×83"]),
        (Lang::En, "Values, 2022", ["sources; ", "Rp1.3 trillion to Rp107.53 trillion", "contradiction", "×83"]),
    ] {
        on("region=3524", lang, |view, grid| {
            let cell = (0..grid.cells.len()).find(|cell| say::place(view, grid, *cell).ends_with(", 2022")).unwrap();
            let told = say::sentence(view, grid, cell);
            assert!(told.starts_with(place.split(',').next().unwrap()) && words.iter().all(|word| told.contains(word)), "{told}");
            let high = say::end(view, grid, cell, true);
            assert!(high.contains("107") && high.contains("Lamongan") && !high.contains("1,3 triliun"), "{high}");
            assert!(say::conflicts(view, grid, cell).contains("×83"));
            assert!(say::count(view, grid, cell).contains(&grid.rows(cell).len().to_string()));
        });
    }
}

/// The questions of 200 random states, in both languages, by a brute force over the cell's claims.
#[test]
fn questions_are_answered_as_a_brute_force_does() {
    let (session, rows, mut random) = (fixture::session(), oracle::rows(FIXTURE), Random(0x00a5_ced0));
    let mut asked = 0;
    for round in 0..200 {
        let link = random_link(&mut random, &rows).text();
        let lang = if round % 2 == 0 { Lang::Id } else { Lang::En };
        on(&link, lang, |view, grid| {
            for cell in (0..grid.cells.len()).filter(|cell| !grid.rows(*cell).is_empty()) {
                asked += 1;
                let own = grid.rows(cell);
                let published = |row: &ClaimIx| session.data.sources[session.data.claims[*row].source].published;
                let latest = own.iter().filter_map(published).map(|day| day.last()).max();
                let told = session.newest(own).and_then(|row| published(&row)).map(|day| day.last());
                assert_eq!(told, latest, "{link} {cell}");
                for ends in session.ends(own, grid.of(cell).unwrap().1, view.state) {
                    assert!(own.contains(&ends.low.claim) && own.contains(&ends.high.claim) && ends.count > 0);
                }
                for row in own.iter().take(3) {
                    let beside = session.beside(*row, &view.answer.rows, view.state);
                    let found: BTreeSet<ClaimIx> = beside.iter().map(|(row, _)| *row).collect();
                    assert!(found.len() == beside.len() && !found.contains(row), "each once, and not itself");
                    let claim = &session.data.claims[*row];
                    let extent = |row: &ClaimIx| session.extent(&session.data.claims[*row], view.state.axis);
                    let overlaps = |other: &&ClaimIx| {
                        let of = &session.data.claims[**other];
                        let (a, b) = (extent(row), extent(other));
                        *other != row && of.kind == claim.kind && of.region == claim.region && a.0 <= b.1 && b.0 <= a.1
                    };
                    let paired = |other: &&ClaimIx| *other != row && session.relations(*row).iter().any(|(_, m)| m.claim == **other);
                    let wanted: BTreeSet<ClaimIx> =
                        view.answer.rows.iter().filter(|other| overlaps(other) || paired(other)).copied().collect();
                    assert_eq!(found, wanted, "{link}");
                    let first_overlap = beside.iter().position(|(_, why)| *why == Beside::Overlaps).unwrap_or(beside.len());
                    assert!(beside[first_overlap..].iter().all(|(_, why)| *why == Beside::Overlaps), "compared ones first");
                }
            }
        });
    }
    assert!(asked > 200, "{asked}");
}

#[test]
fn contradictions_are_in_the_order_of_the_cells_and_each_is_in_a_cell_that_has_it() {
    for link in LINKS {
        on(link, Lang::Id, |view, grid| {
            let placed = grid.conflicts(view.conflicts);
            assert_eq!(placed.len(), view.conflicts.len(), "{link}");
            assert!(placed.is_sorted_by_key(|(cell, _)| *cell));
            for (n, (cell, group)) in placed.iter().enumerate() {
                let conflict = view.conflicts.iter().find(|c| c.group == *group).unwrap();
                assert!(conflict.values.iter().any(|v| grid.rows(*cell).contains(&v.member.claim)));
                let told = say::conflict(view, grid, (n, placed.len()), *cell, *group);
                assert!(told.starts_with(&format!("Pertentangan {} dari {}, ", n + 1, placed.len())), "{told}");
            }
        });
    }
}

#[test]
fn days_are_read_alike_by_the_brute_force() {
    assert_eq!(days("2022"), (20_220_101, 20_221_231));
}
