//! What goes wrong around the page, and the sentence that the reader is told: each cause has its own, true in both languages, and none
//! speaks of JavaScript where that is not what is missing.
use crate::page::{markup, text, with};
use crate::support::told::front_page;
use jejak_ekspor::page::answers::{Answer, Answers};
use jejak_ekspor::page::{Arrival, Banner, ByHand, Changes, Kept, Known, Missing, OfflineStatus, Save, Store};
use jejak_ekspor::present::i18n::{later_strings, table_ui, table_worker, text_reader};
use jejak_ekspor::state::Lang;
use jejak_ekspor::state::permalink::{Dropped, Reason};
use jejak_ekspor::table_worker::index;
use leptos::prelude::*;

/// Where a cause is told.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// By the front page itself, before the program runs: an element of it.
    FrontPage(&'static str),
    /// At the foot, by the name of the error that the service worker or its registration gave.
    Keeping(&'static str),
    /// In place of the parts that follow the first view.
    Part,
    /// In place of the answer to a question about a place.
    Answer,
    /// Where files are saved, which need the details.
    Details,
    Versions,
    /// Beside the button that opens tables; whether the page is one file.
    Tables {
        is_one_file: bool,
    },
    Link(Reason),
    /// By the table screen, by the name of the database's error.
    Database(&'static str),
    /// There is too little room for so many bytes, and the browser says how many are left.
    Full {
        left: u64,
    },
    TableWorker,
    DamagedFile,
    /// Beside the buttons that make files.
    Saver,
    TextReader,
    SecondFile,
}

/// A cause, where it is told, and words of the sentence in Indonesian and in English.
type Row = (&'static str, Told, &'static str, &'static str);

const NET: (&str, &str) = ("internet", "internet");

const CAUSES: [Row; 37] = [
    ("what a file holds ends the worker of tables", Told::DamagedFile, "mungkin rusak", "may be damaged"),
    (
        "the wasm, the script or the first data did not come",
        Told::FrontPage("needs-data"),
        "belum termuat lengkap",
        "not loaded completely",
    ),
    ("no byte came for nine seconds", Told::FrontPage("needs-data"), "Periksa koneksi internet", "Check the connection"),
    ("a file came damaged, short, as a login page or of another version", Told::FrontPage("needs-data"), "muat ulang", "reload"),
    (
        "a host rewrote the page, so that its script never ran",
        Told::FrontPage("needs-data"),
        "belum termuat lengkap",
        "not loaded completely",
    ),
    (
        "the browser has no WebAssembly",
        Told::FrontPage("needs"),
        "memerlukan JavaScript dan WebAssembly",
        "needs JavaScript and WebAssembly",
    ),
    ("everything is kept", Told::Keeping(""), "Tersimpan", "Saved"),
    ("the server died during the download", Told::Keeping("TypeError"), "belum tersimpan lengkap", "not saved completely"),
    ("the server was silent for 20 seconds", Told::Keeping("AbortError"), "belum tersimpan lengkap", "not saved completely"),
    ("a file is not what its hash says", Told::Keeping("DataError"), "belum tersimpan lengkap", "not saved completely"),
    ("a worker that never answers", Told::Keeping("Error"), "belum tersimpan lengkap", "not saved completely"),
    ("the browser's storage is full", Told::Keeping("QuotaExceededError"), "penuh", "full"),
    ("Firefox' disk is full", Told::Keeping("NS_ERROR_FILE_NO_DEVICE_SPACE"), "penuh", "full"),
    ("cookies are blocked", Told::Keeping("SecurityError"), "menolak menyimpan", "refused to save"),
    ("a private window", Told::Keeping("NotSupportedError"), "menolak menyimpan", "refused to save"),
    ("the later part did not come", Told::Part, "gagal dimuat", "could not be loaded"),
    (
        "the answer about a place did not come",
        Told::Answer,
        "Jawaban atas pilihan ini gagal dimuat",
        "answer to this choice could not be loaded",
    ),
    ("the details did not come", Told::Details, "Rincian gagal dimuat", "details could not be loaded"),
    ("the record of versions did not come", Told::Versions, "riwayat perubahannya gagal dimuat", "history of changes could not be loaded"),
    ("the table screen did not come", Told::Tables { is_one_file: false }, "tidak dapat dimuat", "could not be loaded"),
    ("a file was dropped on the page of one file", Told::Tables { is_one_file: true }, "hanya menampilkan klaim", "shows the claims only"),
    ("a link lost its end", Told::Link(Reason::Incomplete), "tidak lengkap", "incomplete"),
    ("a link names no such place", Told::Link(Reason::UnknownCode), "3524", "3524"),
    ("a link names no such claim", Told::Link(Reason::UnknownClaim), "tidak ada dalam data", "no such claim"),
    ("a link has a key of another site", Told::Link(Reason::UnknownKey), "region", "region"),
    ("a link's encoding is damaged", Told::Link(Reason::BadEncoding), "kode persennya rusak", "percent encoding is damaged"),
    ("the reader's settings forbid storage", Told::Database("SecurityError"), "tidak mengizinkan penyimpanan", "does not allow storage"),
    ("a newer version's database, after a rollback", Told::Database("VersionError"), "lebih baru", "newer version"),
    ("another window holds the database", Told::Database("TimeoutError"), "Jendela lain", "Another window"),
    ("an error without a name", Told::Database(""), "tidak mengizinkan penyimpanan", "does not allow storage"),
    ("too little room, and the browser knows how little", Told::Full { left: 400_000 }, "tersisa", "left"),
    ("too little room, and the browser errs", Told::Full { left: 10_738_000_000 }, "tidak cukup", "full"),
    ("the table's worker did not come", Told::TableWorker, "tidak dapat dimuat", "could not be loaded"),
    ("the part that makes files did not come", Told::Saver, "tidak dapat dimuat", "could not be loaded"),
    ("the part that reads texts did not come", Told::TextReader, "tidak dapat dimuat", "could not be loaded"),
    ("a second file while one is read", Told::SecondFile, "b.csv", "b.csv"),
    ("a second file while one is read, and why", Told::SecondFile, "sedang dibaca", "is being read"),
];

/// The parts of the page that are fetched on their own.
const PARTS: [Told; 7] =
    [Told::Part, Told::Answer, Told::Details, Told::Tables { is_one_file: false }, Told::TableWorker, Told::Saver, Told::TextReader];

fn sentence(told: Told, lang: Lang) -> String {
    let shown = |link: &str, look: &dyn Fn(Store) -> String| with(link, lang, look);
    match told {
        Told::FrontPage(id) => front_page(id, lang.code()).to_owned(),
        Told::Keeping(error) => shown("", &|store| {
            store.ui.kept.set(Kept::from_error(error));
            text(&markup(view! { <OfflineStatus store /> }))
        }),
        Told::Part => shown("", &|store| {
            store.ui.deferred.set(Arrival::Failed);
            text(&markup(view! { <Missing store /> }))
        }),
        Told::Answer => shown("region=3524", &|store| {
            store.ui.answers.set(Arrival::Failed);
            text(&markup(view! { <div><Answers store answer=Answer::Head /></div> }))
        }),
        Told::Details => shown("", &|store| {
            store.ui.details.set(Arrival::Failed);
            text(&markup(view! { <div><Save store /></div> }))
        }),
        Told::Versions => shown("v=0badc0de", &|store| {
            store.ui.versions.set(Known::Failed);
            text(&markup(view! { <div><Changes store /></div> }))
        }),
        Told::Tables { is_one_file } => shown("", &|store| {
            store.ui.table_missing.set(true);
            store.ui.kept.set(if is_one_file { Kept::OneFile } else { Kept::Ready });
            text(&markup(view! { <div><ByHand store /></div> }))
        }),
        Told::Link(reason) => shown("", &|store| {
            store.ui.dropped.set(vec![Dropped { key: "region".into(), value: "3524".into(), reason }]);
            text(&markup(view! { <div><Banner store /></div> }))
        }),
        Told::Database(error) => index::reason(table_worker::words(lang), error).to_owned(),
        Told::Full { left } => (table_worker::words(lang).storage_full)(1_000_000, Some(left)),
        Told::Saver => later_strings(lang).save.missing.to_owned(),
        Told::TextReader => text_reader::words(lang).missing.to_owned(),
        Told::TableWorker => table_ui::words(lang).worker_missing.to_owned(),
        Told::DamagedFile => table_ui::words(lang).panicked.to_owned(),
        Told::SecondFile => (table_ui::words(lang).is_reading)("b.csv"),
    }
}

#[test]
fn every_cause_has_its_sentence_in_both_languages() {
    for (cause, told, indonesian, english) in CAUSES {
        for (lang, words) in [(Lang::Id, indonesian), (Lang::En, english)] {
            let sentence = sentence(told, lang);
            assert!(sentence.contains(words), "{cause}: {sentence}");
            let is_script_missing = matches!(told, Told::FrontPage("needs"));
            assert_eq!(sentence.contains("JavaScript"), is_script_missing, "{cause}: {sentence}");
        }
    }
}

#[test]
fn where_the_net_may_be_the_cause_the_reader_is_told_to_look_at_it() {
    for told in [Told::Keeping("TypeError"), Told::Keeping("AbortError")].into_iter().chain(PARTS) {
        for (lang, words) in [(Lang::Id, NET.0), (Lang::En, NET.1)] {
            assert!(sentence(told, lang).contains(words), "{told:?}");
        }
    }
    // And not where it is not.
    for told in [Told::Tables { is_one_file: true }, Told::Database("VersionError"), Told::Database("TimeoutError"), Told::SecondFile] {
        for lang in [Lang::Id, Lang::En] {
            assert!(!sentence(told, lang).contains("internet"), "{told:?}");
        }
    }
}

/// A file that went with an update of the site never comes, however often it is asked for: the page must be loaded again.
#[test]
fn where_a_part_did_not_come_the_reader_is_told_to_reload_too() {
    for told in PARTS {
        for (lang, words) in [(Lang::Id, "muat ulang halaman"), (Lang::En, "reload the page")] {
            assert!(sentence(told, lang).contains(words), "{told:?}");
        }
    }
}

#[test]
fn what_is_left_is_not_told_where_it_would_be_enough() {
    for (lang, word) in [(Lang::Id, "tersisa"), (Lang::En, "left")] {
        assert!(!sentence(Told::Full { left: 10_738_000_000 }, lang).contains(word));
        assert!(!(table_worker::words(lang).storage_full)(1_000_000, None).contains(word));
    }
}

#[test]
fn what_the_front_page_says_goes_when_the_page_stands() {
    let html = include_str!("../../index.html");
    let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text}"));
    // The program empties `#app`: a sentence that a foreign error or a slow net brought up goes with it.
    assert!(place("<div id=\"app\">") < place("id=\"needs-data\"") && place("id=\"needs\"") < place("<header class=\"top\">"));
    let styles = include_str!("../../style/parts.css");
    for id in ["needs", "needs-data"] {
        assert!(styles.contains(&format!("#{id}:not([data-missing])")), "{id} is shown without a cause");
    }
    // Errors of extensions and of scripts that a host adds are not the page's.
    assert!(html.contains("event.filename.indexOf(folder) === 0") && !html.contains("unhandledrejection"));
}
