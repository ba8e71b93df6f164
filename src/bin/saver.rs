//! The program that makes files of what is shown, loaded by the page when one is asked for.
fn main() {
    jejak_ekspor::saving::start();
}
