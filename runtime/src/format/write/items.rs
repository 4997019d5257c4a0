use std::collections::HashMap;

use super::{Filled, Writer, has_key};
use crate::catalog::spelling::number;
use crate::format::json::Json;
use crate::format::template::{ByKey, Field, ItemSlot, Items, Slot, Value};
use crate::limits;
use crate::occurrence::{StatedItem, pointer};

impl Writer<'_, '_> {
    /// A value of the item; where the error stands for one, its own.
    pub(super) fn item_slot(&mut self, slot: ItemSlot) -> Filled {
        let Some(item) = self.item else {
            return match slot {
                ItemSlot::Code => self.slot(Slot::Code),
                ItemSlot::CodeNumber => self.slot(Slot::CodeNumber),
                ItemSlot::Message => self.slot(Slot::Message),
                ItemSlot::Members => {
                    self.json.raw("{}");
                    false
                }
                _ => self.null(),
            };
        };
        match slot {
            ItemSlot::Pointer => self.string_or_null(item.pointer),
            ItemSlot::Field => {
                self.string_or_null(item.pointer.and_then(pointer::field_path).as_deref())
            }
            ItemSlot::Dotted => {
                self.string_or_null(item.pointer.and_then(pointer::dotted).as_deref())
            }
            ItemSlot::Path => match item.pointer.map(pointer::names) {
                Some(names) => self.path(&names),
                None => self.null(),
            },
            ItemSlot::Location => self.string_or_null(item.location()),
            ItemSlot::Name => self.string_or_null(item.parameter.map(|(_, name)| name)),
            ItemSlot::Query => self.string_or_null(item.parameter_in("query")),
            ItemSlot::Header => self.string_or_null(item.parameter_in("header")),
            ItemSlot::Code => self.string_or_null(item.code),
            ItemSlot::CodeNumber => self.number_or_null(item.code.unwrap_or_default()),
            ItemSlot::Message => self.string(item.message),
            ItemSlot::Members => {
                self.json.open(b'{');
                let start = self.json.mark();
                self.item_members(&[]);
                let filled = !self.json.since(start).is_empty();
                self.json.close(b'}');
                filled
            }
        }
    }

    /// Names, and the numbers of elements as numbers.
    fn path(&mut self, names: &[String]) -> Filled {
        self.json.open(b'[');
        for name in names {
            self.json.comma();
            // Of digits there may be more than a number has.
            if pointer::is_index(name) && number(name).is_some() {
                self.json.raw(name);
            } else {
                self.string(name);
            }
        }
        self.json.close(b']');
        true
    }

    pub(super) fn item_member(&mut self, name: &str) -> Filled {
        let members = self.item.map(|item| self.statement.item_members(&item));
        let value = members.and_then(|mut members| members.find(|(known, _)| *known == name));
        value.is_some_and(|(_, value)| self.written(value)) || self.null()
    }

    /// Every member of the item, except those with the name of a key of the template.
    pub(super) fn item_members(&mut self, template: &[Field]) {
        if let Some(item) = self.item {
            self.spread(self.statement.item_members(&item), template);
        }
    }

    pub(super) fn for_each(&mut self, items: Items, each: &'static Value) -> Filled {
        self.json.open(b'[');
        let start = self.json.mark();
        match items {
            Items::Group => self.elements(self.group.iter().copied(), each),
            Items::All | Items::OrSelf => self.elements(self.statement.items(), each),
        }
        if self.json.since(start).is_empty() && items == Items::OrSelf {
            self.value(each);
        }
        let filled = !self.json.since(start).is_empty();
        self.json.close(b']');
        filled
    }

    fn elements<'i>(&mut self, items: impl Iterator<Item = StatedItem<'i>>, each: &'static Value) {
        let Writer { occurrence, statement, .. } = *self;
        for item in items {
            let mark = self.json.mark();
            self.json.comma();
            let item = Some(item);
            Writer { item, ..Writer::new(occurrence, statement, self.json) }.value(each);
            if self.json.len() > limits::BODY {
                self.json.rewind(mark);
            }
        }
    }

    /// A key for each place that items are at. A key of the object is not written again.
    pub(super) fn by_key(&mut self, by_key: &'static ByKey, object: &[Field]) {
        let statement = self.statement;
        let mut items: Vec<StatedItem<'_>> = statement.items().collect();
        if items.is_empty() && by_key.items == Items::OrSelf {
            let (code, entry) = (self.occurrence.code(), self.occurrence.entry());
            items.push(StatedItem::new(code, statement.message(entry)));
        }
        let items = items.into_iter().map(|item| (self.keys(by_key, item), item)).collect();
        self.places(by_key, items, object);
    }

    /// The keys that lead to an item, the outermost first. In a tree there may be none: the item is
    /// at the root. A name that is a key of the tree's own leads no further.
    fn keys(&self, by_key: &ByKey, item: StatedItem<'_>) -> Vec<String> {
        let is_tree = by_key.key == ItemSlot::Path;
        let mut keys = if is_tree {
            item.pointer.map(pointer::names).unwrap_or_default()
        } else {
            self.key(by_key.key, item).into_iter().collect()
        };
        if let Some(end) = keys.iter().position(|key| has_key(by_key.own(), key)) {
            keys.truncate(end);
        }
        if keys.is_empty() && !(is_tree && by_key.otherwise.is_empty()) {
            keys.push(by_key.otherwise.to_owned());
        }
        keys.truncate(limits::TREE);
        keys
    }

    /// The text of a slot of an item.
    fn key(&self, slot: ItemSlot, item: StatedItem<'_>) -> Option<String> {
        let Writer { occurrence, statement, .. } = *self;
        let mut json = Json::new(Vec::new());
        let item = Some(item);
        Writer { item, ..Writer::new(occurrence, statement, &mut json) }.item_slot(slot);
        match serde_json::from_slice(json.as_bytes()).ok()? {
            serde_json::Value::String(key) => Some(key),
            serde_json::Value::Number(key) => Some(key.to_string()),
            _ => None,
        }
    }

    /// What one object has of these items: those that are here, and the keys to the others in the
    /// order of the items.
    fn places(&mut self, by_key: &'static ByKey, items: Vec<Placed<'_>>, object: &[Field]) {
        let (here, below): (Vec<_>, Vec<_>) =
            items.into_iter().partition(|(keys, _)| keys.is_empty());
        if !here.is_empty() {
            self.of_group(here, |writer| writer.fields(by_key.own()));
        }
        let mut places: Vec<(String, Vec<Placed<'_>>)> = Vec::new();
        let mut known = HashMap::new();
        for (mut keys, item) in below {
            let key = keys.remove(0);
            let place = *known.entry(key).or_insert_with_key(|key| {
                places.push((key.clone(), Vec::new()));
                places.len() - 1
            });
            places[place].1.push((keys, item));
        }
        for (key, inside) in places {
            if has_key(object, &key) {
                continue;
            }
            let mark = self.json.mark();
            self.json.comma();
            self.json.string(&key);
            self.json.raw(":");
            self.place(by_key, inside);
            if self.json.len() > limits::BODY {
                self.json.rewind(mark);
            }
        }
    }

    /// What stands under one key.
    fn place(&mut self, by_key: &'static ByKey, inside: Vec<Placed<'_>>) {
        if by_key.key == ItemSlot::Path {
            self.json.open(b'{');
            self.places(by_key, inside, &[]);
            self.json.close(b'}');
        } else {
            self.of_group(inside, |writer| {
                writer.value(&by_key.each);
            });
        }
    }

    fn of_group(&mut self, group: Vec<Placed<'_>>, write: impl FnOnce(&mut Writer<'_, '_>)) {
        let group: Vec<StatedItem<'_>> = group.into_iter().map(|(_, item)| item).collect();
        let Writer { occurrence, statement, .. } = *self;
        let item = group.first().copied();
        write(&mut Writer { item, group: &group, ..Writer::new(occurrence, statement, self.json) });
    }
}

/// An item, and the keys that lead to it.
type Placed<'i> = (Vec<String>, StatedItem<'i>);
