//! The room `format`: how it looks on the wire, and what is read back.

pub(crate) mod apis;
mod bad_values;
mod escaping;
mod instance;
mod limits;
mod odd_values;
mod problem;
mod reading;
mod received;
mod repeated_keys;
mod templates;
mod wholeness;
