//! The sentences about a place, and about several beside each other. Each is true of the claims that it is made from, and names them.
use super::view::View;
use crate::model::claim::Kind;
use crate::model::edtf::Period;
use crate::model::finding::Member;
use crate::model::index::{ClaimIx, GroupIx, RegionIx};
use crate::model::vocabulary::RegionType;
use crate::present::conflict_words::{apart, short_origin};
use crate::present::i18n::answers::{PlaceWords, answer_strings};
use crate::present::i18n::{date, number};
use crate::query::conflicts::Conflict;
use crate::query::place::{Disputed, Newest, Place, Share};
use crate::query::years::is_whole_year;

/// A sentence without its end, with what of it stands out, and the conflict that it is about: how far its values are apart.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Sentence {
    pub text: String,
    /// The figures in it.
    pub strong: Vec<String>,
    pub flag: Option<(GroupIx, String)>,
}

impl Sentence {
    fn plain(text: String) -> Sentence {
        Sentence { text, ..Sentence::default() }
    }

    /// As one text.
    pub fn whole(&self) -> String {
        match &self.flag {
            Some((_, apart)) => [&self.text, ": ⚑ ", apart, "."].concat(),
            None if self.text.ends_with('.') => self.text.clone(),
            None => [&self.text, "."].concat(),
        }
    }

    /// Its text in pieces, each with whether it stands out.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut rest = self.text.as_str();
        for strong in &self.strong {
            if let Some((before, after)) = rest.split_once(strong.as_str()) {
                let end = before.len() + strong.len();
                pieces.push((before, false));
                pieces.push((rest.get(before.len()..end).unwrap_or_default(), true));
                rest = after;
            }
        }
        pieces.push((rest, false));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }
}

fn words(view: &View) -> &'static PlaceWords {
    &answer_strings(view.lang).place
}

/// What a place is called in a heading.
pub fn title(view: &View, region: RegionIx) -> String {
    let Some(region) = view.session.data.codes.regions.get(region) else { return String::new() };
    let t = words(view);
    match region.kind {
        RegionType::Regency => (t.regency)(region.bare_name()),
        RegionType::City => (t.city)(region.bare_name()),
        RegionType::Province | RegionType::Country => region.name.clone(),
    }
}

/// The areas that a place is part of, the widest first.
pub fn way(view: &View, region: RegionIx) -> Vec<RegionIx> {
    let parent = |region: RegionIx| view.session.data.codes.regions.get(region).and_then(|region| region.parent);
    let mut way: Vec<RegionIx> = core::iter::successors(parent(region), |up| parent(*up)).collect();
    way.reverse();
    way
}

/// The short name of an area.
pub fn name(view: &View, region: RegionIx) -> String {
    view.session.data.codes.regions.get(region).map_or_else(String::new, |region| region.name.clone())
}

/// A figure in its source's unit, never converted; of a range, both ends.
pub fn figure(view: &View, member: Member) -> String {
    let Some((_, o)) = view.session.data.figure(member) else { return String::new() };
    let amount = |value: f64| number::amount(value, o.unit, &view.session.data, view.lang);
    match o.upper {
        Some(upper) => [&amount(o.value.to_f64()), "–", &amount(upper.to_f64())].concat(),
        None => amount(o.value.to_f64()),
    }
}

/// A period, without the year that is named beside it.
pub fn within_year(view: &View, period: &Period, year: i32) -> String {
    let words = date::period(period, view.lang);
    words.strip_suffix(&[" ", &year.to_string()].concat()).map_or_else(|| words.clone(), str::to_owned)
}

/// A figure, with its period where that is a part of the year.
fn figure_of(view: &View, member: Member, year: i32) -> String {
    let Some((claim, o)) = view.session.data.figure(member) else { return String::new() };
    let period = claim.period_of(o);
    let figure = figure(view, member);
    if is_whole_year(&period) { figure } else { [&figure, " (", &within_year(view, &period, year), ")"].concat() }
}

/// The sentences over a place's lanes: what is most disputed and what is newest, or what there is instead.
pub fn takeaway(view: &View, place: &Place) -> Vec<Sentence> {
    let t = words(view);
    let mut sentences: Vec<Sentence> = place.disputed.iter().map(|disputed| disputed_words(view, disputed)).collect();
    let is_told = |newest: &&Newest| place.disputed.as_ref().is_none_or(|disputed| disputed.year != newest.year);
    sentences.extend(place.newest.as_ref().filter(is_told).map(|newest| newest_words(view, newest)));
    if !place.silent.is_empty() {
        let years: Vec<String> = place.silent.iter().map(ToString::to_string).collect();
        sentences.push(Sentence::plain((t.silent)(&(t.list)(&years))));
    }
    if place.newest.is_none() && !place.own.is_empty() {
        let count = |kind: Kind| count_of(view, &place.own, kind);
        sentences.push(Sentence::plain((t.no_total)(&title(view, place.region))));
        let kinds = (t.kinds)(count(Kind::Value), count(Kind::Release), count(Kind::Award), count(Kind::Programme));
        sentences.push(Sentence::plain(kinds));
    }
    if place.of_parts > 0 && !place.own.is_empty() {
        sentences.push(Sentence::plain((t.parts)(place.own.len() as u32, place.of_parts)));
    }
    sentences
}

/// How many of some claims are of a kind.
pub fn count_of(view: &View, rows: &[ClaimIx], kind: Kind) -> u32 {
    rows.iter().filter(|row| view.session.data.claims.get(**row).is_some_and(|claim| claim.kind == kind)).count() as u32
}

fn flag(view: &View, conflict: &Conflict) -> Option<(GroupIx, String)> {
    Some((conflict.group, apart(conflict, view)))
}

fn disputed_words(view: &View, disputed: &Disputed) -> Sentence {
    let (low, high) = (figure_of(view, disputed.low, disputed.year), figure_of(view, disputed.high, disputed.year));
    let text = (words(view).disputed)(&disputed.year.to_string(), disputed.figures, &low, &high);
    let strong = vec![figure(view, disputed.low), figure(view, disputed.high)];
    Sentence { text, strong, flag: flag(view, &disputed.conflict) }
}

fn newest_words(view: &View, newest: &Newest) -> Sentence {
    let t = words(view);
    let Some(first) = newest.members.first() else { return Sentence::default() };
    let claim_of = |body| {
        let claims = newest.members.iter().filter_map(|m| view.session.data.claims.get(m.claim));
        claims.into_iter().find(|claim| claim.origin == Some(body))
    };
    let bodies: Vec<String> = newest.bodies.iter().filter_map(|body| short_origin(view, claim_of(*body)?)).map(str::to_owned).collect();
    let figure = figure(view, *first);
    let mut text = (t.newest)(&figure, &newest.year.to_string(), &(t.list)(&bodies), newest.sources);
    if newest.conflict.is_some() {
        text.push_str(&["; ", t.contradicted].concat());
    }
    Sentence { text, strong: vec![figure], flag: newest.conflict.as_ref().and_then(|conflict| flag(view, conflict)) }
}

/// What contradicts the figures of a share: each a conflict, and how far it is apart.
pub fn share_disputes(view: &View, share: &Share) -> Vec<(GroupIx, String)> {
    share.disputes.iter().filter_map(|conflict| flag(view, conflict)).collect()
}

/// A share of a wider area with both sources, and the sum.
pub fn share(view: &View, share: &Share) -> Option<(String, String)> {
    let t = words(view);
    let amount = |value: f64| number::amount(value, share.unit, &view.session.data, view.lang);
    let percent = percent(share.values.0 / share.values.1 * 100.0, view);
    let area = view.session.data.figure(share.whole).map(|(claim, _)| name(view, claim.region))?;
    let (part, whole) = (said(view, share.part)?, said(view, share.whole)?);
    let sentence = (t.share)(&part, &percent, &area, &share.year.to_string(), &whole);
    let (made, figure) = (amount(share.values.0), figure(view, share.part));
    let part = match &share.receipt {
        None => made,
        Some(receipt) => {
            let rate = ["Rp", &number::number(receipt.rate.round(), view.lang)].concat();
            let is_rupiah = |unit| view.session.data.codes.units.get(unit).is_some_and(|unit| unit.to_base.is_some());
            let figure = if is_rupiah(share.unit) { &made } else { &figure };
            let made = if is_rupiah(share.unit) { &self::figure(view, share.part) } else { &made };
            let by_rate = (t.by_rate)(figure, &rate, &date::period(&receipt.period, view.lang), made);
            let sum = (t.sum)(&amount(share.values.0), &amount(share.values.1), &percent);
            return Some((sentence, [&by_rate, ". ", &sum].concat()));
        }
    };
    Some((sentence, (t.sum)(&part, &amount(share.values.1), &percent)))
}

fn percent(value: f64, view: &View) -> String {
    let places = match value {
        value if value >= 10.0 => 1.0,
        value if value >= 1.0 => 10.0,
        value if value >= 0.01 => 100.0,
        _ => 10_000.0,
    };
    number::percent((value * places).round() / places, view.lang)
}

/// A figure with the body and the publisher that give it.
fn said(view: &View, member: Member) -> Option<String> {
    let t = words(view);
    let (claim, _) = view.session.data.figure(member)?;
    let body = short_origin(view, claim).unwrap_or(t.unnamed);
    let publisher = view.session.data.sources.get(claim.source).map_or("", |source| view.session.data.publisher(source));
    Some((t.said)(&figure(view, member), body, publisher))
}
