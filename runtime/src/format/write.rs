use std::cell::Cell;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::UNIX_EPOCH;

use bytes::Bytes;

use crate::format::json::Json;
use crate::format::names::Names;
use crate::format::output::{BODY_LIMIT, Output};
use crate::format::template::{Field, ItemSlot, Items, Slot, Value};
use crate::format::{WireFormat, fixed};
use crate::occurrence::item::Item;
use crate::occurrence::member::Members;
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
        Writer { occurrence, item: None, json: &mut json }.object(self.body());
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

/// Writes one body. `item` is the one that the enclosing repetition stands at.
struct Writer<'w, 'o> {
    occurrence: &'w Occurrence<'o>,
    item: Option<&'w Item>,
    json: &'w mut Json,
}

/// Whether there was something to write. Where not, the JSON says so as `null`, `[]` or `{}`, and
/// an optional key is taken back.
type Filled = bool;

impl Writer<'_, '_> {
    fn object(&mut self, fields: &'static [Field]) -> Filled {
        self.json.raw("{");
        let start = self.json.mark();
        for field in fields {
            match field {
                Field::Members => self.members(fields),
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
        let filled = !self.json.since(start).is_empty();
        self.json.raw("}");
        filled
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
            Slot::Timestamp => self.timestamp(),
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

    fn item_slot(&mut self, slot: ItemSlot) -> Filled {
        let Some(item) = self.item else {
            return match slot {
                ItemSlot::Pointer | ItemSlot::Field => self.null(),
                ItemSlot::Code => self.slot(Slot::Code),
                ItemSlot::Message => self.slot(Slot::Message),
            };
        };
        match slot {
            ItemSlot::Pointer => self.text_or_null(item.pointer.as_deref()),
            ItemSlot::Field => self.text_or_null(item.field_path().as_deref()),
            ItemSlot::Code => self.text_or_null(item.code.as_deref()),
            ItemSlot::Message => self.text_or_null(Some(&item.message)),
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

    /// The message, where there is one; if the user's formatting fails, the title.
    fn message(&mut self) -> Filled {
        let (error, entry) = (self.occurrence.error(), self.occurrence.entry());
        if !entry.has_message() {
            return self.null();
        }
        if error.has_fixed_body() {
            return self.text_or_null(Some(entry.message()));
        }
        self.text(Message(error)) || self.string(entry.title())
    }

    fn type_uri(&mut self) -> Filled {
        match self.occurrence.type_parts() {
            Some((base, code)) => {
                self.json.strings(&[base, &code]);
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
            let taken = template
                .iter()
                .any(|field| matches!(field, Field::Key { key, .. } if *key == name));
            if taken || written.contains(name) {
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

    fn for_each(&mut self, items: Items, each: &'static Value) -> Filled {
        let Writer { occurrence, ref mut json, .. } = *self;
        json.raw("[");
        let start = json.mark();
        occurrence.error().items(&mut |item| {
            let mark = json.mark();
            json.comma();
            Writer { occurrence, item: Some(item), json }.value(each);
            if json.as_bytes().len() > BODY_LIMIT {
                json.rewind(mark);
            }
        });
        if json.since(start).is_empty() && items == Items::OrSelf {
            self.value(each);
        }
        let filled = !self.json.since(start).is_empty();
        self.json.raw("]");
        filled
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
