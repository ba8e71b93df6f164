//! The page in Indonesian.
use super::n;
use crate::present::i18n::page::{
    Banner, Brush, Card, Changes, Compare, Embedding, EmptyWords, FacetWords, ImpliedWords, Kinds, LaneNotes, Lanes, LaterStrings, Offline,
    Page, Paper, PartWords, PhoneWords, RoleWords, Save, StatusWords, Strings, SuggestionWords, Summary, Table, Units,
};
use crate::present::i18n::part;
use crate::state::Lang;

/// Every phrase in Indonesian.
pub static STRINGS: Strings = Strings {
    lang: Lang::Id,
    page: Page {
        site_name: "Jejak Ekspor",
        tagline: "klaim ekspor Indonesia, dilacak ke sumbernya",
        search: "Cari",
        search_label: "Cari klaim",
        search_placeholder: "Cari daerah, komoditas, negara, perusahaan…",
        open_table: "Bandingkan tabel Anda",
        open_table_brief: "Tabel Anda",
        open_text: "Baca teks",
        about: "Tentang",
        share: "Bagikan",
        copy_link: "Salin tautan",
        copied: "Disalin",
        close: "Tutup",
        skip_to_content: "Langsung ke isi",
        retry: "Coba lagi",
        part_missing: "Sebagian halaman ini gagal dimuat: tabel, kartu, dan tombol yang memerlukannya. Periksa koneksi internet, atau muat ulang halaman.",
        version: |version| ["Versi data ", version].concat(),
        holdings: |claims, sources| [&n(claims), " klaim dari ", &n(sources), " sumber"].concat(),
    },
    kinds: Kinds { release: "Pelepasan ekspor", value: "Nilai", award: "Penghargaan", programme: "Program" },
    facets: FacetWords {
        heading: "Filter",
        open: "Buka filter",
        clear_all: "Hapus semua filter",
        clear: |title| ["Hapus filter: ", title].concat(),
        remove: |value| ["Hapus ", value].concat(),
        show_claims: |count| if count == 0 { "Tidak ada klaim".into() } else { ["Tampilkan ", &n(count), " klaim"].concat() },
        show_all: |count| ["Tampilkan semua (", &n(count), ")"].concat(),
        parts: |count| [&n(count), " kabupaten/kota"].concat(),
        show_fewer: "Tampilkan lebih sedikit",
        kind: "Jenis",
        region: "Wilayah",
        hs: "Komoditas (HS)",
        destination: "Negara tujuan",
        measure: "Jenis angka",
        publisher: "Penerbit",
        origin: "Asal angka",
        check: "Pemeriksaan",
        party: "Pelaku",
        not_said: "Tidak disebut sumber",
        narrow: |title| ["Cari dalam daftar: ", title].concat(),
        nothing_found: |words| ["Tidak ada yang cocok dengan “", words, "”. Coba kata lain."].concat(),
        as_of: |day| ["Terbit paling lambat ", day].concat(),
    },
    summary: Summary {
        claims: |count| [&n(count), " klaim"].concat(),
        from_sources: |count| ["dari ", &n(count), " sumber"].concat(),
        certain_possible: |certain, possible| [&n(certain), " pasti + ", &n(possible), " mungkin"].concat(),
        certain_help: "Pasti: seluruh periode klaim ada dalam rentang yang dipilih. Mungkin: hanya sebagian.",
        announce: |claims, sources| match claims {
            0 => "Tidak ada klaim yang cocok.".into(),
            _ => [&n(claims), " klaim dari ", &n(sources), " sumber."].concat(),
        },
        conflicts: |large, small| match (large, small) {
            (_, 0) => [&n(large), " pertentangan besar"].concat(),
            (0, _) => [&n(small), " pertentangan kecil"].concat(),
            _ => [&n(large), " pertentangan besar, ", &n(small), " kecil"].concat(),
        },
    },
    lanes: Lanes {
        values: "Nilai",
        releases: "Pelepasan",
        awards: "Penghargaan",
        programmes: "Program",
        events_subtitle: |claims| [&n(claims), " klaim"].concat(),
        other_measures: |claims| [&n(claims), " klaim dengan jenis angka lain"].concat(),
        parts: "bagian wilayahnya tidak dipucatkan",
        all_exports: "seluruh ekspor",
        longer: |claims| [&n(claims), " klaim tentang kurun yang lebih panjang"].concat(),
        not_compared: |claims| [&n(claims), " klaim di luar perbandingan"].concat(),
        other_claims: |claims| [&n(claims), " klaim lain: pilih wilayah atau komoditas"].concat(),
        provinces: |count, year, low, high| [&n(count), " provinsi, ", year, ": ", low, " sampai ", high].concat(),
        claims_here: |claims| [&n(claims), " klaim"].concat(),
        axis: "Sumbu waktu",
        axis_period: "periode yang dibicarakan klaim",
        axis_published: "tanggal terbit",
        legend: "garis = periode yang dicakup, angka = jumlah sumber, × = klaim bertentangan",
        conflict: |what, low, high, apart| {
            let tail = if apart.is_empty() { ", salah satunya nol" } else { ", selisihnya " };
            ["Klaim bertentangan: ", what, ", ", low, " sampai ", high, tail, apart].concat()
        },
        leap: |factor, year| ["lompatan ", factor, " ke ", year].concat(),
        one_figure: "satu angka untuk dua periode",
        said_by: |origins, unnamed, appearances| match (origins, appearances) {
            (_, 1) => "1 sumber".into(),
            (0, _) => [&n(appearances), " kemunculan, asal angka tidak disebut"].concat(),
            _ => {
                let tail = if unnamed == 0 { String::new() } else { [" (", &n(unnamed), " tanpa asal yang disebut)"].concat() };
                [&n(origins), " asal angka, ", &n(appearances), " kemunculan", &tail].concat()
            }
        },
        asof: "Hanya yang terbit sampai",
        undated: |count| ["Juga yang tanpa tanggal terbit (", &n(count), ")"].concat(),
        asof_unread: |typed| ["“", typed, "” bukan tanggal. Tulis tahun, bulan, dan hari, misalnya 2024-06-05."].concat(),
    },
    units: Units {
        label: "Satuan",
        original: "seperti tertulis",
        idr: "rupiah",
        usd: "dolar AS",
        measure_label: "Jenis angka",
        rule_label: "Jika sumber berbeda",
        rule_range: "tampilkan rentang",
        rule_latest: "pakai yang terbaru",
        rule_lowest: "pakai yang terendah",
        rule_highest: "pakai yang tertinggi",
        rule_origin: |origin| ["pakai angka ", origin].concat(),
        trend: |rule| ["Garis tren: ", rule, ", tanpa angka sebagian tahun"].concat(),
        range: "Arsiran: rentang semua klaim",
        crowded: "Angka nasional; pita pucat: provinsi terendah sampai tertinggi tiap tahun",
        axis_in_rupiah: "sumbu: setara rupiah",
        converted: "≈ dihitung dengan kurs periodenya",
        trend_not_drawn: "Tren hanya digambar untuk paling banyak empat wilayah.",
    },
    compare: Compare {
        label: "Bandingkan wilayah",
        add: "Bandingkan wilayah…",
        up_to_six: "Paling banyak enam wilayah. Keluarkan satu untuk menambah yang lain.",
    },
    brush: Brush { label: "Pilih periode", start: "Awal periode", end: "Akhir periode" },
};

/// What follows the first view, in the same language.
pub static LATER: LaterStrings = LaterStrings {
    table: Table {
        caption: |claims| match claims {
            0 => "Tidak ada klaim".into(),
            _ => [&n(claims), " klaim yang tampil pada garis waktu"].concat(),
        },
        when: "Kapan",
        title: "Klaim",
        place: "Di mana",
        value: "Angka",
        publisher: "Sumber",
        published: "Terbit",
        origin: "Asal angka",
        kind: "Jenis",
        party: "Pelaku",
        sort_by: |column| ["Urutkan: ", column].concat(),
        acting: |name, role| [name, " (", &role.to_ascii_lowercase(), ")"].concat(),
        more_figures: |count| ["+", &n(count), " angka lain"].concat(),
        show_rest: |count| ["Tampilkan ", &n(count), " baris lagi"].concat(),
        flag: |checks| ["Temuan pemeriksaan: ", checks].concat(),
    },
    card: Card {
        label: "Kartu klaim",
        period: "Periode",
        date_as_written: |phrase| ["ditulis “", phrase, "”"].concat(),
        published: "Terbit",
        published_unknown: "tanggal terbit tidak diketahui",
        in_data: "Masuk data sejak",
        region: "Wilayah",
        figures: "Angka",
        equivalent: "Padanan menurut sumber",
        commodities: "Komoditas",
        destinations: "Negara tujuan",
        source: "Sumber",
        origin: "Asal angka",
        origin_not_said: "sumber tidak menyebut asal angkanya",
        same_event: |claims| ["Klaim lain tentang peristiwa yang sama (", &n(claims), ")"].concat(),
        same_series: |claims| ["Klaim lain tentang wilayah dan jenis angka yang sama (", &n(claims), ")"].concat(),
        headline_not_seen: "judul halaman tidak diketahui",
        no_url: "tautan tidak tersedia; halaman hanya dikenal dari teksnya",
        open_source: "Buka sumber",
        copy_citation: "Salin kutipan",
        copy_claim_link: "Salin tautan klaim",
        report: "Laporkan kekeliruan",
        report_text: |id, title, source, link| {
            let source = if source.is_empty() { String::new() } else { ["\nSumber: ", source].concat() };
            ["Kekeliruan di Jejak Ekspor\nId: ", id, "\n", title, &source, "\n", link, "\nYang keliru:\nYang benar, dan di mana tertulis:"]
                .concat()
        },
        short_link: "Tautan pendek",
        picture_wide: "Simpan gambar melebar",
        picture_square: "Simpan gambar persegi",
        receipt: |rate, period, source| ["Kurs ", rate, " per US$, rata-rata ", period, ". Sumber kurs: ", source].concat(),
        no_rate: "Tidak ada kurs acuan untuk periode ini; angka ditampilkan seperti tertulis.",
        contradicted: |claims| ["bertentangan dengan ", &n(claims), " klaim lain"].concat(),
        copy_figures: "Salin angka",
        references: "Simpan kutipan:",
        citation: |title, source, published, link| {
            let date = if published.is_empty() { "tanpa tanggal" } else { published };
            [title, ". ", source, ", ", date, ". ", link].concat()
        },
        source_kind_news: "berita",
        source_kind_government: "pemerintah",
        source_kind_statistics: "badan statistik",
        source_kind_other: "lainnya",
    },
    status: StatusWords { provisional: "angka sementara", estimated: "perkiraan", forecast: "target atau proyeksi" },
    implied: ImpliedWords {
        currency: "mata uang tidak tertulis di sumber",
        unit: "satuan tidak tertulis di sumber",
        scale: "kata bilangan (ribu, juta, miliar) tidak tertulis di sumber",
        separator: "titik atau komanya dibaca berlawanan dengan kebiasaan",
        sign: "tanda minus disimpulkan dari kata “turun” atau sejenisnya",
        reading: "angka tak lazim atau salah cetak: nilainya adalah bacaan kami",
    },
    roles: RoleWords {
        releaser: "Dilepas oleh",
        exporter: "Eksportir",
        giver: "Pemberi",
        recipient: "Penerima",
        host: "Penyelenggara",
        supporter: "Pendukung",
        speaker: "Narasumber",
        venue: "Tempat acara",
    },
    suggestions: SuggestionWords {
        meant: "Maksud Anda",
        instead: "Tidak ada yang memuat semua kata itu. Mungkin:",
        alone: "Masing-masing:",
    },
    phone: PhoneWords { parts: "Bagian halaman", timelines: "Garis waktu", years: "Tabel tahun", list: "Daftar", tall: "Perbesar lembar" },
    absent: PartWords {
        missing: "Bagian yang membuka tabel dan membaca teks tidak dapat dimuat. Periksa koneksi internet lalu coba lagi, atau muat ulang halaman.",
        elsewhere: "Berkas ini hanya menampilkan klaim. Tabel dan teks dibuka di situs web halaman ini.",
        copy_by_hand: "Peramban tidak mengizinkan penyalinan. Salin teks ini secara manual:",
        loading_details: "Memuat rincian…",
        details_failed: "Rincian gagal dimuat. Periksa koneksi internet, atau muat ulang halaman.",
        answer_failed: "Jawaban atas pilihan ini gagal dimuat. Periksa koneksi internet, atau muat ulang halaman.",
        data_licence: "Data: CC BY 4.0; bagian lain menurut sumbernya",
        as_of: |day| ["Data per ", day].concat(),
        about: "Tentang data ini",
        code_licence: "Kode: MIT atau Apache 2.0",
    },
    empty: EmptyWords {
        title: "Tidak ada klaim yang cocok",
        advice: "Hapus salah satu filter, perluas periode, atau kurangi kata pencarian.",
    },
    banner: Banner {
        title: |dropped| [&n(dropped), " bagian tautan tidak terbaca; sisanya tetap diterapkan"].concat(),
        dismiss: "Tutup pemberitahuan",
        province: |province| ["Dua angka pertamanya milik provinsi ", province, ": buka halamannya."].concat(),
        unknown_key: |key, value| [&part(key, value), ": kunci ini tidak dikenal."].concat(),
        unknown_code: |key, value| [&part(key, value), ": kode ini tidak ada dalam daftar."].concat(),
        not_a_date: |key, value| {
            [&part(key, value), ": bukan tanggal atau rentang EDTF; contoh yang benar: 2022 atau 2022-01/2022-10."].concat()
        },
        too_long: |key, value| [&part(key, value), ": terlalu panjang."].concat(),
        too_many: |key, value| [&part(key, value), ": melebihi jumlah yang dapat diterima."].concat(),
        repeated: |key, value| [&part(key, value), ": muncul lebih dari sekali; dipakai satu kali."].concat(),
        bad_encoding: |key, value| [&part(key, value), ": kode persennya rusak."].concat(),
        unknown_conflict: |key, value| [&part(key, value), ": pertentangan ini tidak ada dalam data versi ini."].concat(),
        unknown_code_of_card: |key, value| {
            [
                &part(key, value),
                ": kode pendek ini tidak dimiliki klaim atau pertentangan mana pun dalam data versi ini. Periksa kelima tandanya.",
            ]
            .concat()
        },
        unknown_claim: |key, value| [&part(key, value), ": klaim ini tidak ada dalam data versi ini."].concat(),
        unknown_word: |key, value| [&part(key, value), ": pilihan ini tidak tersedia."].concat(),
        incomplete: |key, value| {
            let rest =
                if key.is_empty() { String::new() } else { ["Bagian terakhirnya, ", &part(key, value), ", tidak dipakai. "].concat() };
            ["Tautan ini tidak lengkap: ujungnya terpotong di jalan, atau isinya diubah. ", &rest, "Mintalah tautan itu sekali lagi."]
                .concat()
        },
    },
    offline: Offline {
        preparing: "Menyimpan halaman agar dapat dibuka tanpa internet…",
        ready: "Tersimpan: halaman ini dapat dibuka tanpa internet; pembuka tabel dan pembaca teks sesudah dipakai sekali.",
        one_file: "Berkas ini lengkap: dapat dibuka tanpa internet.",
        no_worker: "Peramban ini tidak dapat menyimpan halaman, jadi halaman hanya terbuka selama ada internet.",
        insecure: "Alamat halaman ini tidak diawali https, jadi peramban tidak menyimpannya dan halaman hanya terbuka selama ada internet.",
        denied: "Peramban menolak menyimpan halaman (jendela privat, atau kuki diblokir), jadi halaman hanya terbuka selama ada internet.",
        full: "Ruang simpan perangkat ini penuh, jadi halaman hanya terbuka selama ada internet. Kosongkan ruang, lalu muat ulang.",
        interrupted: "Halaman belum tersimpan lengkap, jadi hanya terbuka selama ada internet. Penyimpanan dicoba lagi selama halaman terbuka.",
        new_version: "Versi baru halaman ini sudah diunduh lengkap.",
        take: "Pakai versi baru",
        later: "Nanti saja",
        replaced: "Versi baru sudah dipasang dari jendela lain.",
        reload: "Muat ulang",
    },
    embedding: Embedding {
        heading: "Sematkan di situs lain",
        advice: "Salin kode ini ke halaman Anda. Bingkai menampilkan filter yang sedang dipilih, menyebut sumbernya, dan menyesuaikan tingginya.",
        what: "Yang ditampilkan",
        all: "Semua garis waktu",
        snippet: "Kode untuk disematkan",
        copy: "Salin kode",
        title: |lane| if lane.is_empty() { "Jejak Ekspor".into() } else { ["Jejak Ekspor: ", lane].concat() },
        made_from: |claims, sources| ["Sumber: Jejak Ekspor, ", &n(claims), " klaim dari ", &n(sources), " sumber."].concat(),
        open_whole: "Buka halaman lengkap",
    },
    save: Save {
        holds: |claims, figures, rows, sources| {
            [&n(claims), " klaim memuat ", &n(figures), " angka, jadi ", &n(rows), " baris, dari ", &n(sources), " sumber."].concat()
        },
        claims: "Simpan tabel:",
        references: "Simpan daftar pustaka:",
        csv_form: "Bentuk CSV",
        csv_indonesian: "Excel Indonesia (2022;107,53)",
        csv_international: "internasional (2022,107.53)",
        making: "Membuat berkas…",
        handed: |name| ["Diserahkan ke peramban: ", name].concat(),
        elsewhere: "Berkasnya tidak ada? Sebagian peramban di dalam aplikasi obrolan tidak mengeluarkan berkas. Bagikan, salin, atau buka halaman ini di peramban lain.",
        share_file: "Bagikan berkas",
        copy_table: "Salin tabel",
        table_copied: "Tabel disalin.",
        missing: "Bagian yang membuat berkas tidak dapat dimuat. Periksa koneksi internet lalu coba lagi, atau muat ulang halaman.",
        picture: "Simpan gambar garis waktu:",
        failed: "Peramban tidak dapat membuat berkas ini.",
        everything: "semua klaim",
        without_undated: "tanpa yang tak bertanggal terbit",
    },
    lane_notes: LaneNotes {
        impossible: |part, whole| ["mustahil: ", part, " melebihi ", whole].concat(),
        earlier: |claims, year| [&n(claims), " sebelum ", year].concat(),
    },
    paper: Paper {
        conflicts: "Yang bertentangan",
        sources: "Daftar sumber",
        number: "No.",
        as_written: "Seperti tertulis",
        link: "Tautan",
        qr: "Kode QR tautan halaman ini",
        qr_of_filter: "Tautan lengkap halaman ini panjang: kode QR membuka filter yang sama. Tautan lengkapnya ada di akhir.",
        qr_missing: "Tautan halaman ini terlalu panjang untuk kode QR. Tautannya ada di akhir.",
    },
    changes: Changes {
        looking: "Tautan ini dibuat dengan data versi lain. Memeriksa apa yang berubah…",
        failed: "Tautan ini dibuat dengan data versi lain, dan riwayat perubahannya gagal dimuat. Jumlah dan angka bisa berbeda.",
        unknown: |link, shown| {
            [
                "Tautan ini dibuat dengan data versi ",
                link,
                ", yang tidak ada dalam riwayat versi ",
                shown,
                ". Apa yang berubah tidak dapat ditunjukkan; jumlah dan angka bisa berbeda.",
            ]
            .concat()
        },
        nothing: |day| ["Tautan ini dibuat dengan data ", day, ". Klaim yang ditampilkannya tidak berubah sejak itu."].concat(),
        some: |day, added, changed, removed| {
            let parts = [(added, "ditambahkan"), (changed, "diubah"), (removed, "dihapus")];
            let parts: Vec<String> = parts.iter().filter(|p| p.0 > 0).map(|(count, word)| [&n(*count), " klaim ", word].concat()).collect();
            ["Tautan ini dibuat dengan data ", day, ". Sejak itu, di antara yang ditampilkannya: ", &parts.join(", "), "."].concat()
        },
        lists: "Nama, kode, atau kurs dalam daftar juga berubah.",
        added: "Ditambahkan",
        changed: "Diubah",
        removed: "Dihapus",
        show: "Lihat perubahannya",
    },
};
