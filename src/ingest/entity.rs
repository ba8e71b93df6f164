//! References to signs in markup: by a name, as pages of news and tables have them, or by a number.

/// The names, and what they stand for.
const NAMED: [(&str, char); 15] = [
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
];

/// The reference that a text begins with: its length in bytes, and its sign; none where it begins with something else.
pub fn read(text: &str) -> Option<(usize, char)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(10).position(|byte| byte == b';')?;
    let name = inside.get(..end)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((end + 2, sign))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_and_numbers_are_read_and_nothing_else() {
        for (text, expected) in [
            ("&amp;lt;", Some((5, '&'))),
            ("&nbsp; 5", Some((6, '\u{a0}'))),
            ("&#160;", Some((6, '\u{a0}'))),
            ("&#xA0;", Some((6, '\u{a0}'))),
            ("&#x110000;", None),
            ("&#-1;", None),
            ("&unknown;", None),
            ("& co;", None),
            ("amp;", None),
            ("&", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
