//! Closes the built page: a strict Content-Security-Policy with the hash of every inline part, and the integrity of every script.
//!
//! It runs when every byte of the page is as it will stay, and before the compressed copies are made.
use super::page::attribute;
use super::precache::hash;
use super::{Page, Site};
use crate::command::Failure;

/// Closes the front page of a site.
pub fn run(site: &mut Site) -> Result<(), Failure> {
    with_integrity(site)?;
    with_policy(&mut site.page, Reach::OwnOrigin)
}

/// What a page may load besides its inline parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Files of its own origin.
    OwnOrigin,
    /// Nothing at all.
    Nowhere,
}

/// What a page begins with, and what its policy follows.
pub const CHARSET: &str = "<meta charset=\"utf-8\">";

/// Puts the policy right behind the declaration of the character set.
pub fn with_policy(page: &mut Page, reach: Reach) -> Result<(), Failure> {
    let styles = page.inline("style").into_iter().map(|part| part.body);
    let scripts = page.inline("script").into_iter().filter(|part| runs(part.tag)).map(|part| part.body);
    let (scripts, styles) = (hashes(scripts), hashes(styles));
    let policy = match reach {
        Reach::OwnOrigin => format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; img-src 'self'; connect-src 'self'; \
             manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
        ),
        Reach::Nowhere => format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{styles}; img-src data:; worker-src blob:; \
             base-uri 'none'; form-action 'none'"
        ),
    };
    if styles.is_empty() {
        return Err(Failure("no inline style at all: the policy would forbid every style".into()));
    }
    page.insert_after(CHARSET, &format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))
}

/// Names the hash of each script that the page loads, for the script itself, for its preload and for its import.
fn with_integrity(site: &mut Site) -> Result<(), Failure> {
    let mut imports = Vec::new();
    let mut page = site.page.clone();
    page.edit_tags(|tag| {
        let source = match () {
            () if tag.starts_with("<script") => attribute(tag, "src"),
            () if tag.starts_with("<link") && attribute(tag, "rel") == Some("modulepreload") => attribute(tag, "href"),
            () => None,
        };
        let Some(name) = source else { return Ok(tag.to_owned()) };
        let integrity = format!("sha256-{}", hash(site.bytes(name.trim_start_matches("./"))?));
        imports.push(format!("{name:?}:{integrity:?}"));
        Ok(format!("{} integrity=\"{integrity}\">", tag.trim_end_matches('>')))
    })?;
    if imports.is_empty() {
        return Err(Failure("the page loads no script at all".into()));
    }
    page.insert_after(CHARSET, &format!("\n<script type=\"importmap\">{{\"integrity\":{{{}}}}}</script>", imports.join(",")))?;
    site.page = page;
    Ok(())
}

/// Whether a script is one that the browser runs or reads, not a block of data.
fn runs(tag: &str) -> bool {
    matches!(attribute(tag, "type"), None | Some("module" | "importmap" | "text/javascript"))
}

fn hashes<'a>(bodies: impl Iterator<Item = &'a str>) -> String {
    bodies.map(|body| format!(" 'sha256-{}'", hash(body.as_bytes()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><meta charset=\"utf-8\"><title>x</title><style>a{}</style>\
        <link rel=\"modulepreload\" href=\"./a-1.js\"><link rel=\"icon\" href=\"i.svg\"></head><body>\
        <script>one()</script><script type=\"module\">import './a-1.js'</script><script type=\"text/plain\">data</script></body></html>";

    fn site(html: &str) -> Site {
        let mut site = Site { page: Page::new(html), ..Site::default() };
        site.put("a-1.js", *b"file");
        site
    }

    #[test]
    fn every_inline_part_that_runs_has_its_hash_and_nothing_else_has() {
        let mut page = Page::new(PAGE);
        with_policy(&mut page, Reach::OwnOrigin).unwrap();
        let closed = page.text();
        let policy = closed.split_once("content=\"").unwrap().1.split('"').next().unwrap();
        for body in ["one()", "import './a-1.js'", "a{}"] {
            assert!(policy.contains(&hash(body.as_bytes())), "{body}");
        }
        assert!(!policy.contains(&hash(b"data")));
        assert_eq!(policy.matches("sha256-").count(), 3);
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'") && policy.starts_with("default-src 'none'"));
        assert!(closed.find("Content-Security-Policy") < closed.find("<style>"), "the policy comes before what it governs");
    }

    #[test]
    fn a_page_that_reaches_nowhere_names_no_origin() {
        let mut page = Page::new(PAGE);
        with_policy(&mut page, Reach::Nowhere).unwrap();
        assert!(!page.text().contains("'self'"));
    }

    #[test]
    fn scripts_carry_their_integrity_three_times_over_and_the_policy_knows_of_it() {
        let mut site = site(PAGE);
        run(&mut site).unwrap();
        let integrity = format!("sha256-{}", hash(b"file"));
        let map = format!("{{\"integrity\":{{\"./a-1.js\":\"{integrity}\"}}}}");
        let html = site.page.text();
        assert!(html.contains(&format!("href=\"./a-1.js\" integrity=\"{integrity}\">")));
        assert!(html.contains(&map));
        assert!(html.contains(&format!("'sha256-{}'", hash(map.as_bytes()))), "the map is an inline script too");
    }

    #[test]
    fn a_page_without_scripts_or_styles_or_with_a_script_that_is_not_there_is_refused() {
        let refused = |html: &str| run(&mut site(html)).unwrap_err().0;
        assert!(refused("<meta charset=\"utf-8\"><style>a{}</style>").contains("no script"));
        assert!(refused("<meta charset=\"utf-8\"><script src=\"./a-1.js\"></script>").contains("no inline style"));
        assert!(refused("<style>a{}</style><script src=\"./a-1.js\"></script>").contains("charset"));
        assert!(refused(&PAGE.replace("a-1.js", "b-2.js")).contains("b-2.js"));
    }
}
