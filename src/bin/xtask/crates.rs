//! Programs that come as crates: one on `PATH` of the right version will do, else it is built into a cache of this user.
use crate::command::{Failure, cargo, first_line, must, on_path};
use std::env;
use std::path::{Path, PathBuf};

/// A program that a crate holds.
pub struct Tool {
    pub krate: &'static str,
    pub program: &'static str,
    pub version: String,
    /// Whether the crate's own lock file is tried first. The other way is tried after it.
    pub locked: bool,
    /// What it is for and what it costs, for the person who waits.
    pub about: &'static str,
}

/// The path of the program, which is built first if need be.
pub fn find_or_install(tool: &Tool) -> Result<PathBuf, Failure> {
    if let Some(path) = on_path(tool.program).filter(|path| is_version(path, &tool.version)) {
        return Ok(path);
    }
    let folder = cache()?.join(format!("{}-{}", tool.krate, tool.version));
    let path = folder.join("bin").join(tool.program);
    if is_version(&path, &tool.version) {
        return Ok(path);
    }
    println!("Installing {} {} ({}) into {}.", tool.krate, tool.version, tool.about, folder.display());
    let attempt = |locked: bool| {
        let mut command = cargo(&["install", tool.krate, "--version", &tool.version, "--root"]);
        command.arg(&folder);
        if locked {
            command.arg("--locked");
        }
        must(&mut command)
    };
    let outcome = attempt(tool.locked).or_else(|failure| {
        println!("{failure}; once more {} the crate's lock file.", if tool.locked { "without" } else { "with" });
        attempt(!tool.locked)
    });
    let by_hand =
        || format!("{} {} is missing; by hand: cargo install {} --version {}", tool.krate, tool.version, tool.krate, tool.version);
    outcome.map_err(|failure| Failure(format!("{failure}\n{}", by_hand())))?;
    if is_version(&path, &tool.version) { Ok(path) } else { Err(Failure(by_hand())) }
}

fn is_version(program: &Path, version: &str) -> bool {
    first_line(program, &["--version"]).is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}

fn cache() -> Result<PathBuf, Failure> {
    let base = env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    let base = base.or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    let base = base.ok_or_else(|| Failure("neither XDG_CACHE_HOME nor HOME is set, so there is no place for the tools".into()))?;
    Ok(base.join("jejak-ekspor").join("tools"))
}
