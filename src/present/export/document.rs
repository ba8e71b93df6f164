//! The shown claims as one JSON document, with what makes them understood elsewhere: link, filter in words, data version, sources.
use super::filter::in_words;
use crate::model::index::ClaimIx;
use crate::model::lang::PerLang;
use crate::present::page_api;
use crate::protocol::page_api::{ClaimCard, Document, SourceCard};
use crate::query::session::{Answer, Session};
use crate::state::permalink;
use crate::state::{Lang, State};

/// The document of a view with its permalink.
pub fn document(session: &Session, state: &State, answer: &Answer, link: String) -> Document {
    let mut document = of_rows(session, state, &answer.rows, link);
    (document.certain, document.possible) = (answer.certain, answer.possible);
    document
}

/// The document of some claims, with the link to what they are.
pub fn of_rows(session: &Session, state: &State, rows: &[ClaimIx], link: String) -> Document {
    let cards = rows.iter().filter_map(|row| page_api::claim(session, &session.data.claims.get(*row)?.id));
    let claims: Vec<ClaimCard> = cards.collect();
    let mut sources: Vec<SourceCard> = Vec::new();
    for card in &claims {
        if !sources.contains(&card.source) {
            sources.push(card.source.clone());
        }
    }
    Document {
        name: crate::present::i18n::strings(Lang::Id).page.site_name.into(),
        version: session.data.version.clone(),
        link,
        filter: PerLang::from_fn(|lang| in_words(session, state, lang)),
        rule: permalink::rule(state, &session.data, &session.facets).map(String::from),
        licence: PerLang::from_fn(|lang| crate::present::i18n::later_strings(lang).absent.data_licence.into()),
        certain: rows.len() as u32,
        possible: 0,
        claims,
        sources,
        conflicts: page_api::conflicts(session, rows, state),
    }
}
