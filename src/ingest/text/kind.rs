//! What a figure measures, and what kind of claim it makes, from the words around it.
use crate::ingest::text::figure::{Change, Direction, Figure, How};
use crate::ingest::text::token::{Text, Words, is_any};
use crate::ingest::text::words::{Cues, List};
use crate::model::vocabulary::Kind;

/// A decision with the rule that made it, and the word that it hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<T> {
    pub of: T,
    pub rule: &'static str,
    pub words: Option<Words>,
}

impl<T> Decision<T> {
    /// A decision, the rule that made it, and the words that it hangs on.
    pub fn new(of: T, rule: &'static str, words: Option<Words>) -> Decision<T> {
        Decision { of, rule, words }
    }
}

/// The lists whose words say what a sum of money is, with its measure; an empty one is no export's.
const MONEY: [(List, &str); 11] = [
    (List::Import, "import_value"),
    (List::Balance, "trade_balance"),
    (List::Transaction, "transaction_value"),
    (List::Contract, "contract_value"),
    (List::Investment, "investment"),
    (List::Sales, "sales_value"),
    (List::Finance, "financing"),
    (List::Prize, "prize"),
    (List::OtherMoney, ""),
    (List::Domestic, ""),
    (List::Export, "export_value"),
];

/// The last word of one of these lists before a figure, or the first behind it: its place, and which list.
fn nearest(words: &Cues<'_>, lists: &[List], back: Words, ahead: Words) -> Option<(usize, List)> {
    let at = |n: usize| lists.iter().find(|list| words.starts(**list, n)).map(|list| (n, *list));
    back.rev().find_map(at).or_else(|| ahead.into_iter().find_map(at))
}

/// The words of a clause before its figure, and those behind it.
pub type Clause = (Words, Words);

/// The clause of each figure: from the last break before it to the next break or figure behind.
pub fn clauses(text: &Text<'_>, figures: &[Figure]) -> Vec<Clause> {
    let breaks = |at: usize| is_any(text.low(at), "; sedangkan sementara adapun while whereas namun but");
    let mut all: Vec<Clause> = Vec::with_capacity(figures.len());
    for (n, figure) in figures.iter().enumerate() {
        let sentence = text.sentence_of(figure.words.start);
        // Up to the figure before it is already known.
        let before = n.checked_sub(1).map(|n| figures[n].words.start).filter(|start| *start >= sentence.start);
        let known = before.and_then(|_| all.last()).map_or(sentence.start, |(back, _)| back.start);
        let looked = before.unwrap_or(sentence.start)..figure.words.start;
        let from = looked.rev().find(|at| breaks(*at)).map_or(known, |at| at + 1);
        let next = figures.get(n + 1).map_or(sentence.end, |next| next.words.start.min(sentence.end));
        let until = (figure.words.end..next).find(|at| breaks(*at)).unwrap_or(next);
        all.push((from..figure.words.start, figure.words.end..until.max(figure.words.end)));
    }
    all
}

/// The change that a figure before tells, which this one tells again as a rate: `naik US$ 98,1 juta atau 6,31 persen`.
fn joined_change(text: &Text<'_>, words: &Cues<'_>, figures: &[Figure], n: usize) -> Option<Change> {
    let (before, figure) = (figures.get(n.checked_sub(1)?)?, figures.get(n)?);
    let joint = before.words.end..figure.words.start;
    // `Naik 18 persen secara volume dan 22 persen secara nilai`.
    // `turun 3,5 persen (mtm) dan 12,1 persen (yoy)`.
    let part = |at: usize| {
        let base = [List::MonthOnMonth, List::YearOnYear].into_iter().any(|list| words.starts(list, at));
        base || is_any(
            text.low(at),
            "secara dari sisi segi volume nilai tonase dan berat in by value and terms of ( ) , - m y to t o on month year bulanan tahunan sebulan setahun",
        )
    };
    let joins = |at: usize| is_any(text.low(at), "dan and ,");
    // What only stands side by side is another thing: `naik 5 persen dan 40 persen pelaku usaha merugi`.
    let is_both = (1..=9).contains(&joint.len()) && joint.clone().any(joins) && joint.clone().all(part) && !joint.clone().all(joins);
    // `Ke India turun 29 persen, ke Tiongkok 34 persen.`
    let is_next = (3..=6).contains(&joint.len())
        && joins(joint.start)
        && is_any(text.low(joint.start + 1 + usize::from(joins(joint.start + 1))), "ke to")
        && is_any(text.low(figure.words.end), ", . ; dan and");
    let is_listed = joint.clone().all(joins) && before.rules.contains(&"end-of-the-list");
    let is_joined = is_next || is_listed || joint.len() == 1 && is_any(text.low(joint.start), "atau ( or") || is_both;
    before.change.filter(|change| is_joined && change.how == How::By)
}

/// The measure of a figure; none where no words say one that the data have.
pub fn measure(
    text: &Text<'_>,
    words: &Cues<'_>,
    figures: &[Figure],
    n: usize,
    (back, ahead): &Clause,
    last: Option<&'static str>,
) -> Option<Decision<&'static str>> {
    let figure = &figures[n];
    let found = |lists: &[List]| nearest(words, lists, back.clone(), ahead.clone());
    let before = |lists: &[List]| nearest(words, lists, back.clone(), 0..0);
    let word = |at: usize| Some(at..at + 1);
    let decision = |measure, rule, at: Option<usize>| Some(Decision::new(measure, rule, at.and_then(word)));
    if figure.per.is_some() || is_rate_of_time(text, figure, back) {
        return None;
    }
    match figure.unit {
        "percent" => {
            let share = found(&[List::Share]);
            // `Tarif 32 persen`, `inflasi 2,86 persen` are no part of the exports.
            let about = before(&[List::OtherMoney, List::Share, List::Export, List::Import, List::Up, List::Down]);
            if about.is_some_and(|(_, list)| list == List::OtherMoney) {
                return None;
            }
            let change =
                figure.change.or_else(|| joined_change(text, words, figures, n)).filter(|change| matches!(change.how, How::By | How::To));
            if let Some(change) = change {
                // The nearer of the two decides: `kontribusinya naik menjadi 12 persen` is a share.
                let to_share = share.is_some_and(|(at, _)| at < figure.words.start && change.how == How::To);
                let near_share = share.is_some_and(|(at, _)| at < figure.words.start && at > change.word);
                if !(to_share || near_share) {
                    // `Ekspor manggis 38.830 ton, naik 3 persen`: what is nearer than the word for exports has grown.
                    let mass = n.checked_sub(1).map(|n| &figures[n]).filter(|before| {
                        is_any(before.unit, "t kg m3") && before.words.start >= back.start && before.words.end <= change.word
                    });
                    let about = nearest(
                        words,
                        &[List::Import, List::Balance, List::Weight, List::Production, List::OtherMoney, List::Export],
                        mass.map_or(back.start, |before| before.words.end)..change.word,
                        change.word..figure.words.start,
                    );
                    // `18 persen secara volume`.
                    let terms = is_any(text.low(figure.words.end), "secara dari by in");
                    let of_value = terms && (figure.words.end + 1..figure.words.end + 4).any(|at| is_any(text.low(at), "nilai value"));
                    let terms = terms.then(|| (figure.words.end + 1..figure.words.end + 4).find(|at| words.starts(List::Weight, *at)));
                    // `Naik 18,7 persen, dari 10.453 ton`.
                    let of_mass = figures.get(n + 1).is_some_and(|next| {
                        let joint = figure.words.end..next.words.start;
                        // `Turun 9,6% year on year (yoy) menjadi 583,4 ton`.
                        let is_based = joint.len() <= 9
                            && is_any(text.before(next.words.start), "menjadi to")
                            && !joint.clone().any(|at| is_any(text.low(at), ". , ; dan and"));
                        let goes_on = joint.len() <= 2 && !text.is_sign(joint.start, '.') || is_based;
                        goes_on && is_any(next.unit, "t kg m3") && is_any(text.before(next.words.start), "dari from menjadi to")
                    });
                    let measure = match about {
                        _ if of_mass && !matches!(about, Some((_, List::Import | List::Production))) => "weight_growth",
                        _ if terms.flatten().is_some() => "weight_growth",
                        _ if of_value => "growth",
                        Some((_, List::Import)) => "import_growth",
                        Some((_, List::Balance)) => "balance_growth",
                        Some((_, List::Weight)) => "weight_growth",
                        Some((_, List::Production | List::OtherMoney)) => return None,
                        Some(_) => "growth",
                        None => match last {
                            Some("import_value" | "import_growth") => "import_growth",
                            Some("weight") => "weight_growth",
                            Some("trade_balance") => "balance_growth",
                            _ => "growth",
                        },
                    };
                    return decision(measure, "change-word", Some(change.word));
                }
            }
            match share {
                Some((at, _)) => decision("share", "share-word", Some(at)),
                // `(+9,57% yoy)`, `(-8,20%)`.
                None if figure.change.is_none() && is_rate(text, words, figure) => decision("growth", "sign-or-base", None),
                None if text.low(figure.words.end) == "dari" || text.low(figure.words.end) == "of" => {
                    decision("share", "of-a-whole", Some(figure.words.end))
                }
                None => match figure.change {
                    Some(change) => decision("growth", "change-word", Some(change.word)),
                    // In brackets behind an amount, or beside what is named: its share of the whole.
                    None if text.before(figure.words.start) == "(" => decision("share", "in-brackets", None),
                    None => decision("share", "percent-without-a-change", None),
                },
            }
        }
        "USD" | "IDR" => {
            let lists: Vec<List> = MONEY.iter().map(|(list, _)| *list).collect();
            let cue = before(&lists).or_else(|| found(&lists));
            // `Senilai` says of what is told before it: `perdagangan antarpulau pada 2021 senilai Rp 6,1 triliun`.
            let cue = cue.map(|(at, list)| {
                let is_weak = at < figure.words.start && is_any(text.low(at), "senilai nilainya worth");
                let told = is_weak.then(|| nearest(words, &lists, back.start..at, 0..0)).flatten();
                // Who pays or takes duty is no word of what is worth so much: `bea cukai mencatat tuna senilai`.
                told.filter(|(_, list)| !matches!(list, List::OtherMoney | List::Finance | List::Prize)).unwrap_or((at, list))
            });
            // `Ekspor produk dalam negeri`.
            let cue =
                cue.map(|(at, list)| if list == List::Domestic && is_exported(words, back, at) { (at, List::Export) } else { (at, list) });
            // `Nilai transaksi ekspor` is told by the first of the words that stand together.
            let cue = cue.map(|(at, list)| {
                let sooner = (at.saturating_sub(3)..at).find_map(|n| {
                    MONEY
                        .iter()
                        .find(|(other, _)| *other != List::Export && *other != list && words.starts(*other, n))
                        .map(|(other, _)| (n, *other))
                });
                // `Berdasarkan harga FOB`.
                if list == List::Export && text.low(at) != "fob" {
                    sooner.filter(|(n, _)| back.contains(n)).unwrap_or((at, list))
                } else {
                    (at, list)
                }
            });
            let target = before(&[List::Target]);
            let by = figure.change.filter(|change| change.how == How::By && text.before(figure.words.start) != "menjadi");
            // `Menyerahkan bantuan bibit senilai Rp 250 juta`: what is given away is not sold.
            let is_gift = |at: usize| (at.saturating_sub(4)..at).any(|n| is_any(text.low(n), "bantuan hibah santunan beasiswa grant aid"));
            if cue.is_some_and(|(at, list)| list == List::Export && is_any(text.low(at), "senilai nilainya worth") && is_gift(at)) {
                return None;
            }
            let Some((at, list)) = cue else {
                let near = |(at, _): &(usize, List)| {
                    at + 3 >= figure.words.start
                        || is_any(last.unwrap_or_default(), "export_value export_target transaction_value transaction_target")
                };
                if let Some((at, _)) = target.filter(near) {
                    let deal = is_any(last.unwrap_or_default(), "transaction_value transaction_target");
                    return decision(if deal { "transaction_target" } else { "export_target" }, "target-word", Some(at));
                }
                // `Angka itu turun US$ 311.204`.
                let changed = by.filter(|change| change.word < figure.words.start && change.word + 3 >= figure.words.start);
                if let Some(change) = changed {
                    let is_export = !is_any(last.unwrap_or_default(), "import_value import_growth trade_balance balance_growth");
                    return is_export.then(|| Decision::new("export_value_change", "change-word", word(change.word)));
                }
                return match last {
                    // What was hoped for, and then what came of it.
                    Some("transaction_target") => decision("transaction_value", "as-the-figure-before", None),
                    Some(last) if is_any(last, "export_value import_value trade_balance transaction_value") => {
                        decision(last, "as-the-figure-before", None)
                    }
                    _ => decision("export_value", "money-without-a-word", None),
                };
            };
            let measure = MONEY.iter().find(|(name, _)| *name == list).map_or("", |(_, measure)| *measure);
            let target = target.filter(|(place, _)| *place + 12 > figure.words.start);
            let rule = if at < figure.words.start { "word-before" } else { "word-behind" };
            let is_near = |word: usize| word <= figure.words.start && figure.words.start - word <= 3;
            match (measure, target, by) {
                ("", ..) => None,
                ("export_value", Some((at, _)), _) => decision("export_target", "target-word", Some(at)),
                ("transaction_value", Some((at, _)), _) => decision("transaction_target", "target-word", Some(at)),
                ("export_value", None, Some(change)) if is_near(change.word) && !is_any(text.low(change.word), "pertumbuhan") => {
                    decision("export_value_change", "change-word", Some(change.word))
                }
                // By how much imports or the balance changed is no measure of the data.
                ("import_value" | "trade_balance", _, Some(change)) if is_near(change.word) => None,
                (measure, ..) => decision(measure, rule, Some(at)),
            }
        }
        "t" | "kg" | "m3" => {
            let cue = before(&[List::Import, List::Production, List::Domestic, List::Export, List::Weight]);
            match cue {
                Some((at, List::Domestic)) if is_exported(words, back, at) => decision(figure.measure, "unit", None),
                // `Nilai ekonomi` is what goods are worth.
                Some((at, List::Production)) if text.before(at) == "nilai" => decision(figure.measure, "unit", None),
                // `Kuota ekspor 30 ribu ton`.
                Some((at, List::Export)) if at > back.start && words.starts(List::Production, at - 1) => None,
                Some((_, List::Import | List::Production | List::Domestic)) => None,
                _ => decision(figure.measure, "unit", None),
            }
        }
        "rank" => decision("rank", "rank-word", None),
        // `Tiga negara tujuan utama adalah` only begins a list.
        "country" if (figure.words.end..figure.words.end + 4).any(|at| words.starts(List::Largest, at)) => None,
        // What is sent on from island to island is no export.
        "shipment" if before(&[List::Domestic, List::Export]).is_some_and(|(_, list)| list == List::Domestic) => None,
        "container" if before(&[List::Import, List::Domestic, List::Export]).is_some_and(|(_, list)| list != List::Export) => None,
        _ if figure.measure == "duration" => None,
        _ if !figure.measure.is_empty() => decision(figure.measure, "unit", None),
        _ => None,
    }
}

/// Whether so much is sent each time anew: `Setiap pekan berangkat 8 ton`.
fn is_rate_of_time(text: &Text<'_>, figure: &Figure, back: &Words) -> bool {
    let each =
        |at: usize| is_any(text.low(at), "setiap tiap every each") && is_any(text.low(at + 1), "hari pekan minggu bulan day week month");
    is_any(figure.unit, "t kg m3 container") && (back.clone().any(each) || each(figure.words.end))
}

/// Whether a word for what stays in the country tells where goods that leave it come from: `ekspor produk dalam negeri`.
fn is_exported(words: &Cues<'_>, back: &Words, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|n| back.contains(&n) && words.starts(List::Export, n))
}

/// Whether a percentage has a sign, or its base right behind it: `(+9,57% yoy)`.
fn is_rate(text: &Text<'_>, words: &Cues<'_>, figure: &Figure) -> bool {
    let end = figure.words.end + usize::from(text.is_sign(figure.words.end, '('));
    let based = [List::YearOnYear, List::MonthOnMonth].into_iter().any(|list| words.starts(list, end)) && text.is_word(end);
    figure.value < 0.0 || text.before(figure.words.start) == "+" || based && text.low(end).len() < 6
}

/// The sign that a word gives a figure: of a fall, or of a deficit.
pub fn sign(text: &Text<'_>, words: &Cues<'_>, figures: &[Figure], n: usize, (back, _): &Clause, measure: &str) -> f64 {
    let figure = &figures[n];
    if figure.value < 0.0 {
        return 1.0;
    }
    let change = figure.change.or_else(|| joined_change(text, words, figures, n));
    let fell = change.is_some_and(|change| change.direction == Direction::Down && change.how == How::By);
    let deficit = || {
        back.clone().rev().find_map(|at| match text.low(at) {
            "defisit" | "deficit" | "minus" => Some(true),
            "surplus" => Some(false),
            _ => None,
        })
    };
    match measure {
        "growth" | "import_growth" | "weight_growth" | "balance_growth" | "other_growth" if fell => -1.0,
        "trade_balance" if deficit() == Some(true) => -1.0,
        _ => 1.0,
    }
}

/// Whether somebody sends goods off, rather than that they are only sent.
pub fn sends_off(words: &Cues<'_>, within: Words) -> bool {
    within.into_iter().any(|at| words.starts(List::Releases, at))
}

/// What the text as a whole is about, for figures whose own sentence does not say.
pub fn of_text(text: &Text<'_>, words: &Cues<'_>) -> Kind {
    let head = text.sentences.get(3).copied().unwrap_or(text.tokens.len());
    let has = |list: List| (0..head).any(|n| words.starts(list, n));
    if has(List::Award) {
        Kind::Award
    } else if sends_off(words, 0..head) {
        Kind::Release
    } else if has(List::Programme) {
        Kind::Programme
    } else {
        Kind::Value
    }
}

/// The kind of the claim that a figure makes. `has_period` is whether its own sentence tells a month, a quarter or a year.
pub fn kind(text: &Text<'_>, words: &Cues<'_>, figure: &Figure, measure: &str, has_period: bool, whole: Kind) -> Decision<Kind> {
    let sentence = text.sentence_of(figure.words.start);
    let find = |list: List| sentence.clone().find(|n| words.starts(list, *n));
    let word = |at: usize| Some(at..at + 1);
    if is_any(measure, "transaction_value transaction_target contract_value contracts visitors buyers editions stalls") {
        return Decision::new(Kind::Programme, "measure", None);
    }
    if is_any(
        measure,
        "growth import_growth import_value trade_balance weight_growth balance_growth share export_target export_value_change",
    ) {
        return Decision::new(Kind::Value, "measure", None);
    }
    let is_amount = figure.is_money() || is_any(measure, "weight volume quantity containers");
    // `Ekspor perdana 2025 dilepas, Kamis (15/5/2025): tujuh kontainer`: containers are sent, whatever year the event is of.
    let is_sent = figure.unit == "container" && find(List::Release).is_some();
    if has_period && is_amount && !is_sent {
        return Decision::new(Kind::Value, "period-of-its-own", None);
    }
    if let Some(at) = find(List::Award).filter(|_| !is_amount) {
        return Decision::new(Kind::Award, "word", word(at));
    }
    // `387 kali ke 14 negara pada Januari-Februari` were sent on no day.
    if has_period && find(List::Release).is_some() && !sends_off(words, sentence.clone()) {
        return Decision::new(Kind::Value, "period-of-its-own", None);
    }
    if let Some(at) = find(List::Release) {
        return Decision::new(Kind::Release, "word", word(at));
    }
    if let Some(at) = find(List::Programme) {
        return Decision::new(Kind::Programme, "word", word(at));
    }
    Decision::new(whole, "the-text", None)
}
