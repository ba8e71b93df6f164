//! The record of data versions: that it is kept, and that it answers as the page itself would have answered then.
use crate::support::files::{Changed as Files, lines};
use crate::support::fixture::{FIXTURE, session};
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::query::history::{Change, History, Since};
use jejak_ekspor::query::versions::{Entry, compare, for_page, read};
use jejak_ekspor::state::permalink;
use jejak_ekspor::state::{Lang, State};
use serde_json::{Value, json};

/// The fixture, its claims, its sources and its units changed.
struct Version {
    claims: Vec<Value>,
    sources: Vec<Value>,
    units: String,
}

impl Version {
    fn now() -> Version {
        let [claims, sources] = ["claims.jsonl", "sources.jsonl"].map(|name| FIXTURE.records(name));
        Version { claims, sources, units: FIXTURE.read("units.csv") }
    }

    fn claim(&mut self, id: &str) -> &mut Value {
        self.claims.iter_mut().find(|claim| claim["id"] == id).unwrap()
    }

    fn files(&self) -> Files {
        FIXTURE.with([("claims.jsonl", lines(&self.claims)), ("sources.jsonl", lines(&self.sources)), ("units.csv", self.units.clone())])
    }
}

fn version() -> &'static str {
    &session().data.version
}

fn state(fragment: &str) -> State {
    let (state, dropped) = permalink::parse(fragment, &session().data, &session().facets);
    assert!(dropped.is_empty(), "{fragment}: {dropped:?}");
    state
}

fn id(row: ClaimIx) -> &'static str {
    &session().data.claims[row].id
}

/// What changed since the first of two versions, the second of which is today's.
fn since(entries: &[Entry], version: &str, fragment: &str) -> Option<Since> {
    let history = for_page(entries, session());
    assert_eq!(History::parse(&history.write()).as_ref(), Some(&history), "it comes back as it was written");
    let state = state(fragment);
    history.since(version, &state, &session().answer(&state, Lang::Id).rows, session())
}

fn first(version: &Version) -> Entry {
    Entry { version: jejak_ekspor::ingest::curated::version::of(&version.files()), day: "2020-01-02".into(), ..Entry::default() }
}

#[test]
fn claims_added_changed_and_removed_are_told_apart() {
    let mut old = Version::now();
    let awards: Vec<String> = old.claims.iter().filter(|c| c["kind"] == "award").map(|c| c["id"].as_str().unwrap().to_owned()).collect();
    // Then: one award was not there yet, one had another title, one more was there.
    old.claims.retain(|claim| claim["id"] != awards[0].as_str());
    old.claim(&awards[1])["title"]["id"] = "Judul lama".into();
    let mut gone = old.claim(&awards[2]).clone();
    gone["id"] = "zz-gone".into();
    gone["title"] = json!({ "id": "Penghargaan lama", "en": "Old award" });
    old.claims.push(gone);
    let before = first(&old);
    let entries = [before.clone(), compare(&old.files(), &FIXTURE, "2021-03-04".into())];
    assert_eq!(entries[1].version, version());
    let told = since(&entries, &before.version, "kind=award").unwrap();
    assert_eq!((told.day.as_str(), told.lists), ("2020-01-02", false));
    let mut told_ids: Vec<(char, &str)> = told
        .changes
        .iter()
        .map(|change| match change {
            Change::Added(row) => ('+', id(*row)),
            Change::Changed(row) => ('~', id(*row)),
            Change::Removed(place) => ('-', told.old[*place].id.as_str()),
        })
        .collect();
    told_ids.sort_unstable();
    assert_eq!(told_ids, [('+', awards[0].as_str()), ('-', "zz-gone"), ('~', awards[1].as_str())]);
    assert_eq!(told.old[0].title[jejak_ekspor::state::Lang::En].as_deref(), Some("Old award"));
    let elsewhere = since(&entries, &before.version, "kind=programme").unwrap();
    assert!(elsewhere.changes.is_empty(), "nothing changed among the programmes: {elsewhere:?}");
    assert_eq!(since(&entries, version(), "kind=award").unwrap().changes, []);
    assert_eq!(since(&entries, "0badc0de", "kind=award"), None, "a version that nobody knows");
    assert_eq!(since(&entries[..1], &before.version, ""), None, "a history that does not end with the data on the page");
}

#[test]
fn a_changed_source_changes_its_claims_and_a_list_is_named() {
    let mut old = Version::now();
    let claim = old.claims[0].clone();
    let source = old.sources.iter_mut().find(|source| source["id"] == claim["source"]).unwrap();
    source["publisher"] = "Koran Lama".into();
    old.units = old.units.replacen("rupiah", "roepiah", 1);
    let entry = compare(&old.files(), &FIXTURE, "2021-03-04".into());
    assert_eq!(entry.lists, ["units.csv"]);
    assert!(entry.changed.iter().any(|changed| changed["id"] == claim["id"]) && entry.added.is_empty() && entry.removed.is_empty());
    let before = first(&old);
    let told = since(&[before.clone(), entry], &before.version, "").unwrap();
    assert!(told.lists);
    assert!(told.changes.iter().any(|change| matches!(change, Change::Changed(row) if id(*row) == claim["id"])));
}

#[test]
fn what_moved_out_of_sight_is_told_too() {
    let mut old = Version::now();
    let award = old.claims.iter().find(|claim| claim["kind"] == "award").unwrap()["id"].as_str().unwrap().to_owned();
    old.claim(&award)["when"] = "1999-05-06".into();
    let before = first(&old);
    let entries = [before.clone(), compare(&old.files(), &FIXTURE, "2021-03-04".into())];
    let told = since(&entries, &before.version, "kind=award&when=1999").unwrap();
    assert!(matches!(told.changes[..], [Change::Changed(row)] if id(row) == award));
}

/// The claims of today as an old version must be shown by the very links that show them today.
#[test]
fn an_old_claim_is_shown_by_the_links_that_show_it_as_a_new_one() {
    let now = Version::now();
    let entry = Entry {
        version: version().into(),
        day: "2021-03-04".into(),
        changed: now.claims.clone(),
        sources: now.sources.clone(),
        ..Entry::default()
    };
    let history = for_page(&[entry], session());
    let old = &history.versions[0].old;
    let mut shown_at_all = 0;
    for fragment in [
        "",
        "kind=award",
        "kind=value,release",
        "region=35",
        "region=3524",
        "region=0",
        "region=-",
        "hs=03",
        "hs=03,-",
        "hs=-",
        "to=CN,JP",
        "to=-",
        "measure=export_value",
        "measure=-",
        "origin=bps",
        "origin=-,bps",
        "publisher=ANTARA",
        "when=2021",
        "when=2021-03/2021-05",
        "when=1999",
        "axis=published&when=2022",
        "axis=published&when=2020-01/2020-06&kind=release",
        "asof=2020-06-30",
        "q=nikel",
        "q=palm%20oil",
        "q=lamongan%20udang",
        "q=jawa%20timur",
        "q=gubernur",
        "q=antara",
        "q=award",
        "q=bps",
        "kind=value&region=35&hs=-&when=2018/2022&q=nilai",
        "claim=no-matter&q=zzzz",
    ] {
        let (state, _) = permalink::parse(fragment, &session().data, &session().facets);
        let mut expected: Vec<&str> = session().answer(&state, Lang::Id).rows.into_iter().map(id).collect();
        expected.sort_unstable();
        let shown: Vec<&str> = old.iter().filter(|claim| claim.is_shown(&state, session())).map(|claim| claim.id.as_str()).collect();
        assert_eq!(shown, expected, "#{fragment}");
        shown_at_all += shown.len();
    }
    assert!(shown_at_all > 300, "{shown_at_all}");
}

#[test]
fn a_claim_of_a_kind_that_is_no_more_is_found_by_none_of_todays_kinds() {
    let history = History::parse("v\ta\t2021-03-04\t0\n-\tx\tJudul\tTitle\tbarter\t35\t\t\t\t\t\t2021\t\t\n").unwrap();
    let old = &history.versions[0].old[0];
    let is_shown = |q: &str| old.is_shown(&State { q: q.into(), ..State::default() }, session());
    assert!(is_shown("judul"));
    assert!(!is_shown("programme"));
}

#[test]
fn an_error_page_is_no_history() {
    for text in ["", "<!doctype html>\n<html>", "+\tid", "v\ta\tb\t0\n+\tid", "v\ta\tb\t0\n+\t3-", "~\ta\tb", "v\tabc", "v\ta\tb\t0\nx\ty"]
    {
        assert_eq!(History::parse(text), None, "{text:?}");
    }
    assert!(read("{\"version\": 1}").unwrap_err().starts_with("versions.jsonl:1: "));
}

#[test]
fn a_claim_of_a_kind_that_is_gone_is_not_found_by_the_name_of_another() {
    let line = "v\ta\t2020-01-02\t0\n-\tzz\tJudul\tTitle\tprize\t\t\t\t\t\t\t2020\t\t\n";
    let history = History::parse(line).unwrap();
    let old = &history.versions[0].old[0];
    assert!(old.is_shown(&state("q=title"), session()));
    assert!(!old.is_shown(&state("q=programme"), session()));
}
