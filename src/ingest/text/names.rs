//! The names that a text is searched for: regions, countries, goods, with their other names from files of `src/data`.
use crate::ingest::aliases::{country_aliases, region_aliases};
use crate::ingest::text::gazetteer::{Phrases, rows};
use crate::ingest::text::token::Text;
use crate::model::claim::Good;
use crate::model::codes::Codes;
use crate::model::index::{CountryIx, GoodIx, List, RegionIx};
use crate::model::vocabulary::Lang;

/// A name as the tokens of a text have it.
pub fn key(name: &str) -> String {
    let text = Text::new(name);
    text.tokens.iter().map(|token| token.low.as_str()).collect::<Vec<_>>().join(" ")
}

/// A good of a text: its number in the data's list, or that of a line of `text_goods.csv` behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedGood {
    pub hs: Option<String>,
    pub en: String,
    pub id: String,
}

/// The lists, prepared once for all texts.
pub struct Names {
    pub regions: Phrases<RegionIx>,
    pub nicknames: Phrases<RegionIx>,
    pub countries: Phrases<CountryIx>,
    pub goods: Phrases<usize>,
    pub good_list: Vec<NamedGood>,
}

impl Names {
    /// Prepares the code lists and the goods of the data.
    pub fn new(codes: &Codes, goods: &List<GoodIx, Good>) -> Names {
        let region = |code: &str| codes.regions.position(|region| region.code == code);
        let regions = codes.regions.iter_indexed().map(|(n, region)| (key(region.bare_name()), n));
        let aliases = region_aliases().filter_map(|(name, code)| Some((name.to_owned(), region(code)?)));
        let spellings = rows::<2>(include_str!("../../data/text_regions.csv")).filter_map(|[name, code]| Some((key(name), region(code)?)));
        let nicknames =
            rows::<2>(include_str!("../../data/text_nicknames.csv")).filter_map(|[name, code]| Some((key(name), region(code)?)));
        let country = |code: &str| codes.countries.position(|country| country.code == code);
        let of_list = codes.countries.iter_indexed().flat_map(|(n, country)| country.name.each().map(move |name| (key(name), n)));
        let others = country_aliases().filter_map(|(name, code)| Some((name.to_owned(), country(code)?)));
        let texts = rows::<2>(include_str!("../../data/text_countries.csv")).filter_map(|[name, code]| Some((key(name), country(code)?)));
        let mut good_list: Vec<NamedGood> = goods
            .iter()
            .map(|good| NamedGood { hs: good.hs.clone(), en: good.name[Lang::En].clone(), id: good.name[Lang::Id].clone() })
            .collect();
        let mut good_names: Vec<(String, usize)> =
            good_list.iter().enumerate().flat_map(|(n, good)| [(key(&good.id), n), (key(&good.en), n)]).collect();
        for [spelling, hs, en, id] in rows::<4>(include_str!("../../data/text_goods.csv")) {
            let hs = (!hs.is_empty()).then(|| hs.to_owned());
            let known = good_list.iter().position(|good| good.en == en && good.hs == hs);
            let n = known.unwrap_or_else(|| {
                good_list.push(NamedGood { hs, en: en.to_owned(), id: id.to_owned() });
                good_list.len() - 1
            });
            good_names.push((key(spelling), n));
        }
        Names {
            regions: Phrases::new(regions.chain(aliases).chain(spellings)),
            nicknames: Phrases::new(nicknames),
            countries: Phrases::new(texts.chain(others).chain(of_list)),
            goods: Phrases::new(good_names),
            good_list,
        }
    }

    /// The regions that a phrase here names, all of the longest.
    pub fn regions_at(&self, text: &Text<'_>, at: usize) -> Option<(usize, Vec<RegionIx>)> {
        let mut found: Vec<(usize, RegionIx)> = self.regions.all(text, at).map(|(length, region)| (length, *region)).collect();
        let longest = found.first()?.0;
        found.retain(|(length, _)| *length == longest);
        Some((longest, found.into_iter().map(|(_, region)| region).collect()))
    }
}
