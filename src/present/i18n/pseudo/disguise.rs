//! A text of the language that only tests compile: its letters within `⟦…⟧`, its vowels with accents.

/// Around what a phrase was given: it is no text of the phrase.
pub const GIVEN: [char; 2] = ['\u{e000}', '\u{e001}'];

/// A phrase, in disguise but for what it was given and for the names of numbers, as in `{low}`.
pub fn disguise(phrase: &str) -> String {
    let (mut out, mut own, mut depth) = (String::new(), String::new(), 0u32);
    for c in phrase.chars() {
        let is_end = c == GIVEN[1] || c == '}';
        if c == GIVEN[0] || c == '{' {
            if depth == 0 {
                out.push_str(&worn(&own));
                own.clear();
            }
            depth += 1;
        }
        if depth == 0 {
            own.push(c);
        } else if !GIVEN.contains(&c) {
            out.push(c);
        }
        if is_end {
            depth = depth.saturating_sub(1);
        }
    }
    out.push_str(&worn(&own));
    out
}

/// As `disguise`, for as long as the tests run.
pub fn leaked(phrase: &str) -> &'static str {
    disguise(phrase).leak()
}

/// The spaces around a text stay around it.
fn worn(own: &str) -> String {
    if !own.contains(char::is_alphabetic) {
        return own.to_owned();
    }
    let text = own.trim();
    let accented = text.chars().map(|c| match c {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        'A' => 'Á',
        'E' => 'É',
        'I' => 'Í',
        'O' => 'Ó',
        'U' => 'Ú',
        other => other,
    });
    let (start, rest) = own.split_at(own.len() - own.trim_start().len());
    let end = &rest[text.len()..];
    start.chars().chain(['⟦']).chain(accented).chain(['⟧']).chain(end.chars()).collect()
}
