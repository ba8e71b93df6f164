//! Table, lanes, `jejak.query` and the curated files agree on what a filter leaves.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
use crate::random::Random;
use std::collections::BTreeSet;

const FILTERS: usize = 20;

#[test]
fn table_lanes_and_query_agree_for_random_filters() {
    story("agreement", Settings::default(), async |page| {
        let facts = Facts::read();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for round in 0..FILTERS {
            let mut filter: Vec<(&str, Vec<String>)> = Vec::new();
            for facet in ["kind", "region", "hs", "to", "measure", "origin", "publisher"] {
                if random.below(if facet == "kind" { 2 } else { 5 }) == 0 {
                    let codes = facts.all_codes(facet);
                    let some = 1 + random.below(codes.len().min(12));
                    filter.push((facet, (0..some).map(|_| codes[random.below(codes.len())].clone()).collect()));
                }
            }
            let link = filter
                .iter()
                .map(|(facet, codes)| format!("{facet}={}", codes.iter().map(|code| escape(code)).collect::<Vec<_>>().join(",")));
            let link = link.collect::<Vec<_>>().join("&");
            let expected = facts.ids(&filter);
            page.open(&link).await;
            page.wait_for_count(expected.len()).await;
            let ids = page.query_ids(&link).await;
            assert_eq!(page.table_ids().await, ids, "round {round}: table and query of #{link}");
            assert_eq!(ids.into_iter().collect::<BTreeSet<_>>(), expected, "round {round}: query and files of #{link}");
            assert_eq!(page.lane_rows(None).await, page.table_rows().await, "round {round}: lanes and table of #{link}");
        }
    });
}

/// The page without what depends on the way that led to it: attributes in one order, and what the reader sees of boxes and lists.
const OUTLINE: &str = "
    const told = node => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const attributes = [...node.attributes].map(a => `${a.name}=${a.value}`).filter(a => !/^(checked|selected|value)=/.test(a)).sort();
        const live = [node.checked, node.selected, node.localName === 'option' ? '' : node.value].filter(v => v !== undefined);
        return `<${node.localName} ${attributes.join(' ')} ${live.join(' ')}>${[...node.childNodes].map(told).join('')}</>`;
    };
    return [...document.querySelectorAll('.rail, .sum, .lane-head, .clocks, aside')].map(told);";

/// Sections that change on the screen end as they begin when the link is opened afresh.
#[test]
fn what_changes_step_by_step_ends_as_a_fresh_page_begins() {
    story("step-by-step", Settings::default(), async |page| {
        let links = [
            "",
            "region=3524&kind=value",
            "kind=value",
            "region=35&kind=award",
            "check=conflict",
            "q=kopi",
            "region=3524&axis=published&unit=USD",
            "lang=en",
            "lang=en&region=18",
            "kind=award&when=2022",
            "",
        ];
        let mut fresh = Vec::new();
        for link in links {
            page.open(link).await;
            page.settle().await;
            fresh.push(page.js(OUTLINE).await);
        }
        page.open("").await;
        for (link, expected) in links.iter().zip(fresh) {
            page.js_with("location.hash = arguments[0]", vec![(*link).into()]).await;
            let count = page.query_ids(link).await.len();
            page.wait_for_count(count).await;
            page.wait_until("!document.querySelector('aside') || document.querySelector('aside').textContent").await;
            // What is told once the lanes have come to rest comes after them.
            let found = page.js_becoming(OUTLINE, &expected).await;
            assert_eq!(found.as_array().map(Vec::len), expected.as_array().map(Vec::len), "#{link}");
            for (found, expected) in found.as_array().into_iter().flatten().zip(expected.as_array().into_iter().flatten()) {
                assert_eq!(found, expected, "#{link}");
            }
        }
    });
}

/// Everything but letters, digits and `-_.` as `%XX`.
fn escape(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
            },
        )
        .collect()
}
