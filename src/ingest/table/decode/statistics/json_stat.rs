//! JSON-stat 2.0, and the bundles of 1.x, by <https://json-stat.org/full>: dimensions with sizes, values in one list or by their number.
use super::cube::{Attribute, Category, Cube, Dimension, Observation, Strides, missing, wrong_size};
use super::node::Node;
use crate::ingest::table::detect::told::{Kind, kind};
use crate::ingest::table::failure::Failure;
use crate::ingest::table::problem::Rule;

pub const FORMAT: &str = "JSON-stat";

/// The tables of a document; none where it is something else.
pub fn cubes(document: &mut Node) -> Option<Result<Vec<Cube>, Failure>> {
    match document.get("class").and_then(Node::text) {
        Some("dataset") => return Some(cube(document, "").map(|cube| vec![cube])),
        Some("collection") => {
            let Some(Node::List(mut items)) = document.take("link").and_then(|mut link| link.take("item")) else {
                return Some(Err(missing(FORMAT, "link.item")));
            };
            // A collection that only says where its tables lie has none.
            items.retain(|item| item.get("value").is_some());
            let all: Result<Vec<Cube>, Failure> = items.iter_mut().zip(1..).map(|(item, n)| cube(item, &format!("{n}"))).collect();
            return Some(all.and_then(|cubes| if cubes.is_empty() { Err(missing(FORMAT, "link.item.value")) } else { Ok(cubes) }));
        }
        _ => {}
    }
    let is_dataset = |node: &Node| node.get("value").is_some() && node.get("dimension").is_some_and(|own| !own.fields().is_empty());
    if is_dataset(document) && (document.get("size").is_some() || document.get("dimension")?.get("size").is_some()) {
        return Some(cube(document, "").map(|cube| vec![cube]));
    }
    let Node::Fields(fields) = document else { return None };
    let is_bundle = !fields.is_empty()
        && fields.iter().all(|(_, own)| is_dataset(own) && own.get("dimension").is_some_and(|dimension| dimension.get("size").is_some()));
    is_bundle.then(|| fields.iter_mut().map(|(name, own)| cube(own, name)).collect())
}

fn cube(dataset: &mut Node, name: &str) -> Result<Cube, Failure> {
    let values = dataset.take("value").ok_or_else(|| missing(FORMAT, "value"))?;
    let status = dataset.take("status").unwrap_or_default();
    let about = dataset.get("dimension").ok_or_else(|| missing(FORMAT, "dimension"))?;
    // What 2.0 has beside the dimensions, 1.x has among them.
    let beside = |key: &str| dataset.get(key).filter(|own| !own.list().is_empty() || !own.fields().is_empty()).or(about.get(key));
    let ids = beside("id").ok_or_else(|| missing(FORMAT, "id"))?.list();
    let sizes = beside("size").ok_or_else(|| missing(FORMAT, "size"))?.list();
    if ids.len() != sizes.len() {
        return Err(wrong_size(FORMAT, "size", ids.len() as u128, sizes.len()));
    }
    let has_role = |role: &str, id: &str| {
        beside("role").and_then(|roles| roles.get(role)).is_some_and(|own| own.list().iter().any(|own| own.text() == Some(id)))
    };
    let mut dimensions = Vec::new();
    for (id, size) in ids.iter().zip(sizes) {
        let id = id.text().ok_or_else(|| missing(FORMAT, "id"))?;
        let own = about.get(id).ok_or_else(|| missing(FORMAT, &format!("dimension.{id}")))?;
        let categories = categories(id, own)?;
        let declared = size.index().ok_or_else(|| missing(FORMAT, "size"))?;
        if declared != categories.len() as u64 {
            return Err(wrong_size(FORMAT, id, u128::from(declared), categories.len()));
        }
        let kind = match () {
            () if has_role("time", id) => Kind::Period,
            () if has_role("geo", id) => Kind::Place,
            () if has_role("metric", id) => Kind::Metric,
            // Where roles are given, what has none is no period.
            () => Some(kind(id)).filter(|kind| *kind != Kind::Period || beside("role").is_none()).unwrap_or(Kind::Other),
        };
        dimensions.push(Dimension { id: id.to_owned(), label: label(own), kind, categories });
    }
    let strides = Strides::of(dimensions.iter().map(|dimension| dimension.categories.len()));
    let strides = strides.ok_or_else(|| wrong_size(FORMAT, "size", u128::MAX, 0))?;
    let mut cube = Cube { title: label(dataset), ..Cube::default() };
    cube.name = if cube.title.is_empty() { name.to_owned() } else { cube.title.clone() };
    cube.dimensions = dimensions;
    let mut statuses: Vec<String> = Vec::new();
    let mut code_of = |text: Option<&str>| {
        let text = text.filter(|text| !text.is_empty())?;
        let known = statuses.iter().position(|own| own == text);
        Some(known.unwrap_or_else(|| {
            statuses.push(text.to_owned());
            statuses.len() - 1
        }))
    };
    let mut said = std::collections::HashMap::new();
    for (key, own) in status.fields() {
        if let (Ok(at), Some(code)) = (key.parse::<u128>(), code_of(own.text())) {
            said.insert(at, code);
        }
    }
    for (at, own) in status.list().iter().enumerate() {
        if let Some(code) = code_of(own.text()) {
            said.insert(at as u128, code);
        }
    }
    let of_all = code_of(status.text());
    let has_status = !said.is_empty() || of_all.is_some();
    let mut add = |at: u128, value: Node| {
        let code = said.get(&at).copied().or(of_all);
        let attributes = if has_status { vec![code.map_or(0, |code| code as u32 + 1)] } else { Vec::new() };
        cube.observations.push(Observation { at, value, attributes });
    };
    match values {
        Node::List(values) => {
            if values.len() as u128 != strides.count() {
                return Err(wrong_size(FORMAT, "value", strides.count(), values.len()));
            }
            values.into_iter().enumerate().for_each(|(at, value)| add(at as u128, value));
        }
        Node::Fields(values) => {
            let mut refused = Vec::new();
            for (key, value) in values {
                match key.parse().ok().filter(|at| *at < strides.count()) {
                    Some(at) => add(at, value),
                    None => refused.push((Rule::UnknownKey, key)),
                }
            }
            cube.refused = refused;
        }
        _ => return Err(missing(FORMAT, "value")),
    }
    if has_status {
        cube.attributes.push(Attribute { id: "status".into(), values: statuses });
    }
    Ok(cube)
}

fn label(own: &Node) -> String {
    own.get("label").and_then(Node::text).unwrap_or_default().to_owned()
}

/// The codes of a dimension in their order, with labels and units.
fn categories(id: &str, dimension: &Node) -> Result<Vec<Category>, Failure> {
    let absent = || missing(FORMAT, &format!("dimension.{id}.category"));
    let category = dimension.get("category").ok_or_else(absent)?;
    let labels = category.get("label");
    let mut codes: Vec<(u64, String)> = match category.get("index") {
        Some(Node::List(codes)) => (0..).zip(codes.iter().map(|code| code.code().unwrap_or_default())).collect(),
        Some(Node::Fields(codes)) => codes.iter().map(|(code, n)| (n.index().unwrap_or(u64::MAX), code.clone())).collect(),
        // The only code of a dimension needs no order.
        _ => (0..).zip(labels.ok_or_else(absent)?.fields().iter().map(|(code, _)| code.clone())).collect(),
    };
    codes.sort();
    let of = |codes: &[(u64, String)]| codes.iter().zip(0..).all(|((n, _), at)| *n == at);
    if codes.is_empty() || !of(&codes) {
        return Err(missing(FORMAT, &format!("dimension.{id}.category.index")));
    }
    // A list of thousands is looked up in a map.
    let by_code = |of: Option<&Node>| -> std::collections::HashMap<String, String> {
        let text = |(code, own): &(String, Node)| {
            let unit = |name: &str| own.get(name).and_then(Node::text).filter(|text| !text.is_empty());
            let text = own.text().or_else(|| unit("base")).or_else(|| unit("label")).or_else(|| unit("symbol"))?;
            Some((code.clone(), text.to_owned()))
        };
        of.into_iter().flat_map(|own| own.fields()).filter_map(text).collect()
    };
    let (labels, units) = (by_code(labels), by_code(category.get("unit")));
    let category = |(_, code): (u64, String)| {
        let label = labels.get(&code).cloned().unwrap_or_default();
        let own = if label.is_empty() { &code } else { &label };
        let label = match units.get(&code).filter(|unit| !own.contains(unit.as_str())) {
            Some(unit) => format!("{own} ({unit})"),
            None => label,
        };
        Category { code, label }
    };
    Ok(codes.into_iter().map(category).collect())
}
