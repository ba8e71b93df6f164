//! Sections of the page as markup: conflicts, checks, clocks, rule and coverage, in both languages.
use crate::support::fixture;
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::finding::Check;
use jejak_ekspor::present::i18n::check::check_strings;
use jejak_ekspor::present::view::{Act, Desk, Device, Part, View};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Lang, permalink};

const BOTH: [Lang; 2] = [Lang::Id, Lang::En];

fn session() -> Session {
    let mut session = fixture::early();
    session.set_late(fixture::late());
    session
}

fn html_on(session: &Session, link: &str, lang: Lang, desk: &Desk, device: Device, part: Part) -> String {
    let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
    assert!(dropped.is_empty(), "{link}: {dropped:?}");
    let answer = session.answer(&state);
    let address = "https://example.org/";
    let conflicts = session.conflicts(&answer.rows);
    let html =
        part.html(&View { session, answer: &answer, conflicts: &conflicts, state: &state, lang, desk, dropped: &dropped, address, device });
    well_formed(&html);
    html
}

fn html(session: &Session, link: &str, lang: Lang, desk: &Desk, part: Part) -> String {
    html_on(session, link, lang, desk, Device::default(), part)
}

/// Every element is closed where it should be, and none has a style of its own.
fn well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').unwrap_or_else(|| panic!("an open tag: {tag}")).0;
        let name = tag.split([' ', '/']).find(|n| !n.is_empty()).unwrap();
        assert!(!tag.contains("style="), "{tag}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if !tag.ends_with('/') && !["input", "path"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// What a reader sees or hears.
fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn listing() -> Desk {
    Desk { conflicts: Some(true), ..Desk::default() }
}

#[test]
fn the_headline_counts_the_conflicts_and_opens_their_list() {
    let session = session();
    for (lang, words) in [(Lang::Id, "⚑ 4 pertentangan"), (Lang::En, "⚑ 4 conflicts")] {
        let closed = html(&session, "region=3524&kind=value", lang, &Desk::default(), Part::Summary);
        assert!(text(&closed).contains(words), "{}", text(&closed));
        assert!(closed.contains("id=\"conflicts\"") && closed.contains("aria-expanded=\"false\""));
        assert!(html(&session, "region=3524&kind=value", lang, &listing(), Part::Summary).contains("aria-expanded=\"true\""));
        let none = html(&session, "region=3524&kind=award", lang, &Desk::default(), Part::Summary);
        assert!(!none.contains("⚑"), "no conflict, no flag");
        let said = html(&session, "region=3524&kind=value", lang, &Desk::default(), Part::Announcement);
        assert!(text(&said).ends_with(&[words.trim_start_matches("⚑ "), "."].concat()), "{said}");
    }
}

#[test]
fn the_list_is_sorted_by_what_stays_unexplained() {
    let session = session();
    let link = "region=3524&kind=value";
    assert_eq!(html(&session, link, Lang::Id, &Desk::default(), Part::Card), "");
    let told = text(&html(&session, link, Lang::Id, &listing(), Part::Card));
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("no {words} in {told}"));
    assert!(at("4 pertentangan di antara klaim yang tampil") < at("×1.000") && at("×1.000") < at("×83"));
    at("×83 Nilai ekspor, Kab. Lamongan, 2022 Rp1,3 triliun – Rp107,53 triliun · 6 klaim Sisanya ×66 belum terjelaskan.");
    assert!(at("Hampir tidak ada sisa yang belum terjelaskan.") > at("×83"));
    let told = text(&html(&session, link, Lang::En, &listing(), Part::Card));
    assert!(told.contains("×83 Export value, Kab. Lamongan, 2022 Rp1.3 trillion – Rp107.53 trillion · 6 claims"), "{told}");
    let all = html(&session, "", Lang::En, &listing(), Part::Card);
    assert_eq!(all.matches("<li>").count(), session.data.compared.groups.len());
    assert!(all.contains("≠ 0") && !all.contains('∞'), "against zero there is no ratio");
}

#[test]
fn a_link_to_the_claims_in_conflict_opens_the_list_where_there_is_room() {
    let session = session();
    let part =
        |link: &str, narrow: bool, desk: &Desk| html_on(&session, link, Lang::Id, desk, Device { narrow, shares: false }, Part::Card);
    assert!(part("check=conflict", false, &Desk::default()).contains("aside class=\"card conflicts\""));
    assert_eq!(part("check=conflict", true, &Desk::default()), "", "on a phone it would cover the page");
    assert_eq!(part("check=conflict,growth", false, &Desk::default()), "");
    assert_eq!(part("check=conflict", false, &Desk { conflicts: Some(false), ..Desk::default() }), "", "the reader closed it");
    let card = part("check=conflict&claim=lamongan-2022-export-value-antara-2025", false, &Desk::default());
    assert!(card.contains("data-claim=") && !card.contains("conflicts-title"), "a card stands in its place");
    assert!(text(&card).contains("‹ Semua pertentangan"), "and leads back to it");
}

#[test]
fn a_conflict_tells_its_values_and_why_they_differ() {
    let session = session();
    let link = "claim=lamongan-2022-export-value-antara-2025";
    let card = html(&session, link, Lang::Id, &Desk::default(), Part::Card);
    let told = text(&card);
    for words in [
        "⚑ Klaim bertentangan · ×83",
        "Nilai ekspor, Kab. Lamongan, 2022",
        "(klaim ini)",
        "Jan–Okt 2022",
        "Mengapa berbeda?",
        "Periodenya berbeda: Jan–Okt 2022 dan 2022 (menjelaskan paling banyak ×1,2",
        "Angka dari lembaga yang berbeda: ",
        "belum terjelaskan.",
        "asal angka, ",
    ] {
        assert!(told.contains(words), "no {words:?} in {told}");
    }
    assert!(card.find("class=\"dispute\"") < card.find("class=\"title\""), "a conflict that matters stands on top");
    let group = session.groups_of(session.data.claims.iter().position(|c| c.id == link[6..]).unwrap() as u16).next().unwrap();
    let members = session.conflict(group).unwrap().values;
    for value in &members {
        let detail = &session.late.as_ref().unwrap().details[usize::from(value.member.claim)];
        let original = &detail.originals[usize::from(value.member.observation)].0;
        assert!(told.contains(original.as_str()), "{original}");
        let source = &session.data.sources[usize::from(session.data.claims[usize::from(value.member.claim)].source)];
        assert!(told.contains(&source.publisher), "{}", source.publisher);
    }
    let told = text(&html(&session, link, Lang::En, &Desk::default(), Part::Card));
    assert!(told.contains("⚑ Claims conflict · ×83") && told.contains("Different periods: Jan–Oct 2022 and 2022"), "{told}");
    let slight = html(&session, "claim=lamongan-2023-export-value-bolamp", Lang::Id, &Desk::default(), Part::Card);
    assert!(slight.find("class=\"dispute\"") > slight.find("class=\"title\""), "a slight one stands below");
    let early = fixture::early();
    let told = text(&html(&early, link, Lang::Id, &Desk::default(), Part::Card));
    assert!(told.contains("×83") && told.contains("Rp107,53 triliun") && !told.contains("Mengapa"), "before the words of the cards");
}

#[test]
fn a_card_explains_its_checks_its_lag_and_who_repeats_it() {
    let session = session();
    let told = text(&html(&session, "claim=id-2018-10-trade-okezone-2018-12", Lang::Id, &Desk::default(), Part::Card));
    assert!(told.contains("Pertumbuhan dan nilai") && told.contains("5,87%") && told.contains("Pertumbuhan dihitung ulang"), "{told}");
    assert!(told.contains("hari setelah periodenya berakhir"), "{told}");
    let told = text(&html(&session, "claim=lamongan-2022-10-export-value-pendukung-ekspor", Lang::En, &Desk::default(), Part::Card));
    assert!(told.contains("Compared with other claims") && told.contains("Repeats the figure of the same body"), "{told}");
    assert!(told.contains("1 origin, 3 appearances") || told.contains("origin, "), "{told}");
}

#[test]
fn every_card_is_whole_and_speaks_words_not_codes() {
    let session = session();
    let codes = &session.data.codes;
    let mut raw: Vec<&str> = codes.measures.iter().map(|m| m.entry.code.as_str()).filter(|c| c.contains('_')).collect();
    raw.extend(["event-rate", "event-date", "not_comparable", "NaN", "×∞", "{", "}", "EDTF", "SDMX"]);
    for claim in &session.data.claims {
        for lang in BOTH {
            let told = text(&html(&session, &["claim=", &claim.id].concat(), lang, &Desk::default(), Part::Card));
            let found = raw.iter().find(|code| told.contains(**code));
            assert_eq!(found, None, "{}: {told}", claim.id);
            assert!(!told.contains(" 1 claims") && !told.contains(" 1 days") && !told.contains(" 1 sources"), "{told}");
        }
    }
}

#[test]
fn a_row_is_flagged_where_a_check_touches_its_claim() {
    let session = session();
    let desk = Desk { rows: usize::MAX, ..Desk::default() };
    for lang in BOTH {
        let table = html(&session, "", lang, &desk, Part::Table);
        let touched = session.data.compared.checks.iter().filter(|bits| **bits != 0).count();
        let disputed = session.data.compared.checks.iter().filter(|bits| **bits & 1 != 0).count();
        assert_eq!(table.matches("class=\"mark").count(), touched);
        assert_eq!(table.matches("class=\"mark flag\"").count(), disputed, "the colour of disagreement is for it alone");
        assert!(text(&table).contains(check_strings(lang).name(Check::Weekday)));
        let row = session.data.claims.iter().position(|c| c.id == "lamongan-2022-export-value-antara-2025").unwrap();
        assert!(table.contains(&["data-act=\"", &Act::Flag(row as u16).code(), "\""].concat()));
    }
    let table = text(&html(&session, "region=3524&kind=value", Lang::En, &desk, Part::Table));
    assert!(table.contains("Checks found: Claims conflict") && table.contains("origin, ") && table.contains("appearances"), "{table}");
}

#[test]
fn the_check_facet_begins_with_conflicts_and_ends_with_nothing_found() {
    let session = session();
    let mut desk = Desk::default();
    let codes = |desk: &Desk| {
        let rows = html(&session, "", Lang::Id, desk, Part::FacetRows(Facet::Check));
        rows.split("data-code=\"").skip(1).map(|r| r.split('"').next().unwrap().to_string()).collect::<Vec<_>>()
    };
    let folded = codes(&desk);
    assert_eq!((folded[0].as_str(), folded.len()), ("conflict", 5));
    desk.unfolded[Facet::Check] = true;
    let all = codes(&desk);
    assert_eq!((all.len(), all.last().map(String::as_str)), (Check::ALL.len() + 1, Some("-")));
    let told = text(&html(&session, "", Lang::Id, &desk, Part::FacetRows(Facet::Check)));
    let count = |is_counted: fn(u32) -> bool| session.data.compared.checks.iter().filter(|bits| is_counted(**bits)).count();
    let (conflicts, none) = (count(|bits| bits & 1 == 1), count(|bits| bits == 0));
    assert!(told.contains(&format!("Klaim bertentangan {conflicts}")), "{told}");
    assert!(told.contains(&format!("Tidak ada temuan pemeriksaan {none}")), "{told}");
    assert!(told.contains("Angka tertulis dan nilai 0"), "a check that found nothing is there");
}

#[test]
fn the_rule_is_named_and_offered_where_it_draws_something() {
    let session = session();
    let head = |link: &str, lang: Lang| html(&session, link, lang, &Desk::default(), Part::LaneHead(Kind::Value));
    let range = head("region=3524", Lang::Id);
    assert!(range.contains("id=\"rule\"") && text(&range).contains("Arsiran: rentang semua klaim"), "{range}");
    for (rule, id, en) in [
        ("latest", "Garis tren: pakai yang terbaru", "Trend line: use the latest"),
        ("lowest", "Garis tren: pakai yang terendah", "Trend line: use the lowest"),
        ("bps", "Garis tren: pakai angka ", "Trend line: use the figure of "),
    ] {
        let link = format!("region=3524&rule={rule}");
        assert!(text(&head(&link, Lang::Id)).contains(id) && text(&head(&link, Lang::En)).contains(en), "{rule}");
        let html = head(&link, Lang::Id);
        let rules = html.split_once("id=\"rule\"").unwrap().1;
        assert_eq!(rules.split_once("</select>").unwrap().0.matches(" selected").count(), 1);
    }
    assert!(!head("", Lang::Id).contains("id=\"rule\""), "of all regions nothing is drawn by it");
    let told = text(&head("rule=latest", Lang::Id));
    assert!(told.contains("Tren hanya digambar untuk paling banyak empat wilayah."), "{told}");
    assert!(!head("region=3524&axis=published", Lang::Id).contains("id=\"rule\""));
}

#[test]
fn the_clocks_say_which_runs_and_what_was_not_read() {
    let session = session();
    let clocks = |link: &str, lang: Lang, desk: &Desk| html(&session, link, lang, desk, Part::Clocks);
    let plain = clocks("", Lang::Id, &Desk::default());
    assert!(plain.contains("checked>periode yang dibicarakan klaim") && plain.contains("id=\"asof\" value=\"\""), "{plain}");
    assert!(text(&plain).contains("Hanya yang terbit sampai"));
    let set = clocks("asof=2022-12-31&axis=published", Lang::En, &Desk::default());
    assert!(set.contains("checked>date published") && set.contains("value=\"2022-12-31\""), "{set}");
    let desk = Desk { asof: "31/13/2022".into(), ..Desk::default() };
    let wrong = clocks("asof=2022-12-31", Lang::Id, &desk);
    assert!(wrong.contains("aria-invalid=\"true\"") && wrong.contains("value=\"31/13/2022\""), "what was typed stays");
    assert!(text(&wrong).contains("“31/13/2022” bukan tanggal. Tulis tahun, bulan, dan hari, misalnya 2024-06-05."), "{wrong}");
}

#[test]
fn coverage_never_marks_zero_and_silence_alike() {
    let session = session();
    let link = "q=bijih%20nikel";
    let folded = html(&session, link, Lang::Id, &Desk::default(), Part::Coverage);
    assert!(folded.contains("aria-expanded=\"false\"") && !folded.contains("<table"), "{folded}");
    let open = |all: u8, lang: Lang, link: &str| html(&session, link, lang, &Desk { coverage: all, ..Desk::default() }, Part::Coverage);
    for (lang, zero, claims, silence) in
        [(Lang::Id, "1 klaim, 1 menyebut nol", "1 klaim", "Tidak ada klaim"), (Lang::En, "1 claim, 1 says zero", "1 claim", "No claim")]
    {
        let html = open(2, lang, link);
        let cells: Vec<&str> = html.split("<td>").skip(1).map(|c| c.split("</td>").next().unwrap()).collect();
        let of = |words: &str| cells.iter().filter(|c| text(c).ends_with(words)).copied().collect::<Vec<_>>();
        let (zeros, ones, none) = (of(zero), of(claims), of(silence));
        assert!(!zeros.is_empty() && !ones.is_empty() && !none.is_empty());
        assert!(zeros.iter().all(|c| c.contains("class=\"zero\"")) && ones.iter().all(|c| !c.contains("zero")));
        assert!(none.iter().all(|c| c.starts_with("<span class=\"hide\">")), "silence has no mark at all");
    }
    let (some, all) = (open(1, Lang::En, ""), open(2, Lang::En, ""));
    assert_eq!(some.matches("scope=\"row\"").count(), 12);
    assert!(
        all.matches("scope=\"row\"").count() > 30 && text(&some).contains("more publishers") && !text(&all).contains("more publishers")
    );
    assert_eq!(open(1, Lang::Id, "q=tidakadayangbegini"), "");
}

#[test]
fn a_facet_whose_rows_are_all_there_has_nothing_to_unfold() {
    let session = session();
    for lang in BOTH {
        let more = |facet: Facet| html(&session, "", lang, &Desk::default(), Part::FacetMore(facet));
        assert_eq!(more(Facet::Kind), "", "four kinds, four rows");
        assert!(text(&more(Facet::Region)).contains("554"));
    }
}
