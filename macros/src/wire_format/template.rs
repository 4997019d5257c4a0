//! A format as the user wrote it.

use proc_macro2::TokenStream;
use syn::{Attribute, Ident, LitInt, LitStr, Path, Visibility};

pub(super) struct Format {
    pub(super) attributes: Vec<Attribute>,
    pub(super) docs: String,
    pub(super) visibility: Visibility,
    pub(super) name: Ident,
    pub(super) media_type: LitStr,
    pub(super) status: Option<StatusRule>,
    pub(super) headers: Vec<(LitStr, LitStr)>,
    pub(super) body: Value,
}

/// `status = 200 except [429]`.
pub(super) struct StatusRule {
    pub(super) status: LitInt,
    pub(super) except: Vec<LitInt>,
}

/// One line of an object.
pub(super) enum Field {
    /// `"key": value` or `"key"?: value`.
    Key { key: String, optional: bool, value: Value },
    /// `..members`.
    Members,
    /// `..item.members`.
    ItemMembers,
    /// `..for item in items { item.field else "": value }`.
    ByKey { items: Variant, key: Variant, otherwise: String, each: Box<Value> },
    /// `..PROBLEM`.
    Format(Path),
}

/// What is written in one place.
pub(super) enum Value {
    Slot(Variant),
    Item(Variant),
    Member(LitStr),
    ItemMember(LitStr),
    Request(LitStr),
    Text(Vec<Part>),
    /// JSON, as it is written.
    Literal(String),
    Object(Vec<Field>),
    Array(Vec<Value>),
    ForEach(Variant, Box<Value>),
    /// A closure: what stands between the bars, and its expression.
    Computed(TokenStream, TokenStream),
}

/// A piece of a text with slots.
pub(super) enum Part {
    Text(String),
    Slot(Variant),
    Item(Variant),
}

/// The name of an enum's variant in the runtime.
pub(super) type Variant = &'static str;

impl Value {
    /// Where something is wrong.
    pub(super) fn nothing() -> Self {
        Value::Literal("null".to_owned())
    }

    /// Whether it takes an item to write it.
    pub(super) fn has_item(&self) -> bool {
        match self {
            Value::Item(_) | Value::ItemMember(_) => true,
            Value::Text(parts) => parts.iter().any(|part| matches!(part, Part::Item(_))),
            Value::Array(values) => values.iter().any(Value::has_item),
            Value::Object(fields) => fields.iter().any(|field| match field {
                Field::Key { value, .. } => value.has_item(),
                Field::ItemMembers => true,
                Field::Members | Field::ByKey { .. } | Field::Format(_) => false,
            }),
            _ => false,
        }
    }
}
