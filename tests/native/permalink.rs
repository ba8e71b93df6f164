//! Permalinks: every state comes back from its link, and no link is too broken to open.

use crate::support::asserts::opens;
use crate::support::random::Random;
use crate::support::{bare, fixture};
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::edtf::{Period, day_from_civil};
use jejak_ekspor::model::facet::{Facet, Facets};
use jejak_ekspor::model::index::{ClaimIx, GroupIx, MeasureIx, Ordinal, OriginIx, RegionIx};
use jejak_ekspor::state::permalink::{Reason, parse, write};
use jejak_ekspor::state::{Axis, Column, Embed, Lang, Listed, PlaceParts, Rule, ShownUnit, Sort, State, Undated};

const NASTY: [&str; 7] = ["A, B & C", "100% Ekspor", "a=b#c?d+e", "Tempo.co.", "日本経済新聞", "%2C,%", "Media \"Jatim\" / Blog"];

/// The fixture, some publishers under names that fight the grammar.
fn data() -> (Dataset, Facets) {
    let mut data = fixture::dataset();
    data.publishers.extend(NASTY.map(String::from));
    data.publishers.sort_unstable();
    (data, Facets)
}

fn random_date(random: &mut Random) -> String {
    let (year, month, day) = (random.below(10_000), 1 + random.below(12), 1 + random.below(28));
    let mark = random.one(&["", "", "?"]);
    match random.below(3) {
        0 => format!("{year:04}{mark}"),
        1 => format!("{year:04}-{month:02}{mark}"),
        _ => format!("{year:04}-{month:02}-{day:02}{mark}"),
    }
}

fn random_period(random: &mut Random) -> Period {
    loop {
        let (a, b) = (random_date(random), random_date(random));
        let text = random.one(&[a.clone(), format!("{a}/{b}"), format!("{a}/.."), format!("../{b}")]);
        if let Ok(period) = Period::parse(&text) {
            return period;
        }
    }
}

fn random_state(random: &mut Random, data: &Dataset, facets: &Facets) -> State {
    let mut state = State::default();
    for facet in Facet::ALL {
        let len = facets.len(facet, data);
        if random.below(2) == 0 {
            let mut chosen: Vec<Ordinal> =
                (0..random.below(4)).filter(|_| len > 0).map(|_| Ordinal::at(random.below(len.max(1)))).collect();
            chosen.extend(random.maybe(|_| Ordinal::NONE));
            chosen.sort_unstable();
            chosen.dedup();
            state.facets[facet] = chosen;
        }
    }
    state.when = random.maybe(random_period);
    let letters: Vec<char> = "abcé ,&=%+#?./\"'<>{}|\\^`中😀\u{0}\n-".chars().collect();
    state.q = random.maybe(|r| (0..r.below(201)).map(|_| r.one(&letters)).collect()).unwrap_or_default();
    state.asof = random.maybe(|r| day_from_civil(r.below(10_000) as i32, 1 + r.below(12) as u8, 1 + r.below(28) as u8));
    state.undated = random.one(&[Undated::Shown, Undated::Hidden]);
    state.parts = random.one(&PlaceParts::ALL);
    state.lane_measure = random.maybe(|r| MeasureIx::at(r.below(data.codes.measures.len())));
    state.conflict = random.maybe(|r| GroupIx::at(r.below(data.compared.groups.len())));
    state.list = random.one(&[None, Some(Listed::Conflicts), Some(Listed::Nothing)]);
    state.claim = random.maybe(|r| ClaimIx::at(r.below(data.claims.len())));
    state.unit = random.one(&[ShownUnit::Original, ShownUnit::Idr, ShownUnit::Usd]);
    state.axis = random.one(&[Axis::Period, Axis::Published]);
    let origin = OriginIx::at(random.below(data.codes.origins.len()));
    state.rule = random.one(&[Rule::Range, Rule::Latest, Rule::Lowest, Rule::Highest, Rule::Origin(origin)]);
    for _ in 0..random.below(7) {
        let region = RegionIx::at(random.below(data.codes.regions.len()));
        if !state.compare.contains(&region) {
            state.compare.push(region);
        }
    }
    use Column::{Kind, Origin, Published, Publisher, Title, Value, When, Where};
    let column = random.one(&[When, Title, Where, Value, Publisher, Published, Origin, Kind]);
    state.sort = Sort { column, descending: random.below(2) == 0 };
    state.embed = random.maybe(|r| r.one(&[Embed::Values, Embed::Releases, Embed::Awards, Embed::Programmes, Embed::All]));
    if random.below(3) == 0 {
        state.table = random.one(&["data/baci.parquet", "/x/a b,c&d.parquet", "../ekspor.csv?v=1#x", "tabel."]).to_owned();
    }
    state.lang = random.maybe(|r| r.one(&[Lang::Id, Lang::En]));
    state.version = random.maybe(|r| (0..1 + r.below(16)).map(|_| r.one(b"0123456789abcdef") as char).collect());
    state
}

#[test]
fn five_hundred_states_come_back_from_their_links() {
    let ((data, facets), mut random) = (data(), Random(0x11_4b5));
    for _ in 0..500 {
        let state = random_state(&mut random, &data, &facets);
        let link = write(&state, &data, &facets);
        let (read, dropped) = parse(&link, &data, &facets);
        assert_eq!(dropped, [], "{link}");
        assert_eq!(read, state, "{link}");
        assert_eq!(parse(&format!("#{link}"), &data, &facets), (read, dropped), "with its #: {link}");
        assert!(!link.ends_with('.'), "{link}");
        assert!(link.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}#+".contains(&b)), "a character that no address has: {link}");
    }
}

#[test]
fn the_page_as_it_opens_has_an_empty_link() {
    let (data, facets) = data();
    assert_eq!(write(&State::default(), &data, &facets), "");
    for empty in ["", "#", "&", "#&&", "kind=&region=,,"] {
        assert_eq!(parse(empty, &data, &facets), (State::default(), vec![]), "{empty}");
    }
}

#[test]
fn a_link_is_written_in_one_way_whatever_the_order_it_was_typed_in() {
    let (data, facets) = data();
    for (typed, written) in [
        ("when=2020&region=3524,35&kind=value,release", "kind=release,value&region=35,3524&when=2020"),
        ("unit=original&axis=period&sort=when", ""),
        ("region=-,35,35&sort=-value&hs=03", "region=35,-&hs=03&sort=-value"),
        ("compare=35,18&rule=latest&q=palm%20oil", "q=palm%20oil&rule=latest&compare=35,18"),
        ("when=2020-01-01/2020-12-31&asof=2021-02-03", "when=2020-01-01/2020-12-31&asof=2021-02-03"),
        ("q=dots...", "q=dots..%2E"),
        (
            "lang=en&embed=all&claim=banyuwangi-2016-export-value-bangsaonline",
            "claim=banyuwangi-2016-export-value-bangsaonline&embed=all&lang=en",
        ),
    ] {
        let (state, dropped) = parse(typed, &data, &facets);
        assert_eq!(dropped, [], "{typed}");
        assert_eq!(bare(&write(&state, &data, &facets)), written, "{typed}");
    }
}

#[test]
fn publishers_with_marks_of_the_grammar_in_their_names_survive() {
    let (data, facets) = data();
    for name in NASTY {
        let mut state = State::default();
        state.facets[Facet::Publisher] = vec![facets.ordinal(Facet::Publisher, name, &data).unwrap()];
        let link = write(&state, &data, &facets);
        assert_eq!(bare(&link).matches(['&', ',', '#']).count(), 0, "{link}");
        assert_eq!(parse(&link, &data, &facets), (state, vec![]), "{link}");
    }
}

/// A link, what is dropped of it (key, value, reason), and the link of what is left.
type Damaged = (&'static str, &'static [(&'static str, &'static str, Reason)], &'static str);

#[test]
fn what_cannot_be_read_is_dropped_with_its_reason_and_the_rest_applies() {
    let (data, facets) = data();
    let long = "a".repeat(201);
    let table: [Damaged; 33] = [
        ("colour=red", &[("colour", "red", Reason::UnknownKey)], ""),
        ("Kind=value", &[("Kind", "value", Reason::UnknownKey)], ""),
        ("=value", &[("", "value", Reason::UnknownKey)], ""),
        ("kind", &[], ""),
        ("kind=values", &[("kind", "values", Reason::UnknownCode)], ""),
        ("kind=value,Award,release", &[("kind", "Award", Reason::UnknownCode)], "kind=release,value"),
        ("region=9999&kind=value", &[("region", "9999", Reason::UnknownCode)], "kind=value"),
        ("region=35%", &[("region", "35%", Reason::BadEncoding)], ""),
        ("region=%zz,35", &[("region", "%zz", Reason::BadEncoding)], "region=35"),
        ("publisher=%ff", &[("publisher", "%ff", Reason::BadEncoding)], ""),
        ("hs=0306", &[("hs", "0306", Reason::UnknownCode)], ""),
        ("to=cn", &[("to", "cn", Reason::UnknownCode)], ""),
        ("check=x", &[("check", "x", Reason::UnknownCode)], ""),
        ("kind=value&kind=award", &[("kind", "award", Reason::Repeated)], "kind=value"),
        ("q=a&q=b", &[("q", "b", Reason::Repeated)], "q=a"),
        ("x=1&x=2", &[("x", "1", Reason::UnknownKey), ("x", "2", Reason::UnknownKey)], ""),
        ("when=yesterday", &[("when", "yesterday", Reason::NotADate)], ""),
        ("when=2021/2020", &[("when", "2021/2020", Reason::NotADate)], ""),
        ("when=2021-13", &[("when", "2021-13", Reason::NotADate)], ""),
        ("when=", &[("when", "", Reason::NotADate)], ""),
        ("asof=2021", &[("asof", "2021", Reason::NotADate)], ""),
        ("asof=2021-02-29", &[("asof", "2021-02-29", Reason::NotADate)], ""),
        ("asof=2021-02-03?", &[("asof", "2021-02-03?", Reason::NotADate)], ""),
        ("claim=no-such-claim", &[("claim", "no-such-claim", Reason::UnknownClaim)], ""),
        ("unit=EUR&lang=en", &[("unit", "EUR", Reason::UnknownWord)], "lang=en"),
        ("axis=time", &[("axis", "time", Reason::UnknownWord)], ""),
        ("rule=-", &[("rule", "-", Reason::UnknownWord)], ""),
        ("sort=--value", &[("sort", "--value", Reason::UnknownWord)], ""),
        ("embed=", &[("embed", "", Reason::UnknownWord)], ""),
        ("v=0xG", &[("v", "0xG", Reason::UnknownWord)], ""),
        (
            "compare=35,99,-,35",
            &[("compare", "99", Reason::UnknownCode), ("compare", "-", Reason::UnknownCode), ("compare", "35", Reason::Repeated)],
            "compare=35",
        ),
        ("compare=11,12,13,14,15,16,17", &[("compare", "17", Reason::TooMany)], "compare=11,12,13,14,15,16"),
        ("q=%e4%b8", &[("q", "%e4%b8", Reason::BadEncoding)], ""),
    ];
    for (link, expected, kept) in table {
        let (state, dropped) = parse(link, &data, &facets);
        let dropped: Vec<(&str, &str, Reason)> = dropped.iter().map(|d| (d.key.as_str(), d.value.as_str(), d.reason)).collect();
        assert_eq!(dropped, expected, "{link}");
        assert_eq!(bare(&write(&state, &data, &facets)), kept, "{link}");
    }
    let (state, dropped) = parse(&format!("q={long}"), &data, &facets);
    assert_eq!((state.q.len(), dropped.len(), dropped[0].reason), (200, 1, Reason::TooLong));
    assert_eq!(dropped[0].value.chars().count(), 121, "120 characters and the mark that something was cut");
}

#[test]
fn damaged_links_open() {
    let ((data, facets), mut random) = (data(), Random(0xda_4a6e));
    let splinters = ["%", "&", "=", ",", "#", "/", "..", "é", "%ff", "-", "when=", "9999999999", "?", "X", "compare=35,", "\u{0}"];
    // `JEJAK_FUZZ_LINKS=N` tries N links.
    let count: usize = std::env::var("JEJAK_FUZZ_LINKS").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000);
    for _ in 0..count / 2 {
        let state = random_state(&mut random, &data, &facets);
        let mut link: Vec<char> = write(&state, &data, &facets).chars().collect();
        for _ in 0..1 + random.below(6) {
            let at = random.below(link.len() + 1);
            match random.below(3) {
                0 => link.truncate(at),
                1 => drop(link.splice(at..at, random.one(&splinters).chars())),
                _ => drop(link.drain(at..(at + random.below(5)).min(link.len()))),
            }
        }
        opens(&link.iter().collect::<String>(), &data, &facets);
    }
    for _ in 0..count / 4 {
        let bytes: Vec<u8> = (0..random.below(300)).map(|_| random.below(256) as u8).collect();
        opens(&String::from_utf8_lossy(&bytes), &data, &facets);
        let near: String = (0..random.below(40)).map(|_| random.one(&splinters)).collect();
        opens(&near, &data, &facets);
    }
    println!("{count} links");
}

#[test]
fn a_fragment_of_a_hundred_kilobytes_lists_at_most_51_parts() {
    let (data, facets) = data();
    for piece in ["x=1&", "kind=zz,", "zz,", "&region=zz", "%ff,", "q", "é", "=", "compare=99,", "35,"] {
        for head in ["", "region=", "compare=", "q=", "publisher=", "when="] {
            let link = format!("{head}{}", piece.repeat(100_000 / piece.len()));
            opens(&link, &data, &facets);
        }
    }
    let (state, dropped) = parse(&format!("{}kind=value", "x=1&".repeat(25_000)), &data, &facets);
    assert_eq!(dropped.len(), 51);
    assert_eq!(dropped[50].reason, Reason::TooMany);
    assert_eq!(state.facets[Facet::Kind], [Ordinal::new(1)], "what can be read still applies");
}

/// A state that a reader might pass on: something chosen, with language and version.
fn shared(random: &mut Random, data: &Dataset, facets: &Facets) -> State {
    State { lang: Some(Lang::Id), version: Some("0badc0de".into()), ..random_state(random, data, facets) }
}

/// Whether a state chooses nothing that the other one does not.
fn is_part_of(part: &State, whole: &State) -> bool {
    let in_whole = |facet: &Facet| part.facets[*facet].iter().all(|value| whole.facets[*facet].contains(value));
    let default = State::default();
    Facet::ALL.iter().all(in_whole)
        && part.compare.iter().all(|region| whole.compare.contains(region))
        && (part.when.is_none() || part.when == whole.when)
        && (part.q.is_empty() || part.q == whole.q)
        && (part.asof.is_none() || part.asof == whole.asof)
        && (part.claim.is_none() || part.claim == whole.claim)
        && (part.rule == default.rule || part.rule == whole.rule)
        && (part.sort == default.sort || part.sort == whole.sort)
        && (part.version.is_none() || part.version == whole.version)
        && (part.embed.is_none() || part.embed == whole.embed)
        && (part.unit == default.unit || part.unit == whole.unit)
        && (part.axis == default.axis || part.axis == whole.axis)
}

#[test]
fn a_link_that_lost_its_end_never_opens_as_another_one_at_whatever_length() {
    let ((data, facets), mut random) = (data(), Random(0xc0_7715));
    let (mut told, mut whole) = (0, 0);
    for _ in 0..50 {
        let state = shared(&mut random, &data, &facets);
        let link = write(&state, &data, &facets);
        for length in 1..=link.len() {
            let cut = &link[..length];
            let (read, dropped) = parse(cut, &data, &facets);
            let is_told = dropped.iter().any(|part| part.reason == Reason::Incomplete);
            if read == state && dropped.is_empty() {
                whole += 1;
            } else {
                assert!(is_told, "{cut} of {link}: {dropped:?}");
                assert!(is_part_of(&read, &state), "{cut} of {link} is another place");
                told += 1;
            }
        }
    }
    assert!(whole >= 50 && told > 5_000, "{whole} {told}");
}

#[test]
fn a_region_whose_code_was_cut_is_not_its_province() {
    let (data, facets) = data();
    let (state, _) = parse("region=3524", &data, &facets);
    let link = write(&state, &data, &facets);
    let cut = link.strip_suffix("24").expect("its end");
    let (read, dropped) = parse(cut, &data, &facets);
    assert_eq!(read, State::default());
    assert_eq!(dropped.len(), 1);
    assert_eq!((dropped[0].key.as_str(), dropped[0].value.as_str(), dropped[0].reason), ("region", "35", Reason::Incomplete));
    // Without a mark it is another link, written by hand, and opens as it always did.
    assert_eq!(bare(&write(&parse("region=35", &data, &facets).0, &data, &facets)), "region=35");
    // What stands before the cut is read.
    let (state, _) = parse("kind=value&region=11,3524", &data, &facets);
    let link = write(&state, &data, &facets);
    for (lost, kept, value) in [("24", "kind=value&region=11", "35"), ("3524", "kind=value&region=11", ""), (",3524", "kind=value", "11")] {
        let (read, dropped) = parse(link.strip_suffix(lost).expect("its end"), &data, &facets);
        assert_eq!((bare(&write(&read, &data, &facets)), dropped[0].value.as_str(), dropped.len()), (kept, value, 1), "{lost}");
    }
}

#[test]
fn what_sites_and_sentences_do_to_a_whole_link_leaves_it_whole() {
    let ((data, facets), mut random) = (data(), Random(0x77_a9e1));
    for _ in 0..200 {
        let state = shared(&mut random, &data, &facets);
        let link = write(&state, &data, &facets);
        let escaped = |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") };
        let encoded: String = link.bytes().map(escaped).collect();
        let read = |mangled: &str| parse(mangled, &data, &facets);
        for mangled in [
            [&link, "."].concat(),
            [&link, ","].concat(),
            [&link, ")."].concat(),
            [&link, "…"].concat(),
            [&link, "\">"].concat(),
            ["#!", &link].concat(),
            ["#", &encoded].concat(),
            link.replace('&', "&amp;"),
            link.replace('&', "&amp;amp;"),
        ] {
            assert_eq!(read(&mangled), (state.clone(), vec![]), "{mangled}");
        }
        // What a site adds is told as what it is, not as damage.
        let (same, dropped) = read(&[&link, "&fbclid=IwAR0x"].concat());
        assert_eq!((same, dropped.len(), dropped[0].reason), (state.clone(), 1, Reason::UnknownKey));
    }
}

#[test]
fn the_marks_of_a_sentence_behind_an_old_link_are_forgiven() {
    let (data, facets) = data();
    for (link, read) in [
        ("kind=award.", "kind=award"),
        ("kind=award)", "kind=award"),
        ("region=3524,", "region=3524"),
        ("region=3524&kind=value).", "kind=value&region=3524"),
        ("kind=value&amp;region=3524", "kind=value&region=3524"),
        ("kind%3Dvalue%26region%3D3524%2C18", "kind=value&region=18,3524"),
        ("region=3524%2C18", "region=18,3524"),
        ("when=2022)", "when=2022"),
        ("asof=2022-01-02.", "asof=2022-01-02"),
        ("kind=value&lang=en.", "kind=value&lang=en"),
        ("compare=35,18;", "compare=35,18"),
        ("sort=-value!", "sort=-value"),
        ("publisher=Tempo.co.", "publisher=Tempo.co%2E"),
        ("q=dots...", "q=dots..%2E"),
    ] {
        let (state, dropped) = parse(link, &data, &facets);
        assert_eq!((bare(&write(&state, &data, &facets)), dropped), (read, vec![]), "{link}");
    }
}

#[test]
fn a_link_that_was_changed_behind_its_mark_is_told() {
    let (data, facets) = data();
    let link = write(&parse("kind=value&region=3524&when=2022", &data, &facets).0, &data, &facets);
    for changed in
        [link.replace("3524", "3525"), link.replace("&when=2022", ""), link.replace("kind=value&", ""), link.replace("k=", "k=0")]
    {
        let (_, dropped) = parse(&changed, &data, &facets);
        assert_eq!(dropped.iter().filter(|part| part.reason == Reason::Incomplete).count(), 1, "{changed}");
    }
    for empty in ["k=", "k", "k=12", "k=12345", "k=12345&"] {
        let (state, dropped) = parse(empty, &data, &facets);
        assert_eq!((state, dropped.len(), dropped[0].reason), (State::default(), 1, Reason::Incomplete), "{empty}");
    }
    assert!(parse(&["k=00000&q=", &".".repeat(100_000)].concat(), &data, &facets).1.len() == 1);
}
