//! Which sentences tell of one event: its goods, destinations, parties, place and day are theirs, not those of the whole text.
use super::{MOST, Marks, within};
use crate::ingest::text::kind;
use crate::ingest::text::place::{Role, is_headline};
use crate::ingest::text::token::{Gap, Shape, Words, is_any};
use crate::ingest::text::words::List;

/// How far into a sentence the words stand that say that it goes on with the one before, and that point to what it told.
const OPENING: usize = 3;
const POINTED: usize = 9;
const SENT: usize = 24;
/// So many sentences that go on are one event.
const CHAIN: usize = 3;

/// Words that are about one figure.
pub(super) struct Told {
    pub all: Words,
    /// The sentence of the figure itself.
    own: Words,
}

impl Told {
    pub fn clause(own: Words) -> Told {
        Told { all: own.clone(), own }
    }

    /// By which rule a mark is of the figure.
    pub fn rule(&self, words: &Words) -> &'static str {
        if words.end <= self.own.start {
            "in-sentence-before"
        } else if words.start >= self.own.end {
            "in-sentence-behind"
        } else {
            "in-sentence"
        }
    }

    /// The marks of a list that stand in these words and name something, each thing once, with the rule.
    pub fn each<T, K: PartialEq>(
        &self,
        marks: &[T],
        words: impl Fn(&T) -> &Words,
        named: impl Fn(&T) -> Option<K>,
    ) -> Vec<(usize, &'static str)> {
        let mut seen: Vec<K> = Vec::new();
        let mut found = Vec::new();
        for n in within(marks, &words, &self.all).take(MOST) {
            if let Some(one) = marks.get(n).and_then(&named).filter(|one| !seen.contains(one)) {
                seen.push(one);
                found.push((n, self.rule(words(&marks[n]))));
            }
        }
        found
    }
}

impl Marks<'_, '_> {
    /// The sentences about the event of a figure: its own, those before it that it goes on with, and the next where that goes on with it;
    /// and one beside it that tells of a release without a figure, and of no other goods.
    pub(super) fn told(&self, at: usize) -> Told {
        let own = self.text.sentence_of(at);
        let mut all = own.clone();
        for _ in 0..CHAIN {
            if all.start == 0 {
                break;
            }
            let before = self.text.sentence_of(all.start - 1);
            if !(self.goes_on(all.start) || all == own && self.is_of_same(&before, &own)) {
                break;
            }
            all.start = before.start;
        }
        let next = self.text.sentence_of(own.end);
        if own.end < self.text.tokens.len() && (self.goes_on(own.end) || self.is_of_same(&next, &own)) {
            all.end = next.end;
        }
        Told { all, own }
    }

    /// Whether a sentence tells of a release, has no figure, and names no goods that the sentence of a figure does not, where that names any.
    fn is_of_same(&self, beside: &Words, own: &Words) -> bool {
        let goods = |of: &Words| &self.goods[within(self.goods, |good| &good.words, of)];
        let (here, there) = (goods(own), goods(beside));
        let is_before = beside.end <= own.start;
        beside.clone().any(|at| self.words.starts(List::Release, at))
            && within(self.figures, |figure| &figure.words, beside).is_empty()
            && (is_before && here.is_empty() || there.iter().all(|good| here.iter().any(|other| other.good == good.good)))
    }

    /// Whether a sentence begins with words for what was just told: `Nilainya`, `Ikan senilai Rp 2,1 miliar itu`; a place or a time that is
    /// told again may have another event.
    fn goes_on(&self, start: usize) -> bool {
        let sentence = self.text.sentence_of(start);
        let pointed = |at: usize| {
            is_any(self.low(at), "itu tersebut ini")
                && !is_any(
                    self.text.before(at),
                    "tahun bulan hari pekan saat waktu kesempatan kabupaten kota provinsi daerah wilayah negara semester triwulan periode",
                )
        };
        let near = |length: usize| start..sentence.end.min(start + length);
        // `Bupati Kulon Progo memberangkatkan ekspor senilai Rp 540 juta itu`: who sends it off may have a long name.
        let far = if near(SENT).any(|at| self.words.starts(List::Releases, at)) { SENT } else { POINTED };
        near(OPENING).any(|at| self.words.starts(List::Continues, at)) || near(far).skip(1).any(pointed) || self.is_led(&sentence)
    }

    /// `Kepala Karantina Makassar menyebut nilainya Rp 1,9 miliar`: right before the first figure of a sentence a word for what was told
    /// before it in its paragraph.
    fn is_led(&self, sentence: &Words) -> bool {
        let figures = within(self.figures, |figure| &figure.words, sentence);
        let Some(first) = self.figures[figures].first().map(|figure| figure.words.start) else { return false };
        let is_inside = self.text.tokens[sentence.start].gap < Gap::Paragraph;
        is_inside && (first.saturating_sub(2)..first).any(|at| at > sentence.start && self.words.starts(List::Continues, at))
    }

    /// Whether the sentences about a figure say that goods are sent, and not that somebody sends them off.
    pub(super) fn is_only_sent(&self, n: usize) -> bool {
        let told = self.told(self.figures[n].words.start).all;
        told.clone().any(|at| self.words.starts(List::Release, at)) && !kind::sends_off(self.words, told)
    }

    /// The headline, and the first sentence behind it with its dateline.
    pub(super) fn head(&self) -> Words {
        let end = |n: usize| self.text.sentence_of(n).end;
        let first = end(0);
        // A line that no sign ends is a headline in small letters.
        let is_ended = first == 0 || matches!(self.text.shape(first - 1), Some(Shape::Sign('.' | '!' | '?' | '"' | ')' | ':')));
        let is_line = self.text.tokens.get(first).is_some_and(|token| token.gap >= Gap::Line);
        0..if is_headline(self.text, &(0..first)) || is_line && !is_ended { end(first) } else { first }
    }

    /// The day of an event that its own sentence does not tell, else another period of the sentences about it.
    pub(super) fn day_of_event(&self, n: usize) -> Option<(usize, &'static str)> {
        let told = self.told(self.figures[n].words.start);
        let date = |of: &Words, days: bool| {
            let is_told = |d: &usize| self.dates[*d].is_day || !days && !self.is_base(&self.dates[*d]);
            let mut told = within(self.dates, |date| &date.words, of).filter(is_told);
            told.clone().find(|d| !self.is_of_dateline(*d)).or_else(|| told.next())
        };
        let here = date(&told.all, true).or_else(|| date(&told.all, false));
        here.map(|d| (d, told.rule(&self.dates[d].words))).or_else(|| Some((date(&self.head(), true)?, "in-head")))
    }

    /// The place of an event that its own sentence does not tell: that of the figure before in the sentences about it, of these or of who acts
    /// in them, of the head, of its dateline.
    pub(super) fn place_of_event(&self, n: usize, carried: Option<usize>) -> Option<(usize, &'static str)> {
        let told = self.told(self.figures[n].words.start);
        let place = |of: &Words, roles: &[Role]| {
            let is_part = |p: &usize| self.codes.regions[self.places[*p].region].parent.is_some();
            let of = within(self.places, |place| &place.words, of);
            roles.iter().find_map(|role| of.clone().find(|p| self.places[*p].role == *role && is_part(p)))
        };
        const ROLES: &[Role] = &[Role::Place, Role::Office, Role::Organisation];
        let told_before = |of: &Words| carried.filter(|p| of.contains(&self.places[*p].words.start));
        let here = told_before(&told.all).or_else(|| place(&told.all, ROLES));
        here.map(|p| (p, told.rule(&self.places[p].words))).or_else(|| {
            let head = self.head();
            told_before(&head)
                .or_else(|| place(&head, ROLES))
                .map(|p| (p, "in-head"))
                .or_else(|| Some((place(&head, &[Role::Dateline]).filter(|p| !self.is_capital_city(*p))?, "of-the-dateline")))
        })
    }
}
