//! Countries of a text, in all spellings, and whether something is sent there.
use crate::ingest::text::flag::{Flag, FlagKind, Reading};
use crate::ingest::text::names::Names;
use crate::ingest::text::token::{Text, Words, is_any};
use crate::model::codes::Codes;
use crate::model::index::CountryIx;

/// A country's name in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    pub words: Words,
    pub country: CountryIx,
    /// Goods go there.
    pub is_destination: bool,
    pub rule: &'static str,
    pub flags: Vec<Flag>,
}

/// All countries that the text names. `taken` are tokens of figures: the `AS` of `dolar AS` is no country.
pub fn read(text: &Text<'_>, names: &Names, codes: &Codes, taken: &[bool]) -> Vec<Country> {
    let mut found: Vec<Country> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let is_taken = taken.get(at).copied().unwrap_or(false);
        let Some((length, country)) = names.countries.find(text, at).filter(|_| text.is_capital(at) && !is_taken) else {
            at += 1;
            continue;
        };
        let short = text.low(at).len() < 4 && length == 1;
        let own = codes.countries.get(*country).is_some_and(|row| row.code == "ID");
        // Short names are letters; a dollar's country is its currency.
        let letters = short && (!text.tokens[at].upper || is_any(text.before(at), "dolar dollar juta miliar ribu"));
        let bracketed = text.before(at) == "(" && is_any(text.before(at.saturating_sub(1)), "serikat");
        if own || letters || bracketed || is_any(text.before(at), "bank kedutaan besar kbri kjri duta") {
            at += length;
            continue;
        }
        let mut flags = Vec::new();
        if text.low(at) == "korea" && length == 1 {
            flags.push(Flag::new(FlagKind::SeveralCountries, false, ["KR", "KP"].map(|code| Reading::Code(code.into()))));
        }
        let (is_destination, rule) = destination(text, &found, at);
        found.push(Country { words: at..at + length, country: *country, is_destination, rule, flags });
        at += length;
    }
    found
}

/// Whether goods go to a country: by the word before it, or as the ones before it in an enumeration.
fn destination(text: &Text<'_>, found: &[Country], at: usize) -> (bool, &'static str) {
    let sentence = text.sentence_of(at);
    if let Some(last) = found.last().filter(|last| last.words.end >= sentence.start) {
        let between = last.words.end..at;
        let joins = between.len() <= 4
            && between.clone().all(|n| is_any(text.low(n), ", dan and serta hingga sampai ke ( ) / negara atau lalu to the"));
        if joins {
            return (last.is_destination, "as-those-before-it");
        }
    }
    let mut n = at;
    let mut steps = 0;
    while n > sentence.start && steps < 14 {
        n -= 1;
        steps += 1;
        match text.low(n) {
            "ke" | "tujuan" | "tujuannya" | "to" | "towards" | "menuju" | "pasar" | "buyer" | "pembeli" => return (true, "word-before"),
            "dari" | "from" | "asal" | "impor" | "mengimpor" | "imports" => return (false, "word-before"),
            "ekspor" | "diekspor" | "mengekspor" | "exports" => return (true, "export-before"),
            _ => {}
        }
    }
    // `Tiongkok menjadi negara tujuan ekspor`.
    let after = (at..sentence.end.min(at + 14)).any(|n| text.low(n) == "tujuan" || text.low(n) == "destination");
    if after { (true, "destination-behind") } else { (false, "no-word") }
}
