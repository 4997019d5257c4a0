//! How an occurrence looks on the wire: [`WireFormat`], the five built-in formats, and what is
//! needed to read them back.

// Here lives the template of a body, which is checked while it compiles, written, and read back.
// It uses `catalog` (the entry, the settings) and `occurrence` (what happened).
// An `Occurrence` comes in and bytes go out; on the client bytes come in, and a `Received` goes out.

mod builtin;
mod dependence;
pub(crate) mod json;
mod kept;
#[macro_use]
mod macros;
mod matches;
pub(crate) mod media;
mod output;
mod read;
mod received;
mod shadows;
pub(crate) mod spread;
pub(crate) mod template;
mod uri;
mod values;
mod wire_format;
mod write;

pub use self::builtin::{ENVELOPE, FLAT, MESSAGE, PROBLEM, SUCCESS_FLAG};
pub use self::output::Output;
pub use self::received::{ReadError, ReadErrorKind, Received};
pub use self::wire_format::WireFormat;
pub use crate::limits::BODY as BODY_LIMIT;
