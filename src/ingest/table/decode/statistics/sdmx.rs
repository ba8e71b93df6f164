//! SDMX-JSON data messages, 1.0 and 2.0: figures by the numbers of their codes, in series or flat, with the structure beside them.
use super::cube::{Attribute, Category, Cube, Dimension, Observation, Strides, missing, wrong_size};
use super::node::Node;
use crate::ingest::table::detect::told::{Kind, kind};
use crate::ingest::table::failure::Failure;
use crate::ingest::table::problem::Rule;
use std::collections::HashMap;

pub const FORMAT: &str = "SDMX-JSON";

/// The parts of a data set that dimensions and attributes belong to.
const LEVELS: [&str; 4] = ["dataSet", "dimensionGroup", "series", "observation"];

/// The data sets of a message; none where it is something else.
pub fn cubes(document: &mut Node) -> Option<Result<Vec<Cube>, Failure>> {
    // 2.0 has them within `data`.
    let is_inside = document.get("data").is_some_and(|data| data.get("dataSets").is_some());
    let mut inside = if is_inside { document.take("data")? } else { Node::Null };
    let message = if is_inside { &mut inside } else { document };
    let Some(Node::List(sets)) = message.take("dataSets") else { return None };
    let structures = match message.take("structures").or_else(|| message.take("structure")) {
        Some(Node::List(structures)) => structures,
        Some(own @ Node::Fields(_)) => vec![own],
        _ => return Some(Err(missing(FORMAT, "structure"))),
    };
    let one = |(n, set): (usize, Node)| {
        let of = set.get("structure").and_then(Node::index).map_or(0, |n| usize::try_from(n).unwrap_or(usize::MAX));
        let structure = structures.get(of).ok_or_else(|| missing(FORMAT, "structure"))?;
        cube(set, structure, n)
    };
    let all: Result<Vec<Cube>, Failure> = sets.into_iter().enumerate().map(one).collect();
    Some(all.and_then(|cubes| if cubes.is_empty() { Err(missing(FORMAT, "dataSets")) } else { Ok(cubes) }))
}

fn named(own: &Node) -> String {
    let name = own.get("name").or_else(|| own.get("names")).and_then(Node::name);
    name.unwrap_or_default().to_owned()
}

/// The values that a component has in this message.
fn categories(own: &Node) -> Vec<Category> {
    let value = |own: &Node| {
        let code = own.get("id").or_else(|| own.get("value")).unwrap_or(own).code();
        Category { code: code.unwrap_or_default(), label: named(own) }
    };
    own.get("values").map_or(&[][..], Node::list).iter().map(value).collect()
}

fn cube(mut set: Node, structure: &Node, n: usize) -> Result<Cube, Failure> {
    let part = |of: &str, level: &str| structure.get(of).and_then(|own| own.get(level)).map_or(&[][..], Node::list);
    let name = Some(named(structure)).filter(|name| !name.is_empty());
    let mut cube = Cube { title: name.clone().unwrap_or_default(), ..Cube::default() };
    cube.name = format!("{} {}", name.unwrap_or_else(|| FORMAT.to_owned()), n + 1);
    // How many dimensions each level has.
    let mut lengths = [0; LEVELS.len()];
    for (level, length) in LEVELS.into_iter().zip(&mut lengths) {
        // A key has their codes in the order in which they stand here.
        let own = part("dimensions", level);
        *length = own.len();
        for own in own {
            let id = own.get("id").and_then(Node::text).ok_or_else(|| missing(FORMAT, "dimensions.id"))?;
            let has_role = |of: &str| {
                let roles = own.get("roles").or_else(|| own.get("role"));
                roles.is_some_and(|roles| roles.text().into_iter().chain(roles.list().iter().filter_map(Node::text)).any(|own| own == of))
            };
            let kind = if has_role("time") || has_role("TIME_PERIOD") { Kind::Period } else { kind(id) };
            cube.dimensions.push(Dimension { id: id.to_owned(), label: named(own), kind, categories: categories(own) });
        }
    }
    let [fixed, grouped, in_series, in_observation] = lengths;
    if in_series + in_observation == 0 {
        return Err(missing(FORMAT, "structure.dimensions"));
    }
    if let Some(dimension) = cube.dimensions.iter().find(|dimension| dimension.categories.is_empty()) {
        return Err(missing(FORMAT, &format!("{}.values", dimension.id)));
    }
    // Several measures are one dimension more.
    let measures = part("measures", "observation");
    let count = measures.len().max(1);
    if count > 1 {
        let category = |own: &Node| Category { code: own.get("id").and_then(Node::code).unwrap_or_default(), label: named(own) };
        let categories = measures.iter().map(category).collect();
        cube.dimensions.push(Dimension { id: "MEASURES".into(), label: String::new(), kind: Kind::Metric, categories });
    }
    let strides = Strides::of(cube.dimensions.iter().map(|dimension| dimension.categories.len()));
    let strides = strides.ok_or_else(|| wrong_size(FORMAT, "dimensions", u128::MAX, 0))?;
    // Attributes of each level, one behind the other.
    let mut starts = [0; LEVELS.len()];
    for (level, start) in LEVELS.into_iter().zip(&mut starts) {
        *start = cube.attributes.len();
        for own in part("attributes", level) {
            let id = own.get("id").and_then(Node::text).unwrap_or_default().to_owned();
            let text = |own: Category| {
                // Powers of ten are numbers, whatever they are called.
                let is_number = own.label.is_empty() || own.code.bytes().all(|byte| byte.is_ascii_digit());
                if is_number { own.code } else { [own.code.as_str(), ": ", own.label.as_str()].concat() }
            };
            cube.attributes.push(Attribute { id, values: categories(own).into_iter().map(text).collect() });
        }
    }
    let of_set = coded(&mut cube.attributes, starts[0], starts[1], set.get("attributes").map_or(&[][..], Node::list));
    let mut all = vec![0; cube.attributes.len()];
    put(&mut all, starts[0], &of_set);
    let mut groups: Vec<Group> = Vec::new();
    if let Some(given) = set.get("dimensionGroupAttributes") {
        for (key, own) in given.fields() {
            let parts: Vec<Option<u64>> = key.split(':').map(|part| part.parse().ok()).collect();
            let mask: Vec<usize> = (0..parts.len()).filter(|n| parts.get(*n).is_some_and(Option::is_some)).collect();
            let codes = coded(&mut cube.attributes, starts[1], starts[2], own.list());
            let at = groups.iter().position(|group| group.mask == mask).unwrap_or_else(|| {
                groups.push(Group { mask, codes: HashMap::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(at) {
                group.codes.insert(parts.into_iter().flatten().collect(), codes);
            }
        }
    }
    let mut read = Reading { strides, fixed: fixed + grouped, measures: count, starts, groups, cube };
    if let Some(Node::Fields(series)) = set.take("series") {
        for (key, mut own) in series {
            let mut attributes = all.clone();
            let found = coded(&mut read.cube.attributes, starts[2], starts[3], own.get("attributes").map_or(&[][..], Node::list));
            put(&mut attributes, starts[2], &found);
            if let Some(Node::Fields(observations)) = own.take("observations") {
                for (inner, figures) in observations {
                    let whole = if in_observation == 0 { key.clone() } else { [key.as_str(), ":", inner.as_str()].concat() };
                    read.add(&whole, figures, &attributes);
                }
            }
        }
    } else if let Some(Node::Fields(observations)) = set.take("observations") {
        for (key, figures) in observations {
            read.add(&key, figures, &all);
        }
    } else {
        return Err(missing(FORMAT, "dataSets.series"));
    }
    Ok(read.cube)
}

/// The numbers of an attribute's values: most are given as such, others as themselves, which are added.
fn coded(attributes: &mut [Attribute], from: usize, to: usize, given: &[Node]) -> Vec<u32> {
    const MOST_VALUES: usize = 1000;
    let mut codes = Vec::new();
    for (attribute, own) in attributes.iter_mut().take(to).skip(from).zip(given) {
        let text = own.text().or_else(|| own.list().first().and_then(Node::text)).or_else(|| own.name());
        codes.push(match (own.index(), text) {
            (Some(n), _) if n < attribute.values.len() as u64 => n as u32 + 1,
            (None, Some(text)) => match attribute.values.iter().position(|own| own == text) {
                Some(n) => n as u32 + 1,
                None if attribute.values.len() < MOST_VALUES => {
                    attribute.values.push(text.to_owned());
                    attribute.values.len() as u32
                }
                None => 0,
            },
            _ => 0,
        });
    }
    codes
}

fn put(all: &mut [u32], from: usize, codes: &[u32]) {
    for (slot, code) in all.iter_mut().skip(from).zip(codes) {
        *slot = *code;
    }
}

/// Attributes of all figures that share some of their codes.
struct Group {
    /// Which dimensions those are.
    mask: Vec<usize>,
    codes: HashMap<Vec<u64>, Vec<u32>>,
}

struct Reading {
    strides: Strides,
    /// Dimensions that the whole data set shares.
    fixed: usize,
    measures: usize,
    starts: [usize; LEVELS.len()],
    groups: Vec<Group>,
    cube: Cube,
}

impl Reading {
    /// Adds what stands under a key, `0:3:1`: a figure for each measure, then attributes.
    fn add(&mut self, key: &str, figures: Node, attributes: &[u32]) {
        let figures = match figures {
            Node::List(figures) => figures,
            own => vec![own],
        };
        let mut attributes = attributes.to_vec();
        let parts: Vec<Option<u64>> = key.split(':').map(|part| part.parse().ok()).collect();
        for group in &self.groups {
            let own: Option<Vec<u64>> = group.mask.iter().map(|n| parts.get(*n).copied().flatten()).collect();
            for (n, code) in own.and_then(|own| group.codes.get(&own)).into_iter().flatten().enumerate().filter(|(_, code)| **code > 0) {
                if let Some(slot) = attributes.get_mut(self.starts[1] + n) {
                    *slot = *code;
                }
            }
        }
        let end = self.cube.attributes.len();
        let found = coded(&mut self.cube.attributes, self.starts[3], end, figures.get(self.measures..).unwrap_or_default());
        put(&mut attributes, self.starts[3], &found);
        for (n, value) in figures.into_iter().take(self.measures).enumerate() {
            let codes = core::iter::repeat_n(Some(0), self.fixed).chain(parts.iter().copied());
            let at = self.strides.place(codes.chain((self.measures > 1).then_some(Some(n as u64))));
            match at {
                Some(at) => self.cube.observations.push(Observation { at, value, attributes: attributes.clone() }),
                None => {
                    self.cube.refused.push((Rule::UnknownKey, key.to_owned()));
                    break;
                }
            }
        }
    }
}
