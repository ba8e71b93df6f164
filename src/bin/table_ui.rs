//! The table screen: the part of the page that opens the reader's own tables, fetched when a file is opened, never before.
fn main() {
    jejak_ekspor::table_ui::start();
}
