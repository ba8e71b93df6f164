//! Sixteen bytes at a time: wasm's 128-bit vectors where the target has them, else plain arrays that mean the same.
//!
//! The only `unsafe` of the engine: loads and stores through references to whole blocks, which wasm allows at any address.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[expect(unsafe_code, reason = "wasm loads and stores whole blocks through pointers only")]
mod vector {
    use core::arch::wasm32::*;

    /// Sixteen bytes; as a mask, 0xFF where true.
    #[derive(Clone, Copy)]
    pub struct Block(v128);

    impl Block {
        #[inline(always)]
        pub fn load(bytes: &[u8; 16]) -> Block {
            // SAFETY: the reference is to sixteen readable bytes; wasm loads need no alignment.
            Block(unsafe { v128_load(bytes.as_ptr().cast()) })
        }

        #[inline(always)]
        pub fn store(self, bytes: &mut [u8; 16]) {
            // SAFETY: the reference is to sixteen writable bytes; wasm stores need no alignment.
            unsafe { v128_store(bytes.as_mut_ptr().cast(), self.0) }
        }

        #[inline(always)]
        pub fn splat(byte: u8) -> Block {
            Block(u8x16_splat(byte))
        }

        #[inline(always)]
        pub fn and(self, other: Block) -> Block {
            Block(v128_and(self.0, other.0))
        }

        #[inline(always)]
        pub fn or(self, other: Block) -> Block {
            Block(v128_or(self.0, other.0))
        }

        /// `self` where `mask` is not set.
        #[inline(always)]
        pub fn except(self, mask: Block) -> Block {
            Block(v128_andnot(self.0, mask.0))
        }

        #[inline(always)]
        pub fn eq(self, other: Block) -> Block {
            Block(u8x16_eq(self.0, other.0))
        }

        #[inline(always)]
        pub fn ne(self, other: Block) -> Block {
            Block(u8x16_ne(self.0, other.0))
        }

        #[inline(always)]
        pub fn minus(self, other: Block) -> Block {
            Block(u8x16_sub(self.0, other.0))
        }

        #[inline(always)]
        pub fn shift_right(self, bits: u32) -> Block {
            Block(u8x16_shr(self.0, bits))
        }

        /// Byte `indices[n]` of `self` at place `n`; zero for indices beyond 15.
        #[inline(always)]
        pub fn swizzle(self, indices: Block) -> Block {
            Block(u8x16_swizzle(self.0, indices.0))
        }

        /// Bit `n` is the high bit of byte `n`.
        #[inline(always)]
        pub fn bits(self) -> u16 {
            u8x16_bitmask(self.0)
        }

        /// The low and the high bytes of sixteen u16.
        #[inline(always)]
        pub fn split(words: &[u16; 16]) -> (Block, Block) {
            let p: *const v128 = words.as_ptr().cast();
            // SAFETY: the reference is to thirty-two readable bytes.
            let (a, b) = unsafe { (v128_load(p), v128_load(p.add(1))) };
            let low = u16x8_splat(255);
            (Block(u8x16_narrow_i16x8(v128_and(a, low), v128_and(b, low))), Block(u8x16_narrow_i16x8(u16x8_shr(a, 8), u16x8_shr(b, 8))))
        }

        /// Where `from <= value < to`.
        #[inline(always)]
        pub fn within(values: &[u32; 16], from: u32, to: u32) -> Block {
            let p: *const v128 = values.as_ptr().cast();
            let (from, to) = (u32x4_splat(from), u32x4_splat(to));
            // SAFETY: the reference is to sixty-four readable bytes.
            let test = |n: usize| {
                let x = unsafe { v128_load(p.add(n)) };
                v128_and(u32x4_ge(x, from), u32x4_lt(x, to))
            };
            let (a, b) = (i16x8_narrow_i32x4(test(0), test(1)), i16x8_narrow_i32x4(test(2), test(3)));
            Block(i8x16_narrow_i16x8(a, b))
        }

        /// The sum of the values where the mask is set.
        #[inline(always)]
        pub fn sum_where(self, values: &[u32; 16]) -> Sum {
            let p: *const v128 = values.as_ptr().cast();
            let (low, high) = (i16x8_extend_low_i8x16(self.0), i16x8_extend_high_i8x16(self.0));
            // SAFETY: the reference is to sixty-four readable bytes.
            let part = |n: usize, mask: v128| v128_and(unsafe { v128_load(p.add(n)) }, mask);
            let parts = [
                part(0, i32x4_extend_low_i16x8(low)),
                part(1, i32x4_extend_high_i16x8(low)),
                part(2, i32x4_extend_low_i16x8(high)),
                part(3, i32x4_extend_high_i16x8(high)),
            ];
            let wide = |x: v128| i64x2_add(u64x2_extend_low_u32x4(x), u64x2_extend_high_u32x4(x));
            Sum(i64x2_add(i64x2_add(wide(parts[0]), wide(parts[1])), i64x2_add(wide(parts[2]), wide(parts[3]))))
        }
    }

    /// A sum of u32 that does not overflow below 2^32 blocks.
    #[derive(Clone, Copy)]
    pub struct Sum(v128);

    impl Sum {
        #[inline(always)]
        pub fn zero() -> Sum {
            Sum(u64x2_splat(0))
        }

        #[inline(always)]
        pub fn plus(self, other: Sum) -> Sum {
            Sum(i64x2_add(self.0, other.0))
        }

        #[inline(always)]
        pub fn total(self) -> u64 {
            u64x2_extract_lane::<0>(self.0).wrapping_add(u64x2_extract_lane::<1>(self.0))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod vector {
    use core::array::from_fn;

    /// Sixteen bytes; as a mask, 0xFF where true.
    #[derive(Clone, Copy)]
    pub struct Block([u8; 16]);

    fn mask(set: bool) -> u8 {
        if set { 255 } else { 0 }
    }

    impl Block {
        #[inline(always)]
        pub fn load(bytes: &[u8; 16]) -> Block {
            Block(*bytes)
        }

        #[inline(always)]
        pub fn store(self, bytes: &mut [u8; 16]) {
            *bytes = self.0;
        }

        #[inline(always)]
        pub fn splat(byte: u8) -> Block {
            Block([byte; 16])
        }

        #[inline(always)]
        fn zip(self, other: Block, f: impl Fn(u8, u8) -> u8) -> Block {
            Block(from_fn(|n| f(self.0[n], other.0[n])))
        }

        #[inline(always)]
        pub fn and(self, other: Block) -> Block {
            self.zip(other, |a, b| a & b)
        }

        #[inline(always)]
        pub fn or(self, other: Block) -> Block {
            self.zip(other, |a, b| a | b)
        }

        /// `self` where `mask` is not set.
        #[inline(always)]
        pub fn except(self, mask: Block) -> Block {
            self.zip(mask, |a, b| a & !b)
        }

        #[inline(always)]
        pub fn eq(self, other: Block) -> Block {
            self.zip(other, |a, b| mask(a == b))
        }

        #[inline(always)]
        pub fn ne(self, other: Block) -> Block {
            self.zip(other, |a, b| mask(a != b))
        }

        #[inline(always)]
        pub fn minus(self, other: Block) -> Block {
            self.zip(other, u8::wrapping_sub)
        }

        #[inline(always)]
        pub fn shift_right(self, bits: u32) -> Block {
            Block(self.0.map(|byte| byte >> bits))
        }

        /// Byte `indices[n]` of `self` at place `n`; zero for indices beyond 15.
        #[inline(always)]
        pub fn swizzle(self, indices: Block) -> Block {
            Block(indices.0.map(|n| if n < 16 { self.0[usize::from(n)] } else { 0 }))
        }

        /// Bit `n` is the high bit of byte `n`.
        #[inline(always)]
        pub fn bits(self) -> u16 {
            // The high bits of eight bytes, gathered by one multiplication.
            let half = |n: usize| {
                let word = u64::from_le_bytes(from_fn(|k| self.0[n + k] >> 7));
                (word.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u16
            };
            half(0) | half(8) << 8
        }

        /// The low and the high bytes of sixteen u16.
        #[inline(always)]
        pub fn split(words: &[u16; 16]) -> (Block, Block) {
            (Block(words.map(|word| word as u8)), Block(words.map(|word| (word >> 8) as u8)))
        }

        /// Where `from <= value < to`.
        #[inline(always)]
        pub fn within(values: &[u32; 16], from: u32, to: u32) -> Block {
            Block(values.map(|value| mask(from <= value && value < to)))
        }

        /// The sum of the values where the mask is set.
        #[inline(always)]
        pub fn sum_where(self, values: &[u32; 16]) -> Sum {
            Sum(values.iter().zip(self.0).map(|(value, mask)| if mask != 0 { u64::from(*value) } else { 0 }).sum())
        }
    }

    /// A sum of u32 that does not overflow below 2^32 blocks.
    #[derive(Clone, Copy)]
    pub struct Sum(u64);

    impl Sum {
        #[inline(always)]
        pub fn zero() -> Sum {
            Sum(0)
        }

        #[inline(always)]
        pub fn plus(self, other: Sum) -> Sum {
            Sum(self.0.wrapping_add(other.0))
        }

        #[inline(always)]
        pub fn total(self) -> u64 {
            self.0
        }
    }
}

pub use vector::{Block, Sum};
