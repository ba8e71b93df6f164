//! A text as tokens: runs of letters, runs of digits, and every other sign by itself, each with its place in UTF-16 units.
//!
//! What a paste brings along is no part of a word: soft hyphens, marks of direction, tags of HTML, a hyphen at the end of a line.
//! Letters that only look Latin are read as what they look like.
use crate::ingest::entity;
use crate::model::lexicon;
use crate::model::number_words::{self, Spelled};
use core::ops::Range;

/// What a token consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Word,
    Digits,
    Sign(char),
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    None,
    Space,
    /// Another cell of the same row of a table.
    Cell,
    Line,
    Paragraph,
}

/// A word, a run of digits or a sign of a text.
#[derive(Clone, Debug)]
pub struct Token {
    /// In lower case, without accents and apostrophes.
    pub low: String,
    pub shape: Shape,
    pub gap: Gap,
    /// Begins with a capital letter.
    pub capital: bool,
    /// All of two letters or more are capitals.
    pub upper: bool,
    /// Its place in bytes.
    pub bytes: Range<usize>,
    /// Its place in UTF-16 units.
    pub units: Range<u32>,
    /// A number in words can begin with it.
    pub counts: bool,
    /// The sentence that it stands in, counted from nought.
    pub sentence: u32,
}

/// A text with its tokens.
pub struct Text<'t> {
    pub source: &'t str,
    pub tokens: Vec<Token>,
    /// The first token of each sentence, and the number of tokens after the last.
    pub sentences: Vec<usize>,
    /// Written in English rather than Indonesian.
    pub english: bool,
}

/// More tokens than any sentence has.
const LONGEST_SENTENCE: usize = 240;

/// Tokens from the first to the last but one.
pub type Words = Range<usize>;

/// What a letter is read as: accents off, look-alikes of other scripts as the Latin letter.
fn plain(c: char) -> char {
    match c {
        'a'..='z' | '0'..='9' | ',' | '.' => c,
        'à'..='å' | 'À'..='Å' | 'ā' | 'а' | 'А' | 'α' | 'Α' => 'a',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'е' | 'Е' | 'Ε' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'і' | 'І' | 'Ι' | 'ι' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'о' | 'О' | 'ο' | 'Ο' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' => 'u',
        'ç' | 'Ç' | 'с' | 'С' => 'c',
        'ñ' | 'Ñ' => 'n',
        'р' | 'Р' | 'Ρ' | 'ρ' => 'p',
        'х' | 'Х' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        'к' | 'К' | 'Κ' | 'κ' => 'k',
        'м' | 'М' | 'Μ' => 'm',
        'Т' | 'Τ' => 't',
        'В' | 'Β' => 'b',
        'Н' | 'Η' => 'h',
        'Ν' => 'n',
        'Ζ' => 'z',
        'ѕ' | 'Ѕ' => 's',
        'ј' | 'Ј' => 'j',
        'Ａ'..='Ｚ' => char::from_u32(c as u32 - 'Ａ' as u32 + 'a' as u32).unwrap_or(c),
        'ａ'..='ｚ' => char::from_u32(c as u32 - 'ａ' as u32 + 'a' as u32).unwrap_or(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '٠'..='٩' => char::from_u32(c as u32 - '٠' as u32 + '0' as u32).unwrap_or(c),
        '۰'..='۹' => char::from_u32(c as u32 - '۰' as u32 + '0' as u32).unwrap_or(c),
        '，' => ',',
        '．' => '.',
        '％' => '%',
        '＄' => '$',
        '（' => '(',
        '）' => ')',
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' | '－' => '-',
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '“' | '”' | '«' | '»' => '"',
        _ => lexicon::lower(c),
    }
}

/// Signs that are nothing: soft hyphen, marks of direction, joiners, combining accents.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// Tags that end a paragraph.
const BLOCKS: [&str; 14] = ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "td", "th", "table"];

/// Tags that begin or end a row, and a cell of it.
const ROWS: &str = "tr table thead tbody tfoot caption";
const CELLS: &str = "td th";

/// So many spaces part columns.
const COLUMN: u32 = 3;

/// Tags whose content is not read.
const HIDDEN: [&str; 2] = ["script", "style"];

struct Reader<'t> {
    source: &'t str,
    at: usize,
    unit: u32,
    /// The next `>`, so that a text full of `<` is read in one go.
    closing: Option<usize>,
    /// Which of `HIDDEN` no tag closes from here on.
    unclosed: [bool; HIDDEN.len()],
    /// A row of a table begins, so that the next cell is its first.
    is_row: bool,
    /// Inside a cell, and whether anything is read of it.
    cell: Option<bool>,
}

/// What stands next in a text.
enum Next {
    /// A sign as it is read, and as it is written.
    Sign(char, char),
    Gap(Gap),
    /// The edge of a cell: lines between two cells are none.
    Cell,
    Nothing,
}

impl Reader<'_> {
    fn step(&mut self, bytes: usize) {
        let from = self.at;
        self.at += bytes;
        let passed = self.source.get(from..self.at).unwrap_or_default();
        self.unit += passed.chars().map(|c| c.len_utf16() as u32).sum::<u32>();
    }

    /// The length of the tag here, and its name.
    fn tag(&mut self) -> Option<(usize, String)> {
        let rest = self.source.get(self.at..)?;
        let second = rest.chars().nth(1)?;
        if !(second.is_ascii_alphabetic() || matches!(second, '/' | '!')) {
            return None;
        }
        if self.closing.is_none_or(|at| at < self.at) {
            self.closing = Some(rest.find('>').map_or(usize::MAX, |n| n + self.at));
        }
        let end = self.closing.filter(|end| *end != usize::MAX && end - self.at < 4_000)?;
        let inside = self.source.get(self.at + 1..end)?.trim_start_matches('/');
        let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        Some((end + 1 - self.at, name.to_ascii_lowercase()))
    }

    fn next(&mut self) -> Option<Next> {
        let rest = self.source.get(self.at..)?;
        let c = rest.chars().next()?;
        if c == '<'
            && let Some((length, name)) = self.tag()
        {
            let code = HIDDEN.iter().position(|code| *code == name && !rest.starts_with("</")).filter(|code| !self.unclosed[*code]);
            let closes = |at: usize, code: usize| {
                rest.get(at + 1..).is_some_and(|rest| rest.strip_prefix('/').is_some_and(|rest| rest.starts_with(HIDDEN[code])))
            };
            let skipped = code.and_then(|code| rest.char_indices().skip(1).find(|(at, sign)| *sign == '<' && closes(*at, code)));
            if let Some(code) = code.filter(|_| skipped.is_none()) {
                self.unclosed[code] = true;
            }
            let skipped = skipped.map_or(length, |(at, _)| at);
            self.step(skipped);
            let closes = rest.starts_with("</");
            if is_any(&name, CELLS) {
                self.cell = (!closes).then_some(false);
                return Some(Next::Cell);
            }
            if is_any(&name, ROWS) {
                (self.is_row, self.cell) = (true, None);
            }
            // Paragraphs at the edges of a cell end none.
            let is_edge = self.cell.is_some_and(|is_filled| closes || !is_filled);
            return Some(Next::Gap(match BLOCKS.contains(&name.as_str()) {
                true if is_edge => Gap::Cell,
                true => Gap::Paragraph,
                false => Gap::Space,
            }));
        }
        let c = match entity::read(rest) {
            Some((length, sign)) => {
                self.step(length);
                sign
            }
            None => {
                self.at += c.len_utf8();
                self.unit += c.len_utf16() as u32;
                c
            }
        };
        Some(match c {
            '\n' => Next::Gap(Gap::Line),
            '\t' => Next::Gap(Gap::Cell),
            _ if is_nothing(c) => Next::Nothing,
            _ if c.is_whitespace() || c.is_control() => Next::Gap(Gap::Space),
            _ => Next::Sign(plain(c), c),
        })
    }
}

/// Whether a word is one of some, which are parted by spaces: a list of words in the program would take twice the place.
pub fn is_any(word: &str, words: &str) -> bool {
    let word = word.as_bytes();
    // How much of the word stands here; more than there is once a letter differs.
    let mut same = 0;
    for byte in words.as_bytes() {
        same = match byte {
            b' ' if same == word.len() => break,
            b' ' => 0,
            _ if word.get(same) == Some(byte) => same + 1,
            _ => usize::MAX,
        };
    }
    same == word.len() && same > 0
}

/// Whether a sign is part of a word: no arrows, symbols and pictures.
fn is_letter(c: char) -> bool {
    lexicon::is_letter(c) && !matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2100}'..='\u{2bff}' | '\u{1f000}'..)
}

/// Whether what stands behind an apostrophe is the `s` of a possessive: `Indonesia's`.
fn is_possessive(rest: &str) -> bool {
    rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(is_letter))
}

/// Whether a script writes words without spaces: each of its signs is a token, so that a figure in it ends somewhere.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

impl<'t> Text<'t> {
    /// The tokens of a text.
    pub fn new(source: &'t str) -> Text<'t> {
        let mut reader = Reader { source, at: 0, unit: 0, closing: None, unclosed: [false; HIDDEN.len()], is_row: true, cell: None };
        let mut tokens: Vec<Token> = Vec::with_capacity(source.len() / 5);
        let mut gap = Gap::Paragraph;
        // The end of the last token in bytes, so that what is nothing does not part a word.
        let mut is_open = false;
        let mut spaces = 0;
        loop {
            let (from, unit) = (reader.at, reader.unit);
            let Some(next) = reader.next() else { break };
            let (sign, written) = match next {
                Next::Nothing => continue,
                Next::Gap(Gap::Line) if gap == Gap::Line => {
                    gap = Gap::Paragraph;
                    continue;
                }
                Next::Gap(new) => {
                    spaces += u32::from(new == Gap::Space && !source.get(from..).is_some_and(|rest| rest.starts_with('<')));
                    gap = gap.max(if spaces == COLUMN { Gap::Cell } else { new });
                    is_open = false;
                    continue;
                }
                Next::Cell => {
                    gap = if reader.is_row { Gap::Paragraph } else { Gap::Cell };
                    is_open = false;
                    continue;
                }
                Next::Sign(sign, written) => (sign, written),
            };
            spaces = 0;
            reader.is_row = false;
            reader.cell = reader.cell.map(|_| true);
            let end = (reader.at, reader.unit);
            let shape = if sign.is_ascii_digit() {
                Shape::Digits
            } else if is_letter(sign) {
                Shape::Word
            } else {
                Shape::Sign(sign)
            };
            // A hyphen at the end of a line joins what it parts, where the next line goes on in lower case.
            let hyphen = tokens.last().is_some_and(|t| t.shape == Shape::Sign('-') && t.gap == Gap::None);
            if hyphen && gap == Gap::Line && shape == Shape::Word && !lexicon::is_capital(written) && is_letter(written) && tokens.len() > 1
            {
                let before = &tokens[tokens.len() - 2];
                if before.shape == Shape::Word && before.low.len() > 1 {
                    tokens.pop();
                    is_open = true;
                    gap = Gap::None;
                }
            }
            if let Some(last) = tokens.last_mut().filter(|_| is_open && gap == Gap::None) {
                // An apostrophe inside a word is no part of it: Jum'at.
                let inside =
                    sign == '\'' && last.shape == Shape::Word && source.get(reader.at..).is_some_and(|rest| rest.starts_with(is_letter));
                let same =
                    last.shape == shape && !matches!(shape, Shape::Sign(_)) && !is_unspaced(written) && !last.low.starts_with(is_unspaced);
                if same {
                    last.low.push(sign);
                    last.upper = last.upper && lexicon::is_capital(written);
                }
                if inside && is_possessive(source.get(reader.at..).unwrap_or_default()) {
                    reader.step(1);
                    (last.bytes.end, last.units.end) = (reader.at, reader.unit);
                    continue;
                }
                if same || inside {
                    (last.bytes.end, last.units.end) = end;
                    continue;
                }
            }
            // Most words fit without another allocation.
            let mut low = String::with_capacity(12);
            low.push(sign);
            tokens.push(Token {
                low,
                shape,
                gap,
                capital: lexicon::is_capital(written),
                upper: lexicon::is_capital(written),
                bytes: from..end.0,
                units: unit..end.1,
                counts: false,
                sentence: 0,
            });
            gap = Gap::None;
            is_open = true;
        }
        for token in &mut tokens {
            token.upper = token.upper && token.low.len() > 1;
            token.counts = token.shape == Shape::Word && number_words::begins(&token.low);
        }
        let mut text = Text { source, tokens, sentences: Vec::new(), english: false };
        text.english = text.is_english();
        text.part_sentences();
        text
    }

    /// The token in lower case; nothing beyond the text.
    pub fn low(&self, n: usize) -> &str {
        self.tokens.get(n).map_or("", |token| token.low.as_str())
    }

    /// The token before, in lower case.
    pub fn before(&self, n: usize) -> &str {
        n.checked_sub(1).map_or("", |n| self.low(n))
    }

    /// What a token is made of; None beyond the text.
    pub fn shape(&self, n: usize) -> Option<Shape> {
        self.tokens.get(n).map(|token| token.shape)
    }

    /// Whether a token is made of letters.
    pub fn is_word(&self, n: usize) -> bool {
        self.shape(n) == Some(Shape::Word)
    }

    /// Whether a token is this sign.
    pub fn is_sign(&self, n: usize, sign: char) -> bool {
        self.shape(n) == Some(Shape::Sign(sign))
    }

    /// The digits of a token, where it is a run of them.
    pub fn digits(&self, n: usize) -> Option<&str> {
        self.tokens.get(n).filter(|token| token.shape == Shape::Digits).map(|token| token.low.as_str())
    }

    /// Nothing stands between this token and the one before.
    pub fn is_glued(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether a token begins with a capital.
    pub fn is_capital(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| token.capital)
    }

    /// The number of the sentence that a token stands in; the greatest beyond the text.
    pub fn sentence(&self, n: usize) -> u32 {
        self.tokens.get(n).map_or(u32::MAX, |token| token.sentence)
    }

    /// The number in words that begins with this token.
    pub fn spelled(&self, n: usize) -> Option<Spelled> {
        self.tokens.get(n).filter(|token| token.counts)?;
        number_words::read(|k| self.low(n + k))
    }

    /// The tokens of the sentence that a token stands in.
    pub fn sentence_of(&self, n: usize) -> Words {
        let sentence = self.sentence(n) as usize;
        let from = self.sentences.get(sentence).copied().unwrap_or_default();
        from..self.sentences.get(sentence + 1).copied().unwrap_or(self.tokens.len())
    }

    /// The words as they are written.
    pub fn written(&self, words: &Words) -> &'t str {
        let (Some(first), Some(last)) = (self.tokens.get(words.start), words.end.checked_sub(1).and_then(|n| self.tokens.get(n))) else {
            return "";
        };
        self.source.get(first.bytes.start..last.bytes.end).unwrap_or_default()
    }

    /// Their place in UTF-16 units.
    pub fn span(&self, words: &Words) -> Range<u32> {
        let start = self.tokens.get(words.start).map_or(0, |token| token.units.start);
        start..words.end.checked_sub(1).and_then(|n| self.tokens.get(n)).map_or(start, |token| token.units.end)
    }

    /// How many tokens the words of a phrase take from here on; none where they do not stand here.
    pub fn starts(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut n = at;
        let mut rest = phrase;
        loop {
            rest = rest.strip_prefix(self.tokens.get(n)?.low.as_str())?;
            n += 1;
            if rest.is_empty() {
                return Some(n - at);
            }
            rest = rest.strip_prefix(' ')?;
        }
    }

    /// Whether a full stop behind a token is part of it.
    fn is_abbreviation(&self, n: usize) -> bool {
        const SHORT: &str = "rp kab prov kec kep no dr drs ir hj st jl tgl us usd pt cv ud tbk co ltd inc mr mrs prof vs dra";
        let Some(token) = self.tokens.get(n) else { return false };
        // `Januari s.d. April`, `Nov. 18`.
        let until = token.low == "d" && self.before(n) == "." && n > 1 && self.low(n - 2) == "s";
        let month = token.low.len() < 5 && self.digits(n + 2).is_some() && lexicon::month(&token.low).is_some();
        token.shape == Shape::Word && (is_any(&token.low, SHORT) || (token.low.len() == 1 && token.capital) || until || month)
    }

    fn is_english(&self) -> bool {
        let count = |words: &[&str]| self.tokens.iter().filter(|token| words.contains(&token.low.as_str())).count();
        count(&["the", "of", "and", "to", "from", "was", "were", "in", "is", "by", "exports", "said"])
            > count(&[
                "yang", "dan", "di", "pada", "dengan", "dari", "ke", "ekspor", "sebesar", "ini", "untuk", "persen", "nilai", "mencapai",
            ])
    }

    /// Sentences end at a full stop before a capital, at a paragraph, and at the end of a short line before a capital.
    fn part_sentences(&mut self) {
        let mut longest: usize = 0;
        let mut line_from = 0;
        let mut lines = Vec::new();
        // Lines that are rows of a table. Prose with words of another column behind it is none.
        const PROSE: usize = 5;
        let has_digits = |from: usize| {
            let row = self.tokens[from + 1..].iter().take_while(|token| token.gap < Gap::Line);
            self.tokens[from..].iter().take(1).chain(row).any(|token| token.shape == Shape::Digits)
        };
        let mut rows = vec![false];
        let mut words = 0;
        for (n, token) in self.tokens.iter().enumerate() {
            if n > 0 && token.gap >= Gap::Line {
                let length = token.bytes.start - line_from;
                longest = longest.max(length);
                lines.push(length);
                rows.push(false);
                line_from = token.bytes.start;
                words = 0;
            }
            if n > 0 && token.gap == Gap::Cell && (words < PROSE || has_digits(n)) {
                rows.pop();
                rows.push(true);
            }
            words += usize::from(token.shape == Shape::Word);
        }
        let mut line = 0;
        let mut sentence = 0;
        let mut starts = Vec::new();
        for n in 0..self.tokens.len() {
            let token = &self.tokens[n];
            let mut is_start = n == 0;
            if n > 0 {
                let before = &self.tokens[n - 1];
                let closes = |at: usize| matches!(self.tokens[at].shape, Shape::Sign('.' | '!' | '?'));
                // A closing quotation mark or bracket belongs to the sentence before.
                let quoted = matches!(before.shape, Shape::Sign('"' | ')' | '\'')) && n > 1 && closes(n - 2) && before.gap == Gap::None;
                let ended = closes(n - 1) || quoted;
                let begins = token.capital || matches!(token.shape, Shape::Sign('"' | '(')) || token.shape == Shape::Digits;
                let abbreviated = !quoted && n > 1 && before.low == "." && before.gap == Gap::None && self.is_abbreviation(n - 2);
                is_start = token.gap == Gap::Paragraph || (ended && begins && token.gap > Gap::None && !abbreviated);
                // No sentence is longer, so that what is looked for in one takes a bounded time.
                is_start |= starts.last().is_some_and(|start| n - start >= LONGEST_SENTENCE);
                if token.gap >= Gap::Line {
                    let short = lines.get(line).is_some_and(|length| length * 4 < longest * 3 || lines.len() == 1);
                    let joined = before.shape == Shape::Sign(',') || before.shape == Shape::Sign('-');
                    let row = rows.get(line..line + 2).is_some_and(|two| two.contains(&true));
                    is_start |= short && token.capital && !joined || row;
                    line += 1;
                }
            }
            if is_start {
                starts.push(n);
                sentence = starts.len() as u32 - 1;
            }
            self.tokens[n].sentence = sentence;
        }
        self.sentences = starts;
    }
}
