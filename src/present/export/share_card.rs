//! A conflict or a claim as a picture for a chat: the figures in true proportion, who says them and when, how far they are apart, the short
//! link. It names both sides and rules on neither.
use super::poster::lines;
use crate::model::finding::Member;
use crate::model::index::{ClaimIx, GroupIx, ObservationIx};
use crate::present::chart::{Anchor, Ink, Prim, Scene, Size, text_width};
use crate::present::conflict_words::{apart, left, short_origin, title};
use crate::present::i18n::answers::{ShareWords, answer_strings};
use crate::present::i18n::date;
use crate::present::place::figure;
use crate::present::view::View;
use crate::present::words::{said_by, short_address};
use crate::protocol::host::Frame;
use crate::query::conflicts::Conflict;

/// How a picture is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// As chats and networks show a link.
    Wide,
    Square,
}

impl Cut {
    /// Its width and height in px.
    pub fn size(self) -> (f64, f64) {
        match self {
            Cut::Wide => (1200.0, 630.0),
            Cut::Square => (1080.0, 1080.0),
        }
    }
}

const MARGIN: f64 = 60.0;
/// Sizes of words in px, on the wide cut.
const TITLE: f64 = 40.0;
const FIGURE: f64 = 48.0;
const WORDS: f64 = 21.0;
const SMALL: f64 = 19.0;
const RATIO: f64 = 64.0;
const BAR: f64 = 18.0;
const LEADING: f64 = 1.3;

/// What is drawn so far.
struct Card {
    width: f64,
    /// How much larger the square cut writes.
    scale: f64,
    y: f64,
    prims: Vec<Prim>,
}

/// A figure with its bar.
struct Bar {
    figure: String,
    when: String,
    who: String,
    printed: String,
    /// Of the width.
    share: f64,
}

/// The card of a conflict; none where its claims are not known of.
pub fn of_conflict(view: &View, group: GroupIx, cut: Cut) -> Option<Scene> {
    let conflict = view.session.conflict(group, view.state)?;
    let ends = [conflict.values.last()?, conflict.values.first()?];
    let most = conflict.high.max(conflict.low).max(f64::MIN_POSITIVE);
    let bars: Vec<Bar> = ends.iter().filter_map(|end| bar(view, end.member, end.value / most)).collect();
    let mut card = Card::new(cut);
    card.head(view, &title(view, &conflict));
    bars.into_iter().for_each(|bar| card.bar(bar));
    card.apart(view, &conflict);
    let code = view.session.data.code_of_conflict(group).unwrap_or_default();
    Some(card.finish(view, cut, &code))
}

/// The card of a claim, with its first figure where it has one.
pub fn of_claim(view: &View, row: ClaimIx, cut: Cut) -> Option<Scene> {
    let claim = view.session.data.claims.get(row)?;
    let mut card = Card::new(cut);
    card.head(view, claim.title.here(view.lang));
    let member = Member { claim: row, observation: ObservationIx::new(0) };
    match bar(view, member, 1.0).filter(|_| !claim.observations.is_empty()) {
        Some(bar) => card.bar(bar),
        None => {
            card.words(&date::period_long(&claim.when, view.lang), WORDS, true, Ink::Ink);
            card.words(&who(view, row), WORDS, false, Ink::Mute);
        }
    }
    card.words(&said_by(view, &[row]), SMALL, false, Ink::Mute);
    let code = view.session.data.code_of_claim(row).unwrap_or_default();
    Some(card.finish(view, cut, &code))
}

fn bar(view: &View, member: Member, share: f64) -> Option<Bar> {
    let (claim, o) = view.session.data.figure(member)?;
    let publisher = view.session.data.sources.get(claim.source).map_or("", |source| view.session.data.publisher(source));
    Some(Bar {
        figure: figure(view, member),
        when: date::period(&claim.period_of(o), view.lang),
        who: who(view, member.claim),
        printed: publisher.to_owned(),
        share: share.clamp(0.0, 1.0),
    })
}

/// The body that says it, and when its source came out.
fn who(view: &View, row: ClaimIx) -> String {
    let Some(claim) = view.session.data.claims.get(row) else { return String::new() };
    let body = short_origin(view, claim).unwrap_or(answer_strings(view.lang).place.unnamed);
    let day = view.session.data.sources.get(claim.source).and_then(|source| source.published);
    day.map_or_else(|| body.to_owned(), |day| [body, ", ", &date::period(&day, view.lang)].concat())
}

impl Card {
    fn new(cut: Cut) -> Card {
        let scale = if cut == Cut::Wide { 1.0 } else { 1.3 };
        Card { width: cut.size().0, scale, y: MARGIN * scale * 0.8, prims: Vec::new() }
    }

    /// Lines of words under what is there.
    fn words(&mut self, words: &str, size: f64, bold: bool, ink: Ink) {
        let size = size * self.scale;
        for text in lines(words, self.width - 2.0 * MARGIN, |text| text_width(text, size, bold)) {
            self.y += size * LEADING;
            self.prims.push(Prim::Text { x: MARGIN, y: self.y - size * 0.3, text, size, bold, ink, anchor: Anchor::Start });
        }
    }

    fn head(&mut self, view: &View, title: &str) {
        let page = &view.strings().page;
        self.words(&[page.site_name, " · ", page.tagline].concat(), SMALL, false, Ink::Mute);
        self.y += 8.0 * self.scale;
        self.words(title, TITLE, true, Ink::Ink);
        self.y += 10.0 * self.scale;
    }

    fn bar(&mut self, bar: Bar) {
        let (scale, room) = (self.scale, self.width - 2.0 * MARGIN);
        self.words(&bar.figure, FIGURE, true, Ink::Ink);
        self.words(&[bar.when.as_str(), &bar.who, &bar.printed].join(" · "), WORDS, false, Ink::Mute);
        self.y += 6.0 * scale;
        // What is hardly anything beside the other is still there.
        let w = if bar.share > 0.0 { (bar.share * room).max(4.0) } else { 0.0 };
        self.prims.push(Prim::Rect { x: MARGIN, y: self.y, w, h: BAR * scale, radius: 2.0, ink: Ink::Value, alpha: 1.0, fill: true });
        self.y += (BAR + 10.0) * scale;
    }

    fn apart(&mut self, view: &View, conflict: &Conflict) {
        let apart = apart(conflict, view);
        let size = if apart.chars().count() < 12 { RATIO } else { TITLE };
        self.words(&apart, size, true, Ink::Flag);
        self.words(&left(conflict.unexplained, view), WORDS, false, Ink::Ink);
    }

    fn finish(mut self, view: &View, cut: Cut, code: &str) -> Scene {
        let (width, height) = cut.size();
        let t: &ShareWords = &answer_strings(view.lang).share;
        let (small, words) = (SMALL * self.scale, WORDS * self.scale);
        let foot = height - MARGIN * 0.8;
        let put = |y: f64, text: String, size: f64, bold: bool, ink: Ink| Prim::Text {
            x: width - MARGIN,
            y,
            text,
            size,
            bold,
            ink,
            anchor: Anchor::End,
        };
        self.prims.push(put(foot - words * LEADING, t.all_sources.into(), small, false, Ink::Mute));
        self.prims.push(put(foot, short_address(view.address, code), words, true, Ink::Ink));
        let ground = Prim::Rect { x: 0.0, y: 0.0, w: width, h: height, radius: 0.0, ink: Ink::Panel, alpha: 1.0, fill: true };
        let prims = core::iter::once(ground).chain(self.prims).collect();
        Scene { size: Size { width, height }, prims, marks: Vec::new(), frame: Frame::default() }
    }
}
