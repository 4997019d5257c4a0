mod items;

use std::borrow::Cow;
use std::time::SystemTime;

use http::StatusCode;
use serde_json::{Map, Value as Json};

use self::items::{complete, item_or_self, item_slot, take_self};
use crate::format::WireFormat;
use crate::format::matches::value_matches;
use crate::format::received::{ReadError, ReadErrorKind, Received};
use crate::format::template::{ByKey, Field, ItemSlot, Part, Slot, Value};
use crate::format::values::{code, is_literal, status, time, unix, values_in};
use crate::limits;
use crate::occurrence::item::Item;
use crate::occurrence::pointer;

impl WireFormat {
    /// Reads a body of this format.
    ///
    /// It is lenient (RFC 9457 §3.1), and loses nothing: a value of the wrong type counts as missing
    /// where it stands, and is kept among the members under its key, as is a key that the format does
    /// not know. (What a closure has written is not read.)
    ///
    /// ```
    /// use errbook::{format::ENVELOPE, http::StatusCode};
    ///
    /// let body = br#"{"error":{"status":404,"code":"UserNotFound","message":"No such user."}}"#;
    /// let received = ENVELOPE.read(StatusCode::NOT_FOUND, body).unwrap();
    /// assert!(received.matches);
    /// assert_eq!(received.code.as_deref(), Some("UserNotFound"));
    ///
    /// let error = ENVELOPE.read(StatusCode::BAD_GATEWAY, b"<html>").unwrap_err();
    /// assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
    /// ```
    ///
    /// # Errors
    /// If the body is not JSON, not an object (of a format that is an array, not an array), or nests
    /// deeper than [`limits::DEPTH`](crate::limits::DEPTH). A format of `text/plain` reads everything.
    pub fn read(&self, status: StatusCode, body: &[u8]) -> Result<Received, ReadError> {
        let json = self.parse(body).map_err(|kind| ReadError { status, kind })?;
        let mut reader = Reader {
            received: Received::new(status),
            status_in_body: None,
            place: None,
            path: String::new(),
            room: PLACES * body.len().max(limits::BODY),
        };
        reader.value(self.body(), &json, None);
        let mut received = reader.received;
        received.status = reader.status_in_body.unwrap_or(status);
        received.matches = value_matches(self.body(), &json);
        if let Some(each) = item_or_self(self.body()) {
            take_self(&mut received, each);
        }
        Ok(received)
    }

    /// The JSON of a body, if it has the shape of the template.
    pub(super) fn parse(&self, body: &[u8]) -> Result<Json, ReadErrorKind> {
        // RFC 8259 §8.1: a byte order mark may be ignored.
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        if self.is_text() {
            return Ok(Json::String(String::from_utf8_lossy(body).into_owned()));
        }
        let json = serde_json::from_slice(body).map_err(|error| {
            if is_too_deep(body) { ReadErrorKind::TooDeep } else { ReadErrorKind::NotJson(error) }
        })?;
        let kind = match &json {
            Json::Object(_) => "an object",
            Json::Array(_) => "an array",
            Json::String(_) => "a string",
            Json::Number(_) => "a number",
            Json::Bool(_) => "a boolean",
            Json::Null => "null",
        };
        match self.body() {
            Value::Object(_) if !json.is_object() => Err(ReadErrorKind::NotAnObject(kind)),
            Value::Array(_) | Value::ForEach(..) if !json.is_array() => {
                Err(ReadErrorKind::NotAnArray(kind))
            }
            _ => Ok(json),
        }
    }
}

/// Whether brackets nest deeper than `serde_json` follows them.
fn is_too_deep(body: &[u8]) -> bool {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for byte in body {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 127 {
            return true;
        }
    }
    false
}

struct Reader {
    received: Received,
    status_in_body: Option<StatusCode>,
    /// Where the items of one key are.
    place: Option<Place>,
    /// The pointer to where we are in a tree.
    path: String,
    /// How many bytes the places of items may still take.
    room: usize,
}

/// One key is the place of all items under it, so a body says many long ones in few bytes. This is how
/// often its size they may take; those of a body that errbook has written take less.
const PLACES: usize = 8;

/// What a key says of its items.
#[derive(Clone)]
enum Place {
    /// That slot of theirs.
    Slot(ItemSlot, String),
    /// The pointer to them.
    Path,
    /// Nothing.
    Nowhere,
}

/// Whether the template had a place for the value.
type Taken = bool;

impl Reader {
    /// `item` is that of the enclosing repetition.
    fn value(&mut self, template: &Value, json: &Json, item: Option<&mut Item>) -> Taken {
        match (template, json) {
            (Value::Literal(text), json) => is_literal(text, json),
            (Value::Computed(_), _) | (_, Json::Null) => true,
            (Value::Slot(slot), json) => self.slot(*slot, json),
            (Value::Item(slot), json) => item.is_some_and(|item| item_slot(*slot, json, item)),
            (Value::Member(name), json) => {
                self.received.members.insert((*name).to_owned(), json.clone());
                true
            }
            (Value::ItemMember(name), json) => item.is_some_and(|item| {
                item.members.insert((*name).to_owned(), json.clone());
                true
            }),
            (Value::Request(name), json) => {
                self.received.request.insert((*name).to_owned(), json.clone());
                true
            }
            (Value::Text(parts), Json::String(text)) => self.parts(parts, text, item),
            (Value::Object(fields), Json::Object(object)) => {
                self.object(fields, object, item);
                true
            }
            (Value::Array(templates), Json::Array(values)) => self.array(templates, values, item),
            (Value::ForEach(_, each), Json::Array(values)) => self.for_each(each, values),
            _ => false,
        }
    }

    fn array(&mut self, all: &[Value], values: &[Json], mut item: Option<&mut Item>) -> Taken {
        let mut taken = all.len() == values.len();
        for (template, json) in all.iter().zip(values) {
            taken &= self.value(template, json, item.as_deref_mut());
        }
        taken
    }

    fn for_each(&mut self, each: &Value, values: &[Json]) -> Taken {
        let mut taken = true;
        for json in values {
            let mut item = Item::new("");
            if !self.place_item(&mut item) {
                return false;
            }
            if !self.value(each, json, Some(&mut item)) {
                match json {
                    Json::String(text) => item.message = Cow::Owned(text.clone()),
                    _ => {
                        taken = false;
                        continue;
                    }
                }
            }
            self.received.items.push(item);
        }
        taken
    }

    /// Says where the item is, if there is room for it.
    fn place_item(&mut self, item: &mut Item) -> Taken {
        let (slot, text) = match &self.place {
            Some(Place::Slot(slot, key)) => (*slot, key),
            Some(Place::Path) => (ItemSlot::Pointer, &self.path),
            Some(Place::Nowhere) | None => return true,
        };
        let Some(room) = self.room.checked_sub(text.len()) else { return false };
        self.room = room;
        item_slot(slot, &Json::String(text.clone()), item)
    }

    fn object(
        &mut self,
        fields: &[Field],
        object: &Map<String, Json>,
        mut item: Option<&mut Item>,
    ) {
        let mut tree: &[Field] = &[];
        for field in fields {
            match field {
                Field::Key { key, value, .. } => {
                    let Some(json) = object.get(*key) else { continue };
                    if !self.value(value, json, item.as_deref_mut()) {
                        self.keep(key, json, item.as_deref_mut());
                    }
                }
                Field::ByKey(by_key) => {
                    tree = by_key.own();
                    let outer = std::mem::take(&mut self.path);
                    self.by_key(by_key, object, fields);
                    self.path = outer;
                }
                Field::Members | Field::ItemMembers => {}
            }
        }
        let has = |wanted: fn(&Field) -> bool| fields.iter().any(wanted);
        if has(|field| matches!(field, Field::ByKey(_))) {
            return;
        }
        let is_shared = has(|field| matches!(field, Field::Members));
        for (name, json) in object {
            if !names(fields, name) && !names(tree, name) {
                self.keep(name, json, item.as_deref_mut().filter(|_| !is_shared));
            }
        }
    }

    /// Keeps what the template has no place for.
    fn keep(&mut self, name: &str, json: &Json, item: Option<&mut Item>) {
        let members = item.map_or(&mut self.received.members, |item| &mut item.members);
        members.entry(name).or_insert_with(|| json.clone());
    }

    /// The items under the keys of an object that are none of its template's.
    fn by_key(&mut self, by_key: &ByKey, object: &Map<String, Json>, template: &[Field]) {
        let own = by_key.own();
        let here: Map<String, Json> = object
            .iter()
            .filter(|(name, _)| names(own, name))
            .map(|(name, json)| (name.clone(), json.clone()))
            .collect();
        if !here.is_empty() {
            let is_otherwise =
                !by_key.otherwise.is_empty() && self.path == pointer::through([by_key.otherwise]);
            let is_root = self.path.is_empty() || is_otherwise;
            let place = if is_root { Place::Nowhere } else { Place::Path };
            let here = Json::Object(here);
            if !self.group(&by_key.each, &here, place) {
                let own = here.as_object().into_iter().flatten();
                own.for_each(|(name, json)| self.keep(name, json, None));
            }
        }
        for (name, json) in object {
            if names(template, name) || names(own, name) {
                continue;
            }
            let taken = match (by_key.key, json) {
                (ItemSlot::Path, Json::Object(inside)) => {
                    let end = self.path.len();
                    self.path += &pointer::through([name]);
                    self.by_key(by_key, inside, &[]);
                    self.path.truncate(end);
                    true
                }
                (ItemSlot::Path, _) => false,
                (slot, json) => {
                    let place = if *name == by_key.otherwise {
                        Place::Nowhere
                    } else {
                        Place::Slot(slot, name.clone())
                    };
                    self.group(&by_key.each, json, place)
                }
            };
            if !taken {
                self.keep(name, json, None);
            }
        }
    }

    /// The items of one key.
    fn group(&mut self, each: &Value, json: &Json, place: Place) -> Taken {
        let (count, outer) = (self.received.items.len(), self.place.replace(place));
        let mut first = Item::new("");
        let taken = self.place_item(&mut first) && self.value(each, json, Some(&mut first));
        match self.received.items.get_mut(count) {
            Some(item) => complete(item, first),
            None if taken => self.received.items.push(first),
            None => {}
        }
        self.place = outer;
        taken
    }

    /// The slots of a text, between what always stands there.
    fn parts(&mut self, parts: &[Part], text: &str, mut item: Option<&mut Item>) -> Taken {
        let Some(values) = values_in(parts, text) else { return false };
        let mut taken = true;
        for (part, value) in values {
            let json = Json::String(value.to_owned());
            taken &= match (part, item.as_deref_mut()) {
                (Part::Text(_), _) => true,
                (Part::Slot(slot), _) => self.slot(*slot, &json),
                (Part::Item(slot), Some(item)) => item_slot(*slot, &json, item),
                (Part::Item(_), None) => false,
            };
        }
        taken
    }

    /// A value of the occurrence. Where it stands twice and says two things, the first counts.
    fn slot(&mut self, slot: Slot, json: &Json) -> Taken {
        let received = &mut self.received;
        let place = match slot {
            Slot::Status | Slot::StatusText => {
                return status(json).is_some_and(|status| set(&mut self.status_in_body, status));
            }
            Slot::Timestamp => {
                return json.as_str().and_then(time).is_some_and(|time| self.time(time));
            }
            Slot::UnixSeconds => return unix(json, 1000).is_some_and(|time| self.time(time)),
            Slot::UnixMillis => return unix(json, 1).is_some_and(|time| self.time(time)),
            Slot::Members => {
                let Json::Object(object) = json else { return false };
                received.members.extend(object.clone());
                return true;
            }
            Slot::TypeUri if json == "about:blank" => return true,
            Slot::Code | Slot::CodeNumber => {
                return code(json).is_some_and(|code| set(&mut received.code, code));
            }
            Slot::TypeUri => &mut received.type_uri,
            Slot::Title | Slot::EntryTitle => &mut received.title,
            Slot::Reason => &mut received.reason,
            Slot::GrpcCode => &mut received.grpc_code,
            Slot::Message => &mut received.message,
            Slot::Instance | Slot::Uri => &mut received.path,
            Slot::Method => &mut received.method,
            Slot::RequestId => &mut received.request_id,
        };
        json.as_str().is_some_and(|text| set(place, text.to_owned()))
    }

    /// Two clocks of one body may be exact to the second, and to less.
    fn time(&mut self, time: SystemTime) -> Taken {
        let known = self.received.timestamp.get_or_insert(time);
        let (early, late) = ((*known).min(time), (*known).max(time));
        let is_same = late.duration_since(early).is_ok_and(|apart| apart.as_secs() == 0);
        if is_same {
            *known = late;
        }
        is_same
    }
}

fn set<T: PartialEq>(place: &mut Option<T>, value: T) -> Taken {
    match place {
        Some(known) => *known == value,
        None => {
            *place = Some(value);
            true
        }
    }
}

fn names(fields: &[Field], name: &str) -> bool {
    fields.iter().any(|field| matches!(field, Field::Key { key, .. } if *key == name))
}
