//! The floor: what it costs to read fifteen bytes a row once, sixteen bytes at a time, and do nothing else with them.

/// Fifteen bytes a row, rounded up to whole blocks.
pub fn bytes(rows: usize) -> Vec<u8> {
    (0..(15 * rows).div_ceil(64) * 64).map(|n| (n * 31) as u8).collect()
}

/// Reads all bytes once; the number says that they were read.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[expect(unsafe_code, reason = "wasm loads whole blocks through pointers only")]
pub fn stream(bytes: &[u8]) -> u64 {
    use core::arch::wasm32::*;
    let mut sums = [u64x2_splat(0); 4];
    for blocks in bytes.as_chunks::<64>().0 {
        for (n, sum) in sums.iter_mut().enumerate() {
            // SAFETY: the block has 64 readable bytes, and wasm loads need no alignment.
            *sum = u64x2_add(*sum, unsafe { v128_load(blocks.as_ptr().cast::<v128>().add(n)) });
        }
    }
    let total = u64x2_add(u64x2_add(sums[0], sums[1]), u64x2_add(sums[2], sums[3]));
    u64x2_extract_lane::<0>(total).wrapping_add(u64x2_extract_lane::<1>(total))
}

/// Reads all bytes once; the number says that they were read.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub fn stream(bytes: &[u8]) -> u64 {
    let mut sums = [0u64; 8];
    for blocks in bytes.as_chunks::<64>().0 {
        for (sum, word) in sums.iter_mut().zip(blocks.as_chunks::<8>().0) {
            *sum = sum.wrapping_add(u64::from_le_bytes(*word));
        }
    }
    sums.iter().fold(0, |a, b| a.wrapping_add(*b))
}
