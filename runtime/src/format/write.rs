use std::cell::Cell;
use std::fmt;
use std::time::UNIX_EPOCH;

use bytes::Bytes;

use crate::format::json::Json;
use crate::format::output::Output;
use crate::format::template::{Field, ItemSlot, Items, Slot, Value};
use crate::format::{WireFormat, fixed};
use crate::limits;
use crate::occurrence::{Occurrence, StatedItem, StatedMember, Statement, cut, field_path, spared};

impl WireFormat {
    /// The body of this occurrence.
    pub(crate) fn write(&'static self, occurrence: &Occurrence<'_>) -> Bytes {
        fixed::body(occurrence, self, || {
            // While a thread ends, its buffers may be gone already.
            let kept = SCRATCH.try_with(Cell::take).ok().flatten();
            let mut scratch = kept.unwrap_or_default();
            let Scratch { body, statement } = &mut *scratch;
            let bytes = self.write_anew(occurrence, occurrence.statement(statement), body);
            if body.capacity() + statement.capacity() <= 4 * limits::BODY {
                body.clear();
                let _ = SCRATCH.try_with(|kept| kept.set(Some(scratch)));
            }
            bytes
        })
    }

    fn write_anew(
        &self,
        occurrence: &Occurrence<'_>,
        statement: &Statement,
        buffer: &mut Vec<u8>,
    ) -> Bytes {
        let mut json = Json::new(std::mem::take(buffer));
        let occurrence = &occurrence.with_statement(statement);
        Writer { occurrence, statement, item: None, json: &mut json }.object(self.body());
        *buffer = json.into_bytes();
        // An exact copy: `Bytes` allocates once more for a vector with room to spare.
        Bytes::copy_from_slice(buffer)
    }
}

/// What a thread writes with. A body that is written while another one is being written (a `Display`
/// may do that) finds nothing here and takes a new one.
#[derive(Default)]
struct Scratch {
    body: Vec<u8>,
    statement: Statement,
}

thread_local! {
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Writes one body. `item` is the one that the enclosing repetition stands at.
struct Writer<'w, 'o> {
    occurrence: &'w Occurrence<'o>,
    statement: &'w Statement,
    item: Option<StatedItem<'w>>,
    json: &'w mut Json,
}

/// Whether there was something to write. Where not, the JSON says so as `null`, `[]` or `{}`, and
/// an optional key is taken back.
type Filled = bool;

impl Writer<'_, '_> {
    fn object(&mut self, fields: &'static [Field]) -> Filled {
        self.json.open("{");
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
        self.json.close("}");
        filled
    }

    fn array(&mut self, values: &'static [Value]) -> Filled {
        self.json.open("[");
        for value in values {
            self.json.comma();
            self.value(value);
        }
        self.json.close("]");
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
            Value::ForEach(Items::All, _) => self.statement.items().next().is_none(),
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
            Slot::Message => self.string(self.statement.message(occurrence.entry())),
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
                self.json.open("{");
                let start = self.json.mark();
                self.members(&[]);
                let filled = !self.json.since(start).is_empty();
                self.json.close("}");
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
            ItemSlot::Pointer => self.string_or_null(item.pointer),
            ItemSlot::Field => self.string_or_null(item.pointer.and_then(field_path).as_deref()),
            ItemSlot::Code => self.string_or_null(item.code),
            ItemSlot::Message => self.string(item.message),
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

    /// A text of any length.
    fn text_or_null(&mut self, text: Option<&str>) -> Filled {
        self.string_or_null(text.map(cut).as_deref())
    }

    fn null(&mut self) -> Filled {
        self.json.raw("null");
        false
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
        match self.json.display(humantime::format_rfc3339_millis(time)) {
            Ok(()) => true,
            Err(fmt::Error) => self.null(),
        }
    }

    fn member(&mut self, name: &str) -> Filled {
        let member = self.statement.member(name);
        member.is_some_and(|member| self.stated(member)) || self.null()
    }

    /// Every member, except those with the name of a key that the template writes itself.
    fn members(&mut self, template: &[Field]) {
        for member in self.statement.members() {
            let is_taken =
                |field: &Field| matches!(field, Field::Key { key, .. } if *key == member.name);
            if template.iter().any(is_taken) {
                continue;
            }
            let mark = self.json.mark();
            self.json.comma();
            self.json.string(member.name);
            self.json.raw(":");
            if !self.stated(member) {
                self.json.rewind(mark);
            }
        }
    }

    fn stated(&mut self, StatedMember { json, depth, .. }: StatedMember<'_>) -> Filled {
        self.json.written(json, depth, limits::BODY)
    }

    fn for_each(&mut self, items: Items, each: &'static Value) -> Filled {
        let Writer { occurrence, statement, .. } = *self;
        self.json.open("[");
        let start = self.json.mark();
        for item in statement.items() {
            let mark = self.json.mark();
            self.json.comma();
            Writer { occurrence, statement, item: Some(item), json: self.json }.value(each);
            if self.json.len() > limits::BODY {
                self.json.rewind(mark);
            }
        }
        if self.json.since(start).is_empty() && items == Items::OrSelf {
            self.value(each);
        }
        let filled = !self.json.since(start).is_empty();
        self.json.close("]");
        filled
    }

    fn computed(&mut self, write: fn(&Occurrence<'_>, &mut Output<'_>)) -> Filled {
        let mark = self.json.mark();
        let mut output = Output { json: self.json };
        // A closure that panics, such as one that takes the first language of a request without any,
        // would panic again wherever the panic is answered.
        let written = spared(|| write(self.occurrence, &mut output));
        if written.is_none() {
            self.json.rewind(mark);
        }
        match self.json.since(mark) {
            b"" => self.null(),
            b"[]" | b"{}" => false,
            _ => true,
        }
    }
}
