//! What is told of a table beside the claims: whether it is drawn, and the notes under the lane.
use crate::model::codes::Entry;
use crate::present::i18n::name;
use crate::present::i18n::table_ui::TableUi as Words;
use crate::protocol::Phrase;
use crate::protocol::answer::{Held, Official, Unit};
use crate::protocol::host::Shown;
use crate::state::Lang;

/// What is known of a table that lies beside the page, and of the reading of another part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Far {
    /// None where the table is the reader's own.
    pub held: Option<Held>,
    pub is_reading: bool,
    /// Why another part could not be read.
    pub error: Option<Phrase>,
}

impl Far {
    /// What the table is called within a sentence, and at its beginning.
    pub fn named<'a>(&'a self, t: &'a Words) -> (&'a str, &'a str) {
        self.held.as_ref().map_or((t.own, t.own_first), |held| (&held.name, &held.name))
    }

    /// Whether the filter of the page wants rows that were not read.
    pub fn is_beyond(&self) -> bool {
        self.held.as_ref().is_some_and(|held| held.beyond.is_some())
    }
}

impl Official {
    /// Whether it has a place on the lane as the page shows it.
    pub fn is_drawn_on(&self, shown: &Shown) -> bool {
        shown.measure == self.measure && !shown.is_published
    }

    /// Whether values were put into another unit.
    pub fn is_converted(&self) -> bool {
        self.unit.code != self.own_unit.code
    }

    /// Whether anything of it can be set beside a claim.
    pub fn is_compared(&self) -> bool {
        !self.is_narrowed && !self.is_other_part
    }

    /// How many values differ.
    pub fn differing(&self) -> u32 {
        self.conflicts.len() as u32
    }
}

/// Currencies by their signs, as the page writes them, other units by their names.
pub fn unit_name(unit: &Unit, lang: Lang) -> String {
    match unit.code.as_str() {
        "IDR" => "Rp".to_owned(),
        "USD" => "US$".to_owned(),
        _ => name(&entry(unit), lang).to_owned(),
    }
}

/// The unit as the phrases of numbers take it.
pub fn entry(unit: &Unit) -> Entry {
    Entry { code: unit.code.clone(), name: unit.name.clone() }
}

/// Why it is not drawn or not compared, or what was found.
pub fn notes(official: &Official, shown: &Shown, far: &Far, t: &Words) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let none = official.series.is_empty();
    let (_, table) = far.named(t);
    if shown.measure != official.measure {
        notes.push((t.other_measure)(table, &official.what));
    } else if shown.is_published {
        notes.push((t.not_on_publication)(table));
    } else if none {
        // What was not read is not missing.
        if !far.is_beyond() {
            notes.push((t.no_area_here)(table));
        }
    } else if official.is_converted() {
        notes.push((t.converted)(&unit_name(&official.own_unit, t.lang), &unit_name(&official.unit, t.lang)));
    }
    if official.unrated > 0 {
        notes.push((t.unrated)(official.unrated));
    }
    if official.unknown > 0 {
        notes.push((t.unknown_areas)(official.unknown));
    }
    if official.is_narrowed {
        notes.push(if official.is_part { t.narrowed_part } else { t.narrowed }.to_owned());
    } else if official.is_other_part {
        notes.push(t.not_compared.to_owned());
    } else if !none && !far.is_beyond() && official.conflicts.is_empty() {
        notes.push((t.all_agree)(official.compared));
    }
    notes
}
