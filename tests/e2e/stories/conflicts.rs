//! A fact-checker looks at what does not agree: brackets, the list, the card, flags, rule, clocks, coverage.
use crate::browser::Settings;
use crate::page::{Page, story};
use fantoccini::key::Key;

const LAMONGAN: &str = "kind=value&region=3524";

/// What the cursor of the values lane stands on, in words, from the first mark to the last.
async fn marks(page: &Page) -> Vec<String> {
    let label = "return document.querySelector('[data-lane=value] .cursor').getAttribute('aria-label')";
    page.press("[data-lane=value] .cursor", Key::Home).await;
    let mut found: Vec<String> = Vec::new();
    loop {
        let words = page.js(label).await.as_str().expect("a label").to_owned();
        if found.last() == Some(&words) {
            return found;
        }
        found.push(words);
        page.press("[data-lane=value] .cursor", Key::Right).await;
    }
}

#[test]
fn brackets_are_there_without_a_click_and_open_their_card_by_keyboard() {
    story("brackets", Settings::default(), async |page| {
        page.open("region=3524&kind=value").await;
        page.wait_for("[data-lane=value] .cursor:not([hidden])").await;
        let words = marks(&page).await;
        let at = words.iter().position(|w| w.starts_with("Klaim bertentangan") && w.contains("×83")).expect("the bracket of 2022");
        assert!(words.iter().any(|w| w.contains("×1.000")), "{words:#?}");
        page.press("[data-lane=value] .cursor", Key::Home).await;
        for _ in 0..at {
            page.press("[data-lane=value] .cursor", Key::Right).await;
        }
        page.press("[data-lane=value] .cursor", Key::Enter).await;
        page.wait_for("aside.card[data-claim] .dispute").await;
        let told = page.text("aside.card .dispute").await;
        for figure in ["×83", "Rp107,53 triliun", "107 trilyun rupiah", "Rp1,3 triliun", "belum terjelaskan"] {
            assert!(told.contains(figure), "no {figure} in {told}");
        }
        assert!(page.fragment().await.contains("&claim=lamongan-2022"), "the link carries what is open");
    });
}

#[test]
fn a_bracket_opens_its_card_by_mouse() {
    story("bracket-mouse", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        let words = marks(&page).await;
        let at = words.iter().position(|w| w.contains("×83")).expect("the bracket of 2022");
        page.press("[data-lane=value] .cursor", Key::Home).await;
        for _ in 0..at {
            page.press("[data-lane=value] .cursor", Key::Right).await;
        }
        page.click_at("[data-lane=value] .cursor").await;
        page.wait_until("document.querySelector('aside.card .dispute')?.textContent.includes('×83')").await;
    });
}

#[test]
fn the_headline_leads_to_the_list_a_card_and_back() {
    story("headline", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        let expected = page.query(LAMONGAN).await["conflicts"].as_array().expect("conflicts").len();
        assert!(page.text("#conflicts").await.contains(&expected.to_string()));
        page.click("#conflicts").await;
        page.wait_until("document.activeElement.matches('aside.conflicts .close')").await;
        assert_eq!(page.js("return document.querySelectorAll('.disputes > li').length").await, expected);
        assert_eq!(page.fragment().await, LAMONGAN, "the list is no filter");
        page.click(".disputes li:nth-child(2) button").await;
        page.wait_for("aside.card[data-claim] .dispute").await;
        page.wait_until("document.activeElement.matches('aside.card .close')").await;
        assert!(page.text("aside.card .dispute").await.contains("×83"));
        // From the conflict to another claim in it, by its publisher.
        let before = page.fragment().await;
        page.click("aside.card .dispute .who button").await;
        page.wait_until(&format!("location.hash.replace(/k=\\w+&/, '') !== '#{before}' && location.hash.includes('claim=')")).await;
        assert!(page.text("aside.card .dispute").await.contains("×83"), "it shows the same conflict");
        page.click("aside.card .close").await;
        page.wait_for("aside.conflicts").await;
        page.press("aside.conflicts .close", Key::Escape).await;
        page.wait_until("!document.querySelector('aside.card') && document.activeElement.id === 'conflicts'").await;
    });
}

#[test]
fn the_check_facet_filters_and_opens_the_list() {
    story("check-facet", Settings::default(), async |page| {
        page.open("").await;
        let counted = page.js("return document.querySelector('[data-facet=check] [data-code=conflict] .ct').textContent.trim()").await;
        page.toggle("check", "conflict").await;
        page.wait_until("location.hash.replace(/k=\\w+&/, '') === '#check=conflict'").await;
        let ids = page.query_ids("check=conflict").await;
        assert_eq!(counted, ids.len().to_string());
        assert_eq!(page.table_ids().await, ids);
        page.wait_for("aside.conflicts .disputes").await;
        assert_eq!(
            page.js("return [...document.querySelectorAll('#table tbody tr')].every(row => row.querySelector('.mark.flag'))").await,
            true
        );
    });
}

#[test]
fn a_flag_in_the_table_leads_to_what_it_says() {
    story("flag", Settings::default(), async |page| {
        page.open("check=weekday").await;
        page.press("#table .mark", Key::Enter).await;
        page.wait_until("document.activeElement.matches('aside.card .close')").await;
        assert!(page.text("aside.card .checks").await.contains("padahal"), "the check with its sum");
    });
}

#[test]
fn the_rule_is_chosen_named_and_in_the_link() {
    story("rule", Settings::default(), async |page| {
        page.open("region=3524").await;
        page.wait_until("document.querySelector('.lane-head .rule').textContent.includes('rentang')").await;
        page.js("const rule = document.querySelector('#rule'); rule.selectedIndex = 1; rule.dispatchEvent(new Event('change', { bubbles: true }))").await;
        page.wait_until("location.hash.replace(/k=\\w+&/, '') === '#region=3524&rule=latest'").await;
        page.wait_until("document.querySelector('.lane-head .rule').textContent.includes('yang terbaru')").await;
        page.open("region=3524&rule=bps").await;
        page.wait_until("document.querySelector('.lane-head .rule').textContent.includes('BPS')").await;
    });
}

#[test]
fn the_clocks_are_chosen_and_in_the_link() {
    story("clocks", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        page.click("input[name=axis]:not(:checked)").await;
        page.wait_until(&format!("location.hash.replace(/k=\\w+&/, '') === '#{LAMONGAN}&axis=published'")).await;
        page.wait_until("document.querySelectorAll('input[name=axis]')[1].checked").await;
        page.click("input[name=axis]:not(:checked)").await;
        page.wait_until(&format!("location.hash.replace(/k=\\w+&/, '') === '#{LAMONGAN}'")).await;
        let set = |day: &str| {
            format!(
                "const box = document.querySelector('#asof'); box.value = '{day}'; box.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            )
        };
        page.js(&set("2022-12-31")).await;
        page.wait_until("location.hash.includes('asof=2022-12-31')").await;
        let ids = page.query_ids(&page.fragment().await).await;
        page.wait_for_count(ids.len()).await;
        assert!(ids.len() < page.query_ids(LAMONGAN).await.len(), "what was published later is not there");
        assert_eq!(page.js("return document.querySelector('#asof').value").await, "2022-12-31");
        // As in a browser whose box of dates is a box of text.
        page.js("document.querySelector('#asof').type = 'text'").await;
        page.js(&set("31/13/2022")).await;
        page.wait_until("document.querySelector('#asof-problem').textContent.includes('31/13/2022')").await;
        assert!(page.fragment().await.contains("asof=2022-12-31"), "nothing is lost");
        page.js(&set("")).await;
        page.wait_until(&format!("location.hash.replace(/k=\\w+&/, '') === '#{LAMONGAN}'")).await;
        page.wait_until("document.querySelector('#asof-problem').textContent === ''").await;
    });
}

#[test]
fn the_coverage_unfolds_and_filters_by_a_publisher() {
    story("coverage", Settings::default(), async |page| {
        page.open("kind=value").await;
        page.click("#coverage").await;
        page.wait_for("table.cover").await;
        assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth").await, true, "the page does not scroll sideways");
        let name = page.text("table.cover tbody th button").await;
        page.click("table.cover tbody th button").await;
        page.wait_until("location.hash.includes('publisher=')").await;
        page.wait_until("document.querySelectorAll('table.cover tbody tr').length === 1").await;
        assert_eq!(page.text("table.cover tbody th button").await, name);
        page.click("#coverage").await;
        page.wait_until("!document.querySelector('table.cover')").await;
    });
}
