//! What is held of a table that lies beside the page, in words, and how another part of it is asked for.
use super::answers::in_each;
use crate::ingest::table::source::Wanted;
use crate::model::columnar::By;
use crate::model::dataset::Dataset;
use crate::present::i18n::table_worker::TableWorker;
use crate::present::i18n::{date, name};
use crate::protocol::request::Part;
use crate::protocol::{Phrase, answer};
use crate::user_table::{About, Held};

impl From<&Part> for Wanted {
    fn from(part: &Part) -> Wanted {
        Wanted::new(part.when.as_deref(), &part.to, &part.hs, &part.regions)
    }
}

/// Which rows a part is of; nothing where it is all of them.
fn told(words: &TableWorker, lists: &Dataset, part: &Wanted, by: &[By]) -> String {
    let lang = words.lang;
    let place = |code: &String| {
        let region = lists.codes.regions.iter().find(|region| region.code == *code);
        region.map_or_else(|| code.clone(), |region| region.name.clone())
    };
    let country = |code: &String| {
        let country = lists.codes.countries.iter().find(|country| country.code == *code);
        country.map_or_else(|| code.clone(), |country| name(country, lang).to_owned())
    };
    let values = |by: By| match by {
        By::Period => part.when.map(|when| date::period(&when, lang)).unwrap_or_default(),
        By::Destination => part.to.iter().map(country).collect::<Vec<_>>().join(", "),
        By::Goods => part.hs.join(", "),
        By::Region => part.regions.iter().map(place).collect::<Vec<_>>().join(", "),
    };
    let each = by.iter().filter(|by| part.narrows(**by)).map(|by| (words.part)(*by, &values(*by)));
    each.collect::<Vec<_>>().join(" ")
}

/// What is held of a table, and what the page's filter wants beyond it.
pub fn held(about: &About, held: &Held, wanted: &Part, lists: &Dataset) -> answer::Held {
    let wanted = Wanted::from(wanted);
    let is_beyond = !held.part.covers(&wanted, &held.by);
    let say = |words: &'static TableWorker| match told(words, lists, &held.part, &held.by) {
        part if part.is_empty() => (words.whole)(held.all),
        part => (words.held)(held.rows, held.all, &part),
    };
    let beyond = |words: &'static TableWorker| match told(words, lists, &wanted, &held.by) {
        part if part.is_empty() => words.beyond_all.to_owned(),
        part => (words.beyond)(&part),
    };
    let beyond: Option<Phrase> = is_beyond.then(|| in_each(beyond));
    answer::Held { name: about.title.clone().unwrap_or_else(|| about.file.clone()), words: in_each(say), beyond }
}
