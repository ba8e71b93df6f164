//! A language is a folder: in one that is compiled for these tests only, English in disguise, whatever a reader sees is a phrase of that
//! folder (`⟦…⟧`) or a text of the data (`⟪…⟫`, put around them here). Any other letters stand in the code, in one language.
use crate::page::markup;
use crate::support::fixture;
use crate::support::sources::sources;
use crate::support::troubles::{QUOTED, RULES, failures, questions};
use jejak_ekspor::ingest::table::detect::names::Names;
use jejak_ekspor::ingest::table::source;
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::model::index::ClaimIx;
use jejak_ekspor::model::lang::PerLang;
use jejak_ekspor::page::{
    App, Arrival, Banner, ByHand, Changes, Copied, EmbedCode, Kept, Known, Missing, NewVersion, News, OfflineStatus, Parts, Save, Store,
    Ui, snippet,
};
use jejak_ekspor::present::chart::{Prim, Scene};
use jejak_ekspor::present::export::{in_words, picture};
use jejak_ekspor::present::front;
use jejak_ekspor::present::i18n::{table_ui, table_worker};
use jejak_ekspor::present::view::View;
use jejak_ekspor::query::history::{History, Old, Version};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::Lang;
use jejak_ekspor::state::permalink::{self, Dropped, Reason};
use jejak_ekspor::table_worker::answers;
use jejak_ekspor::user_table::series::NoSeries;
use jejak_ekspor::user_table::view::BadFilter;
use leptos::prelude::*;

const ADDRESS: &str = "https://example.org/";
const CARD_ADDRESS: &str = "example.org/#c=";
const OLDER: &str = "0badc0de";

/// What is the same in every language: the name of the page, the name that a language has for itself, signs of currencies and units,
/// formats of files, the code list of goods.
const SAME: [&str; 18] = [
    "Jejak Ekspor",
    "Bahasa Indonesia",
    "Rp",
    "US$",
    "kg",
    "m³",
    "HS",
    "CSL-JSON",
    "JSON Lines",
    "BibTeX",
    "RIS",
    "XLSX",
    "TXT",
    "ZIP",
    "CSV",
    "JSON",
    "SVG",
    "PNG",
];

/// Links whose views have, together, every part of the page.
const LINKS: [&str; 16] = [
    "",
    "list=about",
    "region=3524",
    "region=3524&rule=latest",
    "region=3524&compare=3525,35&unit=USD",
    "region=3524&unit=original&rule=lowest",
    "kind=award&embed=awards",
    "axis=published",
    "asof=2022-12-31&when=2015/2023",
    "q=tidakadayangbegini",
    "q=udang&to=JP",
    "measure=growth&sort=-value",
    "check=conflict",
    "claim=lamongan-2022-export-value-antara-2025",
    "claim=id-2018-10-trade-okezone-2018-12",
    "claim=lamongan-2022-10-export-value-pendukung-ekspor",
];

fn wrap(text: &mut String) {
    if !text.is_empty() {
        *text = format!("⟪{text}⟫");
    }
}

fn wrap_name(name: &mut PerLang<String>) {
    wrap(&mut name[Lang::Pseudo]);
}

/// The fixture, its texts marked as data.
fn dataset() -> Dataset {
    let mut data = fixture::dataset();
    let codes = &mut data.codes;
    codes.regions.iter_mut().for_each(|region| wrap(&mut region.name));
    let lists = codes
        .chapters
        .iter_mut()
        .chain(&mut codes.countries)
        .chain(codes.scopes.iter_mut().map(|s| &mut s.entry))
        .chain(&mut codes.origins);
    let measures = codes.measures.iter_mut().map(|measure| &mut measure.entry);
    lists.chain(measures).chain(codes.units.iter_mut().map(|unit| &mut unit.entry)).for_each(|entry| wrap_name(&mut entry.name));
    data.goods.iter_mut().for_each(|good| wrap_name(&mut good.name));
    data.claims.iter_mut().for_each(|claim| wrap_name(&mut claim.title));
    data.publishers.iter_mut().for_each(wrap);
    data.rate_sources.iter_mut().for_each(wrap);
    data
}

fn cards() -> CardData {
    let mut cards = fixture::cards();
    cards.names.iter_mut().for_each(wrap);
    for detail in &mut cards.details {
        for (written, other) in &mut detail.originals {
            wrap(written);
            other.iter_mut().for_each(wrap);
        }
        detail.when_stated.iter_mut().chain(&mut detail.place).for_each(wrap);
        detail.note.iter_mut().for_each(wrap_name);
        for party in &mut detail.parties {
            wrap(&mut party.name);
            party.person.iter_mut().for_each(wrap);
        }
    }
    cards.origins.iter_mut().for_each(|origin| wrap_name(&mut origin.short));
    cards.sources.iter_mut().for_each(|source| source.title.iter_mut().chain(&mut source.url).for_each(wrap));
    cards
}

fn session() -> Session {
    let mut session = Session::new(dataset());
    session.set_cards(cards());
    session
}

/// Letters outside every mark, and of nothing that is the same in every language.
fn unmarked(text: &str, also: &[&str]) -> Option<String> {
    let mut depth = 0u32;
    let mut bare = String::new();
    for c in text.chars() {
        match c {
            '⟦' | '⟪' => depth += 1,
            '⟧' | '⟫' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
        if depth == 0 && matches!(c, '⟧' | '⟫') {
            bare.push(' ');
        }
    }
    let closed = |text: &str| text.split_whitespace().collect::<String>();
    // A picture breaks lines, links too.
    let mut bare = closed(&bare);
    while let Some(at) = bare.find(ADDRESS) {
        let end = bare[at..].find("v=").map_or(bare.len(), |version| at + version + "v=".len() + OLDER.len());
        bare.replace_range(at..end.min(bare.len()), " ");
    }
    // A card is called by a short address, without the scheme.
    while let Some(at) = bare.find(CARD_ADDRESS) {
        let code = bare[at + CARD_ADDRESS.len()..].chars().take_while(char::is_ascii_alphanumeric).count();
        bare.replace_range(at..at + CARD_ADDRESS.len() + code, " ");
    }
    let mut same: Vec<&str> = also.iter().chain(&SAME).copied().filter(|same| !same.is_empty()).collect();
    // The longest first: one may be within another.
    same.sort_by_key(|same| std::cmp::Reverse(same.len()));
    for same in same {
        bare = bare.replace(&closed(same), " ");
    }
    bare.contains(char::is_alphabetic).then(|| bare.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn letters_outside_the_marks_are_found() {
    assert_eq!(unmarked("⟦Cláims óf⟧ ⟪Kab. Lamongan⟫: Rp1.3 ⟦trílló⟧", &[]), None);
    assert_eq!(unmarked("⟦Cláims óf⟧ Kab. ⟪Lamongan⟫", &[]).as_deref(), Some("Kab."));
    assert_eq!(seen("<p title=\"Judul\" class=\"x\">teks &amp; <b>lagi</b></p>"), ["Judul", "teks & ", "lagi"]);
    assert_eq!(seen("<b>a</b><span title=\"ctx\" class=\"Z3988\"></span><script type=\"application/ld+json\">{}</script>"), ["a"]);
    let t = table_ui::words(Lang::Pseudo);
    assert_eq!((t.close, (t.search_in)("provinsi").as_str()), ("⟦Clósé⟧", "⟦Séárch⟧ provinsi"));
}

/// What a reader sees or hears of some markup: its texts, and the attributes that are read.
fn seen(html: &str) -> Vec<String> {
    let plain = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let mut found = Vec::new();
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        // What programs read is in no language of a reader's.
        if tag.starts_with("script type=\"application/ld+json\"") || tag.contains("class=\"Z3988\"") {
            continue;
        }
        for read in [" aria-label=\"", " title=\"", " placeholder=\"", " alt=\""] {
            found.extend(tag.split(read).skip(1).map(|rest| plain(rest.split('"').next().unwrap_or_default())));
        }
        found.push(plain(text));
    }
    found.retain(|text| !text.trim().is_empty());
    found
}

/// What is found, each text once.
#[derive(Default)]
struct Untranslated(std::collections::BTreeSet<String>);

impl Untranslated {
    fn text(&mut self, place: &str, text: &str, also: &[&str]) {
        if let Some(letters) = unmarked(text, also) {
            self.0.insert(format!("{place}: “{letters}” in “{}”", text.chars().take(200).collect::<String>()));
        }
    }

    fn html(&mut self, place: &str, html: &str, also: &[&str]) {
        seen(html).iter().for_each(|text| self.text(place, text, also));
    }

    fn scene(&mut self, place: &str, scene: &Scene, data: &Dataset, also: &[&str]) {
        // A lane may begin a title after its colon, and end it where the room ends.
        let is_of_a_title = |text: &str| {
            let said = text.trim_end_matches('…');
            said.len() > 12 && data.claims.iter().any(|claim| claim.title.here(Lang::Pseudo).contains(said))
        };
        // Its lines one after the other: a sentence may go over several.
        let mut lines = String::new();
        for prim in &scene.prims {
            if let Prim::Text { text, .. } = prim
                && !is_of_a_title(text)
            {
                // What is cut off is not closed.
                let is_cut = text.contains('…') && text.matches(['⟦', '⟪']).count() > text.matches(['⟧', '⟫']).count();
                lines.extend([text.as_str(), if is_cut { "⟧" } else { "" }, " "]);
            }
        }
        self.text(place, &lines, also);
        scene.marks.iter().for_each(|mark| self.text(place, &mark.words, also));
    }

    #[track_caller]
    fn none(self) {
        let all: Vec<String> = self.0.into_iter().collect();
        assert!(all.is_empty(), "{} texts outside the language's folder:\n{}", all.len(), all.join("\n"));
    }
}

fn on<T>(link: &str, f: impl FnOnce(Store) -> T) -> T {
    Owner::new().with(|| {
        let session = session();
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        assert!(dropped.is_empty(), "{link}: {dropped:?}");
        let ui = Ui::new(false, true);
        ui.details.set(Arrival::Here);
        ui.deferred.set(Arrival::Here);
        f(Store::new(Parts { session, state, dropped, fallback: Lang::Pseudo, address: ADDRESS, ui }))
    })
}

#[test]
fn every_component_of_the_page_speaks_the_folders_language() {
    let mut found = Untranslated::default();
    let version = session().data.version;
    for link in LINKS {
        let html = on(link, |store| markup(view! { <App store /> }));
        let q = link.strip_prefix("q=").and_then(|q| q.split('&').next()).unwrap_or("-");
        // The heading of a place takes the name of its kind off the name in the data.
        let place = if link.starts_with("region=3524") { "Lamongan" } else { "-" };
        found.html(link, &html, &[&version, q, place]);
    }
    on("", |store| {
        for kept in
            [Kept::OneFile, Kept::Preparing, Kept::Ready, Kept::NoWorker, Kept::Insecure, Kept::Denied, Kept::Full, Kept::Interrupted]
        {
            store.ui.kept.set(kept);
            found.html("whether the page is kept", &markup(view! { <OfflineStatus store /> }), &[]);
        }
        for news in [News::Waiting, News::Replaced] {
            store.ui.news.set(news);
            found.html("a new version", &markup(view! { <div><NewVersion store /></div> }), &[]);
        }
        store.ui.table_missing.set(true);
        for copied in [Copied::Nothing, Copied::Link, Copied::Citation, Copied::ClaimLink, Copied::Snippet, Copied::ByHand(String::new())] {
            store.ui.copied.set(copied);
            found.html("by hand", &markup(view! { <div><ByHand store /></div> }), &[]);
            found.html("the whole page once something was copied", &markup(view! { <App store /> }), &[&version]);
        }
        store.ui.handed.set("lampung.xlsx".into());
        found.html("saving", &markup(view! { <div><Save store /></div> }), &["lampung.xlsx"]);
        store.ui.save_failed.set(true);
        found.html("saving that failed", &markup(view! { <div><Save store /></div> }), &[]);
        let reasons = Reason::ALL.into_iter().map(|reason| Dropped { key: "kunci".into(), value: "nilai".into(), reason }).collect();
        store.ui.dropped.set(reasons);
        found.html("what was dropped", &markup(view! { <div><Banner store /></div> }), &["kunci", "nilai"]);
        // The code to copy is markup: of it the page around reads the title.
        let code = store.tell(&|view| snippet(view, 0));
        found.html("the code to embed", code.split("<script>").next().unwrap(), &[]);
        let html = markup(view! { <div><EmbedCode store /></div> });
        found.html("around the code to embed", &html, &[&code]);
        for arrival in [Arrival::Failed, Arrival::Coming] {
            store.ui.deferred.set(arrival);
            store.ui.details.set(arrival);
            found.html("a part that did not come", &markup(view! { <Missing store /> }), &[]);
            found.html("a page whose rest did not come", &markup(view! { <App store /> }), &[&version]);
        }
    });
    found.none();
}

#[test]
fn the_first_screen_speaks_the_folders_language() {
    let mut found = Untranslated::default();
    let html = front::markup(&session());
    let own = html.split("<div lang=\"").find(|block| block.starts_with(Lang::Pseudo.code())).expect("a screen in every language");
    // A sentence takes the name of its kind off the name in the data.
    found.html("the first screen", own.split_once('>').unwrap().1, &["Lamongan"]);
    found.none();
}

#[test]
fn what_changed_since_a_link_is_told_in_the_folders_language() {
    let mut found = Untranslated::default();
    let claims = session().data.claims;
    let old = |id: &str, removed| Old {
        removed,
        id: id.into(),
        title: PerLang::from_fn(|_| Some("⟪old⟫".into())),
        when: "2021".into(),
        ..Old::default()
    };
    let versions = vec![
        Version { version: OLDER.into(), day: "2026-01-02".into(), ..Version::default() },
        Version {
            version: session().data.version,
            day: "2026-03-04".into(),
            lists: true,
            added: vec![ClaimIx::new(0)],
            old: vec![old(&claims[ClaimIx::new(1)].id, false), old("zz", true)],
        },
    ];
    for known in [Known::Coming, Known::Failed, Known::Here(History { versions })] {
        for link in [format!("v={OLDER}"), "v=0badbad0".into()] {
            let html = on(&link, |store| {
                store.ui.versions.set(known.clone());
                markup(view! { <div><Changes store /></div> })
            });
            found.html(&link, &html, &[OLDER, "0badbad0", &session().data.version]);
        }
    }
    found.none();
}

#[test]
fn charts_and_saved_files_speak_the_folders_language() {
    let mut found = Untranslated::default();
    let session = session();
    for link in LINKS {
        let (state, _) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state, Lang::Pseudo);
        let conflicts = session.conflicts(&answer.rows, &state);
        found.text(link, &in_words(&session, &state, Lang::Pseudo), &[&state.q]);
        for width in [390.0, 1200.0] {
            let view =
                View { session: &session, answer: &answer, conflicts: &conflicts, state: &state, lang: Lang::Pseudo, address: ADDRESS };
            let scene = picture(&view, width);
            found.scene(link, &scene, &session.data, &[&session.data.version, &state.q]);
        }
    }
    found.none();
}

#[test]
fn what_is_said_of_a_table_speaks_the_folders_language() {
    let mut found = Untranslated::default();
    let t = table_worker::words(Lang::Pseudo);
    failures().iter().for_each(|failure| found.text("a file", &(t.failure)(failure), &[QUOTED, "PDF", "RAR", "SPSS", "utf"]));
    RULES.iter().for_each(|rule| found.text("a row", &(t.problem)(*rule, "kolom", QUOTED), &["kolom", QUOTED]));
    questions().iter().for_each(|question| found.text("a question", &(t.question)(question, "kolom"), &["kolom"]));
    let filters = [
        BadFilter::NoColumn { found: "x".into(), columns: vec!["kolom".into()] },
        BadFilter::NoCode { found: "x".into(), column: "kolom".into() },
        BadFilter::NotDate { found: "x".into() },
        BadFilter::NotAmount { found: "x".into() },
        BadFilter::WrongKind { column: "kolom".into(), expected: "{from, to}" },
        BadFilter::TooMany,
    ];
    // Scripts write a filter as an object of these names.
    filters.iter().for_each(|bad| found.text("a filter", &(t.bad_filter)(bad), &["kolom", "from", "to", "x"]));
    for why in
        [NoSeries::NoColumn, NoSeries::NoAreaColumn, NoSeries::NoPeriod, NoSeries::NoMeasure, NoSeries::NoUnit, NoSeries::UnitOfOtherKind]
    {
        found.text("a series", (t.no_series)(why), &[]);
    }
    found.none();
}

/// Columns that the file does not name: one of a table without a header, levels of a header, figures below years.
#[test]
fn what_a_file_does_not_name_is_called_in_the_folders_language() {
    let mut found = Untranslated::default();
    let (names, options) = (Names::new(&fixture::dataset().codes), answers::options(None, Lang::Pseudo));
    let tables = [
        "2022-01,Jepang,100.25\n2022-02,India,200.5\n",
        ",Jepang,Jepang,India,India\n,2021,2022,2021,2022\nkopi,1,2,3,4\nteh,5,6,7,8\n",
        ",Bali,Bali,Banten,Banten\n,2021,2022,2021,2022\nkopi,1,2,3,4\nteh,5,6,7,8\n",
        ",merah,merah,biru,biru\n,2021,2022,2021,2022\nkopi,1,2,3,4\nteh,5,6,7,8\n",
    ];
    let mut named = 0;
    for text in tables {
        let (opening, table) =
            source::import(text.as_bytes(), "", &names, &options).unwrap_or_else(|failure| panic!("{failure:?}: {text}"));
        let columns = opening.layout.columns.iter().map(|column| &column.name);
        for name in columns.chain(table.codes.iter().map(|column| &column.name)).chain(table.amounts.iter().map(|amount| &amount.name)) {
            found.text(text, name, &["Jepang", "India", "Bali", "Banten", "merah", "biru"]);
            named += usize::from(name.contains('⟦'));
        }
    }
    assert!(named > 5, "the tables had names of their own");
    found.none();
}

#[test]
fn every_lane_has_its_name_in_every_language() {
    let names = Lang::ALL.map(|lang| Kind::ALL.map(|kind| jejak_ekspor::present::i18n::strings(lang).lane(kind)));
    assert!(names[Lang::Pseudo as usize].iter().all(|name| unmarked(name, &[]).is_none()));
    assert!(names[Lang::En as usize].iter().all(|name| unmarked(name, &[]).is_some()));
}

/// Texts that stand in markup: between tags or blocks, or as an attribute that is read.
fn in_markup(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for before in [">\"", "> \"", "}\"", "} \"", " aria-label=\"", " title=\"", " placeholder=\"", " alt=\""] {
        for (at, _) in code.match_indices(before) {
            let Some((text, rest)) = code[at + before.len()..].split_once('"') else { continue };
            let is_attribute = before.ends_with("=\"");
            if is_attribute || rest.trim_start().starts_with(['<', '{']) {
                found.push(text);
            }
        }
    }
    // Between two texts of one line there is code.
    found.retain(|text| text.contains(char::is_alphabetic) && !text.contains(['=', '<']));
    found
}

#[test]
fn a_text_in_markup_is_found() {
    let code = "view! { <p title=\"Judul\">\"teks\" {word} \" dan \" <b class=\"x\">{word}</b></p> } match a { 1 => \"x\", }";
    assert_eq!(in_markup(code), ["teks", " dan ", "Judul"]);
}

/// The components of the table screen need a browser, so that their source is looked at.
#[test]
fn no_text_stands_in_the_markup_of_page_and_table_screen() {
    let mut seen = 0;
    for source in sources().iter().filter(|source| source.path.starts_with("page") || source.path.starts_with("table_ui")) {
        seen += usize::from(source.code.contains("view! {"));
        let texts: Vec<&str> = in_markup(&source.code).into_iter().filter(|text| unmarked(text, &[]).is_some()).collect();
        assert!(texts.is_empty(), "{}: {texts:?}", source.path.display());
    }
    assert!(seen > 15, "hardly a component was found");
}
