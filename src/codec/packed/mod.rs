//! The packed form of the data: one column for each field, so that like stands next to like for brotli.
//!
//! By hand because it is smaller: ids, details and sources of the claims are 61.2 kB after brotli, 68.8 kB as `postcard` writes them, and
//! 67.1 kB as `postcard` with a column for each field.
mod claims;
mod findings;
mod follows;
mod lists;
mod pipe;
mod words;

pub use follows::{add_further, has_further, pack_further};
pub use words::{Words, add_rest, add_words, ids, pack_words, rest_names};

use crate::model::claim::{Claim, Detail, Good, Kind, Party, PublisherKind, Role, Source, SourceDetail, SourceLang};
use crate::model::dataset::{CardData, Dataset, Rate};
use crate::model::finding::CheckText;
use crate::model::index::{List, PublisherIx, RateSourceIx, RegionIx, SourceIx};
use crate::model::lang::PerLang;
use crate::model::vocabulary::Lang;
use claims::ALWAYS;
use pipe::{Col, Pipe};

impl Pipe {
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
            parties: Vec::new(),
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

    fn cards(&mut self, cards: &mut CardData) {
        self.list(Col::Count, &mut cards.names, &String::new(), |p, name| p.text(Col::Name, name));
        self.list(Col::Count, &mut cards.ids, &String::new(), |p, id| p.text(Col::Id, id));
        for lang in Lang::ALL {
            self.list(Col::Count, &mut cards.check_texts[lang], &CheckText::default(), |p, text| {
                p.text(Col::NoteIndonesian, &mut text.rule);
                p.text(Col::NoteIndonesian, &mut text.finding);
            });
        }
        let blank = Detail { originals: List::default(), when_stated: None, place: None, note: None, parties: Vec::new() };
        self.list(Col::Count, &mut cards.details, &blank, |p, d| {
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
        self.list(Col::Count, &mut cards.sources, &blank, |p, source| {
            p.text(Col::SourceId, &mut source.id);
            p.maybe(Col::Headline, &mut source.title);
            p.maybe(Col::Url, &mut source.url);
            p.lang(&mut source.lang);
            p.one_of(Col::PublisherKind, &PublisherKind::ALL, &mut source.publisher_kind);
        });
        self.lists(cards);
        self.found(&mut cards.found);
    }
}

/// Packs what the first view needs, without the version and the words of the languages: of most claims the first figure.
pub fn pack(data: &Dataset) -> Vec<u8> {
    let mut pipe = Pipe::writer();
    let mut first = data.clone();
    follows::leave_first(&mut first);
    pipe.dataset(&mut first);
    pipe.bytes()
}

/// Packs what is fetched after the first view.
pub fn pack_cards(cards: &CardData) -> Vec<u8> {
    let mut pipe = Pipe::writer();
    pipe.cards(&mut cards.clone());
    pipe.bytes()
}

/// What `pack` packed, its words empty; `None` for any other bytes.
pub fn unpack(bytes: &[u8]) -> Option<Dataset> {
    let mut pipe = Pipe::reader(bytes)?;
    let mut data = Dataset::default();
    pipe.dataset(&mut data);
    pipe.is_done().then_some(data)
}

/// What `pack_cards` packed; `None` for any other bytes.
pub fn unpack_cards(bytes: &[u8]) -> Option<CardData> {
    let mut pipe = Pipe::reader(bytes)?;
    let mut cards = CardData::default();
    pipe.cards(&mut cards);
    pipe.is_done().then_some(cards)
}
