//! Numbers as tables write them: exact decimals, read with marks that are known.
use crate::ingest::table::cell::Cell;
use crate::ingest::table::detect::unit::{Quantity, quantity};
use crate::model::claim::Decimal;
use crate::model::marks::{self, Evidence, Mark, without_groups};

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNumber {
    /// Nothing is there, or a sign that says so.
    Missing,
    Other,
    NotFinite,
    TooLarge,
    /// One mark before three digits, and nobody said what it means.
    Ambiguous,
    /// The cell is an error of a spreadsheet.
    Error,
}

/// More decimals are rounded away.
const MOST_DECIMALS: u8 = 9;

const WORDS_FOR_MISSING: &[&str] = &[
    "na",
    "n/a",
    "nan",
    "none",
    "null",
    "nihil",
    "nil",
    "kosong",
    "tidak ada",
    "tidak ada data",
    "no data",
    "t.a.",
    "t.a",
    "td",
    "not available",
    "missing",
];

/// Whether a cell says that there is no value.
pub fn is_missing(cell: &[u8]) -> bool {
    match cell {
        []
        | b"-"
        | b"--"
        | b"..."
        | b".."
        | b"x"
        | b"*"
        | b"*)"
        | b"**"
        | b"**)"
        | b"n.a"
        | b"N.A."
        | b"#N/A"
        | b"NA"
        | b"N/A"
        | b"n/a"
        | b"n.a."
        | b"null"
        | b"NULL"
        | b":"
        | b"."
        | b"tad" => true,
        // Words for it, in any case; a longer text is none of them.
        _ if cell.len() <= 15 => {
            let text = core::str::from_utf8(cell).unwrap_or_default();
            matches!(text, "–" | "—" | "…" | "−") || WORDS_FOR_MISSING.iter().any(|word| word.eq_ignore_ascii_case(text))
        }
        _ => false,
    }
}

/// Reads the number of a cell; `mark` is the decimal mark of texts, if it is known.
#[inline]
pub fn read_cell(cell: Cell<&[u8]>, mark: Option<Mark>) -> Result<Decimal, NotNumber> {
    match cell {
        Cell::Text(text) => read(text, mark),
        Cell::Number(digits) => read_plain(digits),
        Cell::Error(_) => Err(NotNumber::Error),
    }
}

/// Reads a text as a number; `mark` is the decimal mark, if it is known.
#[inline]
pub fn read(cell: &[u8], mark: Option<Mark>) -> Result<Decimal, NotNumber> {
    // The common case first: digits, at most one decimal mark.
    let point = match mark {
        Some(Mark::Comma) => b',',
        Some(Mark::Dot) => b'.',
        // No byte of a text.
        None => 0xFF,
    };
    if cell.is_empty() {
        return Err(NotNumber::Missing);
    }
    if cell.len() <= 18 {
        let (mut amount, mut decimals, mut seen) = (0i64, 0u8, false);
        let mut digits = 0;
        let mut plain = true;
        for byte in cell {
            let digit = byte.wrapping_sub(b'0');
            if digit < 10 {
                amount = amount * 10 + i64::from(digit);
                decimals += u8::from(seen);
                digits += 1;
            } else if *byte == point && !seen && digits > 0 {
                seen = true;
            } else {
                plain = false;
                break;
            }
        }
        if plain && digits > 0 && decimals <= MOST_DECIMALS && (decimals > 0 || !seen) {
            return Ok(Decimal { mantissa: amount, exponent: -(decimals as i8) });
        }
    }
    slow(cell, mark)
}

#[cold]
fn slow(cell: &[u8], mark: Option<Mark>) -> Result<Decimal, NotNumber> {
    if is_missing(cell) {
        return Err(NotNumber::Missing);
    }
    let text = core::str::from_utf8(cell).map_err(|_| NotNumber::Other)?;
    let (mut negative, mut text) = (false, without_marks(text.trim()));
    // `Rp 1.234.567,-` has no sen.
    text = text.strip_suffix(",-").or_else(|| text.strip_suffix(",--")).or_else(|| text.strip_suffix(".-")).unwrap_or(text);
    // Accountants and mainframes write the sign behind the figure.
    if let Some(before) = text.strip_suffix(['-', '−']).filter(|before| before.ends_with(|c: char| c.is_ascii_digit())) {
        (negative, text) = (true, before);
    }
    if let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        (negative, text) = (true, inside.trim());
    }
    let sign = |text: &mut &str, negative: &mut bool| {
        if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
            *negative = true;
            *text = rest.trim_start();
        } else if let Some(rest) = text.strip_prefix('+') {
            *text = rest.trim_start();
        }
    };
    sign(&mut text, &mut negative);
    for prefix in ["US$", "USD", "Rp.", "Rp", "IDR", "$"] {
        if let Some(rest) = text.strip_prefix(prefix) {
            text = rest.trim_start();
            sign(&mut text, &mut negative);
            break;
        }
    }
    text = text.strip_suffix('%').unwrap_or(text).trim_end();
    if matches!(text.to_ascii_lowercase().as_str(), "inf" | "infinity" | "nan" | "∞" | "tak hingga") {
        return Err(NotNumber::NotFinite);
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Spaces group thousands in every custom; an apostrophe too.
    let joined: String;
    if text.contains(is_space) {
        let groups: Vec<&str> = text.split(is_space).collect();
        let (head, tail) = groups.split_first().ok_or(NotNumber::Other)?;
        let whole = |group: &str| group.split(['.', ',']).next().unwrap_or_default().len() == 3;
        if head.is_empty() || head.len() > 3 || !digits(head) || !tail.iter().all(|group| whole(group)) {
            return Err(NotNumber::Other);
        }
        joined = groups.concat();
        text = &joined;
    }
    if text.is_empty() || !text.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(NotNumber::Other);
    }
    if text.contains(['e', 'E']) {
        return mark_free(&text.replace(',', "."), negative);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return Err(NotNumber::Other);
    }
    let mark = match mark {
        Some(mark) => mark,
        None => match evidence(text) {
            Evidence::Decimal(mark) => mark,
            Evidence::None => Mark::Dot,
            Evidence::Ambiguous(_) => return Err(NotNumber::Ambiguous),
        },
    };
    mark_free(&without_groups(text, mark).ok_or(NotNumber::Other)?, negative)
}

/// Spaces of every width, and the apostrophes, that group thousands.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\'' | '’')
}

/// A figure without the marks of its status behind it: `12*)`, `12 r`, `12²`, `12 1)`. In `121)` nobody can tell which digit is the
/// figure's.
fn without_marks(text: &str) -> &str {
    let text = match text.rsplit_once(' ') {
        Some((figure, note)) if note.len() == 2 && note.ends_with(')') && note.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            figure.trim_end()
        }
        _ => text,
    };
    let closed = match text.strip_suffix(')') {
        Some(before) if !text.contains('(') && !before.ends_with(|c: char| c.is_ascii_digit()) => before,
        _ => text,
    };
    let bare = closed.trim_end_matches(['*', '¹', '²', '³', ' ']);
    let bare = [" r", " p", " e", " x", " b", " c", " d", " f", " n", " s", " u", " z"]
        .iter()
        .find_map(|mark| bare.strip_suffix(mark))
        .unwrap_or(bare)
        .trim_end_matches(['*', ' ']);
    if bare.ends_with(|c: char| c.is_ascii_digit()) { bare } else { text }
}

/// Reads a number as programs write it, in which a dot begins the fraction and nothing groups.
pub fn read_plain(cell: &[u8]) -> Result<Decimal, NotNumber> {
    let text = core::str::from_utf8(cell).map_err(|_| NotNumber::Other)?;
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if let Some(amount) = plain_digits(text.as_bytes(), negative) {
        return Ok(amount);
    }
    if matches!(text, "inf" | "NaN") { Err(NotNumber::NotFinite) } else { mark_free(text, negative) }
}

/// The common case of that: digits with at most one dot among them, few enough for a whole number.
#[inline]
fn plain_digits(text: &[u8], negative: bool) -> Option<Decimal> {
    let (mut amount, mut point) = (0i64, None);
    for (n, byte) in text.iter().enumerate() {
        match byte.wrapping_sub(b'0') {
            digit @ 0..=9 => amount = amount * 10 + i64::from(digit),
            _ if *byte == b'.' && point.is_none() => point = Some(n),
            _ => return None,
        }
        if n >= 18 {
            return None;
        }
    }
    let mut decimals = point.map_or(0, |point| text.len() - point - 1);
    if decimals > usize::from(MOST_DECIMALS) || text.len() <= usize::from(point.is_some()) {
        return None;
    }
    while decimals > 0 && amount % 10 == 0 {
        amount /= 10;
        decimals -= 1;
    }
    Some(Decimal { mantissa: if negative { -amount } else { amount }, exponent: -(decimals as i8) })
}

/// Digits with a dot before the fraction and perhaps an exponent.
fn mark_free(text: &str, negative: bool) -> Result<Decimal, NotNumber> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| NotNumber::Other)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0 || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(NotNumber::Other);
    }
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    let mut decimals = i64::from(i32::try_from(fraction.len()).map_err(|_| NotNumber::TooLarge)?) - i64::from(exponent);
    let mut amount = 0i128;
    let mut left = digits.len() as i64;
    for byte in digits.bytes() {
        // What is left of the fraction beyond the ninth decimal is rounded, half away from nought.
        if decimals - left >= i64::from(MOST_DECIMALS)
            || (decimals > i64::from(MOST_DECIMALS) && left <= decimals - i64::from(MOST_DECIMALS))
        {
            amount += i128::from(byte >= b'5' && left == decimals - i64::from(MOST_DECIMALS));
            break;
        }
        amount = amount * 10 + i128::from(byte - b'0');
        left -= 1;
        if amount > i128::from(i64::MAX) {
            return Err(NotNumber::TooLarge);
        }
    }
    decimals = decimals.min(i64::from(MOST_DECIMALS));
    while decimals < 0 {
        amount *= 10;
        decimals += 1;
        if amount > i128::from(i64::MAX) {
            return Err(NotNumber::TooLarge);
        }
        if amount == 0 {
            decimals = 0;
        }
    }
    // 3.0 and 3 are the same number.
    while decimals > 0 && amount % 10 == 0 {
        amount /= 10;
        decimals -= 1;
    }
    let amount = i64::try_from(amount).map_err(|_| NotNumber::TooLarge)?;
    Ok(Decimal { mantissa: if negative { -amount } else { amount }, exponent: -(decimals as i8) })
}

/// A figure and the unit behind it: `1.234 ton`, `12,5 juta US$`.
pub fn before_unit(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        || text.len() > 40
        || !text.ends_with(|c: char| c.is_alphabetic() || c == '$')
    {
        return None;
    }
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (figure, unit) = (text.get(..end)?, text.get(end..)?.trim());
    let is_known = |quantity: Quantity| quantity.unit.is_some() || quantity.power != 0;
    let is_unit = is_known(quantity(unit)) || COUNTED.iter().any(|word| word.eq_ignore_ascii_case(unit));
    (is_unit && figure.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-') || is_space(c))).then_some((figure, unit))
}

/// Units behind figures that the list of units does not have.
const COUNTED: &[&str] = &["ekor", "unit", "buah", "orang", "liter", "m3", "pcs", "barel"];

/// What a text says about the marks of the number in it.
pub fn evidence(text: &str) -> Evidence {
    marks::evidence(text.trim_matches(|c: char| !c.is_ascii_digit() && c != '.' && c != ','))
}

/// Whether a cell looks like a number, whatever its marks mean.
pub fn looks_like(cell: Cell<&[u8]>) -> bool {
    match read_cell(cell, None) {
        Ok(_) | Err(NotNumber::Ambiguous | NotNumber::NotFinite | NotNumber::TooLarge) => true,
        Err(NotNumber::Missing | NotNumber::Error) => false,
        Err(NotNumber::Other) => read_cell(cell, Some(Mark::Comma)).is_ok() || read_cell(cell, Some(Mark::Dot)).is_ok(),
    }
}
