//! Takes the comments and the indents out of the page's scripts and styles, and joins styles that follow each other: each style of its own
//! has a hash of its own in the policy.
use super::{APP, Site};
use crate::command::Failure;

/// Trims them: 1.4 kB of the first view.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    let glue = format!("{APP}.js");
    let script = trimmed(site.text(&glue)?);
    site.put(&glue, script);
    let joined = site.page.text().replace("</style>\n<style>", "\n");
    let styles: Vec<String> = super::Page::new(joined.as_str()).inline("style").iter().map(|part| part.body.to_owned()).collect();
    site.page = super::Page::new(joined);
    styles.iter().try_for_each(|style| site.page.replace_once(style, &trimmed_style(style)?))?;
    let scripts: Vec<String> = site.page.inline("script").iter().map(|part| part.body.to_owned()).collect();
    scripts.iter().try_for_each(|script| site.page.replace_once(script, &trimmed(script)))
}

/// No text of the script runs over several lines, so what indents a line says nothing, and neither does what comments it.
fn trimmed(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let is_code = |line: &&str| !line.is_empty() && *line != "*/" && !["//", "/**", "* "].iter().any(|comment| line.starts_with(comment));
    lines.filter(is_code).collect::<Vec<_>>().join("\n")
}

/// A style without comments and indents. None of its texts has the signs of a comment.
fn trimmed_style(style: &str) -> Result<String, Failure> {
    let mut rest = style;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").ok_or_else(|| Failure("a comment of a style has no end".into()))?.1;
    }
    kept.push_str(rest);
    Ok(kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Page;

    #[test]
    fn comments_and_indents_go_and_code_stays() {
        let script = "/**\n * A class.\n */\nexport class A {\n    // Why.\n    b() { return 2 * 3; }\n\n}\n";
        assert_eq!(trimmed(script), "export class A {\nb() { return 2 * 3; }\n}");
        let style = "/* Why,\n   at length. */\n@layer a {\n  b { c: 1px /* d */; }\n\n}\n";
        assert_eq!(trimmed_style(style).unwrap(), "@layer a {\nb { c: 1px ; }\n}");
        assert!(trimmed_style("a {} /* b").unwrap_err().to_string().contains("no end"));
    }

    #[test]
    fn styles_that_follow_each_other_are_one_and_others_stay_apart() {
        let mut site =
            Site { page: Page::new("<style>a {}</style>\n<style>\n  b {}</style>\n<p></p><style>c {}</style>"), ..Site::default() };
        site.put("jejak-ekspor.js", *b"1;");
        run(&mut site).unwrap();
        assert_eq!(site.page.text(), "<style>a {}\nb {}</style>\n<p></p><style>c {}</style>");
    }
}
