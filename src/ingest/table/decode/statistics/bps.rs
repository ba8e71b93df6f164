//! The dynamic table of BPS's web service: lists of codes, and figures under keys that are five codes one behind the other without a mark.
//!
//! A key is taken for every way in which the lists build it. One that is built in two ways is refused, not guessed: the official client
//! takes the first figure whose key begins as the one that it looks for, and so gives October's figure for January.
use super::cube::{Category, Cube, Dimension, Observation, Strides, missing, wrong_size};
use super::node::Node;
use crate::ingest::table::detect::told::Kind;
use crate::ingest::table::failure::Failure;
use crate::ingest::table::problem::Rule;
use crate::model::lexicon;
use std::collections::HashMap;

pub const FORMAT: &str = "BPS";

/// The lists in the order in which a key has their codes.
const LISTS: [&str; 5] = ["vervar", "var", "turvar", "tahun", "turtahun"];

/// The table of a document; none where it is something else.
pub fn cube(document: &mut Node) -> Option<Result<Cube, Failure>> {
    let is_table = document.get("datacontent").is_some() || LISTS.iter().filter(|list| document.get(list).is_some()).count() >= 3;
    is_table.then(|| read(document))
}

/// A list: its codes by what they are, each with its numbers in the list.
struct Codes {
    by_code: HashMap<String, Vec<usize>>,
    lengths: Vec<usize>,
    categories: Vec<Category>,
}

impl Codes {
    fn of(document: &Node, list: &str) -> Result<Codes, Failure> {
        let own = document.get(list).filter(|own| !own.list().is_empty()).ok_or_else(|| missing(FORMAT, list))?;
        let mut codes = Codes { by_code: HashMap::new(), lengths: Vec::new(), categories: Vec::new() };
        for (n, own) in own.list().iter().enumerate() {
            let code = own.get("val").and_then(Node::code).ok_or_else(|| missing(FORMAT, &format!("{list}.val")))?;
            let text = |key: &str| own.get(key).and_then(Node::code).filter(|text| !text.is_empty());
            let label = text("label").unwrap_or_default();
            // The unit of what is measured stands beside it.
            let label = match text("unit").filter(|unit| unit != "-" && !label.contains(unit.as_str())) {
                Some(unit) => format!("{label} ({unit})"),
                None => label,
            };
            if !codes.lengths.contains(&code.len()) {
                codes.lengths.push(code.len());
            }
            codes.by_code.entry(code.clone()).or_default().push(n);
            codes.categories.push(Category { code, label });
        }
        Ok(codes)
    }
}

/// A key has at most so many ways to be built that matter: two are one too many.
const ENOUGH: usize = 2;

/// No key of five codes is longer.
const LONGEST_KEY: usize = 64;

/// The ways in which the lists build a key, as numbers in each.
fn ways(key: &str, lists: &[Codes], so_far: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    let Some((list, others)) = lists.split_first() else {
        if key.is_empty() {
            found.push(so_far.clone());
        }
        return;
    };
    for length in &list.lengths {
        let Some((code, rest)) = key.split_at_checked(*length) else { continue };
        for n in list.by_code.get(code).into_iter().flatten().take(ENOUGH) {
            so_far.push(*n);
            ways(rest, others, so_far, found);
            so_far.pop();
            if found.len() >= ENOUGH {
                return;
            }
        }
    }
}

/// A part of a year as SDMX writes it, to be put behind the year; none where the label names no part.
fn part_of_year(label: &str) -> Option<String> {
    let low = label.trim().to_lowercase();
    if low.is_empty() || matches!(low.as_str(), "tahun" | "tahunan" | "setahun" | "year" | "annual" | "jumlah" | "total") {
        return Some(String::new());
    }
    if let Some(month) = lexicon::month(&low) {
        return Some(format!("-{month:02}"));
    }
    let (name, number) = low.rsplit_once(' ')?;
    let number = ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == number).map(|n| n + 1).or_else(|| number.parse().ok())?;
    match name {
        "triwulan" | "kuartal" | "quarter" | "tw" if (1..=4).contains(&number) => Some(format!("-Q{number}")),
        "semester" if (1..=2).contains(&number) => Some(format!("-S{number}")),
        _ => None,
    }
}

fn read(document: &mut Node) -> Result<Cube, Failure> {
    let content = document.take("datacontent");
    let mut lists = Vec::new();
    for list in LISTS {
        lists.push(Codes::of(document, list)?);
    }
    let Some(Node::Fields(content)) = content else { return Err(missing(FORMAT, "datacontent")) };
    let label = |key: &str| document.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    let categories = |n: usize| -> Vec<Category> {
        let own = lists.get(n).map_or(&[][..], |list| list.categories.as_slice());
        own.iter().map(|own| Category { code: own.code.clone(), label: own.label.clone() }).collect()
    };
    let (years, parts) = (categories(3), categories(4));
    // Year and part are one period where every part has a name that is known.
    let names: Option<Vec<String>> = parts.iter().map(|part| part_of_year(&part.label)).collect();
    let dimension = |id: &str, label: String, kind: Kind, categories: Vec<Category>| Dimension { id: id.into(), label, kind, categories };
    let mut dimensions = vec![
        dimension("vervar", label("labelvervar"), Kind::Place, categories(0)),
        dimension("var", String::new(), Kind::Metric, categories(1)),
        dimension("turvar", label("labelturvar"), Kind::Other, categories(2)),
    ];
    match &names {
        Some(names) => {
            let of_year = |year: &Category| -> Vec<Category> {
                let name = |part: &String| Category { code: [year.label.as_str(), part.as_str()].concat(), label: String::new() };
                names.iter().map(name).collect()
            };
            let periods = years.len().saturating_mul(parts.len());
            if periods > content.len().saturating_add(1 << 16) {
                return Err(wrong_size(FORMAT, "tahun", periods as u128, content.len()));
            }
            dimensions.push(dimension("tahun", "tahun".into(), Kind::Period, years.iter().flat_map(of_year).collect()));
        }
        None => {
            let plain = years.into_iter().map(|year| Category { code: year.label, label: String::new() }).collect();
            dimensions.push(dimension("tahun", "tahun".into(), Kind::Period, plain));
            dimensions.push(dimension("turtahun", "turtahun".into(), Kind::Other, parts));
        }
    }
    let strides = Strides::of(dimensions.iter().map(|dimension| dimension.categories.len()));
    let strides = strides.ok_or_else(|| wrong_size(FORMAT, "datacontent", u128::MAX, content.len()))?;
    let titles: Vec<&str> = lists.get(1).into_iter().flat_map(|list| &list.categories).map(|own| own.label.as_str()).collect();
    let mut cube = Cube { title: titles.join("; "), dimensions, ..Cube::default() };
    for (key, value) in content {
        let mut found = Vec::new();
        if key.len() <= LONGEST_KEY {
            ways(&key, &lists, &mut Vec::new(), &mut found);
        }
        let codes = match found.as_slice() {
            [codes] => codes,
            [] => {
                cube.refused.push((Rule::UnknownKey, key));
                continue;
            }
            _ => {
                cube.refused.push((Rule::AmbiguousKey, key));
                continue;
            }
        };
        let code = |n: usize| codes.get(n).copied().unwrap_or(0) as u64;
        let period = match &names {
            Some(names) => vec![code(3) * names.len() as u64 + code(4)],
            None => vec![code(3), code(4)],
        };
        let all = [code(0), code(1), code(2)].into_iter().chain(period);
        if let Some(at) = strides.place(all.map(Some)) {
            cube.observations.push(Observation { at, value, attributes: Vec::new() });
        }
    }
    Ok(cube)
}
