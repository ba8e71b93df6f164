//! The page's words, numbers and dates in Indonesian and English.
//!
//! It knows no markup and no state: a phrase, a figure or a period goes in, text comes out.
pub mod check;
pub mod date;
mod en;
mod id;
pub mod number;
#[cfg(feature = "tabular")]
pub mod opened;
#[cfg(any(feature = "table_ui", not(target_arch = "wasm32")))]
pub mod opener;
mod strings;

pub use en::EN;
pub use id::ID;
pub use strings::{
    Banner, Brush, Card, Changes, Compare, Embedding, FacetWords, ImpliedWords, Kinds, Lanes, Offline, Page, Plural, RoleWords, Save,
    StatusWords, Strings, Summary, Table, Units,
};

use crate::model::claim::{Bilingual, Flag, Flags, Kind, PublisherKind, Role, Status};
use crate::model::codes::Entry;
use crate::state::{Lang, ShownUnit};

/// Every phrase of a language.
pub fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

/// The name of a code in a language; until its words have arrived in the other one, else the code.
pub fn name(entry: &Entry, lang: Lang) -> &str {
    let name = here(&entry.id, &entry.en, lang);
    if name.is_empty() { &entry.code } else { name }
}

/// A phrase of the data in a language; until its words have arrived in the other one.
pub fn phrase(phrase: &Bilingual, lang: Lang) -> &str {
    here(&phrase.id, &phrase.en, lang)
}

fn here<'a>(id: &'a str, en: &'a str, lang: Lang) -> &'a str {
    match lang {
        Lang::Id => {
            if id.is_empty() {
                en
            } else {
                id
            }
        }
        Lang::En => {
            if en.is_empty() {
                id
            } else {
                en
            }
        }
    }
}

/// A part of a link as found, quoted; what is beyond 40 characters is cut.
fn part(key: &str, value: &str) -> String {
    let mut found = [key, if key.is_empty() || value.is_empty() { "" } else { "=" }, value].concat();
    if let Some((at, _)) = found.char_indices().nth(40) {
        found.truncate(at);
        found.push('…');
    }
    ["“", &found, "”"].concat()
}

impl Plural {
    /// The word beside a number of things.
    pub fn of(&self, count: u32) -> &'static str {
        if count == 1 { self.one } else { self.many }
    }
}

impl Strings {
    /// A kind of claim, in both numbers.
    pub fn kind(&self, kind: Kind) -> &Plural {
        match kind {
            Kind::Release => &self.kinds.release,
            Kind::Value => &self.kinds.value,
            Kind::Award => &self.kinds.award,
            Kind::Programme => &self.kinds.programme,
        }
    }

    /// The title of the lane of a kind.
    pub fn lane(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Release => self.lanes.releases,
            Kind::Value => self.lanes.values,
            Kind::Award => self.lanes.awards,
            Kind::Programme => self.lanes.programmes,
        }
    }

    /// A choice of unit.
    pub fn unit(&self, unit: ShownUnit) -> &'static str {
        match unit {
            ShownUnit::Original => self.units.original,
            ShownUnit::Idr => self.units.idr,
            ShownUnit::Usd => self.units.usd,
        }
    }

    /// What a party did.
    pub fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Releaser => self.roles.releaser,
            Role::Exporter => self.roles.exporter,
            Role::Giver => self.roles.giver,
            Role::Recipient => self.roles.recipient,
            Role::Host => self.roles.host,
            Role::Supporter => self.roles.supporter,
            Role::Speaker => self.roles.speaker,
            Role::Venue => self.roles.venue,
        }
    }

    /// How sure the source is; None where it is plain.
    pub fn status(&self, status: Status) -> Option<&'static str> {
        match status {
            Status::Normal => None,
            Status::Provisional => Some(self.status.provisional),
            Status::Estimated => Some(self.status.estimated),
            Status::Forecast => Some(self.status.forecast),
        }
    }

    /// What the data supply to a figure.
    pub fn implied(&self, flags: Flags) -> Vec<&'static str> {
        let words = &self.implied;
        let word = |flag| match flag {
            Flag::Currency => words.currency,
            Flag::Unit => words.unit,
            Flag::Scale => words.scale,
            Flag::Separator => words.separator,
            Flag::Sign => words.sign,
        };
        flags.iter().map(word).collect()
    }

    /// What sort of publisher a source has.
    pub fn publisher_kind(&self, kind: PublisherKind) -> &'static str {
        match kind {
            PublisherKind::News => self.card.source_kind_news,
            PublisherKind::Government => self.card.source_kind_government,
            PublisherKind::StatisticsOffice => self.card.source_kind_statistics,
            PublisherKind::Other => self.card.source_kind_other,
        }
    }
}
