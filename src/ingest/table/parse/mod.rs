//! One cell as a number or a period.
pub mod date;
pub mod number;
