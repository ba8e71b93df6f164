//! Answers in Indonesian.
use super::n;
use crate::present::i18n::answers::{
    AboutWords, ActorWords, AnswerStrings, ComparisonWords, PlaceWords, ShareWords, SilenceWords, SpeechWords, Term, YearWords,
};

/// Bahasa Indonesia.
pub static STRINGS: AnswerStrings = AnswerStrings {
    place: PlaceWords {
        regency: |name| ["Kabupaten ", name].concat(),
        city: |name| ["Kota ", name].concat(),
        way: "Bagian dari",
        disputed: |year, figures, low, high| {
            ["Untuk ", year, " ada ", &in_words(figures), " angka, yang terendah ", low, ", yang tertinggi ", high].concat()
        },
        newest: |figure, year, who, sources| {
            let by = if who.is_empty() { "tanpa asal yang disebut".into() } else { ["kata ", who].concat() };
            ["Angka setahun terbaru ialah ", figure, " untuk ", year, ", ", &by, " (", &n(sources), " sumber)"].concat()
        },
        contradicted: "ada angka lain",
        silent: |years| ["Untuk ", years, " tidak ada angka setahun untuk seluruh ekspor."].concat(),
        no_total: |place| ["Tidak ada sumber kami yang memberi angka setahun untuk seluruh ekspor ", place, "."].concat(),
        kinds: |values, releases, awards, programmes| {
            let kinds = [(values, "nilai"), (releases, "pelepasan"), (awards, "penghargaan"), (programmes, "program")];
            let kinds: Vec<String> =
                kinds.iter().filter(|(count, _)| *count > 0).map(|(count, kind)| [&n(*count), " tentang ", kind].concat()).collect();
            ["Klaim yang ada: ", &list(&kinds), "."].concat()
        },
        parts: |own, parts| [&n(own), " klaim tentang provinsi itu sendiri, ", &n(parts), " tentang kabupaten dan kotanya."].concat(),
        list,
        how_big: "Seberapa besar?",
        share: |part, percent, area, year, whole| [part, " itu ≈ ", percent, " dari ekspor ", area, " ", year, ": ", whole, "."].concat(),
        said: |figure, body, publisher| [figure, ", kata ", body, " (", publisher, ")"].concat(),
        unnamed: "sumber tanpa nama lembaga",
        sum: |part, whole, percent| ["Hitungannya: ", part, " ÷ ", whole, " = ", percent, "."].concat(),
        by_rate: |figure, rate, period, made| [figure, " ÷ ", rate, " per US$ (kurs rata-rata ", period, ") ≈ ", made].concat(),
        events: |count| [&n(count), " peristiwa"].concat(),
        sources: |count| [&n(count), " sumber"].concat(),
        more: |count| [&n(count), " lagi"].concat(),
        neighbours: "Wilayah sekitar",
        claims: |count| [&n(count), " klaim"].concat(),
        not_named: "tanpa klaim",
    },
    silence: SilenceWords {
        heading: |place| ["Di sini tidak ada klaim tentang ", place, "."].concat(),
        not_zero: "Itu bukan nol. Bisa jadi ekspornya ada, tetapi belum ada berita, laporan, atau tabel tentangnya yang kami catat.",
        named: |province, named, all| {
            ["Di ", province, ", ", &n(named), " dari ", &n(all), " kabupaten dan kota punya sedikitnya satu klaim."].concat()
        },
        open: |province, claims| ["Buka ", province, ", ", &n(claims), " klaim"].concat(),
        province: |province| ["Provinsinya: ", province].concat(),
        elsewhere: |word| ["Cari “", word, "” di semua klaim"].concat(),
        parts_only: |claims| ["Yang ada: ", &n(claims), " klaim tentang kabupaten dan kotanya."].concat(),
    },
    years: YearWords {
        heading: "Tabel tahun",
        help: "Seperti tertulis di sumbernya, lengkap maupun sebagian tahun; kolom = lembaga yang punya angka. Tekan angka untuk membuka klaimnya.",
        year: "Tahun",
        notes: "Catatan",
        others: "Lembaga lain",
        unnamed: "Asal tak disebut",
        nothing: "tidak ada klaim",
        target: "target",
        estimated: "kira-kira",
        provisional: "sementara",
        no_currency: "mata uang tak tertulis",
        sources: |count| [&n(count), " sumber"].concat(),
        more: |count| ["+", &n(count), " angka lain"].concat(),
        left_out: |count| {
            [
                &n(count),
                " angka lain tidak masuk tabel: lebih pendek dari enam bulan, lebih dari setahun, atau hanya satu barang atau negara.",
            ]
            .concat()
        },
        unexplained: |factor| [factor, " belum terjelaskan"].concat(),
        misprint: |factor| ["mungkin salah cetak ", factor].concat(),
        slight: |factor| ["selisih kecil ", factor].concat(),
        rise: |factor, year| [factor, " naik dari ", year].concat(),
        fall: |factor, year| [factor, " turun dari ", year].concat(),
        repeated: "satu angka untuk dua hal",
        converted: "≈: hitungan kami dengan kurs rata-rata tahun itu, bukan kata sumber.",
    },
    actors: ActorWords {
        heading: "Pelaku",
        count: |names| [&n(names), " nama sebagai eksportir atau penerima"].concat(),
        help: "Nama dalam klaim yang tampil. Satu klaim bisa menyebut beberapa nama dan beberapa barang. Tekan nama, barang, atau negara untuk menyaring.",
        goods: "Barang",
        to: "Ke",
        awards: "Penghargaan",
        programmes: "Program",
    },
    share: ShareWords { all_sources: "Semua sumber dan tautannya:" },
    speech: SpeechWords {
        name: "Lembar pidato",
        title: |place, years| ["Ekspor ", place, ", ", years].concat(),
        made_of: |claims, sources| ["Disusun dari ", &n(claims), " klaim dan ", &n(sources), " sumber."].concat(),
        no_place: "Lembar pidato disusun untuk satu wilayah: pilih satu di saringan Wilayah.",
        nothing: |place, years| ["Tidak ada klaim tentang ", place, " untuk ", years, ". Itu bukan nol."].concat(),
        may: "Boleh disebut",
        care: "Sebut dengan hati-hati",
        care_about: "alasannya ikut disebut",
        not: "Jangan disebut",
        not_about: "dan mengapa",
        back: "Halaman wilayah",
        print: "Cetak",
        rules_head: "Aturan lembar ini",
        rules: [
            "Boleh disebut: setahun penuh atau hari yang pasti, semua barang, seperti tertulis (tidak dikonversi, bukan “sekitar”, bukan target), dua sumber atau lebih atau laman lembaga sendiri, dan tidak ada angka lain untuk hal dan waktu yang sama yang berbeda lebih dari ×1,1.",
            "Sebut dengan hati-hati: ada syarat di atas yang tidak terpenuhi, atau satu angka dipakai untuk dua periode, atau tanggalnya diperselisihkan.",
            "Jangan disebut: bertentangan lebih dari ×1,1 tanpa penjelasan; puncak yang berdiri sendiri (≥ ×5 dari tahun sebelumnya yang tidak dipertentangkan dan lebih dari dua kali tahun sesudahnya); perbandingan dua tahun dengan lompatan ≥ ×5.",
        ],
        rest: |lines| ["dan ", &n(lines), " lainnya di halaman wilayah"].concat(),
        foot: "Jejak Ekspor tidak memutuskan angka mana yang benar.",
        total: |year, place, figure| ["Pada ", year, " nilai ekspor ", place, " ", figure, "."].concat(),
        target: |year, place, figure| ["Target ekspor ", place, " ", year, " ", figure, "."].concat(),
        part: |period, place, figure| ["Untuk ", period, ", nilai ekspor ", place, " ", figure, "."].concat(),
        event: |title, when| [title, ", ", when, "."].concat(),
        according: |who, sentence| ["Menurut ", who, ": ", sentence].concat(),
        exports: "Nilai ekspor",
        comparison: "Perbandingan",
        compare: |a, year_a, b, year_b| ["Membandingkan ", a, " (", year_a, ") dengan ", b, " (", year_b, ")."].concat(),
        and_others: |named, others| [named, " dan ", &n(others), " lainnya"].concat(),
        sources: |count| [&n(count), " sumber"].concat(),
        own_page: "laman lembaga itu sendiri",
        is_target: "target, bukan hasil",
        part_of_year: "sebagian tahun",
        part_of_goods: "sebagian barang",
        one_source: "satu sumber",
        estimated: "ditulis kira-kira",
        provisional: "angka sementara",
        no_currency: "mata uang tidak tertulis",
        also: |figure| ["juga ditulis ", figure].concat(),
        repeated: "satu angka dipakai untuk dua hal",
        uncertain_day: "harinya tidak pasti",
        disputed_day: "tanggalnya diperselisihkan",
        contradicted: |ratio, rest| ["bertentangan ", ratio, "; ", rest, " tidak terjelaskan"].concat(),
        against_zero: "satu sumber menyebut nol atau angka negatif",
        peak: |factor, year| [factor, " dari ", year, ", lalu turun lebih dari separuhnya"].concat(),
        jump: |factor| [factor, "; tidak ada sumber yang menjelaskannya. Tiap angka boleh disebut sendiri"].concat(),
    },
    comparison: ComparisonWords {
        heading: |areas, measure| [&capital(&in_words(areas)), " wilayah: ", measure].concat(),
        newest: |year, figures| [year, " ialah tahun terakhir dengan angka setahun untuk semuanya: ", figures, "."].concat(),
        no_year: "Tidak ada tahun dengan angka setahun untuk semua wilayah ini.",
        help: "Seperti tertulis di sumbernya; kolom = wilayah. Tekan angka untuk membuka klaimnya.",
        area: |area, figures| [area, " ", figures].concat(),
        range: |low, high| [low, " sampai ", high].concat(),
    },
    about: AboutWords {
        title: "Tentang data ini",
        back: "Kembali ke klaim",
        what: |claims, sources, publishers| {
            [&n(claims), " klaim tentang ekspor Indonesia, dari ", &n(sources), " sumber yang diterbitkan ", &n(publishers), " penerbit."]
                .concat()
        },
        no_judge: "Halaman ini menunjukkan siapa mengatakan apa, dan kapan. Ia tidak memutuskan siapa yang benar.",
        collected_head: "Bagaimana dikumpulkan",
        collected: [
            "Sumbernya halaman yang terbuka untuk umum: berita, siaran pers, laporan dinas, kementerian, dan kantor statistik.",
            "Dari tiap halaman dicatat hal yang dikatakannya: angka persis seperti tertulis, periode, wilayah, barang, negara tujuan, pelaku, dan lembaga yang disebut sebagai asal angkanya. Yang tidak dikatakan sumber dibiarkan kosong.",
            "Kumpulan ini tidak lengkap. Tempat atau tahun tanpa klaim berarti tidak ada klaim tentangnya yang kami catat; itu bukan nol.",
        ],
        made_head: "Siapa yang membuat",
        made: "Jejak Ekspor dibuat dan datanya disusun oleh para penyusun proyek ini. Judul klaim dalam dua bahasa adalah kata-kata kami; angka, nama, dan tanggal adalah kata sumbernya. Sebelum masuk, setiap klaim diperiksa mesin: angka yang tertulis harus menghasilkan nilai yang dicatat, dan setiap kode harus ada dalam daftar.",
        method_head: "Bagaimana dibandingkan",
        method: [
            "Angka tercetak berarti sebuah rentang: Rp20,7 triliun ialah 20,65 sampai 20,75 triliun. Dua angka bertentangan hanya kalau rentangnya tidak bisa sama-sama benar.",
            "Yang dibandingkan hanya klaim tentang wilayah, jenis angka, cakupan barang, dan periode yang sama. Sebagian tahun bergabung dengan tahunnya.",
            "Selisih dijelaskan sejauh bisa: periode, pembulatan, kurs, revisi, asal yang berbeda. Sisanya disebut tak terjelaskan, dan menentukan besarnya pertentangan.",
            "Rupiah dan dolar dibandingkan dengan kurs rata-rata periodenya. Angka yang kami hitung diawali ≈; yang lain seperti tertulis.",
            "Salinan tidak dihitung sebagai bukti baru: dua berita yang mengutip satu lembaga adalah satu asal, dua kemunculan.",
        ],
        handling_head: "Cara memakai",
        handling: [
            "Tekan tanda pada garis waktu untuk membuka kartu klaimnya, atau daftarnya bila beberapa klaim bertumpuk. Geser gagang di bawah garis nilai, atau pilih gagangnya lalu tekan tombol panah, untuk mempersempit periode.",
            "Dengan papan ketik: Tab menuju garis waktu sebagai satu kisi. Tombol panah berpindah sel, Enter membuka klaimnya, Esc kembali, dan ? menampilkan semua tombol.",
        ],
        terms_head: "Istilah",
        terms: [
            Term { name: "Klaim", means: "Satu hal yang dikatakan satu sumber: sebuah nilai, pelepasan, penghargaan, atau program." },
            Term { name: "Sumber", means: "Halaman yang memuat klaim itu, dengan penerbit dan tanggal terbitnya." },
            Term {
                name: "Asal angka",
                means: "Lembaga yang menurut sumber mengeluarkan angka itu. “Asal tak disebut”: sumber tidak menyebutnya.",
            },
            Term {
                name: "Bertentangan",
                means: "Dua angka untuk hal yang sama yang tidak mungkin sama-sama benar, juga dengan memperhitungkan pembulatan.",
            },
            Term {
                name: "Besar, kecil, salah cetak",
                means: "Pertentangan besar menyisakan lebih dari sepersepuluh yang tak terjelaskan; yang kecil tidak; salah cetak ialah angka yang sama dengan ribuan, jutaan, atau miliaran yang tertukar.",
            },
            Term {
                name: "Pasti dan mungkin",
                means: "Klaim pasti termasuk dalam periode yang dipilih kalau seluruh periodenya di dalamnya; mungkin termasuk kalau sebagian, atau tanggalnya tidak pasti.",
            },
            Term {
                name: "EDTF",
                means: "Cara baku menulis tanggal yang tidak lengkap: 2022 ialah setahun penuh, 2022-01/2022-10 Januari sampai Oktober, 2022? tahun yang tidak pasti.",
            },
            Term {
                name: "Sebagian tahun",
                means: "Angka untuk beberapa bulan, misalnya Januari sampai Oktober. Ia tidak pernah disambung menjadi setahun.",
            },
            Term { name: "Target", means: "Angka yang direncanakan, bukan hasil." },
            Term {
                name: "Cakupan",
                means: "Barang, kelas dagang, atau negara yang dibicarakan angka itu; tanpa cakupan berarti seluruh ekspor.",
            },
            Term { name: "Pelaku", means: "Perusahaan, kantor, desa, atau orang yang mengekspor, melepas, memberi, atau menerima." },
            Term { name: "≈", means: "Dihitung oleh halaman ini, misalnya dengan kurs; kwitansinya ada di kartu." },
        ],
        dates_head: "Tanggal data",
        recorded: |day| ["Data per ", day, "."].concat(),
        spans: |first, last, newest| {
            ["Klaimnya tentang tahun ", first, " sampai ", last, "; sumber terbaru yang tanggalnya pasti terbit ", newest, "."].concat()
        },
        version: |version| {
            ["Tautan memuat kode versi data (", version, "), supaya tautan lama dapat mengatakan apa yang berubah sejak itu."].concat()
        },
        report_head: "Melaporkan kekeliruan",
        report: "Buka kartu klaimnya dan tekan “Laporkan kekeliruan”: pesan siap pakai berisi id klaim, angkanya, dan tautannya disalin atau dibagikan. Kirimkan kepada pengelola situs tempat Anda membaca halaman ini, atau kepada orang yang memberi tautannya. Sertakan halaman sumber yang benar.",
        licence_head: "Lisensi",
    },
};

const WORDS: [&str; 10] = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/// A count in a sentence: a word below ten.
fn in_words(count: u32) -> String {
    WORDS.get(count as usize).map_or_else(|| n(count), |word| (*word).into())
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    [&first.to_ascii_uppercase(), rest].concat()
}

fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => [a, " dan ", b].concat(),
        [rest @ .., last] => [&rest.join(", "), ", dan ", last].concat(),
    }
}
