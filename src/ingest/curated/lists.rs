//! The code lists with a structure of their own: scopes, origins, and which regions are neighbours.
use crate::ingest::curated::problem::{Expected, Problem};
use crate::ingest::curated::rows::{Named, one_of, rows};
use crate::model::codes::{
    Area, Codes, Entry, OriginDetail, OriginLevel, Region, RegionType, Scope, ScopeBasis, ScopeClass, ScopeDetail, ScopeKind,
};
use crate::model::index::{ChapterIx, CountryIx, List, OriginIx, RegionIx, ScopeIx};
use crate::model::lang::PerLang;
use std::collections::{BTreeMap, HashMap, HashSet};

const LONGEST_SHORT: usize = 24;
const SCOPE_KINDS: Named<ScopeKind> = Named { codes: ScopeKind::CODES, read: ScopeKind::from_code };
const CLASSES: Named<Option<ScopeClass>> = Named { codes: ScopeClass::CODES, read: |code| ScopeClass::from_code(code).map(Some) };
const BASES: Named<Option<ScopeBasis>> = Named { codes: ScopeBasis::CODES, read: |code| ScopeBasis::from_code(code).map(Some) };
const LEVELS: Named<OriginLevel> = Named { codes: OriginLevel::CODES, read: OriginLevel::from_code };

/// What refuses a cell of one file.
struct Refusal<'a> {
    file: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Refusal<'_> {
    fn refuse(&mut self, line: usize, field: &str, found: &str, expected: Expected) {
        self.problems.push(Problem { file: self.file, line, field: field.into(), found: found.into(), expected });
    }

    /// The value of a cell that may be empty.
    fn perhaps<T>(&mut self, line: usize, field: &str, found: &str, list: Named<Option<T>>) -> Option<T> {
        if found.is_empty() { None } else { one_of((self.file, line, field), found, list, None, self.problems) }
    }

    /// That nothing in a column is said twice, whatever its capitals.
    fn once(&mut self, seen: &mut HashSet<String>, line: usize, field: &str, found: &str) {
        if !seen.insert([field, "\t", &found.to_lowercase()].concat()) {
            self.refuse(line, field, found, Expected::NotRepeated);
        }
    }
}

/// A row of scopes.csv, as far as it is read by itself.
struct Row {
    line: usize,
    scope: Scope,
    detail: ScopeDetail,
}

/// The scopes, each with what it inherits.
pub(super) fn scopes(text: &str, codes: &Codes, problems: &mut Vec<Problem>) -> (List<ScopeIx, Scope>, List<ScopeIx, ScopeDetail>) {
    let found = rows(text, "scopes.csv", ["code", "en", "id", "kind", "hs", "partner", "class", "basis", "part_of"], true, problems);
    let places: HashMap<String, usize> = found.iter().enumerate().map(|(n, (_, row))| (row[0].clone(), n)).collect();
    let mut at = Refusal { file: "scopes.csv", problems };
    let mut seen = HashSet::new();
    let mut list: Vec<Row> = Vec::new();
    for (line, [code, en, id, kind, hs, partner, class, basis, part_of]) in found {
        at.once(&mut seen, line, "en", &en);
        at.once(&mut seen, line, "id", &id);
        let kind = one_of((at.file, line, "kind"), &kind, SCOPE_KINDS, ScopeKind::Other, at.problems);
        let chapter: Option<ChapterIx> = codes.chapters.position(|c| hs.get(..2).is_some_and(|chapter| c.code == chapter));
        if !hs.is_empty() && (chapter.is_none() || !matches!(hs.len(), 2 | 4) || !hs.bytes().all(|b| b.is_ascii_digit())) {
            at.refuse(line, "hs", &hs, Expected::CodeOf("hs_chapters.csv"));
        }
        let country: Option<CountryIx> = codes.countries.position(|c| c.code == partner);
        if !partner.is_empty() && country.is_none() {
            at.refuse(line, "partner", &partner, Expected::CodeOf("countries.csv"));
        }
        let class = at.perhaps(line, "class", &class, CLASSES);
        let basis = at.perhaps(line, "basis", &basis, BASES);
        let whole = places.get(&part_of).map(|place| ScopeIx::at(*place));
        if !part_of.is_empty() && whole.is_none() {
            at.refuse(line, "part_of", &part_of, Expected::CodeOf("scopes.csv"));
        }
        let scope = Scope { entry: Entry { code, name: PerLang::curated(id, en) }, chapter, partner: country };
        let hs = Some(hs).filter(|hs| !hs.is_empty());
        list.push(Row { line, scope, detail: ScopeDetail { kind, hs, class, basis, part_of: whole } });
    }
    inherit(&mut list, codes, &mut at);
    let (scopes, details): (Vec<Scope>, Vec<ScopeDetail>) = list.into_iter().map(|row| (row.scope, row.detail)).unzip();
    (scopes.into(), details.into())
}

/// Fills in what each row leaves out, from the widest on; refuses circles, goods outside of the wider scope's and another country.
fn inherit(list: &mut [Row], codes: &Codes, at: &mut Refusal) {
    for n in 0..list.len() {
        // From the scope itself to the widest.
        let mut chain = vec![n];
        while let Some(next) = chain.last().and_then(|n| list.get(*n)?.detail.part_of).map(ScopeIx::place) {
            if chain.contains(&next) {
                let (line, code) = (list[n].line, list[next].scope.entry.code.clone());
                at.refuse(line, "part_of", &code, Expected::NoCircle);
                chain.truncate(1);
                break;
            }
            chain.push(next);
        }
        let first = |chain: &[usize], of: &dyn Fn(&Row) -> bool| chain.iter().copied().find(|place| of(&list[*place]));
        let has_goods = |row: &Row| row.detail.hs.is_some();
        let has_partner = |row: &Row| row.scope.partner.is_some();
        let wider = chain.get(1..).unwrap_or_default();
        if let (Some(hs), Some(wide)) = (&list[n].detail.hs, first(wider, &has_goods).and_then(|place| list[place].detail.hs.clone()))
            && !hs.starts_with(&wide)
        {
            at.refuse(list[n].line, "hs", hs, Expected::GoodsWithin(wide));
        }
        if let (Some(partner), Some(wide)) = (list[n].scope.partner, first(wider, &has_partner).and_then(|place| list[place].scope.partner))
            && partner != wide
        {
            at.refuse(list[n].line, "partner", &codes.countries[partner].code, Expected::PartnerOf(codes.countries[wide].code.clone()));
        }
        let hs = first(&chain, &has_goods).map(|place| (list[place].detail.hs.clone(), list[place].scope.chapter));
        let partner = first(&chain, &has_partner).and_then(|place| list[place].scope.partner);
        let class = first(&chain, &|row| row.detail.class.is_some()).and_then(|place| list[place].detail.class);
        let basis = first(&chain, &|row| row.detail.basis.is_some()).and_then(|place| list[place].detail.basis);
        let row = &mut list[n];
        (row.detail.hs, row.scope.chapter) = hs.unwrap_or_default();
        (row.scope.partner, row.detail.class, row.detail.basis) = (partner, class, basis);
    }
}

/// The origins, with their short names, levels and areas.
pub(super) fn origins(text: &str, codes: &Codes, problems: &mut Vec<Problem>) -> (List<OriginIx, Entry>, List<OriginIx, OriginDetail>) {
    let found = rows(text, "origins.csv", ["code", "en", "id", "short_en", "short_id", "level", "area"], true, problems);
    let mut at = Refusal { file: "origins.csv", problems };
    let mut seen = HashSet::new();
    let mut list = Vec::new();
    for (line, [code, en, id, short_en, short_id, level, area]) in found {
        for (field, short) in [("short_en", &short_en), ("short_id", &short_id)] {
            if short.chars().count() > LONGEST_SHORT {
                at.refuse(line, field, short, Expected::AtMost(LONGEST_SHORT));
            }
            at.once(&mut seen, line, field, short);
        }
        let level = one_of((at.file, line, "level"), &level, LEVELS, OriginLevel::Other, at.problems);
        let region = codes.regions.position(|r| r.code == area);
        let country = codes.countries.position(|c| c.code == area).filter(|_| area != "ID");
        let kind = region.map(|r| codes.regions[r].kind);
        let is_second = matches!(kind, Some(RegionType::Regency | RegionType::City));
        let (is_fit, expected) = match level {
            OriginLevel::National => (area.is_empty(), "nothing for a body of the nation"),
            OriginLevel::Province => (kind == Some(RegionType::Province), "a province for a body of a province"),
            OriginLevel::Regency | OriginLevel::Village => (is_second, "a regency or city for a body of one"),
            OriginLevel::Foreign => (area.is_empty() || country.is_some(), "another country for a foreign body, or nothing"),
            OriginLevel::Association | OriginLevel::Firm | OriginLevel::Institute | OriginLevel::Press | OriginLevel::Other => {
                (area.is_empty() || is_second || kind == Some(RegionType::Province), "a province, a regency or city, or nothing")
            }
        };
        if !is_fit {
            at.refuse(line, "area", &area, Expected::AreaOf(expected));
        }
        let area = if level == OriginLevel::Foreign { country.map(Area::Country) } else { region.map(Area::Region) };
        let entry = Entry { code, name: PerLang::curated(id, en) };
        list.push((entry, OriginDetail { short: PerLang::curated(short_id, short_en), level, area }));
    }
    let (entries, details): (Vec<Entry>, Vec<OriginDetail>) = list.into_iter().unzip();
    (entries.into(), details.into())
}

/// The regencies and cities that are neighbours; the pairs of provinces follow from them and are checked against them.
pub(super) fn neighbours(text: &str, regions: &List<RegionIx, Region>, problems: &mut Vec<Problem>) -> Vec<(RegionIx, RegionIx)> {
    let found = rows(text, "neighbours.csv", ["code_a", "code_b"], false, problems);
    let mut at = Refusal { file: "neighbours.csv", problems };
    let (mut second, mut touching, mut told) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut last: Option<[String; 2]> = None;
    for (line, pair) in found {
        if last.as_ref().is_some_and(|last| *last >= pair) {
            at.refuse(line, "", &pair.join(","), Expected::Ascending);
        }
        let of = |code: &str| regions.position(|region| region.code == code);
        let ends = [of(&pair[0]), of(&pair[1])];
        for ((field, code), end) in ["code_a", "code_b"].into_iter().zip(&pair).zip(ends) {
            if end.is_none() {
                at.refuse(line, field, code, Expected::CodeOf("regions.csv"));
            }
        }
        if let [Some(a), Some(b)] = ends {
            let kinds = [a, b].map(|end| regions[end].kind);
            if kinds == [RegionType::Province; 2] && a < b {
                told.insert((a, b), line);
            } else if kinds.iter().all(|kind| matches!(kind, RegionType::Regency | RegionType::City)) && a < b {
                second.push((a, b));
                let [a, b] = [a, b].map(|end| regions[end].parent);
                if let (Some(a), Some(b)) = (a.min(b), a.max(b))
                    && a != b
                {
                    touching.entry((a, b)).or_insert(line);
                }
            } else {
                at.refuse(line, "", &pair.join(","), Expected::Pair);
            }
        }
        last = Some(pair);
    }
    for (list, other, present) in [(&touching, &told, true), (&told, &touching, false)] {
        for ((a, b), line) in list.iter().filter(|(pair, _)| !other.contains_key(*pair)) {
            let pair = [*a, *b].map(|end| regions[end].code.as_str()).join(",");
            at.refuse(*line, "", &pair, Expected::PairOfProvinces { present });
        }
    }
    second
}
