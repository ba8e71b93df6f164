//! The worker that reads pasted texts, loaded by the page when a text is read.
fn main() {
    jejak_ekspor::text_reader::start();
}
