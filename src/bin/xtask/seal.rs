//! Closes the built page: a strict Content-Security-Policy with the hash of every inline part, and the integrity of every script.
//!
//! It runs when every byte of the page is as it will stay, and before the compressed copies are made.
use crate::command::Failure;
use crate::precache::hash;
use std::fs;
use std::path::Path;

/// Seals the front page of a site.
pub fn site(folder: &Path) -> Result<(), Failure> {
    let path = folder.join("index.html");
    let html = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
    let read = |name: &str| fs::read(folder.join(name.trim_start_matches("./"))).ok();
    let sealed = with_integrity(&html, read)
        .and_then(|html| with_policy(&html, Reach::OwnOrigin))
        .map_err(|problem| Failure(format!("{}: {problem}", path.display())))?;
    fs::write(&path, sealed).map_err(|error| Failure::at(&path, &error))
}

/// What a page may load besides its inline parts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Files of its own origin.
    OwnOrigin,
    /// Nothing at all.
    Nowhere,
}

/// Puts the policy right behind the declaration of the character set.
pub fn with_policy(html: &str, reach: Reach) -> Result<String, String> {
    let styles = inline(html, "style").into_iter().map(|part| part.body);
    let scripts = inline(html, "script").into_iter().filter(|part| runs(part.tag)).map(|part| part.body);
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
        return Err("no inline style at all: the policy would forbid every style".into());
    }
    insert_after_charset(html, &format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))
}

/// Names the hash of each script that the page loads, for the script itself, for its preload and for its import.
fn with_integrity(html: &str, read: impl Fn(&str) -> Option<Vec<u8>>) -> Result<String, String> {
    let mut sealed = String::with_capacity(html.len());
    let mut imports = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tail) = rest.split_at(at);
        sealed.push_str(before);
        let end = tail.find('>').ok_or("a tag without an end")?;
        let tag = &tail[..end];
        rest = &tail[end..];
        sealed.push_str(tag);
        let source = match () {
            () if tag.starts_with("<script") => attribute(tag, "src"),
            () if tag.starts_with("<link") && attribute(tag, "rel") == Some("modulepreload") => attribute(tag, "href"),
            () => None,
        };
        if let Some(name) = source {
            let bytes = read(name).ok_or_else(|| format!("{name}: the page loads it, and it is not in the site"))?;
            let integrity = format!("sha256-{}", hash(&bytes));
            sealed.push_str(&format!(" integrity=\"{integrity}\""));
            imports.push((name.to_owned(), integrity));
        }
    }
    sealed.push_str(rest);
    if imports.is_empty() {
        return Err("no script at all".into());
    }
    let entries: Vec<String> = imports.iter().map(|(name, integrity)| format!("{name:?}:{integrity:?}")).collect();
    insert_after_charset(&sealed, &format!("\n<script type=\"importmap\">{{\"integrity\":{{{}}}}}</script>", entries.join(",")))
}

fn insert_after_charset(html: &str, what: &str) -> Result<String, String> {
    const CHARSET: &str = "<meta charset=\"utf-8\">";
    let at = html.find(CHARSET).ok_or_else(|| format!("no {CHARSET}"))? + CHARSET.len();
    let (before, after) = html.split_at(at);
    Ok([before, what, after].concat())
}

/// An inline element: its opening tag without `>`, and what stands in it.
pub struct Part<'a> {
    pub tag: &'a str,
    pub body: &'a str,
}

/// The inline elements of a name, those that load a file left out.
pub fn inline<'a>(html: &'a str, name: &str) -> Vec<Part<'a>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut parts = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(&open) {
        let Some((tag, tail)) = rest[at..].split_once('>') else { break };
        let Some((body, after)) = tail.split_once(&close) else { break };
        rest = after;
        if attribute(tag, "src").is_none() {
            parts.push(Part { tag, body });
        }
    }
    parts
}

/// Whether a script is one that the browser runs or reads, not a block of data.
fn runs(tag: &str) -> bool {
    matches!(attribute(tag, "type"), None | Some("module" | "importmap" | "text/javascript"))
}

/// An attribute of a tag, as it is written between double quotes.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
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

    #[test]
    fn every_inline_part_that_runs_has_its_hash_and_nothing_else_has() {
        let sealed = with_policy(PAGE, Reach::OwnOrigin).unwrap();
        let policy = sealed.split_once("content=\"").unwrap().1.split('"').next().unwrap();
        for body in ["one()", "import './a-1.js'", "a{}"] {
            assert!(policy.contains(&hash(body.as_bytes())), "{body}");
        }
        assert!(!policy.contains(&hash(b"data")));
        assert_eq!(policy.matches("sha256-").count(), 3);
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'") && policy.starts_with("default-src 'none'"));
        assert!(sealed.find("Content-Security-Policy") < sealed.find("<style>"), "the policy comes before what it governs");
    }

    #[test]
    fn a_page_that_reaches_nowhere_names_no_origin() {
        let sealed = with_policy(PAGE, Reach::Nowhere).unwrap();
        assert!(!sealed.contains("'self'"));
    }

    #[test]
    fn scripts_carry_their_integrity_three_times_over() {
        let sealed = with_integrity(PAGE, |name| (name == "./a-1.js").then(|| b"file".to_vec())).unwrap();
        let integrity = format!("sha256-{}", hash(b"file"));
        assert!(sealed.contains(&format!("href=\"./a-1.js\" integrity=\"{integrity}\">")));
        assert!(sealed.contains(&format!("{{\"integrity\":{{\"./a-1.js\":\"{integrity}\"}}}}")));
        assert!(with_integrity(PAGE, |_| None).is_err(), "a script that is not there");
    }

    #[test]
    fn a_page_without_scripts_or_styles_is_refused() {
        assert!(with_integrity("<meta charset=\"utf-8\">", |_| None).is_err());
        assert!(with_policy("<meta charset=\"utf-8\"><script>x</script>", Reach::OwnOrigin).is_err());
        assert!(with_policy("<style>a{}</style>", Reach::OwnOrigin).is_err());
    }
}
