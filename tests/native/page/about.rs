//! What is said about the data, and the message that reports an error.
use super::{ADDRESS, BOTH, markup, session, text, with};
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::page::{App, Panel, Store};
use jejak_ekspor::present::words::report;
use jejak_ekspor::state::{Lang, permalink};
use leptos::prelude::*;

const CLAIM: &str = "lamongan-2022-export-value-antara-2025";

fn app(store: Store) -> String {
    markup(view! { <App store /> })
}

#[test]
fn what_is_said_about_the_data_stands_in_the_place_of_all_else_and_in_the_link() {
    for lang in BOTH {
        let html = with("list=about", lang, app);
        let sheet =
            html.split("<article class=\"sheet about\"").nth(1).and_then(|rest| rest.split("</article>").next()).expect("the sheet");
        let said = text(sheet);
        assert!(["EDTF", "≈", "CC BY 4.0"].iter().all(|word| said.contains(word)), "{said}");
        assert_eq!((sheet.matches("<dt>").count(), sheet.matches("<dd>").count()), (12, 12));
        assert!(sheet.matches("<section>").count() == 8 && sheet.contains("<h2 tabindex=\"-1\""));
    }
    assert!(!with("", Lang::Id, app).contains("class=\"sheet about\""));
    // Beside a place too, whose own page is there again once it is closed.
    let html = with("region=3524&list=about", Lang::Id, app);
    assert!(html.contains("class=\"sheet about\"") && !html.contains("answer-head"));
}

#[test]
fn dates_are_said_in_days_and_no_hash_stands_in_the_foot() {
    let version = session().data.version;
    let html = with("", Lang::Id, app);
    let foot = text(html.split("<footer").nth(1).expect("the foot"));
    assert!(foot.contains("Data per ") && !foot.contains(&version), "{foot}");
    let day = foot.split("Data per ").nth(1).and_then(|rest| rest.split(" · ").next()).expect("a day");
    let words: Vec<&str> = day.split(' ').collect();
    assert!(matches!(words.as_slice(), [day, _, year] if day.parse::<u8>().is_ok() && Period::parse(year).is_ok()), "{day}");
}

#[test]
fn a_report_names_the_claim_by_its_id_and_leads_to_it() {
    for lang in BOTH {
        let link = format!("claim={CLAIM}");
        let told = with(&link, lang, |store| store.tell(&|view| report(view)));
        assert!(told.contains(&format!("\nId: {CLAIM}\n")), "{told}");
        let session = session();
        let address = told.lines().find_map(|line| line.strip_prefix(ADDRESS)).and_then(|rest| rest.strip_prefix('#')).expect("a link");
        let (state, dropped) = permalink::parse(address, &session.data, &session.facets);
        assert!(dropped.is_empty() && state.claim.is_some_and(|row| session.data.claims[row].id == CLAIM), "{address}");
        assert!(with(&link, lang, |store| markup(view! { <div><Panel store /></div> })).contains("class=\"report\""));
        let conflict = with("conflict=3524.export_value.all.2022", lang, |store| store.tell(&|view| report(view)));
        assert!(conflict.contains("\nId: 3524.export_value.all.2022\n"), "{conflict}");
        assert_eq!(with("", lang, |store| store.tell(&|view| report(view))), "", "nothing is open");
    }
}

#[test]
fn the_head_leads_to_what_is_said_about_the_data() {
    for (lang, word) in [(Lang::Id, "Tentang"), (Lang::En, "About")] {
        let html = with("region=3524", lang, app);
        let head = html.split("</header>").next().expect("the head");
        let button = head.split("id=\"to-about\"").nth(1).and_then(|rest| rest.split("</button>").next());
        assert!(button.is_some_and(|button| text(button).ends_with(word)), "{head}");
    }
}
