//! The closed lists are spelled once: what a new facet, check, role or lane must be known to is what does not compile without it.
use crate::support::files::{built, lines};
use crate::support::fixture::FIXTURE;
use crate::support::sources::{Source, sources};
use jejak_ekspor::model::vocabulary::{Facet, Flag, Flags, Kind, PerFacet, ShownUnit};
use std::collections::BTreeSet;

/// Codes that are also the names of something else: fields of records, columns of files, measures, scopes, numbers of a finding, words of a
/// language.
const ALSO_NAMES: &str = "IDR USD about agriculture all balance basis city conflict count countries country currency destination en exporter fisheries goods government growth hs \
    id implied investment kind manufacturing measure mining month-on-month national news origin original other party period plan price province provisional published publisher rank rate reading regency region \
    repeated rounding same scope services share sign sum time title to unit value values via-other-ports via-own-ports volume when where whole year-on-year";

/// Where words that happen to be codes name something else: a profile of Cargo, a kind of line, lists of words.
const OTHER_WORDS: [&str; 3] = ["bin/xtask/site/parts.rs", "bin/xtask/test/one_more_claim.rs", "ingest/text/words.rs"];

struct List {
    name: String,
    /// As patterns name them, such as `Kind::Award`.
    values: Vec<String>,
    codes: Vec<String>,
}

/// The lists of a file.
fn lists(code: &str) -> Vec<List> {
    let blocks = code.split("closed_list! {").skip(1).map(|block| block.split_once("\n}").expect("a list is closed").0);
    let list = |block: &str| {
        let (head, values) = block.rsplit_once(" {\n").expect("a list has values");
        let name = head.split_whitespace().last().unwrap().to_owned();
        let lines = values.lines().filter_map(|line| line.trim().split_once(" = \""));
        let (values, codes) = lines.map(|(value, code)| (format!("{name}::{value}"), code.split('"').next().unwrap().to_owned())).unzip();
        List { name, values, codes }
    };
    blocks.map(list).collect()
}

fn vocabulary(sources: &[Source]) -> Vec<List> {
    let found = lists(&sources.iter().find(|source| source.path.ends_with("model/vocabulary.rs")).unwrap().code);
    let names: Vec<&str> = found.iter().map(|list| list.name.as_str()).collect();
    assert!(found.len() > 15 && names.contains(&"Facet") && names.contains(&"Check"), "{names:?}");
    found
}

#[test]
fn each_code_of_a_list_is_spelled_once() {
    let sources = sources();
    for List { name, codes, .. } in vocabulary(&sources) {
        let distinct: BTreeSet<&String> = codes.iter().collect();
        assert_eq!(distinct.len(), codes.len(), "a code of {name} comes twice");
        for code in codes.iter().filter(|code| !ALSO_NAMES.split_whitespace().any(|name| name == *code)) {
            let literal = format!("\"{code}\"");
            let is_free = |source: &&Source| {
                source.path.ends_with("model/vocabulary.rs") || OTHER_WORDS.iter().any(|path| source.path.ends_with(path))
            };
            for source in sources.iter().filter(|source| !is_free(source)) {
                assert!(!source.code.contains(&literal), "{}: {literal} is {name}'s; say it by `code()`", source.path.display());
            }
        }
    }
}

/// The arms of every `match`: the patterns that one of them lists.
fn matches(code: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("match ") {
        let Some(open) = code[at..].find('{').map(|n| at + n + 1) else { continue };
        let (mut depth, mut start, mut arms) = (0usize, open, Vec::new());
        let bytes = code.as_bytes();
        for n in open..code.len() {
            match bytes[n] {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' if depth == 0 => break,
                b'}' | b')' | b']' => {
                    depth -= 1;
                    if depth == 0 && bytes[n] == b'}' {
                        start = n + 1;
                    }
                }
                b',' if depth == 0 => start = n + 1,
                b'=' if depth == 0 && bytes.get(n + 1) == Some(&b'>') => arms.push(code[start..n].trim()),
                _ => {}
            }
        }
        found.push(arms);
    }
    found
}

#[test]
fn the_arms_of_a_match_are_found() {
    let code = "match kind { Kind::Value => f(a, b), Kind::Award | Kind::Release => { x } _ => 1, }";
    assert_eq!(matches(code), [["Kind::Value", "Kind::Award | Kind::Release", "_"]]);
}

/// A new value of a list must ask every `match` over it for an arm.
#[test]
fn no_match_over_a_list_passes_over_the_values_it_does_not_name() {
    let sources = sources();
    let lists = vocabulary(&sources);
    let mut named = 0;
    for source in &sources {
        for arms in matches(&source.code) {
            let of_list = |arm: &&&str| {
                let first = arm.split([' ', '|']).next().unwrap();
                lists.iter().any(|list| list.values.iter().any(|value| value == first))
            };
            let Some(arm) = arms.iter().find(of_list) else { continue };
            named += 1;
            assert!(!arms.contains(&"_"), "{}: `{arm}` has an arm `_` beside it", source.path.display());
        }
    }
    assert!(named > 20, "hardly a match over a list was found");
}

#[test]
fn nothing_counts_a_list_by_hand() {
    let sources = sources();
    let lists: Vec<List> = sources.iter().flat_map(|source| lists(&source.code)).collect();
    for source in &sources {
        for (at, _) in source.code.match_indices("; ") {
            let count: String = source.code[at + 2..].chars().take_while(char::is_ascii_digit).collect();
            if count.is_empty() || !source.code[at + 2 + count.len()..].starts_with(']') {
                continue;
            }
            let of = source.code[..at].rsplit('[').next().unwrap();
            let is_list = lists.iter().any(|list| list.name == of);
            assert!(!is_list, "{}: [{of}; {count}] is [{of}; {of}::COUNT]", source.path.display());
            let is_number = of.starts_with(|c: char| c.is_ascii_digit()) || ["u8", "u16", "u32", "u64", "f64", "f64::NAN"].contains(&of);
            let is_fine = is_number || source.path.starts_with("columns");
            assert!(is_fine || !["8", "16", "17"].contains(&count.as_str()), "{}: [{of}; {count}]", source.path.display());
        }
        let casts = source.code.match_indices(" as usize]").map(|(at, _)| source.code[..at].rsplit('[').next().unwrap());
        for cast in casts.filter(|_| !source.path.ends_with("model/vocabulary.rs")) {
            assert!(cast != "facet" && !cast.starts_with("Facet::"), "{}: [{cast} as usize] is a `PerFacet`'s", source.path.display());
        }
    }
}

#[test]
fn a_code_is_read_as_it_is_written_and_nothing_else_is() {
    for facet in Facet::ALL {
        assert_eq!(Facet::from_code(facet.code()), Some(facet));
    }
    assert_eq!(Facet::CODES, ["kind", "region", "hs", "to", "measure", "origin", "publisher", "check", "party"], "the keys of links");
    assert_eq!(ShownUnit::from_code("idr"), None);
    assert_eq!(Kind::from_code(""), None);
}

#[test]
fn the_page_lists_every_kind_once() {
    let mut kinds = Kind::IN_PAGE_ORDER;
    kinds.sort();
    assert_eq!(kinds, Kind::ALL);
}

#[test]
fn a_thing_for_each_facet_is_found_by_its_facet() {
    let mut per = PerFacet::from_fn(|facet| facet.code().len());
    per[Facet::Hs] = 40;
    assert_eq!(per[Facet::Publisher], 9);
    assert_eq!(per.iter().max_by_key(|(_, length)| **length), Some((Facet::Hs, &40)));
    assert_eq!(serde_json::Value::from(jejak_ekspor::protocol::ToValue::to_value(&per))["to"], 2);
}

#[test]
fn flags_keep_the_bits_that_the_data_are_packed_with() {
    let flags = Flags(0b1_0010);
    assert_eq!(flags.iter().collect::<Vec<_>>(), [Flag::Unit, Flag::Sign]);
    assert_eq!(Flags::of(&[Flag::Unit, Flag::Sign]), flags);
    assert!(flags.contains(Flag::Sign) && !flags.contains(Flag::Currency));
    assert!(flags.and(Flags::of(&[Flag::Scale])).is_empty());
}

#[test]
fn the_source_and_the_claim_of_the_recipe_pass_the_gate() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let guide = std::fs::read_to_string([root, ".github/CONTRIBUTING.md"].concat()).unwrap();
    let records: Vec<serde_json::Value> =
        guide.split("```json\n").skip(1).map(|rest| serde_json::from_str(rest.split("\n```").next().unwrap()).unwrap()).collect();
    let with = |name: &str, one: &serde_json::Value| {
        let mut all = FIXTURE.records(name);
        all.push(one.clone());
        all.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
        lines(&all)
    };
    let files = FIXTURE.with([("sources.jsonl", with("sources.jsonl", &records[0])), ("claims.jsonl", with("claims.jsonl", &records[1]))]);
    let data = built(&files).first;
    let claim = data.claims.iter().find(|claim| claim.id == records[1]["id"].as_str().unwrap()).expect("the claim of the recipe");
    assert_eq!(data.publisher(data.sources.get(claim.source).unwrap()), "Contoh");
}

/// The front page's first script asks for the words of the reader's language before any of the program is here: from lists of its own.
#[cfg(not(feature = "pseudo"))]
#[test]
fn the_first_script_of_the_front_page_knows_every_language() {
    use jejak_ekspor::state::Lang;
    let page = include_str!("../../index.html");
    let between = |start: &str, end: &str| page.split_once(start).and_then(|(_, rest)| rest.split_once(end)).unwrap().0;
    let in_links: Vec<&str> = between("[#&]lang=(", ")").split('|').collect();
    assert_eq!(in_links, Lang::CODES, "languages of a link");
    // `in` is what old browsers call Indonesian.
    let of_browsers: Vec<(&str, &str)> = between("lang = {", "}[")
        .split(',')
        .map(|pair| pair.split_once(':').unwrap())
        .map(|(a, b)| (a.trim(), b.trim().trim_matches('"')))
        .collect();
    for (name, code) in &of_browsers {
        assert!(*name == "in" || name == code, "{name}: {code}");
    }
    for code in Lang::CODES {
        assert!(of_browsers.iter().any(|(name, _)| name == code), "{code}: a language of browsers");
        assert!(page.contains(&format!("data-names-{code}=\"names-{code}.bin\"")), "{code}: the file of its words");
    }
    assert_eq!(between("(lang || \"", "\""), Lang::Id.code(), "the language of a reader who asks for none of them");
    assert!(!page.contains("window["), "nothing lies on the window");
}

/// What the language of the tests was added to, another is added to: the recipe tells of no place less.
#[test]
fn the_recipe_for_a_language_names_every_file_that_one_touches() {
    let recipes = include_str!("../../.github/CONTRIBUTING.md");
    let recipe = recipes.split("## ").find(|part| part.starts_with("Add a language")).unwrap();
    let mut touched = 0;
    for source in sources().iter().filter(|source| source.code.contains("feature = \"pseudo\"")) {
        let path = source.path.with_extension("");
        let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).filter(|part| *part != "mod").collect();
        let name = parts[parts.len() - 1];
        assert!(
            recipe.contains(&format!("{name}.rs")) || recipe.contains(&format!("{name}::")) || recipe.contains(&format!("{name}/mod.rs")),
            "{name}"
        );
        touched += 1;
    }
    assert_eq!(touched, 4);
}
