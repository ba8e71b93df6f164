//! A reader without a mouse goes over the lanes by keys, and hears what is there.
use crate::browser::Settings;
use crate::page::story;
use fantoccini::key::Key;

const LAMONGAN: &str = "region=3524";
const REGION: &str = "document.querySelector('.keys [role=status]').textContent";

#[test]
fn a_cell_says_what_it_has_and_leads_to_a_card_and_back() {
    story("grid", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        page.enter_grid().await;
        let said = page.cell().await;
        let year = said.split([',', ':']).nth(1).expect("a period").trim().to_owned();
        let count = page.query(&format!("{LAMONGAN}&kind=value&when={year}")).await["count"].as_u64().expect("a count");
        assert!(said.starts_with(&format!("Nilai, {year}: {count} klaim")), "{said}");
        // Where it lies is where its year is drawn: within the lane, and not of no size.
        let is_placed = "(() => { const a = document.activeElement.getBoundingClientRect(), b = document.querySelector('[data-plot=value]').getBoundingClientRect();
            return a.width >= 12 && a.height > 100 && a.left >= b.left && a.right <= b.right + 1 && Math.abs(a.top - b.top) < 2; })()";
        page.wait_until(is_placed).await;
        page.press_focused(&[Key::Left]).await;
        page.wait_until(&format!(
            "document.activeElement.getAttribute('aria-label').startsWith('Nilai, {}')",
            year.parse::<i32>().expect("a year") - 1
        ))
        .await;
        page.press_focused(&[Key::Right]).await;
        page.wait_until(&format!("document.activeElement.getAttribute('aria-label').startsWith('Nilai, {year}')")).await;
        page.press_focused(&[Key::Enter]).await;
        page.wait_until("document.activeElement.matches('aside.at-mark [role=option]')").await;
        assert_eq!(page.js("return document.querySelectorAll('aside.at-mark [role=option]').length").await, count);
        page.press_focused(&[Key::End]).await;
        page.wait_until("document.activeElement.matches('aside.at-mark [role=option]:last-child')").await;
        page.press_focused(&[Key::Enter]).await;
        page.wait_for("aside.card[data-claim]").await;
        page.wait_until("document.activeElement.matches('aside.card .close')").await;
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("document.activeElement.matches('aside.at-mark [role=option]:last-child')").await;
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("!document.querySelector('aside.card')").await;
        assert_eq!(page.cell().await, said, "the focus is back in the cell");
    });
}

#[test]
fn one_message_an_action_is_told_after_the_keys_have_come_to_rest() {
    story("grid-told", Settings::default(), async |page| {
        // Keys come in at the newest claims: of 2025 there are figures.
        page.open(&format!("{LAMONGAN}&when=2015/2025")).await;
        page.enter_grid().await;
        // Every text that the region has had, with when; and when the last key was pressed.
        page.js("window.__told = []; window.__key = 0; addEventListener('keydown', () => window.__key = performance.now(), true);
            const region = document.querySelector('.keys [role=status]');
            new MutationObserver(() => region.textContent && window.__told.push([region.textContent, performance.now() - window.__key]))
                .observe(region, { childList: true, characterData: true, subtree: true })")
            .await;
        for key in ["n", "h", "l"] {
            page.type_focused(key).await;
        }
        page.wait_until("window.__told.length === 1").await;
        assert_eq!(
            page.js("return window.__told[0][0].includes('terendah') && window.__told[0][1] >= 490").await,
            true,
            "the last question only, after a while"
        );
        page.type_focused(" ").await;
        page.wait_until("window.__told.length === 2 && window.__told[0][0] === window.__told[1][0]").await;
        page.press_focused(&[Key::Left]).await;
        page.wait_until(&format!("{REGION} === ''")).await;
        page.settle().await;
        assert_eq!(page.js("return window.__told.length").await, 2, "a move is said by the focus alone");
    });
}

#[test]
fn the_table_of_a_cell_and_the_search_lead_back_to_the_grid() {
    story("grid-away", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        page.enter_grid().await;
        let said = page.cell().await;
        let year = said.split([',', ':']).nth(1).expect("a period").trim().to_owned();
        page.type_focused("t").await;
        page.wait_until("document.activeElement.matches('#table .open')").await;
        assert_eq!(page.fragment().await, format!("kind=value&region=3524&when={year}"));
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("document.activeElement.matches('.keys [role=gridcell]')").await;
        assert_eq!((page.fragment().await.as_str(), page.cell().await), (LAMONGAN, said.clone()));
        // Whenever the reader turns back, the grid is that of the link again before the focus comes to it.
        page.js("document.addEventListener('focusin', () => {
                if (document.activeElement.matches('#table .open')) setTimeout(() => window.__is_back = document.activeElement.dispatchEvent(
                    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })) === false, window.__later);
            })")
            .await;
        for later in [0, 50, 100, 140, 200] {
            page.js(&format!("window.__later = {later}; window.__is_back = false")).await;
            page.type_focused("t").await;
            page.wait_until(
                "window.__is_back && document.activeElement.matches('.keys [role=gridcell]') && !location.hash.includes('when')",
            )
            .await;
            assert_eq!(page.cell().await, said, "after {later} ms");
        }
        page.js("window.__later = 1e9").await;
        page.type_focused("/").await;
        page.wait_until("document.activeElement.id === 'search'").await;
        page.type_focused("exportiva").await;
        page.wait_until("location.hash.includes('q=exportiva')").await;
        page.press_focused(&[Key::Enter]).await;
        page.wait_until("document.activeElement.matches('.keys [role=gridcell]')").await;
        let found = page.cell().await;
        assert!(!found.contains("tidak ada klaim"), "it is where something was found: {found}");
        page.press_focused(&[Key::Enter]).await;
        page.wait_until("document.activeElement.matches('aside.at-mark [role=option]')").await;
    });
}

#[test]
fn all_keys_are_listed_in_a_dialog_and_letters_act_in_the_grid_only() {
    story("grid-help", Settings::default(), async |page| {
        page.open(LAMONGAN).await;
        page.enter_grid().await;
        let said = page.cell().await;
        page.type_focused("?").await;
        page.wait_until(
            "document.querySelector('#grid-help').open && document.querySelector('#grid-help').contains(document.activeElement)",
        )
        .await;
        // The lanes stay in sight beside it.
        page.wait_until(
            "document.querySelector('.lanes').getBoundingClientRect().right <= document.querySelector('#grid-help').getBoundingClientRect().left",
        )
        .await;
        let told = page.text("#grid-help").await;
        for key in ["PgUp", "Enter", "Esc", "Spasi", "pertentangan berikut", "tertinggi, terendah"] {
            assert!(told.contains(key), "no {key} in {told}");
        }
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("!document.querySelector('#grid-help').open").await;
        assert_eq!(page.cell().await, said);
        page.js("document.querySelector('#conflicts').focus()").await;
        page.type_focused("c?t").await;
        page.settle().await;
        assert_eq!(
            page.js("return [document.activeElement.id, document.querySelector('#grid-help').open, location.hash]").await[0],
            "conflicts"
        );
        assert_eq!(page.fragment().await, LAMONGAN);
        assert_eq!(page.js("return document.querySelector('#grid-help').open").await, false);
    });
}
