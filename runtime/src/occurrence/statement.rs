use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde_json::{Map, Value};

use crate::catalog::entry::Entry;
use crate::format::json::{Json, floor_char_boundary};
use crate::limits;
use crate::occurrence::item::Item;
#[cfg(feature = "layer")]
use crate::occurrence::item::Parameter;
use crate::occurrence::member::Member;
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
    /// The JSON that the members point into.
    json: Json,
    members: Vec<Stated>,
}

type Place = Range<usize>;

#[derive(Debug, Clone)]
struct ItemPlaces {
    pointer: Option<Place>,
    code: Option<Place>,
    message: Place,
    /// Where a parameter stands, and its name.
    parameter: Option<(Place, Place)>,
    members: Map<String, Value>,
}

#[derive(Debug, Clone)]
struct Stated {
    name: &'static str,
    json: Place,
    depth: usize,
}

/// A member, as JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatedMember<'a> {
    pub(crate) name: &'static str,
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
    pub(crate) members: &'a Map<String, Value>,
}

impl<'a> StatedItem<'a> {
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

    pub(crate) fn members(&self) -> impl Iterator<Item = StatedMember<'_>> {
        self.members.iter().map(|Stated { name, json, depth }| StatedMember {
            name,
            json: &self.json.as_bytes()[json.clone()],
            depth: *depth,
        })
    }

    pub(crate) fn member(&self, name: &str) -> Option<StatedMember<'_>> {
        self.members().find(|member| member.name == name)
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = StatedItem<'_>> {
        self.items.iter().map(|item| StatedItem {
            pointer: item.pointer.as_ref().map(|place| self.text(place)),
            code: item.code.as_ref().map(|place| self.text(place)),
            message: self.text(&item.message),
            parameter: (item.parameter.as_ref())
                .map(|(location, name)| (self.text(location), self.text(name))),
            members: &item.members,
        })
    }

    /// A text that is kept.
    pub(crate) fn text(&self, place: &Place) -> &str {
        &self.text[place.clone()]
    }

    /// Adds the message; where it cannot be written, the title stands for it.
    pub(crate) fn add_message(&mut self, message: impl fmt::Display, title: &str) {
        let place = keep(message, &mut self.text).unwrap_or_else(|half| {
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
        value: &dyn Member,
    ) -> Result<(), String> {
        if self.member(name).is_some() {
            return Ok(());
        }
        let mark = self.json.mark();
        let start = self.json.len();
        match spared(|| value.write(&mut self.json)) {
            Some(Ok(Some(depth))) => {
                self.members.push(Stated { name, json: start..self.json.len(), depth });
                Ok(())
            }
            Some(Ok(None)) => Ok(()),
            Some(Err(error)) => Err(error.to_string()),
            None => {
                self.json.rewind(mark);
                Err("its `Serialize` panicked".to_owned())
            }
        }
    }

    /// Adds an item, if there is room.
    pub(crate) fn add_item(&mut self, item: &Item) {
        let first = self.message.as_ref().map_or(0, |message| message.end);
        let start = self.text.len();
        let mut add = |text: &str| append(&cut(text), &mut self.text);
        let places = ItemPlaces {
            pointer: item.pointer.as_deref().map(&mut add),
            code: item.code.as_deref().map(&mut add),
            message: add(&item.message),
            parameter: (item.parameter.as_ref()).map(|it| (add(&it.location), add(&it.name))),
            members: item.members.clone(),
        };
        // What the members take counts once they are written.
        let size = self.text.len() - first + (self.items.len() + 1) * ITEM_SIZE;
        if size > limits::BODY {
            self.text.truncate(start);
        } else {
            self.items.push(places);
        }
    }

    /// Keeps a text that no body shows.
    #[cfg(feature = "layer")]
    pub(crate) fn keep(&mut self, value: impl fmt::Display) -> Place {
        keep(value, &mut self.text).unwrap_or_else(|half| half)
    }
}

#[cfg(feature = "layer")]
impl Member for StatedMember<'_> {
    fn write(&self, json: &mut Json) -> serde_json::Result<Option<usize>> {
        let fits = json.written(self.json, self.depth, limits::BODY);
        Ok(fits.then_some(self.depth))
    }
}

#[cfg(feature = "layer")]
impl StatedItem<'_> {
    /// The item, on its own.
    pub(crate) fn to_item(self) -> Item {
        Item {
            pointer: self.pointer.map(|text| text.to_owned().into()),
            code: self.code.map(|text| text.to_owned().into()),
            message: self.message.to_owned().into(),
            parameter: self.parameter.map(|(location, name)| Parameter {
                location: location.to_owned().into(),
                name: name.to_owned().into(),
            }),
            members: self.members.clone(),
        }
    }
}

/// Where a text is kept. It is cut where it is longer than a text may be. If the `Display` fails or
/// panics, what it had written is the error.
pub(crate) fn keep(value: impl fmt::Display, texts: &mut String) -> Result<Place, Place> {
    let start = texts.len();
    let mut capped = Capped { end: start + limits::TEXT, texts, is_cut: false };
    let result = spared(|| fmt::Write::write_fmt(&mut capped, format_args!("{value}")));
    let is_whole = capped.is_cut || result == Some(Ok(()));
    if capped.is_cut {
        texts.push('…');
    }
    let place = start..texts.len();
    if is_whole { Ok(place) } else { Err(place) }
}

fn append(text: &str, texts: &mut String) -> Place {
    let start = texts.len();
    texts.push_str(text);
    start..texts.len()
}

/// The text, cut where it is longer than a text may be.
pub(crate) fn cut(text: &str) -> Cow<'_, str> {
    match floor_char_boundary(text, limits::TEXT) {
        end if end < text.len() => Cow::Owned(text[..end].to_owned() + "…"),
        _ => Cow::Borrowed(text),
    }
}

/// Takes a text up to an end, and says there that it is full.
struct Capped<'a> {
    texts: &'a mut String,
    end: usize,
    is_cut: bool,
}

impl fmt::Write for Capped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.is_cut {
            return Err(fmt::Error);
        }
        let fits = floor_char_boundary(text, self.end - self.texts.len());
        self.texts.push_str(&text[..fits]);
        self.is_cut = fits < text.len();
        if self.is_cut { Err(fmt::Error) } else { Ok(()) }
    }
}
