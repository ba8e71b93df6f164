//! Conflict groups against a plain quadratic oracle, in any order of the claims; verdicts and relations by example.

use crate::support::fixture;
use crate::support::random::Random;
use jejak_ekspor::compare::candidates::candidates;
use jejak_ekspor::compare::comparability::Comparability;
use jejak_ekspor::compare::group::{groups, is_cut_off_last};
use jejak_ekspor::compare::interval::{Interval, Printed};
use jejak_ekspor::compare::item::{Input, Item, Subject};
use jejak_ekspor::compare::relation::relation;
use jejak_ekspor::model::claim::{Kind, Status};
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::model::edtf::Period;
use jejak_ekspor::model::finding::{Member, Reason, Relation};
use jejak_ekspor::model::index::{ClaimIx, EventIx, MeasureIx, ObservationIx, OriginIx, RegionIx, ScopeIx, SourceIx, UnitIx};
use std::collections::BTreeSet;

/// The fixture without claims: code lists and rates.
struct World {
    data: Dataset,
    cards: CardData,
}

impl World {
    fn new() -> World {
        let mut data = fixture::dataset();
        data.claims.clear();
        World { data, cards: fixture::cards() }
    }

    fn input(&self) -> Input<'_> {
        Input { data: &self.data, cards: &self.cards }
    }

    fn measure(&self, code: &str) -> MeasureIx {
        self.input().measure_of(code).unwrap()
    }

    fn unit(&self, code: &str) -> UnitIx {
        self.input().unit_of(code).unwrap()
    }

    /// A value of Lamongan's exports: period, amount in rupiah, half of its last digit.
    fn item(&self, claim: u16, when: &str, value: f64, half: f64) -> Item {
        Item {
            claim: ClaimIx::new(claim),
            observation: ObservationIx::new(0),
            kind: Kind::Value,
            subject: Subject::Series,
            region: RegionIx::new(200),
            measure: self.measure("export_value"),
            scope: None,
            is_named: true,
            unit: self.unit("IDR"),
            printed: Printed { value, interval: Interval::around(value, half), step: 2.0 * half, digits: 3 },
            other: None,
            period: Period::parse(when).unwrap(),
            status: Status::Normal,
            origin: None,
            source: SourceIx::new(claim),
            published: None,
        }
    }
}

fn random_items(world: &World, random: &mut Random, count: usize) -> Vec<Item> {
    let measures = ["export_value", "weight", "companies", "growth"].map(|code| world.measure(code));
    let units = ["IDR", "t", "company", "percent"].map(|code| world.unit(code));
    let periods = ["2021", "2022", "2022-01/2022-10", "2022-01/2022-06", "2022-03", "2021/2022", "2022-05-14", "2022-05-15", "../2022"];
    let dollar = world.unit("USD");
    (0..count)
        .map(|n| {
            let kind = random.below(4);
            let value = random.one(&[0.0, 1.0, 5.0, 6.0, 50.0, 70.0, 1000.0, 5000.0, -3.0]);
            let half = random.one(&[0.0, 0.05, 0.5, 2.0]);
            let mut item = world.item((n / 2) as u16, random.one(&periods), value, half);
            item.observation = ObservationIx::at(n % 2);
            item.source = SourceIx::at(random.below(6));
            item.measure = measures[kind];
            item.unit = if kind == 0 && random.below(3) == 0 { dollar } else { units[kind] };
            item.region = random.one(&[RegionIx::new(200), RegionIx::new(201)]);
            item.scope = random.one(&[None, None, Some(ScopeIx::new(3))]);
            item.origin = random.one(&[None, Some(OriginIx::new(1)), Some(OriginIx::new(2))]);
            item.published = random.one(&[None, Some((19_000, 19_000)), Some((18_990, 19_100)), Some((19_500, 19_500))]);
            item.status = random.one(&[Status::Normal, Status::Normal, Status::Provisional, Status::Estimated, Status::Forecast]);
            let subject = random.one(&[Subject::Series, Subject::Series, Subject::Event(EventIx::new(1)), Subject::Alone(item.claim)]);
            item.subject = subject;
            item.kind = if subject == Subject::Series { Kind::Value } else { Kind::Release };
            item
        })
        .collect()
}

type Sets = BTreeSet<BTreeSet<Member>>;

/// Every pair is found, and sets are merged until none touch: slow and plain.
fn oracle(input: &Input, items: &[Item]) -> Sets {
    let mut sets: Vec<BTreeSet<Member>> = Vec::new();
    for a in items {
        for b in items {
            if input.verdict(a, b).is_some_and(|v| v.is_conflict) && !is_cut_off_last(&relation(input, a, b)) {
                sets.push(BTreeSet::from([a.member(), b.member()]));
            }
        }
    }
    loop {
        let touching = (0..sets.len()).flat_map(|a| (0..a).map(move |b| (a, b))).find(|(a, b)| !sets[*a].is_disjoint(&sets[*b]));
        let Some((a, b)) = touching else { break };
        let merged = sets.swap_remove(a);
        sets[b].extend(merged);
    }
    sets.into_iter().collect()
}

#[test]
fn the_groups_are_those_of_a_plain_quadratic_oracle_in_any_order() {
    let world = World::new();
    let input = world.input();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let (mut found, mut joined) = (0, 0);
    for _ in 0..300 {
        let count = 10 + random.below(50);
        let mut items = random_items(&world, &mut random, count);
        let expected = oracle(&input, &items);
        let first = groups(&input, &items);
        for _ in 0..3 {
            let got = groups(&input, &items);
            let sets: Sets = got.iter().map(|g| g.members.iter().copied().collect()).collect();
            assert_eq!(sets, expected);
            assert_eq!(got, first, "the order of the claims changes the groups");
            random.shuffle(&mut items);
        }
        found += expected.len();
        joined += expected.iter().filter(|set| set.len() > 2).count();
    }
    assert!(found > 200 && joined > 50, "{found} groups, {joined} of more than two: too few to say anything");
}

#[test]
fn the_groups_of_the_fixture_are_those_of_the_oracle_too() {
    assert!(groups_are_those_of_the_oracle(&fixture::dataset(), &fixture::cards()) > 5);
}

/// How many groups the oracle agrees with.
pub fn groups_are_those_of_the_oracle(data: &Dataset, cards: &CardData) -> usize {
    let input = Input { data, cards };
    let items = input.items();
    let got: Sets = data.compared.groups.iter().map(|g| g.members.iter().copied().collect()).collect();
    assert_eq!(got, oracle(&input, &items));
    got.len()
}

#[test]
fn every_pair_in_conflict_is_a_candidate() {
    let world = World::new();
    let mut random = Random(77);
    let items = random_items(&world, &mut random, 120);
    let listed: BTreeSet<(usize, usize)> = candidates(&items).into_iter().collect();
    for a in 0..items.len() {
        for b in a + 1..items.len() {
            let comparable = world.input().comparability(&items[a], &items[b]) != Comparability::NotComparable;
            assert!(!comparable || listed.contains(&(a, b)), "{:?} {:?}", items[a], items[b]);
        }
    }
}

#[test]
fn lamongan_2022_is_told_with_what_the_period_and_the_print_explain() {
    let world = World::new();
    let part = world.item(0, "2022-01/2022-10", 1.3e12, 0.05e12);
    let whole = world.item(1, "2022", 107e12, 0.5e12);
    let input = world.input();
    let verdict = input.verdict(&part, &whole).unwrap();
    assert!(verdict.is_conflict);
    assert!((verdict.ratio - 107.0 / 1.3).abs() < 1e-9);
    assert!((verdict.period - 365.0 / 304.0).abs() < 1e-9, "ten months of twelve");
    let product = verdict.period * verdict.unit * verdict.rounding * verdict.left;
    assert!((product / verdict.ratio - 1.0).abs() < 1e-9, "the factors make up the whole ratio: {verdict:?}");
    let pair = relation(&input, &part, &whole);
    assert_eq!(pair.relation, Relation::Contradicts);
    assert_eq!(pair.reasons.iter().map(|(r, _)| *r).collect::<Vec<_>>(), [Reason::Period, Reason::Rounding]);
    assert!((60.0..70.0).contains(&pair.unexplained.ratio()));
}

#[test]
fn relations_are_named_from_the_fields() {
    let world = World::new();
    let input = world.input();
    let base = || world.item(0, "2022", 20.7e12, 0.05e12);
    let other = |when: &str, value: f64, half: f64| world.item(1, when, value, half);
    let by = |mut item: Item, origin: u16, day: i32| {
        (item.origin, item.published) = (Some(OriginIx::new(origin)), Some((day, day)));
        item
    };
    let dollars = |value: f64| {
        let mut item = other("2022", value, value * 0.001);
        item.unit = world.unit("USD");
        item
    };
    let other_scope = |mut item: Item| {
        item.scope = Some(ScopeIx::new(3));
        item
    };
    let other_measure = |mut item: Item| {
        item.measure = world.measure("contract_value");
        item
    };
    let cases = [
        ("one print", base(), other("2022", 20.7e12, 0.05e12), Relation::Same),
        ("one body repeats", by(base(), 1, 5), by(other("2022", 20.72e12, 0.005e12), 1, 9), Relation::Copies),
        ("cut off instead of rounded", base(), other("2022", 20.78e12, 0.005e12), Relation::Explained),
        ("a year is five times half of it", other("2022-01/2022-06", 5e12, 0.5e12), base(), Relation::Explained),
        ("a small later figure of one body", by(base(), 1, 5), by(other("2022", 20.2e12, 0.05e12), 1, 9), Relation::Revises),
        ("a large one", by(base(), 1, 5), by(other("2022", 40e12, 0.05e12), 1, 9), Relation::Contradicts),
        ("a small one of another body", by(base(), 1, 5), by(other("2022", 20.2e12, 0.05e12), 2, 9), Relation::Contradicts),
        ("another year", base(), other("2021", 1e12, 0.05e12), Relation::NotComparable),
        ("years that only overlap", other("2021/2022", 1e12, 0.0), other("2022/2023", 9e12, 0.0), Relation::NotComparable),
        ("an open period", base(), other("../2022", 1e12, 0.05e12), Relation::NotComparable),
        ("another scope", base(), other_scope(other("2022", 1e12, 0.05e12)), Relation::NotComparable),
        ("another measure", base(), other_measure(other("2022", 1e12, 0.05e12)), Relation::NotComparable),
        ("dollars at the rate of the year", base(), dollars(1.4e9), Relation::Same),
        ("dollars far from it", base(), dollars(7e9), Relation::Contradicts),
        (
            "a period without a rate",
            world.item(0, "1950", 5.0, 0.0),
            {
                let mut d = dollars(7.0);
                d.period = Period::parse("1950").unwrap();
                d
            },
            Relation::NotComparable,
        ),
    ];
    for (what, a, b, expected) in cases {
        let pair = relation(&input, &a, &b);
        assert_eq!(pair.relation, expected, "{what}: {pair:?}");
        assert_eq!(relation(&input, &b, &a), pair, "{what}: the other way round");
        if expected != Relation::Contradicts {
            assert_eq!(pair.unexplained.0, 0, "{what}: {pair:?}");
        }
    }
}

#[test]
fn a_part_is_in_conflict_where_it_exceeds_the_whole_or_the_whole_runs_away() {
    let world = World::new();
    let judge = |part: (&str, f64), whole: (&str, f64)| {
        world.input().verdict(&world.item(0, part.0, part.1, 0.0), &world.item(1, whole.0, whole.1, 0.0)).map(|v| v.is_conflict)
    };
    assert_eq!(judge(("2022-01/2022-10", 10.0), ("2022", 9.0)), Some(true), "more in ten months than in twelve");
    assert_eq!(judge(("2022-01/2022-10", 10.0), ("2022", 10.0)), Some(false), "nothing in two months is no contradiction");
    assert_eq!(judge(("2022-01/2022-10", 10.0), ("2022", 59.0)), Some(false), "below five times the pace");
    assert_eq!(judge(("2022-01/2022-10", 10.0), ("2022", 61.0)), Some(true), "above five times the pace");
    assert_eq!(judge(("2022-01/2022-10", 0.0), ("2022", 61.0)), Some(false), "all of it may fall in two months");
    assert_eq!(judge(("2021", 0.0), ("2021", 5.0)), Some(true), "zero and something are not one");
    assert_eq!(judge(("2021", -2.0), ("2021", 5.0)), Some(true));
    assert_eq!(judge(("2021", -2.0), ("2021", -2.0)), Some(false));
}

#[test]
fn a_group_of_one_is_none_and_odd_items_are_no_trouble() {
    let world = World::new();
    let input = world.input();
    assert!(groups(&input, &[]).is_empty());
    assert!(groups(&input, &[world.item(0, "2022", 1.0, 0.0)]).is_empty());
    let mut wild = world.item(1, "2022", f64::NAN, 0.0);
    wild.printed.interval = Interval { lo: f64::NEG_INFINITY, hi: f64::INFINITY };
    let mut unknown = world.item(2, "2022", 3.0, 0.0);
    (unknown.unit, unknown.measure) = (UnitIx::new(u16::MAX), MeasureIx::new(u16::MAX));
    (unknown.region, unknown.scope) = (RegionIx::new(u16::MAX), Some(ScopeIx::new(u16::MAX)));
    let mut twin = unknown.clone();
    twin.claim = ClaimIx::new(3);
    twin.unit = world.unit("USD");
    assert!(groups(&input, &[wild, unknown, twin, world.item(0, "2022", 1.0, 0.0)]).is_empty());
}
