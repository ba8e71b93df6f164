//! The chores of the project: `cargo xtask <command>`.
//!
//! `tools` finds or installs programs, `site` builds and serves, `test` and `bench` run browsers over what is built, `data` keeps the record of
//! the data's versions. Each command says what it does before it does it, stops at the first thing that fails and names it.
#![deny(clippy::unwrap_used, reason = "what fails is said in a sentence")]
mod bench;
mod command;
mod data;
mod read;
mod site;
mod test;
mod tools;

use bench::{part, synth, synth_parquet};
use site::{budget, serve, single_file};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  setup [--browser]      install what is missing (--browser: also what the tests need)
  build                  write the release site to dist/
  single-file            build, and make one HTML file of the site in dist-single/
  serve [--port N]       build, serve on 127.0.0.1, print the address
  test                   formatting, lints, tests, build, byte budget, stories in a real browser
  fuzz [TARGET [RUNS]]   libFuzzer: inputs led by coverage for permalink, delimited, json, markup, workbook, gzip, parquet, text
                         (all of them, or one with so many inputs)
  check-data [-]         what is wrong with src/data, and what its new claims conflict with (-: also lines of standard input)
  data-version           record a new version of src/data, so that links made on the last one say what changed
  read [--published DAY] FILE...
                         print the marks and candidate claims of texts
  read --measure [FOLDER]
                         precision and recall on the texts of tests/fixture/texts, or of a folder, that are held out
                         (--measure-others: on the others, with what is wrong)
  budget                 list the bytes of dist/ and compare them with the budget
  bench [--write]        measure the page in a real browser (--write: put the table into README.md)
  bench --beside DIR     the page and another built site, in turn in one run, with the ratio of the two
  bench --rows [--write] the million rows only; --native: the same natively, in seconds
  synth ROWS FILE        write a made-up CSV file of so many rows (62 MB for a million)
  synth-parquet ROWS FILE  write a made-up Parquet file of BACI's shape, to lie beside a page (1.9 GB for a hundred million)
  table-part FILE WHEN [COUNTRY...]
                         what the page would fetch of a Parquet file beside it for a period and destinations
  synth-claims COUNT FOLDER  write made-up data of so many claims, and say what one costs in the first view

setup, build, single-file, serve, test and bench install what is missing, after saying what it is.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["setup"] => tools::for_building().map(drop),
        ["setup", "--browser"] => tools::for_testing().map(drop),
        ["build"] => tools::for_building().and_then(|tools| site::build(&tools)),
        ["single-file"] => tools::for_building().and_then(|tools| site::build(&tools)).and_then(|()| single_file::from_dist()),
        ["serve"] => serve::run(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::run(Some(port)),
            Err(_) => return usage(&format!("--port: {port:?} is not a port (1 to 65535)")),
        },
        ["test"] => test::run(),
        ["fuzz"] => test::fuzz::all(),
        ["fuzz", name] => test::fuzz::one(name, None),
        ["fuzz", name, runs] => test::fuzz::one(name, Some(runs)),
        ["check-data"] => data::check::files(),
        ["check-data", "-"] => data::check::standard_input(),
        ["data-version"] => data::record_version(),
        ["read", "--measure", folder @ ..] if folder.len() < 2 => read::measure(folder.first(), true),
        ["read", "--measure-others", folder @ ..] if folder.len() < 2 => read::measure(folder.first(), false),
        ["read", "--published", day, files @ ..] if !files.is_empty() => read::files(Some(day), files),
        ["read", files @ ..] if !files.is_empty() && !files[0].starts_with('-') => read::files(None, files),
        ["budget"] => budget::run(),
        ["bench"] => bench::run(false),
        ["bench", "--write"] => bench::run(true),
        ["bench", "--beside", folder] => bench::beside(folder),
        ["bench", "--rows"] => bench::rows(false),
        ["bench", "--rows", "--write"] => bench::rows(true),
        ["bench", "--native"] => bench::native(),
        ["synth", rows, file] => match rows.parse() {
            Ok(rows) => synth::run(rows, file),
            Err(_) => return usage(&format!("synth: {rows:?} is not a number of rows")),
        },
        ["synth-parquet", rows, file] => match rows.parse() {
            Ok(rows) => synth_parquet::run(rows, file),
            Err(_) => return usage(&format!("synth-parquet: {rows:?} is not a number of rows")),
        },
        ["table-part", file, when, to @ ..] => part::run(file, when, to),
        ["synth-claims", count, folder] => match count.parse() {
            Ok(count) => data::synth::run(count, folder),
            Err(_) => return usage(&format!("synth-claims: {count:?} is not a number of claims")),
        },
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => return usage("no command given"),
        other => return usage(&format!("unknown command: {}", other.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nFAILED: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn usage(complaint: &str) -> ExitCode {
    eprintln!("{complaint}\n\n{USAGE}");
    ExitCode::from(2)
}
