//! How many keys any claim takes, counted for all of them: over the grid, through the list of its cell, to its card.
use super::session;
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::present::chart;
use jejak_ekspor::query::grid::{Grid, Step, step_in_list};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, MAX_QUERY, State, permalink};
use std::collections::{BTreeMap, VecDeque};

fn grid(session: &Session, state: &State) -> Grid {
    let answer = session.answer(state, Lang::Id);
    let whole = chart::domain(session, &answer, state);
    session.grid(&answer.rows, whole, state)
}

/// The fewest steps to each of some places.
fn distances(count: usize, from: usize, step: impl Fn(usize, Step) -> usize) -> Vec<u32> {
    let mut found = vec![u32::MAX; count];
    found[from] = 0;
    let mut waiting = VecDeque::from([from]);
    while let Some(at) = waiting.pop_front() {
        for next in Step::ALL.map(|way| step(at, way)) {
            if found[next] == u32::MAX {
                found[next] = found[at] + 1;
                waiting.push_back(next);
            }
        }
    }
    found
}

/// The fewest keys from the grid's entrance to the card of each claim: the way to a cell of it, Enter, the way in its list, Enter.
fn keys(grid: &Grid) -> BTreeMap<ClaimIx, u32> {
    let mut found: BTreeMap<ClaimIx, u32> = BTreeMap::new();
    let cells = distances(grid.cells.len(), grid.entrance(), |at, step| grid.step(at, step));
    for (cell, rows) in grid.cells.iter().enumerate().filter(|(_, rows)| !rows.is_empty()) {
        let list = distances(rows.len(), 0, |at, step| step_in_list(at, rows.len(), step));
        for (row, within) in rows.iter().zip(list) {
            let keys = cells[cell] + 1 + within + 1;
            found.entry(*row).and_modify(|least| *least = keys.min(*least)).or_insert(keys);
        }
    }
    found
}

#[test]
fn any_claim_takes_few_keys() {
    let session = session();
    for link in ["", "axis=published"] {
        let (state, _) = permalink::parse(link, &session.data, &session.facets);
        let grid = grid(session, &state);
        let keys = keys(&grid);
        assert_eq!(keys.len(), session.data.claims.len(), "{link}: every claim has a cell");
        let (sum, most) = (keys.values().sum::<u32>(), keys.values().max().copied().unwrap());
        let mean = f64::from(sum) / keys.len() as f64;
        println!("{link:?}: {} claims in {} columns, {mean:.1} keys on average, {most} at most", keys.len(), grid.columns.len());
        assert!(mean <= 20.0 && most <= 45, "{link}: {mean} on average, {most} at most");
    }
}

/// `/`, what is typed, Enter (back in the grid, where something was found), the way to the claim's cell, Enter, the way in its list, Enter.
/// Typed is what a reader knows of a claim: its title, its publisher and its place; else the same without figures.
#[test]
fn any_claim_takes_very_few_keys_with_search() {
    let session = session();
    let data = &session.data;
    // A search of all claims takes long where nothing is optimised.
    let all: Vec<ClaimIx> = data.claims.indices().step_by(if cfg!(debug_assertions) { 13 } else { 1 }).collect();
    let typed = |row: ClaimIx, words: String| {
        let state = State { q: words.chars().take(MAX_QUERY).collect(), ..State::default() };
        keys(&grid(session, &state)).get(&row).map_or(u32::MAX, |keys| 2 + keys)
    };
    let count = |row: &ClaimIx| {
        let claim = &data.claims[*row];
        let publisher = data.publisher(&data.sources[claim.source]);
        let known = [claim.title.here(Lang::Id), publisher, &data.codes.regions[claim.region].name].join(" ");
        // A figure that a title rounds finds the figures it says, and so not always the claim.
        let without_figures = || known.split_whitespace().filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
        Some(typed(*row, known.clone()))
            .filter(|keys| *keys <= 6)
            .unwrap_or_else(|| typed(*row, without_figures().collect::<Vec<_>>().join(" ")))
    };
    let counts: Vec<u32> = std::thread::scope(|scope| {
        let parts: Vec<_> =
            all.chunks(all.len() / 4 + 1).map(|part| scope.spawn(move || part.iter().map(count).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    let most = counts.iter().max().copied().unwrap();
    let late: Vec<&str> = all.iter().zip(&counts).filter(|(_, keys)| **keys > 6).map(|(row, _)| data.claims[*row].id.as_str()).collect();
    println!("with search: {most} keys at most; more than 6 for {} of {}", late.len(), all.len());
    assert!(late.is_empty(), "{late:?}");
}
