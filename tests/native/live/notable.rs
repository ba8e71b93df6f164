//! The contradictions that the curators listed, each found by a named check or group, or with the reason why not.
//!
//! The numbers are those of the list that came with the facts.
use jejak_ekspor::model::dataset::Dataset;
use jejak_ekspor::model::finding::{Check, Check::*};
use jejak_ekspor::model::index::GroupIx;

/// A number of the list, the claims that must carry a check, and what of it is not found and why.
struct Entry {
    number: u8,
    found: &'static [(&'static [&'static str], Check)],
    not_found: Option<&'static str>,
}

const fn entry(number: u8, found: &'static [(&'static [&'static str], Check)]) -> Entry {
    Entry { number, found, not_found: None }
}

const fn partly(number: u8, found: &'static [(&'static [&'static str], Check)], not_found: &'static str) -> Entry {
    Entry { number, found, not_found: Some(not_found) }
}

const LIST: [Entry; 81] = [
    // The same thing, different amounts.
    entry(
        1,
        &[(
            &[
                "lamongan-2022-10-export-value-pendukung-ekspor",
                "lamongan-2022-jan-oct-export-value-jatimpedia",
                "lamongan-2022-jan-oct-export-value-sejuk",
                "lamongan-2022-export-value-antara-2025",
                "lamongan-2022-export-value-radarbangsa-2025",
                "lamongan-2022-export-value-jatimpos-2023",
            ],
            Conflict,
        )],
    ),
    partly(
        2,
        &[(
            &["lamongan-2021-export-value-pendukung-ekspor", "lamongan-2021-export-value-sejuk", "lamongan-2022-export-value-antara-2025"],
            Jump,
        )],
        "from 96.51 down to 20.78 is a factor of 4.6, below the five that makes a jump",
    ),
    entry(
        3,
        &[
            (&["lamongan-2023-export-value-bolamp"], Implied),
            (&["lamongan-2023-export-value-bolamp", "lamongan-2023-export-value-antara-2025"], Conflict),
        ],
    ),
    partly(
        4,
        &[
            (&["lamongan-2024-export-value-antara-jatim-2025-10", "lamongan-2024h1-export-value-radarbangsa-2025"], Repeated),
            (&["lamongan-2024-export-value-antara-jatim-2025-10", "lamongan-2024-export-value-antara-2025"], Conflict),
        ],
        "about Rp20 trillion is an estimate that 20.78 fits",
    ),
    entry(
        5,
        &[(
            &[
                "lamongan-2018-export-value-kabarone-2019",
                "lamongan-2019-ikm-export-value-jpnn",
                "lamongan-2019-small-industry-export-value-wartamerdeka",
            ],
            Repeated,
        )],
    ),
    partly(
        6,
        &[(&["lamongan-2022-export-value-jatimpos-2023"], Jump)],
        "a third of a province is much, but a part no greater than its whole",
    ),
    entry(
        7,
        &[(
            &[
                "nickel-ore-2020-export-bps-tempo",
                "nickel-ore-2020-export-bps-voi",
                "nickel-ore-2020-export-bps-detik",
                "nickel-ore-2020-china-customs-tempo",
                "nickel-ore-2020-china-customs-bisnis",
            ],
            Conflict,
        )],
    ),
    entry(
        8,
        &[(
            &[
                "nickel-ore-2020-2022h1-kpk-okezone",
                "nickel-ore-2020-2022h1-china-customs-rimbanusa",
                "nickel-ore-2020-2022h1-kpk-databoks",
            ],
            Slip,
        )],
    ),
    entry(9, &[(&["nickel-2018-export-bps-bisnis", "nickel-2018-china-customs-bisnis"], Conflict)]),
    partly(
        10,
        &[(&["id-2017-10-export-mediasuara", "id-2017-10-trade-okezone-2018-12"], Conflict)],
        "what the growth to November implies differs by one percent, which a revision explains",
    ),
    entry(11, &[(&["id-2018-09-trade-okezone-2018-12", "id-2018-11-trade-rmol"], Repeated)]),
    partly(
        12,
        &[
            (&["jatim-2022-09-export-value-suarasurabaya", "jatim-2022-09-export-value-antara-2023"], Conflict),
            (&["jatim-2020-09-export-value-radarjatim", "jatim-2020-09-export-value-databoks"], Conflict),
        ],
        "1.43 and 1.44, and 2.00 and 2.01, can be two prints of one value",
    ),
    entry(13, &[(&["jatim-2020-11-export-value-kabarjagad-lead", "jatim-2020-11-export-value-kabarjagad-quote"], Conflict)]),
    entry(
        14,
        &[
            (&["jatim-2021-01-export-value-kanal24", "jatim-2021-01-export-value-beritalima"], Conflict),
            (&["jatim-2021-h1-export-pikiranrakyat", "jatim-2021h1-trade-tribun"], Conflict),
        ],
    ),
    entry(
        15,
        &[
            (&["bali-2018-01-export-antara", "bali-2018-01-export-antara-revised"], Conflict),
            (&["bali-2018-q1-export-antara", "bali-2018-q1-export-republika"], Conflict),
        ],
    ),
    entry(
        16,
        &[
            (
                &[
                    "id-2021-q1-farm-export-pranusa",
                    "id-2021-h1-farm-export-pelitakarawang",
                    "indonesia-2021h1-farm-exports-priok",
                    "id-2021-h1-farm-export-detik",
                ],
                Repeated,
            ),
            (&["id-2021-h1-farm-export-jpnn", "id-2021-h1-farm-export-pelitakarawang"], Conflict),
        ],
    ),
    entry(17, &[(&["id-2019-farm-export-pelitakarawang", "id-2019-farm-export-jpnn", "id-2019-farm-export-detik"], Conflict)]),
    partly(
        18,
        &[(&["lampung-2020-coffee-antara", "lampung-2020-coffee-tribunlampung"], Conflict)],
        "for August 2016 one speaks of coffee, the other of robusta: two scopes",
    ),
    partly(
        19,
        &[
            (&["sulsel-2020-12-04-release-bisnis", "sulsel-2020-12-04-release-antara", "sulsel-2020-12-04-release-edelweis"], Conflict),
            (&["sumut-2020-12-04-companies-businessnews", "sumut-2020-12-04-companies-idntimes"], Conflict),
        ],
        "1.63 and 1.64 can be two prints of one value; in Riau two firms of one good may be part of four",
    ),
    partly(
        20,
        &[(&["id-2021-12-23-release-bisnis", "id-2021-12-23-release-jpnn", "lampung-tengah-2021-12-23-release-suara"], Conflict)],
        "26 provinces and 26 regions are two measures",
    ),
    partly(
        21,
        &[
            (&["id-2021-08-14-release-rakyatku", "id-2021-08-14-release-detik"], Conflict),
            (&["id-2021-08-14-release-jawapos", "id-2021-08-14-release-harianbangsa"], Conflict),
            (&["riau-2021-08-14-release-followme"], Conflict),
        ],
        "7.193 and 6.7 have scopes of their own, and Rp1 trillion can be a print of 1.052 and of 1.077",
    ),
    entry(
        22,
        &[
            (&["tei-2022-result-okezone", "tei-2022-result-penjuru"], Conflict),
            (&["tei-2023-final-voi", "tei-2023-final-penjuru"], Conflict),
            (&["tei-2023-coal-jakartaglobe", "tei-2023-interim-bisnissurabaya"], Conflict),
        ],
    ),
    entry(
        23,
        &[
            (&["primaduta-2019-45-buyers-antara", "primaduta-2019-30-aprisindo", "primaduta-2019-45-buyers-sanyang"], Conflict),
            (&["primaniyarta-2021-20-medcom", "primaniyarta-2021-13-exporters-swa"], Conflict),
            (&["ukm-pangan-award-2016-wartaekonomi", "ukm-pangan-award-2016-jakartapost"], Conflict),
        ],
    ),
    partly(24, &[], "counts of programmes that are no one event; the village's place is only in the notes"),
    partly(
        25,
        &[
            (&["jabar-2017-jan-apr-export-wartaekonomi", "jabar-2017-jan-apr-export-databoks"], Conflict),
            (&["jabar-2017-jan-apr-export-databoks"], Share),
        ],
        "the third place is claimed for two different periods",
    ),
    partly(26, &[], "the eleventh month explains 1.10 of 1.15, and months differ by more than the rest"),
    entry(
        27,
        &[
            (&["id-2023-trade-barisandata", "id-2023-balance-vietnamplus"], Conflict),
            (&["id-2018-balance-okezone", "id-2018-trade-databoks"], Conflict),
        ],
    ),
    partly(28, &[], "both sources agree, and no claim gives all exports of those months"),
    partly(29, &[], "an amount a year told at a shipment has a scope of its own"),
    // Dates.
    entry(
        30,
        &[
            (&["award-pendukung-ekspor-jatim-2022-lamongan"], Weekday),
            (
                &[
                    "award-pendukung-ekspor-jatim-2022-lamongan",
                    "lamongan-award-2022-sejuk",
                    "pendukung-ekspor-2022-lamongan-jatimpedia",
                    "pendukung-ekspor-2022-lamongan-liputanjatim",
                ],
                EventDate,
            ),
        ],
    ),
    entry(31, &[(&["lamongan-exportiva-2025-release-radarbangsa", "lamongan-exportiva-2025-release-javasatu"], EventDate)]),
    entry(
        32,
        &[
            (&["parengan-desa-devisa-proposal-eastjavatraveler"], Weekday),
            (&["parengan-desa-devisa-proposal-beritajatim", "desa-devisa-parengan-inewsmadiun"], EventDate),
        ],
    ),
    entry(33, &[(&["surabaya-farm-release-2020-04-30-jpnn", "surabaya-farm-release-2020-05-01-beritajatim"], EventDate)]),
    partly(
        34,
        &[(&["inka-bangladesh-2019-07-antvklik", "inka-bangladesh-2019-07-kompas"], EventDate)],
        "the coaches of September are another shipment",
    ),
    entry(
        35,
        &[
            (&["sulut-2024-04-23-release-tribunmanado"], Weekday),
            (&["sulut-2024-04-23-release-tribunmanado", "sulut-2025-04-23-release-indonews"], EventDate),
        ],
    ),
    entry(
        36,
        &[
            (&["lampung-tengah-2022-08-24-release-intisarinews"], Weekday),
            (&["lampung-tengah-2022-08-24-release-intisarinews", "lampung-tengah-2022-08-release-tribunnews"], EventDate),
        ],
    ),
    entry(37, &[(&["jatim-coffee-yokohama-2020-jatimnet", "jatim-coffee-yokohama-2020-republika"], EventDate)]),
    entry(38, &[(&["diy-2020-12-03-release-kompastv", "sulsel-2021-12-30-plan-sonora", "id-2021-12-31-release-beacukai"], EventDate)]),
    partly(
        39,
        &[(
            &[
                "id-2020-12-04-release-poskota",
                "bc-gresik-awards-2022-auction-jpnn",
                "wedani-desa-devisa-2021-tribun",
                "kki-2020-series2-faktapers",
                "sulsel-2023-10-17-release-detik",
                "sumbar-2025-05-tuna-koranpadang",
                "penghargaan-pertanian-2021-kaltim-inibalikpapan",
                "tei-2023-target-suarapemerintah",
            ],
            Weekday,
        )],
        "the weekday of lampung-2020-fish-export-supplychain is not in the phrase that the claim keeps",
    ),
    entry(40, &[(&["banyuwangi-mangosteen-china-2021-kobarksb", "pamekasan-coir-china-2024-wonderfulpangandaran"], Weekday)]),
    partly(41, &[], "the day of the talk is in no field of the claims"),
    partly(42, &[], "which shipment was the first is said in notes only"),
    partly(43, &[], "which shipment was the first is said in notes only"),
    // Slips of a thousand and more.
    entry(44, &[(&["lamongan-2016-export-value-kabarone-2018", "lamongan-2016-export-value-faktualnews"], Slip)]),
    entry(45, &[(&["kaltara-2024-09-origin-benuanta"], Rate)]),
    entry(46, &[(&["banten-2023-export-bantenraya"], Whole)]),
    entry(47, &[(&["babel-2022-jan-nov-export-antara", "babel-2022-11-export-antara"], Whole)]),
    entry(48, &[(&["jabar-2009-export-kompas"], Slip), (&["jabar-2023-09-export-us-bisnis"], Whole)]),
    entry(
        49,
        &[(
            &[
                "jatim-2018-porang-exports-okezone",
                "jatim-2019-h1-porang-exports-okezone",
                "lampung-2019-jan-jul-coffee-antara",
                "lampung-2019-jan-jul-coffee-tribunnews",
            ],
            Price,
        )],
    ),
    entry(50, &[(&["id-2021-08-14-release-langgam", "id-2021-08-14-release-inews"], Price)]),
    entry(51, &[(&["surabaya-quarantine-plants-2019-03-detik-as-printed", "surabaya-quarantine-2019-03-export-value-detik"], Sum)]),
    entry(52, &[(&["tei-2023-interim-jakartaglobe", "tei-2023-interim-obsession", "tei-2023-interim-bisnissurabaya"], Slip)]),
    partly(53, &[], "the two amounts agree at the rate of the month; that hats are worth so much no field denies"),
    partly(54, &[], "no value and no total stands beside these weights"),
    entry(55, &[(&["nickel-ore-2020-2022h1-china-customs-ibp"], Price), (&["nickel-ore-2020-2022h1-kpk-databoks"], Slip)]),
    partly(56, &[], "one figure for shrimp and for fishery products of a month is no contradiction by itself"),
    partly(57, &[(&["riau-2021-08-grated-coconut-birulangit"], Price)], "2.2 tonnes of a province have no value beside them"),
    entry(
        58,
        &[(
            &[
                "id-2021-jan-sep-export-inews",
                "jatim-2021-08-14-tanjungperak-followme",
                "id-tei-2017-fbsindonesia",
                "mojokerto-city-2021-h1-export-value-surabayapagi",
                "jambi-2021-farm-exports-selayang",
            ],
            Implied,
        )],
    ),
    // Sums, shares and growth.
    partly(
        59,
        &[(&["babel-2021-12-31-release-antara"], Sum)],
        "Rp178 and Rp126 billion leave room for 342.76, USD30.000 for 98,398; the scopes of villages do not say that they are all",
    ),
    partly(60, &[], "Rp10 billion can be a print of 10.41"),
    entry(61, &[(&["nickel-ore-value-gap-kpk-rimbanusa", "nickel-ore-value-gap-kpk-ibp"], Sum)]),
    partly(62, &[(&["jabar-2017-jan-apr-export-starberita"], Share)], "found by the share of West Java, not by the sum of three provinces"),
    entry(63, &[(&["id-2018-10-trade-okezone-2018-12"], Growth)]),
    partly(
        64,
        &[
            (&["indonesia-2021h1-farm-exports-priok", "indonesia-2022-farm-exports-idxchannel"], Growth),
            (&["id-2020-farm-export-detik", "id-2020-farm-export-jpnn"], Conflict),
        ],
        "the 399.45 that 569.11 grew from is not among the values",
    ),
    entry(65, &[(&["purbalingga-2021-export-jatengprov", "purbalingga-2020-export-jatengprov"], Growth)]),
    partly(66, &[], "nothing in the claims says that the two fairs are editions of one"),
    entry(67, &[(&["trenggalek-2023-export-value-tribun"], Share)]),
    partly(68, &[], "the printed growth of the volume is in a note only"),
    partly(69, &[], "rounding leaves 35.34 to 35.36, and 35.34 can be 35.345"),
    entry(70, &[(&["id-2023-balance-vietnamplus"], Growth)]),
    entry(71, &[(&["kaltim-2023-jan-oct-export-voi"], Share)]),
    partly(72, &[], "packs in a box and tonnes in a container are in notes only"),
    entry(73, &[(&["indonesia-2021-exports-janoct-swa"], Conflict)]),
    partly(
        74,
        &[(&["jatim-desa-devisa-six-trucks-2025-antara", "sulut-2025-04-23-release-indonews"], Countries)],
        "the other two keep no number of countries",
    ),
    // Rates.
    entry(75, &[(&["pelepasan-2020-12-04-indotextiles", "pelepasan-2020-12-04-riau-indotextiles"], EventRate)]),
    entry(76, &[(&["malang-coffee-export-value-radarmalang"], Rate)]),
    entry(77, &[(&["lampung-2015-pineapple-ggp-delampongs"], Rate)]),
    partly(78, &[], "the rate that the source states is in a note only"),
    partly(79, &[], "at 15,600 rounding leaves 142.7 to 144.3 trillion"),
    partly(80, &[], "it fits, and must not be told"),
    entry(
        81,
        &[(
            &[
                "id-2021-12-31-release-beacukai",
                "kampar-2021-12-23-pinang-sabangmerauke",
                "lamongan-2019-sarong-exports-surabayapagi",
                "lamongan-2019-small-industry-export-value-wartamerdeka",
                "lamongan-2020-small-industry-export-value-wartamerdeka",
                "lamongan-2021-export-value-jatimpedia",
                "lamongan-2021-export-value-sejuk",
                "lamongan-2022-jan-oct-export-value-jatimpedia",
                "lamongan-2022-jan-oct-export-value-sejuk",
                "lamongan-2022-sme-products-sold-abroad-poskotajatim",
                "lamongan-2023-export-value-bolamp",
                "lampung-2024-10-trade-antara",
                "misi-dagang-papua-2023-beritabangsa",
                "nickel-ore-2020-export-bps-suara",
            ],
            Implied,
        )],
    ),
];

pub fn has(data: &Dataset, id: &str, check: Check) -> bool {
    let n = data.claims.search(|c| c.id.as_str().cmp(id)).unwrap_or_else(|| panic!("no claim {id}"));
    data.compared.checks[n] & (1 << check as u32) != 0
}

#[test]
fn every_listed_contradiction_is_found_or_has_its_reason() {
    let data = Dataset::embedded();
    for (n, entry) in LIST.iter().enumerate() {
        assert_eq!(usize::from(entry.number), n + 1, "the list has no gaps");
        assert!(!entry.found.is_empty() || entry.not_found.is_some(), "{}: neither found nor explained", entry.number);
        for (ids, check) in entry.found {
            for id in *ids {
                assert!(has(&data, id, *check), "{}: {id} has no finding of {}", entry.number, check.code());
            }
        }
        // Where claims of one entry conflict, they do so with each other.
        for (ids, _) in entry.found.iter().filter(|(ids, check)| *check == Conflict && ids.len() == 2) {
            let groups = |id: &str| -> Vec<GroupIx> {
                let n = data.claims.search(|c| c.id.as_str().cmp(id)).unwrap();
                let holds = |g: &GroupIx| data.compared.groups[*g].members.iter().any(|m| m.claim == n);
                data.compared.groups.indices().filter(holds).collect()
            };
            let (a, b) = (groups(ids[0]), groups(ids[1]));
            assert!(a.iter().any(|g| b.contains(g)), "{}: {ids:?} are in no group together", entry.number);
        }
    }
    let whole = LIST.iter().filter(|e| e.not_found.is_none()).count();
    let none = LIST.iter().filter(|e| e.found.is_empty()).count();
    assert_eq!((whole, none), (46, 18), "found whole, and not at all");
}

#[test]
fn what_fits_is_not_told() {
    let data = Dataset::embedded();
    for (id, check) in [
        ("nickel-products-2022-export-ibp", Rate),
        ("tei-2023-target-viva", Rate),
        ("id-2021-trade-antara", Balance),
        ("id-2023-trade-barisandata", Balance),
        ("mojokerto-city-2021-h1-export-value-tribun", Sum),
        ("lamongan-2018-export-value-kabarone-2019", Sum),
        ("surabaya-farm-release-2020-05-01-beritajatim", Sum),
        ("jatim-2019-quarantine-export-value-suara", Growth),
        ("lamongan-award-2022-sejuk", Weekday),
        ("lamongan-2024-export-value-realita-2026", Conflict),
    ] {
        assert!(!has(&data, id, check), "{id}: {}", check.code());
    }
}
