//! Sections that change on the screen: what `view::patch` finds makes one section of the other.
use crate::support::fixture;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::vocabulary::PerFacet;
use jejak_ekspor::present::view::patch::{Change, changes};
use jejak_ekspor::present::view::{Desk, Device, Html, View, skeleton};
use jejak_ekspor::state::{Lang, permalink};

fn set(name: &str, value: &str) -> Change {
    Change::Set(name.into(), value.into())
}

#[test]
fn only_what_differs_changes() {
    let cases = [
        ("<b>1</b>", "<b>1</b>", vec![]),
        ("<b>1</b> of", "<b>2</b> of", vec![(1, Change::Text("2".into()))]),
        ("<b>a &lt; b</b>", "<b>&quot;a&quot; &amp;amp; b&gt;</b>", vec![(1, Change::Text("\"a\" &amp; b>".into()))]),
        (
            "<i class=\"a\"></i><i>x</i>",
            "<i class=\"b &amp; c\"></i><i>y</i>",
            vec![(0, set("class", "b & c")), (2, Change::Text("y".into()))],
        ),
        ("<input data-act=\"t\" checked>", "<input data-act=\"t\">", vec![(0, Change::Remove("checked".into()))]),
        ("<input data-act=\"t\">", "<input data-act=\"u\" checked>", vec![(0, set("data-act", "u")), (0, set("checked", ""))]),
        ("<p title=\"a b\" hidden>x</p>", "<p hidden title=\"a b\">x</p>", vec![]),
        ("<svg><path d=\"M0 1h3\"/></svg>", "<svg><path d=\"M0 1h7\"/></svg>", vec![(1, set("d", "M0 1h7"))]),
    ];
    for (before, after, expected) in cases {
        assert_eq!(changes(before, after), Some(expected), "{before} → {after}");
    }
}

#[test]
fn another_outline_is_not_patched() {
    for (before, after) in [
        ("", "<b>1</b>"),
        ("<b>1</b>", ""),
        ("<b></b>", "<b>1</b>"),
        ("<b>1</b>", "<i>1</i>"),
        ("<b>1</b>", "<b>1</b>2"),
        ("<b>1</b>x", "<b>1</b>"),
    ] {
        assert_eq!(changes(before, after), None, "{before} → {after}");
    }
}

/// An element with its attributes by name, a text, or the end of an element.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    Element(String, Vec<(String, String)>),
    Text(String),
    End(String),
}

/// The nodes of a section, read by other means than those of the crate: character by character.
fn nodes(html: &str) -> Vec<Node> {
    let plain = |text: &str| text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let mut nodes = Vec::new();
    for piece in html.split_inclusive('>').flat_map(|piece| piece.find('<').map_or(vec![piece], |at| vec![&piece[..at], &piece[at..]])) {
        let Some(tag) = piece.strip_prefix('<') else {
            nodes.extend((!piece.is_empty()).then(|| Node::Text(plain(piece))));
            continue;
        };
        let tag = tag.strip_suffix('>').unwrap_or_else(|| panic!("an open tag in {html}"));
        if let Some(name) = tag.strip_prefix('/') {
            nodes.push(Node::End(name.into()));
            continue;
        }
        let tag = tag.trim_end_matches('/');
        let (mut words, mut quoted) = (vec![String::new()], false);
        for c in tag.chars() {
            quoted ^= c == '"';
            if c == ' ' && !quoted { words.push(String::new()) } else { words.last_mut().unwrap().push(c) }
        }
        let name = words.remove(0);
        let pair = |word: &String| {
            word.split_once('=').map_or((word.clone(), String::new()), |(name, value)| (name.into(), plain(value.trim_matches('"'))))
        };
        let mut attributes: Vec<_> = words.iter().filter(|word| !word.is_empty()).map(pair).collect();
        attributes.sort();
        nodes.push(Node::Element(name, attributes));
    }
    nodes
}

/// Does to the nodes what the page does to its own.
fn apply(nodes: &mut [Node], changes: Vec<(u32, Change)>) {
    for (place, change) in changes {
        let node = nodes.iter_mut().filter(|node| !matches!(node, Node::End(_))).nth(place as usize).expect("the node is there");
        match (node, change) {
            (Node::Text(text), Change::Text(new)) => *text = new,
            (Node::Element(_, attributes), Change::Set(name, value)) => {
                attributes.retain(|(old, _)| *old != name);
                attributes.push((name, value));
                attributes.sort();
            }
            (Node::Element(_, attributes), Change::Remove(name)) => attributes.retain(|(old, _)| *old != name),
            (node, change) => panic!("{change:?} of {node:?}"),
        }
    }
}

const LINKS: [&str; 16] = [
    "",
    "kind=value",
    "region=3524&kind=value",
    "region=3524",
    "region=35,18",
    "q=nikel",
    "q=a%22b%26%3C",
    "kind=award&unit=USD",
    "check=conflict",
    "when=2022",
    "when=2018/2022-06&unit=original",
    "hs=03&to=US",
    "compare=3524,18&kind=value",
    "asof=2023-01-01&axis=published",
    "sort=-value",
    "hs=99&to=-",
];

#[test]
fn every_section_becomes_what_another_view_shows() {
    let mut session = fixture::early();
    session.set_late(fixture::late());
    let unfolded = Desk { unfolded: PerFacet::from_fn(|_| true), conflicts: Some(true), coverage: 2, ..Desk::default() };
    let sought = Desk { needles: PerFacet::from_fn(|facet| "a<&\"b".get(..facet as usize % 5).unwrap().into()), ..unfolded.clone() };
    let mut views: Vec<Vec<String>> = Vec::new();
    for link in LINKS {
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state);
        let conflicts = session.conflicts(&answer.rows);
        for desk in [&Desk::default(), &unfolded, &sought] {
            for lang in [Lang::Id, Lang::En] {
                let (device, address) = (Device::default(), "https://example.org/");
                let view = View {
                    session: &session,
                    answer: &answer,
                    conflicts: &conflicts,
                    state: &state,
                    lang,
                    desk,
                    dropped: &dropped,
                    address,
                    device,
                };
                views.push(skeleton().parts.into_iter().map(|part| part.html(&view)).collect());
            }
        }
    }
    let (mut patched, mut replaced) = (0, 0);
    for (n, before) in views.iter().enumerate() {
        for after in views.iter().skip(n % 23).step_by(23) {
            for (before, after) in before.iter().zip(after) {
                match changes(before, after) {
                    Some(changes) => {
                        let mut shown = nodes(before);
                        apply(&mut shown, changes);
                        assert_eq!(shown, nodes(after));
                        patched += 1;
                    }
                    None => replaced += 1,
                }
            }
        }
    }
    assert!(patched > replaced, "{patched} sections kept their nodes, {replaced} did not");
}

#[test]
fn a_choice_in_a_facet_keeps_the_rows() {
    let session = fixture::early();
    let rows = |link: &str| {
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        let answer = session.answer(&state);
        let (desk, device) = (Desk::default(), Device::default());
        let view = View {
            session: &session,
            answer: &answer,
            conflicts: &[],
            state: &state,
            lang: Lang::Id,
            desk: &desk,
            dropped: &dropped,
            address: "",
            device,
        };
        jejak_ekspor::present::view::Part::FacetRows(Facet::Region).html(&view)
    };
    let found = changes(&rows(""), &rows("region=35")).expect("the same rows in another order and with other counts");
    assert!(!found.is_empty());
}

/// `Html::text` and `unescaped` are each other's reverse.
#[test]
fn every_text_comes_back() {
    for text in ["&", "&amp;", "<a href=\"x\">", "&lt&quot;&", "Rp1,3 triliun & “kata”", "'"] {
        let (mut before, mut after) = (Html::default(), Html::default());
        before.raw("<b title=\"").text("-").raw("\">").text("-").raw("</b>");
        after.raw("<b title=\"").text(text).raw("\">").text(text).raw("</b>");
        let expected = vec![(0, set("title", text)), (1, Change::Text(text.into()))];
        assert_eq!(changes(&before.finish(), &after.finish()), Some(expected), "{text}");
    }
}
