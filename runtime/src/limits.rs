//! Every limit that holds while an error is answered, so that no value makes a response that its
//! receiver cannot take, or one that fills the memory.
//!
//! Each holds **while** something is written: a `Display` or a `Serialize` without an end is stopped
//! there, unless it goes on after it was told so.
//!
//! | limit | of what | what is past it |
//! |---|---|---|
//! | [`BODY`], 64 KiB | a body, as far as members and items fill it; the members of one error; its items | a member or an item that does not fit is left out |
//! | [`TEXT`], 8 KiB | the message, each text of an item, path and id of the request, before escaping | is cut, and ends in `…` |
//! | [`DEPTH`], 127 | objects and arrays around each other, those of the format too | the member is left out |
//! | [`HEADERS`], 8 KiB | the headers of one error, names and values | a line that does not fit is left out |
//! | [`HEADER_LINES`], 128 | the same | a line is left out |
//! | [`LANGUAGES`], 32 | the languages that are read of `Accept-Language` | counts as not named |
//!
//! With a layer:
//!
//! | limit | of what | what is past it |
//! |---|---|---|
//! | [`TEXT`], 8 KiB | what the `Display` of an error and of each cause says to the operators | is cut, and ends in `…` |
//! | [`TEXT`], 8 KiB | what a framework or a panic says of a failure | is not read; of a panic it is cut |
//! | [`CAUSES`], 32 | the causes of one error that are kept | is dropped |
//! | [`REQUEST_ID`], 64 | the id that a request comes with, in bytes | is not taken |

/// How much members and items may fill of a body, in bytes: 64 KiB.
pub const BODY: usize = 64 * 1024;

/// How long a message or another text is, in bytes before escaping: 8 KiB.
pub const TEXT: usize = 8 * 1024;

/// How deep a body nests: 127 levels, which [`read`](crate::WireFormat::read) and most other readers
/// of JSON follow.
pub const DEPTH: usize = 127;

/// How much the headers of one error take, in bytes: 8 KiB, which proxies have room for.
pub const HEADERS: usize = 8 * 1024;

/// How many header lines one error sets: 128.
pub const HEADER_LINES: usize = 128;

/// How many languages of one request are looked at: 32. People name a handful.
pub const LANGUAGES: usize = 32;

/// How many causes of one error are kept: 32.
pub const CAUSES: usize = 32;

/// How long the id is that a request comes with, in bytes: 64. A UUID has 36, a W3C `traceparent` 55.
pub const REQUEST_ID: usize = 64;
