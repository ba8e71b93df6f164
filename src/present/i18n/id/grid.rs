//! The grid of keys in Indonesian.
use super::n;
use crate::present::i18n::grid::{GridWords, KeyWords};

/// Indonesian.
pub static STRINGS: GridWords = GridWords {
    label: "Lajur menurut waktu. Panah berpindah sel, Enter membuka daftar, tanda tanya menyebut semua tombol",
    nothing: "tidak ada klaim. Itu bukan nol",
    claims: |claims| [&n(claims), " klaim"].concat(),
    from_sources: |claims, sources| [&n(claims), " klaim dari ", &n(sources), " sumber"].concat(),
    places: |claims, places| [&n(claims), " klaim, ", &n(places), " tempat"].concat(),
    count: |claims, sources, places| [&n(claims), " klaim dari ", &n(sources), " sumber, ", &n(places), " tempat"].concat(),
    range: |measure, low, high| [measure, " ", low, " sampai ", high].concat(),
    conflicts: |count, apart| {
        let most = if count == 1 { " pertentangan, " } else { " pertentangan, paling jauh " };
        [&n(count), most, apart].concat()
    },
    conflicts_here: |count, which| [&n(count), " pertentangan: ", which].concat(),
    no_conflict_here: "tidak ada pertentangan di sini",
    no_conflict: "Tidak ada pertentangan di antara klaim yang tampil.",
    conflict: |which, of, place, what, sides, apart, rest| {
        ["Pertentangan ", &n(which), " dari ", &n(of), ", ", place, ": ", what, ". ", sides, "; ", apart, ". ", rest].concat()
    },
    highest: |figure, period, area, publisher| ["tertinggi ", figure, ", ", period, ", ", area, ", menurut ", publisher].concat(),
    lowest: |figure, period, area, publisher| ["terendah ", figure, ", ", period, ", ", area, ", menurut ", publisher].concat(),
    no_figure: |measure| ["tidak ada angka ", measure].concat(),
    newest: |title, publisher, day| ["yang terbaru terbit ", day, ": ", title, ", ", publisher].concat(),
    no_day: "tidak satu pun menyebut tanggal terbit",
    beside: |which, of, title, period, why| [&n(which), " dari ", &n(of), ": ", title, ", ", period, ". ", why].concat(),
    overlaps: "Periodenya tumpang tindih, daerahnya sama.",
    nothing_beside: |title| ["Tidak ada klaim yang bertentangan atau tumpang tindih dengan: ", title, "."].concat(),
    all_beside: |title, contradicting, compared, overlapping| {
        [
            title,
            ": ",
            &n(contradicting),
            " klaim bertentangan, ",
            &n(compared),
            " lain yang angkanya dibandingkan, ",
            &n(overlapping),
            " tumpang tindih.",
        ]
        .concat()
    },
    hint: "Enter membuka daftar, ? tombol lain",
    help: "Tombol",
    help_about: "Huruf hanya berlaku selama fokus berada di kisi.",
    moving_head: "Bergerak",
    moving: [
        KeyWords { keys: "← →", does: "kolom sebelum, sesudah" },
        KeyWords { keys: "↑ ↓", does: "lajur di atas, di bawah" },
        KeyWords { keys: "Home, End", does: "kolom pertama, terakhir" },
        KeyWords { keys: "Ctrl + Home, End", does: "sudut kisi" },
        KeyWords { keys: "PgUp, PgDn", does: "lima kolom; di daftar sepuluh klaim" },
    ],
    opening_head: "Membuka",
    opening: [
        KeyWords { keys: "Enter", does: "daftar klaim sel ini; sekali lagi: kartunya" },
        KeyWords { keys: "Esc", does: "naik satu tingkat, fokus kembali" },
        KeyWords { keys: "T", does: "tabel sel ini; Esc kembali" },
        KeyWords { keys: "/", does: "cari; Enter kembali ke kisi" },
        KeyWords { keys: "?", does: "daftar tombol ini" },
    ],
    disagreeing_head: "Pertentangan",
    disagreeing: [
        KeyWords { keys: "C", does: "pertentangan berikut; Shift + C sebelumnya; Enter membuka kartunya" },
        KeyWords { keys: "] [", does: "klaim berikut, sebelumnya yang bertentangan atau tumpang tindih dengan ini" },
    ],
    asking_head: "Bertanya",
    asking: [
        KeyWords { keys: "N", does: "berapa klaim" },
        KeyWords { keys: "H, L", does: "tertinggi, terendah" },
        KeyWords { keys: "B", does: "terbaru" },
        KeyWords { keys: "K", does: "pertentangan mana saja" },
        KeyWords { keys: "O", does: "apa yang tumpang tindih" },
        KeyWords { keys: "Spasi", does: "ulangi kalimat" },
    ],
};
