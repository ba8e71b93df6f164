//! How a contradiction of the first screen is told: who gives which figure for what, and how far apart the two are.
use crate::model::edtf::{Period, civil_from_day};
use crate::model::facet::Facet;
use crate::model::finding::Member;
use crate::model::index::{Ordinal, RegionIx};
use crate::model::vocabulary::RegionType;
use crate::present::conflict_words::{apart, capital, short_origin, title};
use crate::present::i18n::check::check_strings;
use crate::present::i18n::front::{FrontStrings, front_strings};
use crate::present::i18n::{date, name};
use crate::present::place::{Sentence, figure, within_year};
use crate::present::view::View;
use crate::query::front::{EXPORTS, Opposition, Story};
use crate::query::years::is_whole_year;
use crate::state::{State, permalink};

/// A contradiction as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub sentence: Sentence,
    /// Over each bar: the figure, then who says it and when.
    pub low: (String, String),
    pub high: (String, String),
    pub apart: String,
    /// How long the lower bar is, in hundredths of the higher.
    pub share: f64,
    pub link: String,
}

/// One of the two figures.
struct Side {
    who: String,
    figure: String,
    period: Period,
    published: Option<Period>,
}

/// Tells a contradiction.
pub fn told(view: &View, story: &Story) -> Option<Told> {
    let t = front_strings(view.lang);
    let (low, high) = (side(view, story.low)?, side(view, story.high)?);
    let part = |side: &Side| (days(&side.period) != days(&story.period)).then(|| within(&side.period, &story.period, view));
    let whole = |side: &Side, other: &Side| match (part(side), part(other)) {
        (Some(period), _) => (t.for_part)(&side.figure, &period),
        (None, Some(_)) if is_whole_year(&story.period) => (t.for_year)(&side.figure),
        _ => side.figure.clone(),
    };
    let is_later = low.published.zip(high.published).is_some_and(|(low, high)| low.last() < high.first());
    let say = match story.opposition {
        Opposition::Mirror => t.mirrored,
        Opposition::Government if is_later => t.said_later,
        Opposition::Government | Opposition::Statistics | Opposition::Other => t.said,
    };
    let text = say(&subject(view, t, story)?, &low.who, &whole(&low, &high), &high.who, &whole(&high, &low));
    let over = |side: &Side| {
        let who = part(side).map_or_else(|| side.who.clone(), |period| [&side.who, ", ", &period].concat());
        let said = side.published.map(|day| (t.published)(&who, &date::period(&day, view.lang)));
        (side.figure.clone(), said.unwrap_or(who))
    };
    let conflict = &story.conflict;
    let share = if conflict.high > 0.0 { (conflict.low / conflict.high).clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    let mut strong = vec![low.figure.clone(), high.figure.clone()];
    strong.dedup();
    Some(Told {
        sentence: Sentence { text, strong, flag: None },
        low: over(&low),
        high: over(&high),
        apart: apart(conflict, view),
        share,
        link: link(view, |state| open(view, story, state)),
    })
}

/// A link within the page, in the language of what it stands in. It never goes through a chat: it needs no mark of what came through one,
/// and the browser writes its spaces as links have them. Names that stand twice are alike so, which compresses.
pub fn link(view: &View, change: impl FnOnce(&mut State)) -> String {
    let mut state = State { lang: Some(view.lang), ..State::default() };
    change(&mut state);
    let link = permalink::write(&state, &view.session.data, &view.session.facets);
    ["#", link.split_once('&').map_or(link.as_str(), |(_, unmarked)| unmarked)].concat().replace("%20", " ")
}

fn days(period: &Period) -> (i32, i32) {
    (period.first(), period.last())
}

/// A period, without the year of the one that it is a part of.
fn within(part: &Period, whole: &Period, view: &View) -> String {
    within_year(view, part, civil_from_day(whole.last()).0)
}

fn side(view: &View, member: Member) -> Option<Side> {
    let (claim, o) = view.session.data.figure(member)?;
    let source = view.session.data.sources.get(claim.source)?;
    let is_zero = o.value.mantissa == 0 && o.upper.is_none();
    Some(Side {
        who: short_origin(view, claim).unwrap_or_else(|| view.session.data.publisher(source)).to_owned(),
        figure: if is_zero { check_strings(view.lang).conflicts.zero.to_owned() } else { figure(view, member) },
        period: claim.period_of(o),
        published: source.published,
    })
}

/// What it is about: all exports of a place, goods, or another measure by its name.
fn subject(view: &View, t: &FrontStrings, story: &Story) -> Option<String> {
    let codes = &view.session.data.codes;
    let (claim, o) = view.session.data.figure(story.low)?;
    if codes.measures.get(o.measure)?.entry.code != EXPORTS {
        return Some(title(view, &story.conflict));
    }
    let period = date::period(&story.period, view.lang);
    let place = place(view, claim.region);
    let is_nation = codes.regions.get(claim.region)?.kind == RegionType::Country;
    let goods = o.scope.and_then(|scope| codes.scopes.get(scope)).map(|scope| capital(name(&scope.entry, view.lang)));
    Some(match goods {
        None => (t.exports)(&place, &period),
        Some(goods) if is_nation => (t.of_goods)(&goods, &period),
        Some(goods) => (t.of_goods_from)(&goods, &place, &period),
    })
}

/// A place by its bare name, unless another one has that too.
fn place(view: &View, region: RegionIx) -> String {
    let regions = &view.session.data.codes.regions;
    let bare = |region: RegionIx| {
        let region = regions.get(region)?;
        let is_part = matches!(region.kind, RegionType::Regency | RegionType::City);
        Some(region.name.split_once(' ').filter(|_| is_part).map_or(region.name.as_str(), |(_, bare)| bare))
    };
    let is_alone = regions.indices().filter(|other| bare(*other) == bare(region)).count() == 1;
    let whole = || regions.get(region).map_or("", |region| &region.name);
    bare(region).filter(|_| is_alone).unwrap_or_else(whole).to_owned()
}

/// The contradiction, among the claims of its place and its goods.
fn open(view: &View, story: &Story, state: &mut State) {
    let Some((claim, o)) = view.session.data.figure(story.low) else { return };
    state.conflict = Some(story.conflict.group);
    state.facets[Facet::Region] = vec![Ordinal::of(claim.region)];
    let chapter = o.scope.and_then(|scope| view.session.data.codes.scopes.get(scope)).and_then(|scope| scope.chapter);
    state.facets[Facet::Hs] = chapter.map(Ordinal::of).into_iter().collect();
}
