//! What assistive technology is given: the tree of roles, names and states, as text that a person can read, kept in `tests/e2e/snapshots`.
//! `JEJAK_WRITE=1` writes it anew: read what changed as a listener would hear it.
use crate::browser::Settings;
use crate::engine::Engine;
use crate::page::{Page, story};
use crate::states::Shown;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use std::{env, fs};

/// States of a control that are told where they hold.
const TOLD: [&str; 9] = ["checked", "expanded", "pressed", "selected", "disabled", "level", "modal", "required", "focused"];
/// What only holds others together.
const SILENT: [&str; 8] = ["generic", "none", "InlineTextBox", "LineBreak", "RootWebArea", "Section", "LayoutTable", "ListMarker"];
/// What these say is a matter of the data: a new claim may change it.
const OF_THE_DATA: [&str; 5] = ["gridcell", "cell", "option", "listitem", "checkbox"];
const READ: [Shown; 10] = [
    Shown::Front,
    Shown::Place,
    Shown::Card,
    Shown::Conflict,
    Shown::Conflicts,
    Shown::Nothing,
    Shown::Unread,
    Shown::TableAsked,
    Shown::TextEmpty,
    Shown::TextRead,
];
/// Of a run of alike neighbours so many stand for all: how many there are is a matter of the data.
const OF_A_RUN: usize = 2;

struct Tree {
    nodes: HashMap<String, Value>,
    out: String,
}

impl Tree {
    /// `is_data` within what says the data's words.
    fn write(&mut self, id: &str, depth: usize, around: &str, is_data: bool) {
        let Some(node) = self.nodes.get(id).cloned() else { return };
        let role = node["role"]["value"].as_str().unwrap_or_default().to_owned();
        let name = without_numbers(node["name"]["value"].as_str().unwrap_or_default().trim());
        let is_silent = node["ignored"] == true || SILENT.contains(&role.as_str()) && name.is_empty() || role == "InlineTextBox";
        // A text that names what it stands in was heard with it.
        let is_heard = role == "StaticText" && (name.is_empty() || around.contains(&name));
        let is_shown = !is_silent && !is_heard && role != "RootWebArea";
        if is_shown {
            let states: Vec<String> = node["properties"].as_array().into_iter().flatten().filter_map(state).collect();
            let role = if role == "StaticText" { "text" } else { &role };
            self.out.push_str(&format!("{:indent$}{role}", "", indent = depth * 2));
            if (is_data || OF_THE_DATA.contains(&role)) && !name.is_empty() {
                self.out.push_str(" …");
            } else if !name.is_empty() {
                self.out.push_str(&format!(" \"{name}\""));
            }
            for state in states {
                self.out.push_str(&format!(" [{state}]"));
            }
            self.out.push('\n');
        }
        let children: Vec<String> =
            node["childIds"].as_array().into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        let depth = depth + usize::from(is_shown);
        let is_data = is_data || OF_THE_DATA.contains(&role.as_str());
        let around = if name.is_empty() || role == "RootWebArea" { around.to_owned() } else { name };
        let mut last = (String::new(), 0);
        let mut is_cut = false;
        for child in children {
            let of_it = self.nodes.get(&child).map_or(String::new(), |node| node["role"]["value"].as_str().unwrap_or_default().to_owned());
            let of_it = [of_it, self.within(&child)].join(" ");
            last = if of_it == last.0 { (of_it, last.1 + 1) } else { (of_it, 1) };
            let is_of_run =
                ["row", "listitem", "gridcell", "cell", "option", "generic", "LabelText"].iter().any(|role| last.0.starts_with(role));
            if is_of_run && last.1 > OF_A_RUN {
                if !is_cut {
                    self.out.push_str(&format!("{:indent$}…\n", "", indent = depth * 2));
                }
                is_cut = true;
                continue;
            }
            is_cut = false;
            self.write(&child, depth, &around, is_data);
        }
    }

    /// The role of what a node begins with: rows of one shape are alike.
    fn within(&self, id: &str) -> String {
        let first = self.nodes.get(id).and_then(|node| node["childIds"][0].as_str());
        let node = first.and_then(|first| self.nodes.get(first));
        node.map_or(String::new(), |node| node["role"]["value"].as_str().unwrap_or_default().to_owned())
    }
}

fn state(property: &Value) -> Option<String> {
    let (name, value) = (property["name"].as_str()?, &property["value"]["value"]);
    if !TOLD.contains(&name) {
        return None;
    }
    match value {
        Value::Bool(false) => (name == "expanded").then(|| "collapsed".to_owned()),
        Value::String(value) if value == "false" => None,
        Value::Bool(true) => Some(name.to_owned()),
        Value::String(value) if value == "true" => Some(name.to_owned()),
        value => Some(format!("{name} {value}").replace('"', "")),
    }
}

/// Figures are the data's: each stands as one sign.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if !sign.is_ascii_digit() {
            out.push(sign);
            continue;
        }
        out.push('#');
        while signs.next_if(|next| next.is_ascii_digit() || matches!(next, '.' | ',')).is_some() {}
    }
    out
}

async fn heard(page: &Page) -> String {
    let told = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = told["nodes"].as_array().expect("a tree").clone();
    let root = nodes.first().and_then(|node| node["nodeId"].as_str()).expect("a root").to_owned();
    let nodes = nodes.into_iter().filter_map(|node| Some((node["nodeId"].as_str()?.to_owned(), node))).collect();
    let mut tree = Tree { nodes, out: String::new() };
    tree.write(&root, 0, "", false);
    tree.out
}

#[test]
fn what_a_listener_is_given_is_as_it_was_read() {
    if Engine::now() != Engine::Chromium {
        return;
    }
    story("listening", Settings::default(), async |page| {
        // As for a listener, who has it on from the start: what is off the screen is not in a tree that is asked for later.
        page.devtools("Accessibility.enable", json!({})).await;
        page.open("").await;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/snapshots");
        let mut changed = Vec::new();
        for state in READ {
            for lang in ["id", "en"] {
                state.open(&page, lang).await;
                // The foot says whether the page is kept once it is.
                page.wait_until("document.querySelector('#offline')?.dataset.kept === 'ready'").await;
                let now = heard(&page).await;
                let file = folder.join(format!("{}-{lang}.txt", format!("{state:?}").to_lowercase()));
                if env::var_os("JEJAK_WRITE").is_some() {
                    fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &now)).expect("a snapshot");
                }
                let before = fs::read_to_string(&file).unwrap_or_default();
                let differs = before.lines().zip(now.lines()).find(|(before, now)| before != now);
                if before != now {
                    changed.push(format!("{}: first {differs:?}", file.display()));
                }
            }
        }
        assert!(changed.is_empty(), "{changed:#?}; JEJAK_WRITE=1 writes them anew, to be read");
    });
}
