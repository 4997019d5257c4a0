//! The room `format`: how it looks on the wire, and what is read back.

mod bad_values;
mod escaping;
mod odd_values;
mod problem;
mod wholeness;
