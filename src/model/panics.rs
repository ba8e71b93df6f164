//! Crates that read files panic at some damaged ones.

/// Runs what may panic at a damaged file; `None` where it did. In WebAssembly a panic ends the program instead, which whoever has asked it
/// tells.
pub fn caught<T>(run: impl FnOnce() -> T) -> Option<T> {
    #[cfg(not(target_arch = "wasm32"))]
    return std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).ok();
    #[cfg(target_arch = "wasm32")]
    Some(run())
}
