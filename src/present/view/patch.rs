//! What has to change in a section that is on the screen for it to say something else.
//!
//! Most of what a reader does changes counts and marks only: the browser then keeps the nodes, with the focus and what it has laid out.

/// One change of a node.
#[derive(Debug, PartialEq)]
pub enum Change {
    /// The text of a text node.
    Text(String),
    /// An attribute's value; empty where the attribute is its name alone.
    Set(String, String),
    /// An attribute that goes.
    Remove(String),
}

/// The changes that make one section of the other, each with the place of its node, elements and texts counted from 0 in the order
/// of the document; `None` where the outline of elements and texts is not the same. Both are markup of `Html`.
pub fn changes(before: &str, after: &str) -> Option<Vec<(u32, Change)>> {
    let (mut before, mut after) = (before, after);
    let (mut changes, mut node) = (Vec::new(), 0);
    loop {
        let (a, b) = (token(&mut before), token(&mut after));
        if a != b {
            if is_tag(a) != is_tag(b) || a.is_empty() || b.is_empty() {
                return None;
            }
            if !is_tag(a) {
                changes.push((node, Change::Text(unescaped(b))));
            } else {
                let (mut a, mut b) = (inside(a), inside(b));
                // The names of the elements.
                if word(&mut a) != word(&mut b) {
                    return None;
                }
                attributes(a, b, |change| changes.push((node, change)));
            }
        } else if a.is_empty() {
            return Some(changes);
        }
        node += u32::from(!a.starts_with("</"));
    }
}

fn is_tag(token: &str) -> bool {
    token.starts_with('<')
}

/// The next tag or text; empty at the end.
fn token<'a>(rest: &mut &'a str) -> &'a str {
    let end = if is_tag(rest) { rest.find('>').map(|end| end + 1) } else { rest.find('<') };
    let (token, tail) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = tail;
    token
}

/// What stands between the brackets of a tag.
fn inside(tag: &str) -> &str {
    tag.trim_matches(['<', '>'])
}

/// The next name, with the blank or the sign of equality behind it taken off.
fn word<'a>(rest: &mut &'a str) -> &'a str {
    let end = rest.find([' ', '=']).unwrap_or(rest.len());
    let (word, tail) = rest.split_at(end);
    *rest = tail.trim_start_matches(' ');
    word
}

/// The next attribute and its value as written, if any is left.
fn attribute<'a>(rest: &mut &'a str) -> Option<(&'a str, &'a str)> {
    let name = word(rest);
    let mut value = "";
    if let Some(quoted) = rest.strip_prefix("=\"") {
        let end = quoted.find('"')?;
        value = &quoted[..end];
        *rest = quoted[end + 1..].trim_start_matches(' ');
    }
    (!name.is_empty()).then_some((name, value))
}

fn attributes(before: &str, after: &str, mut change: impl FnMut(Change)) {
    let list = |mut rest| core::iter::from_fn(move || attribute(&mut rest));
    for (name, value) in list(after) {
        if !list(before).any(|old| old == (name, value)) {
            change(Change::Set(name.to_owned(), unescaped(value)));
        }
    }
    for (name, _) in list(before) {
        if !list(after).any(|(kept, _)| kept == name) {
            change(Change::Remove(name.to_owned()));
        }
    }
}

/// A text as it was before `Html::text` escaped it.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (entity, plain) = match rest.as_bytes().get(1) {
            Some(b'a') => ("&amp;", "&"),
            Some(b'l') => ("&lt;", "<"),
            Some(b'g') => ("&gt;", ">"),
            _ => ("&quot;", "\""),
        };
        out.push_str(plain);
        rest = rest.strip_prefix(entity).unwrap_or("");
    }
    out.push_str(rest);
    out
}
