//! Measures the page in a real browser and keeps the README's table.
use crate::command::{Failure, cargo, must, root};
use crate::setup::Tools;
use crate::{browser, build, setup, tables};
use std::env;
use std::fs;
use std::process;

const BEGIN: &str = "<!-- bench: begin -->\n";
const END: &str = "<!-- bench: end -->";

/// Prints the table, and with `write` puts it between the two markers in README.md.
pub fn run(write: bool) -> Result<(), Failure> {
    let tools = setup::for_testing()?;
    build::run(&tools)?;
    let file = env::temp_dir().join(format!("jejak-ekspor-bench-{}.md", process::id()));
    browser::measure(&file)?;
    let table = fs::read_to_string(&file).map_err(|error| Failure::at(&file, &error))?;
    let _ = fs::remove_file(&file);
    let table = [table.trim(), million(&tools)?.trim()].join("\n\n");
    println!("\n{table}");
    if write {
        let readme = root().join("README.md");
        let text = fs::read_to_string(&readme).map_err(|error| Failure::at(&readme, &error))?;
        let text = replace(&text, &table).ok_or_else(|| Failure(format!("{}: no lines {BEGIN:?} and {END:?}", readme.display())))?;
        fs::write(&readme, text).map_err(|error| Failure::at(&readme, &error))?;
        println!("The table is in README.md.");
    }
    Ok(())
}

/// The scripted session on a million rows, alone: the site is built already.
pub fn million(tools: &Tools) -> Result<String, Failure> {
    let folder = root().join("target").join("rows-bench");
    tables::build_bench(tools, &folder)?;
    let file = env::temp_dir().join(format!("jejak-ekspor-million-{}.md", process::id()));
    browser::million(&folder, &file)?;
    let table = fs::read_to_string(&file).map_err(|error| Failure::at(&file, &error))?;
    let _ = fs::remove_file(&file);
    Ok(table)
}

/// Builds the site, then measures the million rows only.
pub fn rows() -> Result<(), Failure> {
    let tools = setup::for_testing()?;
    build::run(&tools)?;
    println!("\n{}", million(&tools)?);
    Ok(())
}

/// The same session natively: a guide, since the claim is the browser's figure.
pub fn native() -> Result<(), Failure> {
    must(&mut cargo(&["bench", "--no-default-features", "--features", "tabular", "--profile", "worker", "--bench", "rows"]))
}

fn replace(text: &str, table: &str) -> Option<String> {
    let begin = text.find(BEGIN)? + BEGIN.len();
    let end = begin + text[begin..].find(END)?;
    Some(format!("{}{}\n{}", &text[..begin], table.trim(), &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_markers_changes() {
        let text = format!("a\n{BEGIN}old\n{END}\nb\n");
        assert_eq!(replace(&text, "new\n"), Some(format!("a\n{BEGIN}new\n{END}\nb\n")));
        assert_eq!(replace("no markers", "new"), None);
    }
}
