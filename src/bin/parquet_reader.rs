//! The program that reads Parquet, loaded by the worker that holds an opened table.
fn main() {
    #[cfg(target_arch = "wasm32")]
    jejak_ekspor::parquet_reader::start();
}
