//! Places, countries, parties, bounds and changes: what is one, and what only looks like one.
use super::{CURATED, READER};
use jejak_ekspor::ingest::text::place::Role;

fn places(text: &str) -> Vec<&'static str> {
    let codes = &CURATED.first.codes;
    READER
        .read(text, None)
        .places
        .iter()
        .filter(|place| place.role == Role::Place)
        .map(|place| codes.regions[place.region].code.as_str())
        .collect()
}

#[test]
fn a_region_is_found_by_its_name() {
    for (text, codes) in [
        ("ekspor dari Kabupaten Lamongan naik", &["3524"][..]),
        ("ekspor dari Lamongan naik", &["3524"]),
        ("di Kota Malang, bukan di Kabupaten Malang", &["3573", "3507"]),
        ("nilai ekspor Jatim dan Jateng", &["35", "33"]),
        ("di Kab. Tuban, Jawa Timur", &["3523", "35"]),
        ("petani di Bengkulu", &["17"]),
        ("nelayan Kota Soto", &["3524"]),
        ("ekspor Kepulauan Bangka Belitung", &["19"]),
        ("di Kabupaten Batu Bara", &["1219"]),
        ("ekspor Indonesia ke Jepang", &["0"]),
        ("ekspor RI naik", &["0"]),
        ("ekspor dari Kep. Riau dan Pangkalpinang naik", &["21", "1971"]),
        ("ekspor Yogyakarta naik", &["34"]),
        ("ekspor dari Kota Yogyakarta naik", &["3471"]),
        ("ekspor dari Kabupaten Malang, Kediri, dan Kota Batu naik", &["3507", "3506", "3579"]),
        ("ekspor dari Kabupaten Lamongan, Gresik, dan Kediri naik", &["3524", "3525", "3506"]),
        ("barang lewat Pelabuhan Ambon (62 persen), Tual (21 persen), dan Saumlaki naik", &[]),
        ("nilai mebel dan ukir Jepara naik", &["3320"]),
        ("tuna segar Ambon ke Sydney", &["8171"]),
        ("Nilai ekspor Pati Rp685 miliar", &["3318"]),
        ("Nilai ekspor Pati Januari 2024 naik", &["3318"]),
        ("barang yang dilepas oleh Bima kemarin", &[]),
        ("ekspor lewat Bandara Ngurah Rai, Bali, dan Pelabuhan Benoa naik", &["51"]),
        ("ekspor lewat PLBN Motaain, Belu, naik", &["5306"]),
        ("kopi dari Cikajang, Garut, ke Belanda", &["3205"]),
        ("barang lewat Pelabuhan Tanjung Perak, Surabaya naik", &["3578"]),
    ] {
        assert_eq!(places(text), codes, "{text}");
    }
}

#[test]
fn a_name_inside_another_is_no_place() {
    for text in [
        "kata Kepala BPS Jawa Timur di kantornya",
        "menurut Dinas Perdagangan Kabupaten Lamongan",
        "laporan Bank Indonesia menyebut",
        "Bupati Lamongan melepas truk itu",
        "SURABAYA, Kabar Baru - Nilai barang naik",
        "Surabaya (ANTARA) - Nilai barang naik",
        "ekspor batu bara naik",
        "ekspor komoditas metro naik",
        "klub Persib Bandung menang",
        "sekolah di Universitas Negeri Surabaya",
        "barang dari Papua Nugini tiba",
        "ia makan Soto Lamongan",
        "kata Kepala Badan Pusat Statistik (BPS) Jawa Timur di kantornya",
        "menurut Balai Karantina Hewan, Ikan, dan Tumbuhan (Karantina) Lampung yang mencatat",
        "kebijakan Pemerintah Kabupaten (Pemkab) Bantul mendorong warga",
        "kegiatan Lembaga Pembiayaan Ekspor Indonesia (LPEI) berjalan",
        "it was said by the North Sumatra Statistics Agency on the day of the fair",
        "the plan of the governor of East Java was told to the buyers",
        "kawasan Bandung Raya naik",
        "kakao dari Batu Ampar naik",
        "kata Bima kemarin",
        "KONTAN.CO.ID - JAKARTA. Nilai barang naik pada hari itu",
    ] {
        assert_eq!(places(text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_that_two_regions_share_is_asked_about_unless_the_text_tells() {
    let reading = READER.read("Ekspor dari Malang naik.", None);
    assert_eq!(reading.places[0].flags.len(), 1);
    assert_eq!(places("Bupati Malang Sanusi menyebut ekspor dari Malang naik"), ["3507"]);
    assert_eq!(places("Pemerintah Kabupaten Sorong mencatat ekspor dari Sorong"), ["9107"]);
}

#[test]
fn a_country_is_a_destination_where_goods_go_there() {
    let codes = &CURATED.first.codes;
    for (text, expected) in [
        ("diekspor ke Jepang, Korea Selatan, dan Amerika Serikat", &[("JP", true), ("KR", true), ("US", true)][..]),
        ("impor dari Tiongkok dan Singapura", &[("CN", false), ("SG", false)]),
        ("senilai 2 juta dolar AS", &[]),
        ("dikirim ke AS", &[("US", true)]),
        ("pasar Negeri Sakura", &[("JP", true)]),
    ] {
        let reading = READER.read(text, None);
        let found: Vec<(&str, bool)> =
            reading.countries.iter().map(|c| (codes.countries[c.country].code.as_str(), c.is_destination)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn parties_have_their_office_and_what_they_do() {
    let text = "Bupati Lamongan Fadeli melepas ekspor PT Laut Jaya. \"Ini bagus,\" kata Kepala BPS Jawa Timur, Zulkipli, di Surabaya.";
    let reading = READER.read(text, None);
    let found: Vec<(&str, Option<&str>)> =
        reading.parties.iter().map(|p| (reading.written(text, &p.words), p.role.map(|role| role.code()))).collect();
    assert_eq!(
        found,
        [
            ("Bupati Lamongan Fadeli", Some("releaser")),
            ("PT Laut Jaya", Some("releaser")),
            ("Kepala BPS Jawa Timur, Zulkipli", Some("speaker"))
        ]
    );
}

#[test]
fn bounds_and_changes_are_told_with_the_figure() {
    for (text, bound, change) in [
        ("lebih dari Rp 1 triliun", "at-least", ""),
        ("hampir 20 ton", "below", ""),
        ("sekitar 20 ton", "about", ""),
        ("mencapai 20 ton lebih", "at-least", ""),
        ("20 ton lebih tinggi dari", "exact", "up by"),
        ("naik 12 persen", "exact", "up by"),
        ("turun sebesar 12 persen", "exact", "down by"),
        ("ekspor naik menjadi US$ 2 juta", "exact", "up to"),
        ("meningkat tiga kali lipat", "exact", "up times"),
        ("kurang dari 5 kontainer", "below", ""),
        ("menembus US$ 1 miliar", "at-least", ""),
    ] {
        let reading = READER.read(text, None);
        let figure = &reading.figures[0];
        let told = figure.change.map(|change| format!("{} {}", change.direction.code(), change.how.code())).unwrap_or_default();
        assert_eq!((figure.bound.code(), told.as_str()), (bound, change), "{text}");
    }
    let reading = READER.read("Ekspor turun dari US$ 5 juta menjadi US$ 4 juta", None);
    let how: Vec<&str> = reading.figures.iter().filter_map(|figure| Some(figure.change?.how.code())).collect();
    assert_eq!(how, ["from", "to"]);
}

#[test]
fn figures_told_as_each_are_of_one_country_each() {
    let codes = &CURATED.first.codes;
    let text = "Negara tujuan ekspor Jawa Timur pada 2023 yakni Amerika Serikat, Jepang, dan China dengan kontribusi masing-masing 15,4%, 14,2%, dan 11,7%.";
    let reading = READER.read(text, None);
    let scopes: Vec<&str> =
        reading.candidates.iter().filter_map(|c| Some(codes.scopes[c.scope.as_ref()?.of].entry.code.as_str())).collect();
    assert_eq!(scopes, ["country-us", "country-jp", "country-cn"]);
}

#[test]
fn what_was_then_is_of_the_period_that_is_compared_with() {
    let text = "Pada Juli 2024 ekspor Jawa Timur dibandingkan Juli 2023 naik 12,3%, yang saat itu sebesar US$1,97 miliar.";
    let reading = READER.read(text, None);
    let whens: Vec<String> = reading.candidates.iter().filter_map(|c| Some(c.when.as_ref()?.of.to_string())).collect();
    assert_eq!(whens, ["2024-07", "2023-07"]);
}
