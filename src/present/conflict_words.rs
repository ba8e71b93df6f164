//! What a conflict says: what it is about, how far its values are apart, what explains them and what stays. The card, the list and the
//! panel of an opened table take their sentences from here, so that one pair of values reads the same in all of them.
use super::view::View;
use crate::model::claim::Claim;
use crate::model::finding::{Member, Pair, Reason, Weight};
use crate::model::index::ClaimIx;
use crate::present::i18n::check::{CheckStrings, check_strings, factor};
use crate::present::i18n::locale::locale;
use crate::present::i18n::{date, name, number};
use crate::query::conflicts::{Conflict, Value};
use crate::state::Lang;

/// The values of a conflict, lowest first, those together that read alike: one figure of one period.
pub fn alike<'c>(view: &View, conflict: &'c Conflict) -> Vec<Vec<&'c Value>> {
    let days = |v: &Value| view.session.data.figure(v.member).map(|(claim, o)| claim.period_of(o)).map(|p| (p.first(), p.last()));
    let mut groups: Vec<Vec<&Value>> = Vec::new();
    for value in &conflict.values {
        let same = |group: &&mut Vec<&Value>| group.first().is_some_and(|f| f.value == value.value && days(f) == days(value));
        match groups.iter_mut().find(same) {
            Some(group) => group.push(value),
            None => groups.push(vec![value]),
        }
    }
    groups
}

/// The pair of a conflict that is least explained; None until the words of the cards have arrived.
pub fn worst<'v>(view: &View<'v>, conflict: &Conflict) -> Option<&'v Pair> {
    let group = view.session.data.compared.groups.get(conflict.group)?;
    let (a, b, _) = group.pairs.iter().max_by_key(|(_, _, weight)| *weight)?;
    let (a, b) = (*group.members.get(usize::from(*a))?, *group.members.get(usize::from(*b))?);
    let found = &view.session.cards.as_ref()?.found;
    found.pairs.iter().find(|pair| (pair.a, pair.b) == (a, b) || (pair.a, pair.b) == (b, a))
}

/// A reason with what it is about and how much it explains, as a sentence without its point.
pub fn reason_words(view: &View, words: &CheckStrings, pair: (Member, Member), reason: Reason, weight: Weight) -> String {
    let mut about = None;
    if let (Some((a, of_a)), Some((b, of_b))) = (view.session.data.figure(pair.0), view.session.data.figure(pair.1)) {
        about = match reason {
            Reason::Period => {
                Some((date::period(&a.period_of(of_a), view.lang), date::period(&b.period_of(of_b), view.lang))).filter(|(a, b)| a != b)
            }
            Reason::Origin => origin(view, a).zip(origin(view, b)).map(|(a, b)| (a.to_string(), b.to_string())),
            Reason::Scope | Reason::Unit | Reason::Revision | Reason::Rounding | Reason::Misprint => None,
        };
    }
    explained(words, reason, weight, about.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), view.lang)
}

/// Below this a factor reads as 1, which explains nothing in numbers.
const LEAST: f64 = 1.005;

/// The same of any two values; `two` are the periods or origins that it is about.
pub fn explained(words: &CheckStrings, reason: Reason, weight: Weight, two: Option<(&str, &str)>, lang: Lang) -> String {
    let mut text = capital(words.reason(reason));
    if let Some((a, b)) = two {
        text.push_str(&[": ", &(words.conflicts.both)(a, b)].concat());
    }
    let weight = weight.ratio();
    if weight >= LEAST && weight.is_finite() { (words.relations.explains)(&text, &factor(weight, lang)) } else { text }
}

/// With its first letter large.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| [&first.to_uppercase().collect::<String>(), letters.as_str()].concat())
}

/// What of a ratio stays unexplained, in words.
pub fn left(unexplained: f64, view: &View) -> String {
    unexplained_rest(unexplained, view.lang)
}

/// The same in a language.
pub fn unexplained_rest(unexplained: f64, lang: Lang) -> String {
    let words = check_strings(lang);
    match unexplained {
        ratio if !ratio.is_finite() => [&capital(words.relations.boundless), "."].concat(),
        ratio if ratio < LEAST => words.conflicts.nothing_left.into(),
        ratio => (words.conflicts.rest)(&factor(ratio, lang)),
    }
}

/// How far the values of a conflict are apart.
pub fn apart(conflict: &Conflict, view: &View) -> String {
    let amount = |value: f64| number::amount(value, conflict.unit, &view.session.data, view.lang);
    times(conflict.ratio, (conflict.low, conflict.high), &amount, view.lang)
}

/// How far two values are apart, the lower first: how many times, or both where one of them is zero or negative.
pub fn times(ratio: f64, (low, high): (f64, f64), amount: &dyn Fn(f64) -> String, lang: Lang) -> String {
    if ratio.is_finite() {
        return factor(ratio, lang);
    }
    let words = |value: f64| if value == 0.0 { "0".into() } else { amount(value) };
    (locale(lang).against)(&words(low), &words(high))
}

/// What a conflict is about: measure, scope, area and the longest of its periods.
pub fn title(view: &View, conflict: &Conflict) -> String {
    let codes = &view.session.data.codes;
    let members = conflict.values.iter().filter_map(|v| view.session.data.figure(v.member));
    let Some((claim, o)) = members.max_by_key(|(claim, o)| claim.period_of(o).last().saturating_sub(claim.period_of(o).first())) else {
        return String::new();
    };
    let measure = codes.measures.get(o.measure).map_or("", |m| name(&m.entry, view.lang));
    let scope = o.scope.and_then(|scope| codes.scopes.get(scope)).map(|scope| name(&scope.entry, view.lang));
    let region = codes.regions.get(claim.region).map_or("", |r| &r.name);
    let scope = scope.map_or_else(String::new, |scope| [": ", scope].concat());
    [&capital(measure), &scope, ", ", region, ", ", &date::period(&claim.period_of(o), view.lang)].concat()
}

/// Who stands against whom, the lower figure first: each body with what it says. Where both have one body, or one has none, their
/// publishers stand for them.
pub fn sides(view: &View, conflict: &Conflict) -> String {
    let t = &check_strings(view.lang).conflicts;
    let (Some(low), Some(high)) = (conflict.values.first(), conflict.values.last()) else { return String::new() };
    let body = |value: &Value| view.session.data.figure(value.member).and_then(|(claim, _)| claim.origin);
    let (a, b) = (body(low), body(high));
    let by_body = a.is_some() && b.is_some() && a != b;
    let side = |value: &Value| {
        let Some((claim, o)) = view.session.data.figure(value.member) else { return String::new() };
        let data = &view.session.data;
        let publisher = || data.sources.get(claim.source).map_or("", |source| data.publisher(source));
        let who = if by_body { short_origin(view, claim) } else { None }.unwrap_or_else(publisher);
        let plain = || number::amount(o.value.to_f64(), o.unit, data, view.lang);
        let figure = if o.value.mantissa == 0 { t.zero.into() } else { written(view, value.member).unwrap_or_else(plain) };
        (t.says)(who, &figure)
    };
    (t.against_each_other)(&side(low), &side(high))
}

/// The short name of a claim's body; its whole name until the words of the cards have arrived.
pub fn short_origin<'v>(view: &View<'v>, claim: &Claim) -> Option<&'v str> {
    let short = view.session.cards.as_ref().zip(claim.origin).and_then(|(cards, body)| cards.origins.get(body));
    short.map(|detail| detail.short.here(view.lang)).or_else(|| origin(view, claim))
}

/// The claims of a conflict, each once.
pub fn rows(conflict: &Conflict) -> Vec<ClaimIx> {
    let mut rows: Vec<ClaimIx> = conflict.values.iter().map(|v| v.member.claim).collect();
    crate::model::sort::ascending(&mut rows);
    rows.dedup();
    rows
}

/// The name of the body behind a claim; None where its source names none.
pub fn origin<'v>(view: &View<'v>, claim: &Claim) -> Option<&'v str> {
    claim.origin.and_then(|o| view.session.data.codes.origins.get(o)).map(|o| name(o, view.lang))
}

/// A figure exactly as its source writes it, once the words of the cards have arrived.
pub fn written(view: &View, member: Member) -> Option<String> {
    let detail = view.session.cards.as_ref()?.details.get(member.claim)?;
    detail.originals.get(member.observation).map(|o| o.0.clone())
}
