//! The first screen: which contradictions it begins with, against a brute force; what it says; when it gives way.
use crate::page::{markup, text};
use crate::support::files::Folder;
use crate::support::fixture::{self, FIXTURE};
use crate::support::random::Random;
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::finding::Member;
use jejak_ekspor::model::index::{ClaimIx, Ordinal, OriginIx};
use jejak_ekspor::model::vocabulary::Severity;
use jejak_ekspor::page::{App, Parts, Store, Ui};
use jejak_ekspor::present::front::{self, told, viewed};
use jejak_ekspor::query::conflicts::Conflict;
use jejak_ekspor::query::front::{Opposition, STORIES};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::{Action, Lang, Listed, State, permalink};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// By code: level and area of each body, as the file has them.
type Bodies = BTreeMap<String, (String, String)>;

fn bodies(folder: Folder) -> Bodies {
    let text = folder.read("origins.csv");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    rows.records().map(Result::unwrap).map(|row| (row[0].to_owned(), (row[5].to_owned(), row[6].to_owned()))).collect()
}

fn body(session: &Session, member: Member) -> Option<String> {
    session.data.claims[member.claim].origin.map(|origin| session.data.codes.origins[origin].code.clone())
}

fn opposition(session: &Session, bodies: &Bodies, low: Member, high: Member) -> Opposition {
    let (Some(a), Some(b)) = (body(session, low), body(session, high)) else { return Opposition::Other };
    let foreign = [&a, &b].into_iter().filter(|code| bodies[*code].0 == "foreign").count();
    let offices = [&a, &b].into_iter().filter(|code| code.starts_with("bps")).count();
    let are_regional = [&a, &b].into_iter().all(|code| ["province", "regency"].contains(&bodies[code].0.as_str()));
    if foreign == 1 {
        Opposition::Mirror
    } else if offices == 1 {
        Opposition::Statistics
    } else if offices == 0 && are_regional && a != b && bodies[&a].1 == bodies[&b].1 {
        Opposition::Government
    } else {
        Opposition::Other
    }
}

/// What a conflict has before others, the greater the better, and its place where nothing else decides.
fn rank(session: &Session, conflict: &Conflict) -> (bool, bool, bool, u64, usize) {
    let figures: Vec<_> = conflict.values.iter().map(|v| (&session.data.claims[v.member.claim], v.member.observation)).collect();
    let when = figures.iter().map(|(claim, n)| claim.observations[*n].when.unwrap_or(claim.when));
    let (first, last) = when.map(|p| (p.first(), p.last())).max_by_key(|(a, b)| (i64::from(*b) - i64::from(*a), -i64::from(*a))).unwrap();
    let is_year = (1900..2100).any(|year| {
        let year = Period::parse(&year.to_string()).unwrap();
        (year.first(), year.last()) == (first, last)
    });
    let measure = figures[0].0.observations[figures[0].1].measure;
    let sources: std::collections::BTreeSet<usize> = figures.iter().map(|(claim, _)| Ordinal::of(claim.source).place()).collect();
    (
        session.data.codes.measures[measure].entry.code == "export_value",
        figures.iter().all(|(claim, n)| claim.observations[*n].scope.is_none()),
        is_year,
        // Positive floats are ordered as their bits are.
        conflict.unexplained.to_bits(),
        sources.len(),
    )
}

/// The claims that may stand for a figure: of a certain day before all others, then the earliest.
fn stands_for(session: &Session, conflict: &Conflict, value: f64) -> Member {
    let mut all: Vec<_> = conflict.values.iter().filter(|v| v.value == value).map(|v| v.member).collect();
    all.sort_by_key(|member| {
        let claim = &session.data.claims[member.claim];
        let day = session.data.sources[claim.source].published;
        (day.is_none_or(|day| day.is_uncertain()), day.map_or(i32::MAX, |day| day.first()), claim.id.clone(), member.observation)
    });
    all[0]
}

/// Compares the stories with the shortest code that can be right; how many of each opposition there were.
pub fn stories_hold(session: &Session, folder: Folder) -> [usize; 4] {
    let bodies = bodies(folder);
    let all: Vec<ClaimIx> = session.data.claims.indices().collect();
    let mut left = session.conflicts(&all, &State::default());
    left.retain(|conflict| conflict.severity() == Severity::Large);
    let mut expected = Vec::new();
    let ends = |conflict: &Conflict| {
        (stands_for(session, conflict, conflict.values[0].value), stands_for(session, conflict, conflict.values.last().unwrap().value))
    };
    let best = |left: &[Conflict], is: &dyn Fn(Opposition) -> bool| {
        let mine = left.iter().filter(|conflict| {
            let (low, high) = ends(conflict);
            is(opposition(session, &bodies, low, high))
        });
        mine.max_by(|a, b| rank(session, a).cmp(&rank(session, b)).then(b.group.cmp(&a.group))).cloned()
    };
    for wanted in [Opposition::Government, Opposition::Mirror, Opposition::Statistics] {
        expected.extend(best(&left, &|found| found == wanted));
    }
    left.retain(|conflict| expected.iter().all(|taken| taken.group != conflict.group));
    while expected.len() < STORIES
        && let Some(next) = best(&left, &|_| true)
    {
        left.retain(|conflict| conflict.group != next.group);
        expected.push(next);
    }
    let stories = session.stories();
    assert_eq!(stories.iter().map(|s| s.conflict.group).collect::<Vec<_>>(), expected.iter().map(|c| c.group).collect::<Vec<_>>());
    let mut counts = [0; 4];
    for story in stories {
        let (low, high) = ends(&story.conflict);
        assert_eq!((story.low, story.high), (low, high));
        assert_eq!(story.opposition, opposition(session, &bodies, low, high));
        counts[story.opposition as usize] += 1;
    }
    counts
}

/// Each sentence names both bodies and both figures, and says no more of them than is true; its link shows both claims.
pub fn sentences_hold(session: &Session) {
    for lang in [Lang::Id, Lang::En] {
        viewed(session, lang, |view| {
            for story in session.stories() {
                let told = told(view, &story).expect("a story is told");
                let sentence = &told.sentence.text;
                let name = |member: Member| {
                    let claim = &session.data.claims[member.claim];
                    let short = claim.origin.map(|body| session.cards.as_ref().unwrap().origins[body].short[lang].clone());
                    short.unwrap_or_else(|| session.data.publisher(&session.data.sources[claim.source]).to_owned())
                };
                let figure = |member: Member| {
                    let o = &session.data.claims[member.claim].observations[member.observation];
                    let zero = if lang == Lang::Id { "nol" } else { "zero" };
                    if o.value.mantissa == 0 { zero.to_owned() } else { jejak_ekspor::present::place::figure(view, member) }
                };
                for (member, over) in [(story.low, &told.low), (story.high, &told.high)] {
                    assert!(sentence.contains(&name(member)) && sentence.contains(&figure(member)), "{sentence}");
                    assert_eq!(over.0, figure(member));
                    assert!(over.1.starts_with(&name(member)), "{over:?}");
                }
                assert!(sentence.find(&figure(story.low)) < sentence.rfind(&figure(story.high)), "the lower first: {sentence}");
                let published = |m: Member| session.data.sources[session.data.claims[m.claim].source].published;
                if sentence.contains(" kemudian ") || sentence.contains(" later ") {
                    assert!(published(story.low).unwrap().last() < published(story.high).unwrap().first(), "{sentence}");
                }
                let (state, dropped) = permalink::parse(&told.link[1..], &session.data, &session.facets);
                assert!(dropped.is_empty(), "{}: {dropped:?}", told.link);
                assert_eq!((state.conflict, state.lang), (Some(story.conflict.group), Some(lang)));
                let rows = session.answer(&state, lang).rows;
                assert!(rows.contains(&story.low.claim) && rows.contains(&story.high.claim), "{}", told.link);
                assert!((0.0..=100.0).contains(&told.share), "{told:?}");
            }
        });
    }
}

/// The addresses of the links in some markup.
fn links(html: &str) -> Vec<String> {
    html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&").replace(' ', "%20")).collect()
}

/// The markup that is delivered: every link is a state, every story and every way in is there in every language.
pub fn delivered_holds(session: &Session) {
    let html = front::markup(session);
    let opened = links(&html);
    for link in &opened {
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        assert!(dropped.is_empty() && state.lang.is_some(), "{link}: {dropped:?}");
        assert!(!session.answer(&state, Lang::Id).rows.is_empty(), "{link}: no claim");
    }
    let said = text(&html);
    for lang in [Lang::Id, Lang::En] {
        viewed(session, lang, |view| {
            for story in session.stories() {
                let told = told(view, &story).unwrap();
                let spaced = |text: &str| text.split_whitespace().collect::<String>();
                assert!(spaced(&said).contains(&spaced(&told.sentence.text)), "{}", told.sentence.text);
                assert!(opened.contains(&told.link[1..].replace(' ', "%20")));
            }
        });
        let ways = session.ways(3);
        assert!(ways.places.len() + ways.goods.len() + ways.actors.len() > 6, "{ways:?}");
    }
    for (values, facet) in [(session.ways(3).places, Facet::Region), (session.ways(3).goods, Facet::Hs)] {
        for (value, claims) in values {
            let mut state = State::default();
            state.facets[facet] = vec![value];
            assert_eq!(session.answer(&state, Lang::Id).rows.len() as u32, claims, "{value:?}");
        }
    }
}

#[test]
fn the_first_screen_begins_with_one_contradiction_of_each_opposition_by_the_rule() {
    stories_hold(fixture::session(), FIXTURE);
    sentences_hold(fixture::session());
    delivered_holds(fixture::session());
}

/// Other data: bodies, days of publication and conflicts by chance.
#[test]
fn the_rule_and_the_sentences_hold_for_other_data() {
    let mut random = Random(0xf20_47a1);
    let mut seen = [0; 4];
    for _ in 0..250 {
        let mut data = fixture::dataset();
        let few: Vec<OriginIx> = {
            let wanted =
                ["bps", "bps-bali", "gacc", "itc", "pemkab-lamongan", "disperindag-lamongan", "dinas-koperasi-lamongan", "kemendag"];
            let all = data.codes.origins.iter_indexed();
            all.filter(|(_, entry)| wanted.contains(&entry.code.as_str())).map(|(n, _)| n).collect()
        };
        for claim in &mut data.claims {
            claim.origin = random.maybe(|random| random.one(&few));
        }
        for source in &mut data.sources {
            source.published = random.maybe(|random| Period::parse(random.one(&["2021-05-01", "2022?", "2023-01", "2024-06-30"])).unwrap());
        }
        let mut groups: Vec<_> = data.compared.groups.iter().cloned().collect();
        groups.retain(|_| random.below(3) > 0);
        data.compared.groups = groups.into();
        let mut session = Session::new(data);
        session.set_cards(fixture::cards());
        for (all, more) in seen.iter_mut().zip(stories_hold(&session, FIXTURE)) {
            *all += more;
        }
        sentences_hold(&session);
    }
    assert!(seen.iter().all(|count| *count > 8), "{seen:?}");
}

fn with<T>(link: &str, f: impl FnOnce(Store) -> T) -> T {
    Owner::new().with(|| {
        let mut session = fixture::early();
        session.set_cards(fixture::cards());
        let (state, dropped) = permalink::parse(link, &session.data, &session.facets);
        let ui = Ui::new(false, false);
        f(Store::new(Parts { session, state, dropped, fallback: Lang::Id, address: "https://example.org/", ui }))
    })
}

fn is_seen(store: Store) -> bool {
    let html = markup(view! { <App store /> });
    let section = html.split("<section id=\"front\"").nth(1).and_then(|rest| rest.split('>').next());
    section.expect("the first screen").contains("class=\"front\"")
}

/// What it says is moved there from the page as delivered (`tests/e2e/stories/front.rs`).
#[test]
fn the_program_has_no_words_of_the_first_screen() {
    with("", |store| {
        let html = markup(view! { <App store /> });
        let own = html.split("<section id=\"front\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("its place");
        assert_eq!(text(&["<section", own].concat()), "");
    });
}

#[test]
fn the_first_screen_stands_where_nothing_is_chosen() {
    for (link, is) in [
        ("", true),
        ("lang=en", true),
        ("v=0badc0de", true),
        ("region=3524", false),
        ("q=udang", false),
        ("unit=USD", false),
        ("embed=all", false),
        ("list=contradictions", false),
        ("region=9999", false),
        ("list=about", false),
    ] {
        assert_eq!(with(link, is_seen), is, "{link}");
    }
}

#[test]
fn it_gives_way_at_the_first_choice_and_comes_back_with_the_way_back() {
    with("", |store| {
        store.act(Action::SetLang(Lang::En));
        assert!(is_seen(store), "another language is no choice");
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        assert!(!is_seen(store));
        store.act(Action::ClearAll);
        assert!(!is_seen(store), "not again in the way");
        store.follow_link("");
        assert!(is_seen(store), "a step back leads to it");
        store.follow_link("region=9999");
        assert!(!is_seen(store), "what a link says that cannot be read is to be seen");
    });
    with("", |store| {
        let html = store.session.with_untracked(front::markup);
        let close = html.split("class=\"close\"").nth(1).and_then(|rest| links(rest).into_iter().next()).expect("what closes it");
        store.follow_link(&close);
        assert!(!is_seen(store), "closed");
        store.act(Action::Toggle(Facet::Kind, Ordinal::new(1)));
        store.act(Action::ClearAll);
        assert!(!is_seen(store), "and so it stays");
    });
}

#[test]
fn it_stays_while_something_is_dragged_and_goes_when_it_is_let_go() {
    with("", |store| {
        store.drag(Period::parse("2020/2021").ok());
        assert!(is_seen(store));
        store.end_gesture();
        assert!(!is_seen(store));
    });
    with("", |store| {
        store.drag(Period::parse("2020/2021").ok());
        store.drag(None);
        store.end_gesture();
        assert!(is_seen(store), "nothing was chosen after all");
    });
}

#[test]
fn it_comes_back_from_what_is_said_about_the_data() {
    with("list=about", |store| {
        assert!(!is_seen(store));
        store.act(Action::List(None));
        assert!(is_seen(store));
        store.act(Action::List(Some(Listed::Conflicts)));
        store.act(Action::List(None));
        assert!(!is_seen(store));
    });
}
