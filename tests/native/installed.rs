//! The installed page: manifest, service worker and page agree on what other apps may hand to it.
use serde_json::Value;
use std::collections::BTreeSet;

const MANIFEST: &str = include_str!("../../src/offline/manifest.webmanifest");
const WORKER: &str = include_str!("../../src/offline/worker.js");
const PAGE: &str = include_str!("../../src/web/address.rs");
const SCREEN: &str = include_str!("../../src/table_ui/screen.rs");

fn manifest() -> Value {
    serde_json::from_str(MANIFEST).expect("JSON")
}

fn endings(list: &Value) -> BTreeSet<String> {
    let texts = list.as_array().into_iter().flatten().filter_map(Value::as_str);
    texts.filter(|text| text.starts_with('.')).map(String::from).collect()
}

#[test]
fn what_is_shared_goes_where_the_service_worker_takes_it_and_the_page_asks_for_it() {
    let share = &manifest()["share_target"];
    let path = share["action"].as_str().and_then(|action| action.strip_prefix("./")).expect("a path beside the page").to_owned();
    assert_eq!((share["method"].as_str(), share["enctype"].as_str()), (Some("POST"), Some("multipart/form-data")));
    assert!(WORKER.contains(&format!("const SHARE = \"{path}\";")));
    assert!(PAGE.contains(&format!("SHARED: &str = \"?{path}\"")));
    for field in ["title", "text", "url"] {
        assert_eq!(share["params"][field], field);
        assert!(WORKER.contains(&format!("\"{field}\"")), "{field}");
    }
    assert!(WORKER.contains(&format!("form.getAll({})", share["params"]["files"][0]["name"])));
}

#[test]
fn the_files_that_are_taken_are_those_that_the_table_screen_opens() {
    let accepted = SCREEN.split_once("accept=\"").and_then(|(_, rest)| rest.split_once('"')).expect("the field for a file").0;
    let accepted: BTreeSet<String> = accepted.split(',').map(String::from).collect();
    assert_eq!(endings(&manifest()["share_target"]["params"]["files"][0]["accept"]), accepted);
    let handlers = manifest()["file_handlers"].as_array().cloned().unwrap_or_default();
    assert_eq!(handlers.len(), 1);
    let opened: BTreeSet<String> =
        handlers[0]["accept"].as_object().into_iter().flat_map(|kinds| kinds.values().flat_map(endings)).collect();
    assert!(opened.len() >= 5 && opened.is_subset(&accepted), "{opened:?}");
    assert!(!opened.contains(".txt"), "it is not the reader's editor");
}
