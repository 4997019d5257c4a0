//! What is read into an item, and whether an item is the error itself.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::Taken;
use crate::format::received::Received;
use crate::format::template::{Field, ItemSlot, Items, Part, Value};
use crate::format::values::code;
use crate::occurrence::item::{Item, Parameter};
use crate::occurrence::pointer;

/// What stands for each item where the error itself stands for one if it has none.
pub(super) fn item_or_self(template: &Value) -> Option<&Value> {
    match template {
        Value::ForEach(Items::OrSelf, each) => Some(each),
        Value::Object(fields) => fields.iter().find_map(|field| match field {
            Field::Key { value, .. } => item_or_self(value),
            Field::ByKey(by_key) => (by_key.items == Items::OrSelf).then_some(&by_key.each),
            Field::Members | Field::ItemMembers => None,
        }),
        Value::Array(values) => values.iter().find_map(item_or_self),
        _ => None,
    }
}

/// Whether what stands for an item has this slot of it.
fn shows(template: &Value, wanted: ItemSlot) -> bool {
    match template {
        Value::Item(slot) => *slot == wanted,
        Value::Text(parts) => {
            parts.iter().any(|part| matches!(part, Part::Item(slot) if *slot == wanted))
        }
        Value::Object(fields) => fields
            .iter()
            .any(|field| matches!(field, Field::Key { value, .. } if shows(value, wanted))),
        Value::Array(values) => values.iter().any(|value| shows(value, wanted)),
        Value::ForEach(_, each) => shows(each, wanted),
        _ => false,
    }
}

/// One item that points nowhere is the error itself, where the error says nothing elsewhere. (The
/// error has a code, which an item may lack.)
pub(super) fn take_self(received: &mut Received, each: &Value) {
    if received.code.is_some() || received.message.is_some() {
        return;
    }
    let (shows_code, shows_message) = (shows(each, ItemSlot::Code), shows(each, ItemSlot::Message));
    if let [item] = received.items.as_mut_slice() {
        let says_something = item.code.is_some() || (shows_message && !shows_code);
        let is_somewhere = item.pointer.is_some() || item.parameter.is_some();
        if says_something && !is_somewhere && item.members.is_empty() {
            received.code = item.code.take().map(Cow::into_owned);
            let message = std::mem::take(&mut item.message).into_owned();
            received.message = shows_message.then_some(message);
            received.items.clear();
        }
    }
}

/// Adds what stands beside a list of items, which is of the first one.
pub(super) fn complete(item: &mut Item, beside: Item) {
    let Item { pointer, code, message, parameter, members } = beside;
    item.pointer = pointer.filter(|it| !it.is_empty()).or(item.pointer.take());
    item.code = item.code.take().or(code);
    fill(&mut item.message, message);
    match (&mut item.parameter, parameter) {
        (Some(known), Some(Parameter { location, name })) => {
            fill(&mut known.location, location);
            fill(&mut known.name, name);
        }
        (known, parameter) => *known = known.take().or(parameter),
    }
    for (name, value) in members {
        item.members.entry(name).or_insert(value);
    }
}

fn fill(text: &mut Cow<'static, str>, other: Cow<'static, str>) {
    if text.is_empty() {
        *text = other;
    }
}

pub(super) fn item_slot(slot: ItemSlot, json: &Json, item: &mut Item) -> Taken {
    let text = json.as_str().map(|text| Cow::Owned(text.to_owned()));
    match slot {
        ItemSlot::Code | ItemSlot::CodeNumber => {
            let code = code(json);
            let is_code = code.is_some();
            item.code = code.map(Cow::Owned).or_else(|| item.code.take());
            return is_code;
        }
        ItemSlot::Path => {
            let names = json.as_array().and_then(|names| names.iter().map(code).collect());
            let Some(names) = names else { return false };
            let names: Vec<String> = names;
            item.pointer = Some(pointer::through(names).into());
            return true;
        }
        ItemSlot::Members => {
            let Json::Object(object) = json else { return false };
            item.members.extend(object.clone());
            return true;
        }
        _ => {}
    }
    let Some(text): Option<Cow<'static, str>> = text else { return false };
    let in_parameter =
        |location: &'static str, name| Some(Parameter { location: Cow::Borrowed(location), name });
    let parameter = || item.parameter.clone().or_else(|| in_parameter("", Cow::Borrowed("")));
    match slot {
        ItemSlot::Pointer => item.pointer = Some(text),
        ItemSlot::Field | ItemSlot::Dotted => {
            item.pointer = Some(pointer::of_field(&text).into());
        }
        ItemSlot::Message => item.message = text,
        // Somewhere in it, unless there is a pointer.
        ItemSlot::Location if text == "body" => {
            item.pointer.get_or_insert(Cow::Borrowed(""));
        }
        ItemSlot::Location => {
            item.parameter = parameter().map(|it| Parameter { location: text, ..it });
        }
        ItemSlot::Name => item.parameter = parameter().map(|it| Parameter { name: text, ..it }),
        ItemSlot::Query => item.parameter = in_parameter("query", text),
        ItemSlot::Header => item.parameter = in_parameter("header", text),
        ItemSlot::Code | ItemSlot::CodeNumber | ItemSlot::Path | ItemSlot::Members => {}
    }
    true
}
