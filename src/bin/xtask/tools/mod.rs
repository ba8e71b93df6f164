//! Installs what is missing, and says so before it does.
mod axe;
mod crates;
mod debian;

use crate::command::{Failure, cargo, first_line, must, on_path, root};
use crates::{Tool, cache};
use debian::Package;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.36.0";

/// What is on the machine now.
pub struct Tools {
    trunk: PathBuf,
    path: OsString,
    geckodriver: Option<PathBuf>,
    axe: Option<PathBuf>,
}

impl Tools {
    /// No programs at all, for steps that need none.
    #[cfg(test)]
    pub fn none() -> Tools {
        Tools { trunk: PathBuf::new(), path: OsString::new(), geckodriver: None, axe: None }
    }

    /// The program that drives Firefox, where the tests were asked for.
    pub fn geckodriver(&self) -> Option<&Path> {
        self.geckodriver.as_deref()
    }

    /// The script that looks for what assistive technology stumbles over, where the tests were asked for.
    pub fn axe(&self) -> Option<&Path> {
        self.axe.as_deref()
    }

    /// A command that runs trunk, with all it calls in front of `PATH`.
    pub fn trunk(&self) -> Command {
        let mut command = Command::new(&self.trunk);
        command.env("PATH", &self.path).current_dir(root());
        command
    }

    /// A command that runs wasm-bindgen.
    pub fn wasm_bindgen(&self) -> Command {
        let mut command = Command::new("wasm-bindgen");
        command.env("PATH", &self.path).current_dir(root());
        command
    }

    /// A command that runs wasm-opt.
    pub fn wasm_opt(&self) -> Command {
        let mut command = Command::new("wasm-opt");
        command.env("PATH", &self.path).current_dir(root());
        command
    }
}

/// All that `build` and `serve` need.
pub fn for_building() -> Result<Tools, Failure> {
    prepare(&[binaryen()])
}

/// The same, and what the tests and the bench need: three browsers that can be driven, a font, rustfmt and clippy.
pub fn for_testing() -> Result<Tools, Failure> {
    component("rustfmt", "fmt")?;
    component("clippy", "clippy")?;
    let mut tools = prepare(&[binaryen(), chromium(), driver(), firefox(), webkit(), screen(), locales(), font(), poppler(), pip()])?;
    tools.geckodriver = Some(crates::find_or_install(&Tool {
        krate: "geckodriver",
        program: "geckodriver",
        version: GECKODRIVER.into(),
        locked: true,
        about: "drives Firefox; about 2 minutes from source",
    })?);
    tools.axe = Some(axe::find_or_fetch()?);
    Ok(tools)
}

fn prepare(packages: &[Package]) -> Result<Tools, Failure> {
    debian::install(packages)?;
    target()?;
    fetch()?;
    let bindgen = crates::find_or_install(&Tool {
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: locked_version("wasm-bindgen")?,
        locked: false,
        about: "writes the JavaScript around the wasm; about 2 minutes from source",
    })?;
    let trunk = crates::find_or_install(&Tool {
        krate: "trunk",
        program: "trunk",
        version: TRUNK.into(),
        locked: true,
        about: "builds the site; about 6 minutes from source",
    })?;
    let ours = [bindgen.parent(), trunk.parent()].into_iter().flatten().map(Path::to_owned);
    let theirs = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(ours.chain(env::split_paths(&theirs))).map_err(|error| Failure(format!("PATH: {error}")))?;
    Ok(Tools { trunk, path, geckodriver: None, axe: None })
}

fn binaryen() -> Package {
    Package { name: "binaryen", about: "wasm-opt, makes the wasm smaller; 3 MB", present: || on_path("wasm-opt").is_some() }
}

fn chromium() -> Package {
    Package {
        name: "chromium",
        about: "the browser that the stories run in; 80 MB and its libraries",
        present: || on_path("chromium").is_some(),
    }
}

fn driver() -> Package {
    Package { name: "chromium-driver", about: "drives the browser; 9 MB", present: || on_path("chromedriver").is_some() }
}

fn firefox() -> Package {
    Package {
        name: "firefox-esr",
        about: "the second browser; 80 MB",
        present: || on_path("firefox-esr").or_else(|| on_path("firefox")).is_some(),
    }
}

fn webkit() -> Package {
    Package {
        name: "webkit2gtk-driver",
        about: "the third browser, WebKitGTK, and what drives it; 30 MB and its libraries",
        present: || on_path("WebKitWebDriver").is_some(),
    }
}

fn screen() -> Package {
    Package { name: "xvfb", about: "a screen for WebKitGTK; 3 MB", present: || on_path("Xvfb").is_some() }
}

fn locales() -> Package {
    Package {
        name: "locales",
        about: "languages for WebKitGTK; 4 MB",
        present: || on_path("localedef").is_some() && Path::new("/usr/share/i18n/locales/id_ID").is_file(),
    }
}

fn font() -> Package {
    Package { name: "fonts-noto-core", about: "a font for the browser; 12 MB", present: any_font }
}

fn poppler() -> Package {
    Package { name: "poppler-utils", about: "reads what a browser prints; 1 MB", present: || on_path("pdftotext").is_some() }
}

fn pip() -> Package {
    Package {
        name: "python3-pip",
        about: "fetches axe-core; 8 MB and its libraries",
        present: || first_line("python3", &["-m", "pip", "--version"]).is_some(),
    }
}

fn any_font() -> bool {
    fn search(folder: &Path, depth: u8) -> bool {
        let Ok(entries) = fs::read_dir(folder) else { return false };
        entries.flatten().any(|entry| {
            let path = entry.path();
            let is_font = path.extension().is_some_and(|ending| ending == "ttf" || ending == "otf");
            is_font || (depth > 0 && path.is_dir() && search(&path, depth - 1))
        })
    }
    search(Path::new("/usr/share/fonts"), 4)
}

/// The compiler's own library for wasm.
fn target() -> Result<(), Failure> {
    let have = || first_line("rustc", &["--print", "target-libdir", "--target", TARGET]).is_some_and(|folder| Path::new(&folder).is_dir());
    if have() {
        return Ok(());
    }
    println!("Installing the Rust target {TARGET} (30 MB, some seconds).");
    let by_hand = format!("the Rust target {TARGET} is missing; by hand: rustup target add {TARGET}");
    must(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
        .map_err(|failure| Failure(format!("{failure}\n{by_hand}")))?;
    if have() { Ok(()) } else { Err(Failure(by_hand)) }
}

/// A part of the Rust toolchain that a minimal installation leaves out.
fn component(name: &str, command: &str) -> Result<(), Failure> {
    if cargo(&[command, "--version"]).output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    println!("Installing {name}, a part of the Rust toolchain (some seconds).");
    must(Command::new("rustup").args(["component", "add", name]).current_dir(root()))
        .map_err(|failure| Failure(format!("{failure}\n{name} is missing; by hand: rustup component add {name}")))
}

/// The crates of the page; trunk builds offline afterwards.
fn fetch() -> Result<(), Failure> {
    let mut command = cargo(&["fetch", "--locked", "--target", TARGET]);
    if let Some(host) = first_line("rustc", &["--print", "host-tuple"]) {
        command.args(["--target", &host]);
    }
    must(&mut command)
        .map_err(|failure| Failure(format!("{failure}\nthe crates of Cargo.lock could not be fetched; by hand: cargo fetch --locked")))
}

/// The version of a crate in Cargo.lock.
fn locked_version(krate: &str) -> Result<String, Failure> {
    let path = root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
    let wanted = format!("name = \"{krate}\"");
    let mut lines = text.lines().skip_while(|line| **line != wanted).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| Failure(format!("{}: no package {krate}", path.display())))
}
