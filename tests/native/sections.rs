//! Sections of the page as markup: the offer of a new version, the code to embed, what changed since a link was made.
use crate::support::fixture;
use jejak_ekspor::present::view::{Act, Desk, Device, Kept, Known, News, Part, View, snippet};
use jejak_ekspor::query::history::{History, Old, Version};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, permalink};
use std::sync::OnceLock;

const OLDER: &str = "0badc0de";

fn session() -> &'static Session {
    static SESSION: OnceLock<Session> = OnceLock::new();
    SESSION.get_or_init(fixture::early)
}

fn with<T>(fragment: &str, lang: Lang, desk: &Desk, f: impl FnOnce(&View) -> T) -> T {
    let session = session();
    let (state, dropped) = permalink::parse(fragment, &session.data, &session.facets);
    let answer = session.answer(&state);
    let (address, device) = ("https://example.id/a&b/", Device::default());
    let conflicts = session.conflicts(&answer.rows);
    f(&View { session, answer: &answer, conflicts: &conflicts, state: &state, lang, desk, dropped: &dropped, address, device })
}

fn html(part: Part, fragment: &str, desk: &Desk) -> String {
    with(fragment, Lang::En, desk, |view| part.html(view))
}

#[test]
fn the_foot_says_whether_the_page_opens_without_its_server() {
    let sentences: Vec<String> =
        [Kept::OneFile, Kept::Preparing, Kept::Ready, Kept::NoWorker, Kept::Insecure, Kept::Denied, Kept::Full, Kept::Interrupted]
            .into_iter()
            .map(|kept| html(Part::Kept, "", &Desk { kept, ..Desk::default() }))
            .collect();
    for (n, sentence) in sentences.iter().enumerate() {
        assert!(sentence.contains("internet") && !sentences[..n].contains(sentence), "{sentence}");
    }
    assert_eq!(html(Part::Kept, "", &Desk::default()), "<p id=\"offline\" data-kept=\"unsaid\"></p>");
}

#[test]
fn a_new_version_is_offered_and_nothing_else_is() {
    for (news, offered) in [(News::None, false), (News::Waiting, true), (News::Replaced, true)] {
        let bar = html(Part::News, "", &Desk { news, ..Desk::default() });
        assert_eq!(bar.contains(&format!("data-act=\"{}\"", Act::TakeNews.code())), offered, "{news:?}: {bar}");
    }
}

#[test]
fn the_code_to_embed_carries_the_view_and_no_markup_of_the_address() {
    for (choice, word, height) in
        [(0, "all", 900), (1, "values", 460), (2, "releases", 460), (3, "awards", 460), (4, "programmes", 460), (99, "all", 900)]
    {
        let desk = Desk { embed_choice: choice, ..Desk::default() };
        let code = with("q=%22%3E%3Cscript%3E&region=3524", Lang::Id, &desk, snippet);
        let expected = format!(
            "<iframe src=\"https://example.id/a&amp;b/#region=3524&amp;q=%22%3E%3Cscript%3E&amp;embed={word}&amp;lang=id&amp;v={}\" title=\"Jejak Ekspor",
            session().data.version
        );
        assert!(code.starts_with(&expected), "{code}");
        assert!(code.contains(&format!("height=\"{height}\"")) && code.ends_with("</script>"));
        let shown = html(Part::EmbedCode, "region=3524", &desk);
        assert!(shown.contains("&lt;iframe src=&quot;https://example.id/a&amp;amp;b/#region=3524"), "{shown}");
    }
}

#[test]
fn an_embedded_view_names_its_source_and_links_to_the_whole() {
    let source = html(Part::EmbedSource, "kind=award&embed=awards", &Desk::default());
    assert!(source.contains("Jejak Ekspor, ") && source.contains("href=\"https://example.id/a&amp;b/#kind=award\">"), "{source}");
    assert_eq!(html(Part::EmbedSource, "kind=award", &Desk::default()), "");
}

#[test]
fn a_link_on_older_data_tells_what_changed() {
    let claim = &session().data.claims[0];
    let gone = Old {
        removed: true,
        id: "zz".into(),
        title_id: "Lama <b>".into(),
        title_en: "Old <b>".into(),
        when: "2021".into(),
        ..Old::default()
    };
    let versions = vec![
        Version { version: OLDER.into(), day: "2026-01-02".into(), ..Version::default() },
        Version {
            version: session().data.version.clone(),
            day: "2026-03-04".into(),
            lists: true,
            added: vec![claim.id.clone()],
            old: vec![gone],
        },
    ];
    let here =
        |changes_dismissed| Desk { versions: Known::Here(History { versions: versions.clone() }), changes_dismissed, ..Desk::default() };
    let link = format!("v={OLDER}");
    let told = html(Part::Changes, &link, &here(false));
    for part in
        ["2 Jan 2026", "1 claim added, 1 claim removed", "lists changed too", "data-change=\"added\"", "data-act=\"c.0\"", "Old &lt;b&gt;"]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(html(Part::Changes, &link, &here(true)), "");
    assert_eq!(html(Part::Changes, &format!("v={}", session().data.version), &here(false)), "");
    assert_eq!(html(Part::Changes, "", &here(false)), "");
    assert!(html(Part::Changes, "v=feedface", &here(false)).contains("feedface"));
    for (versions, words) in [(Known::Failed, "could not be loaded"), (Known::NotAsked, "Looking up"), (Known::Coming, "Looking up")] {
        assert!(html(Part::Changes, &link, &Desk { versions, ..Desk::default() }).contains(words));
    }
}
