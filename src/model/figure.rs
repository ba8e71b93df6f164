//! Figures as they are written: `Rp1,8 triliun`, `US$9.231,2 juta`, `24億9千万㌦`, `dua belas`.
//!
//! It reads what stands there and mends nothing: a lone mark before three digits groups thousands by the
//! custom of the language, unless the caller says that it is a decimal mark. If you add a form, add its line
//! to the table in `tests/native/figure.rs`.
//!
//! ```
//! use jejak_ekspor::model::{claim::SourceLang, figure::{range, read, units_in}};
//! let said = |text| read(text, SourceLang::Id, "IDR", false, false);
//! assert_eq!(said("lebih dari Rp 1.287,5 miliar"), Some(1_287.5e9));
//! assert_eq!(said("Rp 1 miliar atau Rp 2 miliar"), None, "two numbers are none");
//! assert_eq!(said("Rp 1-2 miliar"), Some(1e9), "of a range the lower end");
//! assert_eq!(range("Rp 1-2 miliar", SourceLang::Id, "IDR"), Some([1e9, 2e9]));
//! assert_eq!(units_in("US$ 1,64 miliar"), ["USD"]);
//! ```

use crate::model::claim::SourceLang;
use crate::model::decimal;
use crate::model::lexicon;
use crate::model::marks::{Evidence, Mark, evidence, without_groups};
use crate::model::number_words;

/// Words and marks that join the two ends of a range.
const JOINTS: [&str; 4] = ["hingga", "sampai", "to", "dengan"];
/// What may stand beside a joint: the currency or the unit of the first end.
const BESIDE: [&str; 12] = ["rp", "rupiah", "idr", "us", "usd", "dolar", "dollar", "as", "ton", "kg", "kilogram", "persen"];

/// The units that a text writes, of rupiah, dollar, tonne, kilogram and percent. `Rp` beside a word or sign for dollars, as in
/// `Rp21,5 miliar dolar AS`, is the writer's habit and no second unit.
pub fn units_in(text: &str) -> Vec<&'static str> {
    let low = text.to_lowercase();
    let letters: String = low.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let has = |marks: &[&str]| marks.iter().any(|m| low.contains(m));
    let word = |words: &[&str]| letters.split(' ').any(|w| words.contains(&w.trim_start_matches(|c: char| c.is_ascii_digit())));
    let dollar_lost = low.match_indices("us").any(|(at, _)| {
        let after = low.as_bytes().get(at + 2).is_some_and(u8::is_ascii_digit);
        after && !low[..at].chars().next_back().is_some_and(char::is_alphanumeric)
    });
    let is_dollar = has(&["$", "usd", "dolar", "dollar", "㌦", "ドル"]) || dollar_lost;
    // Not the one in "surplus".
    let sign = low.match_indices("rp").any(|(at, _)| !low[..at].chars().next_back().is_some_and(char::is_alphabetic));
    let mut units = Vec::new();
    let tests = [
        ("IDR", has(&["rupiah", "idr", "ルピア"]) || (sign && !is_dollar)),
        ("USD", is_dollar),
        ("t", word(&["ton", "tons", "tonne", "tonnes"])),
        ("kg", has(&["kg", "kilogr"])),
        ("percent", has(&["%", "persen", "percent"])),
    ];
    for (unit, there) in tests {
        if there {
            units.push(unit);
        }
    }
    units
}

/// One run of digits with its marks. `flip` reads a mark against the custom of `lang`: a lone one before three
/// digits, or the last of several before a fraction.
fn digits(text: &str, lang: SourceLang, flip: bool) -> Option<String> {
    let custom = if lang == SourceLang::En { Mark::Dot } else { Mark::Comma };
    let mark = match evidence(text) {
        Evidence::Decimal(mark) => mark,
        Evidence::Ambiguous(_) if flip => custom.other(),
        Evidence::Ambiguous(_) | Evidence::None => custom,
    };
    without_groups(text, mark).or_else(|| {
        // One mark for two uses, as in `59.103.654.60`: what is not a group of three is the fraction.
        let (whole, fraction) = text.rsplit_once(['.', ',']).filter(|_| flip)?;
        without_groups(whole, mark).map(|whole| [&whole, fraction].concat())
    })
}

fn scale(word: &str, unit: &str) -> Option<i32> {
    let currency = matches!(unit, "IDR" | "USD");
    match word {
        "M" if currency => Some(9),
        "T" if currency => Some(12),
        _ => lexicon::scale(&word.to_lowercase()).map(i32::from),
    }
}

/// A Japanese figure, as `24億9千万`.
pub fn japanese(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut number = String::new();
    let mut found = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let value = |n: &str| decimal::read(n, 0);
        match c {
            '0'..='9' => number.push(c),
            '億' => {
                total += value(&number)? * 1e8;
                found = true;
                number.clear();
            }
            '千' if chars.peek() == Some(&'万') => {
                chars.next();
                total += value(&number)? * 1e7;
                found = true;
                number.clear();
            }
            '万' => {
                total += value(&number)? * 1e4;
                found = true;
                number.clear();
            }
            _ if !number.is_empty() => break,
            _ if found => break,
            _ => {}
        }
    }
    match decimal::read(&number, 0) {
        Some(rest) => Some(total + rest),
        None => found.then_some(total),
    }
}

/// The runs of digits and marks in a text, with their places; not the 3 of `m3` or `M3`.
fn runs(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() && !(at > 0 && bytes[at - 1].eq_ignore_ascii_case(&b'm')) {
            let end = (at..bytes.len()).find(|i| !(bytes[*i].is_ascii_digit() || matches!(bytes[*i], b'.' | b','))).unwrap_or(bytes.len());
            found.push((at, text[at..end].trim_end_matches(['.', ','])));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',', '.']);
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    &text[..end]
}

/// Takes `(ten countries)` and the like off, and joins `218, 59` to `218,59`.
fn tidy(original: &str) -> String {
    let mut out = String::new();
    let mut rest = original.replace('\u{a0}', " ");
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')') else { break };
        let inside = &rest[open + 1..open + close];
        if inside.chars().any(|c| c.is_ascii_digit()) {
            out.push_str(&rest[..open + close + 1]);
        } else {
            out.push_str(&rest[..open]);
            out.push(' ');
        }
        rest = rest[open + close + 1..].to_string();
    }
    out.push_str(&rest);
    let chars: Vec<char> = out.chars().collect();
    let mut joined = String::new();
    let mut n = 0;
    while n < chars.len() {
        joined.push(chars[n]);
        if chars[n] == ',' && n > 0 && chars[n - 1].is_ascii_digit() {
            let spaces = chars[n + 1..].iter().take_while(|c| **c == ' ').count();
            if chars.get(n + 1 + spaces).is_some_and(char::is_ascii_digit) {
                n += spaces;
            }
        }
        n += 1;
    }
    joined
}

/// The number that a figure says in `unit`, or `None` where it says none or several.
///
/// `lang` is the language it is written in; `flip` as in a lone mark read against the custom;
/// `lost_scale` reads `64 juta 370` as 64 million and 370 thousand.
pub fn read(original: &str, lang: SourceLang, unit: &str, flip: bool, lost_scale: bool) -> Option<f64> {
    if original.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{3300}'..='\u{33ff}')) {
        return japanese(original);
    }
    let text = tidy(original);
    let low = text.to_lowercase();
    let minus_word = words_of(&low).any(|w| matches!(w, "minus" | "defisit" | "deficit"));
    let numbers = runs(&text);
    let signed = |at: usize| {
        let before = text[..at].trim_end();
        let mark = before.ends_with(['-', '−']);
        mark && before.trim_end_matches(['-', '−']).chars().next_back().is_none_or(char::is_whitespace)
    };
    let sign = |at: usize| if minus_word || signed(at) { -1.0 } else { 1.0 };
    match numbers.as_slice() {
        [(at, run)] => {
            let power = scale(first_word(&text[at + run.len()..]), unit).unwrap_or(0);
            Some(sign(*at) * decimal::read(&digits(run, lang, flip)?, power)?)
        }
        [(at, run), (next, rest)] if lost_scale => {
            let power = scale(first_word(&text[at + run.len()..*next]), unit)?;
            Some(decimal::read(&digits(run, lang, flip)?, power)? + decimal::read(&digits(rest, lang, flip)?, power - 3)?)
        }
        [] => spelled(&low, unit),
        _ => range(original, lang, unit).filter(|[low, high]| low < high).map(|[low, _]| low),
    }
}

/// The two ends of a range as they are written, which may run backwards: `250-300 ton`, `50 ribu sampai 100 ribu ekor`. The first end has
/// the scale word of the second where it has none of its own.
pub fn range(original: &str, lang: SourceLang, unit: &str) -> Option<[f64; 2]> {
    let text = tidy(original);
    let numbers = runs(&text);
    let [(at, first), (next, second)] = numbers.as_slice() else { return None };
    let before = text.get(..*at)?.trim_end();
    let between = text.get(at + first.len()..*next)?;
    let is_joined = between.contains(['-', '–', '—']) || between.contains("s/d") || words_of(between).any(|w| is_one_of(w, &JOINTS));
    let is_known = |w: &str| is_one_of(w, &JOINTS) || is_one_of(w, &BESIDE) || scale(w, unit).is_some() || matches!(w, "s" | "d");
    // A minus before the first end makes it a change from one rate to another.
    if !is_joined || !words_of(between).all(is_known) || before.ends_with(['-', '−']) {
        return None;
    }
    let last = scale(first_word(&text[next + second.len()..]), unit).unwrap_or(0);
    let own = scale(first_word(between), unit).unwrap_or(last);
    Some([decimal::read(&digits(first, lang, false)?, own)?, decimal::read(&digits(second, lang, false)?, last)?])
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty())
}

fn spelled(low: &str, unit: &str) -> Option<f64> {
    let words: Vec<&str> = words_of(low).collect();
    // `kedua` is the number two of a rank, `sebuah` is one of something.
    let word = |n: usize| match words.get(n).copied().unwrap_or_default() {
        "pertama" | "sebuah" | "seekor" | "seorang" => "satu",
        word => word.strip_prefix("ke").unwrap_or(word),
    };
    let (end, value) = (0..words.len()).find_map(|at| {
        let number = number_words::read(|n| word(at + n))?;
        Some((at + number.words, number.value()))
    })?;
    let power = words.get(end).and_then(|w| scale(w, unit)).unwrap_or(0);
    Some(decimal::times(value, power))
}
