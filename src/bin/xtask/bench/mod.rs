//! Measures the page in a real browser and keeps the README's table.
pub mod part;
pub mod synth;
pub mod synth_parquet;

use crate::command::{Failure, cargo, dist, must, root, target};
use crate::site::{self, parts};
use crate::test::browser;
use crate::tools::{self, Tools};
use std::env;
use std::fs;
use std::path::Path;
use std::process;

/// The lines of README.md between which a table stands.
type Markers = (&'static str, &'static str);
const PAGE: Markers = ("<!-- bench: begin -->\n", "<!-- bench: end -->");
const ROWS: Markers = ("<!-- rows: begin -->\n", "<!-- rows: end -->");

/// Prints the table, and with `write` puts it between the two markers in README.md.
pub fn run(write: bool) -> Result<(), Failure> {
    let tools = tools::for_testing()?;
    site::build(&tools)?;
    let table = page(None)?;
    let rows = million(&tools)?;
    println!("\n{table}\n{rows}");
    if write {
        keep(&table, PAGE)?;
        keep(&rows, ROWS)?;
    }
    Ok(())
}

/// Prints the table of our page and of another built site, in turn in one run.
pub fn beside(other: &str) -> Result<(), Failure> {
    let other = fs::canonicalize(other).map_err(|error| Failure::at(Path::new(other), &error))?;
    // Ours is about to be written anew.
    if other == dist() || !other.join("index.html").is_file() {
        return Err(Failure(format!("{}: the folder of another built site was expected", other.display())));
    }
    let tools = tools::for_testing()?;
    site::build(&tools)?;
    println!("\n{}", page(Some(&other))?);
    Ok(())
}

/// Measures the page, and another site in turn with it.
fn page(beside: Option<&Path>) -> Result<String, Failure> {
    let file = env::temp_dir().join(format!("jejak-ekspor-bench-{}.md", process::id()));
    browser::measure(&file, beside)?;
    let table = fs::read_to_string(&file).map_err(|error| Failure::at(&file, &error))?;
    let _ = fs::remove_file(&file);
    Ok(table)
}

/// Puts a table between its markers in README.md.
fn keep(table: &str, markers: Markers) -> Result<(), Failure> {
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme).map_err(|error| Failure::at(&readme, &error))?;
    let missing = || Failure(format!("{}: no lines {:?} and {:?}", readme.display(), markers.0, markers.1));
    let text = replace(&text, table, markers).ok_or_else(missing)?;
    fs::write(&readme, text).map_err(|error| Failure::at(&readme, &error))?;
    println!("The table is in README.md.");
    Ok(())
}

/// The scripted session on a million rows, alone: the site is built already.
pub fn million(tools: &Tools) -> Result<String, Failure> {
    let folder = target()?.join("rows-bench");
    parts::build_bench(tools, &folder)?;
    let file = env::temp_dir().join(format!("jejak-ekspor-million-{}.md", process::id()));
    browser::million(&folder, &file)?;
    let table = fs::read_to_string(&file).map_err(|error| Failure::at(&file, &error))?;
    let _ = fs::remove_file(&file);
    Ok(table)
}

/// Builds the site, then measures the million rows only.
pub fn rows(write: bool) -> Result<(), Failure> {
    let tools = tools::for_testing()?;
    site::build(&tools)?;
    let table = million(&tools)?;
    println!("\n{table}");
    if write { keep(&table, ROWS) } else { Ok(()) }
}

/// The same session natively: a guide, since the claim is the browser's figure.
pub fn native() -> Result<(), Failure> {
    must(&mut cargo(&["bench", "--no-default-features", "--features", "tabular", "--profile", "worker", "--bench", "rows"]))
}

fn replace(text: &str, table: &str, (begin, end): Markers) -> Option<String> {
    let begin = text.find(begin)? + begin.len();
    let end = begin + text[begin..].find(end)?;
    Some(format!("{}{}\n{}", &text[..begin], table.trim(), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_markers_changes() {
        for (begin, end) in [PAGE, ROWS] {
            let text = format!("a\n{begin}old\n{end}\nb\n");
            assert_eq!(replace(&text, "new\n", (begin, end)), Some(format!("a\n{begin}new\n{end}\nb\n")));
            assert_eq!(replace("no markers", "new", (begin, end)), None);
        }
    }
}
