//! The gate at build time: reads `src/data`, stops the build on any problem, packs what passes.
//!
//! Writes `first.bin` (embedded in the page) and `late.bin` (fetched after the first view) to `OUT_DIR`.
mod codes;
mod dataset;
#[expect(dead_code, reason = "the page uses the rest")]
mod edtf;
mod figure;
mod intake {
    pub mod curated;
}
mod packed;
mod record;

use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::{env, fs, process};

struct Folder(PathBuf);

impl intake::curated::Files for Folder {
    fn text(&self, name: &'static str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| {
            println!("cargo::error=src/data/{name}: {error}");
            process::exit(1)
        })
    }
}

fn main() {
    println!("cargo::rerun-if-changed=src/data");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let curated = intake::curated::read(&Folder(root.join("src/data")));
    for problem in &curated.problems {
        println!("cargo::error={problem}");
    }
    if !curated.problems.is_empty() {
        process::exit(1);
    }
    let (first, late) = (packed::pack(&curated.first), packed::pack_late(&curated.late));
    if packed::unpack(&first).as_ref() != Some(&curated.first) || packed::unpack_late(&late).as_ref() != Some(&curated.late) {
        println!("cargo::error=the data do not come back as they were packed");
        process::exit(1);
    }
    let digest = Sha256::new().chain_update(&first).chain_update(&late).finalize();
    let version: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (name, bytes) in [("first.bin", &first), ("late.bin", &late)] {
        if let Err(error) = fs::write(out.join(name), bytes) {
            println!("cargo::error={name}: {error}");
            process::exit(1);
        }
    }
    println!("cargo::rustc-env=DATA_VERSION={version}");
}
