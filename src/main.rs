//! Mounts the page.
fn main() {
    jejak_ekspor::web::start();
}
