//! The unit of the values lane's axis: its scale and its words.
use super::axis::Scale;
use super::canvas::TEXT;
use super::input::Input;
use super::scene::text_width;
use crate::model::codes::UnitKind;
use crate::model::index::{MeasureIx, UnitIx};
use crate::present::i18n::locale::locale;
use crate::present::i18n::number;
use crate::query::session::Session;
use crate::state::ShownUnit;

fn kind(session: &Session, measure: MeasureIx) -> UnitKind {
    session.data.codes.measures.get(measure).map_or(UnitKind::Count, |m| m.unit_kind)
}

/// How these values of the input's measure become heights.
pub fn scale(input: &Input, heights: &[f64]) -> Scale {
    let kind = kind(input.session, input.measure);
    let (low, high) = heights.iter().fold((0.0f64, 0.0f64), |(low, high), v| (low.min(*v), high.max(*v)));
    match kind {
        UnitKind::Rank => Scale::Falling,
        UnitKind::Ratio if high.max(-low) > 200.0 => Scale::Symmetric(10.0),
        UnitKind::Ratio | UnitKind::Time => Scale::Linear,
        UnitKind::Currency | UnitKind::Count | UnitKind::Mass | UnitKind::Volume if low < 0.0 => {
            let least = heights.iter().filter(|v| **v != 0.0).fold(f64::MAX, |least, v| least.min(v.abs()));
            let most = high.max(-low).log10().floor();
            Scale::Symmetric(10f64.powf(least.log10().floor().max(most - 4.0)))
        }
        UnitKind::Currency | UnitKind::Count | UnitKind::Mass | UnitKind::Volume => Scale::Log,
    }
}

/// A value of the axis in the reader's words, as short as the margin asks.
pub fn value_words(input: &Input, value: f64, room: f64) -> String {
    let (data, lang) = (&input.session.data, input.strings.lang);
    let unit = |code: &str| data.codes.units.position(|u| u.entry.code == code).unwrap_or(UnitIx::new(0));
    let usd = input.state.unit == ShownUnit::Usd;
    let words = match kind(input.session, input.measure) {
        UnitKind::Currency => {
            let unit = unit(if usd { "USD" } else { "IDR" });
            // Nobody has a word for a quintillion.
            let is_beyond = value.abs() >= 1e18;
            let words = if is_beyond {
                let sign = if usd { "US$" } else { "Rp" };
                [sign, &number::power_of_ten(value.abs(), lang)].concat()
            } else {
                number::amount_short(value, unit, data, lang)
            };
            let is_wide = |words: &str| text_width(words, TEXT, false) > room;
            let short = |words: String| locale(lang).scales.iter().fold(words, |words, scale| words.replace(scale.word, scale.short));
            let words = if is_wide(&words) { short(words.replace("US$", "$")) } else { words };
            if is_wide(&words) { words.replace("Rp", "").replace('$', "") } else { words }
        }
        UnitKind::Mass if value.abs() < 1000.0 && value != 0.0 => number::amount_short(value, unit("kg"), data, lang),
        UnitKind::Mass => number::amount_short(value / 1000.0, unit("t"), data, lang),
        UnitKind::Volume => number::amount_short(value, unit("m3"), data, lang),
        UnitKind::Ratio => number::percent(value, lang),
        UnitKind::Rank => return number::number(value, lang),
        UnitKind::Count | UnitKind::Time => number::amount_short(value, unit("piece"), data, lang),
    };
    let kind = kind(input.session, input.measure);
    let bare = matches!(kind, UnitKind::Count | UnitKind::Time) || text_width(&words, TEXT, false) > room;
    match words.rsplit_once(' ') {
        Some((number, _)) if bare && kind != UnitKind::Currency => number.to_owned(),
        _ => words,
    }
}
