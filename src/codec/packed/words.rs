//! The words of the data, apart from the rest: one text after another, in one order for packing and unpacking.
//!
//! A language's names of codes that some claim uses come with the first view; titles, goods and the names of scopes follow it; the names
//! of codes that no claim uses come with the cards, for the facets' whole lists.
use crate::model::codes::Codes;
use crate::model::dataset::Dataset;
use crate::model::index::{ChapterIx, CountryIx, Marks, RegionIx};
use crate::model::vocabulary::Lang;

/// Whether some claim uses a code.
struct Used {
    regions: Marks<RegionIx>,
    chapters: Marks<ChapterIx>,
    countries: Marks<CountryIx>,
}

fn used(data: &Dataset) -> Used {
    let Codes { regions, chapters, countries, .. } = &data.codes;
    let mut used =
        Used { regions: Marks::none(regions.len()), chapters: Marks::none(chapters.len()), countries: Marks::none(countries.len()) };
    for claim in &data.claims {
        let mut region = Some(claim.region);
        // A code list without circles ends after nation, province, regency.
        for _ in 0..3 {
            let Some(index) = region else { break };
            used.regions.mark(index);
            region = regions.get(index).and_then(|r| r.parent);
        }
        for country in &claim.destinations {
            used.countries.mark(*country);
        }
    }
    for hs in data.goods.iter().filter_map(|good| good.hs.as_deref()?.get(..2)) {
        if let Some(index) = chapters.position(|c| c.code == hs) {
            used.chapters.mark(index);
        }
    }
    used
}

/// The names of the regions, which are the same in all languages, that some claim uses, or of the others.
pub(super) fn region_names(data: &mut Dataset, is_used: bool) -> Vec<&mut String> {
    let used = used(data);
    data.codes.regions.iter_mut().zip(&*used.regions).filter(|(_, used)| **used == is_used).map(|(region, _)| &mut region.name).collect()
}

/// Which words of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Names that the first view needs.
    Names,
    /// Titles, goods and scopes, which follow it.
    Titles,
}

impl Words {
    /// Both, in the order in which the page needs them.
    pub const ALL: [Words; 2] = [Words::Names, Words::Titles];

    /// Its name in those of files.
    pub const fn code(self) -> &'static str {
        match self {
            Words::Names => "names",
            Words::Titles => "titles",
        }
    }

    /// Every text of a language.
    fn texts(self, data: &mut Dataset, lang: Lang) -> Vec<&mut String> {
        match self {
            Words::Names => names(data, lang),
            Words::Titles => titles(data, lang),
        }
    }
}

fn names(data: &mut Dataset, lang: Lang) -> Vec<&mut String> {
    let used = used(data);
    let Codes { chapters, countries, measures, units, origins, .. } = &mut data.codes;
    let listed = chapters.iter_mut().zip(&*used.chapters).chain(countries.iter_mut().zip(&*used.countries));
    let listed = listed.filter(|(_, used)| **used).map(|(entry, _)| entry);
    let whole = measures.iter_mut().map(|m| &mut m.entry).chain(units.iter_mut().map(|u| &mut u.entry)).chain(origins);
    listed.chain(whole).map(|entry| &mut entry.name[lang]).collect()
}

fn titles(data: &mut Dataset, lang: Lang) -> Vec<&mut String> {
    let titles = data.claims.iter_mut().map(|c| &mut c.title[lang]);
    let goods = data.goods.iter_mut().map(|g| &mut g.name[lang]);
    let scopes = data.codes.scopes.iter_mut().map(|s| &mut s.entry.name[lang]);
    titles.chain(goods).chain(scopes).collect()
}

/// The names that no claim uses, in all languages.
fn rest(data: &mut Dataset) -> Vec<&mut String> {
    let used = used(data);
    let Codes { regions, chapters, countries, .. } = &mut data.codes;
    let regions = regions.iter_mut().zip(&*used.regions).filter(|(_, used)| !**used).map(|(region, _)| &mut region.name);
    let entries = chapters.iter_mut().zip(&*used.chapters).chain(countries.iter_mut().zip(&*used.countries));
    let entries = entries.filter(|(_, used)| !**used).flat_map(|(entry, _)| entry.name.each_mut());
    regions.chain(entries).collect()
}

/// Packs words of a language.
pub fn pack_words(data: &Dataset, words: Words, lang: Lang) -> Vec<u8> {
    let mut out = Vec::new();
    for text in words.texts(&mut data.clone(), lang) {
        out.extend_from_slice(text.as_bytes());
        out.push(0);
    }
    out
}

/// Puts in what `pack_words` packed; false, and nothing is changed, for any other bytes.
pub fn add_words(data: &mut Dataset, words: Words, lang: Lang, bytes: &[u8]) -> bool {
    let Some(given) = core::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\0')) else { return false };
    let mut places = words.texts(data, lang);
    if given.split('\0').count() != places.len() {
        return false;
    }
    for (place, word) in places.iter_mut().zip(given.split('\0')) {
        word.clone_into(place);
    }
    true
}

/// The names that no claim uses, which come with the cards.
pub fn rest_names(data: &Dataset) -> Vec<String> {
    rest(&mut data.clone()).into_iter().map(core::mem::take).collect()
}

/// The ids of the claims, which come with the cards.
pub fn ids(data: &Dataset) -> Vec<String> {
    data.claims.iter().map(|c| c.id.clone()).collect()
}

/// Puts the ids of the claims, and the names that no claim uses, in their places.
pub fn add_rest(data: &mut Dataset, ids: Vec<String>, names: Vec<String>) {
    for (claim, id) in data.claims.iter_mut().zip(ids) {
        claim.id = id;
    }
    for (place, name) in rest(data).into_iter().zip(names) {
        *place = name;
    }
}
