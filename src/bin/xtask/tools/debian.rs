//! Programs that come as Debian packages.
use crate::command::{Failure, first_line, must, on_path};
use std::process::Command;

/// A Debian package, and how to see whether what it brings is already there (from wherever it came).
pub struct Package {
    pub name: &'static str,
    /// What it is for and its size, for the person who waits.
    pub about: &'static str,
    pub present: fn() -> bool,
}

/// Installs those that are missing.
pub fn install(packages: &[Package]) -> Result<(), Failure> {
    let missing: Vec<&Package> = packages.iter().filter(|package| !(package.present)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing Debian packages:");
    for package in &missing {
        println!("  {:16} {}", package.name, package.about);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let by_hand = |names: &[&str]| format!("missing: {0}; by hand, as root: apt-get update && apt-get install {0}", names.join(" "));
    if on_path("apt-get").is_none() {
        return Err(Failure(format!("this machine has no apt-get. {}", by_hand(&names))));
    }
    let explain = |failure: Failure| Failure(format!("{failure}\n{}", by_hand(&names)));
    must(&mut apt_get(&["update"])).map_err(explain)?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(&names);
    must(&mut apt_get(&arguments)).map_err(explain)?;
    let still: Vec<&str> = missing.iter().filter(|package| !(package.present)()).map(|package| package.name).collect();
    if still.is_empty() { Ok(()) } else { Err(Failure(format!("installed, and yet not found: {}", still.join(" ")))) }
}

fn apt_get(arguments: &[&str]) -> Command {
    let is_root = first_line("id", &["-u"]).as_deref() == Some("0");
    let mut command = if is_root || on_path("sudo").is_none() {
        Command::new("env")
    } else {
        let mut command = Command::new("sudo");
        command.arg("env");
        command
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(arguments);
    command
}
