//! What is known of a figure of a pasted text, in sentences, and a reply to copy.
use super::conflict_words::{times, written};
use super::i18n::text_reader::{TextReaderWords, words};
use super::i18n::{check, date, name, number};
use super::view::View;
use crate::model::edtf::Period;
use crate::model::finding::Member;
use crate::model::index::ClaimIx;
use crate::model::lang::PerLang;
use crate::model::vocabulary::Lang;
use crate::protocol::reading::{Candidate, TextChoice};
use crate::user_text::{Against, Known};

/// What a sentence says of a figure; its colour too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Same,
    Near,
    Against,
    Check,
    Scale,
    Nobody,
}

impl Tone {
    /// The name of its style.
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Same => "same",
            Tone::Near => "near",
            Tone::Against => "against",
            Tone::Check => "doubt",
            Tone::Scale => "size",
            Tone::Nobody => "nobody",
        }
    }

    /// The word that stands before the sentence.
    pub fn label(self, t: &TextReaderWords) -> &'static str {
        match self {
            Tone::Same => t.same,
            Tone::Near => t.near,
            Tone::Against => t.against,
            Tone::Check => t.check,
            Tone::Scale => t.scale,
            Tone::Nobody => t.nobody,
        }
    }
}

/// One sentence about a figure, with the claims that it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub tone: Tone,
    pub words: String,
    pub claims: Vec<ClaimIx>,
}

/// Claims and figures that a sentence names before it counts the rest.
const NAMED: usize = 3;

fn publisher<'v>(view: &View<'v>, claim: ClaimIx) -> &'v str {
    let data = &view.session.data;
    data.claims.get(claim).and_then(|claim| data.sources.get(claim.source)).map_or("", |source| data.publisher(source))
}

/// The publisher of a claim, for a link to it.
pub fn link_words(view: &View, claim: ClaimIx) -> String {
    publisher(view, claim).to_owned()
}

/// A figure of the data as its source writes it, else in words.
fn amount(view: &View, member: Member) -> String {
    let plain = || {
        let (_, o) = view.session.data.figure(member)?;
        Some(number::amount(o.value.to_f64(), o.unit, &view.session.data, view.lang))
    };
    written(view, member).filter(|text| !text.is_empty()).or_else(plain).unwrap_or_default()
}

fn period(view: &View, member: Member) -> String {
    view.session.data.figure(member).map_or_else(String::new, |(claim, o)| date::period(&claim.period_of(o), view.lang))
}

/// The claims of some figures, one for each source.
fn by_source(view: &View, members: impl Iterator<Item = Member>) -> Vec<ClaimIx> {
    let mut seen = Vec::new();
    let mut claims = Vec::new();
    for member in members {
        let source = view.session.data.claims.get(member.claim).map(|claim| claim.source);
        if !seen.contains(&source) {
            seen.push(source);
            claims.push(member.claim);
        }
    }
    claims
}

/// Those of some together that have one key, in the order of the first of each.
fn together<T, K: PartialEq>(all: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for one in all {
        let own = key(&one);
        match groups.iter_mut().find(|(known, _)| *known == own) {
            Some((_, of)) => of.push(one),
            None => groups.push((own, vec![one])),
        }
    }
    groups
}

/// Figures that are written alike, each with the claims that write it.
fn by_amount(view: &View, members: &[Member]) -> Vec<(String, Vec<Member>)> {
    together(members.iter().copied(), |member| amount(view, *member))
}

/// The names of the first publishers, and how many others there are.
fn who(view: &View, claims: &[ClaimIx], t: &TextReaderWords) -> String {
    let mut names: Vec<&str> = Vec::new();
    for claim in claims {
        let name = publisher(view, *claim);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let rest = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let more = if rest > 0 { (t.and_others)(rest as u32) } else { String::new() };
    [&names.join(", "), more.as_str()].concat()
}

/// What is known of a figure, in the order in which it is told. `known` is None where nothing can be compared with it.
pub fn sentences(view: &View, known: Option<&Known>) -> Vec<Sentence> {
    let t = words(view.lang);
    let Some(known) = known else {
        return vec![Sentence { tone: Tone::Nobody, words: t.not_compared.into(), claims: Vec::new() }];
    };
    let mut told = Vec::new();
    if !known.same.is_empty() {
        let claims = by_source(view, known.same.iter().copied());
        told.push(Sentence { tone: Tone::Same, words: (t.said_by)(known.sources as u32, known.origins as u32), claims });
    }
    for (amount, members) in by_amount(view, &known.near).into_iter().take(NAMED) {
        let claims = by_source(view, members.into_iter());
        told.push(Sentence { tone: Tone::Near, words: (t.also_near)(&amount, claims.len() as u32), claims });
    }
    for conflict in conflicts(view, known).into_iter().take(NAMED) {
        let Some(first) = conflict.first() else { continue };
        let in_words = |value: f64| number::amount(value, first.unit, &view.session.data, view.lang);
        let members: Vec<Member> = conflict.iter().map(|against| against.member).collect();
        let when = period(view, first.member);
        // An amount of another period is told with that.
        let amounts = by_amount(view, &members).into_iter().take(NAMED).map(|(amount, of)| {
            let own = of.first().map_or_else(String::new, |member| period(view, *member));
            if own == when { amount } else { [&amount, " (", &own, ")"].concat() }
        });
        let amounts = amounts.collect::<Vec<_>>().join(", ");
        let claims = by_source(view, members.iter().copied());
        let ratio = times(first.ratio, first.ends, &in_words, view.lang);
        let mut words = (t.says_against)(&amounts, &when, &ratio, &who(view, &claims, t));
        if first.is_misprint {
            words.push_str(t.same_digits);
        }
        told.push(Sentence { tone: Tone::Against, words, claims });
    }
    if let Some(words) = jump(view, known) {
        told.push(Sentence { tone: Tone::Check, words, claims: known.jump.iter().map(|(member, _)| member.claim).collect() });
    }
    if let Some((member, share)) = known.share {
        let area = view.session.data.figure(member).map_or_else(String::new, |(claim, _)| {
            view.session.data.codes.regions.get(claim.region).map_or_else(String::new, |region| region.name.clone())
        });
        let percent = share * 100.0;
        let percent = if percent >= 10.0 { percent.round() } else { (percent * 100.0).round() / 100.0 };
        let words = (t.share_of)(&number::percent(percent, view.lang), &area, &amount(view, member));
        told.push(Sentence { tone: Tone::Scale, words, claims: vec![member.claim] });
    }
    if known.is_empty() {
        told.insert(0, Sentence { tone: Tone::Nobody, words: t.nobody_says.into(), claims: Vec::new() });
    }
    told
}

/// The figures that cannot also be true, those of one conflict together: of one of the data's, else of one period.
fn conflicts(view: &View, known: &Known) -> Vec<Vec<Against>> {
    let groups = &view.session.data.compared.groups;
    let key = |against: &Against| {
        let of = groups.iter().position(|group| group.members.contains(&against.member));
        (of, if of.is_none() { period(view, against.member) } else { String::new() })
    };
    together(known.against.iter().copied(), key).into_iter().map(|(_, of)| of).collect()
}

/// The nearest year that the figure is a jump from.
fn jump(view: &View, known: &Known) -> Option<String> {
    let t = words(view.lang);
    let (member, factor) = known.jump?;
    let (period, amount) = (period(view, member), amount(view, member));
    Some(if factor >= 1.0 {
        (t.rises)(&check::factor(factor, view.lang), &period, &amount)
    } else {
        (t.falls)(&check::factor(1.0 / factor, view.lang), &period, &amount)
    })
}

/// The same as a sentence of an answer; empty where there is none.
fn leap(view: &View, known: &Known) -> String {
    jump(view, known).map_or_else(String::new, |leap| (words(view.lang).reply_jump)(&leap))
}

/// The answer to one sentence: by the first rule that fits, and the leap. It is no verdict.
pub fn headline(view: &View, candidate: &Candidate, known: Option<&Known>) -> String {
    let t = words(view.lang);
    let Some(known) = known else { return t.not_compared.into() };
    [answer(view, candidate, known), leap(view, known)].concat()
}

fn answer(view: &View, candidate: &Candidate, known: &Known) -> String {
    let t = words(view.lang);
    if !known.against.is_empty() {
        return (t.head_contradicted)(&when_of(view, candidate));
    }
    if !known.same.is_empty() {
        return if known.jump.is_some() { t.head_jump.into() } else { (t.head_said)(known.sources as u32) };
    }
    if !known.near.is_empty() {
        let amounts: Vec<String> = by_amount(view, &known.near).into_iter().take(NAMED).map(|(amount, _)| amount).collect();
        return (t.head_others)(&amounts.join(", "));
    }
    t.head_nothing.into()
}

/// A reply to copy: who says the figure, what does not agree with it, and where more stands.
pub fn reply(view: &View, candidate: &Candidate, known: Option<&Known>, link: &str) -> String {
    let t = words(view.lang);
    let figure = [candidate.original.as_str(), " (", &about(view, candidate), ")"].concat();
    let mut text = String::new();
    match known {
        Some(known) if !known.same.is_empty() => {
            let claims = by_source(view, known.same.iter().copied());
            text.push_str(&(t.reply_written)(&figure, &who(view, &claims, t)));
        }
        _ => text.push_str(&(t.reply_not_written)(&figure)),
    }
    if let Some(known) = known {
        let against: Vec<Member> = known.against.iter().map(|against| against.member).collect();
        let (others, told) = if against.is_empty() { (&known.near, t.reply_near) } else { (&against, t.reply_against) };
        let others = by_amount(view, others);
        let list: Vec<String> = others
            .into_iter()
            .take(2)
            .map(|(amount, members)| [&amount, " (", &who(view, &by_source(view, members.into_iter()), t), ")"].concat())
            .collect();
        if !list.is_empty() {
            text.push_str(&told(&list.join("; ")));
        }
        text.push_str(&leap(view, known));
    }
    text.push_str(&(t.reply_more)(link));
    text
}

/// What stands on the card of a claim that the reader took over.
pub fn own_note() -> PerLang<String> {
    let mut note = PerLang::default();
    for lang in Lang::ALL {
        note[lang] = words(lang).own_note.to_owned();
    }
    note
}

/// What a candidate is about: its measure, area and period.
pub fn about(view: &View, candidate: &Candidate) -> String {
    let parts = [measure(view, &candidate.measure.code), area_of(view, candidate), when_of(view, candidate)];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The name of a measure.
pub fn measure(view: &View, code: &str) -> String {
    let measure = view.session.data.codes.measures.iter().find(|measure| measure.entry.code == code);
    measure.map_or_else(|| code.to_owned(), |measure| name(&measure.entry, view.lang).to_owned())
}

/// The period of a candidate; empty where it is not known.
pub fn when_of(view: &View, candidate: &Candidate) -> String {
    candidate.when.as_ref().map_or_else(String::new, |when| period_of(view, &when.code))
}

fn period_of(view: &View, code: &str) -> String {
    Period::parse(code).map_or_else(|_| code.to_owned(), |period| date::period(&period, view.lang))
}

/// The area of a candidate; empty where it is not known.
pub fn area_of(view: &View, candidate: &Candidate) -> String {
    candidate.area.as_ref().map_or_else(String::new, |area| region(view, &area.code))
}

fn region(view: &View, code: &str) -> String {
    let region = view.session.data.codes.regions.iter().find(|region| region.code == code);
    region.map_or_else(|| code.to_owned(), |region| region.name.clone())
}

/// The scope of a candidate; empty for all exports.
pub fn scope_of(view: &View, candidate: &Candidate) -> String {
    let Some(scope) = &candidate.scope else { return String::new() };
    let entry = view.session.data.codes.scopes.iter().find(|row| row.entry.code == scope.code);
    entry.map_or_else(|| scope.code.clone(), |row| name(&row.entry, view.lang).to_owned())
}

/// A value in its unit.
pub fn value(view: &View, value: f64, unit: &str) -> String {
    let data = &view.session.data;
    let index = data.codes.units.position(|row| row.entry.code == unit);
    index.map_or_else(|| number::in_words(value, view.lang), |unit| number::amount(value, unit, data, view.lang))
}

/// One reading of what is asked about.
pub fn choice(view: &View, choice: &TextChoice) -> String {
    match (choice.value, choice.unit.as_deref(), choice.code.as_deref()) {
        (Some(amount), unit, _) => value(view, amount, unit.unwrap_or_default()),
        (None, _, Some(code)) if view.session.data.codes.regions.iter().any(|row| row.code == code) => region(view, code),
        (None, _, Some(code)) => {
            let country = view.session.data.codes.countries.iter().find(|row| row.code == code);
            country.map_or_else(|| period_of(view, code), |row| name(row, view.lang).to_owned())
        }
        (None, ..) => String::new(),
    }
}
