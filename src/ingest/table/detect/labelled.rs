//! Codes with their labels in one cell.

/// A code and its label as SDMX writes them in one cell, `JP: Japan`; none where a text is something else.
pub fn code_and_label(text: &str) -> Option<(&str, &str)> {
    const LONGEST_CODE: usize = 20;
    let is_code = |code: &str| {
        (1..=LONGEST_CODE).contains(&code.len())
            && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'.'))
    };
    text.split_once(": ").filter(|(code, _)| is_code(code))
}

/// A label without the code before it.
pub fn without_code(text: &str) -> &str {
    code_and_label(text).map_or(text, |(_, label)| label)
}
