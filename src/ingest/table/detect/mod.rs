//! What a table is: where its head ends, what each column holds, which code lists its texts belong to, what must be asked.
pub mod asides;
pub mod block;
pub mod dialect;
pub mod grid;
pub mod header;
pub mod labelled;
pub mod layout;
pub mod lists;
pub mod names;
pub mod options;
pub mod period;
pub mod role;
pub mod spread;
pub mod told;
pub mod unit;
pub mod unnamed;
