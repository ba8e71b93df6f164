//! The reader narrows the claims down.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
use fantoccini::key::Key;
use std::collections::BTreeSet;

#[test]
fn two_facets_narrow_the_claims_together() {
    story("two-facets", Settings::default(), async |page| {
        let facts = Facts::read();
        let expected = facts.ids(&[("kind", vec!["release".into()]), ("region", vec!["35".into()])]);
        page.open("").await;
        page.toggle("kind", "release").await;
        page.wait_for_count(facts.ids(&[("kind", vec!["release".into()])]).len()).await;
        page.toggle("region", "35").await;
        page.wait_for_count(expected.len()).await;
        assert_eq!(page.fragment().await, "kind=release&region=35");
        assert_eq!(page.table_ids().await.into_iter().collect::<BTreeSet<_>>(), expected);
        assert_eq!(page.js("return document.querySelectorAll('.chip').length >= 2").await, true);
        let counted = page.js("return document.querySelector('[data-facet=kind] [data-code=value] .ct').textContent.trim()").await;
        let values = facts.ids(&[("kind", vec!["value".into()]), ("region", vec!["35".into()])]).len();
        assert_eq!(counted, values.to_string(), "a facet's counts ignore its own filter");
        page.toggle("region", "35").await;
        page.toggle("kind", "release").await;
        page.wait_for_count(facts.ids(&[]).len()).await;
        assert_eq!(page.fragment().await, "");
    });
}

#[test]
fn the_brush_moves_by_keyboard() {
    story("brush", Settings::default(), async |page| {
        page.open("").await;
        let all = page.count().await;
        for (handle, key) in
            [(".handle.lo", Key::PageUp), (".handle.lo", Key::Right), (".handle.hi", Key::PageDown), (".handle.hi", Key::Left)]
        {
            let value = format!("Number(document.querySelector('{handle}').getAttribute('aria-valuenow'))");
            let before = page.js(&format!("return {value}")).await;
            page.press(handle, key).await;
            page.settle().await;
            let after = page.js(&format!("return {value}")).await;
            let (before, after) = (before.as_f64().expect("a number"), after.as_f64().expect("a number"));
            if matches!(key, Key::Right | Key::PageUp) {
                assert!(after > before, "{key:?} on {handle}: {before} to {after}");
            } else {
                assert!(after < before, "{key:?} on {handle}: {before} to {after}");
            }
        }
        page.wait_until("location.hash.includes('when=')").await;
        page.wait_for_link().await;
        let (count, certain, possible) = page.summary().await;
        assert_eq!(count, certain + possible);
        assert!(count <= all);
        let answer = page.query(&page.fragment().await).await;
        assert_eq!(
            (answer["count"].as_u64(), answer["certain"].as_u64(), answer["possible"].as_u64()),
            (Some(count), Some(certain), Some(possible))
        );
        page.press(".handle.lo", Key::Home).await;
        page.press(".handle.hi", Key::End).await;
        page.wait_for_count(usize::try_from(all).expect("a count")).await;
    });
}

#[test]
fn the_same_words_in_two_languages_find_the_same_claims() {
    story("search", Settings::default(), async |page| {
        page.open("").await;
        for (indonesian, english) in [("nikel", "nickel"), ("sawit", "palm oil"), ("tenun", "weaving")] {
            let mut found = Vec::new();
            for words in [indonesian, english] {
                page.js("const box = document.querySelector('header input[type=search]'); box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }))").await;
                page.type_into("header input[type=search]", words).await;
                let expected = page.query_ids(&format!("q={}", words.replace(' ', "%20"))).await;
                assert!(!expected.is_empty(), "{words}: nothing found");
                page.wait_for_count(expected.len()).await;
                assert_eq!(page.table_ids().await, expected, "{words}");
                found.push(expected);
            }
            assert_eq!(found[0], found[1], "{indonesian} and {english}");
        }
    });
}

#[test]
fn the_five_original_sources_are_a_search_away() {
    story("originals", Settings::default(), async |page| {
        page.open("").await;
        for (words, source) in [
            ("Lamongan", "lamongan-today-2020-12-05-pelepasan-ekspor"),
            ("Exportiva", "bolamp-2024-06-exportiva"),
            ("Virtual Expo", "wartamerdeka-2021-03-virtual-expo"),
            ("Lampung", "antara-lampung-2020-maksimalkan-ekspor"),
            ("Lamongan", "lamongan-2022-penghargaan-pendukung-ekspor"),
        ] {
            let found = page
                .js_with("return jejak.query('q=' + encodeURIComponent(arguments[0])).ids.filter(id => jejak.claim(id).source.id === arguments[1]).length", vec![words.into(), source.into()])
                .await;
            assert!(found.as_u64() > Some(0), "{words} does not lead to {source}");
        }
    });
}

#[test]
fn a_column_sorts_the_table_both_ways() {
    story("sort", Settings::default(), async |page| {
        page.open("kind=award").await;
        page.click("th.title button").await;
        page.wait_until("location.hash.includes('sort=')").await;
        let once = page.table_ids().await;
        assert_eq!(once, page.query_ids(&page.fragment().await).await);
        page.click("th.title button").await;
        page.wait_until("location.hash.includes('sort=-')").await;
        let twice = page.table_ids().await;
        assert_eq!(twice, page.query_ids(&page.fragment().await).await);
        assert_ne!(once, twice);
    });
}

#[test]
fn an_unfolded_facet_waits_for_words_and_enter_takes_the_first_row() {
    story("facet-box", Settings::default(), async |page| {
        page.open("").await;
        page.click(".facet[data-facet=region] .more").await;
        page.wait_until("document.activeElement.matches('.facet[data-facet=region] input[type=search]')").await;
        page.type_into(".facet[data-facet=region] input[type=search]", "lamo").await;
        page.wait_until("document.querySelector('.facet[data-facet=region] .rows label').dataset.code === '3524'").await;
        page.press_focused(&[Key::Enter]).await;
        page.wait_until("location.hash.endsWith('region=3524')").await;
        page.wait_for_count(Facts::read().ids(&[("region", vec!["3524".into()])]).len()).await;
    });
}

#[test]
fn the_measure_of_the_values_lane_filters_nothing() {
    story("lane-measure", Settings::default(), async |page| {
        page.open("region=3524").await;
        let (count, ids) = (page.count().await, page.table_ids().await);
        let choose = "const list = document.querySelector('#measure');
            list.selectedIndex = arguments[0];
            list.dispatchEvent(new Event('change', { bubbles: true }))";
        page.js_with(choose, vec![1.into()]).await;
        page.wait_until("location.hash.includes('lane=')").await;
        page.settle().await;
        assert_eq!((page.count().await, page.table_ids().await), (count, ids));
        page.js_with(choose, vec![0.into()]).await;
        page.wait_until("location.hash.endsWith('region=3524') && document.querySelector('#measure').selectedIndex === 0").await;
    });
}

#[test]
fn early_claims_are_counted_beside_their_lane_and_a_press_shows_them() {
    story("earlier", Settings::default(), async |page| {
        page.open("region=0").await;
        page.wait_for(".lane[data-lane=value] .earlier").await;
        let said = page.text(".lane[data-lane=value] .earlier").await;
        let (count, year) = said.split_once(" sebelum ").expect("how many before which year");
        let (count, year): (u64, i32) = (count.parse().expect("a count"), year.parse().expect("a year"));
        // No lane shows a year before it.
        let first = page.js("return document.querySelector('.handle.lo').getAttribute('aria-valuetext')").await;
        assert!(first.as_str().expect("the first day").contains(&year.to_string()), "{first} {said}");
        page.click(".lane[data-lane=value] .earlier").await;
        page.wait_until(&format!("location.hash.includes('/{}')", year - 1)).await;
        page.wait_until("!document.querySelector('.earlier')").await;
        let link = page.fragment().await;
        let found = page.query(&format!("{link}&kind=value")).await["count"].as_u64().expect("a count");
        assert_eq!(found, count, "{link}");
        let head = page.text(".lane[data-lane=value] h2").await;
        assert!(head.contains(&format!("{count} klaim")), "{head}");
    });
}
