//! The index of kept tables, as browsers hold it: damaged, of other copies of the page, and of versions to come.
use jejak_ekspor::protocol::answer::KeptEntry;
use jejak_ekspor::protocol::{ToValue, Value};
use jejak_ekspor::table_worker::index::{entries, is_of, is_sound, next_id, shown};
use serde_json::json;

fn entry(id: &str, folder: Option<&str>) -> KeptEntry {
    KeptEntry { id: id.into(), file: "a.csv".into(), rows: 1, bytes: 2.0, beside: None, folder: folder.map(String::from) }
}

#[test]
fn a_bad_row_hides_no_other_and_can_be_removed() {
    let ids: Vec<String> = (1..=6).map(|n| format!("table-{n:013}")).collect();
    let rows: [Value; 6] = [
        entry(&ids[0], None).to_value(),
        json!("nonsense").into(),
        json!({"id": ids[2], "file": 5, "rows": "many"}).into(),
        json!(null).into(),
        entry("another", None).to_value(),
        entry(&ids[5], None).to_value(),
    ];
    let listed = entries(&ids, &rows);
    assert_eq!(listed.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ids, "each has the id that removes it");
    assert_eq!(listed.iter().map(is_sound).collect::<Vec<_>>(), [true, false, false, false, false, true]);
    assert!(listed.into_iter().map(shown).filter(|kept| kept.file.is_empty()).all(|kept| kept.bytes == 0.0 && !kept.is_shown));
}

#[test]
fn an_entry_of_an_earlier_version_and_one_of_a_later_are_read() {
    let earlier = json!({"id": "table-1", "file": "a.csv", "rows": 1, "bytes": 2.0});
    let later = json!({"id": "table-2", "file": "b.csv", "rows": 1, "bytes": 2.0, "beside": null, "folder": "x", "colour": "red"});
    let listed = entries(&["table-1".into(), "table-2".into()], &[earlier.into(), later.into()]);
    assert!(listed.iter().all(is_sound), "{listed:?}");
    assert_eq!(listed[0].folder, None);
}

#[test]
fn two_copies_of_the_page_on_one_host_keep_their_tables_apart() {
    let (here, there) = ("https://example.org/a", "https://example.org/b");
    let all = [entry("table-1", Some(here)), entry("table-2", Some(there)), entry("table-3", None)];
    let of = |folder: &str| all.iter().filter(|entry| is_of(entry, folder)).map(|entry| entry.id.as_str()).collect::<Vec<_>>();
    assert_eq!(of(here), ["table-1", "table-3"], "what an earlier version kept is everybody's");
    assert_eq!(of(there), ["table-2", "table-3"]);
}

#[test]
fn the_next_id_comes_after_all_others_whatever_the_clock_says() {
    assert_eq!(next_id(&[]), "table-0000000000001");
    // An earlier version took milliseconds.
    let all = [entry("table-1790000000000", None), entry("table-0000000000007", None), entry("table-x", None), entry("nonsense", None)];
    let next = next_id(&all);
    assert_eq!(next, "table-1790000000001");
    assert!(all.iter().filter(|entry| entry.id.starts_with("table-1") || entry.id.starts_with("table-0")).all(|entry| entry.id < next));
}
