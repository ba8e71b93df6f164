//! Who may import whom: lower layers never import upper ones, and the browser stays in `ui`.
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with what it may import, lowest first: a row names only modules of rows above it.
const MAY_IMPORT: [(&str, &[&str]); 36] = [
    ("engine", &[]),
    ("table", &[]),
    ("order", &[]),
    ("edtf", &[]),
    ("figure", &[]),
    ("codes", &[]),
    ("search", &[]),
    ("finding", &[]),
    ("lag", &["edtf"]),
    ("record", &["codes", "edtf", "figure"]),
    ("dataset", &["codes", "finding", "record"]),
    ("rate", &["edtf", "dataset"]),
    ("compare", &["codes", "edtf", "figure", "finding", "record", "dataset", "rate"]),
    ("packed", &["codes", "edtf", "finding", "record", "dataset"]),
    ("embedded", &["dataset", "packed"]),
    ("bench", &["edtf", "table"]),
    ("intake", &["order", "codes", "edtf", "finding", "record", "dataset", "table"]),
    ("opened", &["order", "codes", "edtf", "intake", "table"]),
    ("facet", &["order", "codes", "edtf", "engine", "finding", "record", "dataset"]),
    ("state", &["order", "codes", "edtf", "dataset", "facet"]),
    ("rule", &["edtf", "state"]),
    ("convert", &["codes", "edtf", "rate", "record", "dataset", "state"]),
    ("session", &["order", "edtf", "engine", "search", "record", "dataset", "packed", "facet", "state"]),
    ("history", &["edtf", "search", "facet", "state", "session"]),
    ("versions", &["dataset", "intake", "history"]),
    ("series", &["order", "record", "facet", "state", "session"]),
    ("coverage", &["order", "edtf", "session"]),
    ("trend", &["order", "edtf", "record", "dataset", "state", "rule", "convert", "session"]),
    ("disputes", &["order", "codes", "finding", "record", "dataset", "convert", "session"]),
    ("i18n", &["codes", "edtf", "finding", "lag", "record", "dataset", "intake", "opened", "facet", "state", "convert"]),
    ("official", &["order", "codes", "edtf", "finding", "record", "dataset", "rate", "compare", "intake", "opened", "state", "i18n"]),
    ("wire", &["finding", "record", "facet", "state", "session", "disputes", "i18n"]),
    (
        "chart",
        &[
            "order", "codes", "edtf", "finding", "record", "dataset", "facet", "state", "rule", "convert", "session", "series", "trend",
            "disputes", "i18n",
        ],
    ),
    (
        "view",
        &[
            "order", "codes", "edtf", "search", "finding", "lag", "record", "facet", "state", "rule", "convert", "session", "history",
            "series", "coverage", "trend", "disputes", "wire", "i18n",
        ],
    ),
    ("save", &["edtf", "record", "facet", "state", "session", "wire", "i18n", "chart", "view"]),
    (
        "ui",
        &[
            "order", "edtf", "record", "dataset", "disputes", "embedded", "facet", "state", "session", "history", "wire", "i18n", "chart",
            "view", "save",
        ],
    ),
];

/// Crates that only one module may name.
const KEPT_IN: [(&str, &str); 11] = [
    ("web_sys", "ui"),
    ("js_sys", "ui"),
    ("leptos", "ui"),
    ("wasm_bindgen", "ui"),
    ("wasm_bindgen_futures", "ui"),
    ("serde_wasm_bindgen", "ui"),
    ("calamine", "intake"),
    ("encoding_rs", "intake"),
    ("flate2", "intake"),
    ("plotters", "chart"),
    ("plotters_backend", "chart"),
];

struct Source {
    path: PathBuf,
    /// The top-level module.
    module: String,
    code: String,
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every file of the library, without its comments; not the build script, the binaries and the list of modules.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let outside = ["bin", "build.rs", "main.rs", "lib.rs"];
    let read = |path: PathBuf| {
        let path = path.strip_prefix(&root).unwrap().to_path_buf();
        let first = path.iter().next().unwrap().to_str().unwrap().to_string();
        let text = fs::read_to_string(root.join(&path)).unwrap();
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        Source { path, module: first.trim_end_matches(".rs").to_string(), code }
    };
    paths.into_iter().map(read).filter(|s| !outside.contains(&s.path.iter().next().unwrap().to_str().unwrap())).collect()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// Whether a word stands at this place as a word of its own.
fn begins_word(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c| is_word(c) || c == '$')
}

/// The first names after `crate::`, those of `crate::{a, b::{c}}` too.
fn imports(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, mark) in code.match_indices("crate::").filter(|(at, _)| begins_word(code, *at)) {
        let rest = &code[at + mark.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            found.push(word(rest));
            continue;
        };
        let (mut depth, mut start) = (1, 0);
        for (n, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                found.extend(Some(word(&list[start..n])).filter(|w| !w.is_empty()));
                start = n + 1;
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[test]
fn imports_are_read_in_every_form_they_are_written_in() {
    let code = "use crate::edtf::Day;\nuse crate::{codes, record::{Claim, Kind}, state::*};\nlet x = crate::figure::read(y); $crate::no; mycrate::no";
    assert_eq!(imports(code), ["edtf", "codes", "record", "state", "figure"]);
}

#[test]
fn the_table_itself_has_no_cycle() {
    for (n, (module, allowed)) in MAY_IMPORT.iter().enumerate() {
        for name in *allowed {
            assert!(MAY_IMPORT[..n].iter().any(|(lower, _)| lower == name), "{module} may import {name}, which is not below it");
        }
    }
}

#[test]
fn no_layer_imports_one_above_it() {
    let sources = sources();
    assert!(sources.len() > 40, "too few files were found to say anything");
    for source in &sources {
        let row = MAY_IMPORT.iter().find(|(module, _)| *module == source.module);
        let (_, allowed) = row.unwrap_or_else(|| panic!("{}: a module without a row", source.path.display()));
        for name in imports(&source.code) {
            let fine = name == source.module || allowed.contains(&name);
            assert!(fine, "{}: {} may not import {name}", source.path.display(), source.module);
        }
    }
}

#[test]
fn no_file_climbs_out_of_its_module_by_super() {
    for source in sources() {
        // In a file of `src` itself, and in a `mod.rs` below it, one `super` is already the crate.
        let top = source.path.iter().count() == 1 || source.path.ends_with("mod.rs");
        let climb = if top { "super::" } else { "super::super::" };
        assert!(!source.code.contains(climb), "{}", source.path.display());
    }
}

#[test]
fn the_browser_and_the_drawing_stay_where_they_are_kept() {
    let mut kept = 0;
    for source in sources() {
        for (name, home) in KEPT_IN {
            let named = source.code.match_indices(name).any(|(at, _)| begins_word(&source.code, at) && word(&source.code[at..]) == name);
            assert!(!named || source.module == home, "{}: {name} belongs in {home}", source.path.display());
            kept += usize::from(named);
        }
    }
    assert!(kept > 3, "none of the crates was found at all");
}

/// A device whose clock is wrong by years must show the same page: so nothing in it asks what time it is. How long a painting took is
/// reckoned from the opening of the page, in one place.
#[test]
fn nothing_reads_the_clock() {
    let worker = include_str!("../src/offline/worker.js");
    let scripts = [("offline/worker.js", worker), ("offline/one-file.js", include_str!("../src/offline/one-file.js"))];
    for (name, code) in scripts {
        assert!(!code.contains("Date"), "{name}");
    }
    for source in sources() {
        for clock in ["SystemTime", "Instant", "js_sys::Date", "Date::now", "Date::new_0", "performance.now", ".now()"] {
            let is_allowed = clock.contains(".now") && source.path.ends_with("ui/js.rs");
            assert!(is_allowed || !source.code.contains(clock), "{}: {clock}", source.path.display());
        }
    }
}
