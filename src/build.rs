//! The gate at build time: reads `src/data`, stops the build on any problem, compares the claims, packs it all.
//!
//! Writes to `OUT_DIR` what the first view needs (`first.bin`, and of each language `names-id.bin`, `names-en.bin`), what follows it
//! (`further.bin`, `titles-id.bin`, `titles-en.bin`) and what the cards need (`cards.bin`).
#[path = "codec/packed/mod.rs"]
mod codec;
mod compare;
mod ingest {
    pub mod curated;
}
#[path = "present/i18n/check_texts.rs"]
mod check_texts;
#[expect(dead_code, reason = "the page uses the rest")]
mod model;

use codec::Words;
use model::vocabulary::Lang;
use std::path::PathBuf;
use std::{env, fs, process};

struct Folder(PathBuf);

impl ingest::curated::files::Files for Folder {
    fn text(&self, name: &'static str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| {
            println!("cargo::error=src/data/{name}: {error}");
            process::exit(1)
        })
    }
}

fn main() {
    println!("cargo::rerun-if-changed=src/data");
    println!("cargo::rerun-if-env-changed=JEJAK_DATA");
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        // What follows the first view is split off after linking, by what refers to what.
        println!("cargo::rustc-link-arg-bin=jejak-ekspor=--emit-relocs");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Another folder of data, such as a made-up one (`cargo xtask synth-claims`).
    let folder = Folder(env::var_os("JEJAK_DATA").map_or_else(|| root.join("src/data"), PathBuf::from));
    let mut curated = ingest::curated::files::read(&folder);
    for problem in &curated.problems {
        println!("cargo::error={problem}");
    }
    if !curated.problems.is_empty() {
        process::exit(1);
    }
    let input = compare::item::Input { data: &curated.first, cards: &curated.cards };
    let (compared, found) = compare::run(&input);
    (curated.first.compared, curated.cards.found) = (compared, found);
    if let Some((one, other)) = curated.first.shared_codes().first() {
        println!("cargo::error=src/data/claims.jsonl: {one} and {other} have one short code: give the newer claim another id");
        process::exit(1);
    }
    curated.cards.names = codec::rest_names(&curated.first);
    curated.cards.ids = codec::ids(&curated.first);
    curated.cards.check_texts = check_texts::texts();
    let (first, cards) = (codec::pack(&curated.first), codec::pack_cards(&curated.cards));
    let further = codec::pack_further(&curated.first);
    let words = Lang::ALL.into_iter().flat_map(|lang| Words::ALL.map(|words| (words, lang)));
    let words: Vec<_> = words.map(|(words, lang)| (words, lang, codec::pack_words(&curated.first, words, lang))).collect();
    let back = codec::unpack_cards(&cards);
    let whole =
        codec::unpack(&first).filter(|data| !codec::has_further(data) && back.as_ref() == Some(&curated.cards)).is_some_and(|mut data| {
            codec::add_rest(&mut data, curated.cards.ids.clone(), curated.cards.names.clone());
            codec::add_further(&mut data, &further)
                && words.iter().all(|(words, lang, bytes)| codec::add_words(&mut data, *words, *lang, bytes))
                && data == curated.first
        });
    if !whole {
        println!("cargo::error=the data do not come back as they were packed");
        process::exit(1);
    }
    let version = ingest::curated::version::of(&folder);
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let words = words.iter().map(|(words, lang, bytes)| (format!("{}-{}.bin", words.code(), lang.code()), bytes));
    let rest = [("first.bin", &first), ("further.bin", &further), ("cards.bin", &cards)].map(|(name, bytes)| (name.to_owned(), bytes));
    for (name, bytes) in rest.into_iter().chain(words) {
        if let Err(error) = fs::write(out.join(&name), bytes) {
            println!("cargo::error={name}: {error}");
            process::exit(1);
        }
    }
    println!("cargo::rustc-env=DATA_VERSION={version}");
    // A made-up folder has no record of its versions.
    let record = fs::read_to_string(folder.0.join("versions.jsonl")).unwrap_or_default();
    let day = record.lines().last().and_then(|line| line.split("\"day\":\"").nth(1)).and_then(|rest| rest.split('"').next());
    println!("cargo::rustc-env=DATA_DAY={}", day.unwrap_or_default());
}
