//! The reader opens a claim.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
use fantoccini::key::Key;

#[test]
fn a_row_of_the_table_opens_its_card() {
    story("card-table", Settings::default(), async |page| {
        page.open("kind=award").await;
        page.wait_until(
            "document.querySelector('#show-all').offsetParent || document.querySelectorAll('#table tr[data-claim]').length === Number(document.querySelector('#summary').dataset.count)",
        )
        .await;
        let id = page.table_ids().await.swap_remove(0);
        let title = page.text(&format!("#table tr[data-claim=\"{id}\"] .title")).await;
        page.click(&format!("#table tr[data-claim=\"{id}\"] .title button")).await;
        page.wait_for(&format!("aside.card[data-claim=\"{id}\"]")).await;
        assert!(page.text("aside.card").await.contains(&title), "the card says what the row says");
        assert!(page.fragment().await.contains(&format!("claim={id}")));
        page.click("aside.card .close").await;
        page.wait_until("!document.querySelector('aside.card')").await;
        assert_eq!(page.fragment().await, "kind=award");
    });
}

#[test]
fn a_mark_of_a_lane_opens_its_card_by_keyboard() {
    story("card-lane", Settings::default(), async |page| {
        page.open("").await;
        for lane in ["value", "release", "award", "programme"] {
            page.press(&format!("[data-lane={lane}] .cursor"), Key::Right).await;
            page.press(&format!("[data-lane={lane}] .cursor"), Key::Enter).await;
            page.wait_until("location.hash.includes('claim=')").await;
            let id = page.js("return document.querySelector('aside.card').dataset.claim").await;
            let kind = page.js_with("return jejak.claim(arguments[0]).kind", vec![id]).await;
            assert_eq!(kind, lane);
            page.click("aside.card .close").await;
            page.wait_until("!document.querySelector('aside.card')").await;
            // The focus goes back to the claim in the frame after.
            page.settle().await;
        }
    });
}

#[test]
fn a_mark_of_a_lane_opens_its_card_by_mouse() {
    story("card-mouse", Settings::default(), async |page| {
        page.open("kind=award&region=35").await;
        // The keyboard's cursor stands on a mark, so its middle is a place to click on.
        page.click_at("[data-lane=award] .cursor").await;
        page.wait_for("aside.card[data-claim]").await;
        let row = page.js("return Number(document.querySelector('#table tr[data-claim=\"' + document.querySelector('aside.card').dataset.claim + '\"]').dataset.row)").await;
        assert!(page.lane_rows(Some("award")).await.contains(&row.as_u64().expect("a row number")));
    });
}

#[test]
fn a_link_to_a_card_shows_its_source() {
    story("card-link", Settings::default(), async |page| {
        let facts = Facts::read();
        for kind in ["release", "value", "award", "programme"] {
            let id = facts.first_of(kind);
            page.open(&format!("claim={id}")).await;
            page.wait_for(&format!("aside.card[data-claim=\"{id}\"]")).await;
            let publisher = page.js_with("return jejak.claim(arguments[0]).source.publisher", vec![id.as_str().into()]).await;
            let words = page.text("aside.card").await;
            assert!(words.contains(publisher.as_str().expect("a publisher")), "{id}: {words}");
        }
    });
}
