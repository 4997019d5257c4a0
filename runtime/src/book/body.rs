//! The JSON Schema of a body, from the template that writes it.

use serde_json::{Map, Value as Json, json};

use crate::book::model::BookMember;
use crate::book::schema::Schema;
use crate::catalog::described::{any_of, nullable};
use crate::catalog::entry::Entry;
use crate::format::WireFormat;
use crate::format::template::{ByKey, Field, ItemSlot, Items, Part, Slot, Value};

/// What is known of the bodies of an entry.
pub(super) struct Known<'k> {
    pub(super) entry: &'static Entry,
    pub(super) type_uri: Option<&'k str>,
    /// The members that there may be.
    pub(super) members: &'k [BookMember],
    /// Whether there may be others.
    pub(super) open: bool,
}

/// The schema of the bodies that a format writes; of one whose bodies are texts, that of the text.
pub(super) fn schema(format: &WireFormat, known: &Known<'_>) -> Schema {
    let shape = known.value(format.body(), Place::Error);
    if !format.is_text() {
        return shape.written().into();
    }
    let text = shape.filled.map(|text| {
        let is_text = text["type"] == "string" || text["const"].is_string();
        if is_text { text } else { json!({ "type": "string" }) }
    });
    let nothing = shape.empty.map(|_| json!({ "const": "" }));
    any_of(text.into_iter().chain(nothing)).into()
}

/// What is written in one place of a template.
struct Shape {
    /// The schema of what is written where there is something to say; `None`: there never is.
    filled: Option<Json>,
    /// That of `null`, `[]` or `{}`, which says that there is nothing; `None`: there always is.
    empty: Option<Json>,
}

impl Shape {
    fn always(schema: Json) -> Self {
        Shape { filled: Some(schema), empty: None }
    }

    fn constant(value: impl Into<Json>) -> Self {
        let value: Json = value.into();
        Shape::always(json!({ "const": value }))
    }

    fn sometimes(schema: Json) -> Self {
        Shape { filled: Some(schema), empty: Some(json!({ "const": null })) }
    }

    fn never() -> Self {
        Shape { filled: None, empty: Some(json!({ "const": null })) }
    }

    /// The schema where what is empty is written too.
    fn written(self) -> Json {
        match (self.filled, self.empty) {
            (Some(mut filled), Some(empty)) => {
                let bound = match empty["const"] {
                    Json::Array(_) => "minItems",
                    Json::Object(_) => "minProperties",
                    _ => return nullable(filled),
                };
                if let Some(schema) = filled.as_object_mut() {
                    schema.remove(bound);
                }
                filled
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => json!({}),
        }
    }
}

/// Whose values the slots of an item are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside of a repetition, where there are none.
    Error,
    /// An item's.
    Item,
    /// Those of the error, which stands for the one item.
    ErrorAsItem,
}

impl Known<'_> {
    fn value(&self, value: &Value, place: Place) -> Shape {
        match value {
            Value::Slot(slot) => self.slot(*slot),
            Value::Item(slot) if place == Place::Item => item_slot(*slot),
            Value::Item(slot) => self.error_as_item(*slot),
            Value::Member(name) => self.member(name),
            Value::ItemMember(_) if place == Place::Item => Shape::sometimes(json!({})),
            Value::ItemMember(_) => Shape::never(),
            Value::Request(_) | Value::Computed(_) => Shape::sometimes(json!({})),
            Value::Text(parts) => self.text(parts, place),
            Value::Literal(text) => Shape::constant(literal(text)),
            Value::Object(fields) => self.object(fields, place),
            Value::Array(values) => self.array(values, place),
            Value::ForEach(items, each) => self.for_each(*items, each, place),
        }
    }

    fn slot(&self, slot: Slot) -> Shape {
        let entry = self.entry;
        match slot {
            Slot::TypeUri => self.type_uri.map_or_else(Shape::never, Shape::constant),
            Slot::Title | Slot::EntryTitle => Shape::always(text()),
            Slot::Message if entry.has_message() => Shape::always(text()),
            Slot::Message => Shape::never(),
            Slot::Status => Shape::constant(entry.status_number()),
            Slot::StatusText => Shape::constant(entry.status_number().to_string()),
            Slot::Reason => Shape::constant(entry.phrase()),
            Slot::GrpcCode => Shape::constant(entry.grpc_code()),
            Slot::Code => Shape::constant(entry.code()),
            Slot::CodeNumber => entry.code_number().map_or_else(Shape::never, Shape::constant),
            Slot::Instance | Slot::Uri | Slot::RequestId | Slot::Method => Shape::sometimes(text()),
            Slot::Timestamp => Shape::always(json!({ "type": "string", "format": "date-time" })),
            Slot::UnixSeconds | Slot::UnixMillis => {
                Shape::always(json!({ "type": "integer", "minimum": 0 }))
            }
            Slot::Members => self.object(&[Field::Members], Place::Error),
        }
    }

    /// Where the error itself stands for the one item.
    fn error_as_item(&self, slot: ItemSlot) -> Shape {
        match slot {
            ItemSlot::Code => self.slot(Slot::Code),
            ItemSlot::CodeNumber => self.slot(Slot::CodeNumber),
            ItemSlot::Message => self.slot(Slot::Message),
            ItemSlot::Members => Shape { filled: None, empty: Some(json!({ "const": {} })) },
            _ => Shape::never(),
        }
    }

    fn member(&self, name: &str) -> Shape {
        match self.members.iter().find(|member| member.name == name) {
            Some(member) if member.required => Shape::always(member.schema.as_json().clone()),
            Some(member) => Shape::sometimes(member.schema.as_json().clone()),
            None if self.open => Shape::sometimes(json!({})),
            None => Shape::never(),
        }
    }

    fn text(&self, parts: &[Part], place: Place) -> Shape {
        let (mut known, mut pattern, mut is_known) = (String::new(), String::from("^"), true);
        let mut empty = None;
        for part in parts {
            let shape = match part {
                Part::Text(text) => Shape::constant(*text),
                Part::Slot(slot) => self.value(&Value::Slot(*slot), place),
                Part::Item(slot) => self.value(&Value::Item(*slot), place),
            };
            let Some(filled) = shape.filled else { return Shape::never() };
            empty = empty.or(shape.empty.map(|_| json!({ "const": null })));
            match filled.get("const") {
                Some(Json::String(text)) => {
                    known.push_str(text);
                    pattern.push_str(&escaped(text));
                }
                Some(value) => {
                    known.push_str(&value.to_string());
                    pattern.push_str(&escaped(&value.to_string()));
                }
                None => {
                    is_known = false;
                    pattern.push_str(r"[\s\S]*");
                }
            }
        }
        let schema = if is_known {
            json!({ "const": known })
        } else {
            json!({ "type": "string", "pattern": pattern + "$" })
        };
        Shape { filled: Some(schema), empty }
    }

    fn array(&self, values: &[Value], place: Place) -> Shape {
        if values.is_empty() {
            return Shape { filled: None, empty: Some(json!({ "const": [] })) };
        }
        let each: Vec<Json> = values.iter().map(|it| self.value(it, place).written()).collect();
        let count = each.len();
        Shape::always(json!({
            "type": "array", "prefixItems": each, "items": false,
            "minItems": count, "maxItems": count,
        }))
    }

    fn for_each(&self, items: Items, each: &Value, place: Place) -> Shape {
        let has_items = self.entry.has_items();
        let of = |place| self.value(each, place).written();
        let list = |each: Json| json!({ "type": "array", "items": each, "minItems": 1 });
        let nothing = Some(json!({ "const": [] }));
        match items {
            Items::Group => Shape::always(list(of(place))),
            Items::All if !has_items => Shape { filled: None, empty: nothing },
            Items::All => Shape { filled: Some(list(of(Place::Item))), empty: nothing },
            Items::OrSelf if has_items => {
                Shape::always(list(any_of([of(Place::Item), of(Place::ErrorAsItem)])))
            }
            Items::OrSelf => {
                let mut list = list(of(Place::ErrorAsItem));
                list["maxItems"] = json!(1);
                Shape::always(list)
            }
        }
    }

    fn object(&self, fields: &[Field], place: Place) -> Shape {
        let mut object = Object::default();
        for field in fields {
            match field {
                Field::Key { key, optional, value, .. } => {
                    let shape = self.value(value, place);
                    let required = !*optional || shape.empty.is_none();
                    let schema = if *optional { shape.filled } else { Some(shape.written()) };
                    if let Some(schema) = schema {
                        object.add(key, schema, required);
                    }
                }
                Field::Members => self.members(fields, place, &mut object),
                Field::ItemMembers => object.open |= place == Place::Item,
                Field::ByKey(by_key) => self.by_key(by_key, &mut object),
            }
        }
        object.shape()
    }

    /// The members that an object has besides its keys, which win over members of their names.
    fn members(&self, fields: &[Field], place: Place, object: &mut Object) {
        // Of two values of one name, the first stays, which may be another's.
        let shares = fields.iter().any(|field| match field {
            Field::ItemMembers => place == Place::Item,
            Field::ByKey(by_key) => self.has_keys(by_key),
            Field::Members | Field::Key { .. } => false,
        });
        object.open |= self.open;
        for BookMember { name, schema, required, .. } in self.members {
            if !has_key(fields, name) {
                let schema = if shares { json!({}) } else { schema.as_json().clone() };
                object.add(name, schema, *required);
            }
        }
    }

    fn has_keys(&self, by_key: &ByKey) -> bool {
        self.entry.has_items() || by_key.items == Items::OrSelf
    }

    fn by_key(&self, by_key: &ByKey, object: &mut Object) {
        if !self.has_keys(by_key) {
            return;
        }
        if by_key.key != ItemSlot::Path {
            object.others.push(self.value(&by_key.each, Place::Item).written());
            object.some |= by_key.items == Items::OrSelf;
            return;
        }
        self.add_own(by_key, object);
        object.others.push(self.node(by_key, NODES));
    }

    /// An object of a tree, whose keys lead to others. A reference could say that at every depth, but
    /// would lead elsewhere as soon as the schema is part of another document.
    fn node(&self, by_key: &ByKey, depth: usize) -> Json {
        let mut object = Object::default();
        self.add_own(by_key, &mut object);
        let below = depth.checked_sub(1);
        object
            .others
            .push(below.map_or_else(|| json!({ "type": "object" }), |it| self.node(by_key, it)));
        object.shape().written()
    }

    /// What an object of a tree has, where items are at it.
    fn add_own(&self, by_key: &ByKey, object: &mut Object) {
        let Value::Object(fields) = by_key.each else { return };
        let own = self.object(fields, Place::Item).written();
        for (key, schema) in own["properties"].as_object().into_iter().flatten() {
            object.add(key, schema.clone(), false);
        }
        object.open |= own.get("additionalProperties") != Some(&json!(false));
    }
}

/// How deep the schema of a tree of keys says what is at its nodes.
const NODES: usize = 3;

/// The schema of an object, as it is put together.
#[derive(Default)]
struct Object {
    properties: Map<String, Json>,
    required: Vec<Json>,
    /// The schemas of what stands under keys that are not known.
    others: Vec<Json>,
    /// Whether anything may stand under those.
    open: bool,
    /// Whether there is at least one of those.
    some: bool,
}

impl Object {
    /// Adds a key, unless it is there.
    fn add(&mut self, key: &str, schema: Json, required: bool) {
        if self.properties.contains_key(key) {
            return;
        }
        self.properties.insert(key.to_owned(), schema);
        if required {
            self.required.push(key.into());
        }
    }

    fn shape(self) -> Shape {
        let Object { properties, required, others, open, some } = self;
        let is_closed = !open && others.is_empty();
        let nothing = json!({ "const": {} });
        if is_closed && properties.is_empty() {
            return Shape { filled: None, empty: Some(nothing) };
        }
        let mut schema = Map::new();
        schema.insert("type".to_owned(), json!("object"));
        let may_be_empty = required.is_empty() && !some;
        if !properties.is_empty() {
            schema.insert("properties".to_owned(), properties.into());
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        if is_closed {
            schema.insert("additionalProperties".to_owned(), false.into());
        } else if !open {
            schema.insert("additionalProperties".to_owned(), any_of(others));
        }
        if may_be_empty || some {
            schema.insert("minProperties".to_owned(), json!(1));
        }
        Shape { filled: Some(schema.into()), empty: may_be_empty.then_some(nothing) }
    }
}

fn item_slot(slot: ItemSlot) -> Shape {
    match slot {
        ItemSlot::Message => Shape::always(text()),
        ItemSlot::CodeNumber => Shape::sometimes(json!({ "type": "integer" })),
        ItemSlot::Path => Shape::sometimes(json!({
            "type": "array",
            "items": { "anyOf": [text(), { "type": "integer", "minimum": 0 }] },
        })),
        ItemSlot::Members => Shape {
            filled: Some(json!({ "type": "object", "minProperties": 1 })),
            empty: Some(json!({ "const": {} })),
        },
        _ => Shape::sometimes(text()),
    }
}

fn text() -> Json {
    json!({ "type": "string" })
}

fn literal(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_default()
}

fn has_key(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| matches!(field, Field::Key { key, .. } if *key == name))
}

/// A text as a part of a regular expression.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if r"\^$.*+?()[]{}|".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
