//! Every phrase of the page. A phrase is a field: a language that lacks one does not compile.
//!
//! A phrase that holds a number, a name or a date is a function; a language decides its own order and plural. To add a phrase: a field
//! here, and a line in `page.rs` of each language's folder.
use super::{in_language, phrases};
use crate::model::claim::{Flag, Flags, Kind, PublisherKind, Role, Status};
use crate::state::{Lang, ShownUnit};

/// Every phrase of the page in a language.
pub fn strings(lang: Lang) -> &'static Strings {
    in_language!(lang, page::STRINGS)
}

/// The phrases of what follows the first view. Nothing of the first view asks for them, so that they are not among its bytes.
pub fn later_strings(lang: Lang) -> &'static LaterStrings {
    in_language!(lang, page::LATER)
}

phrases! {
    /// The phrases of the first view in one language, by the place where they stand.
    pub struct Strings {
        pub lang: Lang,
        pub page: Page,
        pub kinds: Kinds,
        pub facets: FacetWords,
        pub summary: Summary,
        pub lanes: Lanes,
        pub units: Units,
        pub compare: Compare,
        pub brush: Brush,
    }

    /// The phrases of what follows the first view: they come with its code.
    pub struct LaterStrings {
        pub table: Table,
        pub card: Card,
        pub status: StatusWords,
        pub implied: ImpliedWords,
        pub roles: RoleWords,
        pub suggestions: SuggestionWords,
        pub empty: EmptyWords,
        pub banner: Banner,
        pub absent: PartWords,
        pub phone: PhoneWords,
        pub offline: Offline,
        pub embedding: Embedding,
        pub changes: Changes,
        pub lane_notes: LaneNotes,
        pub save: Save,
        pub paper: Paper,
    }

    /// The frame: title, search, sharing, footer, messages.
    pub struct Page {
        pub site_name: &'static str,
        pub tagline: &'static str,
        /// Read by screen readers and shown above the box where there is room.
        pub search: &'static str,
        pub search_label: &'static str,
        pub search_placeholder: &'static str,
        /// Opens the reader's own table.
        pub open_table: &'static str,
        /// The same where there is little room.
        pub open_table_brief: &'static str,
        /// Opens the screen that reads texts.
        pub open_text: &'static str,
        /// Leads to what is said about the data.
        pub about: &'static str,
        pub share: &'static str,
        pub copy_link: &'static str,
        pub copied: &'static str,
        pub close: &'static str,
        pub skip_to_content: &'static str,
        pub retry: &'static str,
        /// A part of the page that follows the first view did not come.
        pub part_missing: &'static str,
        pub version: fn(version: &str) -> String,
        /// How much the data hold: claims, sources.
        pub holdings: fn(claims: u32, sources: u32) -> String,
    }

    /// The four kinds of claim.
    pub struct Kinds {
        pub release: &'static str,
        pub value: &'static str,
        pub award: &'static str,
        pub programme: &'static str,
    }

    /// The filters.
    pub struct FacetWords {
        /// The rail, the drawer and the sheet.
        pub heading: &'static str,
        pub open: &'static str,
        pub clear_all: &'static str,
        /// Removes one facet's filter, by the facet's title.
        pub clear: fn(title: &str) -> String,
        /// On a chip: removes one value, by its name.
        pub remove: fn(value: &str) -> String,
        /// The button of a sheet that closes it on this many claims.
        pub show_claims: fn(count: u32) -> String,
        /// Opens the full list of a facet, of this many values.
        pub show_all: fn(count: u32) -> String,
        pub show_fewer: &'static str,
        /// The regencies and cities of a province.
        pub parts: fn(count: u32) -> String,
        pub kind: &'static str,
        pub region: &'static str,
        pub hs: &'static str,
        pub destination: &'static str,
        pub measure: &'static str,
        pub publisher: &'static str,
        pub origin: &'static str,
        pub check: &'static str,
        pub party: &'static str,
        /// The value `-`.
        pub not_said: &'static str,
        /// Narrows a facet's own list, by the facet's title.
        pub narrow: fn(title: &str) -> String,
        pub nothing_found: fn(words: &str) -> String,
        /// Published by a day, as a chip.
        pub as_of: fn(day: &str) -> String,
    }

    /// What a search may have meant.
    pub struct SuggestionWords {
        /// Before places, goods and others of that name.
        pub meant: &'static str,
        /// Before the search in other words.
        pub instead: &'static str,
        /// Before each word with what it finds alone.
        pub alone: &'static str,
    }

    /// What the filter leaves, announced to screen readers.
    pub struct Summary {
        pub claims: fn(count: u32) -> String,
        pub from_sources: fn(count: u32) -> String,
        pub certain_possible: fn(certain: u32, possible: u32) -> String,
        /// What certain and possible mean.
        pub certain_help: &'static str,
        /// One sentence for the live region.
        pub announce: fn(claims: u32, sources: u32) -> String,
        /// How many conflicts the shown claims have.
        /// Large ones, and the others.
        pub conflicts: fn(large: u32, small: u32) -> String,
    }

    /// The four lanes.
    pub struct Lanes {
        pub values: &'static str,
        pub releases: &'static str,
        pub awards: &'static str,
        pub programmes: &'static str,
        pub events_subtitle: fn(claims: u32) -> String,
        /// The strip under the values lane.
        pub other_measures: fn(claims: u32) -> String,
        pub other_claims: fn(claims: u32) -> String,
        /// Where regions are compared.
        pub not_compared: fn(claims: u32) -> String,
        pub longer: fn(claims: u32) -> String,
        pub all_exports: &'static str,
        pub parts: &'static str,
        /// What the provinces say of a year, from the lowest to the highest.
        pub provinces: fn(count: u32, year: &str, low: &str, high: &str) -> String,
        /// What a mark that stands for several claims says.
        pub claims_here: fn(claims: u32) -> String,
        pub axis: &'static str,
        pub axis_period: &'static str,
        pub axis_published: &'static str,
        /// How to read the values lane.
        pub legend: &'static str,
        /// A bracket: area and period, the lowest and the highest value, how far apart (empty against zero).
        pub conflict: fn(what: &str, low: &str, high: &str, apart: &str) -> String,
        /// A year's figure so many times the year before, or the other way round.
        pub leap: fn(factor: &str, year: &str) -> String,
        /// A part of a period has the figure of the whole.
        pub one_figure: &'static str,
        /// Bodies that are named, claims whose source names none, sources.
        pub said_by: fn(origins: u32, unnamed: u32, appearances: u32) -> String,
        pub asof: &'static str,
        /// As of a day: claims whose publication date nobody knows.
        pub undated: fn(count: u32) -> String,
        /// What the reader typed is no day.
        pub asof_unread: fn(typed: &str) -> String,
    }

    /// Choosing a unit, a measure, and how claims become one number.
    pub struct Units {
        pub label: &'static str,
        pub original: &'static str,
        pub idr: &'static str,
        pub usd: &'static str,
        pub measure_label: &'static str,
        pub rule_label: &'static str,
        pub rule_range: &'static str,
        pub rule_latest: &'static str,
        pub rule_lowest: &'static str,
        pub rule_highest: &'static str,
        /// By the body whose figure it is.
        pub rule_origin: fn(origin: &str) -> String,
        /// The line of the values lane, by its rule.
        pub trend: fn(rule: &str) -> String,
        /// Without a rule: the areas of the values lane.
        pub range: &'static str,
        /// A rule is set and more regions are shown than it is drawn for.
        pub trend_not_drawn: &'static str,
        /// What a crowded lane draws in place of each figure.
        pub crowded: &'static str,
        /// Amounts are as written, and the axis is not.
        pub axis_in_rupiah: &'static str,
        /// What the sign of converted amounts means.
        pub converted: &'static str,
    }

    /// Comparing regions.
    pub struct Compare {
        pub label: &'static str,
        pub add: &'static str,
        pub up_to_six: &'static str,
    }

    /// The overview and its two handles.
    pub struct Brush {
        pub label: &'static str,
        pub start: &'static str,
        pub end: &'static str,
    }

    /// The table.
    pub struct Table {
        pub caption: fn(claims: u32) -> String,
        pub when: &'static str,
        pub title: &'static str,
        pub place: &'static str,
        pub value: &'static str,
        pub publisher: &'static str,
        pub published: &'static str,
        pub origin: &'static str,
        pub kind: &'static str,
        pub party: &'static str,
        /// A column head as a button: its words.
        pub sort_by: fn(column: &str) -> String,
        /// Who acts, and in which role.
        pub acting: fn(name: &str, role: &str) -> String,
        /// Figures beside the one that a row shows.
        pub more_figures: fn(count: u32) -> String,
        pub show_rest: fn(count: u32) -> String,
        /// A flag: what the checks say of a row, by their names.
        pub flag: fn(checks: &str) -> String,
    }

    /// The card of a claim.
    pub struct Card {
        pub label: &'static str,
        pub period: &'static str,
        pub date_as_written: fn(phrase: &str) -> String,
        pub published: &'static str,
        pub published_unknown: &'static str,
        /// In the data since a version.
        pub in_data: &'static str,
        pub region: &'static str,
        pub figures: &'static str,
        pub equivalent: &'static str,
        pub commodities: &'static str,
        pub destinations: &'static str,
        pub source: &'static str,
        pub origin: &'static str,
        pub origin_not_said: &'static str,
        pub same_event: fn(claims: u32) -> String,
        pub same_series: fn(claims: u32) -> String,
        pub headline_not_seen: &'static str,
        pub no_url: &'static str,
        pub open_source: &'static str,
        pub copy_citation: &'static str,
        pub copy_claim_link: &'static str,
        /// Makes a message that reports an error.
        pub report: &'static str,
        /// The message: the id, what it is, the source's address where it is known, the link.
        pub report_text: fn(id: &str, title: &str, source: &str, link: &str) -> String,
        /// Before the address that a card has for whoever types it.
        pub short_link: &'static str,
        /// Makes a picture for a chat, wide or square.
        pub picture_wide: &'static str,
        pub picture_square: &'static str,
        /// Rate, its period, its source.
        pub receipt: fn(rate: &str, period: &str, source: &str) -> String,
        pub no_rate: &'static str,
        /// A citation: title, headline or publisher, published, link.
        pub citation: fn(title: &str, source: &str, published: &str, link: &str) -> String,
        /// In a citation: so many other claims say otherwise.
        pub contradicted: fn(claims: u32) -> String,
        /// On the button that copies the figures for a spreadsheet.
        pub copy_figures: &'static str,
        /// Before the buttons of lists of references.
        pub references: &'static str,
        pub source_kind_news: &'static str,
        pub source_kind_government: &'static str,
        pub source_kind_statistics: &'static str,
        pub source_kind_other: &'static str,
    }

    /// How sure a source is of a value.
    pub struct StatusWords {
        pub provisional: &'static str,
        pub estimated: &'static str,
        pub forecast: &'static str,
    }

    /// What the data supply and the source does not write.
    pub struct ImpliedWords {
        pub currency: &'static str,
        pub unit: &'static str,
        pub scale: &'static str,
        pub separator: &'static str,
        pub sign: &'static str,
        pub reading: &'static str,
    }

    /// What a party did.
    pub struct RoleWords {
        pub releaser: &'static str,
        pub exporter: &'static str,
        pub giver: &'static str,
        pub recipient: &'static str,
        pub host: &'static str,
        pub supporter: &'static str,
        pub speaker: &'static str,
        pub venue: &'static str,
    }

    /// What only a phone has: the parts of the page as tabs, sheets with a handle.
    pub struct PhoneWords {
        pub parts: &'static str,
        pub timelines: &'static str,
        pub years: &'static str,
        pub list: &'static str,
        /// What a sheet's handle does when it is pressed.
        pub tall: &'static str,
    }

    /// What became of a copy and of what was asked for; the licences.
    pub struct PartWords {
        /// What opens tables, or reads texts, could not be fetched.
        pub missing: &'static str,
        /// The page is one file, which has no such part.
        pub elsewhere: &'static str,
        /// The browser refused; the text to copy stands below.
        pub copy_by_hand: &'static str,
        pub loading_details: &'static str,
        pub details_failed: &'static str,
        /// That what answers a question about a place, or several, did not come.
        pub answer_failed: &'static str,
        pub data_licence: &'static str,
        /// Of which day the data are.
        pub as_of: fn(day: &str) -> String,
        /// Opens what is said about the data.
        pub about: &'static str,
        pub code_licence: &'static str,
    }

    /// No claim passes the filter.
    pub struct EmptyWords {
        pub title: &'static str,
        pub advice: &'static str,
    }

    /// What was dropped from a damaged link; each takes the key and the value as found.
    pub struct Banner {
        pub title: fn(dropped: u32) -> String,
        pub dismiss: &'static str,
        /// A place's code that is none begins with this province's: leads to it.
        pub province: fn(province: &str) -> String,
        pub unknown_key: fn(key: &str, value: &str) -> String,
        pub unknown_code: fn(key: &str, value: &str) -> String,
        pub not_a_date: fn(key: &str, value: &str) -> String,
        pub too_long: fn(key: &str, value: &str) -> String,
        pub too_many: fn(key: &str, value: &str) -> String,
        pub repeated: fn(key: &str, value: &str) -> String,
        pub bad_encoding: fn(key: &str, value: &str) -> String,
        pub unknown_claim: fn(key: &str, value: &str) -> String,
        /// A short code that no claim and no conflict has.
        pub unknown_code_of_card: fn(key: &str, value: &str) -> String,
        pub unknown_conflict: fn(key: &str, value: &str) -> String,
        pub unknown_word: fn(key: &str, value: &str) -> String,
        /// A link that lost its end or was changed; key and value of the last part, which is left out, or nothing.
        pub incomplete: fn(key: &str, value: &str) -> String,
    }

    /// Whether the page opens without its server, and new versions of it.
    pub struct Offline {
        pub preparing: &'static str,
        pub ready: &'static str,
        /// The page is one file that holds everything.
        pub one_file: &'static str,
        /// The browser cannot keep pages.
        pub no_worker: &'static str,
        /// The address is not a secure one, so the browser keeps no page.
        pub insecure: &'static str,
        /// The reader's settings forbid it.
        pub denied: &'static str,
        pub full: &'static str,
        /// The download broke off, or something else arrived than what was expected.
        pub interrupted: &'static str,
        /// A new version is here whole and waits.
        pub new_version: &'static str,
        pub take: &'static str,
        pub later: &'static str,
        /// Another window has taken the new version.
        pub replaced: &'static str,
        pub reload: &'static str,
    }

    /// Showing the page within another.
    pub struct Embedding {
        pub heading: &'static str,
        pub advice: &'static str,
        pub what: &'static str,
        pub all: &'static str,
        pub snippet: &'static str,
        pub copy: &'static str,
        /// What the frame is called for screen readers: the lane's name, or none for all of them.
        pub title: fn(lane: &str) -> String,
        /// Under an embedded view: what it is made from.
        pub made_from: fn(claims: u32, sources: u32) -> String,
        pub open_whole: &'static str,
    }

    /// Saving what is shown.
    pub struct Save {
        /// What the files of the table hold: rows are figures, and claims without one.
        pub holds: fn(claims: u32, figures: u32, rows: u32, sources: u32) -> String,
        /// Before the buttons of the table's files.
        pub claims: &'static str,
        /// Before the buttons of lists of references.
        pub references: &'static str,
        /// Before the forms of CSV.
        pub csv_form: &'static str,
        pub csv_indonesian: &'static str,
        pub csv_international: &'static str,
        /// The file is being made.
        pub making: &'static str,
        /// The browser was given a file: what it did with it the page does not know.
        pub handed: fn(name: &str) -> String,
        /// Beside it, where a browser lets no file out.
        pub elsewhere: &'static str,
        pub share_file: &'static str,
        pub copy_table: &'static str,
        pub table_copied: &'static str,
        /// The part that makes files did not come.
        pub missing: &'static str,
        /// Before the buttons of the picture's files.
        pub picture: &'static str,
        /// The browser could not make the file.
        pub failed: &'static str,
        /// In a file: nothing is filtered.
        pub everything: &'static str,
        /// In a file: claims whose publication date nobody knows are left out.
        pub without_undated: &'static str,
    }

    /// Beside the heads of the lanes.
    pub struct LaneNotes {
        /// A part of a period has more than the whole of it.
        pub impossible: fn(part: &str, whole: &str) -> String,
        /// How many claims of the lane lie before the year that the axis begins with.
        pub earlier: fn(claims: u32, year: &str) -> String,
    }

    /// What stands on paper only.
    pub struct Paper {
        /// Over the contradictions, each with who says what.
        pub conflicts: &'static str,
        pub sources: &'static str,
        /// The head of a row's number.
        pub number: &'static str,
        /// The head of a claim's figures.
        pub as_written: &'static str,
        /// The head of what is typed behind the page's address.
        pub link: &'static str,
        pub qr: &'static str,
        /// The code leads to a shorter link than the page's.
        pub qr_of_filter: &'static str,
        /// Even that one is too long.
        pub qr_missing: &'static str,
    }

    /// A link made on other data.
    pub struct Changes {
        pub looking: &'static str,
        /// The history could not be fetched.
        pub failed: &'static str,
        /// The version is not in the history; the link's version, the one shown.
        pub unknown: fn(link: &str, shown: &str) -> String,
        /// Nothing changed within what the link shows since that day.
        pub nothing: fn(day: &str) -> String,
        /// So many claims were added, changed and removed within what the link shows since that day.
        pub some: fn(day: &str, added: u32, changed: u32, removed: u32) -> String,
        /// Names, codes or exchange rates changed too.
        pub lists: &'static str,
        pub added: &'static str,
        pub changed: &'static str,
        pub removed: &'static str,
        pub show: &'static str,
    }
}

impl Strings {
    /// A kind of claim.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Release => self.kinds.release,
            Kind::Value => self.kinds.value,
            Kind::Award => self.kinds.award,
            Kind::Programme => self.kinds.programme,
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
}

impl LaterStrings {
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
            Flag::Reading => words.reading,
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
