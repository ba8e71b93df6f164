//! The worker that holds an opened table, loaded by the table screen.
fn main() {
    jejak_ekspor::table_worker::start();
}
