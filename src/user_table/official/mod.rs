//! The opened table as official series beside the claims: what it is about, its observations, and the claims that differ from them.
//!
//! It runs in the worker, natively in the tests. It knows no words, and it never says who is right.
pub mod answer;
pub mod conflict;
pub mod observation;
pub mod offered;
pub mod proposal;
