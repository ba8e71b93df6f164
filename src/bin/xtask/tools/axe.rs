//! axe-core, which looks for what readers with assistive technology stumble over. It is a script of one file; a package of Python's carries
//! it, so that neither Node nor its registry is needed.
use super::cache;
use crate::command::{Failure, must};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package, and the version of it that carries version 4.12.1.
const PACKAGE: &str = "axe-playwright-python";
const VERSION: &str = "0.1.8";
const SCRIPT: &str = "axe_playwright_python/axe.min.js";
const HASH: &str = "84494fec757e4710dc751c8d7a636e457f4532f08f85c86dc9070133fbff53bc";

/// The script, in our cache; fetched by pip where it is not.
pub fn find_or_fetch() -> Result<PathBuf, Failure> {
    let folder = cache()?.join("axe-core-4.12.1");
    let script = folder.join("axe.min.js");
    if fs::read(&script).is_ok_and(|bytes| is_it(&bytes)) {
        return Ok(script);
    }
    println!("Fetching axe-core 4.12.1 (finds what assistive technology stumbles over; 1 MB) into {}.", folder.display());
    fs::create_dir_all(&folder).map_err(|error| Failure::at(&folder, &error))?;
    must(&mut download(&folder))?;
    let bytes = unpack(&folder)?;
    if !is_it(&bytes) {
        return Err(Failure(format!("{PACKAGE} {VERSION}: its {SCRIPT} is another than the one that was looked at, by its SHA-256")));
    }
    fs::write(&script, bytes).map_err(|error| Failure::at(&script, &error))?;
    Ok(script)
}

fn download(folder: &Path) -> Command {
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"]).arg(folder);
    command.arg(format!("{PACKAGE}=={VERSION}"));
    command
}

/// The script out of the package, which is an archive.
fn unpack(folder: &Path) -> Result<Vec<u8>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::at(folder, &error))?;
    let wheel = entries.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|ending| ending == "whl"));
    let wheel = wheel.ok_or_else(|| Failure(format!("{}: pip left no package there", folder.display())))?;
    let bad = |error: &dyn std::fmt::Display| Failure(format!("{}: {error}", wheel.display()));
    let file = File::open(&wheel).map_err(|error| bad(&error))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|error| bad(&error))?;
    let mut bytes = Vec::new();
    archive.by_name(SCRIPT).map_err(|error| bad(&error))?.read_to_end(&mut bytes).map_err(|error| bad(&error))?;
    Ok(bytes)
}

fn is_it(bytes: &[u8]) -> bool {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>() == HASH
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::spell;

    #[test]
    fn the_package_is_named_with_its_version_and_no_host_is_named() {
        let expected = "-m pip download --quiet --no-deps --only-binary :all: --dest x axe-playwright-python==0.1.8";
        assert!(spell(&download(Path::new("x"))).ends_with(expected));
    }

    #[test]
    fn another_script_is_refused() {
        assert!(!is_it(b"alert(1)"));
    }
}
