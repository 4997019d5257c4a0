use crate::format::output::Output;
use crate::occurrence::Occurrence;

/// One line of an object's template.
#[derive(Debug, Clone, Copy)]
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
    /// `..item.members`.
    ItemMembers,
    /// `..for item in items { item.field else "base": value }`.
    ByKey(&'static ByKey),
}

/// A key for each place that items are at, or a tree of keys.
#[derive(Debug, Clone, Copy)]
pub struct ByKey {
    /// What is gone through.
    pub items: Items,
    /// What of an item is the key. [`ItemSlot::Path`] is several, one in the other.
    pub key: ItemSlot,
    /// The key of an item that has none.
    pub otherwise: &'static str,
    /// What stands under a key.
    pub each: Value,
}

impl ByKey {
    /// What each object of a tree has besides the keys that lead on.
    pub(super) fn own(&self) -> &'static [Field] {
        match self.each {
            Value::Object(fields) if self.key == ItemSlot::Path => fields,
            _ => &[],
        }
    }
}

/// What a template writes in one place.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// A value of the occurrence.
    Slot(Slot),
    /// A value of the item of the enclosing repetition.
    Item(ItemSlot),
    /// One member.
    Member(&'static str),
    /// One member of the item.
    ItemMember(&'static str),
    /// A value that the request brought.
    Request(&'static str),
    /// A text with slots.
    Text(&'static [Part]),
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

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// What always stands there.
    Text(&'static str),
    /// A value of the occurrence.
    Slot(Slot),
    /// A value of the item.
    Item(ItemSlot),
}

/// What a repetition goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// The items of the occurrence.
    All,
    /// Its items; where it has none, the occurrence itself, once.
    OrSelf,
    /// The items of one key.
    Group,
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
    /// The code, as a number.
    CodeNumber,
    /// The message.
    Message,
    /// The request's path, as RFC 9457's `instance`.
    Instance,
    /// The request's id.
    RequestId,
    /// The time, RFC 3339.
    Timestamp,
    /// The time, in seconds since 1970.
    UnixSeconds,
    /// The time, in milliseconds since 1970.
    UnixMillis,
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
    /// The same as the path of a field, `a[0].b`.
    Field,
    /// The same with dots alone, `a.0.b`.
    Dotted,
    /// The same as an array of names and numbers.
    Path,
    /// Where in the request it is: `body`, `query`, …
    Location,
    /// The name of a parameter.
    Name,
    /// The name of a parameter of the query.
    Query,
    /// The name of a header.
    Header,
    /// The code.
    Code,
    /// The code, as a number.
    CodeNumber,
    /// The message.
    Message,
    /// The members of its own, as an object.
    Members,
}
