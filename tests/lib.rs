//! What the tests of errbook share.

use errbook::{WireFormat, format};

/// The built-in formats.
pub static BUILTIN: [&WireFormat; 5] =
    [&format::PROBLEM, &format::ENVELOPE, &format::FLAT, &format::SUCCESS_FLAG, &format::MESSAGE];
