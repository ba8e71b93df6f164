//! Edits of texts that another program wrote: the front page as Trunk left it, the scripts of wasm-bindgen and of the splitter.
//!
//! Every edit names what it expects. Where that is not there, or is there twice, the build stops and says what was looked for: the other
//! program writes something else now.
use crate::command::Failure;

/// The front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page(String);

impl Page {
    /// A page with this text.
    pub fn new(html: impl Into<String>) -> Page {
        Page(html.into())
    }

    /// Its text as it is now.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Puts `to` in the place of `from`, which must occur exactly once.
    pub fn replace_once(&mut self, from: &str, to: &str) -> Result<(), Failure> {
        self.0 = replace_once(&self.0, from, to)?;
        Ok(())
    }

    /// Puts `what` behind `mark`, which must occur exactly once.
    pub fn insert_after(&mut self, mark: &str, what: &str) -> Result<(), Failure> {
        self.replace_once(mark, &[mark, what].concat())
    }

    /// Takes out what begins with `start`, which must occur exactly once, and ends with the next `end`; gives what was taken out.
    pub fn cut(&mut self, start: &str, end: &str) -> Result<String, Failure> {
        let at = place(&self.0, start)?;
        let length = self.0[at..].find(end).ok_or_else(|| Failure(format!("{end:?}: not found behind {start:?}")))? + end.len();
        Ok(self.0.drain(at..at + length).collect())
    }

    /// Replaces the page by what `edit` makes of each of its tags; what is between tags stays.
    pub fn edit_tags(&mut self, mut edit: impl FnMut(&str) -> Result<String, Failure>) -> Result<(), Failure> {
        let mut edited = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some(at) = rest.find('<') {
            let (before, tail) = rest.split_at(at);
            let end = tail.find('>').ok_or_else(|| Failure(format!("a tag without an end: {tail:.60}")))? + 1;
            edited.push_str(before);
            edited.push_str(&edit(&tail[..end])?);
            rest = &tail[end..];
        }
        edited.push_str(rest);
        self.0 = edited;
        Ok(())
    }

    /// The inline elements of a name, those that load a file left out.
    pub fn inline(&self, name: &str) -> Vec<Part<'_>> {
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let mut parts = Vec::new();
        let mut rest = self.0.as_str();
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
}

/// An inline element: its opening tag without `>`, and what stands in it.
pub struct Part<'a> {
    pub tag: &'a str,
    pub body: &'a str,
}

/// An attribute of a tag, as it is written between double quotes.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

/// The text with `to` in the place of `from`, which must occur exactly once.
pub fn replace_once(text: &str, from: &str, to: &str) -> Result<String, Failure> {
    let at = place(text, from)?;
    Ok([&text[..at], to, &text[at + from.len()..]].concat())
}

/// Where a text begins that must occur exactly once.
fn place(text: &str, wanted: &str) -> Result<usize, Failure> {
    let mut places = text.match_indices(wanted);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => Ok(at),
        (found, _) => {
            Err(Failure(format!("{wanted:?} was expected once and is {}", if found.is_some() { "there more often" } else { "missing" })))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_whose_text_is_missing_or_there_twice_says_so() {
        let mut page = Page::new("one two two");
        page.replace_once("one", "1").unwrap();
        assert_eq!(page.text(), "1 two two");
        for (text, word) in [("two", "more often"), ("three", "missing")] {
            let failure = page.replace_once(text, "").unwrap_err().to_string();
            assert!(failure.contains(text) && failure.contains(word), "{failure}");
        }
        assert_eq!(page.text(), "1 two two", "an edit that fails changes nothing");
    }

    #[test]
    fn a_cut_goes_from_its_start_to_the_next_end() {
        let mut page = Page::new("<p>a</p><link rel=\"preload\" href=\"x\"><link rel=\"icon\">");
        assert_eq!(page.cut("<link rel=\"preload\"", ">").unwrap(), "<link rel=\"preload\" href=\"x\">");
        assert_eq!(page.text(), "<p>a</p><link rel=\"icon\">");
        assert!(page.cut("<p>", "</q>").is_err());
    }

    #[test]
    fn inline_elements_come_without_those_that_load_a_file() {
        let page = Page::new("<script src=\"a.js\"></script><script type=\"module\">b()</script>");
        let parts = page.inline("script");
        assert_eq!(parts.iter().map(|part| (attribute(part.tag, "type"), part.body)).collect::<Vec<_>>(), [(Some("module"), "b()")]);
    }
}
