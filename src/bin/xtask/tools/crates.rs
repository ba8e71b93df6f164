//! Programs that come as crates: one of the right version that is there already will do, else it is installed into a cache of this user.
use crate::command::{Failure, cargo, cargo_home, first_line, home, must, on_path, spell};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

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

/// The path of the program: on `PATH`, in cargo's folder of programs, in our cache; else installed there, by `cargo binstall` where that is
/// there, else from source.
pub fn find_or_install(tool: &Tool) -> Result<PathBuf, Failure> {
    let folder = cache()?.join(format!("{}-{}", tool.krate, tool.version));
    let installed = folder.join("bin").join(tool.program);
    let by_cargo = cargo_home().map(|home| home.join("bin").join(tool.program));
    let places = [on_path(tool.program), by_cargo, Some(installed.clone())];
    if let Some(path) = places.into_iter().flatten().find(|path| is_version(path, &tool.version)) {
        return Ok(path);
    }
    println!("Installing {} {} ({}) into {}.", tool.krate, tool.version, tool.about, folder.display());
    let by_hand = || format!("{} {} is missing; by hand: {}", tool.krate, tool.version, spell(&from_source(tool, None, tool.locked)));
    let has_binstall = first_line(cargo(&[]).get_program(), &["binstall", "-V"]).is_some();
    let ready_made = has_binstall.then(|| ready_made(tool, &folder));
    let ways = ready_made.into_iter().chain([tool.locked, !tool.locked].map(|locked| from_source(tool, Some(&folder), locked)));
    let mut failures = Vec::new();
    for mut way in ways {
        match must(&mut way) {
            Ok(()) if is_version(&installed, &tool.version) => return Ok(installed),
            Ok(()) => failures.push(format!("`{}` left no {} {} there", spell(&way), tool.program, tool.version)),
            Err(failure) => failures.push(failure.0),
        }
    }
    failures.push(by_hand());
    Err(Failure(failures.join("\n")))
}

/// Fetches the program as others built it.
fn ready_made(tool: &Tool, folder: &Path) -> Command {
    let mut command = cargo(&["binstall", "--no-confirm", "--disable-strategies", "compile", "--version", &tool.version, "--root"]);
    command.arg(folder).arg(tool.krate);
    command
}

/// Builds the program, into cargo's own folder of programs if none is given.
fn from_source(tool: &Tool, folder: Option<&Path>, locked: bool) -> Command {
    let mut command = cargo(&["install", tool.krate, "--version", &tool.version]);
    if let Some(folder) = folder {
        command.arg("--root").arg(folder);
    }
    command.args(locked.then_some("--locked"));
    command
}

fn is_version(program: &Path, version: &str) -> bool {
    first_line(program, &["--version"]).is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}

/// Where what is installed for this project lies.
pub fn cache() -> Result<PathBuf, Failure> {
    let base = env::var_os("XDG_CACHE_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    let base = base.or_else(|| home().map(|home| home.join(".cache")));
    let base = base.ok_or_else(|| Failure("neither XDG_CACHE_HOME nor HOME is set, so there is no place for the tools".into()))?;
    Ok(base.join("jejak-ekspor").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_installed_in_its_version_into_our_folder_and_no_host_is_named() {
        let tool = Tool { krate: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.1".into(), locked: false, about: "" };
        let folder = Path::new("tools/x");
        let expected = "binstall --no-confirm --disable-strategies compile --version 0.2.1 --root tools/x wasm-bindgen-cli";
        assert!(spell(&ready_made(&tool, folder)).ends_with(expected));
        assert!(
            spell(&from_source(&tool, Some(folder), true)).ends_with("install wasm-bindgen-cli --version 0.2.1 --root tools/x --locked")
        );
        assert!(spell(&from_source(&tool, None, false)).ends_with("install wasm-bindgen-cli --version 0.2.1"));
    }
}
