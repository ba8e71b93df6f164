//! The worker's answer as what the chart draws and as the words for it.
use super::told::entry;
use crate::model::codes::{Codes, Unit, UnitKind};
use crate::model::dataset::Dataset;
use crate::model::edtf::Period;
use crate::model::index::UnitIx;
use crate::present::chart::Ink;
use crate::present::chart::official::{self, Apart, Observation};
use crate::present::i18n::table_ui::words;
use crate::present::i18n::{date, number};
use crate::protocol::answer::{Mark, Official, OfficialPoint as Point, OfficialSeries as Series};
use crate::state::Lang;

/// More areas than this are drawn quietly, as the page draws claims on many regions.
pub const MOST_LOUD: usize = 4;
/// So many of the least explained differences are drawn.
const MOST_APART: usize = 6;

/// The inks of up to `MOST_LOUD` areas: none is that of the claims on values.
const INKS: [(Ink, &str); MOST_LOUD] = [(Ink::S2, "s2"), (Ink::S3, "s3"), (Ink::S1, "s1"), (Ink::S4, "s4")];
const COMPARED: [&str; 6] = ["s0", "s1", "s2", "s3", "s4", "s5"];

/// Of `units`, the one on show.
pub const SHOWN: UnitIx = UnitIx::new(0);
/// Of `units`, the table's own.
pub const OWN: UnitIx = UnitIx::new(1);

/// The units of an answer, as the phrases of numbers take them.
pub fn units(official: &Official) -> Dataset {
    let unit = |unit: &crate::protocol::answer::Unit| Unit {
        entry: entry(unit),
        kind: if unit.is_mass { UnitKind::Mass } else { UnitKind::Currency },
        to_base: None,
    };
    let units = [&official.unit, &official.own_unit].into_iter().map(unit).collect();
    Dataset { codes: Codes { units, ..Codes::default() }, ..Dataset::default() }
}

/// The ink of a series and its class in the style sheet: that of its region where regions are compared.
pub fn ink(series: &Series, n: usize, of: usize) -> (Ink, &'static str) {
    match series.place {
        Some(place) => (Ink::of_series(place as usize), COMPARED[(place as usize).min(5)]),
        None if of > MOST_LOUD => INKS[0],
        None => INKS[n % MOST_LOUD],
    }
}

/// Whether the areas are too many to be told apart.
pub fn is_crowd(official: &Official) -> bool {
    official.series.len() > MOST_LOUD && official.series.iter().all(|series| series.place.is_none())
}

/// The points that are drawn and listed: of a crowd only the years, where there are any.
pub fn points<'a>(official: &'a Official, series: &'a Series) -> impl Iterator<Item = &'a Point> {
    let years_only = is_crowd(official) && series.points.iter().any(|point| point.periods == 12);
    series.points.iter().filter(move |point| !years_only || point.periods == 12)
}

/// `2022`, `Jan 2022`.
pub fn period(point: &Point, lang: Lang) -> String {
    date::period(&Period::from_days(point.first, point.last), lang)
}

/// What the chart draws.
pub fn drawn(official: &Official, lang: Lang) -> Vec<official::Series> {
    let units = units(official);
    let said = |series: &Series, point: &Point| {
        let when = date::period_long(&Period::from_days(point.first, point.last), lang);
        let amount = number::amount(point.value, SHOWN, &units, lang);
        let mut text = [&series.name, ", ", &when, ": ", &amount].concat();
        if let Some(rate) = point.rate {
            let own = number::amount(point.own, OWN, &units, lang);
            text.push_str(&[" = ", &(words(lang).at_rate)(&own, &number::number(rate.round(), lang))].concat());
        }
        [&text, "\n", &(words(lang).your)(&official.file)].concat()
    };
    let of = official.series.len();
    let each = official.series.iter().enumerate().map(|(n, series)| official::Series {
        ink: ink(series, n, of).0,
        is_quiet: is_crowd(official),
        observations: points(official, series)
            .map(|point| Observation { first: point.first, last: point.last, height: point.height, words: said(series, point) })
            .collect(),
    });
    each.collect()
}

/// The differences that are drawn, the least explained first.
pub fn apart(official: &Official) -> Vec<Apart> {
    let mark = |mark: &Mark| Some((mark.first, mark.last, mark.height?));
    let each = official.conflicts.iter().take(MOST_APART);
    each.filter_map(|conflict| Some(Apart { claim: mark(&conflict.claim_mark)?, table: mark(&conflict.table_mark)? })).collect()
}
