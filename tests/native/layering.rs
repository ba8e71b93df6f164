//! Who may import whom: lower layers never import upper ones, and the browser stays in `web`.
use crate::support::sources::{Source, sources};
use std::collections::HashSet;
use std::path::Path;

/// Each room with what it may import, lowest first: a row names only rooms of rows above it.
const MAY_IMPORT: [(&str, &[&str]); 19] = [
    ("model", &[]),
    ("columns", &["model"]),
    ("codec", &["model"]),
    ("compare", &["model"]),
    ("ingest", &["model", "columns"]),
    ("state", &["model"]),
    ("protocol", &["model", "state"]),
    ("query", &["model", "columns", "codec", "ingest", "state"]),
    ("user_table", &["model", "columns", "compare", "ingest", "state", "protocol"]),
    ("user_text", &["model", "compare", "protocol"]),
    ("present", &["model", "compare", "ingest", "state", "protocol", "query", "user_table", "user_text"]),
    ("signals", &[]),
    ("page", &["model", "compare", "state", "protocol", "query", "user_text", "present", "signals"]),
    ("web", &["model", "codec", "state", "protocol", "query", "user_text", "present", "page"]),
    ("table_ui", &["model", "state", "protocol", "codec", "query", "present", "signals", "web"]),
    ("table_worker", &["model", "codec", "ingest", "state", "protocol", "user_table", "present"]),
    ("text_reader", &["model", "codec", "ingest", "protocol"]),
    ("saving", &["model", "protocol", "present"]),
    ("parquet_reader", &["model", "protocol"]),
];

/// What each program may name of the library: a room that starts it, or those it builds the site with.
const PROGRAMS: [(&str, &[&str]); 8] = [
    ("main.rs", &["web"]),
    ("bin/table_ui.rs", &["table_ui"]),
    ("bin/table_worker.rs", &["table_worker"]),
    ("bin/text_reader.rs", &["text_reader"]),
    ("bin/saver.rs", &["saving"]),
    ("bin/parquet_reader.rs", &["parquet_reader"]),
    ("bin/rows_bench.rs", &["model", "columns", "ingest", "user_table"]),
    ("bin/xtask", &["model", "columns", "codec", "ingest", "compare", "state", "protocol", "query", "present", "parquet_reader"]),
];

/// Rooms that touch the browser.
const IN_BROWSER: &[&str] =
    &["web", "table_ui", "table_worker", "text_reader", "saving/program.rs", "parquet_reader/program.rs", "bin/rows_bench.rs"];
/// How a value of JavaScript is written and read.
const IN_JAVASCRIPT: &[&str] = &["protocol/value/js.rs"];

/// Crates that only some rooms may name, or parts of rooms.
const KEPT_IN: [(&str, &[&[&str]]); 11] = [
    ("web_sys", &[IN_BROWSER]),
    ("js_sys", &[IN_BROWSER, IN_JAVASCRIPT]),
    ("leptos", &[&["signals", "page", "web", "table_ui"]]),
    // `xtask` calls the program of that name.
    ("wasm_bindgen", &[IN_BROWSER, IN_JAVASCRIPT, &["bin/xtask"]]),
    ("wasm_bindgen_futures", &[IN_BROWSER]),
    ("calamine", &[&["ingest/table"]]),
    ("encoding_rs", &[&["ingest/table"]]),
    ("flate2", &[&["ingest/table", "parquet_reader", "bin/xtask"]]),
    ("miniz_oxide", &[&["saving/zip.rs"]]),
    ("plotters", &[&["present/chart"]]),
    ("plotters_backend", &[&["present/chart"]]),
];

/// Where fields are read or set by name: in `protocol`, and of objects that are the browser's or the service worker's own.
const BY_NAME: [&str; 9] = [
    "parquet_reader/program.rs",
    "table_worker/parquet.rs",
    "protocol/value/js.rs",
    "web/clipboard.rs",
    "web/js.rs",
    "web/offline.rs",
    "table_worker/service.rs",
    "table_worker/storage.rs",
    "bin/rows_bench.rs",
];

/// Files of one room that import each other in a ring, each ring with the reason why nothing of it can be moved down.
const RINGS: [&[&str]; 0] = [];

/// Every file of the library; not the build script, the programs and the list of modules.
fn library() -> Vec<Source> {
    let outside = ["bin", "build", "main", "lib"];
    sources().into_iter().filter(|source| !outside.contains(&room(source).as_str())).collect()
}

/// The files of the programs.
fn programs() -> Vec<Source> {
    sources().into_iter().filter(|source| source.path.starts_with("bin") || source.path == Path::new("main.rs")).collect()
}

/// The top-level module of a file.
fn room(source: &Source) -> String {
    source.path.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned()
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

/// The first names after a mark such as `crate::`, those of `crate::{a, b::{c}}` too.
fn imports<'c>(code: &'c str, mark: &str) -> Vec<&'c str> {
    let mut found = Vec::new();
    for (at, mark) in code.match_indices(mark).filter(|(at, _)| begins_word(code, *at)) {
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
    let code = "use crate::model::edtf::Day;\nuse crate::{codec, query::{session, trend}, state::*};\nlet x = crate::compare::run(y); $crate::no; mycrate::no";
    assert_eq!(imports(code, "crate::"), ["model", "codec", "query", "state", "compare"]);
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
    let sources = library();
    assert!(sources.len() > 40, "too few files were found to say anything");
    for source in &sources {
        let row = MAY_IMPORT.iter().find(|(module, _)| *module == room(source));
        let (_, allowed) = row.unwrap_or_else(|| panic!("{}: a module without a row", source.path.display()));
        for name in imports(&source.code, "crate::") {
            let fine = name == room(source) || allowed.contains(&name);
            assert!(fine, "{}: {} may not import {name}", source.path.display(), room(source));
        }
    }
}

#[test]
fn a_program_names_only_what_it_starts_or_builds_with() {
    let programs = programs();
    assert!(programs.len() > 10, "too few files were found to say anything");
    for source in programs {
        let row = PROGRAMS.iter().find(|(program, _)| source.path.starts_with(program));
        let (_, allowed) = row.unwrap_or_else(|| panic!("{}: a program without a row", source.path.display()));
        for name in imports(&source.code, "jejak_ekspor::") {
            assert!(allowed.contains(&name), "{}: it may not name {name}", source.path.display());
        }
    }
}

#[test]
fn fields_are_read_by_name_in_one_place() {
    let mut found = 0;
    for source in sources().iter().filter(|source| source.code.contains("Reflect::")) {
        assert!(
            BY_NAME.iter().any(|file| source.path == Path::new(file)),
            "{}: what is said to it belongs in `protocol`",
            source.path.display()
        );
        found += 1;
    }
    assert_eq!(found, BY_NAME.len(), "a file of the list reads none");
}

#[test]
fn no_file_climbs_out_of_its_module_by_super() {
    for source in library() {
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
        for (name, homes) in KEPT_IN {
            let named = source.code.match_indices(name).any(|(at, _)| begins_word(&source.code, at) && word(&source.code[at..]) == name);
            let is_home = homes.concat().iter().any(|home| source.path.starts_with(home));
            assert!(!named || is_home, "{}: {name} belongs in {homes:?}", source.path.display());
            kept += usize::from(named);
        }
    }
    assert!(kept > 3, "none of the crates was found at all");
}

/// Leptos' own `get` and `with` keep a reader that is gone among those of a signal (`tests/native/page/readers.rs`).
#[test]
fn components_follow_signals_only_while_they_are_there() {
    // No signals: cells of a program, and a place in the document, which is there as long as the program.
    const OTHERS: [&str; 5] = ["HOST.get()", "PERFORM.get()", "LANG.get()", "NEXT.get()", "place.get()"];
    for (room, least) in [("page", 40), ("table_ui", 40)] {
        let mut followed = 0;
        for source in library().into_iter().filter(|source| source.path.starts_with(room)) {
            followed += source.code.matches("followed(").count();
            for line in source.code.lines().filter(|line| line.contains(".get()")) {
                assert!(OTHERS.iter().any(|cell| line.contains(cell)), "{}: {line}", source.path.display());
            }
            let reads = [".with(", ".track()", "Memo::new(", "Signal::derive("];
            let line = source.code.lines().find(|line| room == "table_ui" && reads.iter().any(|read| line.contains(read)));
            assert_eq!(line, None, "{}", source.path.display());
        }
        assert!(followed > least, "{room}: {followed}");
    }
}

/// A device whose clock is wrong by years must show the same page: so nothing in it asks what time it is. How long a painting took is
/// reckoned from the opening of the page, in one place.
#[test]
fn nothing_reads_the_clock() {
    let worker = include_str!("../../src/offline/worker.js");
    let scripts = [("offline/worker.js", worker), ("offline/one-file.js", include_str!("../../src/offline/one-file.js"))];
    for (name, code) in scripts {
        assert!(!code.contains("Date"), "{name}");
    }
    for source in library() {
        for clock in ["SystemTime", "Instant", "js_sys::Date", "Date::now", "Date::new_0", "performance.now", ".now()"] {
            let is_allowed = clock.contains(".now") && source.path.ends_with("web/js.rs");
            assert!(is_allowed || !source.code.contains(clock), "{}: {clock}", source.path.display());
        }
    }
}

/// The modules that a path with `super` or `crate` may name, from the most special on.
fn named_modules(source: &Source) -> Vec<Vec<String>> {
    let here = module_path(&source.path);
    // A file's own tests are within it. What a head hands on of its files, it does not take itself.
    let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String =
        code.split("pub use ").enumerate().map(|(n, part)| if n == 0 { part } else { part.split_once(';').map_or("", |p| p.1) }).collect();
    let mut found = Vec::new();
    for (mark, at) in ["crate::", "super::"].into_iter().flat_map(|mark| code.match_indices(mark).map(move |(at, _)| (mark, at))) {
        if !begins_word(&code, at) || code[..at].ends_with("::") {
            continue;
        }
        let mut rest = &code[at..];
        let mut path = if mark == "crate::" { Vec::new() } else { here.clone() };
        while let Some(after) = rest.strip_prefix("super::") {
            path.pop();
            rest = after;
        }
        rest = rest.strip_prefix("crate::").unwrap_or(rest);
        collect_paths(&path, rest, &mut found);
    }
    // A module's head names its own files without a mark.
    for (at, _) in code.match_indices("mod ").filter(|(at, _)| begins_word(&code, *at)) {
        let child = word(&code[at + 4..]);
        let named = [child, "::"].concat();
        if !child.is_empty() && code.match_indices(&named).any(|(at, _)| begins_word(&code, at) && !code[..at].ends_with("::")) {
            found.push([here.as_slice(), &[child.to_owned()]].concat());
        }
    }
    let is_declared = |line: &&str| line.trim_start().trim_start_matches("pub ").starts_with("mod ");
    let words: HashSet<&str> = code.lines().filter(|line| !is_declared(line)).flat_map(|line| line.split(|c| !is_word(c))).collect();
    found.extend(handed_on(source).into_iter().filter(|(name, _)| words.contains(name.as_str())).map(|(_, path)| path));
    found
}

/// The paths of one import, those of a list in braces too.
fn collect_paths(path: &[String], rest: &str, found: &mut Vec<Vec<String>>) {
    if let Some(list) = rest.strip_prefix('{') {
        let (mut depth, mut start) = (1, 0);
        for (n, c) in list.char_indices() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth == 0 || (depth == 1 && c == ',') {
                collect_paths(path, list[start..n].trim_start_matches([',', ' ', '\n']), found);
                start = n;
            }
            if depth == 0 {
                return;
            }
        }
        return;
    }
    let name = word(rest);
    let path = [path, &[name.to_owned()]].concat();
    match rest.trim_start().get(name.len()..).and_then(|after| after.strip_prefix("::")) {
        Some(after) if !name.is_empty() => collect_paths(&path, after, found),
        _ => found.push(path),
    }
}

/// The re-exports of a module's head: each name with the path of what it names.
fn handed_on(source: &Source) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for (at, mark) in source.code.match_indices("pub use ") {
        let statement = source.code[at + mark.len()..].split(';').next().unwrap_or_default();
        collect_paths(&module_path(&source.path), statement, &mut found);
    }
    found.into_iter().filter_map(|path| Some((path.last()?.clone(), path))).collect()
}

fn module_path(path: &Path) -> Vec<String> {
    let mut parts: Vec<String> = path.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

#[test]
fn no_files_of_one_room_import_each_other_in_a_ring() {
    let sources = library();
    let modules: Vec<Vec<String>> = sources.iter().map(|source| module_path(&source.path)).collect();
    let handed_on: Vec<Vec<(String, Vec<String>)>> = sources.iter().map(handed_on).collect();
    // Where a head hands on what one of its files has, that file is what is meant.
    let meant = |mut named: Vec<String>| {
        for _ in 0..4 {
            let head = modules.iter().enumerate().filter(|(_, module)| named.starts_with(module)).max_by_key(|(_, m)| m.len());
            let Some((at, module)) = head else { break };
            let Some((_, path)) = named.get(module.len()).and_then(|name| handed_on[at].iter().find(|(n, _)| n == name)) else { break };
            named = path.clone();
        }
        named
    };
    let arrows: Vec<Vec<usize>> = sources
        .iter()
        .zip(&modules)
        .map(|(source, here)| {
            let targets = named_modules(source).into_iter().map(meant).filter_map(|named| {
                let (at, module) =
                    modules.iter().enumerate().filter(|(_, module)| named.starts_with(module)).max_by_key(|(_, m)| m.len())?;
                (module != here && module[0] == here[0]).then_some(at)
            });
            targets.collect()
        })
        .collect();
    assert!(arrows.iter().map(Vec::len).sum::<usize>() > 100, "hardly an import was found");
    let reach = |from: usize| {
        let (mut seen, mut open) = (vec![false; sources.len()], arrows[from].clone());
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut seen[next], true) {
                open.extend(&arrows[next]);
            }
        }
        seen
    };
    let reached: Vec<Vec<bool>> = (0..sources.len()).map(reach).collect();
    let mut rings: Vec<Vec<String>> = Vec::new();
    for (n, from_here) in reached.iter().enumerate() {
        let ring: Vec<String> = (0..sources.len())
            .filter(|m| from_here[*m] && reached[*m][n])
            .map(|m| sources[m].path.to_str().unwrap().replace('\\', "/"))
            .collect();
        if !ring.is_empty() && !rings.contains(&ring) {
            rings.push(ring);
        }
    }
    let known: Vec<Vec<String>> = RINGS.iter().map(|ring| ring.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rings, known);
}
