//! What stands on paper only: markup that is put into the page while it is printed.
use super::{ADDRESS, BOTH, session, well_formed, with};
use crate::support::answer;
use jejak_ekspor::present::markup::Html;
use jejak_ekspor::present::paper::{body, head, scanned};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::Lang;

const LINKS: [&str; 4] = ["", "region=3524", "region=3524&kind=value&when=2022", "q=kopi&sort=-publisher"];

fn text_of(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

fn escaped(text: &str) -> String {
    let mut html = Html::default();
    html.text(text);
    html.finish()
}

/// The squares of a code's picture, with the border that paper gives it, as a camera sees them.
fn read(html: &str) -> String {
    const BORDER: usize = 4;
    const PIXELS: usize = 4;
    let side: usize = html.split_once("viewBox=\"0 0 ").unwrap().1.split([' ', '"']).next().unwrap().parse().unwrap();
    let path = html.split_once("<path d=\"").unwrap().1.split('"').next().unwrap();
    let mut dark = vec![false; side * side];
    for run in path.split('M').skip(1) {
        let numbers: Vec<usize> = run.split([' ', 'h', 'v']).take(3).map(|n| n.parse().unwrap()).collect();
        let [x, y, length] = numbers[..] else { panic!("{run}") };
        dark[y * side + x..y * side + x + length].fill(true);
    }
    let whole = (side + 2 * BORDER) * PIXELS;
    let square = |at: usize| (at / PIXELS).checked_sub(BORDER).filter(|at| *at < side);
    let shade = |x, y| if square(x).zip(square(y)).is_some_and(|(x, y)| dark[y * side + x]) { 0 } else { 255 };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(whole, whole, shade);
    let grids = seen.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn every_row_stands_there_once_with_its_source_and_each_source_once() {
    let session = session();
    for (link, lang) in LINKS.into_iter().flat_map(|link| BOTH.map(|lang| (link, lang))) {
        let html = with(link, lang, |store| store.tell(&|view| body(view)));
        well_formed(&html);
        let rows = answer(&session, link).1.rows;
        assert!(!rows.is_empty(), "{link}");
        let listed: Vec<&str> = html.split("<ol class=\"paper-sources\">").nth(1).unwrap().split("<li>").skip(1).collect();
        assert_eq!(html.matches("<col class=").count(), 6, "widths are read off columns: the first row of the head is one cell");
        let lines: Vec<&str> = html.split("<tbody>").nth(1).unwrap().split("<tr>").skip(1).collect();
        assert_eq!(lines.len(), rows.len(), "{link}");
        for (row, line) in rows.iter().zip(lines) {
            let claim = &session.data.claims[*row];
            let code = format!("#c={}<", session.data.code_of_claim(*row).unwrap());
            assert_eq!((html.matches(&code).count(), line.matches(&code).count()), (1, 1), "{link}: {code}");
            assert!(text_of(line).contains(&escaped(claim.title.here(lang))), "{link}: {line}");
            for (original, _) in &session.cards.as_ref().unwrap().details[*row].originals {
                assert!(line.contains(&escaped(original)), "{link}: no {original:?} in {line}");
            }
            let number: usize = line.rsplit_once('[').unwrap().1.split(']').next().unwrap().parse().unwrap();
            let url = session.cards.as_ref().unwrap().sources[claim.source].url.clone().unwrap_or_default();
            assert!(listed[number - 1].contains(&escaped(&url)), "{link}: {}", listed[number - 1]);
        }
        let mut sources: Vec<u16> = rows.iter().map(|row| session.data.claims[*row].source.number()).collect();
        sources.sort_unstable();
        sources.dedup();
        assert_eq!(listed.len(), sources.len(), "{link}");
    }
}

#[test]
fn every_contradiction_is_listed_with_all_who_give_its_figures() {
    let session = session();
    let (state, answer) = answer(&session, "region=3524");
    let conflicts = session.conflicts(&answer.rows, &state);
    assert!(conflicts.len() > 1);
    let html = with("region=3524", Lang::Id, |store| store.tell(&|view| body(view)));
    let items: Vec<&str> =
        html.split("<ul class=\"paper-conflicts\">").nth(1).unwrap().split("</ul>").next().unwrap().split("<li>").skip(1).collect();
    assert_eq!(items.len(), conflicts.len());
    for (item, conflict) in items.iter().zip(&conflicts) {
        for value in &conflict.values {
            let (claim, _) = session.data.figure(value.member).unwrap();
            let publisher = session.data.publisher(&session.data.sources[claim.source]);
            assert!(item.contains(&escaped(publisher)), "no {publisher} in {item}");
        }
    }
    let calm = with("q=zzzz", Lang::Id, |store| store.tell(&|view| body(view)));
    assert!(!calm.contains("paper-conflicts"), "{calm}");
}

/// A link that names the first `count` areas.
fn of_regions(session: &Session, count: usize) -> String {
    let codes: Vec<&str> = session.data.codes.regions.iter().take(count).map(|region| region.code.as_str()).collect();
    format!("region={}&sort=-publisher&unit=USD", codes.join(","))
}

#[test]
fn the_code_leads_to_the_link_or_where_that_is_long_to_its_filter() {
    let session = session();
    for (link, lang) in LINKS.into_iter().flat_map(|link| BOTH.map(|lang| (link, lang))) {
        let (html, shared) = with(link, lang, |store| (store.tell(&|view| head(view)), store.link_to_share()));
        well_formed(&html);
        assert_eq!(read(&html), shared, "{link}");
        assert_eq!(html.matches("<p").count(), 1 + 1, "the filter and the path: {html}");
    }
    for count in [60, 120] {
        let long = of_regions(&session, count);
        let (html, link, shared) =
            with(&long, Lang::Id, |store| (store.tell(&|view| head(view)), store.tell(&|view| scanned(view)), store.link_to_share()));
        assert!(shared.len() > 300 && link.len() < shared.len());
        assert_eq!(read(&html), link);
        let fragment = link.strip_prefix(ADDRESS).unwrap().trim_start_matches('#');
        assert_eq!(
            answer(&session, fragment).1.rows.iter().collect::<std::collections::BTreeSet<_>>(),
            answer(&session, &long).1.rows.iter().collect(),
            "{link}"
        );
        assert!(html.contains("kode QR membuka filter yang sama"), "{html}");
    }
    let endless = of_regions(&session, 500);
    let (html, foot, shared) =
        with(&endless, Lang::Id, |store| (store.tell(&|view| head(view)), store.tell(&|view| body(view)), store.link_to_share()));
    assert!(!html.contains("<svg") && html.contains("terlalu panjang"), "{html}");
    assert!(shared.len() > 2000 && foot.contains(&escaped(&shared)), "{shared}");
}
