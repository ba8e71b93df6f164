//! libFuzzer: coverage-guided inputs for every format and for the permalink, on stable Rust and a C++ compiler.
use crate::command::{Failure, cargo, root, target};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// Name, inputs by default, bytes of an input at most, folders of the fixture with seeds.
type Target = (&'static str, u64, usize, &'static [&'static str]);

const TARGETS: &[Target] = &[
    ("permalink", 10_000_000, 400, &[]),
    ("delimited", 10_000_000, 600, &["tests/fixture/found"]),
    ("json", 10_000_000, 1_000, &["tests/fixture/found"]),
    ("markup", 10_000_000, 2_000, &["tests/fixture/found", "tests/fixture/workbooks"]),
    ("workbook", 1_000_000, 10_000, &["tests/fixture/found", "tests/fixture/workbooks"]),
    ("gzip", 10_000_000, 2_000, &["tests/fixture/found"]),
    ("parquet", 10_000_000, 8_000, &["tests/fixture/parquet"]),
    ("text", 10_000_000, 400, &["tests/fixture/texts"]),
];

/// Counters that libFuzzer asks of the compiler, for this build alone. With comparisons too an input takes three times as long.
const COVERAGE: &str = "--cfg=fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table";

pub fn all() -> Result<(), Failure> {
    let program = build()?;
    TARGETS.iter().try_for_each(|target| run(&program, *target, target.1))
}

/// One target by its name, with so many inputs.
pub fn one(name: &str, runs: Option<&str>) -> Result<(), Failure> {
    let names = || TARGETS.iter().map(|target| target.0).collect::<Vec<_>>().join(", ");
    let target = *TARGETS.iter().find(|target| target.0 == name).ok_or_else(|| Failure(format!("{name}: the targets are {}", names())))?;
    let runs = runs.map_or(Ok(target.1), |runs| runs.parse().map_err(|_| Failure(format!("{runs}: not a number of inputs"))))?;
    run(&build()?, target, runs)
}

fn build() -> Result<PathBuf, Failure> {
    let compiler = std::env::var_os("CXX").unwrap_or_else(|| "c++".into());
    if Command::new(&compiler).arg("--version").output().is_err() {
        return Err(Failure("libFuzzer needs a C++ compiler: on Debian `apt install g++`".into()));
    }
    let folder = target()?.join("fuzz");
    // Named, so that build scripts and macros are compiled without the counters.
    let told = Command::new("rustc").arg("-vV").output().map_err(|error| Failure(format!("rustc: {error}")))?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).ok_or_else(|| Failure("`rustc -vV` names no host".into()))?;
    let mut build = cargo(&["test", "--no-run", "--profile", "fuzz", "--features", "fuzz", "--test", "fuzz", "--target", host]);
    build.args(["--message-format", "json-render-diagnostics"]).env("CARGO_TARGET_DIR", folder).env("RUSTFLAGS", COVERAGE);
    let output = build.stderr(std::process::Stdio::inherit()).output().map_err(|error| Failure(format!("cargo: {error}")))?;
    if !output.status.success() {
        return Err(Failure("the fuzz targets do not compile".into()));
    }
    let program = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok());
    let program =
        program.filter(|message| message["target"]["name"] == "fuzz").find_map(|message| message["executable"].as_str().map(PathBuf::from));
    program.ok_or_else(|| Failure("cargo names no program of the fuzz targets".into()))
}

/// What libFuzzer found is kept in the target folder and taken up again; the corpus of the project is only read.
fn run(program: &PathBuf, (name, _, longest, seeds): Target, runs: u64) -> Result<(), Failure> {
    let kept = target()?.join("fuzz/corpus").join(name);
    let crashes = target()?.join("fuzz/found").join(name);
    for folder in [&kept, &crashes] {
        fs::create_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
    }
    let own = root().join("tests/fuzz/corpus").join(name);
    let mut command = Command::new(program);
    command.current_dir(root()).env("JEJAK_FUZZ_TARGET", name).arg(&kept);
    command.args(Some(own).filter(|own| own.is_dir())).args(seeds.iter().map(|seed| root().join(seed)));
    let limits = [("runs", runs), ("max_len", longest as u64), ("timeout", 10), ("rss_limit_mb", 2048), ("malloc_limit_mb", 1024)];
    command.args(limits.map(|(limit, number)| format!("-{limit}={number}")));
    let words = root().join("tests/fuzz").join(format!("{name}.dict"));
    command.args(words.is_file().then(|| format!("-dict={}", words.display())));
    command.arg("-print_final_stats=1").arg(format!("-artifact_prefix={}/", crashes.display()));
    let start = Instant::now();
    let output = command.output().map_err(|error| Failure(format!("{name}: {error}")))?;
    let told = String::from_utf8_lossy(&output.stderr);
    let stat = |key: &str| told.lines().find_map(|line| line.strip_prefix(key)).map_or("?", str::trim);
    let (ran, new) = (stat("stat::number_of_executed_units:"), stat("stat::new_units_added:"));
    println!("{name}: {ran} inputs in {} s, {new} new units", start.elapsed().as_secs());
    if output.status.success() {
        return Ok(());
    }
    let end: Vec<&str> = told.lines().rev().take(40).collect();
    end.iter().rev().for_each(|line| println!("{line}"));
    let path = told.lines().find_map(|line| line.split_once("Test unit written to ")).map_or("(none written)", |(_, path)| path);
    Err(Failure(format!("{name}: {path} fails; again: JEJAK_FUZZ_TARGET={name} {} {path}", program.display())))
}
