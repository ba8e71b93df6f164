//! What the documents and the heads of the files cite is there: paths, and names in modules and of types.
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const DOCUMENTS: [&str; 4] = ["src/ARCHITECTURE.md", "README.md", ".github/CONTRIBUTING.md", ".github/HOSTING.md"];
/// Where a path may be seen from.
const SEEN_FROM: [&str; 4] = ["", "src", "tests", "tests/native"];
/// What the build writes.
const BUILT: [&str; 2] = ["dist/", "dist-single/"];

fn collect(folder: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(Path::new(ROOT).join(folder)).unwrap().flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&path, found);
        } else if path.ends_with(".rs") {
            found.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    ["src", "tests"].into_iter().for_each(|folder| collect(folder, &mut found));
    found
}

/// The comments that cite: whole documents, the heads of files, the comments of the manifest.
fn texts(sources: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let lines = |text: &str, mark: &str| text.lines().filter(|line| line.starts_with(mark)).collect::<Vec<_>>().join("\n");
    let read = |path: &str| fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
    let documents = DOCUMENTS.map(|path| (path.to_owned(), read(path)));
    let heads = sources.iter().map(|(path, code)| (path.clone(), lines(code, "//!")));
    documents.into_iter().chain(heads).chain([("Cargo.toml".to_owned(), lines(&read("Cargo.toml"), "#"))]).collect()
}

/// What stands between backticks on one line, outside of blocks of code.
fn quoted(text: &str) -> Vec<&str> {
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        let is_fence = line.contains("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    });
    lines.flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

fn is_path(text: &str) -> bool {
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c));
    let has_ending = [".rs", ".md", ".csv", ".jsonl", ".js", ".ts", ".html", ".css", ".toml"].iter().any(|ending| text.ends_with(ending));
    let has_root = ["src/", "tests/", "style/", ".github/"].iter().any(|root| text.starts_with(root));
    is_plain && text.contains('/') && (has_ending || has_root) && !BUILT.iter().any(|built| text.starts_with(built))
}

fn is_there(path: &str) -> bool {
    SEEN_FROM.iter().any(|folder| Path::new(ROOT).join(folder).join(path).exists())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The last two segments of a cited name.
fn name(text: &str) -> Option<(&str, &str)> {
    let text = text.split_once('(').map_or(text, |(name, _)| name);
    let is_name =
        text.contains("::") && text.split("::").all(|part| part.starts_with(|c: char| c.is_alphabetic()) && part.chars().all(is_word));
    let (path, last) = text.rsplit_once("::").filter(|_| is_name)?;
    Some((path.rsplit("::").next().unwrap_or(path), last))
}

/// Whether `word` stands in `code` after one of these words.
fn is_after(code: &str, before: &[&str], word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let ends = !code[at + word.len()..].starts_with(is_word);
        ends && before.iter().any(|before| code[..at].ends_with(before))
    })
}

fn is_defined(sources: &BTreeMap<String, String>, parent: &str, last: &str) -> bool {
    let is_type = parent.starts_with(char::is_uppercase);
    sources.iter().any(|(path, code)| {
        let modules: Vec<&str> = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
        let is_module = modules.last() == Some(&last) && modules.contains(&parent);
        let is_of_type = is_after(code, &["struct ", "enum ", "trait ", "type ", "impl ", "for ", "\n    "], parent);
        let is_within = modules.contains(&parent) || (is_type && is_of_type);
        let defines = ["fn ", "struct ", "enum ", "mod ", "const ", "static ", "trait ", "type ", "macro_rules! ", "use "];
        is_module || (is_within && (is_after(code, &defines, last) || (is_type && is_after(code, &[" ", "::", "("], last))))
    })
}

#[test]
fn what_is_cited_is_there() {
    let sources = sources();
    let (mut missing, mut count) = (Vec::new(), 0);
    for (place, text) in texts(&sources) {
        for cited in quoted(&text) {
            let is_fine = match name(cited) {
                Some((parent, last)) => is_defined(&sources, parent, last),
                None if is_path(cited) => is_there(cited),
                None => continue,
            };
            count += 1;
            if !is_fine {
                missing.push(format!("{place}: {cited}"));
            }
        }
    }
    assert!(count > 150, "hardly a citation was found: {count}");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn what_is_not_there_is_found() {
    let sources = sources();
    assert!(is_path("src/gone.rs") && !is_there("src/gone.rs") && is_there("query/session.rs"));
    assert_eq!(quoted("a `b` c `d::e`\n```\n`no`\n```\n`f`"), ["b", "d::e", "f"]);
    let found = |text: &str| name(text).map(|(parent, last)| is_defined(&sources, parent, last));
    assert_eq!((found("i18n::nowhere"), found("Session::nowhere"), found("two words")), (Some(false), Some(false), None));
    assert_eq!((found("Session::answer"), found("i18n::table_ui"), found("table_ui::dialog::ROLES")), (Some(true), Some(true), Some(true)));
}
