//! Mounts the page.
fn main() {
    jejak_ekspor::ui::start();
}
