//! Charts: pictures of the fixture, and what holds for every state.
pub mod labels;
mod official_series;

use crate::support::fixture::{self, session};
use crate::support::random::Random;
use crate::support::snapshot::looks_as_before;
use crate::support::{measure, place, region};
use jejak_ekspor::model::claim::Kind;
use jejak_ekspor::model::edtf::{Period, day_from_civil};
use jejak_ekspor::model::facet::Facet;
use jejak_ekspor::model::finding::Member;
use jejak_ekspor::model::index::{ClaimIx, GroupIx, ObservationIx, Ordinal, OriginIx, RegionIx, SourceIx, UnitIx};
use jejak_ekspor::present::chart::{
    self, Anchor, BANDS, BRACKETS, Ink, Input, Mark, Prim, Scene, Size, day_of_x, events, overview, text_width, values, x_of_day, zoom,
};
use jejak_ekspor::present::i18n::strings;
use jejak_ekspor::query::conflicts::{Conflict, Value};
use jejak_ekspor::query::session::{Answer, Session};
use jejak_ekspor::state::{Axis, Lang, Rule, ShownUnit, State};
use std::collections::BTreeMap;

fn input<'a>(session: &'a Session, answer: &'a Answer, state: &'a State, code: &str) -> Input<'a> {
    let domain = chart::domain(session, answer, state);
    let domain = zoom(domain, state.when);
    let strings = strings(state.lang.unwrap_or(Lang::Id));
    Input {
        session,
        answer,
        conflicts: session.conflicts(&answer.rows, state).leak(),
        state,
        strings,
        measure: measure(session, code),
        domain,
        focus: None,
        beside: None,
    }
}

fn lanes(input: &Input, width: f64) -> [Scene; 4] {
    let height = if width < 640.0 { 240.0 } else { 300.0 };
    [
        values(input, Size { width, height }),
        events(input, Kind::Release, width),
        events(input, Kind::Award, width),
        events(input, Kind::Programme, width),
    ]
}

/// The four lanes and the overview, or the values alone.
fn snapshot(name: &str, state: &State, code: &str, width: f64, lanes_of_events: bool) {
    let session = session();
    let answer = session.answer(state, Lang::Id);
    let input = input(session, &answer, state, code);
    let mut scenes = lanes(&input, width).to_vec();
    scenes.push(overview(&input, Size { width, height: 60.0 }));
    looks_as_before(name, if lanes_of_events { &scenes } else { &scenes[..1] });
}

fn lamongan() -> State {
    let mut state = State::default();
    state.facets[Facet::Region] = vec![Ordinal::of(region(session(), "3524"))];
    state
}

#[test]
fn all_claims_are_drawn_as_before() {
    snapshot("all", &State::default(), "export_value", 812.0, true);
}

#[test]
fn lamongan_is_drawn_as_before() {
    snapshot("lamongan", &lamongan(), "export_value", 812.0, true);
}

#[test]
fn lamongan_in_dollars_on_a_phone_is_drawn_as_before() {
    let state = State { unit: ShownUnit::Usd, lang: Some(Lang::En), ..lamongan() };
    snapshot("lamongan-usd-360", &state, "export_value", 360.0, true);
}

#[test]
fn the_weight_of_nickel_is_drawn_as_before() {
    snapshot("nickel-weight", &State { q: "nikel".into(), ..State::default() }, "weight", 812.0, false);
}

#[test]
fn the_lowest_claims_are_joined_as_before() {
    snapshot("lamongan-lowest", &State { rule: Rule::Lowest, ..lamongan() }, "export_value", 812.0, false);
}

#[test]
fn growth_is_drawn_as_before() {
    snapshot("growth", &State::default(), "growth", 812.0, false);
}

impl Random {
    fn state(&mut self, s: &Session) -> State {
        let mut state = State {
            unit: self.one(&[ShownUnit::Original, ShownUnit::Idr, ShownUnit::Usd]),
            axis: self.one(&[Axis::Period, Axis::Published]),
            lang: Some(self.one(&[Lang::Id, Lang::En])),
            ..State::default()
        };
        let a_region = |dice: &mut Random| s.data.claims[ClaimIx::at(dice.below(s.data.claims.len()))].region;
        if self.below(2) == 0 {
            let mut regions: Vec<RegionIx> = (0..1 + self.below(5)).map(|_| a_region(self)).collect();
            regions.sort_unstable();
            regions.dedup();
            state.facets[Facet::Region] = regions.into_iter().map(Ordinal::of).collect();
        }
        if self.below(3) == 0 {
            for _ in 0..self.below(7) {
                let r = a_region(self);
                if !state.compare.contains(&r) {
                    state.compare.push(r);
                }
            }
        }
        if self.below(3) == 0 {
            let first = day_from_civil(2014 + self.below(12) as i32, 1 + self.below(12) as u8, 1);
            state.when = Some(Period::from_days(first, first + self.below(1500) as i32));
        }
        if self.below(3) == 0 {
            state.rule = self.one(&[Rule::Latest, Rule::Lowest, Rule::Highest, Rule::Origin(OriginIx::new(0))]);
        }
        if self.below(2) == 0 {
            state.claim = Some(ClaimIx::at(self.below(s.data.claims.len())));
        }
        state
    }
}

type Area = (f64, f64, f64, f64);

fn text_areas(scene: &Scene) -> Vec<(Area, &str)> {
    let area = |prim| match prim {
        &Prim::Text { x, y, ref text, size, bold, anchor, .. } => {
            let w = text_width(text, size, bold);
            let x = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - w / 2.0,
                Anchor::End => x - w,
            };
            Some(((x, y - 0.78 * size, x + w, y + 0.22 * size), text.as_str()))
        }
        _ => None,
    };
    scene.prims.iter().filter_map(area).collect()
}

fn points(prim: &Prim) -> Vec<f64> {
    match prim {
        Prim::Line { from, to, width, alpha, .. } => vec![from.0, from.1, to.0, to.1, *width, *alpha],
        Prim::Rect { x, y, w, h, radius, alpha, .. } => vec![*x, *y, *w, *h, *radius, *alpha],
        Prim::Circle { cx, cy, r, alpha, .. } => vec![*cx, *cy, *r, *alpha],
        Prim::Polygon { points, alpha, .. } => points.iter().flat_map(|p| [p.0, p.1]).chain([*alpha]).collect(),
        Prim::Text { x, y, size, .. } => vec![*x, *y, *size],
    }
}

fn check(scene: &Scene, what: &str) {
    let (w, h) = (scene.size.width, scene.size.height);
    assert!(scene.prims.iter().flat_map(points).all(f64::is_finite), "{what}: not finite");
    let inside = |m: &Mark| m.x > -8.0 && m.x + m.w < w + 8.0 && m.y > -12.0 && m.y + m.h < h + 12.0 && m.w > 0.0 && m.h > 0.0;
    for m in &scene.marks {
        assert!(inside(m) && !m.rows.is_empty() && !m.words.is_empty(), "{what}: {m:?}");
    }
    let texts = text_areas(scene);
    for (i, (a, text)) in texts.iter().enumerate() {
        assert!(a.0 >= -0.01 && a.1 >= -0.01 && a.2 <= w && a.3 <= h, "{what}: {text:?} outside {w}×{h} at {a:?}");
        for (b, other) in &texts[i + 1..] {
            let apart = a.2 <= b.0 + 0.2 || b.2 <= a.0 + 0.2 || a.3 <= b.1 + 0.2 || b.3 <= a.1 + 0.2;
            assert!(apart, "{what}: {text:?} {a:?} over {other:?} {b:?}");
        }
    }
}

fn rows(scene: &Scene) -> Vec<ClaimIx> {
    scene.marks.iter().flat_map(|m| m.rows.iter().copied()).collect()
}

/// Every claim of an answer is in one lane: once in a lane of events, at least once among the values, where others may stand with a figure.
fn check_rows(session: &Session, lanes: &[Scene; 4], answer: &Answer, what: &str) {
    let mut drawn = rows(&lanes[0]);
    drawn.retain(|row| session.data.claims[*row].kind == Kind::Value);
    drawn.sort_unstable();
    drawn.dedup();
    drawn.extend(lanes[1..].iter().flat_map(rows));
    drawn.sort_unstable();
    let mut wanted = answer.rows.clone();
    wanted.sort_unstable();
    assert_eq!(drawn, wanted, "{what}");
}

/// No title lies over the mark or the title of another event.
fn check_titles(scene: &Scene, what: &str) {
    for (n, mark) in scene.marks.iter().enumerate() {
        let Some(title) = mark.label else { continue };
        for (_, other) in scene.marks.iter().enumerate().filter(|(m, _)| *m != n) {
            let meets = |x: f64, y: f64, w: f64, h: f64| {
                title.x + 0.1 < x + w && x + 0.1 < title.x + title.w && title.y + 0.1 < y + h && y + 0.1 < title.y + title.h
            };
            assert!(!meets(other.x, other.y, other.w, other.h), "{what}: {title:?} of {mark:?} over {other:?}");
        }
    }
}

/// Sources that give one event one day are one mark, and no mark with a title is of two events.
fn check_events(session: &Session, scene: &Scene, answer: &Answer, state: &State, what: &str) {
    let claims = &session.data.claims;
    let marks = scene.marks.iter().enumerate().flat_map(|(n, mark)| mark.rows.iter().map(move |row| (*row, n)));
    let marks: BTreeMap<ClaimIx, usize> = marks.collect();
    let mark_of = |row: ClaimIx| marks.get(&row).copied();
    let told = |row: &&ClaimIx| claims[**row].event.is_some() && mark_of(**row).is_some();
    let told: Vec<ClaimIx> = answer.rows.iter().filter(told).copied().collect();
    for (n, &a) in told.iter().enumerate() {
        for &b in &told[n + 1..] {
            let is_same = claims[a].event == claims[b].event;
            if is_same && state.axis == Axis::Period && claims[a].when == claims[b].when {
                assert_eq!(mark_of(a), mark_of(b), "{what}: {} {}", claims[a].id, claims[b].id);
            }
            if !is_same && mark_of(a) == mark_of(b) {
                assert!(scene.marks[mark_of(a).unwrap()].label.is_none(), "{what}: {} {}", claims[a].id, claims[b].id);
            }
        }
    }
}

#[test]
fn in_any_state_every_claim_is_drawn_and_no_text_touches_another() {
    every_claim_is_drawn_and_no_text_touches_another(session());
}

pub fn every_claim_is_drawn_and_no_text_touches_another(session: &Session) {
    let mut dice = Random(7);
    let codes = ["export_value", "growth", "weight", "share", "rank", "trade_balance", "volume", "countries", "duration", "quantity"];
    for round in 0..120 {
        let state = dice.state(session);
        let (code, width) = (dice.one(&codes), dice.one(&[320.0, 360.0, 411.5, 639.0, 640.0, 812.0, 1100.0, 4000.0]));
        let what = format!("round {round}, {code}, {width} px, {state:?}");
        let answer = session.answer(&state, Lang::Id);
        let mut input = input(session, &answer, &state, code);
        let calm = lanes(&input, width);
        input.focus = (dice.below(2) == 0).then(|| ClaimIx::at(dice.below(session.data.claims.len() + 3)));
        let lanes = lanes(&input, width);
        lanes.iter().for_each(|scene| check(scene, &what));
        for (pointed, calm) in lanes.iter().zip(&calm) {
            assert_eq!(text_areas(pointed), text_areas(calm), "{what}: pointing at a mark moves words");
        }
        check_rows(session, &lanes, &answer, &what);
        check(&overview(&input, Size { width, height: 60.0 }), &what);
        for scene in &lanes[1..] {
            let height = scene.size.height;
            assert!(height == 8.0 && scene.marks.is_empty() || (23.0..=91.0).contains(&height), "{what}: {height}");
            check_titles(scene, &what);
            check_events(session, scene, &answer, &state, &what);
        }
    }
}

#[test]
fn the_measure_of_the_lane_filters_nothing_and_weights_of_releases_stand_on_it() {
    let session = session();
    let all = session.answer(&State::default(), Lang::Id);
    let kinds_of = |code: &str| {
        let state = State { lane_measure: Some(measure(session, code)), ..State::default() };
        assert_eq!(session.answer(&state, Lang::Id), all, "{code}");
        assert_eq!(session.lane_measure(&state), measure(session, code));
        let scene = values(&input(session, &all, &state, code), Size { width: 900.0, height: 284.0 });
        let mut kinds: Vec<Kind> = rows(&scene).iter().map(|row| session.data.claims[*row].kind).collect();
        kinds.sort_unstable_by_key(|kind| *kind as u8);
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds_of("weight"), [Kind::Release, Kind::Value]);
    assert_eq!(kinds_of("export_value"), [Kind::Value], "amounts of single releases are no export value of an area");
}

#[test]
fn comparing_draws_what_is_compared_and_the_axis_fits_it() {
    let session = session();
    let state = State { compare: vec![region(session, "3524"), region(session, "0")], ..State::default() };
    let answer = session.answer(&state, Lang::Id);
    let scene = values(&input(session, &answer, &state, "export_value"), Size { width: 900.0, height: 284.0 });
    let figures: Vec<&Mark> = scene.marks.iter().filter(|mark| mark.series < BANDS && mark.h > 14.0).collect();
    assert!(figures.len() > 10);
    for row in figures.iter().flat_map(|mark| &mark.rows) {
        assert!(state.compare.contains(&session.data.claims[*row].region), "{}", session.data.claims[*row].id);
    }
    // The heights of figures reach from the top of the plot to its bottom.
    let middles = || figures.iter().map(|mark| mark.y + mark.h / 2.0);
    let (top, bottom) = (middles().fold(f64::MAX, f64::min), middles().fold(f64::MIN, f64::max));
    assert!(bottom - top > 0.6 * (scene.frame.bottom - scene.frame.top), "{top} {bottom}");
}

#[test]
fn a_leap_and_a_figure_of_two_periods_are_notes_on_the_lane() {
    let session = session();
    let (state, answer) = (lamongan(), session.answer(&lamongan(), Lang::Id));
    let scene = values(&input(session, &answer, &state, "export_value"), Size { width: 1300.0, height: 284.0 });
    let texts: Vec<&str> = text_areas(&scene).into_iter().map(|(_, text)| text).collect();
    assert!(texts.iter().any(|text| text.starts_with("lompatan ×") && text.ends_with(" ke 2022")), "{texts:?}");
    assert!(texts.contains(&"satu angka untuk dua periode"), "{texts:?}");
    let by_publication = State { axis: Axis::Published, ..lamongan() };
    let scene = values(&input(session, &answer, &by_publication, "export_value"), Size { width: 1300.0, height: 284.0 });
    assert!(text_areas(&scene).iter().all(|(_, text)| !text.contains("lompatan") && !text.contains("dua periode")));
}

#[test]
fn a_part_of_a_period_that_has_more_than_the_whole_is_a_note_unless_it_is_a_conflict() {
    let mut session = fixture::early();
    let (part, whole) =
        (place(&session, "lamongan-2018-export-value-kabarone-2019"), place(&session, "lamongan-2017-export-value-faktualnews"));
    let notes = |session: &Session, conflicts: &[Conflict]| {
        let (state, answer) = (lamongan(), session.answer(&lamongan(), Lang::Id));
        let input = Input { conflicts, ..input(session, &answer, &state, "export_value") };
        let scene = values(&input, Size { width: 1300.0, height: 284.0 });
        text_areas(&scene).into_iter().map(|(_, text)| text.to_owned()).filter(|text| text.contains("mustahil")).collect::<Vec<_>>()
    };
    assert!(notes(&session, &[]).is_empty(), "a year has more than its parts");
    session.data.claims.get_mut(part).unwrap().when = Period::parse("2017-01/2017-06").unwrap();
    assert_eq!(notes(&session, &[]), ["mustahil: Jan–Jun 2017 melebihi 2017"]);
    let value = |claim| Value { member: Member { claim, observation: ObservationIx::new(0) }, value: 1.0 };
    let told = Conflict {
        group: GroupIx::new(0),
        values: vec![value(whole), value(part)],
        unit: UnitIx::new(0),
        low: 1.0,
        high: 1.0,
        ratio: 4.0,
        unexplained: 4.0,
    };
    assert!(notes(&session, &[told]).is_empty(), "its bracket tells it");
}

#[test]
fn an_empty_answer_still_has_axes() {
    let (session, state) = (session(), State { q: "tidakadayangbegini".into(), ..State::default() });
    let answer = session.answer(&state, Lang::Id);
    assert!(answer.rows.is_empty());
    for width in [1.0, 320.0, 4000.0] {
        let input = input(session, &answer, &state, "export_value");
        let lanes = lanes(&input, width);
        assert!(lanes.iter().all(|s| s.marks.is_empty()));
        assert!(width < 320.0 || lanes.iter().all(|s| !s.prims.is_empty()));
        assert!(width < 320.0 || text_areas(&lanes[0]).iter().any(|(_, text)| text.ends_with("2020")));
    }
}

#[test]
fn a_text_is_taken_for_as_wide_as_the_widest_common_face_sets_it() {
    // Measured at 11 px in DejaVu Sans, of which Verdana has the widths: regular and bold.
    for (text, regular, bold) in [
        ("Indonesia US$809,2 jt, kopi", 150.8, 170.6),
        ("Kepulauan Bangka Belitung Rp180 M, lada putih", 266.1, 300.7),
        ("US$138,46 miliar (Jan–Okt)", 149.0, 167.1),
        ("Rp107,53 T", 63.3, 70.1),
        ("satu angka untuk dua periode", 165.5, 186.9),
        ("Sebelas pelaku usaha Lamongan…", 192.2, 214.1),
        ("Primaniyarta 2022 (Special Award) untuk…", 237.3, 267.6),
        ("dari 13 sumber", 84.0, 94.1),
    ] {
        for (width, is_bold) in [(regular, false), (bold, true)] {
            let taken = text_width(text, 11.0, is_bold);
            assert!(taken >= width && taken <= width * 1.08, "{text}: {taken} for {width}");
        }
    }
}

#[test]
fn no_width_and_no_domain_is_too_small() {
    let (session, state) = (session(), State::default());
    let answer = session.answer(&state, Lang::Id);
    let day = day_from_civil(2021, 8, 14);
    for domain in [(day, day), (day, day - 400), (i32::MIN, i32::MAX), (day_from_civil(1, 1, 1), day_from_civil(9999, 12, 31))] {
        for width in [0.0, 1.0, 70.0, 320.0] {
            let input = Input { domain, ..input(session, &answer, &state, "export_value") };
            let lanes = lanes(&input, width);
            check_rows(session, &lanes, &answer, "small");
            let overview = overview(&input, Size { width, height: 0.0 });
            assert!(lanes.iter().chain([&overview]).flat_map(|s| &s.prims).flat_map(points).all(f64::is_finite));
        }
    }
}

#[test]
fn a_day_and_its_x_belong_to_each_other() {
    let domain = (day_from_civil(2016, 1, 1), day_from_civil(2026, 3, 31));
    for day in (domain.0..=domain.1).step_by(17) {
        assert_eq!(day_of_x(domain, 4000.0, x_of_day(domain, 4000.0, day) + 0.01), day);
    }
    assert_eq!(x_of_day(domain, 812.0, i32::MIN), x_of_day(domain, 812.0, domain.0));
    assert_eq!(x_of_day(domain, 812.0, i32::MAX), 812.0 - chart::RIGHT);
    assert_eq!((day_of_x(domain, 812.0, -50.0), day_of_x(domain, 812.0, 9999.0)), domain);
}

#[test]
fn a_zoom_stays_inside_unless_it_is_too_short_to_read() {
    let whole = (day_from_civil(2016, 1, 1), day_from_civil(2025, 12, 31));
    let year = (day_from_civil(2020, 1, 1), day_from_civil(2020, 12, 31));
    let of = |when: &str| zoom(whole, Some(Period::parse(when).unwrap()));
    assert_eq!(of("2020"), year);
    assert_eq!((of("../9999"), zoom(whole, None)), (whole, whole));
    let (first, last) = of("2020-01-01");
    assert!(first < year.0 && last > year.0 && last - first >= 28);
}

#[test]
fn values_line_up_with_the_brush() {
    let (session, state) = (session(), lamongan());
    let answer = session.answer(&state, Lang::Id);
    let input = input(session, &answer, &state, "export_value");
    let x = x_of_day(input.domain, 812.0, day_from_civil(2020, 1, 1));
    for scene in lanes(&input, 812.0) {
        let at_x = |p: &Prim| matches!(p, Prim::Line { from, to, .. } if (from.0 - x).abs() < 0.1 && (to.0 - x).abs() < 0.1);
        assert!(scene.prims.iter().any(at_x), "no grid line at 2020");
    }
}

/// The words of a claim's marks on the values lane.
fn figures(state: &State, id: &str) -> Vec<String> {
    let (session, answer) = (session(), session().answer(state, Lang::Id));
    let row = place(session, id);
    let scene = values(&input(session, &answer, state, "export_value"), Size { width: 900.0, height: 300.0 });
    let own = scene.marks.iter().filter(|mark| mark.series != BRACKETS && mark.rows.contains(&row));
    own.map(|mark| mark.words.clone()).collect()
}

#[test]
fn of_chosen_goods_and_countries_only_their_own_figures_are_drawn() {
    let session = session();
    let chosen = |facet: Facet, code: &str| {
        let mut state = State { unit: ShownUnit::Original, ..State::default() };
        state.facets[facet] = vec![session.facets.ordinal(facet, code, &session.data).unwrap()];
        state
    };
    let kaltim = "kaltim-2023-jan-oct-export-voi";
    let all = figures(&State::default(), kaltim);
    let china = figures(&chosen(Facet::Destination, "CN"), kaltim);
    assert_eq!((all.len(), china.len()), (2, 1), "{china:?}");
    assert!(china[0].contains("6,49"), "what goes to China, not all exports: {china:?}");
    let coal = figures(&chosen(Facet::Hs, "27"), "bengkulu-2021-11-export-republika");
    assert!(coal.len() == 1 && !coal[0].contains("sumber"), "a claim that names coal has no figure of it and is a tick: {coal:?}");
    let coffee = figures(&chosen(Facet::Hs, "09"), "lampung-2019-jan-jul-coffee-antara");
    assert!(coffee.len() == 1 && coffee[0].contains("1,8 triliun"), "{coffee:?}");
    let nickel = figures(&chosen(Facet::Destination, "CN"), "nickel-ore-2020-china-customs-bisnis");
    assert!(nickel.len() == 1 && nickel[0].contains("193,6"), "a claim on goods for one country: {nickel:?}");
}

#[test]
fn a_range_is_drawn_from_end_to_end() {
    let session = session();
    let mut state = State::default();
    state.facets[Facet::Region] = vec![Ordinal::of(region(session, "3205"))];
    let answer = session.answer(&state, Lang::Id);
    let scene = values(&input(session, &answer, &state, "weight"), Size { width: 900.0, height: 300.0 });
    let claim = &session.data.claims[place(session, "made-up-2022-range")];
    let count = claim.observations.iter().filter(|o| o.upper.is_some()).count();
    let upright =
        |prim: &&Prim| matches!(prim, Prim::Line { from, to, ink: Ink::Value | Ink::Mute, .. } if from.0 == to.0 && from.1 > to.1);
    assert_eq!((count, scene.prims.iter().filter(upright).count()), (1, 1));
}

#[test]
fn several_sources_that_say_the_same_are_one_mark() {
    let (session, state) = (session(), lamongan());
    let answer = session.answer(&state, Lang::Id);
    let scene = values(&input(session, &answer, &state, "export_value"), Size { width: 812.0, height: 300.0 });
    let most = scene.marks.iter().filter(|m| m.series != BRACKETS).max_by_key(|m| m.rows.len()).unwrap();
    let mut sources: Vec<SourceIx> = most.rows.iter().map(|r| session.data.claims[*r].source).collect();
    sources.sort_unstable();
    sources.dedup();
    let number = sources.len().to_string();
    assert!(sources.len() > 2, "{most:?}");
    assert!(scene.prims.iter().any(|p| matches!(p, Prim::Text { text, anchor: Anchor::Middle, .. } if *text == number)));
}

fn brackets(scene: &Scene) -> Vec<(String, &Mark)> {
    let flagged = |p: &Prim| match p {
        Prim::Text { text, ink: Ink::Flag, x, y, .. } => Some((text.clone(), *x, *y)),
        _ => None,
    };
    let labels = scene.prims.iter().filter_map(flagged);
    let inside = |m: &&Mark, x: f64, y: f64| m.series == BRACKETS && (m.x..=m.x + m.w).contains(&x) && (m.y..=m.y + m.h).contains(&y);
    let found = labels.map(|(text, x, y)| (text, scene.marks.iter().find(|m| inside(m, x, y)).expect("a mark under the label")));
    found.collect()
}

#[test]
fn lamongan_shows_its_conflicts_without_a_click() {
    let session = session();
    let data = &session.data;
    let mut state = lamongan();
    state.facets[Facet::Kind] = vec![Ordinal::new(1)];
    for (lang, words) in [
        (Lang::Id, "Klaim bertentangan: Kab. Lamongan, 2022, Rp1,3 triliun sampai Rp107,53 triliun, selisihnya ×83"),
        (Lang::En, "Claims conflict: Kab. Lamongan, 2022, Rp1.3 trillion to Rp107.53 trillion, ×83 apart"),
    ] {
        state.lang = Some(lang);
        let answer = session.answer(&state, Lang::Id);
        for width in [812.0, 344.0] {
            let scene = values(&input(session, &answer, &state, "export_value"), Size { width, height: 284.0 });
            let found = brackets(&scene);
            assert_eq!(found.len(), scene.marks.iter().filter(|m| m.series == BRACKETS).count(), "each bracket is a mark");
            assert!(found.iter().all(|(label, _)| label != "×1.000"), "a misprint is no contradiction: {found:?}");
            let (_, mark) = found.iter().find(|(label, _)| label == "×83").unwrap_or_else(|| panic!("{width}: {found:?}"));
            assert_eq!(mark.words, words);
            assert!(mark.w >= 24.0 && mark.h >= 24.0);
            let years = mark.rows.iter().map(|r| data.claims[*r].when.to_string()[..4].to_string());
            assert!(mark.rows.len() == 6 && years.into_iter().all(|year| year == "2022"), "{mark:?}");
        }
    }
}

#[test]
fn of_all_regions_only_the_most_severe_conflicts_speak() {
    let (session, state) = (session(), State::default());
    let answer = session.answer(&state, Lang::Id);
    for (width, most) in [(812.0, 4), (344.0, 3)] {
        let scene = values(&input(session, &answer, &state, "export_value"), Size { width, height: 284.0 });
        assert!((1..=most).contains(&brackets(&scene).len()), "{width}");
    }
}

#[test]
fn a_rule_draws_one_line_and_without_it_ranges_are_shown() {
    let session = session();
    let mut state = lamongan();
    let mut drawn = |rule: Rule| {
        state.rule = rule;
        let answer = session.answer(&state, Lang::Id);
        let scene = values(&input(session, &answer, &state, "export_value"), Size { width: 812.0, height: 284.0 });
        let line = |p: &&Prim| matches!(p, Prim::Line { ink: Ink::Ink, width, .. } if *width == 2.0);
        let area = |p: &&Prim| matches!(p, Prim::Rect { ink: Ink::Value, fill: true, alpha, .. } if *alpha < 0.2);
        (scene.prims.iter().filter(line).cloned().collect::<Vec<_>>(), scene.prims.iter().filter(area).count())
    };
    let (line, areas) = drawn(Rule::Range);
    assert!(line.is_empty() && areas > 2, "{line:?} {areas}");
    let (latest, lowest, highest) = (drawn(Rule::Latest).0, drawn(Rule::Lowest), drawn(Rule::Highest));
    assert!(latest.len() > 6 && lowest.0 != highest.0);
    assert_eq!((lowest.1, highest.1), (0, 0), "a rule leaves no range");
    let lows: Vec<f64> = lowest.0.iter().flat_map(points).collect();
    assert!(lows.iter().all(|v| v.is_finite()));
    assert!(drawn(Rule::Origin(OriginIx::new(u16::MAX))).0.is_empty(), "a body without figures has no line");
}
