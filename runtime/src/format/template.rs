use crate::format::output::Output;
use crate::occurrence::Occurrence;

/// One line of an object's template.
#[derive(Debug)]
pub enum Field {
    /// `"key": value` or `"key"?: value`.
    Key {
        /// The key.
        key: &'static str,
        /// The key with its quotes and the colon, as it is written.
        quoted: &'static str,
        /// Whether it is left out when there is nothing to write.
        optional: bool,
        /// What is written.
        value: Value,
    },
    /// `..members`.
    Members,
}

/// What a template writes in one place.
#[derive(Debug)]
pub enum Value {
    /// A value of the occurrence.
    Slot(Slot),
    /// A value of the item of the enclosing repetition.
    Item(ItemSlot),
    /// One member.
    Member(&'static str),
    /// JSON text.
    Literal(&'static str),
    /// An object.
    Object(&'static [Field]),
    /// An array.
    Array(&'static [Value]),
    /// An array with one element for each item.
    ForEach(Items, &'static Value),
    /// What a closure gives.
    Computed(fn(&Occurrence<'_>, &mut Output<'_>)),
}

/// What a repetition goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// The items of the occurrence.
    All,
    /// Its items; where it has none, the occurrence itself, once.
    OrSelf,
}

/// A value of the occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The problem type URI.
    TypeUri,
    /// The title, RFC 9457's way.
    Title,
    /// The entry's title.
    EntryTitle,
    /// The status, as a number.
    Status,
    /// The status, as a string.
    StatusText,
    /// The status phrase.
    Reason,
    /// The gRPC code's name.
    GrpcCode,
    /// The code.
    Code,
    /// The message.
    Message,
    /// The request's path, as RFC 9457's `instance`.
    Instance,
    /// The request's id.
    RequestId,
    /// The time.
    Timestamp,
    /// The request's method.
    Method,
    /// The request's path.
    Uri,
    /// The members, as an object.
    Members,
}

/// A value of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemSlot {
    /// The JSON Pointer.
    Pointer,
    /// The same as the path of a field.
    Field,
    /// The code.
    Code,
    /// The message.
    Message,
}

/// The slots under the names that templates use, reached with the user's own token: a misspelt
/// slot gets rustc's suggestion, there.
#[allow(non_upper_case_globals, missing_docs, reason = "these are the names of a template")]
pub mod slots {
    use super::{Items, Slot};

    pub const type_uri: Slot = Slot::TypeUri;
    pub const title: Slot = Slot::Title;
    pub const entry_title: Slot = Slot::EntryTitle;
    pub const status: Slot = Slot::Status;
    pub const status_text: Slot = Slot::StatusText;
    pub const reason: Slot = Slot::Reason;
    pub const grpc_code: Slot = Slot::GrpcCode;
    pub const code: Slot = Slot::Code;
    pub const message: Slot = Slot::Message;
    pub const instance: Slot = Slot::Instance;
    pub const request_id: Slot = Slot::RequestId;
    pub const timestamp: Slot = Slot::Timestamp;
    pub const method: Slot = Slot::Method;
    pub const uri: Slot = Slot::Uri;
    pub const members: Slot = Slot::Members;

    /// What `for item in …` can go through.
    pub mod repetition {
        use super::Items;

        pub const items: Items = Items::All;
        pub const items_or_self: Items = Items::OrSelf;
    }

    /// What `item.…` can name.
    pub mod item {
        use crate::format::template::ItemSlot;

        pub const pointer: ItemSlot = ItemSlot::Pointer;
        pub const field: ItemSlot = ItemSlot::Field;
        pub const code: ItemSlot = ItemSlot::Code;
        pub const message: ItemSlot = ItemSlot::Message;
    }
}
