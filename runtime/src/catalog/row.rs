//! What every entry has, as the derive writes it: literals, which rustc is done with at once.

/// Status, code, the code's hash, title, documentation, message, the marks below, and how many members
/// are its own.
pub type Row = (u16, &'static str, u64, &'static str, &'static str, &'static str, u16, usize);

/// Every occurrence has the same body.
pub(crate) const FIXED: u16 = 1;
/// The message is that of [`Entry::new`](crate::Entry::new).
pub(crate) const DEFAULT_MESSAGE: u16 = 2;
/// There is no message.
pub(crate) const SILENT: u16 = 4;
pub(crate) const ITEMS: u16 = 8;
pub(crate) const OWN_FORMAT: u16 = 16;
pub(crate) const SHARED: u16 = 32;
pub(crate) const HIDDEN: u16 = 64;
pub(crate) const STANDARD: u16 = 128;
/// The names in the message are those that an error shows values under, and all that differs in it.
pub(crate) const TEMPLATE: u16 = 256;
