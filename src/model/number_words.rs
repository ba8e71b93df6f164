//! Numbers in words, Indonesian and English, below 10¹⁸: `dua puluh lima juta`, `seribu`, `two hundred and fifty`, `satu koma lima`.
//!
//! ```
//! use jejak_ekspor::model::number_words::read_text;
//! assert_eq!(read_text("seratus dua puluh ribu"), Some(120_000.0));
//! assert_eq!(read_text("dua koma lima juta"), Some(2_500_000.0));
//! assert_eq!(read_text("puluh"), None);
//! ```
use crate::model::decimal;
use crate::model::lexicon;

/// A number in words: what it is, and how many words it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelled {
    /// The whole part.
    pub whole: u64,
    /// The digits after the mark, where `koma` or `point` is said, or 5 for a half.
    pub decimals: String,
    /// The power of ten after a fraction: `dua koma lima juta`.
    pub power: i8,
    pub words: usize,
}

impl Spelled {
    /// The number.
    pub fn value(&self) -> f64 {
        let power = i32::from(self.power);
        let fraction = [".", &self.decimals].concat();
        decimal::scaled(self.whole, power) + decimal::read(&fraction, power).unwrap_or_default()
    }
}

const DIGITS: [&str; 10] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What a word does to the number so far.
enum Step {
    /// Adds so much, which is less than ten, than a hundred, or than a thousand.
    Add(u64, u64),
    /// Multiplies the digit before by ten or a hundred.
    Times(u64),
    /// Adds ten to the digit before.
    Teen,
    /// Multiplies the hundreds before by a power of a thousand; said by itself where it is of one: `seribu`.
    Scale(u64, bool),
}

fn step(word: &str) -> Option<Step> {
    if let Some(n) = DIGITS.iter().position(|digit| *digit == word) {
        return Some(Step::Add(n as u64, 1));
    }
    if let Some(n) = ENGLISH.iter().position(|digit| *digit == word) {
        return Some(Step::Add(n as u64, if n < 10 { 1 } else { 10 }));
    }
    if let Some(n) = TENS.iter().position(|tens| *tens == word) {
        return Some(Step::Add(10 * (n as u64 + 2), 10));
    }
    let scale = |word: &str| lexicon::scale(word).filter(|_| word.len() > 2 && !word.ends_with("an")).map(|power| 10u64.pow(power as u32));
    match word {
        "nihil" => Some(Step::Add(0, 1)),
        "sepuluh" => Some(Step::Add(10, 10)),
        "sebelas" => Some(Step::Add(11, 10)),
        "seratus" => Some(Step::Add(100, 100)),
        "belas" => Some(Step::Teen),
        "puluh" => Some(Step::Times(10)),
        "ratus" | "hundred" => Some(Step::Times(100)),
        _ => match word.strip_prefix("se").and_then(scale) {
            Some(power) => Some(Step::Scale(power, true)),
            None => scale(word).map(|power| Step::Scale(power, false)),
        },
    }
}

/// The number that the words from here on say. `word` gives them in lower case, and nothing beyond the text.
pub fn read<'w>(word: impl Fn(usize) -> &'w str) -> Option<Spelled> {
    let (mut total, mut group): (u64, u64) = (0, 0);
    // The digit that waits for its place, the least place of the group that is taken, and the least power of a thousand.
    let mut digit: Option<u64> = None;
    let (mut place, mut least) = (1_000, u64::MAX);
    let mut words = 0;
    let mut any = false;
    loop {
        let next = word(words);
        // `two hundred and fifty`.
        if next == "and" && place == 100 && digit.is_none() && is_english(word(words + 1)) {
            words += 1;
            continue;
        }
        let Some(step) = step(next) else { break };
        match step {
            Step::Add(0, _) if !any => {
                words += 1;
                any = true;
                break;
            }
            Step::Add(n, 1) if n > 0 && digit.is_none() && place > 1 => digit = Some(n),
            Step::Add(n, of) if of > 1 && digit.is_none() && place > of => {
                group += n;
                place = if n > 10 && n < 20 || n == 10 { 1 } else { of };
            }
            Step::Times(of) if digit.is_some() && place > of => {
                group += digit.take()? * of;
                place = of;
            }
            Step::Teen if digit.is_some_and(|n| n > 1) && place > 10 => {
                group += digit.take()? + 10;
                place = 1;
            }
            Step::Scale(power, alone) if power < least && alone == (group == 0 && digit.is_none()) => {
                let of = if alone { 1 } else { group + digit.take().unwrap_or_default() };
                total = total.checked_add(of.checked_mul(power)?)?;
                (group, place, least) = (0, 1_000, power);
            }
            _ => break,
        }
        any = true;
        words += 1;
    }
    if !any {
        return match word(0) {
            "setengah" | "separuh" | "half" => {
                let power = scale_after(word(1));
                Some(Spelled { whole: 0, decimals: "5".into(), power: power.unwrap_or(0), words: 1 + usize::from(power.is_some()) })
            }
            _ => None,
        };
    }
    let mut spelled = Spelled { whole: total + group + digit.unwrap_or_default(), decimals: String::new(), power: 0, words };
    let mut at = words;
    if matches!(word(at), "koma" | "titik" | "point") {
        while let Some(Step::Add(n, 1)) = step(word(at + 1)) {
            spelled.decimals.push_str(&n.to_string());
            at += 1;
        }
    } else if word(at) == "setengah" && least == u64::MAX {
        spelled.decimals.push('5');
    }
    if !spelled.decimals.is_empty() {
        spelled.words = at + 1;
        if let Some(power) = scale_after(word(at + 1)) {
            spelled.power = power;
            spelled.words += 1;
        }
    }
    Some(spelled)
}

/// Whether a number in words can begin with a word in lower case.
pub fn begins(word: &str) -> bool {
    step(word).is_some() || matches!(word, "setengah" | "separuh" | "half")
}

fn is_english(word: &str) -> bool {
    ENGLISH.contains(&word) || TENS.contains(&word)
}

fn scale_after(word: &str) -> Option<i8> {
    lexicon::scale(word).filter(|_| word.len() > 2 && !word.ends_with("an"))
}

/// The number that a text in lower case says in words, and nothing else.
pub fn read_text(text: &str) -> Option<f64> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (negative, words) = match words.split_first() {
        Some((&("min" | "minus"), rest)) => (true, rest),
        _ => (false, words.as_slice()),
    };
    let spelled = read(|n| words.get(n).copied().unwrap_or_default())?;
    let value = spelled.value();
    (spelled.words == words.len()).then_some(if negative { -value } else { value })
}
