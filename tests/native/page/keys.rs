//! The grid of keys as a reader gets it: rendered to text, and driven by keys.
use super::{BOTH, markup, with};
use jejak_ekspor::page::grid::Desk;
use jejak_ekspor::page::{Command, Grid, Panel, Store, perform_by};
use jejak_ekspor::state::Lang;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    static ASKED: RefCell<Vec<Command>> = const { RefCell::new(Vec::new()) };
}

fn perform(store: Store, command: Command) {
    if let Command::Tell(words) = &command {
        store.ui.told.set(words.clone());
    }
    ASKED.with_borrow_mut(|asked| asked.push(command));
}

/// What a reader at the grid does; the commands that it made are in `asked`.
fn at_grid(link: &str, f: impl FnOnce(Store, Desk)) {
    perform_by(perform);
    ASKED.with_borrow_mut(Vec::clear);
    with(link, Lang::Id, |store| f(store, Desk::new(store)));
}

fn asked() -> Vec<Command> {
    ASKED.with_borrow_mut(std::mem::take)
}

fn at(desk: Desk) -> usize {
    let (rows, columns) = desk.size();
    let all: Vec<usize> = (0..rows * columns).filter(|cell| desk.is_at(*cell)).collect();
    assert_eq!(all.len(), 1, "one cell takes the focus");
    all[0]
}

fn keys(desk: Desk, keys: &[&str]) {
    for key in keys {
        assert!(desk.press(key, false), "{key}");
    }
}

#[test]
fn every_cell_has_a_name_and_one_takes_the_focus() {
    for lang in BOTH {
        let html = with("region=3524", lang, |store| markup(view! { <Grid store /> }));
        assert_eq!(html.matches("role=\"row\"").count(), 4);
        let cells = html.matches("role=\"gridcell\"").count();
        assert!(cells > 20 && cells % 4 == 0, "{cells}");
        let one = html.split("role=\"grid\"").nth(1).unwrap();
        assert_eq!((one.matches("tabindex=\"0\"").count(), one.matches("tabindex=\"-1\"").count()), (1, cells - 1));
        assert!(!html.contains("aria-label=\"\""));
        let kinds = if lang == Lang::Id { ["Nilai, 2022: ", "Itu bukan nol."] } else { ["Values, 2022: ", "That is not zero."] };
        assert!(kinds.iter().all(|words| html.contains(words)), "{html}");
    }
}

#[test]
fn keys_go_over_the_grid_and_an_edge_says_the_cell_again() {
    at_grid("region=3524", |_, desk| {
        let (rows, columns) = desk.size();
        assert!(desk.press("Home", true));
        assert_eq!(at(desk), 0);
        keys(desk, &["ArrowRight", "ArrowDown"]);
        assert_eq!(at(desk), columns + 1);
        keys(desk, &["End", "PageUp"]);
        assert_eq!(at(desk), columns + columns - 6);
        assert!(desk.press("End", true));
        assert_eq!(at(desk), rows * columns - 1);
        asked();
        keys(desk, &["ArrowDown"]);
        assert_eq!(asked(), [Command::Tell(desk.label(rows * columns - 1))], "one message, and no move of the focus");
        assert!(!desk.press("x", false) && !desk.press("c", true) && !desk.press("ArrowUp", true), "other keys are the browser's");
    });
}

#[test]
fn enter_opens_the_cells_list_and_of_nothing_says_that_it_is_nothing() {
    at_grid("region=3524", |store, desk| {
        let (rows, columns) = desk.size();
        let is_empty = |cell: &usize| desk.label(*cell).ends_with("Itu bukan nol.");
        let full = at(desk);
        assert!(!is_empty(&full), "keys come in where claims are");
        keys(desk, &["Enter"]);
        assert_eq!(asked(), [Command::GoToList]);
        let list = markup(view! { <Panel store /> });
        let options = list.matches("role=\"option\"").count();
        assert!(options > 0 && desk.label(full).contains(&format!(": {options} klaim")), "{list}");
        assert_eq!(list.matches("tabindex=\"0\"").count(), 1, "one option takes the focus");
        let empty = (0..rows * columns).find(is_empty).unwrap();
        desk.stand_on(empty);
        asked();
        keys(desk, &["Enter"]);
        assert_eq!(asked(), [Command::Tell(desk.label(empty))]);
    });
}

#[test]
fn every_question_is_one_message_and_space_repeats_it() {
    at_grid("region=3524", |_, desk| {
        for key in ["n", "h", "l", "b", "k", "o"] {
            asked();
            keys(desk, &[key]);
            let told = asked();
            let [Command::Tell(words)] = told.as_slice() else { panic!("{key}: {told:?}") };
            assert!(words.ends_with('.') && words.len() > 10, "{key}: {words}");
            assert_eq!(desk.heard(), *words, "those who see it read it too");
            keys(desk, &[" "]);
            assert_eq!(asked(), [Command::Tell(words.clone())]);
        }
    });
}

#[test]
fn contradictions_are_gone_along_both_ways_and_enter_opens_one() {
    at_grid("region=3524", |store, desk| {
        let count = store.see(|view| view.conflicts.len());
        assert!(count > 0);
        let mut groups = Vec::new();
        for _ in 0..count {
            keys(desk, &["c"]);
            asked();
            keys(desk, &["Enter"]);
            let told = asked();
            let [Command::OpenConflict(group)] = told.as_slice() else { panic!("{told:?}") };
            groups.push(*group);
        }
        let mut all = groups.clone();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "each once");
        let here = at(desk);
        keys(desk, &["c", "C"]);
        assert_eq!(at(desk), here, "and back");
        keys(desk, &["Enter"]);
        assert_eq!(asked().last(), groups.last().map(|group| Command::OpenConflict(*group)).as_ref());
    });
    at_grid("region=3521", |_, desk| {
        keys(desk, &["c"]);
        assert_eq!(asked(), [Command::Tell("Tidak ada pertentangan di antara klaim yang tampil.".into())]);
    });
}

#[test]
fn a_claim_that_contradicts_is_reached_with_its_reason_and_its_list_begins_at_it() {
    at_grid("region=3524&kind=value", |store, desk| {
        keys(desk, &["c", "ArrowLeft", "ArrowRight"]);
        asked();
        keys(desk, &["]"]);
        let reached = desk.heard();
        assert!(reached.starts_with("1 dari "), "{reached}");
        keys(desk, &["]"]);
        assert!(desk.heard().starts_with("2 dari "), "{}", desk.heard());
        keys(desk, &["["]);
        assert_eq!(desk.heard(), reached);
        asked();
        keys(desk, &["Enter"]);
        assert_eq!(asked(), [Command::GoToList]);
        let row = store.ui.begins_at.get_untracked().expect("a claim");
        let list = markup(view! { <Panel store /> });
        let option = list.split("<li ").find(|option| option.contains("tabindex=\"0\"")).unwrap();
        assert!(option.contains(&format!("data-open=\"{}\"", row.number())), "{option}");
    });
}

#[test]
fn the_table_of_a_cell_has_its_claims() {
    at_grid("region=3524", |store, desk| {
        keys(desk, &["Enter"]);
        let claims = markup(view! { <Panel store /> }).matches("role=\"option\"").count();
        asked();
        keys(desk, &["t"]);
        assert!(matches!(asked().as_slice(), [Command::LeaveGrid(_)]));
        assert_eq!(store.shown_untracked().answer.rows.len(), claims);
    });
}
