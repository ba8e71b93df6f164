//! The states of the page that are looked at as a whole: how a reader comes to each.
use crate::page::Page;
use fantoccini::key::Key;

const TABLE: &str =
    "bulan,provinsi,barang,nilai (juta US$)\n2021-11,Jawa Timur,ikan,1.5\n2021-12,JAWA TIMUR,kopi,2.25\n2022-01,Bali,kopi,salah\n";
const TEXT: &str = "Ekspor Kabupaten Lamongan pada 2023 mencapai 96 triliun. Pada 2021 nilainya Rp 1,8 triliun.";

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    Front,
    Place,
    Silence,
    Nothing,
    Comparison,
    Card,
    Conflict,
    Conflicts,
    /// The claims of a cell of the grid.
    Cell,
    /// The drawer of filters, where there is little room.
    Filters,
    Saved,
    About,
    Speech,
    Unread,
    Keys,
    EmbedCode,
    Embedded,
    TableAsked,
    TableOpened,
    TextEmpty,
    TextRead,
    TextEdited,
}

impl Shown {
    pub const ALL: [Shown; 22] = [
        Shown::Front,
        Shown::Place,
        Shown::Silence,
        Shown::Nothing,
        Shown::Comparison,
        Shown::Card,
        Shown::Conflict,
        Shown::Conflicts,
        Shown::Cell,
        Shown::Filters,
        Shown::Saved,
        Shown::About,
        Shown::Speech,
        Shown::Unread,
        Shown::Keys,
        Shown::EmbedCode,
        Shown::Embedded,
        Shown::TableAsked,
        Shown::TableOpened,
        Shown::TextEmpty,
        Shown::TextRead,
        Shown::TextEdited,
    ];

    /// Brings the page there, in a language.
    pub async fn open(self, page: &Page, lang: &str) {
        match self {
            Shown::Front => open(page, lang, "").await,
            Shown::Place => {
                open(page, lang, "region=3524").await;
                page.wait_for(".keys [role=gridcell][tabindex=\"0\"][aria-label]").await;
            }
            Shown::Silence => open(page, lang, "region=9471").await,
            Shown::Nothing => open(page, lang, "q=zzzzqq").await,
            Shown::Comparison => open(page, lang, "compare=3524,3525").await,
            Shown::Card => {
                let id = page.query_ids("region=3524&kind=value").await.swap_remove(0);
                open(page, lang, &format!("region=3524&claim={id}")).await;
                page.wait_for("aside.card[data-claim] .acts").await;
            }
            Shown::Conflict => {
                open(page, lang, "conflict=3524.export_value.all.2022").await;
                page.wait_for("aside.card[data-conflict] .dispute").await;
            }
            Shown::Conflicts => {
                open(page, lang, "list=contradictions").await;
                page.wait_for("aside.conflicts .disputes").await;
            }
            Shown::Cell => {
                open(page, lang, "region=3524").await;
                page.enter_grid().await;
                page.press_focused(&[Key::Enter]).await;
                page.wait_for("aside.at-mark [role=option]").await;
            }
            Shown::Filters => {
                open(page, lang, "region=3524").await;
                page.click("#open-filters").await;
                page.wait_for(".filters-open .rail .close").await;
            }
            Shown::Saved => {
                open(page, lang, "region=3524").await;
                // The file itself is none of this: WebKit's browser would show a bar for it.
                page.js("HTMLAnchorElement.prototype.click = function () {}").await;
                page.click(".save [role=group] button").await;
                page.wait_for(".save .handed").await;
            }
            Shown::About => {
                open(page, lang, "list=about").await;
                page.wait_for("main > .about").await;
            }
            Shown::Speech => {
                open(page, lang, "region=3524&list=speech").await;
                page.wait_for("main > .sheet").await;
            }
            Shown::Unread => open(page, lang, "region=0000&when=2022-13&tiada=1").await,
            Shown::Keys => {
                open(page, lang, "region=3524").await;
                page.enter_grid().await;
                page.type_focused("?").await;
                page.wait_until("document.querySelector('#grid-help').open").await;
            }
            Shown::EmbedCode => {
                open(page, lang, "region=3524").await;
                page.click("#embed-code summary").await;
                page.wait_until("document.querySelector('#embed-code').open").await;
            }
            Shown::Embedded => open(page, lang, "region=3524&embed=values").await,
            Shown::TableAsked | Shown::TableOpened => {
                open(page, lang, "").await;
                drop_table(page).await;
                if self == Shown::TableOpened {
                    page.click("#desk-open").await;
                    page.wait_for("#desk-conservation").await;
                }
            }
            Shown::TextEmpty => open_reader(page, lang).await,
            Shown::TextRead | Shown::TextEdited => {
                open_reader(page, lang).await;
                page.type_into("#reader-field", TEXT).await;
                page.wait_until("document.querySelectorAll('.reader-card').length === 2").await;
                if self == Shown::TextEdited {
                    page.press(".reader-text button.primary", Key::Enter).await;
                    page.wait_until("document.activeElement?.classList.contains('reader-article')").await;
                    page.type_focused("ju").await;
                    page.wait_for(".reader-edit").await;
                }
            }
        }
        page.settle().await;
    }
}

async fn open(page: &Page, lang: &str, link: &str) {
    page.open(&format!("{link}{}lang={lang}", if link.is_empty() { "" } else { "&" })).await;
}

async fn open_reader(page: &Page, lang: &str) {
    open(page, lang, "").await;
    page.click("#open-text").await;
    page.wait_until("document.querySelector('dialog.reader-dialog')?.open").await;
}

async fn drop_table(page: &Page) {
    let drop = "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'buku.csv'));
        for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))";
    page.js_with(drop, vec![TABLE.into()]).await;
    page.wait_for("#preview").await;
}
