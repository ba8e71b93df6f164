//! Values that must not be added to each other: exports and imports, units, plan and result.
use crate::columns::rows::Values;
use crate::ingest::table::detect::labelled::without_code;
use crate::ingest::table::detect::names::fold;
use crate::ingest::table::detect::told::MOST_ALTERNATIVES;
use crate::ingest::table::detect::unit::{Quantity, is_measure, is_rate, quantity};
use crate::ingest::table::import::{AmountOut, Imported};
use crate::ingest::table::levels::work::is_remark;
use crate::ingest::table::reading::{Note, Part};
use crate::model::table::{CodeList, Evidence};

/// Values of one column that must not be added to each other: each gets a column of figures of its own.
pub(super) fn alternatives(table: &mut Imported) {
    let mut done: Vec<usize> = Vec::new();
    let is_unit = |n: &usize| {
        let column = table.codes.get(*n).filter(|column| !column.is_free && column.labels.len() <= 4 * MOST_ALTERNATIVES);
        column.is_some_and(|column| {
            let texts: Vec<(u16, &str)> = column.labels.iter().enumerate().map(|(n, text)| (n as u16, text.as_str())).collect();
            kind(&column.name, &texts) == Some(Kind::Unit)
        })
    };
    let unit_columns: Vec<usize> = (0..table.codes.len()).filter(is_unit).collect();
    let unit_column = unit_columns.first().copied();
    let order: Vec<String> = table.reading.columns.iter().map(|column| column.name.clone()).collect();
    let unit_names: Vec<String> = unit_columns.iter().filter_map(|n| table.codes.get(*n)).map(|column| column.name.clone()).collect();
    for own in 0..table.codes.len() {
        let Some(column) = table.codes.get(own).filter(|column| {
            !column.is_free && (column.set == Some(Part::Alternatives) || (column.list == CodeList::None && !is_remark(&column.name)))
        }) else {
            continue;
        };
        // What says the same as a column that was parted is parted with it.
        let is_one_of_units = unit_columns.len() > 1 && unit_columns.contains(&own);
        // A column with one value says nothing again.
        let varies = column.codes.iter().any(|code| Some(code) != column.codes.first());
        let is_again = |other: &usize| table.codes.get(*other).is_some_and(|other| other.codes == column.codes);
        if done.contains(&own) || (varies && !is_one_of_units && done.iter().any(is_again)) {
            continue;
        }
        if column.labels.len() > 4 * MOST_ALTERNATIVES {
            if column.set == Some(Part::Alternatives) {
                table.reading.notes.push(Note::Many(column.name.clone()));
            }
            continue;
        }
        let mut used: Vec<bool> = vec![false; column.labels.len()];
        for code in &column.codes {
            if let Some(used) = used.get_mut(usize::from(*code)) {
                *used = true;
            }
        }
        let texts: Vec<(u16, &str)> = column
            .labels
            .iter()
            .enumerate()
            .filter(|(n, _)| used.get(*n) == Some(&true))
            .map(|(n, text)| (n as u16, text.as_str()))
            .collect();
        let found = match column.set {
            None => kind(&column.name, &texts),
            // What the reader parts has perhaps no kind that has a name.
            Some(Part::Alternatives) => kind(&column.name, &texts).or(Some(Kind::Version)),
            Some(_) => None,
        };
        let Some(kind) = found else { continue };
        if kind == Kind::Power && texts.len() == 1 {
            let power = texts.first().and_then(|(_, text)| power_of(text)).unwrap_or(0);
            table
                .amounts
                .iter_mut()
                .filter(|amount| !is_rate(&amount.name))
                .for_each(|amount| amount.quantity.power = amount.quantity.power.saturating_add(power));
            continue;
        }
        if kind == Kind::Unit && texts.len() == 1 {
            let own = of_unit(texts.first().map_or("", |(_, text)| *text));
            let name = column.name.clone();
            let mut is_taken = false;
            let is_own = |amount: &&mut AmountOut| {
                amount.quantity.unit.is_none() && !is_rate(&amount.name) && has_unit_of(&amount.name, &name, &unit_names, &order)
            };
            for amount in table.amounts.iter_mut().filter(is_own) {
                amount.quantity = with_unit(&amount.quantity, &own);
                is_taken = own.unit.is_some();
            }
            if is_taken {
                table.reading.notes.push(Note::Unit { from: crate::ingest::table::reading::UnitFrom::Column(name) });
            }
            continue;
        }
        let filled = texts.iter().filter(|(_, text)| !text.is_empty()).count();
        if texts.len() > MOST_ALTERNATIVES && column.set == Some(Part::Alternatives) {
            table.reading.notes.push(Note::Many(column.name.clone()));
        }
        if filled < 2 || texts.len() > MOST_ALTERNATIVES {
            continue;
        }
        let mut texts: Vec<(u16, String)> = texts.into_iter().map(|(code, text)| (code, text.to_owned())).collect();
        // Exports come first, and what came about before what was planned.
        let is_result =
            |text: &str| matches!(fold(text).as_str(), "realisasi" | "actual" | "final" | "tetap" | "angka tetap" | "revised" | "revisi");
        texts.sort_by_key(|(_, text)| (flow(text) == Some(false), flow(text).is_none(), !is_result(text)));
        let (name, codes, column_set) = (column.name.clone(), column.codes.clone(), column.set);
        // Where each of the alternatives has one unit in a column of units, that is its own.
        let unit_of = |code: u16| {
            let units = table.codes.get(unit_column.filter(|unit| *unit != own)?)?;
            let mut found = codes.iter().zip(&units.codes).filter(|(own, _)| **own == code).map(|(_, unit)| *unit);
            let first = found.next()?;
            found.all(|unit| unit == first).then(|| units.labels.get(usize::from(first)).cloned())?
        };
        let units: Vec<Option<String>> = texts.iter().map(|(code, _)| unit_of(*code)).collect();
        let has_units = units.iter().all(Option::is_some);
        if has_units {
            done.extend(unit_column);
        }
        let mut parted = Vec::new();
        for amount in table.amounts.drain(..) {
            let is_of_other = kind == Kind::Unit && !has_unit_of(&amount.name, &name, &unit_names, &order);
            if is_rate(&amount.name) || is_of_other {
                parted.push(amount);
                continue;
            }
            for ((code, text), unit) in texts.iter().zip(&units) {
                let own: Vec<Option<i64>> =
                    codes.iter().enumerate().map(|(row, found)| amount.values.get(row).filter(|_| found == code)).collect();
                if own.iter().all(Option::is_none) {
                    continue;
                }
                let quantity = match kind {
                    Kind::Unit => with_unit(&Quantity { unit: None, power: 0, ..amount.quantity.clone() }, &of_unit(text)),
                    Kind::Power => {
                        Quantity { power: amount.quantity.power.saturating_add(power_of(text).unwrap_or(0)), ..amount.quantity.clone() }
                    }
                    Kind::Flow => of_flow(&amount.quantity, text),
                    Kind::Measure => of_measure(&amount.quantity, text),
                    Kind::Version => amount.quantity.clone(),
                };
                let quantity = match unit {
                    Some(unit) if has_units && quantity.unit.is_none() => with_unit(&quantity, &self::quantity(unit)),
                    _ => quantity,
                };
                let name = [amount.name.as_str(), " · ", if text.is_empty() { "-" } else { text }].concat();
                parted.push(AmountOut {
                    name,
                    quantity,
                    values: Values::new(amount.values.scale(), own.iter().copied()),
                    is_secondary: amount.is_secondary,
                });
            }
        }
        table.amounts = parted;
        let known = table.reading.columns.iter().find(|column| column.name == name).map(|column| column.evidence);
        let evidence = known.filter(|_| column_set.is_some()).unwrap_or(Evidence::Name);
        table.reading.tell(&name, Part::Alternatives, evidence);
        table.reading.notes.push(Note::Alternatives { column: name, values: texts.into_iter().map(|(_, text)| text).collect() });
        done.push(own);
    }
}

/// Whether the units of an amount stand in this column: of several columns of units in the first behind the amount, else in the last.
fn has_unit_of(amount: &str, unit: &str, units: &[String], order: &[String]) -> bool {
    // An amount that was parted is named after its column.
    let is_of = |name: &str, column: &str| name.strip_prefix(column).is_some_and(|rest| rest.is_empty() || rest.starts_with(" · "));
    let place = |name: &str| order.iter().position(|column| is_of(name, column));
    let Some(at) = place(amount) else { return true };
    let own = units.iter().find(|unit| place(unit).is_some_and(|unit| unit > at)).or(units.last());
    own.is_none_or(|own| own == unit)
}

/// Of what alternatives a column is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unit,
    /// Powers of ten, as SDMX writes them beside each figure.
    Power,
    Flow,
    Measure,
    /// Plan and result, provisional and final.
    Version,
}

/// The power of ten of a multiplier: `6`, `6: Millions`.
fn power_of(text: &str) -> Option<i8> {
    let code = text.split(':').next()?.trim();
    code.parse().ok().filter(|power| (0..=15).contains(power))
}

/// Whether a text stands for exports, or for imports.
fn flow(text: &str) -> Option<bool> {
    match fold(without_code(text)).as_str() {
        "ekspor" | "export" | "exports" | "x" | "expor" | "domestic export" | "domestic exports" => Some(true),
        "impor" | "import" | "imports" | "m" => Some(false),
        _ => None,
    }
}

fn kind(name: &str, texts: &[(u16, &str)]) -> Option<Kind> {
    const VERSIONS: &[&str] = &[
        "rencana",
        "target",
        "plan",
        "planned",
        "realisasi",
        "actual",
        "result",
        "sementara",
        "angka sementara",
        "provisional",
        "preliminary",
        "tetap",
        "angka tetap",
        "final",
        "revisi",
        "revised",
        "proyeksi",
        "estimasi",
    ];
    const ALSO_FLOWS: &[&str] = &[
        "re export",
        "re exports",
        "re import",
        "re imports",
        "reexport",
        "rx",
        "rm",
        "neraca",
        "balance",
        "trade balance",
        "total trade",
    ];
    let folded = fold(name);
    let word = |names: &[&str]| folded.split(' ').any(|word| names.contains(&word));
    let all = |test: &dyn Fn(&str) -> bool| texts.iter().filter(|(_, text)| !text.is_empty()).all(|(_, text)| test(text));
    let has_unit = |text: &str| quantity(text).unit.is_some() || quantity(text).power != 0;
    if folded.contains("unit mult") || folded.contains("multiplier") || word(&["pengali"]) {
        return all(&|text| power_of(text).is_some()).then_some(Kind::Power);
    }
    if word(&["satuan", "unit", "units", "uom", "currency", "curr"]) || folded == "mata uang" || folded == "unit measure" {
        return (texts.len() > 1 || all(&has_unit)).then_some(Kind::Unit);
    }
    let some = |is_export: bool| texts.iter().any(|(_, text)| flow(text) == Some(is_export));
    if texts.len() >= 2 && some(true) && all(&|text| flow(text).is_some() || ALSO_FLOWS.contains(&fold(without_code(text)).as_str())) {
        return Some(Kind::Flow);
    }
    if texts.len() >= 2 && all(&|text| VERSIONS.contains(&fold(without_code(text)).as_str())) {
        return Some(Kind::Version);
    }
    let names_measures =
        word(&["indikator", "indicator", "variabel", "variable", "ukuran", "measure", "element", "uraian", "jenis", "item", "series"]);
    (texts.len() >= 2 && all(&is_measure) && (names_measures || all(&has_unit) || texts.len() <= 3)).then_some(Kind::Measure)
}

/// What a cell of a column of units says; `t` alone is a tonne there, and nowhere else.
pub fn of_unit(text: &str) -> Quantity {
    let text = text.trim();
    quantity(if text.eq_ignore_ascii_case("t") { "ton" } else { text })
}

/// A quantity whose unit stands beside the figures.
pub fn with_unit(own: &Quantity, found: &Quantity) -> Quantity {
    let measure = own.measure.clone().filter(|measure| fits(measure, found.unit.as_deref()));
    Quantity { measure, unit: found.unit.clone(), power: own.power.saturating_add(found.power) }
}

/// Whether a unit can be one of a measure.
fn fits(measure: &str, unit: Option<&str>) -> bool {
    match unit {
        Some("kg" | "t") => measure == "weight",
        Some("USD" | "IDR") => measure != "weight",
        _ => false,
    }
}

fn of_flow(own: &Quantity, text: &str) -> Quantity {
    let money =
        matches!(own.measure.as_deref(), Some("export_value" | "import_value")) || matches!(own.unit.as_deref(), Some("USD" | "IDR"));
    let measure = match flow(text) {
        Some(true) if money => Some("export_value".to_owned()),
        Some(false) if money => Some("import_value".to_owned()),
        Some(true) => own.measure.clone(),
        _ => None,
    };
    Quantity { measure, ..own.clone() }
}

fn of_measure(own: &Quantity, text: &str) -> Quantity {
    let found = quantity(text);
    if found == Quantity::default() {
        return Quantity { measure: None, ..own.clone() };
    }
    let unit = found.unit.or_else(|| own.unit.clone());
    Quantity { measure: found.measure, unit, power: if found.power != 0 { found.power } else { own.power } }
}
