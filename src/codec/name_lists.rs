//! The names of the code lists as one text: for a program that reads names and knows no claims.
//!
//! A line is a list's letter and its cells, parted by tabs, which no name has.
use crate::model::claim::Good;
use crate::model::codes::{Codes, Entry, Region, RegionType, Scope, Unit, UnitKind};
use crate::model::index::{GoodIx, List, RegionIx};
use crate::model::lang::PerLang;
use crate::model::vocabulary::Lang;

const REGION: &str = "r";
const COUNTRY: &str = "c";
const SCOPE: &str = "s";
const UNIT: &str = "u";
const GOOD: &str = "g";

/// The names of regions, countries, scopes, units and goods.
pub fn write(codes: &Codes, goods: &List<GoodIx, Good>) -> String {
    let mut out = String::new();
    let mut line = |cells: &[&str]| {
        for (n, cell) in cells.iter().enumerate() {
            out.push_str(if n == 0 { "" } else { "\t" });
            out.push_str(cell);
        }
        out.push('\n');
    };
    for region in &codes.regions {
        let kind = RegionType::ALL.iter().position(|kind| *kind == region.kind).unwrap_or_default().to_string();
        let parent = region.parent.map_or_else(String::new, |parent| parent.place().to_string());
        line(&[REGION, &region.code, &region.name, &kind, &parent]);
    }
    let countries = codes.countries.iter().map(|country| (COUNTRY, country));
    let scopes = codes.scopes.iter().map(|scope| (SCOPE, &scope.entry));
    let units = codes.units.iter().map(|unit| (UNIT, &unit.entry));
    for (list, entry) in countries.chain(scopes).chain(units) {
        line(&[list, &entry.code, &entry.name[Lang::En], &entry.name[Lang::Id]]);
    }
    for good in goods {
        line(&[GOOD, good.hs.as_deref().unwrap_or_default(), &good.name[Lang::En], &good.name[Lang::Id]]);
    }
    out
}

/// What `write` wrote: only names and codes of the lists are there. Lines of no list are passed over.
pub fn read(text: &str) -> (Codes, List<GoodIx, Good>) {
    let (mut codes, mut goods) = (Codes::default(), List::default());
    for line in text.lines() {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (list, code, first, second, third) = (cell(), cell(), cell(), cell(), cell());
        let mut name = PerLang::default();
        name[Lang::En] = first.to_owned();
        name[Lang::Id] = second.to_owned();
        let entry = Entry { code: code.to_owned(), name };
        match list {
            REGION => {
                let kind = second.parse().ok().and_then(|kind: usize| RegionType::ALL.get(kind)).copied().unwrap_or(RegionType::Country);
                codes.regions.push(Region {
                    code: entry.code,
                    name: first.to_owned(),
                    kind,
                    parent: third.parse().ok().map(RegionIx::new),
                });
            }
            COUNTRY => codes.countries.push(entry),
            SCOPE => codes.scopes.push(Scope { entry, chapter: None, partner: None }),
            UNIT => codes.units.push(Unit { entry, kind: UnitKind::Count, to_base: None }),
            GOOD => goods.push(Good { hs: (!code.is_empty()).then_some(entry.code), name: entry.name }),
            _ => {}
        }
    }
    (codes, goods)
}
