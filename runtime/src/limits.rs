//! Every limit that holds while an error is answered, so that no value makes a response that its
//! receiver cannot take, or one that fills the memory.
//!
//! Each holds **while** something is written: a `Display` or a `Serialize` without an end is stopped
//! there, unless it goes on after it was told so.
//!
//! | limit | of what | what is past it |
//! |---|---|---|
//! | [`BODY`], 64 KiB | a body, as far as members and items fill it; the members of one error; the texts of its items; their members; a value that an item or a request keeps | a member or an item that does not fit is left out |
//! | [`TEXT`], 8 KiB | the message, each text of an item, the id of the request, before escaping | is cut, and ends in `…` |
//! | [`TEXT`], 8 KiB | the path of the request, before escaping | is left out |
//! | [`DEPTH`], 127 | objects and arrays around each other, those of the format too | the member is left out |
//! | [`TREE`], 64 | the keys around an item, where a format has a tree of them | the item stands in the last one |
//! | [`HEADERS`], 8 KiB | the headers of one error, names and values | a line that does not fit is left out |
//! | [`HEADER_LINES`], 128 | the same | a line is left out |
//! | [`LANGUAGES`], 32 | the languages that are read of `Accept-Language` | counts as not named |
//!
//! With a layer:
//!
//! | limit | of what | what is past it |
//! |---|---|---|
//! | [`TEXT`], 8 KiB | what the `Display` of an error and of each cause says to the operators | is cut, and ends in `…` |
//! | [`TEXT`], 8 KiB | what a framework or a panic says of a failure | is cut |
//! | [`PIECES`], 256 | the pieces in which it comes | is not read |
//! | [`CAUSES`], 32 | the causes of one error that are kept, or searched for an API error | is dropped |
//! | [`REQUEST_ID`], 64 | the id that a request or its response comes with, in bytes | is not taken |
//! | [`MADE_ID`], 256 | the id that the application makes | is cut |
//! | [`LOG_TEXT`], 1 KiB | method, path and id of a request in the log | is cut, and ends in `…` |
//! | [`GRPC_MESSAGE`], 1 KiB | a `grpc-message`, before escaping | is cut |
//!
//! Of what a client receives:
//!
//! | limit | of what | what is past it |
//! |---|---|---|
//! | [`RECEIVED`], 256 KiB | a body | is not read; of a body that is still to come, neither is the rest |
//! | [`DEPTH`], 127 | objects and arrays around each other | the body is not read |
//! | [`RECEIVED_MEMBERS`], 1024 | members of one error | is left out |
//! | [`RECEIVED_ITEMS`], 4096 | its items | is left out |
//! | [`RECEIVED_HEADERS`], 64 KiB | the headers that are kept, names and values | a line that does not fit is left out |
//! | [`EXCERPT`], 1 KiB | a body that cannot be read, for the logs | is left out |
//! | [`RETRY_AFTER`], 24 hours | how long to wait | counts as a day |
//! | [`LOG_TEXT`], 1 KiB | code, message and id of the request in the log | is cut, and ends in `…` |

use std::time::Duration;

/// How much members and items may fill of a body, in bytes: 64 KiB.
pub const BODY: usize = 64 * 1024;

/// How long a message or another text is, in bytes before escaping: 8 KiB.
pub const TEXT: usize = 8 * 1024;

/// How deep a body nests: 127 levels, which [`read`](crate::WireFormat::read) and most other readers
/// of JSON follow.
pub const DEPTH: usize = 127;

/// How many keys lead to an item where a format has a tree of them: 64.
pub const TREE: usize = 64;

/// How much the headers of one error take, in bytes: 8 KiB, which proxies have room for.
pub const HEADERS: usize = 8 * 1024;

/// How many header lines one error sets: 128.
pub const HEADER_LINES: usize = 128;

/// How many languages of one request are looked at: 32. People name a handful.
pub const LANGUAGES: usize = 32;

/// How many causes of one error are kept, or searched for an API error: 32.
pub const CAUSES: usize = 32;

/// How long the id is that a request comes with, in bytes: 64. A UUID has 36, a W3C `traceparent` 55.
pub const REQUEST_ID: usize = 64;

/// In how many pieces the text of a failure is read: 256. A body may send empty ones without an end.
pub const PIECES: usize = 256;

/// How long the id is that the application makes, in bytes: 256.
pub const MADE_ID: usize = 256;

/// How much the log tells of each text of a request, in bytes: 1 KiB.
pub const LOG_TEXT: usize = 1024;

/// How long the message of a gRPC answer is, in bytes before escaping: 1 KiB. It is a header, and
/// clients take some thousand bytes of them.
pub const GRPC_MESSAGE: usize = 1024;

/// How large a body is that a client reads an error from, in bytes: 256 KiB, four times what members may
/// fill of it. What is read of one takes up to some hundred times as much memory, of objects that are nearly
/// empty.
pub const RECEIVED: usize = 256 * 1024;

/// How many members a client keeps of one error: 1,024.
pub const RECEIVED_MEMBERS: usize = 1024;

/// How many items a client keeps of one error: 4,096, as many as a body of errbook's has.
pub const RECEIVED_ITEMS: usize = 4096;

/// How much of the headers of a response a client keeps, in bytes: 64 KiB.
pub const RECEIVED_HEADERS: usize = 64 * 1024;

/// How much a client keeps of a body that it cannot read, in bytes: 1 KiB.
pub const EXCERPT: usize = 1024;

/// How long a client is asked to wait at most before it sends a request again: a day.
pub const RETRY_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
