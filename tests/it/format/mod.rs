//! The room `format`: how it looks on the wire, and what is read back.

mod bad_values;
mod escaping;
mod limits;
mod odd_values;
mod problem;
mod repeated_keys;
mod wholeness;
