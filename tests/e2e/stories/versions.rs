//! A link made on other data says what changed within what it shows.
use crate::browser::Settings;
use crate::editions::Edition;
use crate::page::story_at;
use crate::pool;
use jejak_ekspor::codec::embedded::VERSION;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::lang::PerLang;
use jejak_ekspor::model::vocabulary::{Facet, PerFacet};
use jejak_ekspor::query::history::{History, Old, Version};

const OLDER: &str = "0badc0de";

/// A site whose data had another version before: one award is new, one was changed, one is gone.
fn site(award: &[String]) -> Edition {
    let old = |id: &str, removed: bool| Old {
        removed,
        id: id.to_owned(),
        title: PerLang::curated("Judul yang dulu".into(), "Title of then".into()).map(Some),
        codes: PerFacet::from_fn(|facet| match facet {
            Facet::Kind => vec!["award".into()],
            Facet::Region => vec!["35".into()],
            _ => Vec::new(),
        }),
        when: "2021".into(),
        ..Old::default()
    };
    let older = Version { version: OLDER.into(), day: "2026-01-02".into(), ..Version::default() };
    let newer = Version {
        version: VERSION.into(),
        day: "2026-03-04".into(),
        lists: false,
        added: Dataset::embedded().claims.search(|claim| claim.id.cmp(&award[0])).into_iter().collect(),
        old: vec![old(&award[1], false), old("zz-gone", true)],
    };
    let edition = Edition::first();
    edition.put("versions", ".txt", History { versions: vec![older, newer] }.write().as_bytes());
    edition
}

#[test]
fn a_link_made_on_older_data_says_what_changed_in_what_it_shows() {
    let facts = crate::facts::Facts::read();
    let awards: Vec<String> = facts.ids(&[("kind", vec!["award".into()])]).into_iter().collect();
    let edition = site(&awards);
    let server = pool::serve(&edition.folder);
    let address = server.address();
    story_at("versions", Settings::default(), &address, async move |page| {
        page.open(&format!("kind=award&lang=en&v={OLDER}")).await;
        page.wait_until("document.querySelector('#changes details')").await;
        let words = page.text("#changes p").await;
        for part in ["2 Jan 2026", "1 claim added", "1 claim changed", "1 claim removed"] {
            assert!(words.contains(part), "{part} in {words}");
        }
        page.click("#changes summary").await;
        assert_eq!(page.text("#changes [data-change=removed]").await, "Title of then");
        page.click("#changes [data-change=added] button").await;
        page.wait_for(&format!("aside.card[data-claim=\"{}\"]", awards[0])).await;
        page.open(&format!("kind=programme&lang=id&v={OLDER}")).await;
        page.wait_until("document.querySelector('#changes p')?.textContent.includes('tidak berubah')").await;
        page.open("lang=en&v=feedface").await;
        page.wait_until("document.querySelector('#changes p')?.textContent.includes('feedface')").await;
        assert!(page.text("#changes").await.contains("not in the history"));
        page.click("#changes button.link").await;
        page.wait_until("!document.querySelector('#changes')").await;
        page.open(&format!("kind=award&v={VERSION}")).await;
        page.wait_until("!document.querySelector('#changes')").await;
        page.click("#copy-link").await;
        let link = page.js("return document.querySelector('#copy-link').dataset.link").await;
        assert!(link.as_str().is_some_and(|link| link.ends_with(&format!("v={VERSION}"))), "{link}");
        drop((edition, server));
    });
}
