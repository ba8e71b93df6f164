//! Full-text search: every word must begin a word of the claim, in either language.
//!
//! Words that mean the same in both languages are one: a search for `nickel` finds what `nikel` finds.
//! To add a pair: a row in `SAME`.

/// Words and phrases that mean the same, in their folded form.
const SAME: &[&[&str]] = &[
    &["nikel", "nickel"],
    &["sawit", "palm oil"],
    &["tenun", "weaving", "woven"],
    &["kopi", "coffee"],
    &["udang", "shrimp"],
    &["ikan", "fish"],
    &["karet", "rubber"],
    &["kayu", "wood"],
    &["lada", "pepper"],
    &["rempah", "spice"],
    &["sarung", "sarong"],
    &["alas kaki", "footwear"],
    &["timah", "tin"],
    &["batu bara", "batubara", "coal"],
    &["kelapa", "coconut"],
    &["nanas", "pineapple"],
    &["manggis", "mangosteen"],
    &["rumput laut", "seaweed"],
    &["rajungan", "crab"],
    &["teh", "tea"],
    &["kakao", "cocoa"],
    &["jagung", "corn"],
    &["mebel", "furnitur", "furniture"],
    &["kerajinan", "handicraft"],
    &["pertanian", "farm", "agricultur"],
    &["perikanan", "fisher"],
    &["desa", "village"],
    &["penghargaan", "award"],
    &["pelepasan", "release"],
    &["nilai", "value"],
    &["neraca", "balance"],
    &["impor", "import"],
    &["ekspor", "export"],
    &["kabupaten", "regency"],
    &["karantina", "quarantine"],
    &["jawa timur", "jatim", "east java"],
    &["jawa tengah", "jateng", "central java"],
    &["jawa barat", "jabar", "west java"],
];

/// The words of a text: lower case, accents off, split at whatever is neither letter nor digit.
pub fn words(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|w| !w.is_empty()).map(String::from).collect()
}

fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let plain = match c {
            'à'..='å' | 'À'..='Å' => 'a',
            'è'..='ë' | 'È'..='Ë' => 'e',
            'ì'..='ï' | 'Ì'..='Ï' => 'i',
            'ò'..='ö' | 'Ò'..='Ö' => 'o',
            'ù'..='ü' | 'Ù'..='Ü' => 'u',
            'ç' | 'Ç' => 'c',
            'ñ' | 'Ñ' => 'n',
            _ => c,
        };
        if plain.is_alphanumeric() {
            out.extend(plain.to_lowercase());
        } else if !matches!(plain, '\'' | '’') {
            out.push(' ');
        }
    }
    out
}

/// What a claim is found by.
#[derive(Default)]
pub struct Text {
    /// Words, each after one space.
    words: String,
    /// One bit for each row of `SAME`.
    groups: u64,
}

impl Text {
    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        for word in words(text) {
            self.words.push(' ');
            self.words.push_str(&word);
        }
        // A gap, so that no phrase runs from one text into the next.
        self.words.push(' ');
    }

    /// Finds the groups; after the last `add`.
    pub fn finish(&mut self) {
        self.groups = 0;
        for (n, group) in SAME.iter().enumerate() {
            if group.iter().any(|phrase| self.begins(phrase)) {
                self.groups |= 1 << n;
            }
        }
    }

    fn begins(&self, word: &str) -> bool {
        self.words.match_indices(word).any(|(at, _)| self.words.as_bytes().get(at.wrapping_sub(1)) == Some(&b' '))
    }
}

/// A search, read once.
pub struct Query {
    words: Vec<String>,
    groups: u64,
}

impl Query {
    /// Reads what the reader typed.
    pub fn new(typed: &str) -> Query {
        let mut words = words(typed);
        let mut groups = 0;
        for (n, group) in SAME.iter().enumerate() {
            for phrase in *group {
                let parts: Vec<&str> = phrase.split(' ').collect();
                while let Some(at) = words.windows(parts.len()).position(|w| w.iter().zip(&parts).all(|(a, b)| a == b)) {
                    words.drain(at..at + parts.len());
                    groups |= 1 << n;
                }
            }
        }
        Query { words, groups }
    }

    /// Whether a text has every word.
    pub fn matches(&self, text: &Text) -> bool {
        text.groups & self.groups == self.groups && self.words.iter().all(|w| text.begins(w))
    }
}
