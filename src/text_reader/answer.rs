//! What was read of a text, as scripts and the page get it.
use crate::ingest::text::candidate::Candidate;
use crate::ingest::text::figure::Figure;
use crate::ingest::text::flag::{Flag, Reading as Choice};
use crate::ingest::text::kind::Decision;
use crate::ingest::text::place::Role;
use crate::ingest::text::token::Words;
use crate::ingest::text::{Reader, Reading};
use crate::model::edtf::{Period, Point, civil_from_day};
use crate::model::lang::PerLang;
use crate::model::vocabulary::{Lang, SourceLang};
use crate::protocol::reading::{
    Candidate as Told, Decided, Mark, MarkKind, Span, TextAmount, TextChange, TextChoice, TextDestination, TextFlag, TextGood, TextParty,
    TextReading,
};

/// One reading with what its words were read of.
struct Of<'r> {
    reader: &'r Reader<'r>,
    reading: &'r Reading,
    text: &'r str,
}

/// The marks and candidates of a text.
pub fn reading(reader: &Reader<'_>, reading: &Reading, text: &str) -> TextReading {
    let of = Of { reader, reading, text };
    TextReading {
        lang: if reading.english { SourceLang::En } else { SourceLang::Id },
        published: reading.published.map(|day| {
            let (year, month, day) = civil_from_day(day);
            let day = Point::Date { year, month, day, uncertain: false };
            Period { start: day, end: day }.to_string()
        }),
        is_guessed: reading.is_guessed,
        marks: of.marks(),
        candidates: reading.candidates.iter().map(|candidate| of.candidate(candidate)).collect(),
    }
}

impl Of<'_> {
    fn span(&self, words: &Words) -> Span {
        let span = self.reading.span(words);
        Span { start: span.start, end: span.end }
    }

    /// Words with single spaces between them.
    fn written(&self, words: &Words) -> String {
        let mut out = String::new();
        for word in self.reading.written(self.text, words).split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }

    fn mark(&self, kind: MarkKind, words: &Words, code: Option<String>, rule: &str, flags: &[Flag]) -> Mark {
        Mark { kind, span: self.span(words), code, rule: rule.to_owned(), flags: told(flags) }
    }

    fn marks(&self) -> Vec<Mark> {
        let Of { reader, reading, .. } = *self;
        let codes = reader.codes;
        let mut marks = Vec::new();
        for figure in &reading.figures {
            let code = (!figure.unit.is_empty()).then(|| figure.unit.to_owned());
            marks.push(self.mark(MarkKind::Figure, &figure.words, code, figure.rules.first().unwrap_or(&""), &figure.flags));
        }
        for date in &reading.dates {
            let code = date.period.map(|period| period.to_string());
            marks.push(self.mark(MarkKind::Date, &date.words, code, date.rule, &date.flags));
        }
        for place in &reading.places {
            let kind = if place.role == Role::Place { MarkKind::Place } else { MarkKind::Name };
            let code = codes.regions.get(place.region).map(|region| region.code.clone());
            marks.push(self.mark(kind, &place.words, code, place.rule, &place.flags));
        }
        for country in &reading.countries {
            let code = codes.countries.get(country.country).map(|country| country.code.clone());
            marks.push(self.mark(MarkKind::Country, &country.words, code, country.rule, &country.flags));
        }
        for good in &reading.goods {
            let code = reader.names.good_list.get(good.good).and_then(|good| good.hs.clone());
            marks.push(self.mark(MarkKind::Good, &good.words, code, "name", &[]));
        }
        for party in &reading.parties {
            marks.push(self.mark(MarkKind::Party, &party.words, None, party.rule, &[]));
        }
        crate::model::sort::sort(&mut marks, |a, b| a.span.start.cmp(&b.span.start));
        marks
    }

    fn decided<T>(&self, decision: &Decision<T>, code: String) -> Decided {
        let span = decision.words.as_ref().map(|words| self.span(words));
        Decided { code, rule: decision.rule.to_owned(), span }
    }

    fn amount(&self, figure: &Figure) -> TextAmount {
        TextAmount {
            value: figure.value,
            unit: figure.unit.to_owned(),
            original: self.written(&figure.words),
            span: self.span(&figure.words),
        }
    }

    fn candidate(&self, candidate: &Candidate) -> Told {
        let Of { reader, reading, .. } = *self;
        let codes = reader.codes;
        let figure = &reading.figures[candidate.figure];
        let own = self.amount(figure);
        let ruled = |rule: &str| Some(rule.to_owned());
        let good = |(n, rule): &(usize, &str)| {
            let named = &reading.goods[*n];
            let good = &reader.names.good_list[named.good];
            let mut name = PerLang::default();
            name[Lang::En] = good.en.clone();
            name[Lang::Id] = good.id.clone();
            TextGood { hs: good.hs.clone(), name, span: Some(self.span(&named.words)), rule: ruled(rule) }
        };
        let destination = |(n, rule): &(usize, &str)| {
            let named = &reading.countries[*n];
            TextDestination { code: codes.countries[named.country].code.clone(), span: Some(self.span(&named.words)), rule: ruled(rule) }
        };
        let party = |(n, rule): &(usize, &str)| {
            let party = &reading.parties[*n];
            TextParty {
                role: party.role,
                name: self.written(&party.name),
                person: party.person.as_ref().map(|person| self.written(person)),
                span: self.span(&party.words),
                rule: ruled(rule),
            }
        };
        let inside = candidate.place.and_then(|place| reading.places[place].inside.as_ref());
        Told {
            kind: self.decided(&candidate.kind, candidate.kind.of.code().to_owned()),
            measure: self.decided(&candidate.measure, candidate.measure.of.to_owned()),
            value: candidate.value,
            upper: candidate.upper,
            unit: candidate.unit.to_owned(),
            bound: figure.bound,
            change: figure.change.map(|change| TextChange { direction: change.direction, how: change.how }),
            status: candidate.status,
            original: own.original,
            span: own.span,
            rules: figure.rules.iter().map(|rule| (*rule).to_owned()).collect(),
            equivalent: candidate.equivalent.map(|other| self.amount(&reading.figures[other])),
            when: candidate.when.as_ref().map(|when| self.decided(when, when.of.to_string())),
            when_stated: candidate.date.map(|date| self.written(&reading.dates[date].words)),
            area: candidate.region.as_ref().map(|area| self.decided(area, codes.regions[area.of].code.clone())),
            place: inside.map(|words| self.written(words)),
            scope: candidate.scope.as_ref().map(|scope| self.decided(scope, codes.scopes[scope.of].entry.code.clone())),
            goods: candidate.goods.iter().map(good).collect(),
            destinations: candidate.destinations.iter().map(destination).collect(),
            parties: candidate.parties.iter().map(party).collect(),
            flags: told(&candidate.flags),
        }
    }
}

fn told(flags: &[Flag]) -> Vec<TextFlag> {
    let choice = |choice: &Choice| {
        let (value, unit, code) = match choice {
            Choice::Amount(value, unit) => (Some(*value), Some((*unit).to_owned()), None),
            Choice::Period(period) => (None, None, Some(period.to_string())),
            Choice::Code(code) => (None, None, Some(code.clone())),
        };
        TextChoice { value, unit, code }
    };
    flags.iter().map(|flag| TextFlag { kind: flag.kind, ask: flag.ask, readings: flag.readings.iter().map(choice).collect() }).collect()
}
