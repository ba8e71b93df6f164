//! Measures the page in a real browser and keeps the README's table.
use crate::command::{Failure, root};
use crate::{browser, build, setup};
use std::env;
use std::fs;
use std::process;

const BEGIN: &str = "<!-- bench: begin -->\n";
const END: &str = "<!-- bench: end -->";

/// Prints the table, and with `write` puts it between the two markers in README.md.
pub fn run(write: bool) -> Result<(), Failure> {
    build::run(&setup::for_testing()?)?;
    let file = env::temp_dir().join(format!("jejak-ekspor-bench-{}.md", process::id()));
    browser::measure(&file)?;
    let table = fs::read_to_string(&file).map_err(|error| Failure::at(&file, &error))?;
    let _ = fs::remove_file(&file);
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
