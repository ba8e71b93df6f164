//! What is ticked, pressed and focused on the screen is what the link says.
use crate::browser::Settings;
use crate::editions::Edition;
use crate::engine::Engine;
use crate::page::{Page, story, story_at};
use crate::pool;
use crate::random::Random;
use crate::stories::tables;
use fantoccini::key::Key;
use std::fs;
use std::path::PathBuf;

/// The checked boxes of the rail and the values that the link chooses, each as `facet=code`, sorted.
const BOXES_AND_LINK: &str = "
    const boxes = [...document.querySelectorAll('.facet')].flatMap(facet =>
        [...facet.querySelectorAll('label[data-code]')].filter(label => label.querySelector('input').checked)
            .map(label => facet.dataset.facet + '=' + label.dataset.code));
    const facets = [...document.querySelectorAll('.facet')].map(facet => facet.dataset.facet);
    const link = location.hash.slice(1).split('&').flatMap(part => {
        const [key, list] = part.split('=');
        return facets.includes(key) ? list.split(',').map(code => key + '=' + decodeURIComponent(code)) : [];
    });
    return [boxes.sort().join(' '), link.sort().join(' ')];";

async fn boxes_agree(page: &Page, after: &str) {
    let told = page.js(BOXES_AND_LINK).await;
    assert_eq!(told[0], told[1], "the boxes against the link after {after}");
}

/// Waits until the rail has followed, wherever it is.
async fn at_rest(page: &Page) {
    let painted = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(() => done(true)))))";
    page.js_async(painted).await;
}

#[test]
fn the_ticked_boxes_are_those_of_the_link_after_every_act() {
    story("boxes", Settings::default(), async |page| {
        page.open("").await;
        let mut random = Random(0xb0c5_e5ed);
        for n in 0..40 {
            let rows = page.js("return document.querySelectorAll('.facet label[data-code]').length").await.as_u64().expect("a number");
            let row = random.below(usize::try_from(rows).expect("some rows"));
            let by_key = n % 3 == 2;
            let touch = "
                const label = document.querySelectorAll('.facet label[data-code]')[arguments[0]];
                const what = label.closest('.facet').dataset.facet + '=' + label.dataset.code;
                const input = label.querySelector('input');
                if (arguments[1]) input.focus(); else label.click();
                return [what, !arguments[1] || document.activeElement === input]";
            let touched = page.js_with(touch, vec![row.into(), by_key.into()]).await;
            let what = touched[0].as_str().expect("a row");
            assert_eq!(touched[1], true, "act {n}: {what} takes the focus");
            if by_key {
                page.press_focused(&[Key::Space]).await;
            }
            at_rest(&page).await;
            boxes_agree(&page, &format!("act {n}: {what}")).await;
            if n % 8 == 7 {
                page.js("history.back()").await;
                at_rest(&page).await;
                page.settle().await;
                boxes_agree(&page, "a step back").await;
                page.js("document.querySelector('.chip:not(.warn)')?.click()").await;
                at_rest(&page).await;
                boxes_agree(&page, "a chip's cross").await;
            }
            if n % 20 == 19 {
                page.js("document.querySelector('.clear-all')?.click()").await;
                at_rest(&page).await;
                boxes_agree(&page, "all filters cleared").await;
            }
        }
        page.reload().await;
        boxes_agree(&page, "a reload").await;
    });
}

#[test]
fn a_row_that_moves_keeps_the_focus() {
    story("focus-follows", Settings::default(), async |page| {
        page.open("").await;
        let row = "[data-facet=region] label[data-code='3524'] input";
        page.toggle("region", "3524").await;
        page.toggle("region", "3524").await;
        page.js(&format!("document.querySelector(\"{row}\").focus()")).await;
        page.press(row, Key::Space).await;
        at_rest(&page).await;
        let focused = page.js("return document.activeElement.closest('label')?.dataset.code ?? document.activeElement.tagName").await;
        assert_eq!(focused, "3524");
        boxes_agree(&page, "Space on a row that moves").await;
    });
}

#[test]
fn the_drawer_of_filters_keeps_the_focus_until_it_is_closed() {
    story("drawer", Settings { width: 360, height: 740, ..Settings::default() }, async |page| {
        page.open("").await;
        page.click("#open-filters").await;
        let place = "const e = document.activeElement; return e === document.body || !!e.closest('.rail, .veil') || e.outerHTML";
        page.wait_until("document.activeElement.matches('.rail .close')").await;
        for _ in 0..4 {
            page.press_focused(&[Key::Shift, Key::Tab]).await;
            assert_eq!(page.js(place).await, true);
            if page.js("return document.activeElement === document.body").await == true {
                break;
            }
        }
        assert_eq!(page.js("return document.elementFromPoint(180, 20).matches('.veil')").await, true, "the header lies behind");
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("document.activeElement.id === 'open-filters'").await;
        assert_eq!(page.js("return document.querySelectorAll('[inert]').length").await, 0);
    });
}

#[test]
fn a_refused_act_leaves_the_control_at_what_holds() {
    story("refused", Settings::default(), async |page| {
        page.open("compare=3524,3525,3578,32,33").await;
        page.js("const s = document.querySelector('#compare'); s.value = s.options[3].value; s.dispatchEvent(new Event('change', { bubbles: true }))").await;
        at_rest(&page).await;
        page.wait_until("location.hash.split('compare=')[1].split(',').length === 6").await;
        assert_eq!(page.js("return document.querySelector('#compare').value").await, "", "it asks for the next one");
        assert_eq!(page.js("return document.querySelector('#compare').options.length").await, 1, "and says that six are the most");
    });
}

/// What a translator does: each text in elements of its own, its words rewritten.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.data.trim() && !node.parentElement.closest('script, style, textarea')) texts.push(node);
    for (const node of texts) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        node.replaceWith(outer); outer.append(inner); inner.append(node); node.data = '«' + node.data + '»';
    }
    return texts.length";

#[test]
fn the_page_goes_on_where_a_translator_has_rewritten_it() {
    story("translator", Settings::default(), async |page| {
        page.open("").await;
        assert!(page.js(TRANSLATE).await.as_u64().expect("a number") > 60);
        let mut random = Random(0x7ab5_1a7e);
        for n in 0..200 {
            let act = "
                const rows = document.querySelectorAll('.facet label[data-code]'), chips = document.querySelectorAll('.chip');
                const others = document.querySelectorAll('#conflicts, .facet .more, th button, #coverage, .clear-all, #lang, tr .open, aside .close');
                const of = [rows, rows, rows, others, chips][arguments[0]];
                if (of.length) of[arguments[1] % of.length].click();";
            page.js_with(act, vec![random.below(5).into(), random.below(1000).into()]).await;
            at_rest(&page).await;
            boxes_agree(&page, &format!("act {n}")).await;
        }
    });
}

#[test]
fn a_closed_card_gives_the_focus_back_to_what_opened_it_and_the_page_stays() {
    story("card-focus", Settings::default(), async |page| {
        page.open("region=3524&kind=value").await;
        let place = "document.querySelector('#table tbody tr:nth-child(5) .open')";
        page.js(&format!("{place}.scrollIntoView({{ block: 'center', behavior: 'instant' }}); {place}.focus()")).await;
        page.settle().await;
        let before = page.js("return scrollY").await;
        page.press("#table tbody tr:nth-child(5) .open", Key::Enter).await;
        page.wait_for("aside.card .close").await;
        page.press("aside.card .close", Key::Enter).await;
        page.wait_until("!document.querySelector('aside.card')").await;
        at_rest(&page).await;
        assert_eq!(page.js(&format!("return document.activeElement === {place}")).await, true);
        assert_eq!(page.js("return scrollY").await, before);
        page.click("#conflicts").await;
        page.click("[data-severity=large] .disputes button").await;
        page.wait_for("aside.card[data-conflict] .close").await;
        let id = page.js("return document.querySelector('aside.card').dataset.conflict").await;
        page.press("aside.card .close", Key::Enter).await;
        page.wait_for("aside.conflicts").await;
        at_rest(&page).await;
        assert_eq!(page.js("return document.activeElement.matches('[data-severity=large] .disputes button')").await, true, "{id}");
    });
}

#[test]
fn back_leads_from_entry_to_entry_and_never_out_of_the_page() {
    story("entries", Settings::default(), async |page| {
        page.open("region=3524").await;
        page.js("const s = document.querySelector('#compare'); s.value = s.options[s.options.length - 1].value; s.dispatchEvent(new Event('change', { bubbles: true }))").await;
        page.wait_until("location.hash.includes('compare=')").await;
        page.type_into("header input", "udang").await;
        page.wait_until("location.hash.includes('q=udang')").await;
        page.js("history.back()").await;
        page.wait_until("!location.hash.includes('q=') && location.hash.includes('compare=')").await;
        page.wait_until("document.querySelector('header input').value === ''").await;
        page.js("history.back()").await;
        page.wait_until("location.hash.replace(/k=\\w+&/, '') === '#region=3524'").await;
        at_rest(&page).await;
        boxes_agree(&page, "two steps back").await;
    });
}

#[test]
fn the_overview_stays_under_the_hand_while_the_brush_is_dragged() {
    story("still", Settings::default(), async |page| {
        page.open("").await;
        page.js("document.querySelector('.brush').scrollIntoView({ block: 'center', behavior: 'instant' })").await;
        page.settle().await;
        let drag = "
            const done = arguments[0], brush = document.querySelector('.brush'), box = brush.getBoundingClientRect();
            const fire = (name, x) => brush.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: box.y + 20 }));
            brush.setPointerCapture = () => {};
            const tops = [];
            fire('pointerdown', box.x + box.width * 0.5);
            let n = 0;
            const step = () => {
                tops.push(Math.round(brush.getBoundingClientRect().y - box.y));
                if (n < 20) { n += 1; fire('pointermove', box.x + box.width * (0.5 + n * 0.02)); requestAnimationFrame(() => requestAnimationFrame(step)); }
                else { fire('pointerup', box.x + box.width * 0.9); done(tops); }
            };
            step();";
        let tops = page.js_async(drag).await;
        assert!(
            tops.as_array().is_some_and(|tops| tops.len() == 21 && tops.iter().all(|top| top.as_i64().is_some_and(|top| top.abs() <= 1))),
            "{tops}"
        );
        assert_eq!(page.js("return document.querySelector('main .sum').style.height").await, "", "what stands above is free again");
        assert!(page.fragment().await.contains("when="));
    });
}

#[test]
fn a_part_that_does_not_come_is_told_where_it_is_missed_and_comes_when_asked_again() {
    let edition = Edition::first();
    let files: Vec<PathBuf> = fs::read_dir(&edition.folder).expect("the site").flatten().map(|entry| entry.path()).collect();
    let later = files.into_iter().find(|path| path.to_string_lossy().contains("_later-")).expect("what follows the first view");
    let aside = later.with_extension("aside");
    fs::rename(&later, &aside).expect("the file aside");
    let site = pool::serve(&edition.folder);
    let address = site.address();
    story_at("part-missing", Settings::default(), &address.clone(), async move |page| {
        for harmless in ["_later-", "WebAssembly", "CompileError", " 404\""] {
            page.expect_trouble(harmless);
        }
        page.go_to(&address).await;
        page.wait_for("#part-missing button").await;
        assert!(page.text("#part-missing").await.contains("Coba lagi"));
        page.click("#conflicts").await;
        page.wait_for("#part-missing button").await;
        fs::rename(&aside, &later).expect("the file back");
        page.click("#part-missing button").await;
        page.wait_for("#table tbody tr").await;
        page.wait_until("!document.querySelector('#part-missing')").await;
        page.keep((site, edition));
    });
}

#[test]
fn words_that_did_not_come_come_when_asked_again_in_the_language_on_the_screen() {
    let edition = Edition::first();
    let missing: Vec<PathBuf> = ["cards", "names-en", "titles-en"].iter().map(|name| edition.file(name, ".bin")).collect();
    for file in &missing {
        fs::rename(file, file.with_extension("aside")).expect("the file aside");
    }
    let site = pool::serve(&edition.folder);
    let address = site.address();
    story_at("words-again", Settings::default(), &address.clone(), async move |page| {
        page.expect_trouble(".bin");
        page.go_to(&format!("{address}#lang=id")).await;
        page.wait_for("#table tbody tr .open").await;
        page.click("#table tbody tr .open").await;
        page.wait_for("aside.card [role=alert] button").await;
        page.click("#lang").await;
        page.wait_until("document.documentElement.lang === 'en'").await;
        for file in &missing {
            fs::rename(file.with_extension("aside"), file).expect("the file back");
        }
        page.click("aside.card [role=alert] button").await;
        page.wait_until("!document.querySelector('aside.card [role=alert]')").await;
        page.wait_until("document.querySelector('#table tbody tr .open').textContent.trim() !== ''").await;
        page.keep((site, edition));
    });
}

#[test]
fn the_boxes_are_those_of_the_link_after_steps_back_and_forward() {
    story("boxes-forward", Settings::default(), async |page| {
        page.open("").await;
        // The first row of a facet that is not ticked yet.
        let tick = "[...document.querySelectorAll(`.facet[data-facet=${arguments[0]}] label[data-code] input`)].find(input => !input.checked).click()";
        for facet in ["kind", "region", "kind", "measure"] {
            page.js_with(tick, vec![facet.into()]).await;
            at_rest(&page).await;
            boxes_agree(&page, facet).await;
        }
        let last = page.fragment().await;
        for (step, word) in [(false, "back"), (true, "forward")].into_iter().flat_map(|step| [step; 3]) {
            if step {
                page.forward().await
            } else {
                page.back().await
            }
            at_rest(&page).await;
            page.settle().await;
            boxes_agree(&page, word).await;
        }
        assert_eq!(page.fragment().await, last, "as many steps forward as back");
        let chosen = "return [...document.querySelectorAll('.facet label[data-code] input')].filter(input => input.checked).length";
        assert_eq!(page.js(chosen).await, 4, "a box for each choice");
    });
}

/// Not in WebKitGTK: the fingers of its driver are no touch of the page. There boxes, chips and cards are pressed by mouse and key in the stories
/// around this one.
#[test]
fn a_finger_ticks_boxes_presses_chips_and_opens_cards_like_a_mouse() {
    story("finger", Settings { width: 800, height: 900, ..Settings::default() }, async |page| {
        page.open("kind=award").await;
        if page.engine() == Engine::WebKit {
            return;
        }
        let tap = async |css: &str| page.tap(css).await.unwrap_or_else(|error| panic!("{css}: {error}"));
        tap("#open-filters").await;
        page.wait_until("document.activeElement.matches('.rail .close')").await;
        let mut random = Random(0xf1_06e5);
        for n in 0..12 {
            let mark = "const all = [...document.querySelectorAll('.facet label[data-code]')].filter(row => row.offsetParent);
                document.querySelector('[data-tapped]')?.removeAttribute('data-tapped');
                all[arguments[0] % all.length].dataset.tapped = ''";
            page.js_with(mark, vec![random.below(1000).into()]).await;
            tap("[data-tapped]").await;
            at_rest(&page).await;
            boxes_agree(&page, &format!("tap {n}")).await;
        }
        tap(".rail .close").await;
        page.wait_until("document.activeElement.id === 'open-filters'").await;
        while page.js("return document.querySelectorAll('.chip:not(.warn)').length").await != 0 {
            tap(".chip:not(.warn)").await;
            at_rest(&page).await;
            boxes_agree(&page, "a tap on a chip").await;
        }
        tap("#table tbody tr:nth-child(2) .open").await;
        page.wait_until("document.querySelector('aside.card')").await;
        tap("aside.card .close").await;
        page.wait_until("!document.querySelector('aside.card')").await;
    });
}

#[test]
fn the_screen_of_tables_goes_on_where_a_translator_has_rewritten_it() {
    story("translator-tables", Settings::default(), async |page| {
        page.open("").await;
        page.click("#open-table").await;
        page.type_into("#desk-paste", "bulan,provinsi,barang,nilai (juta US$)\n2021-11,Jawa Timur,ikan,1.5\n2021-12,Bali,kopi,2.25\n")
            .await;
        page.click("#desk-paste-open").await;
        page.wait_for("#preview").await;
        page.click("#desk-open").await;
        page.wait_for("#desk-count").await;
        assert!(page.js(TRANSLATE).await.as_u64().expect("a number") > 80);
        let mut random = Random(0x0de5_c1a7);
        for _ in 0..60 {
            let act = "
                const desk = document.querySelector('#desk');
                const all = [...desk.querySelectorAll('label input[type=checkbox], summary, select')];
                const one = all[arguments[0] % all.length];
                if (one.matches('select')) {
                    one.selectedIndex = arguments[0] % one.options.length;
                    one.dispatchEvent(new Event('change', { bubbles: true }));
                } else one.click();";
            page.js_with(act, vec![random.below(1000).into()]).await;
            at_rest(&page).await;
            let view = tables::script(&page, "return jejak.table.view()", vec![]).await;
            page.wait_until(&format!("document.querySelector('#desk-count').dataset.count === '{}'", view["count"])).await;
        }
        page.press_focused(&[Key::Escape]).await;
        page.wait_until("!document.querySelector('#desk[open]')").await;
    });
}
