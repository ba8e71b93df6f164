//! A fact-checker looks at what does not agree: brackets, the list, the card, flags, rule, clocks, coverage.
use crate::browser::Settings;
use crate::page::story;
use fantoccini::key::Key;

const LAMONGAN: &str = "kind=value&region=3524";

#[test]
fn brackets_are_there_without_a_click_and_their_card_opens_by_keyboard() {
    story("brackets", Settings::default(), async |page| {
        page.open("region=3524&kind=value").await;
        page.wait_for("[data-lane=value][data-claims]").await;
        let words: Vec<String> = page.marks("value").await.into_iter().map(|mark| mark.0).collect();
        assert!(words.iter().any(|words| words.starts_with("Klaim bertentangan") && words.contains("×83")), "{words:#?}");
        assert!(words.iter().all(|w| !w.contains("×1.000")), "a misprint is no contradiction: {words:#?}");
        page.enter_grid().await;
        let heard = "document.querySelector('.keys .say').textContent";
        let count = page.query("region=3524&kind=value").await["conflicts"].as_array().expect("conflicts").len();
        for n in 1..=count {
            page.type_focused("c").await;
            page.wait_until(&format!("{heard}.startsWith('Pertentangan {n} dari {count}')")).await;
            if page.js(&format!("return {heard}.includes('×83')")).await == true {
                break;
            }
        }
        page.press_focused(&[Key::Enter]).await;
        page.wait_for("aside.card[data-conflict] .dispute").await;
        let told = page.text("aside.card .dispute").await;
        for figure in ["×83", "Rp107,53 triliun", "107 trilyun rupiah", "Rp1,3 triliun", "belum terjelaskan"] {
            assert!(told.contains(figure), "no {figure} in {told}");
        }
        assert!(page.fragment().await.contains("&conflict=3524.export_value.all.2022"), "the link carries what is open");
    });
}

#[test]
fn a_bracket_opens_its_card_by_mouse() {
    story("bracket-mouse", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        page.wait_for("[data-lane=value][data-claims]").await;
        page.click_mark("value", |words| words.contains("×83")).await;
        page.wait_until("document.querySelector('aside.card .dispute')?.textContent.includes('×83')").await;
    });
}

#[test]
fn the_headline_leads_to_the_list_a_card_and_back() {
    story("headline", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        let conflicts = page.query(LAMONGAN).await["conflicts"].as_array().expect("conflicts").clone();
        let large = conflicts.iter().filter(|conflict| conflict["severity"] == "large").count();
        assert!(page.text("#conflicts").await.contains(&format!("{large} pertentangan besar, {} kecil", conflicts.len() - large)));
        page.click("#conflicts").await;
        page.wait_until("document.activeElement.matches('aside.conflicts .close')").await;
        assert_eq!(page.js("return document.querySelectorAll('.disputes > li').length").await, conflicts.len());
        let listed = format!("{LAMONGAN}&list=contradictions");
        assert_eq!(page.fragment().await, listed, "the open list is in the link");
        page.click("[data-severity=large] .disputes li:nth-child(1) button").await;
        page.wait_for("aside.card[data-conflict] .dispute").await;
        page.wait_until("document.activeElement.matches('aside.card .close')").await;
        assert!(page.text("aside.card .dispute").await.contains("×83"));
        assert_eq!(page.js("return document.querySelector('aside.card').dataset.conflict").await, conflicts[0]["id"]);
        // From the conflict to a claim in it, by its publisher.
        page.click("aside.card .dispute .who button").await;
        page.wait_until("location.hash.includes('claim=') && document.querySelector('aside.card[data-claim]')").await;
        assert!(page.text("aside.card .dispute").await.contains("×83"), "it shows the same conflict");
        page.back().await;
        page.wait_for("aside.card[data-conflict]").await;
        page.click("aside.card .close").await;
        page.wait_for("aside.conflicts").await;
        page.press("aside.conflicts .close", Key::Escape).await;
        page.wait_until("!document.querySelector('aside.card') && document.activeElement.id === 'conflicts'").await;
        assert_eq!(page.fragment().await, LAMONGAN);
    });
}

#[test]
fn a_link_to_a_conflict_opens_it_with_exactly_its_members_in_each_language() {
    story("conflict-link", Settings::default(), async |page| {
        page.open("").await;
        let all = page.query("").await["conflicts"].as_array().expect("conflicts").clone();
        assert!(all.len() > 200);
        for (n, conflict) in all.iter().enumerate().step_by(all.len() / 12) {
            let id = conflict["id"].as_str().expect("an id");
            let lang = if n % 2 == 0 { "id" } else { "en" };
            page.open(&format!("conflict={id}&lang={lang}")).await;
            page.wait_for(&format!("aside.card[data-conflict=\"{id}\"] .dispute")).await;
            let rows = "return [...document.querySelectorAll('aside.card .dispute .who button')].map(one => one.dataset.open).sort()";
            page.wait_until("document.querySelectorAll('aside.card .dispute .who button').length > 1").await;
            let shown = page.js(rows).await.as_array().expect("rows").clone();
            let mut shown: Vec<String> = shown.iter().map(|row| row.as_str().expect("a row").to_owned()).collect();
            shown.dedup();
            assert_eq!(shown.len(), conflict["ids"].as_array().expect("ids").len(), "{id}");
        }
        page.open("conflict=3524.export_value.all.1907").await;
        page.wait_for("#banner").await;
        assert!(page.text("#banner").await.contains("3524.export_value.all.1907"), "a conflict of other data is told");
    });
}

#[test]
fn the_list_of_conflicts_says_who_stands_against_whom_and_is_searched() {
    story("conflict-list", Settings::default(), async |page| {
        page.open("list=contradictions").await;
        page.wait_for("aside.conflicts .disputes").await;
        assert!(page.js("return document.querySelectorAll('aside.conflicts h3').length").await.as_u64() > Some(10), "by province");
        page.type_into("#narrow-conflicts", "bijih nikel 2020").await;
        page.wait_until("document.querySelectorAll('.disputes > li').length < 20").await;
        let told = page.text("aside.conflicts").await;
        assert!(told.contains("nol") && told.contains("US$"), "{told}");
        page.type_into("#narrow-conflicts", " tidakada").await;
        page.wait_until("document.querySelectorAll('.disputes > li').length === 0").await;
        page.reload().await;
        page.wait_for("aside.conflicts .disputes").await;
    });
}

#[test]
fn a_mark_that_stands_for_several_claims_opens_their_list_and_gives_the_focus_back() {
    story("at-mark", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        page.wait_for("[data-lane=value][data-claims]").await;
        page.wait_for(".keys [tabindex=\"0\"]").await;
        page.click_mark("value", |words| words.contains("3 kemunculan")).await;
        page.wait_until("document.activeElement.matches('aside.at-mark [role=option]')").await;
        assert_eq!(page.js("return document.querySelectorAll('aside.at-mark [role=option]').length").await, 3);
        page.click("aside.at-mark li:nth-child(2)").await;
        page.wait_for("aside.card[data-claim]").await;
        page.press("aside.card .close", Key::Escape).await;
        page.wait_until("document.activeElement.matches('aside.at-mark li:nth-child(2)')").await;
        page.press("aside.at-mark .close", Key::Enter).await;
        page.wait_until("!document.querySelector('aside.card') && document.activeElement.matches('.keys [role=gridcell]')").await;
    });
}

#[test]
fn as_of_a_day_nothing_of_the_future_is_shown_and_the_undated_are_a_switch() {
    story("as-of", Settings::default(), async |page| {
        page.open("asof=2021-06-01").await;
        let answer = page.query("asof=2021-06-01").await;
        let (ids, undated) = (answer["ids"].as_array().expect("ids").clone(), answer["undated"].as_u64().expect("a count"));
        assert!(ids.len() > 200 && undated > 0);
        for id in &ids {
            let when = page.js_with("return jejak.claim(arguments[0]).when", vec![id.clone()]).await;
            let (_, end) = when.as_str().and_then(|when| when.split_once('/')).unwrap_or(("", when.as_str().expect("a period")));
            assert!(end <= "2021-06-01" && end != "2021", "{id}: {end}");
        }
        page.click("#undated").await;
        page.wait_until("location.hash.replace(/k=\\w+&/, '') === '#asof=2021-06-01&undated=left-out'").await;
        page.wait_for_count(ids.len() - usize::try_from(undated).expect("a count")).await;
        assert_eq!(page.js("return document.querySelector('#undated').checked").await, false);
        assert!(page.text(".clocks").await.contains(&undated.to_string()), "their count stays");
        page.back().await;
        page.wait_for_count(ids.len()).await;
        assert_eq!(page.js("return document.querySelector('#undated').checked").await, true);
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
