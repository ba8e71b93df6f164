//! What `window.jejak.query` and `window.jejak.claim` return. `present::page_api` fills it from a session.
use super::Phrase;
use super::answer::CodeCount;
use crate::model::vocabulary::{Check, Flag, Kind, PerFacet, PublisherKind, Reason, Relation, Role, Severity, SourceLang, Status};
use std::collections::BTreeMap;

written! {
    /// What the page would show for a permalink.
    pub struct QueryAnswer {
        /// The data version.
        version: String,
        /// certain + possible.
        count: u32,
        /// Claims whose whole period lies inside `when`; all of them without `when`.
        certain: u32,
        /// Claims of which only a part may lie inside `when`.
        possible: u32,
        /// In the order of the link's `sort`.
        ids: Vec<String>,
        /// Every code with its count over the claims that pass all other keys; `-` is "the source does not say".
        facets: PerFacet<Vec<CodeCount>>,
        /// Claims among those shown that cannot all be right, the most severe first.
        conflicts: Vec<ConflictPart>,
        /// As of a day: claims among all that pass whose publication date nobody knows, shown or not (`undated=left-out`).
        undated: u32,
        /// Parts of the link that were not applied.
        dropped: Vec<DroppedPart>,
    }

    /// A part of a link that was not applied.
    pub struct DroppedPart {
        key: String,
        value: String,
        reason: &'static str,
    }
}

sent! {
    /// Values that cannot all be right, as far as the shown claims give them.
    pub struct ConflictPart {
        /// Permanent: area, measure, scope and period; a link's `conflict`.
        id: String,
        severity: Severity,
        /// By value, the lowest first; each claim once.
        ids: Vec<String>,
        /// In `unit` itself.
        low: f64,
        high: f64,
        unit: String,
        /// high / low; null against zero or between signs.
        ratio: Option<f64>,
        /// What of the ratio no named reason explains; at least 1.
        unexplained: Option<f64>,
    }

    /// The content of a claim's card.
    pub struct ClaimCard {
        id: String,
        kind: Kind,
        title: Phrase,
        /// EDTF.
        when: String,
        when_stated: Option<String>,
        /// BPS code.
        region: String,
        place: Option<String>,
        origin: Option<String>,
        source: SourceCard,
        observations: Vec<ObservationCard>,
        commodities: Vec<Commodity>,
        /// ISO 3166-1 alpha-2.
        destinations: Vec<String>,
        parties: Vec<PartyCard>,
        note: Option<Phrase>,
        /// Ids of the other claims about the same event.
        related: Vec<String>,
        /// What the checks found in the claim; empty until the words of the cards have loaded (await `ready`).
        checks: Vec<CheckCard>,
        /// How its values stand to those of other claims about the same thing, the least explained first.
        relations: Vec<RelationCard>,
    }

    /// What a check found in a claim.
    pub struct CheckCard {
        check: Check,
        /// Ids of the claims it touches, those it is told of first.
        ids: Vec<String>,
        /// In words, with the numbers.
        told: Phrase,
        /// Two for the bounds that rounding leaves; null where there is no bound. Days count from 1970-01-01, weekday 0 is Monday.
        numbers: BTreeMap<String, Vec<Option<f64>>>,
        unit: Option<String>,
    }

    /// How a value of a claim stands to one of another.
    pub struct RelationCard {
        id: String,
        measure: String,
        relation: Relation,
        /// The greater over the smaller; null against zero or between signs.
        ratio: Option<f64>,
        reasons: Vec<ReasonCard>,
        unexplained: Option<f64>,
    }

    /// A reason with the factor that it explains; 1 where it explains none in numbers.
    pub struct ReasonCard {
        reason: Reason,
        factor: Option<f64>,
    }

    /// Where a claim stands.
    pub struct SourceCard {
        id: Option<String>,
        publisher: String,
        published: Option<String>,
        title: Option<String>,
        url: Option<String>,
        lang: Option<SourceLang>,
        /// What sort of body publishes it.
        kind: Option<PublisherKind>,
    }

    /// A value of a claim.
    pub struct ObservationCard {
        measure: String,
        /// In `unit` itself.
        value: f64,
        unit: String,
        /// The figure exactly as written.
        original: Option<String>,
        scope: Option<String>,
        status: Status,
        implied: Vec<Flag>,
        equivalent: Option<Equivalent>,
        /// EDTF.
        when: String,
    }

    /// The same amount in another unit, as the source gives it.
    pub struct Equivalent {
        value: f64,
        unit: String,
        original: Option<String>,
    }

    /// A good, and how the source calls it.
    pub struct Commodity {
        hs: Option<String>,
        name as "as": Phrase,
    }

    /// Who took part.
    pub struct PartyCard {
        role: Role,
        name: String,
        person: Option<String>,
    }

    /// The shown claims as one JSON document. `claims` is its first list, so that a reader of tables finds it.
    pub struct Document {
        name: String,
        /// The data version.
        version: String,
        /// The permalink of the view.
        link: String,
        /// What the filter says.
        filter: Phrase,
        /// How several claims become one number on the values lane, as in the permalink; null where their range is shown.
        rule: Option<String>,
        licence: Phrase,
        certain: u32,
        possible: u32,
        claims: Vec<ClaimCard>,
        /// Each once, in the order of the claims.
        sources: Vec<SourceCard>,
        conflicts: Vec<ConflictPart>,
    }
}

words! {
    /// What `window.jejak` has; `open` is a `TableCall`.
    pub enum PageCall {
        Ready = "ready",
        Query = "query",
        Claim = "claim",
        Read = "read",
        Table = "table",
    }
}

/// The name of it all on the window.
pub const JEJAK: &str = "jejak";
/// The event on the window once everything has arrived.
pub const READY: &str = "jejak:ready";

written! {
    /// What an embedded page tells the page around it.
    pub struct Height {
        /// What it tells: `height`.
        jejak: &'static str,
        /// Px.
        height: f64,
    }
}
