//! Takes the comments and the indents out of the page's script.
use super::{APP, Site};
use crate::command::Failure;

/// Trims it: 1.1 kB of the first view.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let glue = format!("{APP}.js");
    let script = trimmed(site.text(&glue)?);
    site.put(&glue, script);
    Ok(())
}

/// No text of the script runs over several lines, so what indents a line says nothing, and neither does what comments it.
fn trimmed(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let is_code = |line: &&str| !line.is_empty() && *line != "*/" && !["//", "/**", "* "].iter().any(|comment| line.starts_with(comment));
    lines.filter(is_code).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indents_go_and_code_stays() {
        let script = "/**\n * A class.\n */\nexport class A {\n    // Why.\n    b() { return 2 * 3; }\n\n}\n";
        assert_eq!(trimmed(script), "export class A {\nb() { return 2 * 3; }\n}");
    }
}
