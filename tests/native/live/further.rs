//! The contradictions of the second collection that its curators listed, in their order: each found by a named check or group, or not, with
//! the kind of reason.
use super::notable::has;
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::finding::{Check, Check::*};

/// Why an entry is not found.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reason {
    /// The pages agree, in figures and days.
    Agrees,
    /// What contradicts is in a note or a title, in no figure or date of a claim.
    NotStored,
    /// Which was the first, or before which: claims do not say it.
    Order,
    /// Places, goods or ranks that no amount stands for.
    Place,
    /// Of other periods, offices or parts: both can be right.
    BothPossible,
    /// Rounding, or a last digit that was cut off, leaves it open.
    Rounding,
    /// Figures of different kinds of claim, region or body, which are not compared.
    NotCompared,
}

struct Entry {
    number: usize,
    found: &'static [(&'static [&'static str], Check)],
    not_found: Option<Reason>,
}

const fn found(number: usize, found: &'static [(&'static [&'static str], Check)]) -> Entry {
    Entry { number, found, not_found: None }
}

const fn open(number: usize, reason: Reason) -> Entry {
    Entry { number, found: &[], not_found: Some(reason) }
}

const LIST: [Entry; 97] = [
    found(
        1,
        &[
            (&["sumbar-2021-07-export-cendananews", "sumbar-2021-07-export-suara", "sumbar-2021-08-export-dwipanews"], Conflict),
            (&["sumbar-2021-07-export-cendananews", "sumbar-2021-07-export-suara"], Growth),
        ],
    ),
    found(2, &[(&["limapuluhkota-2018-09-27-mangosteen-pilarbangsa", "limapuluhkota-2018-10-02-mangosteen-topsatu"], EventDate)]),
    found(
        3,
        &[(
            &[
                "deliserdang-2019-03-26-coffee-koranmonitor",
                "deliserdang-2019-03-26-coffee-mediaindonesia",
                "deliserdang-2019-03-26-coffee-tribunmedan",
            ],
            Conflict,
        )],
    ),
    found(
        4,
        &[
            (&["sumsel-2025-01-19-coffee-plan-sumselheadline", "sumsel-2025-01-20-coffee-plan-harianbanyuasin"], Conflict),
            (&["sumsel-2025-01-19-coffee-plan-sumselheadline", "sumsel-2025-01-20-coffee-plan-harianbanyuasin"], EventDate),
        ],
    ),
    found(
        5,
        &[
            (&["bengkulu-2021-11-export-radarutara", "bengkulu-2021-11-ports-republika"], Conflict),
            (&["bengkulu-2021-11-ports-republika"], Rate),
        ],
    ),
    open(6, Reason::NotStored),
    found(7, &[(&["babel-2021-07-export-antara", "babel-2022-07-export-okezone"], Conflict)]),
    found(8, &[(&["kepri-2025-jan-may-coconut-antara", "kepri-2025-jan-may-coconut-mejaredaksi"], Conflict)]),
    open(9, Reason::Agrees),
    open(10, Reason::NotStored),
    open(11, Reason::Rounding),
    found(12, &[(&["kaltim-2021-jan-oct-export-antara", "kaltim-2021-jan-oct-nonoil-antara"], Sum)]),
    found(13, &[(&["acehutara-2025-11-09-cpo-getconnectx", "acehutara-2025-11-10-cpo-zonamedia"], EventDate)]),
    open(14, Reason::Agrees),
    found(15, &[(&["sumut-2022-03-ports-wantimpres", "sumut-2022-07-export-tribunmedan"], Growth)]),
    open(16, Reason::BothPossible),
    open(17, Reason::BothPossible),
    found(18, &[(&["dumai-2022-11-21-release-antara", "dumai-2022-11-21-release-pabindonesia"], Conflict)]),
    open(19, Reason::NotCompared),
    open(20, Reason::NotStored),
    found(21, &[(&["sumsel-2017-jan-nov-export-gimni", "sumsel-2018-pulp-tribunsumsel"], Conflict)]),
    open(22, Reason::NotStored),
    found(23, &[(&["kalsel-2021-farm-export-trenasia", "kalsel-2021-jan-jul-farm-joinkalsel"], Repeated)]),
    open(24, Reason::NotStored),
    open(25, Reason::BothPossible),
    open(26, Reason::NotStored),
    open(27, Reason::BothPossible),
    open(28, Reason::BothPossible),
    found(
        29,
        &[
            (&["padang-2019-03-06-other-goods-langgam", "padang-2019-03-06-palm-meal-saribundo"], Conflict),
            (&["padang-2019-03-06-other-goods-langgam", "padang-2019-03-06-palm-meal-saribundo"], Slip),
        ],
    ),
    found(30, &[(&["sumbar-2021-08-14-release-harianmerapi", "sumbar-2021-08-14-release-idntimes"], Conflict)]),
    open(31, Reason::Order),
    found(
        32,
        &[
            (&["muarojambi-2019-05-11-areca-infojambi", "muarojambi-2019-05-13-areca-kabarjitu"], EventDate),
            (&["muarojambi-2019-05-11-areca-infojambi", "muarojambi-2019-05-13-areca-kabarjitu"], Price),
        ],
    ),
    found(33, &[(&["palembang-2022-04-07-release-edisi", "sumsel-2022-04-01-10-farm-rmol"], Price)]),
    open(34, Reason::Place),
    open(35, Reason::Place),
    open(36, Reason::Agrees),
    open(37, Reason::NotCompared),
    open(38, Reason::BothPossible),
    open(39, Reason::Order),
    open(40, Reason::Place),
    found(41, &[(&["sulbar-2021-jan-may-export-value-jurnalsumatra", "sulbar-2022-jan-may-export-value-jurnalindo"], Conflict)]),
    found(
        42,
        &[
            (&["sulbar-2023-palm-shells-antara", "sulbar-2023-palm-shells-release-kabarsawit"], Conflict),
            (
                &["sulbar-2022-jan-aug-palm-shells-99news", "sulbar-2023-palm-shells-antara", "sulbar-2023-palm-shells-release-kabarsawit"],
                Jump,
            ),
        ],
    ),
    open(43, Reason::Rounding),
    found(
        44,
        &[
            (&["sulut-2024-02-export-value-sindomanado", "sulut-2024-03-export-value-koranmetro"], Conflict),
            (&["sulut-2024-03-export-value-koranmetro"], Growth),
        ],
    ),
    found(45, &[(&["sulut-2025-04-23-release-indonews"], Countries)]),
    open(46, Reason::Order),
    found(
        47,
        &[
            (&["gorontalo-2023-03-export-value-gopos", "gorontalo-2023-04-export-value-gopos"], Conflict),
            (&["gorontalo-2023-03-export-value-gopos"], Balance),
        ],
    ),
    found(48, &[(&["sulteng-2022-03-export-value-sampaijauh", "sulteng-2022-03-export-value-yahoo"], Growth)]),
    found(49, &[(&["sulteng-2025-01-export-value-koranindigo", "sulteng-2025-02-export-value-antara"], Repeated)]),
    open(50, Reason::Order),
    found(
        51,
        &[
            (&["sulsel-2022-jan-oct-farm-export-antara", "sulsel-2022-jan-oct-farm-export-bkm"], Conflict),
            (&["sulsel-2022-jan-oct-farm-export-antara", "sulsel-2022-jan-oct-farm-export-bkm"], Slip),
        ],
    ),
    found(
        52,
        &[(
            &[
                "sulsel-2021-export-value-bacapesan",
                "sulsel-2021-export-value-lintasterkini",
                "sulsel-2021-export-value-rakyatsulsel",
                "sulsel-2022-export-value-bisnis",
            ],
            Conflict,
        )],
    ),
    found(53, &[(&["sulsel-2022-10-16-halal-sonora", "sulsel-2022-10-17-halal-gatra"], EventDate)]),
    found(54, &[(&["sulsel-2018-02-export-value-fajar", "sulsel-2018-02-nickel-tribuntimur"], Implied)]),
    open(55, Reason::NotStored),
    open(56, Reason::BothPossible),
    found(
        57,
        &[
            (&["baubau-2026-01-28-jellyfish-datasultra", "baubau-2026-01-28-jellyfish-dinamikasultra"], Conflict),
            (
                &[
                    "baubau-2026-01-28-jellyfish-datasultra",
                    "baubau-2026-01-28-jellyfish-dinamikasultra",
                    "baubau-2026-01-28-jellyfish-surumba",
                    "baubau-2026-01-29-jellyfish-telisik",
                ],
                EventDate,
            ),
        ],
    ),
    found(58, &[(&["bali-2017-jan-nov-export-value-antara", "bali-2017-jan-nov-export-value-bisnis"], Conflict)]),
    found(59, &[(&["bali-2016-fish-tabloidmaritim", "bali-2017-export-value-oceanweek"], Conflict)]),
    open(60, Reason::NotStored),
    found(61, &[(&["bali-2020-export-value-nusabali", "bali-2020-export-value-nusabali-disperindag"], Conflict)]),
    open(62, Reason::BothPossible),
    found(63, &[(&["bali-2025-02-mangosteen-barometerbali", "bali-2025-02-mangosteen-tribunbali"], Repeated)]),
    found(
        64,
        &[
            (&["ntb-2021-pearls-kontan", "ntb-2021-pearls-minews"], Conflict),
            (&["ntb-2021-pearls-kontan", "ntb-2021-pearls-minews"], Growth),
        ],
    ),
    found(
        65,
        &[
            (&["ntb-2016-08-export-value-jpnn", "ntb-2016-08-export-value-radarlombok"], Conflict),
            (&["ntb-2016-08-export-value-jpnn", "ntb-2016-08-export-value-radarlombok"], Slip),
        ],
    ),
    open(66, Reason::NotStored),
    open(67, Reason::NotStored),
    open(68, Reason::NotStored),
    found(69, &[(&["manggaraibarat-2023-11-06-fish-gentra", "manggaraibarat-2023-11-06-fish-sahabatbahari"], Conflict)]),
    found(70, &[(&["maluku-2018-h1-export-infoambon", "maluku-2018-h1-export-value-beritamaluku"], Repeated)]),
    open(71, Reason::NotStored),
    open(72, Reason::Agrees),
    found(
        73,
        &[
            (&["malut-2022-jan-aug-export-value-kieraha", "malut-2022-jan-aug-export-value-sampaijauh"], Conflict),
            (
                &[
                    "malut-2022-08-export-value-kieraha",
                    "malut-2022-08-export-value-sampaijauh",
                    "malut-2022-jan-aug-export-value-kieraha",
                    "malut-2022-jan-aug-export-value-sampaijauh",
                ],
                Growth,
            ),
        ],
    ),
    found(74, &[(&["malut-2021-jan-nov-farm-jazirah", "malut-2021-jan-nov-farm-tandaseru"], Slip)]),
    open(75, Reason::NotStored),
    found(
        76,
        &[(&["ternate-2021-08-15-tuna-indotimur", "ternate-2021-08-15-tuna-solopos", "ternate-2021-08-15-tuna-spiritnews"], Conflict)],
    ),
    found(77, &[(&["papbar-2023-12-export-value-liputanindo"], Share)]),
    found(
        78,
        &[
            (
                &[
                    "papua-2024-05-export-value-antara",
                    "papua-2024-05-export-value-papuago",
                    "papua-2024-06-export-value-papuago",
                    "papua-2024-h1-export-value-papuago",
                ],
                Conflict,
            ),
            (&["papua-2024-05-export-value-antara", "papua-2024-05-export-value-papuago", "papua-2024-06-export-value-papuago"], Slip),
        ],
    ),
    found(79, &[(&["papua-2022-09-export-value-medcom"], Share)]),
    found(80, &[(&["papua-2018-jan-nov-export-value-antara", "papua-2019-jan-nov-export-value-antara"], Conflict)]),
    open(81, Reason::NotCompared),
    open(82, Reason::NotCompared),
    found(83, &[(&["skouw-2025-02-export-antara", "skouw-2025-02-export-suaranewspapua"], Conflict)]),
    found(84, &[(&["id-2022-batik-fortune", "id-2022-batik-idntimes"], Conflict)]),
    found(85, &[(&["id-2022-06-palm-oil-bisnis", "id-2022-06-palm-oil-kompas"], Conflict)]),
    found(86, &[(&["jateng-2018-06-export-zonapasar", "jateng-2018-07-export-zonapasar"], Conflict)]),
    open(87, Reason::NotStored),
    found(88, &[(&["jabar-2023-09-export-us-bisnis", "jabar-2023-09-export-us-elogi", "jabar-2023-09-export-us-supplychain"], Whole)]),
    found(89, &[(&["kab-tangerang-2021-export-sinkaltim", "kab-tangerang-2022-q1-export-patrolinusantara"], Jump)]),
    open(90, Reason::Rounding),
    open(91, Reason::Order),
    found(92, &[(&["cirebon-2019-10-mangoes-detik", "cirebon-2019-10-mangoes-liputan6"], EventDate)]),
    found(93, &[(&["id-2019-05-trade-mediaindonesia"], Growth)]),
    found(94, &[(&["id-2023-jan-nov-china-bisnisupdate", "id-2023-jan-nov-china-republika", "id-2023-jan-nov-china-tempo"], Conflict)]),
    open(95, Reason::NotStored),
    found(96, &[(&["tei-2010-result-citraindonesia"], Sum)]),
    open(97, Reason::NotStored),
];

#[test]
fn every_further_contradiction_is_found_or_has_its_reason() {
    let data = Dataset::embedded();
    for (n, entry) in LIST.iter().enumerate() {
        assert_eq!(entry.number, n + 1, "the list has no gaps");
        assert!(entry.found.is_empty() == entry.not_found.is_some(), "{}: found, or a reason", entry.number);
        for (ids, check) in entry.found {
            for id in *ids {
                assert!(has(&data, id, *check), "{}: {id} has no finding of {}", entry.number, check.code());
            }
        }
    }
    let count = |reason: Option<Reason>| LIST.iter().filter(|entry| entry.not_found == reason).count();
    assert_eq!(count(None), 54, "found");
    // What figures and dates cannot tell is two thirds of the rest.
    let untold = [Reason::Agrees, Reason::NotStored, Reason::Order, Reason::Place].map(|reason| count(Some(reason)));
    assert_eq!(untold.iter().sum::<usize>(), 28);
}
