mod items;

use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;

use crate::format::json::Json;
use crate::format::names::Names;
use crate::format::output::{BODY_LIMIT, Output};
use crate::format::template::{Field, Items, Part, Slot, Value};
use crate::format::{WireFormat, fixed};
use crate::occurrence::item::Item;
use crate::occurrence::member::{Member, Members};
use crate::occurrence::{MESSAGE_LIMIT, Message, Occurrence};

impl WireFormat {
    /// The body of this occurrence.
    pub(crate) fn write(&'static self, occurrence: &Occurrence<'_>) -> Bytes {
        fixed::body(occurrence, self, || self.write_anew(occurrence))
    }

    fn write_anew(&self, occurrence: &Occurrence<'_>) -> Bytes {
        // While a thread ends, its buffer may be gone already.
        let buffer = SCRATCH.try_with(Cell::take).unwrap_or_default();
        let mut json = Json::new(buffer);
        let mut writer = Writer { occurrence, item: None, group: &[], json: &mut json };
        writer.value(self.body());
        if self.is_text() {
            writer.as_plain_text();
        }
        let mut buffer = json.into_bytes();
        // An exact copy: `Bytes` allocates once more for a vector with room to spare.
        let body = Bytes::copy_from_slice(&buffer);
        if buffer.capacity() <= 2 * BODY_LIMIT {
            buffer.clear();
            let _ = SCRATCH.try_with(|scratch| scratch.set(buffer));
        }
        body
    }
}

thread_local! {
    /// The buffer of the thread's last body. A body that is written while another one is being
    /// written (a `Display` may do that) finds it empty and takes a new one.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Writes one body. `item` is the one that the enclosing repetition stands at, and `group` has all
/// that stand under one key with it.
struct Writer<'w, 'o> {
    occurrence: &'w Occurrence<'o>,
    item: Option<&'w Item>,
    group: &'w [Item],
    json: &'w mut Json,
}

/// Whether there was something to write. Where not, the JSON says so as `null`, `[]` or `{}`, and
/// an optional key is taken back.
type Filled = bool;

impl Writer<'_, '_> {
    fn object(&mut self, fields: &'static [Field]) -> Filled {
        self.json.raw("{");
        let start = self.json.mark();
        self.fields(fields);
        let filled = !self.json.since(start).is_empty();
        self.json.raw("}");
        filled
    }

    fn fields(&mut self, fields: &'static [Field]) {
        for field in fields {
            match field {
                Field::Members => self.members(fields),
                Field::ItemMembers => self.item_members(fields),
                Field::ByKey(by_key) => self.by_key(by_key, fields),
                Field::Key { quoted, optional, value, .. } => {
                    if *optional && self.is_missing(value) {
                        continue;
                    }
                    let mark = self.json.mark();
                    self.json.key(quoted);
                    if !self.value(value) && *optional {
                        self.json.rewind(mark);
                    }
                }
            }
        }
    }

    fn array(&mut self, values: &'static [Value]) -> Filled {
        self.json.raw("[");
        for value in values {
            self.json.comma();
            self.value(value);
        }
        self.json.raw("]");
        !values.is_empty()
    }

    fn value(&mut self, value: &'static Value) -> Filled {
        match value {
            Value::Slot(slot) => self.slot(*slot),
            Value::Item(slot) => self.item_slot(*slot),
            Value::Member(name) => self.member(name),
            Value::ItemMember(name) => self.item_member(name),
            Value::Request(name) => self.request_value(name),
            Value::Text(parts) => self.parts(parts),
            Value::Literal(text) => {
                self.json.raw(text);
                true
            }
            Value::Object(fields) => self.object(fields),
            Value::Array(values) => self.array(values),
            Value::ForEach(items, each) => self.for_each(*items, each),
            Value::Computed(write) => self.computed(*write),
        }
    }

    /// Whether it is plain without writing it that there is nothing to write.
    fn is_missing(&self, value: &Value) -> bool {
        let request = self.occurrence.request();
        match value {
            Value::Slot(Slot::Instance | Slot::Uri | Slot::Method) => request.is_none(),
            Value::Slot(Slot::RequestId) => request.is_none_or(|request| request.id.is_none()),
            Value::Request(name) => request.is_none_or(|request| request.value(name).is_none()),
            Value::ForEach(Items::All, _) => self.occurrence.error().has_fixed_body(),
            _ => false,
        }
    }

    fn slot(&mut self, slot: Slot) -> Filled {
        let occurrence = self.occurrence;
        let request = occurrence.request();
        match slot {
            Slot::TypeUri => self.type_uri(),
            Slot::Title => self.string(occurrence.title()),
            Slot::EntryTitle => self.string(occurrence.entry().title()),
            Slot::Reason => self.string(occurrence.entry().phrase()),
            Slot::Code => self.string(occurrence.code()),
            Slot::GrpcCode => self.string(occurrence.entry().grpc_code()),
            Slot::Message => self.message(),
            Slot::Instance | Slot::Uri => self.text_or_null(request.map(|r| r.path.as_str())),
            Slot::Method => self.string_or_null(request.map(|r| r.method.as_str())),
            Slot::RequestId => self.text_or_null(request.and_then(|r| r.id.as_deref())),
            Slot::CodeNumber => self.number_or_null(occurrence.code()),
            Slot::Timestamp => self.timestamp(),
            Slot::UnixSeconds => self.unix(|since| since.as_secs().into()),
            Slot::UnixMillis => self.unix(|since| since.as_millis()),
            Slot::Status => {
                self.json.status(occurrence.entry().status_number());
                true
            }
            Slot::StatusText => {
                self.json.raw("\"");
                self.json.status(occurrence.entry().status_number());
                self.json.raw("\"");
                true
            }
            Slot::Members => {
                self.json.raw("{");
                let start = self.json.mark();
                self.members(&[]);
                let filled = !self.json.since(start).is_empty();
                self.json.raw("}");
                filled
            }
        }
    }

    fn string(&mut self, text: &str) -> Filled {
        self.json.string(text);
        true
    }

    fn string_or_null(&mut self, text: Option<&str>) -> Filled {
        match text {
            Some(text) => self.string(text),
            None => self.null(),
        }
    }

    fn text_or_null(&mut self, text: Option<&str>) -> Filled {
        match text {
            Some(text) if text.len() <= MESSAGE_LIMIT => self.string(text),
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// A number, as far as the text is one of JSON.
    fn number_or_null(&mut self, text: &str) -> Filled {
        match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => {
                self.json.raw(text);
                true
            }
            _ => self.null(),
        }
    }

    fn null(&mut self) -> Filled {
        self.json.raw("null");
        false
    }

    /// A text of any length. It is cut where a body would be too large.
    fn text(&mut self, text: impl fmt::Display) -> Filled {
        match self.json.display(text, MESSAGE_LIMIT) {
            Ok(()) => true,
            Err(fmt::Error) => false,
        }
    }

    /// The message; if the user's formatting fails, the title.
    fn message(&mut self) -> Filled {
        let (error, entry) = (self.occurrence.error(), self.occurrence.entry());
        if error.has_fixed_body() {
            return self.text_or_null(Some(entry.message()));
        }
        self.text(Message(error)) || self.string(entry.title())
    }

    fn type_uri(&mut self) -> Filled {
        match self.occurrence.type_parts() {
            Some(parts) => {
                self.json.strings(&parts);
                true
            }
            None => self.null(),
        }
    }

    fn timestamp(&mut self) -> Filled {
        // humantime has no words for a time before 1970 and an error for one after 9999.
        let time = self.occurrence.timestamp().max(UNIX_EPOCH);
        self.text(humantime::format_rfc3339_millis(time)) || self.null()
    }

    fn unix(&mut self, count: fn(Duration) -> u128) -> Filled {
        let since = self.occurrence.timestamp().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.json.raw(&count(since).to_string());
        true
    }

    /// A text of several parts, which is missing if one of them is.
    fn parts(&mut self, parts: &'static [Part]) -> Filled {
        let mark = self.json.mark();
        self.json.raw("\"");
        for part in parts {
            let start = self.json.mark();
            let filled = match part {
                Part::Text(text) => self.string(text),
                Part::Slot(slot) => self.slot(*slot),
                Part::Item(slot) => self.item_slot(*slot),
            };
            if !filled {
                self.json.rewind(mark);
                return self.null();
            }
            self.json.remove_quotes(start);
        }
        self.json.raw("\"");
        true
    }

    /// Makes the one JSON string that was written into what it says.
    fn as_plain_text(&mut self) {
        let text = match serde_json::from_slice(self.json.as_bytes()) {
            Ok(serde_json::Value::String(text)) => text,
            Ok(serde_json::Value::Null) | Err(_) => String::new(),
            Ok(other) => other.to_string(),
        };
        *self.json = Json::new(text.into_bytes());
    }

    fn request_value(&mut self, name: &str) -> Filled {
        let value = self.occurrence.request().and_then(|request| request.value(name));
        value.is_some_and(|value| value.write(self.json, BODY_LIMIT)) || self.null()
    }

    fn member(&mut self, name: &str) -> Filled {
        let json = &mut *self.json;
        let mut filled = false;
        self.occurrence.error().members(&mut Members::new(&mut |key, value| {
            filled |= key == name && !filled && value.write(json, BODY_LIMIT);
        }));
        filled || self.null()
    }

    /// Every member, except those with the name of a key that the template writes itself, and
    /// those that a hand-written error shows twice.
    fn members(&mut self, template: &[Field]) {
        let json = &mut *self.json;
        let mut written = Names::default();
        self.occurrence.error().members(&mut Members::new(&mut |name, value| {
            if has_key(template, name) || written.contains(name) {
                return;
            }
            let mark = json.mark();
            json.comma();
            json.string(name);
            json.raw(":");
            if value.write(json, BODY_LIMIT) {
                written.push(name);
            } else {
                json.rewind(mark);
            }
        }));
    }

    fn computed(&mut self, write: fn(&Occurrence<'_>, &mut Output<'_>)) -> Filled {
        let mark = self.json.mark();
        let mut output = Output { json: self.json };
        // A closure that panics, such as one that takes the first language of a request without any,
        // would panic again wherever the panic is answered.
        let written = catch_unwind(AssertUnwindSafe(|| write(self.occurrence, &mut output)));
        if written.is_err() {
            self.json.rewind(mark);
        }
        match self.json.since(mark) {
            b"" => self.null(),
            b"[]" | b"{}" => false,
            _ => true,
        }
    }
}

/// Whether an object writes this key itself.
fn has_key(template: &[Field], name: &str) -> bool {
    template.iter().any(|field| matches!(field, Field::Key { key, .. } if *key == name))
}
