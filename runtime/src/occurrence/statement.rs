use std::fmt;
use std::ops::Range;

use serde::Serialize;

use crate::catalog::entry::Entry;
use crate::format::json::{Json, Mark, WriteValue};
use crate::limits;
use crate::occurrence::item::Item;
#[cfg(feature = "layer")]
use crate::occurrence::item::Parameter;
#[cfg(feature = "layer")]
use crate::occurrence::limited::keep;
use crate::occurrence::limited::{append, cut, keep_all};
use crate::occurrence::message::MessageWriter;
use crate::occurrence::names::Names;
use crate::occurrence::spared::spared;

/// What one error states, as it was written when the error was asked, once. Every body is made from
/// it: that of the first response, and that of a layer.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    /// The text that the places point into.
    text: String,
    /// `None`: the error says what its entry says, and nothing else.
    message: Option<Place>,
    items: Vec<ItemPlaces>,
    /// The JSON that the members point into: the names and values of those of the error, with commas
    /// between them, and then the values of those of the items.
    json: Json,
    members: Vec<(&'static str, JsonPlace)>,
    names: Names,
    /// How deep the deepest of them nests.
    deepest: usize,
    item_members: Vec<(Place, JsonPlace)>,
}

type Place = Range<usize>;

#[derive(Debug, Clone)]
struct JsonPlace {
    place: Place,
    depth: usize,
}

#[derive(Debug, Clone)]
struct ItemPlaces {
    pointer: Option<Place>,
    code: Option<Place>,
    message: Place,
    /// Where a parameter stands, and its name.
    parameter: Option<(Place, Place)>,
    /// Which of the `item_members` are its.
    members: Range<usize>,
}

/// A value, as the JSON that was written of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'a> {
    pub(crate) json: &'a [u8],
    /// How many levels of objects and arrays there are in it.
    pub(crate) depth: usize,
}

/// An item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatedItem<'a> {
    pub(crate) pointer: Option<&'a str>,
    pub(crate) code: Option<&'a str>,
    pub(crate) message: &'a str,
    /// Where a parameter stands, and its name.
    pub(crate) parameter: Option<(&'a str, &'a str)>,
    members: (usize, usize),
}

impl<'a> StatedItem<'a> {
    /// One that says no more than this, and is nowhere.
    pub(crate) fn new(code: &'a str, message: &'a str) -> Self {
        StatedItem { pointer: None, code: Some(code), message, parameter: None, members: (0, 0) }
    }

    /// Where in the request it is: `body`, or where its parameter stands.
    pub(crate) fn location(&self) -> Option<&'a str> {
        let of_pointer = self.pointer.map(|_| "body");
        self.parameter.map(|(location, _)| location).or(of_pointer)
    }

    /// The name of its parameter, if it stands there.
    pub(crate) fn parameter_in(&self, wanted: &str) -> Option<&'a str> {
        self.parameter.filter(|(location, _)| *location == wanted).map(|(_, name)| name)
    }
}

/// What most texts and members fit into, in bytes.
const TYPICAL_TEXT: usize = 128;
const TYPICAL_MEMBER: usize = 32;

/// What an item takes at least, in bytes, whatever its texts.
const ITEM_SIZE: usize = 16;

impl Statement {
    /// Takes it all back, but keeps the room.
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.message = None;
        self.items.clear();
        self.json.clear();
        self.members.clear();
        self.names = Names::default();
        self.deepest = 0;
        self.item_members.clear();
    }

    /// Makes room for what an error with so many members states.
    pub(crate) fn reserve(&mut self, members: usize) {
        self.text.reserve(TYPICAL_TEXT);
        self.members.reserve(members);
        self.json.reserve(members * TYPICAL_MEMBER);
    }

    /// How much room it holds, in bytes.
    pub(crate) fn capacity(&self) -> usize {
        self.text.capacity() + self.json.capacity() + self.items.capacity() * ITEM_SIZE
    }

    /// Whether the error says what its entry says, and nothing else.
    #[cfg(feature = "layer")]
    pub(crate) fn is_the_entrys(&self) -> bool {
        self.message.is_none()
    }

    pub(crate) fn message(&self, entry: &'static Entry) -> &str {
        self.message.as_ref().map_or(entry.message(), |place| self.text(place))
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = (&'static str, Written<'_>)> {
        self.members.iter().map(|(name, json)| (*name, self.written(json)))
    }

    /// All of them as they stand in an object, if none is among these names.
    pub(crate) fn members_beside(&self, names: Names) -> Option<Written<'_>> {
        let end = self.members.last().map_or(0, |(_, json)| json.place.end);
        let json = &self.json.as_bytes()[..end];
        (!self.names.may_share(names)).then_some(Written { json, depth: self.deepest })
    }

    pub(crate) fn member(&self, name: &str) -> Option<Written<'_>> {
        self.members().find(|(known, _)| *known == name).map(|(_, json)| json)
    }

    /// The members of one of the items.
    pub(crate) fn item_members<'s>(
        &'s self,
        item: &StatedItem<'_>,
    ) -> impl Iterator<Item = (&'s str, Written<'s>)> + use<'s> {
        let (start, end) = item.members;
        let members = self.item_members[start..end].iter();
        members.map(|(name, json)| (self.text(name), self.written(json)))
    }

    fn written(&self, JsonPlace { place, depth }: &JsonPlace) -> Written<'_> {
        Written { json: &self.json.as_bytes()[place.clone()], depth: *depth }
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = StatedItem<'_>> {
        self.items.iter().map(|item| StatedItem {
            pointer: item.pointer.as_ref().map(|place| self.text(place)),
            code: item.code.as_ref().map(|place| self.text(place)),
            message: self.text(&item.message),
            parameter: (item.parameter.as_ref())
                .map(|(location, name)| (self.text(location), self.text(name))),
            members: (item.members.start, item.members.end),
        })
    }

    /// A text that is kept.
    pub(crate) fn text(&self, place: &Place) -> &str {
        &self.text[place.clone()]
    }

    /// Adds the message; where it cannot be written, the title stands for it.
    pub(crate) fn add_message(&mut self, write: impl FnOnce(&mut MessageWriter<'_>), title: &str) {
        let write = |out: &mut dyn fmt::Write| {
            let mut message = MessageWriter::new(out);
            write(&mut message);
            message.end()
        };
        let place = keep_all(&mut self.text, write).unwrap_or_else(|half| {
            self.text.truncate(half.start);
            self.text.push_str(title);
            half.start..self.text.len()
        });
        self.message = Some(place);
    }

    /// Adds a member, if there is something to say and none of that name; on an error there is none.
    pub(crate) fn add_member(
        &mut self,
        name: &'static str,
        write: WriteValue<'_>,
    ) -> Result<(), String> {
        let Some(mark) = self.begin_member(name) else { return Ok(()) };
        let start = self.json.len();
        let written = spared(|| self.json.value_if_any(limits::BODY, write));
        let depth = written.as_ref().and_then(|written| written.as_ref().ok().copied().flatten());
        self.end_member(
            name,
            mark,
            depth.map(|depth| JsonPlace { place: start..self.json.len(), depth }),
        );
        match written {
            Some(written) => written.map(drop).map_err(|error| error.to_string()),
            None => Err("its `Serialize` panicked".to_owned()),
        }
    }

    /// The same of a value that is written without a fault in so many bytes at most; `false`: there may be
    /// no room for them.
    pub(crate) fn add_small(
        &mut self,
        name: &'static str,
        size: usize,
        write: impl FnOnce(&mut Json),
    ) -> bool {
        const AROUND: usize = ",\"\":".len();
        if !self.json.fits(size.saturating_add(6 * name.len() + AROUND), 0, limits::BODY) {
            return false;
        }
        if let Some(mark) = self.begin_member(name) {
            let start = self.json.len();
            write(&mut self.json);
            let value = JsonPlace { place: start..self.json.len(), depth: 0 };
            self.end_member(name, mark, Some(value));
        }
        true
    }

    /// Adds a member that is JSON, if there is room and none of that name.
    pub(crate) fn add_written(&mut self, name: &'static str, Written { json, depth }: Written<'_>) {
        let Some(mark) = self.begin_member(name) else { return };
        let start = self.json.len();
        let fits = self.json.written(json, depth, limits::BODY);
        let place = JsonPlace { place: start..self.json.len(), depth };
        self.end_member(name, mark, fits.then_some(place));
    }

    /// Writes the name of a member, if there is none of that name.
    fn begin_member(&mut self, name: &'static str) -> Option<Mark> {
        if self.names.may_have(name) && self.member(name).is_some() {
            return None;
        }
        let mark = self.json.mark();
        if !self.members.is_empty() {
            self.json.comma();
        }
        self.json.name(name);
        Some(mark)
    }

    /// Keeps the member whose value stands there, or takes its name back.
    fn end_member(&mut self, name: &'static str, mark: Mark, value: Option<JsonPlace>) {
        let Some(value) = value else { return self.json.rewind(mark) };
        self.names.add(name);
        self.deepest = self.deepest.max(value.depth);
        self.members.push((name, value));
    }

    /// Adds an item, if there is room; its members, as far as there is.
    pub(crate) fn add_item(&mut self, item: &Item) {
        let first = self.message.as_ref().map_or(0, |message| message.end);
        let start = self.text.len();
        let mut add = |text: &str| append(&cut(text), &mut self.text);
        let places = ItemPlaces {
            pointer: item.pointer.as_deref().map(&mut add),
            code: item.code.as_deref().map(&mut add),
            message: add(&item.message),
            parameter: (item.parameter.as_ref()).map(|it| (add(&it.location), add(&it.name))),
            members: 0..0,
        };
        let size = |text: &str, items: usize| text.len() - first + items * ITEM_SIZE;
        if size(&self.text, self.items.len() + 1) > limits::BODY {
            return self.text.truncate(start);
        }
        let of_others = self.item_members.len();
        for (name, value) in &item.members {
            if size(&self.text, self.items.len() + 1) + name.len() <= limits::BODY {
                self.add_item_member(name, value);
            }
        }
        let members = of_others..self.item_members.len();
        self.items.push(ItemPlaces { members, ..places });
    }

    fn add_item_member(&mut self, name: &str, value: &impl Serialize) {
        let of_the_error = self.members.last().map_or(0, |(_, json)| json.place.end);
        let start = self.json.len();
        if let Ok(depth) = self.json.serialize(value, of_the_error + limits::BODY) {
            let name = append(name, &mut self.text);
            let json = JsonPlace { place: start..self.json.len(), depth };
            self.item_members.push((name, json));
        }
    }

    /// Keeps a text that no body shows.
    #[cfg(feature = "layer")]
    pub(crate) fn keep(&mut self, value: impl fmt::Display) -> Place {
        keep(value, &mut self.text).unwrap_or_else(|half| half)
    }
}

#[cfg(feature = "layer")]
impl Statement {
    /// One of the items, on its own.
    pub(crate) fn to_item(&self, item: StatedItem<'_>) -> Item {
        let parameter = |(location, name): (&str, &str)| Parameter {
            location: location.to_owned().into(),
            name: name.to_owned().into(),
        };
        let member = |(name, written): (&str, Written<'_>)| {
            Some((name.to_owned(), serde_json::from_slice(written.json).ok()?))
        };
        Item {
            pointer: item.pointer.map(|text| text.to_owned().into()),
            code: item.code.map(|text| text.to_owned().into()),
            message: item.message.to_owned().into(),
            parameter: item.parameter.map(parameter),
            members: self.item_members(&item).filter_map(member).collect(),
        }
    }
}
