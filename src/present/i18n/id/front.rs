//! The first screen in Indonesian.
use super::n;
use crate::present::i18n::front::FrontStrings;

/// Bahasa Indonesia.
pub static STRINGS: FrontStrings = FrontStrings {
    what: |claims| {
        ["Klaim adalah satu hal yang dikatakan satu sumber. Di sini ", &n(claims), " klaim ekspor Indonesia diletakkan berdampingan."]
            .concat()
    },
    does: "Kalau dua sumber berbeda, Anda melihat keduanya: siapa yang mengatakan apa, dan kapan. Kami tidak memutuskan siapa yang benar.",
    begin: |stories| {
        let count = match stories {
            1 => "Satu".into(),
            2 => "Dua".into(),
            3 => "Tiga".into(),
            more => n(more),
        };
        [&count, " pertentangan untuk memulai"].concat()
    },
    all: |large, misprints, small| ["Semua: ", &n(large), " besar, ", &n(misprints), " salah cetak, ", &n(small), " kecil"].concat(),
    exports: |place, period| ["Ekspor ", place, " ", period].concat(),
    of_goods: |goods, period| [goods, " ", period].concat(),
    of_goods_from: |goods, place, period| [goods, ", ", place, " ", period].concat(),
    said: |about, a, low, b, high| [about, ": ", a, " menyebut ", low, ", ", b, " ", high, "."].concat(),
    said_later: |about, a, low, b, high| [about, ": ", a, " menyebut ", low, ", ", b, " kemudian ", high, "."].concat(),
    mirrored: |about, a, low, b, high| [about, ": menurut ", a, " ekspornya ", low, ", menurut ", b, " ", high, "."].concat(),
    for_part: |figure, period| [figure, " untuk ", period].concat(),
    for_year: |figure| [figure, " untuk setahun"].concat(),
    published: |who, day| [who, ", terbit ", day].concat(),
    places: "Wilayah",
    search: "Cari yang lain…",
    goods: "Barang",
    actors: "Pelaku",
    text: "Teks",
    paste: |button| [button, ": tempel angka atau kalimat, lihat klaim mana yang menyebutnya."].concat(),
    about: "Tentang data ini",
};
