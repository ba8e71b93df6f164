//! The columns of the code lists.
use super::pipe::{Col, Pipe};
use crate::model::codes::{
    Area, Codes, Entry, FlowOrStock, Measure, OriginDetail, OriginLevel, Region, RegionType, Scope, ScopeBasis, ScopeClass, ScopeDetail,
    ScopeKind, Unit, UnitKind,
};
use crate::model::dataset::CardData;
use crate::model::index::RegionIx;
use crate::model::lang::PerLang;
use crate::model::vocabulary::Lang;

impl Pipe {
    fn entry(&mut self, entry: &mut Entry) {
        self.text(Col::Code, &mut entry.code);
    }

    pub(super) fn codes(&mut self, codes: &mut Codes) {
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

    /// What the code lists say beyond names and counts.
    pub(super) fn lists(&mut self, cards: &mut CardData) {
        let blank = ScopeDetail { kind: ScopeKind::Other, hs: None, class: None, basis: None, part_of: None };
        self.list(Col::Count, &mut cards.scopes, &blank, |p, scope| {
            p.one_of(Col::ScopeIs, &ScopeKind::ALL, &mut scope.kind);
            p.maybe(Col::Hs, &mut scope.hs);
            p.some_of(Col::ScopeIs, &ScopeClass::ALL, &mut scope.class);
            p.some_of(Col::ScopeIs, &ScopeBasis::ALL, &mut scope.basis);
            scope.part_of = p.perhaps(Col::PartOf, scope.part_of);
        });
        let blank = OriginDetail { short: PerLang::default(), level: OriginLevel::Other, area: None };
        self.list(Col::Count, &mut cards.origins, &blank, |p, origin| {
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
        let count = self.count(Col::Count, cards.neighbours.len());
        cards.neighbours.resize(count, (RegionIx::new(0), RegionIx::new(0)));
        let mut last = RegionIx::new(0);
        for (a, b) in &mut cards.neighbours {
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
