//! JSON as text, for files and descriptions whose fields have an order. By hand because `serde_json` is 11 kB after brotli, and the whole
//! program that saves should have 40.

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ..' ' => {
                let hex = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.extend([hex(c as u32 / 16), hex(c as u32 % 16)]);
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text that may be missing.
pub fn or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".into(), quoted)
}

/// An object of fields whose values are JSON, in their order.
pub fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| [&quoted(name), ":", value].concat()).collect();
    ["{", &fields.join(","), "}"].concat()
}

/// A list of what is JSON.
pub fn list(items: impl IntoIterator<Item = String>) -> String {
    ["[", &items.into_iter().collect::<Vec<_>>().join(","), "]"].concat()
}
