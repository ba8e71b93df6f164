//! Which measure, period and area a figure has, by the words around it. If you mend a rule, add a sentence to the table.
use super::READER;
use jejak_ekspor::model::edtf::Period;

/// A text, and of each figure that makes a claim: measure, value, period (empty for none), BPS code of the area.
type Case = (&'static str, &'static [(&'static str, f64, &'static str, &'static str)]);

const CASES: &[Case] = &[
    (
        "Kabupaten Sidoarjo menjadi penyumbang ekspor terbesar keempat di Jawa Timur. Pada 2020, ekspornya Rp 28 triliun.",
        &[("export_value", 28e12, "2020", "3515")],
    ),
    (
        "Ekspor rumput laut dari Sulawesi Selatan selama Januari hingga September 2021 sebanyak 28.450 ton. Pada periode yang sama tahun \
         2020, volumenya hanya 21.300 ton.",
        &[("weight", 28_450.0, "2021-01/2021-09", "73"), ("weight", 21_300.0, "2020-01/2020-09", "73")],
    ),
    (
        "Nilai ekspor Kabupaten Jepara 2021 US$ 399 juta, dari 2020 yang US$ 254 juta. Volume ekspor naik dari 60 ribu ton menjadi 82 ribu ton.",
        &[
            ("export_value", 399e6, "2021", "3320"),
            ("export_value", 254e6, "2020", "3320"),
            ("weight", 60_000.0, "2020", "3320"),
            ("weight", 82_000.0, "2021", "3320"),
        ],
    ),
    (
        "Ekspor Papua pada November 2019 hanya US$ 94,5 juta. Nilai itu turun tajam dari Oktober 2019 sebesar US$ 150,2 juta. Pangsa \
         tembaga 88 persen.",
        &[("export_value", 94.5e6, "2019-11", "94"), ("export_value", 150.2e6, "2019-10", "94"), ("share", 88.0, "2019-11", "94")],
    ),
    (
        "Volume ekspor batu bara Kalimantan Timur tahun 2022 mencapai 230 juta ton. Tahun sebelumnya 215 juta ton. Dari total itu, 40 persen \
         dikirim ke Tiongkok.",
        &[("weight", 230e6, "2022", "64"), ("weight", 215e6, "2021", "64"), ("share", 40.0, "2022", "64")],
    ),
    (
        "Ekspor Jawa Tengah 2023 turun 11 persen. Pada 2022 nilai ekspor masih US$ 10,9 miliar. Kini tinggal US$ 9,7 miliar.",
        &[("growth", -11.0, "2023", "33"), ("export_value", 10.9e9, "2022", "33"), ("export_value", 9.7e9, "2023", "33")],
    ),
    (
        "Total ekspor Sulawesi Tengah Oktober 2022 US$ 1.652,32 juta, naik US$ 98,1 juta atau 6,31 persen dibanding September 2022.",
        &[
            ("export_value", 1_652.32e6, "2022-10", "72"),
            ("export_value_change", 98.1e6, "2022-10", "72"),
            ("growth", 6.31, "2022-10", "72"),
        ],
    ),
    (
        "Ekspor Kabupaten Gresik pada Juli 2022 mencapai US$ 361,64 juta. Peran Kabupaten Gresik terhadap ekspor Provinsi Jawa Timur 22,6 persen.",
        &[("export_value", 361.64e6, "2022-07", "3525"), ("share", 22.6, "2022-07", "3525")],
    ),
    (
        "Kabupaten Bantul menjadi daerah dengan ekspor terbesar di DIY. Nilainya pada 2022 mencapai US$ 110 juta atau hampir separuh ekspor DIY \
         yang US$ 230 juta.",
        &[("export_value", 110e6, "2022", "3402"), ("export_value", 230e6, "2022", "34")],
    ),
    (
        "Sumatera Barat mengekspor 14.000 ton gambir pada 2022. Kabupaten Lima Puluh Kota memasok 70 persen gambir itu. Pada 2023, Pemprov \
         menargetkan ekspor 16.000 ton.",
        &[("weight", 14_000.0, "2022", "13"), ("share", 70.0, "2022", "1308"), ("weight", 16_000.0, "2023", "13")],
    ),
    (
        "Gubernur Sulawesi Tenggara melepas ekspor 100 ton mete di Pelabuhan Kendari, Sabtu (14/8/2021). Ekspor nasional Januari-Juli 2021 \
         mencapai US$ 120,57 miliar.",
        &[("weight", 100.0, "2021-08-14", "74"), ("export_value", 120.57e9, "2021-01/2021-07", "0")],
    ),
    (
        "The country's exports fell to US$258.8 billion in 2023. West Java remained the largest contributor with US$36.6 billion.",
        &[("export_value", 258.8e9, "2023", "0"), ("export_value", 36.6e9, "2023", "32")],
    ),
    ("Trade Expo Indonesia 2022 di Tangerang mencatat transaksi US$ 15,83 miliar.", &[("transaction_value", 15.83e9, "2022", "0")]),
    (
        "Ekspor Kabupaten Banyuwangi tahun 2022 mencapai US$ 142,7 juta. Tahun ini targetnya US$ 160 juta.",
        &[("export_value", 142.7e6, "2022", "3510"), ("export_target", 160e6, "", "3510")],
    ),
];

#[test]
fn figures_have_the_measure_period_and_area_that_the_words_say() {
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let reading = READER.read(text, None);
        let found: Vec<(&str, f64, String, &str)> = reading
            .candidates
            .iter()
            .map(|candidate| {
                let when = candidate.when.as_ref().map_or_else(String::new, |when| when.of.to_string());
                let area = candidate.region.as_ref().map_or("", |area| READER.codes.regions[area.of].code.as_str());
                (candidate.measure.of, candidate.value, when, area)
            })
            .collect();
        let expected: Vec<(&str, f64, String, &str)> =
            expected.iter().map(|(measure, value, when, area)| (*measure, *value, (*when).to_owned(), *area)).collect();
        if found != expected {
            wrong.push(format!("{text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_hangs_on_a_day_that_is_not_known_takes_no_other_figures_period() {
    let text = "Ekspor Kabupaten Banyuwangi tahun 2022 mencapai US$ 142,7 juta. Tahun ini targetnya US$ 160 juta.";
    let published = Period::parse("2023-02-10").unwrap().first();
    let when = |day| READER.read(text, day).candidates[1].when.as_ref().map(|when| when.of.to_string());
    assert_eq!((when(None), when(Some(published)).as_deref()), (None, Some("2023")));
}
