//! Sections of the page as markup: the offer of a new version, the code to embed, what changed since a link was made.
use jejak_ekspor::dataset::Dataset;
use jejak_ekspor::embedded::VERSION;
use jejak_ekspor::history::{History, Old, Version};
use jejak_ekspor::session::Session;
use jejak_ekspor::state::{Lang, permalink};
use jejak_ekspor::view::{Act, Desk, Device, Fold, Kept, Known, News, Part, View, embed_code};
use std::sync::OnceLock;

const OLDER: &str = "0badc0de";

fn session() -> &'static Session {
    static SESSION: OnceLock<Session> = OnceLock::new();
    SESSION.get_or_init(|| Session::new(Dataset::embedded()))
}

fn with<T>(fragment: &str, lang: Lang, desk: &Desk, f: impl FnOnce(&View) -> T) -> T {
    let session = session();
    let (state, dropped) = permalink::parse(fragment, &session.data, &session.facets);
    let answer = session.answer(&state);
    let (address, device) = ("https://example.id/a&b/", Device::default());
    f(&View { session, answer: &answer, state: &state, lang, desk, dropped: &dropped, address, device })
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
fn an_error_of_the_browser_becomes_what_it_means_for_the_reader() {
    for (name, kept) in [
        ("", Kept::Ready),
        ("QuotaExceededError", Kept::Full),
        ("NS_ERROR_FILE_NO_DEVICE_SPACE", Kept::Full),
        ("SecurityError", Kept::Denied),
        ("DataError", Kept::Interrupted),
        ("TypeError", Kept::Interrupted),
        ("anything else", Kept::Interrupted),
    ] {
        assert_eq!(Kept::from_error(name), kept, "{name}");
    }
}

#[test]
fn a_new_version_is_offered_and_nothing_else_is() {
    for (news, offered) in [(News::None, false), (News::Waiting, true), (News::Taking, false), (News::Replaced, true)] {
        let bar = html(Part::News, "", &Desk { news, ..Desk::default() });
        assert_eq!(bar.contains(&format!("data-act=\"{}\"", Act::TakeVersion.code())), offered, "{news:?}: {bar}");
    }
}

#[test]
fn the_code_to_embed_carries_the_view_and_no_markup_of_the_address() {
    for (choice, word, height) in
        [(0, "all", 900), (1, "values", 460), (2, "releases", 460), (3, "awards", 460), (4, "programmes", 460), (99, "all", 900)]
    {
        let desk = Desk { embed: Some(choice), ..Desk::default() };
        let code = with("q=%22%3E%3Cscript%3E&region=3524", Lang::Id, &desk, embed_code);
        let expected = format!(
            "<iframe src=\"https://example.id/a&amp;b/#region=3524&amp;q=%22%3E%3Cscript%3E&amp;embed={word}&amp;lang=id&amp;v={VERSION}\" title=\"Jejak Ekspor"
        );
        assert!(code.starts_with(&expected), "{code}");
        assert!(code.contains(&format!("height=\"{height}\"")) && code.ends_with("</script>"));
        let shown = html(Part::EmbedCode, "region=3524", &desk);
        assert!(shown.contains("&lt;iframe src=&quot;https://example.id/a&amp;amp;b/#region=3524"), "{shown}");
    }
    assert!(!html(Part::EmbedCode, "", &Desk::default()).contains("textarea"), "folded away at first");
}

#[test]
fn an_embedded_view_names_its_source_and_links_to_the_whole() {
    let source = html(Part::EmbedSource, "kind=award&embed=awards", &Desk::default());
    assert!(
        source.contains("Jejak Ekspor, ") && source.contains("href=\"https://example.id/a&amp;b/#kind=award&amp;lang=en&amp;v="),
        "{source}"
    );
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
        Version { version: VERSION.into(), day: "2026-03-04".into(), lists: true, added: vec![claim.id.clone()], old: vec![gone] },
    ];
    let desk = |history: Known, changes: Fold| Desk { history, changes, ..Desk::default() };
    let link = format!("v={OLDER}");
    let told = html(Part::Changes, &link, &desk(Known::Here(History { versions: versions.clone() }), Fold::Whole));
    for part in
        ["2 Jan 2026", "1 claim added, 1 claim removed", "lists changed too", "data-change=\"added\"", "data-act=\"c.0\"", "Old &lt;b&gt;"]
    {
        assert!(told.contains(part), "{part} in {told}");
    }
    let here = || Known::Here(History { versions: versions.clone() });
    assert!(!html(Part::Changes, &link, &desk(here(), Fold::Short)).contains("data-change"));
    assert_eq!(html(Part::Changes, &link, &desk(here(), Fold::Gone)), "");
    assert_eq!(html(Part::Changes, &format!("v={VERSION}"), &desk(here(), Fold::Short)), "");
    assert_eq!(html(Part::Changes, "", &desk(here(), Fold::Short)), "");
    assert!(html(Part::Changes, "v=feedface", &desk(here(), Fold::Short)).contains("feedface"));
    assert!(html(Part::Changes, &link, &desk(Known::Failed, Fold::Short)).contains("could not be loaded"));
    assert!(html(Part::Changes, &link, &desk(Known::Coming, Fold::Short)).contains("Looking up"));
}
