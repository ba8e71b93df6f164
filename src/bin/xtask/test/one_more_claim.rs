//! Adds a claim to a copy of the project and runs the native tests there, those within the library and its documents too: the data can grow without a test that has to follow.
//!
//! It is a step of `cargo xtask test` and none of those tests, because the data come into the library by its build script: only
//! another build, a minute long, can tell.
use crate::command::{Failure, cargo, must, root};
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is added to which file. It contradicts claims that are there, so that counts, groups and lanes change with it.
const ADDED: [(&str, &str); 2] = [
    (
        "src/data/claims.jsonl",
        r#"{"id":"zz-one-more-claim","kind":"value","event":null,"source":"zz-one-more-source","origin":null,"when":"2022","when_stated":null,"where":"3524","place":null,"title":{"en":"Lamongan exports worth Rp55 trillion","id":"Nilai ekspor Lamongan Rp55 triliun"},"observations":[{"measure":"export_value","value":55000000000000,"unit":"IDR","original":"Rp55 triliun","scope":null,"status":"normal","implied":[],"equivalent":null,"when":null}],"commodities":[{"as":{"en":"shrimp","id":"udang"},"hs":"0306"}],"destinations":["JP"],"parties":[],"note":null}"#,
    ),
    (
        "src/data/sources.jsonl",
        r#"{"id":"zz-one-more-source","publisher":"Koran Baru","publisher_kind":"news","title":null,"published":"2023-05-06","url":null,"lang":"id"}"#,
    ),
];

/// Copies the files that git knows or would add, adds the claim, and runs the native tests, on what this project has built of its dependencies.
pub fn run() -> Result<(), Failure> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder));
    let copy = target.join("one-more-claim");
    if copy.exists() {
        fs::remove_dir_all(&copy).map_err(|error| Failure::at(&copy, &error))?;
    }
    for name in names()? {
        copy_file(&root().join(&name), &copy.join(&name))?;
    }
    for (name, line) in ADDED {
        let path = copy.join(name);
        let file = OpenOptions::new().append(true).open(&path);
        file.and_then(|mut file| writeln!(file, "{line}")).map_err(|error| Failure::at(&path, &error))?;
    }
    rename(&copy.join("Cargo.toml"))?;
    // Doctests cannot be asked for together with others.
    [&["--lib", "--test", "native"][..], &["--doc"]].iter().try_for_each(|which| {
        let mut tests = cargo(&["test", "--features", "page,tabular"]);
        must(tests.args(*which).current_dir(&copy).env("CARGO_TARGET_DIR", &target))
    })
}

/// Gives the copy a version of its own: cargo tells the artifacts of two folders with one target folder apart by name and version
/// alone, and would take those of the copy for the project's.
fn rename(manifest: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(manifest).map_err(|error| Failure::at(manifest, &error))?;
    let own = concat!("\nversion = \"", env!("CARGO_PKG_VERSION"), "\"\n");
    let Some((before, after)) = text.split_once(own) else {
        return Err(Failure(format!("{}: no version to change", manifest.display())));
    };
    let other = concat!("\nversion = \"", env!("CARGO_PKG_VERSION"), "-one-more-claim\"\n");
    fs::write(manifest, [before, other, after].concat()).map_err(|error| Failure::at(manifest, &error))
}

fn names() -> Result<Vec<PathBuf>, Failure> {
    let mut list = Command::new("git");
    list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root());
    let output = list.output().ok().filter(|output| output.status.success());
    let output = output.ok_or_else(|| Failure("`git ls-files` failed: the copy is made of the files that git knows".into()))?;
    let names = String::from_utf8_lossy(&output.stdout);
    Ok(names.split('\0').filter(|name| root().join(name).is_file()).map(PathBuf::from).collect())
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Failure> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
    fs::copy(from, to).map(drop).map_err(|error| Failure::at(from, &error))
}
