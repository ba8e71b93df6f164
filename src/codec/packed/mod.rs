//! The packed form of the data: one column for each field, so that like stands next to like for brotli.
//!
//! One description serves both directions (`Pipe` writes what it is given, or gives what it reads), so
//! that they cannot differ.
//!
//! By hand because it is smaller: ids, details and sources of the claims are 61.2 kB after brotli, 68.8 kB as `postcard` writes them, and
//! 67.1 kB as `postcard` with a column for each field.
use crate::model::claim::{
    Claim, Decimal, Detail, Flags, Good, Kind, Observation, Party, PublisherKind, Role, Source, SourceDetail, SourceLang, Status,
};
use crate::model::codes::{
    Area, Codes, Entry, FlowOrStock, Measure, OriginDetail, OriginLevel, Region, RegionType, Scope, ScopeBasis, ScopeClass, ScopeDetail,
    ScopeKind, Unit, UnitKind,
};
use crate::model::dataset::{Dataset, Late, Rate};
use crate::model::edtf::{Period, Point};
use crate::model::finding::CheckText;
use crate::model::index::{CountryIx, GoodIx, Ix, List, MeasureIx, PublisherIx, RateSourceIx, RegionIx, SourceIx, UnitIx};
use crate::model::lang::PerLang;
use crate::model::vocabulary::Lang;

mod findings;
mod follows;
mod words;

pub use follows::{add_further, has_further, pack_further};
pub use words::{Words, add_rest, add_words, ids, pack_words, rest_names};

/// The columns, in the order of the file: words first, then numbers.
#[derive(Clone, Copy)]
enum Col {
    Id,
    Code,
    Publisher,
    Hs,
    RatePeriod,
    SourceId,
    Url,
    Headline,
    Stated,
    Original,
    OtherOriginal,
    NoteIndonesian,
    OtherNote,
    Place,
    Name,
    Person,
    Language,
    Count,
    RegionCode,
    Type,
    Parent,
    UnitType,
    UnitMantissa,
    UnitExponent,
    Kind,
    Event,
    SourceOf,
    Origin,
    Region,
    Observations,
    Goods,
    Good,
    Destinations,
    Destination,
    Measure,
    Unit,
    Mantissa,
    Exponent,
    Scope,
    Status,
    Implied,
    OtherUnit,
    OtherMantissa,
    OtherExponent,
    Shape,
    Year,
    Month,
    Day,
    RateMantissa,
    RateExponent,
    RateSource,
    Parties,
    Role,
    Checks,
    Members,
    Member,
    MemberObservation,
    Pairs,
    Weight,
    Findings,
    Touched,
    FoundMantissa,
    FoundExponent,
    PublisherKind,
    ScopeGood,
    ScopePartner,
    ScopeIs,
    PartOf,
    Level,
    Area,
    Neighbour,
    ToCome,
    PublisherOf,
}
const COLUMNS: usize = Col::PublisherOf as usize + 1;

/// Where no exponent makes a number exact, its bits are the mantissa.
const BITS: i64 = 99;
/// A text that is there and empty; an empty one stands for none.
const EMPTY: &str = "\u{1}";

struct Pipe {
    columns: Vec<Vec<u8>>,
    /// While reading: the next byte of each column.
    at: Option<Vec<usize>>,
    /// The code of the region before, a number.
    code: i64,
    /// How many sources were named.
    sources: i64,
    failed: bool,
}

impl Pipe {
    fn writer() -> Pipe {
        Pipe { columns: vec![Vec::new(); COLUMNS], at: None, code: 0, sources: 0, failed: false }
    }

    fn reader(mut bytes: &[u8]) -> Option<Pipe> {
        let mut columns = Vec::new();
        for _ in 0..COLUMNS {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let (column, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            columns.push(column.to_vec());
            bytes = rest;
        }
        bytes.is_empty().then(|| Pipe { columns, at: Some(vec![0; COLUMNS]), code: 0, sources: 0, failed: false })
    }

    fn bytes(self) -> Vec<u8> {
        let mut out = Vec::new();
        for column in self.columns {
            out.extend_from_slice(&(column.len() as u32).to_le_bytes());
            out.extend_from_slice(&column);
        }
        out
    }

    /// Whether all was read, and nothing else was there.
    fn is_done(&self) -> bool {
        !self.failed && self.at.iter().flatten().zip(&self.columns).all(|(at, column)| *at == column.len())
    }

    fn next(&mut self, col: Col) -> u8 {
        let col = col as usize;
        let found = self.at.as_mut().and_then(|at| at.get_mut(col)).zip(self.columns.get(col)).and_then(|(at, column)| {
            let byte = *column.get(*at)?;
            *at += 1;
            Some(byte)
        });
        self.failed |= found.is_none();
        found.unwrap_or(0)
    }

    fn put(&mut self, col: Col, byte: u8) {
        if let Some(column) = self.columns.get_mut(col as usize) {
            column.push(byte);
        }
    }

    /// A number: seven bits a byte, the sign in the lowest.
    fn number(&mut self, col: Col, value: i64) -> i64 {
        let mut left = ((value << 1) ^ (value >> 63)) as u64;
        if self.at.is_none() {
            while left > 127 {
                self.put(col, left as u8 | 128);
                left >>= 7;
            }
            self.put(col, left as u8);
            return value;
        }
        let (mut read, mut shift) = (0u64, 0);
        loop {
            let byte = self.next(col);
            read |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 || shift > 63 {
                break;
            }
        }
        (read >> 1) as i64 ^ -((read & 1) as i64)
    }

    fn index<I: Ix>(&mut self, col: Col, value: I) -> I {
        I::at(self.place(col, value.place()))
    }

    fn place(&mut self, col: Col, value: usize) -> usize {
        let number = self.number(col, value as i64);
        self.narrow(number).into()
    }

    fn narrow(&mut self, number: i64) -> u16 {
        u16::try_from(number).unwrap_or_else(|_| {
            self.failed = true;
            0
        })
    }

    fn perhaps<I: Ix>(&mut self, col: Col, value: Option<I>) -> Option<I> {
        self.perhaps_place(col, value.map(I::place)).map(I::at)
    }

    fn perhaps_place(&mut self, col: Col, value: Option<usize>) -> Option<usize> {
        let number = self.number(col, value.map_or(0, |v| v as i64 + 1));
        if number == 0 { None } else { Some(self.narrow(number.saturating_sub(1)).into()) }
    }

    fn byte(&mut self, col: Col, value: u8) -> u8 {
        if self.at.is_some() {
            return self.next(col);
        }
        self.put(col, value);
        value
    }

    fn text(&mut self, col: Col, value: &mut String) {
        if self.at.is_none() {
            value.bytes().chain([0]).for_each(|byte| self.put(col, byte));
            return;
        }
        let mut bytes = Vec::new();
        loop {
            match self.next(col) {
                0 => break,
                byte => bytes.push(byte),
            }
        }
        *value = String::from_utf8(bytes).unwrap_or_else(|_| {
            self.failed = true;
            String::new()
        });
    }

    fn maybe(&mut self, col: Col, value: &mut Option<String>) {
        let mut text = match value.take() {
            None => String::new(),
            Some(text) if text.is_empty() => EMPTY.into(),
            Some(text) => text,
        };
        self.text(col, &mut text);
        *value = match text.as_str() {
            "" => None,
            EMPTY => Some(String::new()),
            _ => Some(text),
        };
    }

    fn decimal(&mut self, cols: (Col, Col), value: &mut Decimal) {
        value.mantissa = self.number(cols.0, value.mantissa);
        value.exponent = self.byte(cols.1, value.exponent as u8) as i8;
    }

    fn float(&mut self, cols: (Col, Col), value: f64) -> f64 {
        let exact = (0..7i8).map(|places| (value * 10f64.powi(places.into())).round() as i64).zip(0..7i8);
        let found = exact.map(|(mantissa, places)| Decimal { mantissa, exponent: -places }).find(|d| d.to_f64() == value);
        let mut decimal = found.unwrap_or(Decimal { mantissa: value.to_bits() as i64, exponent: BITS as i8 });
        if i64::from(decimal.exponent) != BITS {
            decimal.shorten();
        }
        self.decimal(cols, &mut decimal);
        if i64::from(decimal.exponent) == BITS { f64::from_bits(decimal.mantissa as u64) } else { decimal.to_f64() }
    }

    /// As its code, which like columns of text pack well.
    fn lang(&mut self, lang: &mut SourceLang) {
        let mut code = lang.code().to_string();
        self.text(Col::Language, &mut code);
        match SourceLang::from_code(&code) {
            Some(found) => *lang = found,
            None => self.failed = true,
        }
    }

    /// How many a list has: no more than there are bytes to read.
    fn count(&mut self, col: Col, len: usize) -> usize {
        let number = self.number(col, len as i64);
        let most: usize = self.columns.iter().map(Vec::len).sum();
        let count = usize::try_from(number).unwrap_or(usize::MAX);
        let fits = self.at.is_none() || count <= most;
        self.failed |= !fits;
        if fits { count } else { 0 }
    }

    fn list<T: Clone>(&mut self, col: Col, list: &mut Vec<T>, blank: &T, each: fn(&mut Pipe, &mut T)) {
        let count = self.count(col, list.len());
        list.resize(count, blank.clone());
        for item in list {
            if self.failed {
                return;
            }
            each(self, item);
        }
    }

    fn one_of<T: Copy + PartialEq>(&mut self, col: Col, all: &[T], value: &mut T) {
        let position = all.iter().position(|one| one == value).unwrap_or_default();
        match all.get(usize::from(self.byte(col, position as u8))) {
            Some(found) => *value = *found,
            None => self.failed = true,
        }
    }

    fn some_of<T: Copy + PartialEq>(&mut self, col: Col, all: &[T], value: &mut Option<T>) {
        let position = value.and_then(|value| all.iter().position(|one| *one == value)).map_or(0, |n| n + 1);
        let at = usize::from(self.byte(col, position as u8));
        *value = at.checked_sub(1).and_then(|at| all.get(at)).copied();
        self.failed |= at > all.len();
    }

    /// Shape of an end: 0 open, else 1 + precision (year, month, day) + 3 where uncertain; 7 none or the same as the start.
    fn point(&mut self, value: Option<Point>) -> Option<Point> {
        let shape = match value {
            None => 7,
            Some(Point::Open) => 0,
            Some(Point::Date { month, day, uncertain, .. }) => 1 + u8::from(month > 0) + u8::from(day > 0) + if uncertain { 3 } else { 0 },
        };
        let shape = self.byte(Col::Shape, shape);
        if shape > 6 {
            return None;
        }
        if shape == 0 {
            return Some(Point::Open);
        }
        let (y, m, d) = match value {
            Some(Point::Date { year, month, day, .. }) => (year, month, day),
            _ => (0, 0, 0),
        };
        let year = self.number(Col::Year, i64::from(y) - 2022).clamp(-20_000, 20_000) as i32 + 2022;
        let precision = (shape - 1) % 3;
        let month = if precision > 0 { self.byte(Col::Month, m) } else { 0 };
        let day = if precision > 1 { self.byte(Col::Day, d) } else { 0 };
        self.failed |= precision > 0 && month == 0 || precision > 1 && day == 0;
        Some(Point::Date { year, month, day, uncertain: shape > 3 })
    }

    fn period(&mut self, value: &mut Option<Period>) {
        let start = self.point(value.map(|p| p.start));
        *value = start.map(|start| {
            let end = value.map(|p| p.end).filter(|end| *end != start);
            Period { start, end: self.point(end).unwrap_or(start) }
        });
    }

    fn entry(&mut self, entry: &mut Entry) {
        self.text(Col::Code, &mut entry.code);
    }

    fn codes(&mut self, codes: &mut Codes) {
        let entry = Entry { code: String::new(), name: PerLang::default() };
        let region = Region { code: String::new(), name: String::new(), kind: RegionType::Country, parent: None };
        self.list(Col::Count, &mut codes.regions, &region, |p, region| {
            let code = region.code.parse().unwrap_or(0i64);
            let step = p.number(Col::RegionCode, code.wrapping_sub(p.code));
            p.code = p.code.wrapping_add(step);
            region.code = p.code.to_string();
            p.one_of(Col::Type, &RegionType::ALL, &mut region.kind);
            region.parent = p.perhaps(Col::Parent, region.parent);
        });
        let Codes { chapters, countries, origins, .. } = codes;
        for list in [&mut **chapters, countries, origins] {
            self.list(Col::Count, list, &entry, Pipe::entry);
        }
        let scope = Scope { entry: entry.clone(), chapter: None, partner: None };
        self.list(Col::Count, &mut codes.scopes, &scope, |p, scope| {
            scope.chapter = p.perhaps(Col::ScopeGood, scope.chapter);
            scope.partner = p.perhaps(Col::ScopePartner, scope.partner);
        });
        let measure = Measure { entry: entry.clone(), unit_kind: UnitKind::Count, additive: false, flow_or_stock: FlowOrStock::Neither };
        self.list(Col::Count, &mut codes.measures, &measure, |p, measure| {
            p.entry(&mut measure.entry);
            p.one_of(Col::UnitType, &UnitKind::ALL, &mut measure.unit_kind);
            p.one_of(Col::Type, &[false, true], &mut measure.additive);
            p.one_of(Col::Type, &FlowOrStock::ALL, &mut measure.flow_or_stock);
        });
        let unit = Unit { entry, kind: UnitKind::Count, to_base: None };
        self.list(Col::Count, &mut codes.units, &unit, |p, unit| {
            p.entry(&mut unit.entry);
            p.one_of(Col::UnitType, &UnitKind::ALL, &mut unit.kind);
            let base = p.float((Col::UnitMantissa, Col::UnitExponent), unit.to_base.unwrap_or_default());
            unit.to_base = (base != 0.0).then_some(base);
        });
    }

    fn observation(&mut self, o: &mut Observation) {
        o.measure = self.index(Col::Measure, o.measure);
        o.unit = self.index(Col::Unit, o.unit);
        self.decimal((Col::Mantissa, Col::Exponent), &mut o.value);
        o.scope = self.perhaps(Col::Scope, o.scope);
        self.one_of(Col::Status, &Status::ALL, &mut o.status);
        let has_upper = if o.upper.is_some() { HAS_UPPER } else { 0 };
        let implied = self.byte(Col::Implied, o.implied.0 | has_upper);
        o.implied = Flags(implied & !HAS_UPPER);
        if implied & HAS_UPPER != 0 {
            let mut upper = o.upper.unwrap_or(ZERO);
            self.decimal((Col::OtherMantissa, Col::OtherExponent), &mut upper);
            o.upper = Some(upper);
        }
        let (unit, mut value) = o.equivalent.map_or((None, ZERO), |(unit, value)| (Some(unit), value));
        o.equivalent = self.perhaps(Col::OtherUnit, unit).map(|unit| {
            self.decimal((Col::OtherMantissa, Col::OtherExponent), &mut value);
            (unit, value)
        });
        self.period(&mut o.when);
    }

    fn claim(&mut self, c: &mut Claim) {
        self.one_of(Col::Kind, &Kind::ALL, &mut c.kind);
        c.event = self.perhaps(Col::Event, c.event);
        // Sources are in the order in which claims first name them: nought is the next.
        let back = self.number(Col::SourceOf, self.sources - i64::from(c.source.number()));
        c.source = SourceIx::new(self.narrow(self.sources.saturating_sub(back)));
        self.sources += i64::from(back == 0);
        c.origin = self.perhaps(Col::Origin, c.origin);
        let mut when = Some(c.when);
        self.period(&mut when);
        c.when = when.unwrap_or(ALWAYS);
        c.region = self.index(Col::Region, c.region);
        self.list(Col::Observations, &mut c.observations, &BLANK, Pipe::observation);
        self.list(Col::ToCome, &mut c.to_come, &MeasureIx::new(0), |p, measure| *measure = p.index(Col::ToCome, *measure));
        self.list(Col::Goods, &mut c.goods, &GoodIx::new(0), |p, good| *good = p.index(Col::Good, *good));
        self.list(Col::Destinations, &mut c.destinations, &CountryIx::new(0), |p, to| *to = p.index(Col::Destination, *to));
    }

    fn dataset(&mut self, data: &mut Dataset) {
        self.codes(&mut data.codes);
        let blank = Good { hs: None, name: PerLang::default() };
        self.list(Col::Count, &mut data.goods, &blank, |p, good| {
            p.maybe(Col::Hs, &mut good.hs);
        });
        self.list(Col::Count, &mut data.publishers, &String::new(), |p, name| p.text(Col::Publisher, name));
        let blank = Source { publisher: PublisherIx::new(0), published: None };
        self.list(Col::Count, &mut data.sources, &blank, |p, source| {
            source.publisher = p.index(Col::PublisherOf, source.publisher);
            p.period(&mut source.published);
        });
        let blank = Claim {
            id: String::new(),
            kind: Kind::Release,
            event: None,
            source: SourceIx::new(0),
            origin: None,
            when: ALWAYS,
            region: RegionIx::new(0),
            title: PerLang::default(),
            observations: List::default(),
            to_come: Vec::new(),
            goods: Vec::new(),
            destinations: Vec::new(),
        };
        self.list(Col::Count, &mut data.claims, &blank, Pipe::claim);
        for name in words::region_names(data, true) {
            self.text(Col::Name, name);
        }
        let blank = Rate { period: String::new(), rate: 0.0, source: RateSourceIx::new(0) };
        self.list(Col::Count, &mut data.rates, &blank, |p, rate| {
            p.text(Col::RatePeriod, &mut rate.period);
            rate.rate = p.float((Col::RateMantissa, Col::RateExponent), rate.rate);
            rate.source = RateSourceIx::new(p.byte(Col::RateSource, rate.source.number() as u8).into());
        });
        self.list(Col::Count, &mut data.rate_sources, &String::new(), |p, source| p.text(Col::RatePeriod, source));
        self.compared(&mut data.compared);
    }

    fn late(&mut self, late: &mut Late) {
        self.list(Col::Count, &mut late.names, &String::new(), |p, name| p.text(Col::Name, name));
        self.list(Col::Count, &mut late.ids, &String::new(), |p, id| p.text(Col::Id, id));
        for lang in Lang::ALL {
            self.list(Col::Count, &mut late.check_texts[lang], &CheckText::default(), |p, text| {
                p.text(Col::NoteIndonesian, &mut text.rule);
                p.text(Col::NoteIndonesian, &mut text.finding);
            });
        }
        let blank = Detail { originals: List::default(), when_stated: None, place: None, note: None, parties: Vec::new() };
        self.list(Col::Count, &mut late.details, &blank, |p, d| {
            p.list(Col::Observations, &mut d.originals, &(String::new(), None), |p, original| {
                p.text(Col::Original, &mut original.0);
                p.maybe(Col::OtherOriginal, &mut original.1);
            });
            p.maybe(Col::Stated, &mut d.when_stated);
            p.maybe(Col::Place, &mut d.place);
            let mut notes = d.note.take().map_or_else(PerLang::default, |note| note.map(Some));
            for lang in Lang::ALL {
                p.maybe(if lang == Lang::Id { Col::NoteIndonesian } else { Col::OtherNote }, &mut notes[lang]);
            }
            d.note = notes.each().all(Option::is_some).then(|| notes.map(Option::unwrap_or_default));
            let blank = Party { role: Role::Releaser, name: String::new(), person: None };
            p.list(Col::Parties, &mut d.parties, &blank, |p, party| {
                p.one_of(Col::Role, &Role::ALL, &mut party.role);
                p.text(Col::Name, &mut party.name);
                p.maybe(Col::Person, &mut party.person);
            });
        });
        let blank = SourceDetail { id: String::new(), title: None, url: None, lang: SourceLang::Id, publisher_kind: PublisherKind::Other };
        self.list(Col::Count, &mut late.sources, &blank, |p, source| {
            p.text(Col::SourceId, &mut source.id);
            p.maybe(Col::Headline, &mut source.title);
            p.maybe(Col::Url, &mut source.url);
            p.lang(&mut source.lang);
            p.one_of(Col::PublisherKind, &PublisherKind::ALL, &mut source.publisher_kind);
        });
        self.lists(late);
        self.judged(&mut late.judged);
    }

    /// What the code lists say beyond names and counts.
    fn lists(&mut self, late: &mut Late) {
        let blank = ScopeDetail { kind: ScopeKind::Other, hs: None, class: None, basis: None, part_of: None };
        self.list(Col::Count, &mut late.scopes, &blank, |p, scope| {
            p.one_of(Col::ScopeIs, &ScopeKind::ALL, &mut scope.kind);
            p.maybe(Col::Hs, &mut scope.hs);
            p.some_of(Col::ScopeIs, &ScopeClass::ALL, &mut scope.class);
            p.some_of(Col::ScopeIs, &ScopeBasis::ALL, &mut scope.basis);
            scope.part_of = p.perhaps(Col::PartOf, scope.part_of);
        });
        let blank = OriginDetail { short: PerLang::default(), level: OriginLevel::Other, area: None };
        self.list(Col::Count, &mut late.origins, &blank, |p, origin| {
            for lang in Lang::ALL {
                p.text(Col::Name, &mut origin.short[lang]);
            }
            p.one_of(Col::Level, &OriginLevel::ALL, &mut origin.level);
            origin.area = if origin.level == OriginLevel::Foreign {
                let country = if let Some(Area::Country(country)) = origin.area { Some(country) } else { None };
                p.perhaps(Col::Area, country).map(Area::Country)
            } else {
                let region = if let Some(Area::Region(region)) = origin.area { Some(region) } else { None };
                p.perhaps(Col::Area, region).map(Area::Region)
            };
        });
        let count = self.count(Col::Count, late.neighbours.len());
        late.neighbours.resize(count, (RegionIx::new(0), RegionIx::new(0)));
        let mut last = RegionIx::new(0);
        for (a, b) in &mut late.neighbours {
            *a = self.step(Col::Neighbour, *a, last);
            *b = self.step(Col::Neighbour, *b, *a);
            last = *a;
        }
    }

    /// An index as the step from another.
    fn step(&mut self, col: Col, to: RegionIx, from: RegionIx) -> RegionIx {
        let step = self.number(col, i64::from(to.number()) - i64::from(from.number()));
        RegionIx::new(self.narrow(i64::from(from.number()).saturating_add(step)))
    }
}

/// The bit beside the flags that says that an upper end follows.
const HAS_UPPER: u8 = 1 << 7;
const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };
const ALWAYS: Period = Period { start: Point::Open, end: Point::Open };
const BLANK: Observation = Observation {
    measure: MeasureIx::new(0),
    unit: UnitIx::new(0),
    value: ZERO,
    upper: None,
    scope: None,
    status: Status::Normal,
    implied: Flags(0),
    equivalent: None,
    when: None,
};

/// Packs what the first view needs, without the version and the words of the languages: of most claims the first figure.
pub fn pack(data: &Dataset) -> Vec<u8> {
    let mut pipe = Pipe::writer();
    let mut first = data.clone();
    follows::leave_first(&mut first);
    pipe.dataset(&mut first);
    pipe.bytes()
}

/// Packs what is fetched after the first view.
pub fn pack_late(late: &Late) -> Vec<u8> {
    let mut pipe = Pipe::writer();
    pipe.late(&mut late.clone());
    pipe.bytes()
}

/// What `pack` packed, its words empty; `None` for any other bytes.
pub fn unpack(bytes: &[u8]) -> Option<Dataset> {
    let mut pipe = Pipe::reader(bytes)?;
    let mut data = Dataset::default();
    pipe.dataset(&mut data);
    pipe.is_done().then_some(data)
}

/// What `pack_late` packed; `None` for any other bytes.
pub fn unpack_late(bytes: &[u8]) -> Option<Late> {
    let mut pipe = Pipe::reader(bytes)?;
    let mut late = Late::default();
    pipe.late(&mut late);
    pipe.is_done().then_some(late)
}
