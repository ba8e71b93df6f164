//! Which part of all exports a figure is of: a good, a class, a country, the base of a growth.
use super::{Marks, within};
use crate::ingest::text::kind::Decision;
use crate::ingest::text::names::NamedGood;
use crate::ingest::text::token::{Words, is_any};
use crate::ingest::text::words::List;
use crate::model::index::ScopeIx;
use crate::model::vocabulary::{Kind, Lang};

impl Marks<'_, '_> {
    pub(super) fn scope(&self, n: usize, measure: &str, kind: Kind) -> Option<Decision<ScopeIx>> {
        if kind != Kind::Value
            || !is_any(
                measure,
                "export_value growth share weight import_value export_value_change weight_growth import_growth volume quantity trade_balance",
            )
        {
            return None;
        }
        let figure = &self.figures[n];
        let (mut back, ahead) = self.clause(n);
        // Not beyond the figure before, unless nothing else is told. All figures of one change are of one thing.
        let mut first = n;
        while first > 0 && self.continues_change(first) {
            first -= 1;
        }
        if let Some(previous) = first
            .checked_sub(1)
            .map(|p| &self.figures[p])
            .filter(|previous| previous.words.end > back.start && !is_any(self.low(previous.words.end), "atau ("))
        {
            back.start = previous.words.end;
        }
        let code = |code: &str| self.codes.scopes.position(|scope| scope.entry.code == code);
        let class = |at: usize| -> Option<(&'static str, usize)> {
            let phrases: &[(&str, &'static str)] = &[
                ("nonmigas", "non-oil-and-gas"),
                ("non migas", "non-oil-and-gas"),
                ("non - migas", "non-oil-and-gas"),
                ("non oil and gas", "non-oil-and-gas"),
                ("non - oil and gas", "non-oil-and-gas"),
                ("migas", "oil-and-gas"),
                ("minyak dan gas", "oil-and-gas"),
                ("oil and gas", "oil-and-gas"),
                ("industri pengolahan", "manufacturing"),
                ("sektor industri", "manufacturing"),
                ("manufacturing", "manufacturing"),
                ("pertambangan", "mining"),
                ("sektor tambang", "mining"),
                ("pertanian", "agriculture"),
                ("agricultural", "agriculture"),
                ("perikanan", "fishery-products"),
            ];
            phrases.iter().find_map(|(phrase, code)| self.text.starts(at, phrase).map(|length| (*code, length)))
        };
        let of_parties = within(self.parties, |party| &party.words, &self.text.sentence_of(figure.words.start));
        let is_not = |at: usize| {
            self.low(at) == "migas" && (self.text.before(at) == "non" || self.text.before(at) == "-" && self.text.before(at - 1) == "non")
        };
        let office = |at: usize| self.parties[of_parties.clone()].iter().any(|party| party.words.contains(&at));
        let classed = back
            .clone()
            .rev()
            .filter(|at| !office(*at) && !is_not(*at))
            .find_map(|at| class(at).map(|(code, length)| (code, at..at + length)));
        let good = self.goods[within(self.goods, |good| &good.words, &back)].last().or_else(|| {
            let near = ahead.start..ahead.end.min(ahead.start + 4);
            let of_mass = is_any(figure.unit, "t kg m3 piece");
            self.goods[within(self.goods, |good| &good.words, &near)].first().filter(|_| of_mass)
        });
        let country = self.countries[within(self.countries, |country| &country.words, &back)].last();
        let sentence = self.text.sentence_of(figure.words.start);
        let named = within(self.countries, |country| &country.words, &sentence).map(|c| (c, &self.countries[c].words));
        let each = self.each_of(n, &named.collect::<Vec<_>>());
        let country = each.map_or(country, |at| self.countries.get(at));
        let mut base: Option<(ScopeIx, Words)> = None;
        if let Some(good) = good
            && let Some(scope) = self.scope_of_good(&self.names.good_list[good.good])
        {
            base = Some((scope, good.words.clone()));
        } else if let Some((name, words)) = classed
            && let Some(scope) = code(name)
        {
            base = Some((scope, words));
        }
        if let Some(country) =
            country.filter(|country| each.is_some() || country.is_destination || self.low(figure.words.start.saturating_sub(1)) == "(")
        {
            let alpha = self.codes.countries[country.country].code.to_ascii_lowercase();
            let joined = match &base {
                Some((scope, _)) => code(&[self.codes.scopes[*scope].entry.code.as_str(), "-to-", &alpha].concat()),
                None => code(&["country-", &alpha].concat()),
            };
            if let Some(scope) = joined {
                base = Some((scope, country.words.clone()));
            }
        }
        if measure.ends_with("growth") {
            let sentence = self.text.sentence_of(figure.words.start);
            let next = self.figures.get(n + 1).map_or(sentence.end, |next| next.words.start.min(sentence.end));
            let find = |list: List| (figure.words.end..next).find(|at| self.words.starts(list, *at));
            let month = find(List::MonthOnMonth);
            let year = find(List::YearOnYear);
            let suffix = match (month, year) {
                (Some(month), Some(year)) => Some(if month < year { ("month-on-month", month) } else { ("year-on-year", year) }),
                (Some(month), None) => Some(("month-on-month", month)),
                (None, Some(year)) => Some(("year-on-year", year)),
                (None, None) => None,
            };
            if let Some((suffix, at)) = suffix {
                let joined = match &base {
                    Some((scope, _)) => code(&[self.codes.scopes[*scope].entry.code.as_str(), "-", suffix].concat()),
                    None => code(suffix),
                };
                if let Some(scope) = joined {
                    return Some(Decision::new(scope, "base-of-growth", Some(at..at + 1)));
                }
            }
        }
        base.map(|(scope, words)| Decision::new(scope, "word-before", Some(words)))
    }

    /// The mark that a figure is of where as many figures follow `masing-masing` as marks stand before it, or behind the last figure:
    /// `Jepang dan China masing-masing 14 persen dan 11 persen`; or where both are enumerated: `A dan B menyumbang 38 dan 22 persen`.
    /// `marks` are those of its sentence.
    pub(super) fn each_of(&self, n: usize, marks: &[(usize, &Words)]) -> Option<usize> {
        let sentence = self.text.sentence_of(self.figures[n].words.start);
        if within(self.figures, |other| &other.words, &sentence).len() < 2 {
            return None;
        }
        let each = sentence.clone().find(|at| self.text.starts(*at, "masing - masing").is_some() || self.low(*at) == "respectively");
        // `Respectively` stands behind all.
        let from = each.filter(|at| self.low(*at) != "respectively").unwrap_or(sentence.start);
        let figures = within(self.figures, |other| &other.words, &(from..sentence.end));
        let place = n.checked_sub(figures.start)?;
        let figures: Vec<&Words> = self.figures.get(figures)?.iter().map(|figure| &figure.words).collect();
        let (first, last) = (figures.first()?, figures.last()?);
        let joined = |a: &Words, b: &Words| (a.end..b.start).all(|at| is_any(self.low(at), ", dan and serta &"));
        let is_list =
            |all: &[&Words]| all.len() == figures.len() && (each.is_some() || all.windows(2).all(|pair| joined(pair[0], pair[1])));
        if figures.len() < 2 || !is_list(&figures) {
            return None;
        }
        let (before, rest): (Vec<_>, Vec<_>) = marks.iter().partition(|(_, words)| words.end <= first.start);
        let behind: Vec<_> = rest.into_iter().filter(|(_, words)| words.start >= last.end).collect();
        [before, behind].into_iter().find_map(|of| {
            let words: Vec<&Words> = of.iter().map(|(_, words)| *words).collect();
            is_list(&words).then(|| of.get(place).map(|(mark, _)| *mark))?
        })
    }

    /// The scope that has a good's name.
    pub(super) fn scope_of_good(&self, good: &NamedGood) -> Option<ScopeIx> {
        self.codes.scopes.position(|scope| scope.entry.name[Lang::En] == good.en || scope.entry.name[Lang::Id] == good.id)
    }
}
