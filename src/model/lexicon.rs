//! Words of Indonesian and English that are read: months, weekdays, powers of ten. What the page writes is in `present::i18n`.
//!
//! Claims, dates in phrases and readers' tables are all read by these lists, with the old spellings and the slips that occur.
//! If you add a spelling, add it here, in lower case, and every reader has it.

const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "pebruari", "feb", "peb"],
    &["maret", "march", "mar", "mrt"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "aug", "agu", "agt", "ags", "agst", "agus"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov", "nop"],
    &["desember", "december", "des", "dec"],
];

/// From Monday on.
const WEEKDAYS: [&[&str]; 7] = [
    &["senin", "monday", "mon"],
    &["selasa", "tuesday", "tue", "tues"],
    &["rabu", "wednesday", "wed"],
    &["kamis", "thursday", "thu", "thurs"],
    &["jumat", "jum'at", "friday", "fri"],
    &["sabtu", "saturday", "sat"],
    &["minggu", "minggui", "ahad", "sunday", "sun"],
];

const SCALES: [(i8, &[&str]); 5] = [
    (3, &["ribu", "thousand", "thousands"]),
    (6, &["juta", "jt", "million", "millions", "mn"]),
    (9, &["miliar", "milyar", "miliyar", "milliar", "milar", "billion", "billions", "bn"]),
    (12, &["triliun", "trilyun", "trilliun", "trliun", "trillion", "trillions", "tn"]),
    (15, &["kuadriliun", "quadrillion"]),
];

/// The month, 1 to 12, that a word in lower case names.
pub fn month(word: &str) -> Option<u8> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|n| n as u8 + 1)
}

/// The weekday, 0 for Monday, that a word in lower case names.
pub fn weekday(word: &str) -> Option<u8> {
    WEEKDAYS.iter().position(|names| names.contains(&word)).map(|n| n as u8)
}

/// The power of ten that a word in lower case stands for.
pub fn scale(word: &str) -> Option<i8> {
    // `ribuan`, `jutaan`.
    let stem = word.strip_suffix("an").unwrap_or(word);
    SCALES.iter().find(|(_, names)| names.contains(&word) || names.contains(&stem)).map(|(power, _)| *power)
}

/// Whether a sign is a letter. Beyond Latin, a letter is whatever is no punctuation: the Unicode tables would be some kB of the page.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (c >= '\u{aa}'
            && !matches!(c, '«' | '»' | '×' | '÷' | '¿' | '¬'..='±' | '´'..='¸' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}'))
}

/// A letter in lower case: Latin, Greek and Cyrillic, without the Unicode tables.
pub fn lower(c: char) -> char {
    let step = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Pairs of a capital and its small letter, the capital even, then odd.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ' if (c as u32).is_multiple_of(2) => 1,
        'Ĺ'..='ň' | 'Ź'..='ž' if !(c as u32).is_multiple_of(2) => 1,
        _ => 0,
    };
    char::from_u32(c as u32 + step).unwrap_or(c)
}

/// Whether a letter is a capital.
pub fn is_capital(c: char) -> bool {
    lower(c) != c
}

/// A text in lower case with its accents off, and a space for whatever is neither letter nor digit. Beyond Latin, a letter
/// is whatever is no punctuation: the Unicode tables would be some kB of the page.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = match c {
            'à'..='å' | 'À'..='Å' => 'a',
            'è'..='ë' | 'È'..='Ë' => 'e',
            'ì'..='ï' | 'Ì'..='Ï' => 'i',
            'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => 'o',
            'ù'..='ü' | 'Ù'..='Ü' => 'u',
            'ç' | 'Ç' => 'c',
            'ñ' | 'Ñ' => 'n',
            'Æ'..='Þ' => char::from_u32(c as u32 + 32).unwrap_or(c),
            _ => c.to_ascii_lowercase(),
        };
        let is_letter = plain.is_ascii_digit() || is_letter(plain);
        if matches!(plain, '\'' | '’' | '\u{300}'..='\u{36f}') {
            // Apostrophes and combining accents do not part a word.
        } else if is_letter {
            out.push(plain);
        } else {
            out.push(' ');
        }
    }
    out
}
