//! What a reader makes of the candidates of a text: each is answered, corrected, taken over or left, and those of one kind, area and
//! period are one card.
use super::lines::implied;
use crate::model::codes::Codes;
use crate::model::edtf::Period;
use crate::model::figure;
use crate::model::text_terms::FlagKind;
use crate::model::vocabulary::SourceLang;
use crate::protocol::reading::{Candidate, Decided, Mark, MarkKind, TextChoice, TextFlag, TextReading};

/// The rule of what a reader decides.
pub(super) const BY_READER: &str = "reader";

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Accepted,
    Rejected,
}

/// A candidate as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub candidate: Candidate,
    pub standing: Standing,
    /// The reader changed something of it.
    pub is_changed: bool,
    /// Its words yield its value, so that a claim can be made of it.
    pub is_yielded: bool,
    /// Figures that were parted from their card have a number of their own.
    part: u32,
}

/// A text with its candidates.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// What was read.
    pub text: String,
    pub reading: TextReading,
    pub figures: Vec<Figure>,
}

/// Figures of one kind, area and period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Counted from 1, in the order of the text.
    pub number: u32,
    /// Places in `Work::figures`.
    pub figures: Vec<usize>,
    pub group: Group,
}

/// Which of the lists of cards a card stands in, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Something is to be answered.
    Asks,
    Ready,
    Accepted,
    Rejected,
}

impl Group {
    /// In the order of the screen.
    pub const ALL: [Group; 4] = [Group::Asks, Group::Ready, Group::Accepted, Group::Rejected];
}

pub(super) fn decided(code: String) -> Option<Decided> {
    Some(Decided { code, rule: BY_READER.into(), span: None })
}

impl Figure {
    /// What is to be answered before it is taken over.
    pub fn questions(&self) -> impl Iterator<Item = &TextFlag> {
        self.candidate.flags.iter().filter(|flag| flag.ask)
    }

    /// Whether a claim can be made of it: its period and its area are known, and its words yield its value.
    pub fn is_whole(&self) -> bool {
        self.candidate.when.is_some() && self.candidate.area.is_some() && self.is_yielded
    }

    fn weigh(&mut self, lang: SourceLang) {
        let Candidate { original, unit, value, .. } = &self.candidate;
        self.is_yielded = implied(original, lang, unit, *value).is_some();
    }

    fn is_of_card(&self, other: &Figure) -> bool {
        let code = |decided: &Option<Decided>| decided.as_ref().map(|decided| decided.code.clone());
        let (own, theirs) = (&self.candidate, &other.candidate);
        own.kind.code == theirs.kind.code
            && code(&own.area) == code(&theirs.area)
            && code(&own.when) == code(&theirs.when)
            && self.part == other.part
    }
}

impl Work {
    /// All candidates open.
    pub fn new(text: String, reading: TextReading) -> Work {
        let open = |candidate: &Candidate| {
            let (candidate, standing) = (candidate.clone(), Standing::Open);
            let mut figure = Figure { candidate, standing, is_changed: false, is_yielded: false, part: 0 };
            figure.weigh(reading.lang);
            figure
        };
        let figures = reading.candidates.iter().map(open).collect();
        Work { text, reading, figures }
    }

    /// The cards, in the order of the text.
    pub fn cards(&self) -> Vec<Card> {
        let mut cards: Vec<Card> = Vec::new();
        for (n, figure) in self.figures.iter().enumerate() {
            let is_own =
                |card: &&mut Card| card.figures.first().and_then(|first| self.figures.get(*first)).is_some_and(|f| f.is_of_card(figure));
            match cards.iter_mut().find(is_own) {
                Some(card) => card.figures.push(n),
                None => cards.push(Card { number: cards.len() as u32 + 1, figures: vec![n], group: Group::Ready }),
            }
        }
        for card in &mut cards {
            let of: Vec<&Figure> = card.figures.iter().filter_map(|n| self.figures.get(*n)).collect();
            card.group = if of.iter().all(|figure| figure.standing == Standing::Rejected) {
                Group::Rejected
            } else if of.iter().all(|figure| figure.standing != Standing::Open) {
                Group::Accepted
            } else if of
                .iter()
                .any(|figure| figure.standing == Standing::Open && (figure.questions().next().is_some() || !figure.is_whole()))
            {
                Group::Asks
            } else {
                Group::Ready
            };
        }
        cards
    }

    /// The number of the card that a mark's figure is on.
    pub fn number_of(&self, cards: &[Card], mark: &Mark) -> Option<u32> {
        let is_own = |n: &&usize| self.figures.get(**n).is_some_and(|figure| figure.candidate.span == mark.span);
        let is_figure = mark.kind == MarkKind::Figure;
        cards.iter().find(|card| is_figure && card.figures.iter().any(|n| is_own(&n))).map(|card| card.number)
    }

    pub(super) fn each(&mut self, of: &[usize], change: &dyn Fn(&mut Figure)) {
        for n in of {
            if let Some(figure) = self.figures.get_mut(*n) {
                change(figure);
                figure.weigh(self.reading.lang);
            }
        }
    }

    /// Takes over the figures that nothing is to be answered of, or leaves them, or takes both back.
    pub fn stand(&mut self, of: &[usize], standing: Standing) {
        self.each(of, &|figure| {
            let asks = figure.questions().next().is_some() || !figure.is_whole();
            let is_left = standing == Standing::Accepted && (asks || figure.standing == Standing::Rejected);
            if !is_left {
                figure.standing = standing;
            }
        });
    }

    /// Takes over every figure that is ready.
    pub fn accept_ready(&mut self) {
        let ready: Vec<usize> = self.cards().into_iter().filter(|card| card.group == Group::Ready).flat_map(|card| card.figures).collect();
        self.stand(&ready, Standing::Accepted);
    }

    /// What is to be answered of some figures, each question once, with those of which it is asked.
    pub fn questions(&self, of: &[usize]) -> Vec<(TextFlag, Vec<usize>)> {
        let mut asked: Vec<(TextFlag, Vec<usize>)> = Vec::new();
        for n in of.iter().copied() {
            let Some(figure) = self.figures.get(n).filter(|figure| figure.standing == Standing::Open) else { continue };
            for flag in figure.questions() {
                match asked.iter_mut().find(|(other, _)| other == flag) {
                    Some((_, figures)) => figures.push(n),
                    None => asked.push((flag.clone(), vec![n])),
                }
            }
        }
        asked
    }

    /// Answers a question of some figures by one of its readings.
    pub fn answer(&mut self, of: &[usize], kind: FlagKind, choice: &TextChoice) {
        self.each(of, &|figure| {
            let candidate = &mut figure.candidate;
            let Some(at) = candidate.flags.iter().position(|flag| flag.kind == kind && flag.readings.contains(choice)) else { return };
            candidate.flags.remove(at);
            if let (Some(value), Some(unit)) = (choice.value, &choice.unit) {
                figure.is_changed |= candidate.value.abs() != value.abs() || candidate.unit != *unit;
                candidate.value = if candidate.value < 0.0 { -value.abs() } else { value };
                candidate.unit.clone_from(unit);
            }
            if let Some(code) = &choice.code {
                let place = match kind {
                    FlagKind::SeveralPlaces => &mut candidate.area,
                    FlagKind::SeveralCountries => {
                        if let Some(destination) = candidate.destinations.first_mut() {
                            destination.code.clone_from(code);
                        }
                        return;
                    }
                    _ => &mut candidate.when,
                };
                figure.is_changed |= place.as_ref().is_none_or(|before| before.code != *code);
                *place = decided(code.clone());
            }
        });
    }

    /// Answers a question of some figures by none of its readings: a date is uncertain, a sum makes no claim.
    pub fn leave(&mut self, of: &[usize], kind: FlagKind) {
        self.each(of, &|figure| {
            let Some(at) = figure.candidate.flags.iter().position(|flag| flag.kind == kind && flag.ask) else { return };
            let flag = figure.candidate.flags.remove(at);
            if flag.readings.iter().any(|reading| reading.value.is_some()) {
                figure.standing = Standing::Rejected;
            } else if let Some(when) = figure.candidate.when.as_mut().filter(|when| is_of_date(kind) && !when.code.ends_with('?')) {
                when.code.push('?');
                figure.is_changed = true;
            }
        });
    }

    /// Sets the period of some figures; false for what is no EDTF.
    pub fn set_when(&mut self, of: &[usize], text: &str) -> bool {
        let Ok(period) = Period::parse(text.trim()) else { return false };
        self.each(of, &|figure| {
            figure.candidate.when = decided(period.to_string());
            figure.candidate.flags.retain(|flag| !is_of_date(flag.kind));
            figure.is_changed = true;
        });
        true
    }

    /// Sets the area of some figures by its code or its name; false for what no region is called.
    pub fn set_area(&mut self, of: &[usize], codes: &Codes, text: &str) -> bool {
        let text = text.trim();
        let code =
            codes.regions.iter().find(|region| region.code == text || region.name.eq_ignore_ascii_case(text)).map(|r| r.code.clone());
        let Some(code) = code else { return false };
        self.each(of, &|figure| {
            figure.candidate.area = decided(code.clone());
            figure.candidate.flags.retain(|flag| flag.kind != FlagKind::SeveralPlaces);
            figure.is_changed = true;
        });
        true
    }

    /// Sets what a figure measures.
    pub fn set_measure(&mut self, n: usize, code: &str) {
        self.each(&[n], &|figure| {
            figure.candidate.measure = Decided { code: code.to_owned(), rule: BY_READER.into(), span: None };
            figure.is_changed = true;
        });
    }

    /// Sets the value of a figure, as it is written in prose, and its unit; false for what is no figure.
    pub fn set_value(&mut self, n: usize, text: &str, unit: &str) -> bool {
        let Some(value) = figure::read(text, self.reading.lang, unit, false, false) else { return false };
        self.each(&[n], &|figure| {
            figure.candidate.value = value;
            figure.candidate.unit = unit.to_owned();
            figure.candidate.flags.retain(|flag| !flag.readings.iter().any(|reading| reading.value.is_some()));
            figure.is_changed = true;
        });
        true
    }

    /// Parts a figure from its card.
    pub fn part(&mut self, n: usize) {
        let next = self.figures.iter().map(|figure| figure.part).max().unwrap_or_default() + 1;
        self.each(&[n], &|figure| figure.part = next);
    }

    /// Makes the figures of one card those of another: its kind, area and period.
    pub fn merge(&mut self, of: &[usize], into: usize) {
        let Some(target) = self.figures.get(into).cloned() else { return };
        self.each(of, &|figure| {
            figure.candidate.kind = target.candidate.kind.clone();
            figure.candidate.area = target.candidate.area.clone();
            figure.candidate.when = target.candidate.when.clone();
            figure.part = target.part;
            figure.is_changed = true;
        });
    }

    /// The candidates that are taken over.
    pub fn accepted(&self) -> Vec<Candidate> {
        let accepted = self.figures.iter().filter(|figure| figure.standing == Standing::Accepted);
        accepted.map(|figure| figure.candidate.clone()).collect()
    }

    /// Takes nothing over any longer.
    pub fn take_back(&mut self) {
        for figure in self.figures.iter_mut().filter(|figure| figure.standing == Standing::Accepted) {
            figure.standing = Standing::Open;
        }
    }

    /// Takes over again what was taken over of this text before, as it was corrected then.
    pub fn restore(&mut self, accepted: &[Candidate]) {
        for figure in &mut self.figures {
            if let Some(before) = accepted.iter().find(|before| before.span == figure.candidate.span) {
                figure.is_changed = *before != figure.candidate;
                figure.candidate = before.clone();
                figure.standing = Standing::Accepted;
                figure.weigh(self.reading.lang);
            }
        }
    }
}

/// Whether a flag is about a date.
pub fn is_of_date(kind: FlagKind) -> bool {
    matches!(kind, FlagKind::Weekday | FlagKind::NoSuchDay | FlagKind::MonthFirst | FlagKind::Future | FlagKind::NeedsPublication)
}

/// A piece of the text: as it is, or marked by the mark at this place of the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub mark: Option<usize>,
}

/// The text in pieces. Where marks overlap, the first of them is shown, and a figure before all.
pub fn pieces(text: &str, marks: &[Mark]) -> Vec<Piece> {
    // The place in bytes of each UTF-16 unit.
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, sign) in text.char_indices() {
        (0..sign.len_utf16()).for_each(|_| places.push(at));
    }
    places.push(text.len());
    let place = |unit: u32| places.get(unit as usize).copied().unwrap_or(text.len());
    let mut shown: Vec<usize> = Vec::new();
    let overlap = |a: usize, b: usize| marks[a].span.start < marks[b].span.end && marks[b].span.start < marks[a].span.end;
    for is_figure in [true, false] {
        for (n, mark) in marks.iter().enumerate().filter(|(_, mark)| (mark.kind == MarkKind::Figure) == is_figure) {
            let near = shown.partition_point(|other| marks[*other].span.start < mark.span.start);
            let beside = [near.checked_sub(1), Some(near)].into_iter().flatten().filter_map(|at| shown.get(at));
            if mark.span.start < mark.span.end && !beside.clone().any(|other| overlap(n, *other)) {
                shown.insert(near, n);
            }
        }
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for n in shown {
        let (start, end) = (place(marks[n].span.start), place(marks[n].span.end));
        if start > from {
            pieces.push(Piece { text: text.get(from..start).unwrap_or_default().to_owned(), mark: None });
        }
        pieces.push(Piece { text: text.get(start..end).unwrap_or_default().to_owned(), mark: Some(n) });
        from = end;
    }
    pieces.push(Piece { text: text.get(from..).unwrap_or_default().to_owned(), mark: None });
    pieces
}
