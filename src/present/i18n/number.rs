//! Numbers and amounts by the habits of a language's `Locale`: `1.234,5` and `1,234.5`.
//!
//! Floats are turned into digits by hand: the standard float formatting is some 20 kB of wasm.
use super::locale::{Scale, locale};
use crate::model::codes::UnitKind;
use crate::model::dataset::Dataset;
use crate::model::index::UnitIx;
use crate::state::Lang;

const MINUS: &str = "\u{2212}";
const POWERS: [u64; 5] = [1, 10, 100, 1_000, 10_000];

/// How much of a figure to write.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Full,
    Words,
    Short,
}

/// A number with the separators of the language and at most four decimals; `–` if it is not finite.
pub fn number(value: f64, lang: Lang) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let size = value.abs();
    let text = fixed(size, exact_decimals(size, 4).unwrap_or(4), lang);
    if value < 0.0 && text != "0" { [MINUS, &text].concat() } else { text }
}

/// A whole count with the separators of the language.
pub fn count(value: impl Into<u64>, lang: Lang) -> String {
    grouped(value.into(), lang)
}

/// A large number in words, e.g. `1,13 triliun`; as `number` below a million.
pub fn in_words(value: f64, lang: Lang) -> String {
    scaled(value, lang, Style::Words, false).unwrap_or_else(|| number(value, lang))
}

/// A great number as a power of ten with one digit before it, where that is not 1: `10¹²`, `4·10⁷`.
pub fn power_of_ten(value: f64, lang: Lang) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let power = value.log10().floor();
    let digit = (value / 10f64.powf(power)).round();
    let (digit, power) = if digit >= 10.0 { (1.0, power + 1.0) } else { (digit, power) };
    let times = if digit > 1.0 { [&number(digit, lang), "·"].concat() } else { String::new() };
    let raised = (power as u32).to_string().chars().filter_map(|c| RAISED.get(c.to_digit(10)? as usize)).collect::<String>();
    [&times, "10", &raised].concat()
}

/// A share of a hundred, e.g. `6,54%`.
pub fn percent(value: f64, lang: Lang) -> String {
    let mut text = number(value, lang);
    text.push('%');
    text
}

/// How large a file is: `3,5 MB`, in kB below one of them.
pub fn size(bytes: f64, lang: Lang) -> String {
    if bytes < 1e6 {
        [&number((bytes / 1e3).ceil().max(1.0), lang), " kB"].concat()
    } else {
        [&number((bytes / 1e5).round() / 10.0, lang), " MB"].concat()
    }
}

/// A value in its unit (an index into `Codes::units`), e.g. `Rp107,53 triliun`, `8 ton`, `2 companies`.
/// Up to three decimals where they are exact, else two.
pub fn amount(value: f64, unit: UnitIx, data: &Dataset, lang: Lang) -> String {
    styled(value, unit, data, lang, Style::Words)
}

/// As `amount`, abbreviated for a chart's labels: `Rp107,53 T`, `US$7.2 bn`.
/// Up to two decimals where they are exact, else one.
pub fn amount_short(value: f64, unit: UnitIx, data: &Dataset, lang: Lang) -> String {
    styled(value, unit, data, lang, Style::Short)
}

/// As `amount`, every digit written: `US$129.266.002,35`.
pub fn amount_full(value: f64, unit: UnitIx, data: &Dataset, lang: Lang) -> String {
    styled(value, unit, data, lang, Style::Full)
}

fn styled(value: f64, unit: UnitIx, data: &Dataset, lang: Lang, style: Style) -> String {
    let Some(unit) = data.codes.units.get(unit) else {
        return number(value, lang);
    };
    if !value.is_finite() {
        return "–".into();
    }
    match unit.kind {
        UnitKind::Ratio => percent(value, lang),
        UnitKind::Rank => (locale(lang).rank)(&number(value, lang)),
        UnitKind::Currency => {
            let size = value.abs();
            let figure = match (style, scaled(size, lang, style, false)) {
                (Style::Full, _) => fixed(size, exact_decimals(size, 4).unwrap_or(2), lang),
                (_, Some(figure)) => figure,
                _ => fixed(size, small_decimals(size), lang),
            };
            let sign = if value < 0.0 && figure != "0" { MINUS } else { "" };
            match unit.entry.code.as_str() {
                "IDR" => [sign, "Rp", &figure].concat(),
                // The M of dollars is a million to many: the word is written out.
                "USD" => match (figure.strip_suffix(" M"), locale(lang).scales.iter().find(|scale| scale.short == "M")) {
                    (Some(number), Some(scale)) => [sign, "US$", number, " ", scale.word].concat(),
                    _ => [sign, "US$", &figure].concat(),
                },
                code => [sign, code, " ", &figure].concat(),
            }
        }
        UnitKind::Count | UnitKind::Mass | UnitKind::Volume | UnitKind::Time => {
            let figure = match (style, scaled(value.abs(), lang, style, style == Style::Words)) {
                (Style::Words | Style::Short, Some(figure)) if value < 0.0 => [MINUS, &figure].concat(),
                (Style::Words | Style::Short, Some(figure)) => figure,
                _ => number(value, lang),
            };
            let name = match (style, unit.entry.code.as_str()) {
                (Style::Short, "kg") => "kg".into(),
                (Style::Short, "m3") => "m³".into(),
                _ => (locale(lang).unit)(unit, value),
            };
            [&figure, " ", &name].concat()
        }
    }
}

/// `107,53 triliun`; None below a million, and where `exact` is asked for and digits would be lost.
fn scaled(size: f64, lang: Lang, style: Style, exact: bool) -> Option<String> {
    let (most, rounded) = if style == Style::Short { (2, 1) } else { (3, 2) };
    let scales = &locale(lang).scales;
    let at = scales.iter().position(|s| size >= s.factor)?;
    let mut scale = scales.get(at)?;
    let decimals = |scale: &Scale| exact_decimals(size / scale.factor, most);
    if exact && decimals(scale).is_none() {
        return None;
    }
    // 999,996 million rounds to a billion, not to "1.000 juta".
    let power = POWERS.get(rounded).copied().unwrap_or(1) as f64;
    if at > 0 && decimals(scale).is_none() && (size / scale.factor * power).round() >= 1000.0 * power {
        scale = scales.get(at - 1)?;
    }
    let figure = fixed(size / scale.factor, decimals(scale).unwrap_or(rounded), lang);
    let word = if style == Style::Short { scale.short } else { scale.word };
    Some([&figure, " ", word].concat())
}

/// Two decimals, and four for what two would show as nothing.
fn small_decimals(size: f64) -> usize {
    if size < 0.01 { 4 } else { exact_decimals(size, 2).unwrap_or(2) }
}

/// The fewest decimals, up to `most`, that write a number exactly as far as a float can tell.
fn exact_decimals(size: f64, most: usize) -> Option<usize> {
    POWERS.iter().take(most + 1).position(|power| {
        let scaled = size * *power as f64;
        // One rounding when the value was read, one in the product or in a division before it.
        (scaled - scaled.round()).abs() <= scaled * 5e-16
    })
}

/// A number that is not negative, rounded to `decimals` (at most four), without trailing zeros.
fn fixed(size: f64, decimals: usize, lang: Lang) -> String {
    let power = POWERS.get(decimals).copied().unwrap_or(1);
    let scaled = (size * power as f64).round() as u64;
    let mut text = grouped(scaled / power, lang);
    let part = scaled % power;
    if part > 0 {
        text.push(locale(lang).decimal);
        let digits = part.to_string();
        for _ in digits.len()..decimals {
            text.push('0');
        }
        text.push_str(digits.trim_end_matches('0'));
    }
    text
}

fn grouped(whole: u64, lang: Lang) -> String {
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(locale(lang).thousands);
        }
        text.push(digit);
    }
    text
}
