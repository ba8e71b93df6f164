//! The compiler's flags for the parts of the site. No name of a folder of this machine goes into what it builds: panic messages hold the
//! paths of sources, and they are made to begin where they begin on every machine.
use crate::command::cargo_home;
use std::fs;
use std::path::PathBuf;

/// The variable that cargo takes the flags from, before those of its configuration.
pub const VARIABLE: &str = "CARGO_ENCODED_RUSTFLAGS";

/// The value of [`VARIABLE`]: a part's own flags and those that shorten paths. They are the same for every clone of the project, whose
/// own sources have no long paths, so clones may share what is built.
pub fn encoded(own: &[&str]) -> String {
    let own = own.iter().map(|flag| (*flag).to_owned());
    let shortened = folders().into_iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    own.chain(shortened).collect::<Vec<_>>().join("\x1f")
}

/// Folders with the sources of crates and what stands for them; of those that hold a path the last one counts.
fn folders() -> Vec<(PathBuf, &'static str)> {
    let Some(cargo) = cargo_home() else { return Vec::new() };
    // A registry's folder has its host in its name.
    let registries = fs::read_dir(cargo.join("registry").join("src")).into_iter().flatten().flatten();
    let mut folders: Vec<(PathBuf, &str)> = registries.map(|entry| (entry.path(), "")).collect();
    folders.sort();
    folders.insert(0, (cargo, "cargo"));
    folders
}
