//! Table, lanes, `jejak.query` and the curated files agree on what a filter leaves.
use crate::browser::Settings;
use crate::facts::Facts;
use crate::page::story;
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

/// xorshift64*: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit.max(1)
    }
}
