//! The gate: the only way from a draft to a `Claim`. Every refused value is a `Problem`; nothing is mended.
use crate::ingest::curated::draft::{ClaimDraft, ObservationDraft, Phrase, SourceDraft};
use crate::ingest::curated::problem::{Expected, Problem};
use crate::model::claim::{
    Claim, Decimal, Detail, Flag, Flags, Good, Kind, Observation, Party, PublisherKind, Role, Source, SourceDetail, SourceLang, Status,
};
use crate::model::codes::{Codes, UnitKind};
use crate::model::edtf::Period;
use crate::model::figure;
use crate::model::index::{EventIx, GoodIx, List, PublisherIx, SourceIx};
use crate::model::vocabulary::Lang;
use std::collections::HashMap;

const SIGNED: &[&str] = &["growth", "trade_balance", "import_growth", "balance_growth", "weight_growth", "other_growth"];
const LONGEST_TITLE: usize = 90;

/// The gate with the lists that it checks against, and what it has refused so far.
pub struct Gate<'a> {
    pub codes: &'a Codes,
    pub problems: Vec<Problem>,
    pub goods: List<GoodIx, Good>,
    /// In the order in which sources first name them.
    pub publishers: List<PublisherIx, String>,
    /// Ids of the sources, in order, with their language, and whether a claim names them.
    sources: List<SourceIx, (String, SourceLang, bool)>,
    events: HashMap<String, EventIx>,
    file: &'static str,
    line: usize,
}

impl<'a> Gate<'a> {
    /// A gate that has seen nothing yet. Sources go through it before claims.
    pub fn new(codes: &'a Codes) -> Gate<'a> {
        Gate {
            codes,
            problems: Vec::new(),
            goods: List::default(),
            publishers: List::default(),
            sources: List::default(),
            events: HashMap::new(),
            file: "",
            line: 0,
        }
    }

    fn refuse(&mut self, field: impl Into<String>, found: impl Into<String>, expected: Expected) {
        self.problems.push(Problem { file: self.file, line: self.line, field: field.into(), found: found.into(), expected });
    }

    /// The value that a code of a closed list names.
    fn one_of<T>(&mut self, field: &str, found: &str, codes: &'static [&'static str], read: fn(&str) -> Option<T>) -> Option<T> {
        let value = read(found);
        if value.is_none() {
            self.refuse(field, found, Expected::OneOf(codes));
        }
        value
    }

    fn slug(&mut self, field: &str, text: &str) {
        let good = text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if !good {
            self.refuse(field, text, Expected::Slug);
        }
    }

    fn text(&mut self, field: &str, text: &str) {
        if text.is_empty() || text != text.trim() || text.contains("  ") || text.contains('\n') {
            self.refuse(field, text, Expected::Phrase);
        }
    }

    fn optional(&mut self, field: &str, text: &Option<String>) {
        if let Some(text) = text
            && (text.trim().is_empty() || text != text.trim())
        {
            self.refuse(field, text, Expected::Phrase);
        }
    }

    fn phrase(&mut self, field: &str, phrase: &Phrase) {
        self.text(&format!("{field}.en"), &phrase.en);
        self.text(&format!("{field}.id"), &phrase.id);
    }

    fn period(&mut self, field: &str, text: &str) -> Option<Period> {
        let period = Period::parse(text).ok();
        if period.is_none() {
            self.refuse(field, text, Expected::Period);
        }
        period
    }

    fn code<I>(&mut self, field: &str, code: &str, list: &'static str, found: Option<I>) -> Option<I> {
        if found.is_none() {
            self.refuse(field, code, Expected::CodeOf(list));
        }
        found
    }

    /// Lets a source through, or says why not.
    pub fn source(&mut self, line: usize, draft: SourceDraft) -> (Source, SourceDetail) {
        (self.file, self.line) = ("sources.jsonl", line);
        self.slug("id", &draft.id);
        if self.sources.last().is_some_and(|(last, ..)| *last >= draft.id) {
            self.refuse("id", &draft.id, Expected::Ascending);
        }
        self.text("publisher", &draft.publisher);
        let publisher_kind = self.one_of("publisher_kind", &draft.publisher_kind, PublisherKind::CODES, PublisherKind::from_code);
        let lang = self.one_of("lang", &draft.lang, SourceLang::CODES, SourceLang::from_code);
        // What was refused stands for itself no more: the build ends with its problems.
        let (publisher_kind, lang) = (publisher_kind.unwrap_or(PublisherKind::Other), lang.unwrap_or(SourceLang::Id));
        self.optional("title", &draft.title);
        let published = draft.published.as_ref().and_then(|p| self.period("published", p));
        if let Some(url) = &draft.url
            && (!(url.starts_with("http://") || url.starts_with("https://")) || url.contains(char::is_whitespace))
        {
            self.refuse("url", url, Expected::Url);
        }
        self.sources.push((draft.id.clone(), lang, false));
        let known = self.publishers.position(|known| *known == draft.publisher);
        let publisher = known.unwrap_or_else(|| {
            self.publishers.push(draft.publisher);
            PublisherIx::at(self.publishers.len() - 1)
        });
        let detail = SourceDetail { id: draft.id, title: draft.title, url: draft.url, lang, publisher_kind };
        (Source { publisher, published }, detail)
    }

    /// Lets a claim through, or says why not. `previous` is the id of the line before.
    pub fn claim(&mut self, line: usize, previous: Option<&str>, draft: ClaimDraft) -> Option<(Claim, Detail)> {
        (self.file, self.line) = ("claims.jsonl", line);
        let refused = self.problems.len();
        let codes = self.codes;
        self.slug("id", &draft.id);
        if previous.is_some_and(|p| p >= draft.id.as_str()) {
            self.refuse("id", &draft.id, Expected::Ascending);
        }
        let kind = self.one_of("kind", &draft.kind, Kind::CODES, Kind::from_code);
        let event = draft.event.map(|event| {
            self.slug("event", &event);
            let next = EventIx::at(self.events.len());
            *self.events.entry(event).or_insert(next)
        });
        let source = self.sources.search(|(id, ..)| id.cmp(&draft.source));
        let source = self.code("source", &draft.source, "sources.jsonl", source);
        let mut lang = SourceLang::Id;
        if let Some((_, of, claimed)) = source.and_then(|s| self.sources.get_mut(s)) {
            *claimed = true;
            lang = *of;
        }
        let origin = draft.origin.and_then(|o| {
            let found = codes.origins.position(|e| e.code == o);
            self.code("origin", &o, "origins.csv", found)
        });
        let when = self.period("when", &draft.when);
        self.optional("when_stated", &draft.when_stated);
        self.optional("place", &draft.place);
        let region = codes.regions.position(|r| r.code == draft.region);
        let region = self.code("where", &draft.region, "regions.csv", region);
        self.phrase("title", &draft.title);
        for (field, text) in [("title.en", &draft.title.en), ("title.id", &draft.title.id)] {
            if text.chars().count() > LONGEST_TITLE {
                self.refuse(field, text, Expected::AtMost(LONGEST_TITLE));
            }
        }
        if draft.title.en == draft.title.id {
            self.refuse("title", &draft.title.en, Expected::Different);
        }
        if let Some(note) = &draft.note {
            self.phrase("note", note);
        }
        let mut observations = List::default();
        let mut originals = List::default();
        for (n, o) in draft.observations.iter().enumerate() {
            let field = format!("observations[{n}]");
            if draft.observations[..n]
                .iter()
                .any(|p| (&p.measure, &p.scope, &p.when, &p.unit, &p.value) == (&o.measure, &o.scope, &o.when, &o.unit, &o.value))
            {
                self.refuse(&field, format!("{} {}", o.value, o.unit), Expected::NotRepeated);
            }
            if o.when.as_ref() == Some(&draft.when) {
                self.refuse(format!("{field}.when"), &draft.when, Expected::NotRepeated);
            }
            observations.extend(self.observation(&field, o, lang));
            originals.push((o.original.clone(), o.equivalent.as_ref().map(|e| e.original.clone())));
        }
        let mut goods = Vec::new();
        for (n, good) in draft.commodities.into_iter().enumerate() {
            let field = format!("commodities[{n}]");
            self.phrase(&format!("{field}.as"), &good.name);
            if let Some(hs) = &good.hs {
                let shape = matches!(hs.len(), 2 | 4) && hs.bytes().all(|b| b.is_ascii_digit());
                let chapter = codes.chapters.position(|c| shape && c.code == hs[..2]);
                self.code(&format!("{field}.hs"), hs, "hs_chapters.csv", chapter);
            }
            let good = Good { hs: good.hs, name: good.name.into() };
            let index = self.goods.position(|g| *g == good).unwrap_or_else(|| {
                self.goods.push(good.clone());
                GoodIx::at(self.goods.len() - 1)
            });
            if goods.contains(&index) {
                self.refuse(&field, good.name[Lang::En].clone(), Expected::NotRepeated);
            }
            goods.push(index);
        }
        let mut destinations = Vec::new();
        for (n, country) in draft.destinations.iter().enumerate() {
            let field = format!("destinations[{n}]");
            let found = codes.countries.position(|c| c.code == *country);
            let index = self.code(&field, country, "countries.csv", found);
            if index.is_some_and(|i| destinations.contains(&i)) {
                self.refuse(&field, country, Expected::NotRepeated);
            }
            destinations.extend(index);
        }
        let mut parties = Vec::new();
        for (n, party) in draft.parties.into_iter().enumerate() {
            let role = self.one_of(&format!("parties[{n}].role"), &party.role, Role::CODES, Role::from_code);
            self.text(&format!("parties[{n}].name"), &party.name);
            self.optional(&format!("parties[{n}].person"), &party.person);
            parties.extend(role.map(|role| Party { role, name: party.name, person: party.person }));
        }
        if self.problems.len() > refused {
            return None;
        }
        let claim = Claim {
            id: draft.id,
            kind: kind?,
            event,
            source: source?,
            origin,
            when: when?,
            region: region?,
            title: draft.title.into(),
            observations,
            to_come: Vec::new(),
            parties: Vec::new(),
            goods,
            destinations,
        };
        let detail = Detail { originals, when_stated: draft.when_stated, place: draft.place, note: draft.note.map(Into::into), parties };
        Some((claim, detail))
    }

    fn observation(&mut self, field: &str, o: &ObservationDraft, lang: SourceLang) -> Option<Observation> {
        let codes = self.codes;
        let at = |name: &str| format!("{field}.{name}");
        let measure = codes.measures.position(|m| m.entry.code == o.measure);
        let measure = self.code(&at("measure"), &o.measure, "measures.csv", measure);
        let unit = codes.units.position(|u| u.entry.code == o.unit);
        let unit = self.code(&at("unit"), &o.unit, "units.csv", unit);
        if let (Some(m), Some(u)) = (measure, unit) {
            let wanted = codes.measures[m].unit_kind;
            if codes.units[u].kind != wanted {
                self.refuse(at("unit"), &o.unit, Expected::UnitOf(wanted.code()));
            }
        }
        let scope = o.scope.as_ref().and_then(|s| {
            let found = codes.scopes.position(|e| e.entry.code == *s);
            self.code(&at("scope"), s, "scopes.csv", found)
        });
        let status = self.one_of(&at("status"), &o.status, Status::CODES, Status::from_code);
        let mut flags = Flags::default();
        for flag in &o.implied {
            if let Some(flag) = self.one_of(&at("implied"), flag, Flag::CODES, Flag::from_code) {
                flags.insert(flag);
            }
        }
        let when = o.when.as_ref().and_then(|w| self.period(&at("when"), w));
        let value = self.decimal(&at("value"), &o.value)?;
        if value.mantissa < 0 && !SIGNED.contains(&o.measure.as_str()) {
            self.refuse(at("value"), o.value.to_string(), Expected::NotNegative);
        }
        self.figure(field, &o.value, &o.unit, &o.original, lang, flags);
        let equivalent = o.equivalent.as_ref().and_then(|e| {
            let field = at("equivalent");
            let other = codes.units.position(|u| u.entry.code == e.unit && u.kind == UnitKind::Currency);
            if other.is_none() || e.unit == o.unit {
                self.refuse(format!("{field}.unit"), &e.unit, Expected::OtherCurrency);
            }
            let mut flags = Flags::default();
            if !figure::units_in(&e.original).contains(&e.unit.as_str()) {
                flags.insert(Flag::Currency);
            }
            let value = e.value.as_f64().unwrap_or(f64::NAN);
            let plain = figure::read(&e.original, lang, &e.unit, false, false);
            if plain.is_some_and(|v| !same(v, value)) {
                flags.insert(Flag::Separator);
            }
            self.figure(&field, &e.value, &e.unit, &e.original, lang, flags);
            Some((other?, self.decimal(&format!("{field}.value"), &e.value)?))
        });
        let upper = figure::range(&o.original, lang, &o.unit).map(|[_, upper]| decimal_of(upper));
        Some(Observation { measure: measure?, unit: unit?, value, upper, scope, status: status?, implied: flags, equivalent, when })
    }

    /// The value must be what its original yields, with exactly the flags of what it does not say.
    fn figure(&mut self, field: &str, number: &serde_json::Number, unit: &str, original: &str, lang: SourceLang, flags: Flags) {
        let value = number.as_f64().unwrap_or(f64::NAN);
        self.text(&format!("{field}.original"), original);
        if figure::range(original, lang, unit).is_some_and(|[low, high]| low >= high) {
            self.refuse(format!("{field}.original"), original, Expected::Forward);
            return;
        }
        let families: [(&[&str], Flag); 3] = [(&["IDR", "USD"], Flag::Currency), (&["t", "kg"], Flag::Unit), (&["percent"], Flag::Unit)];
        if let Some((family, flag)) = families.into_iter().find(|(family, ..)| family.contains(&unit)) {
            let written = figure::units_in(original);
            let other = written.iter().find(|u| family.contains(u) && **u != unit);
            if let (true, Some(other)) = (written.contains(&unit), other) {
                self.refuse(format!("{field}.original"), original, Expected::OneUnit([*other, unit].map(String::from)));
            } else if written.contains(&unit) {
                if flags.contains(flag) {
                    self.refuse(format!("{field}.implied"), original, Expected::Implied { flag, present: false });
                }
            } else if let Some(other) = other {
                self.refuse(format!("{field}.unit"), unit, Expected::Yield((*other).into()));
            } else if !flags.contains(flag) {
                self.refuse(format!("{field}.implied"), original, Expected::Implied { flag, present: true });
            }
        }
        if flags.contains(Flag::Reading) {
            // The value is no mere guess: its digits stand in the original, in their order.
            if !has_digits(original, number) {
                self.refuse(format!("{field}.value"), number.to_string(), Expected::DigitsOf(original.into()));
            }
            if figure::read(original, lang, unit, false, false).is_some_and(|read| same(read, value)) {
                self.refuse(format!("{field}.implied"), original, Expected::Implied { flag: Flag::Reading, present: false });
            }
            return;
        }
        let flip = flags.contains(Flag::Separator);
        let lost_scale = flags.contains(Flag::Scale);
        let Some(read) = figure::read(original, lang, unit, flip, lost_scale) else {
            self.refuse(format!("{field}.original"), original, Expected::Number);
            return;
        };
        let signed = if flags.contains(Flag::Sign) { -read } else { read };
        let scaled = [0, 3, 6, 9, 12, 15].iter().any(|p| same(signed * 10f64.powi(*p), value));
        if !(same(signed, value) || lost_scale && scaled) {
            self.refuse(format!("{field}.value"), number.to_string(), Expected::Yield(signed.to_string()));
        }
        if flip && figure::read(original, lang, unit, false, lost_scale).is_some_and(|v| same(v, read)) {
            self.refuse(format!("{field}.implied"), original, Expected::Implied { flag: Flag::Separator, present: false });
        }
    }

    /// The decimal of a JSON number, as it is written.
    fn decimal(&mut self, field: &str, number: &serde_json::Number) -> Option<Decimal> {
        let text = number.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{fraction}");
        let Ok(mantissa) = digits.parse::<i64>() else {
            self.refuse(field, text, Expected::Number);
            return None;
        };
        let mut decimal = Decimal { mantissa, exponent: -(fraction.len() as i8) };
        decimal.shorten();
        Some(decimal)
    }

    /// After the last claim: every source must have one.
    pub fn finish(&mut self) {
        self.file = "sources.jsonl";
        let lonely: Vec<(usize, String)> =
            self.sources.iter().enumerate().filter(|(_, s)| !s.2).map(|(n, s)| (n + 1, s.0.clone())).collect();
        for (line, id) in lonely {
            self.line = line;
            self.refuse("id", id, Expected::Claimed);
        }
    }
}

/// Whether the digits of a number, without the zeros around them, stand in a text in their order.
fn has_digits(text: &str, number: &serde_json::Number) -> bool {
    let mut there = text.chars().filter(char::is_ascii_digit);
    let number = number.to_string().replace(['.', '-'], "");
    number.trim_matches('0').chars().all(|digit| there.any(|other| other == digit))
}

/// The decimal of a number that was read from few digits.
fn decimal_of(value: f64) -> Decimal {
    let text = format!("{value}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut decimal = Decimal { mantissa: [whole, fraction].concat().parse().unwrap_or_default(), exponent: -(fraction.len() as i8) };
    decimal.shorten();
    decimal
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}
