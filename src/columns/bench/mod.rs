//! The scripted session of the benchmark: a made-up table, 80 filter steps, a floor to stand beside, and the check of every answer.
//!
//! It knows no clock: whoever runs it brings one, so that the same code is measured natively and in a browser's worker.
//! The made-up table has the shape of a customs ledger and the skew of one; none of its rows is real.
pub mod csv;
pub mod floor;
pub mod script;
pub mod synth;
