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
    (
        "Kepala BPS Provinsi Jambi mengatakan nilai ekspor asal Jambi Maret 2023 sebesar US$ 180,4 juta. Angka ini turun 12,6 persen dibanding \
         Februari 2023 yang mencapai US$ 206,4 juta. Tiga negara tujuan utama adalah Singapura, Tiongkok, dan Jepang.",
        &[("export_value", 180.4e6, "2023-03", "15"), ("growth", -12.6, "2023-03", "15"), ("export_value", 206.4e6, "2023-02", "15")],
    ),
    (
        "Ekspor Provinsi Lampung pada kuartal I 2024 tercatat US$ 1,21 miliar. Komoditas utamanya kopi dengan US$ 212 juta, disusul minyak \
         sawit US$ 198 juta.",
        &[
            ("export_value", 1.21e9, "2024-01/2024-03", "18"),
            ("export_value", 212e6, "2024-01/2024-03", "18"),
            ("export_value", 198e6, "2024-01/2024-03", "18"),
        ],
    ),
    (
        "Bupati Wonosobo melepas ekspor 20 ton kopi ke Mesir, Kamis (12/10/2023). Nilainya Rp 1,6 miliar.",
        &[("weight", 20.0, "2023-10-12", "3307"), ("export_value", 1.6e9, "2023-10-12", "3307")],
    ),
    (
        "Neraca perdagangan Sumatera Utara pada 2021 surplus US$ 6,5 miliar. Ekspor mencapai US$ 11,8 miliar, sedangkan impor US$ 5,3 miliar.",
        &[("trade_balance", 6.5e9, "2021", "12"), ("export_value", 11.8e9, "2021", "12"), ("import_value", 5.3e9, "2021", "12")],
    ),
    (
        "Kabupaten Kutai Kartanegara pada 2020 mengekspor batu bara senilai US$ 2,1 miliar. Setahun kemudian nilainya naik menjadi US$ 4 miliar.",
        &[("export_value", 2.1e9, "2020", "6403"), ("export_value", 4e9, "2021", "6403")],
    ),
    (
        "Nilai ekspor Bali Mei 2022 naik 45,3 persen secara tahunan menjadi US$ 50,2 juta. Pada Mei 2021 nilainya US$ 34,5 juta.",
        &[("growth", 45.3, "2022-05", "51"), ("export_value", 50.2e6, "2022-05", "51"), ("export_value", 34.5e6, "2021-05", "51")],
    ),
    (
        "Exports from Central Java rose 8.4 percent to US$1.02 billion in August 2023. In July, the province shipped goods worth US$941 million.",
        &[("growth", 8.4, "2023-08", "33"), ("export_value", 1.02e9, "2023-08", "33"), ("export_value", 941e6, "2023-07", "33")],
    ),
    (
        "Pemerintah Kabupaten Pasuruan mencatat nilai ekspor semester I 2023 sebesar Rp 9,8 triliun. Target tahun ini Rp 20 triliun.",
        &[("export_value", 9.8e12, "2023-01/2023-06", "3514"), ("export_target", 20e12, "", "3514")],
    ),
    (
        "Indonesia mengekspor 7,2 juta ton minyak sawit ke India sepanjang 2019. Dari jumlah tersebut, Riau memasok 2,4 juta ton.",
        &[("weight", 7.2e6, "2019", "0"), ("weight", 2.4e6, "2019", "14")],
    ),
    (
        "Ekspor ikan tuna Maluku pada 2021 mencapai 3.800 ton dengan nilai US$ 19,6 juta. Angka itu lebih tinggi dari 2020 yang hanya 2.900 ton \
         atau US$ 14,1 juta.",
        &[
            ("weight", 3_800.0, "2021", "81"),
            ("export_value", 19.6e6, "2021", "81"),
            ("weight", 2_900.0, "2020", "81"),
            ("export_value", 14.1e6, "2020", "81"),
        ],
    ),
    (
        "Dari Januari sampai Juni 2022, nilai ekspor nonmigas Provinsi Banten US$ 7,04 miliar, naik 21,1 persen dibanding periode yang sama \
         2021 sebesar US$ 5,81 miliar.",
        &[
            ("export_value", 7.04e9, "2022-01/2022-06", "36"),
            ("growth", 21.1, "2022-01/2022-06", "36"),
            ("export_value", 5.81e9, "2021-01/2021-06", "36"),
        ],
    ),
    (
        "Menurut Dinas Perdagangan Kota Semarang, ekspor pada 2018 sebesar US$ 1,5 miliar, lalu US$ 1,6 miliar pada 2019 dan US$ 1,3 miliar pada \
         2020.",
        &[("export_value", 1.5e9, "2018", "3374"), ("export_value", 1.6e9, "2019", "3374"), ("export_value", 1.3e9, "2020", "3374")],
    ),
    (
        "Ekspor kakao Sulawesi Barat tahun 2022 senilai Rp 1,1 triliun. Mamuju menyumbang 40 persen, disusul Polewali Mandar 25 persen.",
        &[("export_value", 1.1e12, "2022", "76"), ("share", 40.0, "2022", "7604"), ("share", 25.0, "2022", "7602")],
    ),
    (
        "Di Kabupaten Jember, ekspor tembakau pada 2021 turun dari US$ 86 juta menjadi US$ 71 juta.",
        &[("export_value", 86e6, "2020", "3509"), ("export_value", 71e6, "2021", "3509")],
    ),
    (
        "Nilai ekspor DI Yogyakarta November 2023 tercatat US$ 41,3 juta, sementara Oktober 2023 US$ 39,9 juta dan November 2022 US$ 38,2 juta.",
        &[("export_value", 41.3e6, "2023-11", "34"), ("export_value", 39.9e6, "2023-10", "34"), ("export_value", 38.2e6, "2022-11", "34")],
    ),
    (
        "Kabupaten Malang mengekspor 4.500 ton kopi tahun lalu. Bupati berharap tahun ini bisa 5.000 ton.",
        &[("weight", 4_500.0, "", "3507"), ("weight", 5_000.0, "", "3507")],
    ),
    (
        "BPS Kabupaten Banyuwangi mencatat nilai ekspor 2020, 2021, dan 2022 masing-masing US$ 83,1 juta, US$ 109,8 juta, dan US$ 142,7 juta.",
        &[("export_value", 83.1e6, "2020", "3510"), ("export_value", 109.8e6, "2021", "3510"), ("export_value", 142.7e6, "2022", "3510")],
    ),
    (
        "Pada 2022 ekspor Gresik dan Sidoarjo masing-masing US$ 4,1 miliar dan US$ 2,2 miliar.",
        &[("export_value", 4.1e9, "2022", "3525"), ("export_value", 2.2e9, "2022", "3515")],
    ),
    (
        "Exports of Central Java were US$10.9 billion and US$9.7 billion in 2022 and 2023, respectively.",
        &[("export_value", 10.9e9, "2022", "33"), ("export_value", 9.7e9, "2023", "33")],
    ),
    (
        "Nilai ekspor Provinsi Bali pada Juni 2022 tercatat US$ 57,6 juta, sedangkan pada Mei 2022 US$ 50,1 juta. Dengan demikian terjadi \
         kenaikan 14,97 persen.",
        &[("export_value", 57.6e6, "2022-06", "51"), ("export_value", 50.1e6, "2022-05", "51"), ("growth", 14.97, "2022-06", "51")],
    ),
    (
        "Ekspor Bali pada Juni 2022 tercatat US$ 57,6 juta. Pada Mei 2022 US$ 50,1 juta. Ada kenaikan 14,97 persen.",
        &[("export_value", 57.6e6, "2022-06", "51"), ("export_value", 50.1e6, "2022-05", "51"), ("growth", 14.97, "2022-06", "51")],
    ),
    (
        "West Nusa Tenggara exported goods worth $131.9 million in May 2023, compared with $212.4 million a year earlier. Copper made up 87 \
         percent of the total.",
        &[("export_value", 131.9e6, "2023-05", "52"), ("export_value", 212.4e6, "2022-05", "52"), ("share", 87.0, "2023-05", "52")],
    ),
    (
        "Wakil Gubernur Jawa Timur Emil Dardak melepas ekspor 19 kontainer produk UMKM di Kabupaten Sidoarjo, Selasa (8/11/2022). Nilai ekspor \
         mencapai Rp 24,5 miliar.",
        &[("containers", 19.0, "2022-11-08", "35"), ("export_value", 24.5e9, "2022-11-08", "35")],
    ),
    (
        "Banyuwangi ekspor 40 ton ikan kaleng ke Arab Saudi. Pelepasan ekspor dilakukan Wakil Bupati Banyuwangi, Rabu (15/10/2025). Ikan \
         senilai Rp 2,1 miliar itu dikirim menggunakan dua kontainer.",
        &[("weight", 40.0, "2025-10-15", "3510"), ("export_value", 2.1e9, "2025-10-15", "3510"), ("containers", 2.0, "2025-10-15", "3510")],
    ),
    (
        "Kota Cilegon dan Kabupaten Serang menyumbang 38 persen dan 22 persen ekspor Banten pada 2022.",
        &[("share", 38.0, "2022", "3672"), ("share", 22.0, "2022", "3604")],
    ),
    (
        "Nilai ekspor Jateng April 2024 mencapai 815,31 juta dolar AS. Impornya 1,21 miliar dolar AS.",
        &[("export_value", 815.31e6, "2024-04", "33"), ("import_value", 1.21e9, "2024-04", "33")],
    ),
    (
        "The province's exports from Central Java in 2022 reached US$5.6 billion, 19 percent higher than in 2021.",
        &[("export_value", 5.6e9, "2022", "33"), ("growth", 19.0, "2022", "33")],
    ),
    (
        "Sumbangan Kabupaten Bogor terhadap ekspor Jawa Barat pada 2023 sekitar 6 persen, atau US$ 2,2 miliar dari US$ 36,6 miliar.",
        &[("share", 6.0, "2023", "3201"), ("export_value", 2.2e9, "2023", "3201"), ("export_value", 36.6e9, "2023", "32")],
    ),
    (
        "Kontribusi ekspor Jawa Timur terhadap nasional 8,7 persen pada 2023. Jawa Barat 14,1 persen.",
        &[("share", 8.7, "2023", "35"), ("share", 14.1, "2023", "32")],
    ),
    (
        "Ekspor Kabupaten Sukoharjo pada 2021 naik 8 persen. Pada tahun yang sama, kabupaten itu mengekspor tekstil US$ 410 juta.",
        &[("growth", 8.0, "2021", "3311"), ("export_value", 410e6, "2021", "3311")],
    ),
    (
        "Pada 2024 sampai September ekspor Lamongan Rp 17,2 triliun atau 78 persen dari target Rp 22 triliun.",
        &[
            ("export_value", 17.2e12, "2024-01/2024-09", "3524"),
            ("share", 78.0, "2024-01/2024-09", "3524"),
            ("export_target", 22e12, "2024-01/2024-09", "3524"),
        ],
    ),
    ("JAKARTA - Ekspor sarang burung walet sepanjang 2023 mencapai US$ 633 juta.", &[("export_value", 633e6, "2023", "0")]),
    (
        "Badan Pusat Statistik (BPS) mencatat ekspor Oktober 2022 sebesar US$ 24,81 miliar, naik 12,3 persen dibanding Oktober 2021.",
        &[("export_value", 24.81e9, "2022-10", "0"), ("growth", 12.3, "2022-10", "0")],
    ),
    (
        "Menteri Perdagangan Zulkifli Hasan menyebut ekspor nonmigas Januari-Mei 2023 US$ 101 miliar. Ia berbicara di Surabaya, Kamis \
         (15/6/2023).",
        &[("export_value", 101e9, "2023-01/2023-05", "0")],
    ),
    (
        "Ekspor Sidoarjo tahun 2022 US$ 2,5 miliar. Total ekspor provinsi ini US$ 24 miliar.",
        &[("export_value", 2.5e9, "2022", "3515"), ("export_value", 24e9, "2022", "35")],
    ),
    (
        "Kontribusi ekspor Kota Surabaya terhadap Provinsi Jawa Timur 38,2 persen pada Januari 2024, dengan nilai US$ 1,17 miliar.",
        &[("share", 38.2, "2024-01", "3578"), ("export_value", 1.17e9, "2024-01", "3578")],
    ),
    (
        "Nilai ekspor barang asal Provinsi Bali yang dikirim lewat beberapa pelabuhan di Indonesia pada Mei 2023 US$ 46,3 juta.",
        &[("export_value", 46.3e6, "2023-05", "51")],
    ),
    (
        "Exports of furniture from Jepara, Central Java, hit $172 million in 2021. The national total was $2.9 billion.",
        &[("export_value", 172e6, "2021", "3320"), ("export_value", 2.9e9, "2021", "0")],
    ),
    (
        "Manggis asal Sumatera Barat diekspor ke Tiongkok sebanyak 30 ton, Selasa (2/4/2024). Nilainya Rp 900 juta. Tahun 2023 ekspor manggis \
         mencapai 1.200,5 ton.",
        &[("weight", 30.0, "2024-04-02", "13"), ("export_value", 900e6, "2024-04-02", "13"), ("weight", 1_200.5, "2023", "13")],
    ),
    (
        "Nilai ekspor Kabupaten Sukoharjo 2021 US$ 410 juta. Angka itu naik dibanding 2020, yakni US$ 385 juta.",
        &[("export_value", 410e6, "2021", "3311"), ("export_value", 385e6, "2020", "3311")],
    ),
    (
        "Kontribusi Jawa Timur terhadap ekspor nasional 8,7 persen pada 2023. Ekspor Garut pada 2022 Rp 50 miliar.",
        &[("share", 8.7, "2023", "35"), ("export_value", 50e9, "2022", "3205")],
    ),
    (
        "Pada 2023 tercatat ekspor US$ 1,1 miliar dari Kabupaten Bekasi dan US$ 620 juta dari Karawang.",
        &[("export_value", 1.1e9, "2023", "3216"), ("export_value", 620e6, "2023", "3215")],
    ),
    (
        "Ekspor kopi asal Jawa Timur melalui Pelabuhan Tanjung Perak, Surabaya pada 2022 sebesar Rp 5 miliar.",
        &[("export_value", 5e9, "2022", "35")],
    ),
    (
        "Pada 2021 dari Jawa Tengah diekspor 50 ton. Dari Makassar 500,5 ton.",
        &[("weight", 50.0, "2021", "33"), ("weight", 500.5, "2021", "7371")],
    ),
];

/// The claims of a text: measure, value, period (empty for none), BPS code of the area.
fn claims(text: &str) -> Vec<(String, f64, String, String)> {
    let reading = READER.read(text, None);
    let told = reading.candidates.iter().map(|candidate| {
        let when = candidate.when.as_ref().map_or_else(String::new, |when| when.of.to_string());
        let area = candidate.region.as_ref().map_or("", |area| READER.codes.regions[area.of].code.as_str());
        (candidate.measure.of.to_owned(), candidate.value, when, area.to_owned())
    });
    told.collect()
}

#[test]
fn figures_have_the_measure_period_and_area_that_the_words_say() {
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let found = claims(text);
        let expected: Vec<(String, f64, String, String)> = expected
            .iter()
            .map(|(measure, value, when, area)| ((*measure).to_owned(), *value, (*when).to_owned(), (*area).to_owned()))
            .collect();
        if found != expected {
            wrong.push(format!("{text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The same as a table, in which `-` stands for no period or area.
#[test]
fn each_kind_of_sentence_gives_the_claims_of_its_line() {
    let mut wrong = Vec::new();
    for line in include_str!("claims.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (text, expected) = line.rsplit_once(" | ").unwrap();
        let text = text.replace("\\n", "\n").replace("\\t", "\t");
        let or_none = |cell: &str| if cell.is_empty() { "-".to_owned() } else { cell.to_owned() };
        let told =
            |(measure, value, when, area): &(String, f64, String, String)| format!("{measure} {value} {} {}", or_none(when), or_none(area));
        let found: Vec<String> = claims(&text).iter().map(told).collect();
        if found.join("; ") != expected {
            wrong.push(format!("{line}\n    found    {}", found.join("; ")));
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
