use super::{Filled, Writer, has_key};
use crate::format::json::Json;
use crate::format::output::BODY_LIMIT;
use crate::format::template::{ByKey, Field, ItemSlot, Items, Slot, Value};
use crate::occurrence::item::Item;
use crate::occurrence::member::Member;
use crate::occurrence::pointer;

/// How many objects of a tree may stand in each other. What is deeper stands in the last one.
const DEEPEST: usize = 64;

impl Writer<'_, '_> {
    /// A value of the item; where the error stands for one, its own.
    pub(super) fn item_slot(&mut self, slot: ItemSlot) -> Filled {
        let Some(item) = self.item else {
            return match slot {
                ItemSlot::Code => self.slot(Slot::Code),
                ItemSlot::CodeNumber => self.slot(Slot::CodeNumber),
                ItemSlot::Message => self.slot(Slot::Message),
                _ => self.null(),
            };
        };
        let pointer = item.pointer.as_deref();
        match slot {
            ItemSlot::Pointer => self.text_or_null(pointer),
            ItemSlot::Field => self.text_or_null(item.field_path().as_deref()),
            ItemSlot::Dotted => {
                let path = pointer.map(pointer::dotted).filter(|path| !path.is_empty());
                self.text_or_null(path.as_deref())
            }
            ItemSlot::Path => match pointer.map(pointer::names) {
                Some(names) => self.path(&names),
                None => self.null(),
            },
            ItemSlot::Location => self.string_or_null(item.location()),
            ItemSlot::Name => self.text_or_null(item.parameter.as_ref().map(|it| &*it.name)),
            ItemSlot::Query => self.text_or_null(item.parameter_in("query")),
            ItemSlot::Header => self.text_or_null(item.parameter_in("header")),
            ItemSlot::Code => self.text_or_null(item.code.as_deref()),
            ItemSlot::CodeNumber => self.number_or_null(item.code.as_deref().unwrap_or_default()),
            ItemSlot::Message => self.text_or_null(Some(&item.message)),
            ItemSlot::Members => {
                self.json.raw("{");
                let start = self.json.mark();
                self.item_members(&[]);
                let filled = !self.json.since(start).is_empty();
                self.json.raw("}");
                filled
            }
        }
    }

    /// Names, and the numbers of elements as numbers.
    fn path(&mut self, names: &[String]) -> Filled {
        self.json.raw("[");
        for name in names {
            self.json.comma();
            if pointer::is_index(name) && self.number_or_null(name) {
                continue;
            }
            self.string(name);
        }
        self.json.raw("]");
        true
    }

    pub(super) fn item_member(&mut self, name: &str) -> Filled {
        let value = self.item.and_then(|item| item.members.get(name));
        value.is_some_and(|value| value.write(self.json, BODY_LIMIT)) || self.null()
    }

    /// Every member of the item, except those with the name of a key of the template.
    pub(super) fn item_members(&mut self, template: &[Field]) {
        let members = self.item.iter().flat_map(|item| &item.members);
        for (name, value) in members.filter(|(name, _)| !has_key(template, name)) {
            let mark = self.json.mark();
            self.json.comma();
            self.json.string(name);
            self.json.raw(":");
            if !value.write(self.json, BODY_LIMIT) {
                self.json.rewind(mark);
            }
        }
    }

    pub(super) fn for_each(&mut self, items: Items, each: &'static Value) -> Filled {
        let Writer { occurrence, group, ref mut json, .. } = *self;
        json.raw("[");
        let start = json.mark();
        let mut write = |item: &Item| {
            let mark = json.mark();
            json.comma();
            Writer { occurrence, item: Some(item), group: &[], json }.value(each);
            if json.as_bytes().len() > BODY_LIMIT {
                json.rewind(mark);
            }
        };
        match items {
            Items::Group => group.iter().for_each(write),
            Items::All | Items::OrSelf => occurrence.error().items(&mut write),
        }
        if json.since(start).is_empty() && items == Items::OrSelf {
            self.value(each);
        }
        let filled = !self.json.since(start).is_empty();
        self.json.raw("]");
        filled
    }

    /// A key for each place that items are at. A key of the object is not written again.
    pub(super) fn by_key(&mut self, by_key: &'static ByKey, object: &[Field]) {
        let mut items = Vec::new();
        self.occurrence.error().items(&mut |item| items.push(item.clone()));
        if items.is_empty() && by_key.items == Items::OrSelf {
            let message = self.occurrence.message();
            items.push(Item::new(message).code(self.occurrence.code()));
        }
        let placed = items.into_iter().map(|item| (self.keys(by_key, &item), item)).collect();
        self.places(by_key, placed, object);
    }

    /// The keys that lead to an item, the outermost first. In a tree there may be none: the item is
    /// at the root.
    fn keys(&self, by_key: &ByKey, item: &Item) -> Vec<String> {
        let is_tree = by_key.key == ItemSlot::Path;
        let mut keys = if is_tree {
            item.pointer.as_deref().map(pointer::names).unwrap_or_default()
        } else {
            self.key(by_key.key, item).into_iter().collect()
        };
        if keys.is_empty() && !(is_tree && by_key.otherwise.is_empty()) {
            keys.push(by_key.otherwise.to_owned());
        }
        keys.truncate(DEEPEST);
        keys
    }

    /// The text of a slot of an item.
    fn key(&self, slot: ItemSlot, item: &Item) -> Option<String> {
        let mut json = Json::new(Vec::new());
        let (occurrence, item) = (self.occurrence, Some(item));
        Writer { occurrence, item, group: &[], json: &mut json }.item_slot(slot);
        match serde_json::from_slice(json.as_bytes()).ok()? {
            serde_json::Value::String(key) => Some(key),
            serde_json::Value::Number(key) => Some(key.to_string()),
            _ => None,
        }
    }

    /// What one object has of these items: those that are here, and the keys to the others in the
    /// order of the items.
    fn places(&mut self, by_key: &'static ByKey, placed: Vec<Placed>, object: &[Field]) {
        let (here, below): (Vec<_>, Vec<_>) =
            placed.into_iter().partition(|(keys, _)| keys.is_empty());
        let own = match by_key.each {
            Value::Object(fields) if by_key.key == ItemSlot::Path => fields,
            _ => &[],
        };
        if !here.is_empty() {
            self.of_group(here, |writer| writer.fields(own));
        }
        let mut places: Vec<(String, Vec<Placed>)> = Vec::new();
        for (mut keys, item) in below {
            let key = keys.remove(0);
            match places.iter_mut().find(|(known, _)| *known == key) {
                Some((_, inside)) => inside.push((keys, item)),
                None => places.push((key, vec![(keys, item)])),
            }
        }
        for (key, inside) in places {
            if has_key(object, &key) || has_key(own, &key) {
                continue;
            }
            let mark = self.json.mark();
            self.json.comma();
            self.json.string(&key);
            self.json.raw(":");
            self.place(by_key, inside);
            if self.json.as_bytes().len() > BODY_LIMIT {
                self.json.rewind(mark);
            }
        }
    }

    /// What stands under one key.
    fn place(&mut self, by_key: &'static ByKey, inside: Vec<Placed>) {
        if by_key.key == ItemSlot::Path {
            self.json.raw("{");
            self.places(by_key, inside, &[]);
            self.json.raw("}");
        } else {
            self.of_group(inside, |writer| {
                writer.value(&by_key.each);
            });
        }
    }

    fn of_group(&mut self, group: Vec<Placed>, write: impl FnOnce(&mut Writer<'_, '_>)) {
        let group: Vec<Item> = group.into_iter().map(|(_, item)| item).collect();
        let Writer { occurrence, ref mut json, .. } = *self;
        write(&mut Writer { occurrence, item: group.first(), group: &group, json });
    }
}

/// An item, and the keys that lead to it.
type Placed = (Vec<String>, Item);
