//! Numbers in words: what is spelled out is read back.
use crate::support::random::Random;
use jejak_ekspor::model::number_words::read_text;

const DIGITS: [&str; 10] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
const POWERS: [(u64, &str); 5] = [
    (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"),
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
];

/// A number below a thousand.
fn group(n: u64) -> Vec<String> {
    let digit = |n: u64| DIGITS[n as usize].to_owned();
    let mut words = match n / 100 {
        0 => vec![],
        1 => vec!["seratus".to_owned()],
        hundreds => vec![digit(hundreds), "ratus".into()],
    };
    match n % 100 {
        0 => {}
        10 => words.push("sepuluh".into()),
        11 => words.push("sebelas".into()),
        n @ 1..=9 => words.push(digit(n)),
        n @ 12..=19 => words.extend([digit(n - 10), "belas".into()]),
        n => {
            words.extend([digit(n / 10), "puluh".into()]);
            words.extend((n % 10 > 0).then(|| digit(n % 10)));
        }
    }
    words
}

/// The number in Indonesian words, as CLDR spells it.
fn spelled(n: u64) -> String {
    if n == 0 {
        return "nol".into();
    }
    let mut words = Vec::new();
    let mut rest = n;
    for (power, name) in POWERS {
        match rest / power {
            0 => {}
            1 if power == 1_000 => words.push("seribu".to_owned()),
            of => {
                words.extend(group(of));
                words.push(name.into());
            }
        }
        rest %= power;
    }
    words.extend(group(rest));
    words.join(" ")
}

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
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn english(n: u64) -> String {
    let group = |n: u64| {
        let mut words = Vec::new();
        if n >= 100 {
            words.push(format!("{} hundred", ENGLISH[n as usize / 100]));
            words.extend((!n.is_multiple_of(100)).then(|| "and".to_owned()));
        }
        match n % 100 {
            0 => {}
            n @ 1..=19 => words.push(ENGLISH[n as usize].into()),
            n if n % 10 == 0 => words.push(TENS[n as usize / 10].into()),
            n => words.push(format!("{}-{}", TENS[n as usize / 10], ENGLISH[n as usize % 10])),
        }
        words.join(" ")
    };
    let names = [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];
    let mut words = Vec::new();
    let mut rest = n;
    for (power, name) in names {
        if rest / power > 0 {
            words.push(format!("{} {name}", group(rest / power)));
        }
        rest %= power;
    }
    words.extend((rest > 0).then(|| group(rest)));
    if n == 0 { "zero".into() } else { words.join(" ") }
}

#[test]
fn every_number_below_a_hundred_thousand_is_read_back() {
    for n in 0..100_000 {
        assert_eq!(read_text(&spelled(n)), Some(n as f64), "{}", spelled(n));
        assert_eq!(read_text(&english(n)), Some(n as f64), "{}", english(n));
    }
}

#[test]
fn random_numbers_below_a_quintillion_are_read_back() {
    let mut random = Random(42);
    for _ in 0..1_000_000 {
        let digits = random.below(18) as u32 + 1;
        let n = random.below(10usize.pow(digits)) as u64;
        let words = spelled(n);
        assert_eq!(read_text(&words), Some(n as f64), "{words}");
    }
}

#[test]
fn other_spellings_are_read_as_the_same_number() {
    for (text, value) in [
        ("dua milyar", 2e9),
        ("tiga trilyun", 3e12),
        ("sejuta", 1e6),
        ("semiliar", 1e9),
        ("setriliun", 1e12),
        ("dua koma lima juta", 2.5e6),
        ("tiga koma satu lima", 3.15),
        ("setengah juta", 5e5),
        ("dua setengah", 2.5),
        ("minus lima", -5.0),
        ("one hundred and five thousand", 105e3),
    ] {
        assert_eq!(read_text(text), Some(value), "{text}");
    }
}

#[test]
fn words_that_are_no_number_are_none() {
    for text in
        ["", "puluh", "ratus dua", "dua dua", "dua puluh tiga puluh", "ribu", "satu ribu juta", "belas", "dua seratus", "and", "kopi"]
    {
        assert_eq!(read_text(text), None, "{text}");
    }
}
