mod items;
mod slots;

use std::cell::Cell;

use bytes::Bytes;
use serde::Serialize;

use crate::format::WireFormat;
use crate::format::dependence::Differing;
use crate::format::json::Json;
use crate::format::kept::{Filling, Gap, Kept, Origin, Place};
use crate::format::output::Output;
use crate::format::template::{Field, Items, Part, Slot, Value};
use crate::limits;
use crate::occurrence::{Names, Occurrence, StatedItem, Statement, Written, spared};

impl WireFormat {
    /// The body of this occurrence.
    pub(crate) fn write(&'static self, occurrence: &Occurrence<'_>) -> Bytes {
        let origin = Origin::of(occurrence, self);
        let place = origin.place();
        if let Place::Here(Kept::Whole(body)) = place {
            return Bytes::from_static(body);
        }
        // While a thread ends, its buffers may be gone already.
        let kept = SCRATCH.try_with(Cell::take).ok().flatten();
        let mut scratch = kept.unwrap_or_default();
        let Scratch { body, statement } = &mut *scratch;
        let stated = occurrence.statement(statement);
        let occurrence = &occurrence.with_statement(stated);
        let mut json = Json::new(std::mem::take(body));
        let mut writer = Writer::new(occurrence, stated, &mut json);
        match place {
            Place::Here(kept) => writer.fill(kept),
            Place::Free(_) | Place::Taken => {
                writer.value(self.body());
            }
        }
        self.finish(&mut json);
        if let Place::Free(slot) = place {
            // Nothing is locked while it is written, and whoever comes second is not kept.
            let _ = slot.set((origin, self.keep(occurrence, stated, origin.differing)));
        }
        *body = json.into_bytes();
        // An exact copy: `Bytes` allocates once more for a vector with room to spare.
        let bytes = Bytes::copy_from_slice(body);
        if body.capacity() + statement.capacity() <= 4 * limits::BODY {
            body.clear();
            let _ = SCRATCH.try_with(|kept| kept.set(Some(scratch)));
        }
        bytes
    }

    /// What is the same in all bodies that differ in no more than this.
    fn keep(&self, occurrence: &Occurrence<'_>, stated: &Statement, differing: Differing) -> Kept {
        let mut json = Json::default();
        let mut writer = Writer::new(occurrence, stated, &mut json);
        writer.gaps = Some((differing, Vec::new()));
        writer.value(self.body());
        let (_, gaps) = writer.gaps.take().unwrap_or_default();
        if gaps.is_empty() {
            self.finish(&mut json);
            return Kept::Whole(json.into_bytes());
        }
        Kept::Around { gaps, end: json.take_part() }
    }

    fn finish(&self, json: &mut Json) {
        if self.may_repeat_keys() {
            json.remove_repeated_keys();
        }
        if self.is_text() {
            as_plain_text(json);
        }
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
    /// All that stand under one key with it.
    group: &'w [StatedItem<'w>],
    json: &'w mut Json,
    /// While what is the same in all bodies is written: what they may differ in, and where they do.
    gaps: Option<(Differing, Vec<Gap>)>,
}

/// Whether there was something to write. Where not, the JSON says so as `null`, `[]` or `{}`, and
/// an optional key is taken back.
type Filled = bool;

impl<'w, 'o> Writer<'w, 'o> {
    fn new(occurrence: &'w Occurrence<'o>, statement: &'w Statement, json: &'w mut Json) -> Self {
        Writer { occurrence, statement, item: None, group: &[], json, gaps: None }
    }

    /// Writes what is kept, and what differs into its gaps.
    fn fill(&mut self, kept: &'static Kept) {
        let Kept::Around { gaps, end } = kept else { return };
        for Gap { before, filling } in gaps {
            self.json.part(before);
            match filling {
                Filling::Value(value) => {
                    self.write_value(value);
                }
                Filling::Field(field, fields) => self.write_field(field, fields),
                Filling::Members(fields, names) => self.members(fields, *names),
            }
        }
        self.json.part(end);
    }

    /// Leaves a gap, where bodies may differ in this.
    fn leaves_gap(
        &mut self,
        differs: impl Fn(Differing) -> bool,
        filling: impl Fn() -> Filling,
    ) -> bool {
        match &mut self.gaps {
            Some((differing, gaps)) if differs(*differing) => {
                gaps.push(Gap { before: self.json.take_part(), filling: filling() });
                true
            }
            _ => false,
        }
    }

    fn object(&mut self, fields: &'static [Field]) -> Filled {
        self.json.open(b'{');
        let start = self.json.mark();
        self.fields(fields);
        let filled = !self.json.since(start).is_empty();
        self.json.close(b'}');
        filled
    }

    fn fields(&mut self, fields: &'static [Field]) {
        for field in fields {
            self.field(field, fields);
        }
    }

    /// A field of these, or the gap that it leaves.
    fn field(&mut self, field: &'static Field, fields: &'static [Field]) {
        let may_be_missing = !matches!(field, Field::Key { optional: false, .. });
        if !may_be_missing
            || !self.leaves_gap(
                |differing| differing.is_in_field(field),
                || match field {
                    Field::Members => Filling::Members(fields, names(fields)),
                    _ => Filling::Field(field, fields),
                },
            )
        {
            self.write_field(field, fields);
        }
    }

    fn write_field(&mut self, field: &'static Field, fields: &'static [Field]) {
        match field {
            Field::Members => self.members(fields, names(fields)),
            Field::ItemMembers => self.item_members(fields),
            Field::ByKey(by_key) => self.by_key(by_key, fields),
            Field::Key { quoted, optional, value, .. } => {
                if *optional && self.is_missing(value) {
                    return;
                }
                let mark = self.json.mark();
                self.json.key(quoted);
                if !self.value(value) && *optional {
                    self.json.rewind(mark);
                }
            }
        }
    }

    fn array(&mut self, values: &'static [Value]) -> Filled {
        self.json.open(b'[');
        for value in values {
            self.json.comma();
            self.value(value);
        }
        self.json.close(b']');
        !values.is_empty()
    }

    fn value(&mut self, value: &'static Value) -> Filled {
        let is_around_others = matches!(value, Value::Object(_) | Value::Array(_));
        let differs = |differing: Differing| differing.is_in(value);
        if !is_around_others && self.leaves_gap(differs, || Filling::Value(value)) {
            return true;
        }
        self.write_value(value)
    }

    fn write_value(&mut self, value: &'static Value) -> Filled {
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
            Value::ForEach(Items::All, _) => self.statement.items().next().is_none(),
            _ => false,
        }
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

    fn request_value(&mut self, name: &str) -> Filled {
        let value = self.occurrence.request().and_then(|request| request.value(name));
        let written = value.and_then(|value| {
            self.json.value_if_any(limits::BODY, &mut |writer| value.serialize(writer)).ok()
        });
        written.flatten().is_some() || self.null()
    }

    fn member(&mut self, name: &str) -> Filled {
        let member = self.statement.member(name);
        member.is_some_and(|member| self.written(member)) || self.null()
    }

    /// The members of the error, beside a template whose keys have these names.
    fn members(&mut self, template: &[Field], names: Names) {
        match self.statement.members_beside(names) {
            Some(Written { json: [], .. }) => {}
            Some(written)
                if self.json.fits(written.json.len() + 1, written.depth, limits::BODY) =>
            {
                self.json.comma();
                self.written(written);
            }
            _ => self.spread(self.statement.members(), template),
        }
    }

    /// Every one of these, except those with the name of a key that the template writes itself.
    fn spread<'n, 'm>(
        &mut self,
        members: impl Iterator<Item = (&'n str, Written<'m>)>,
        template: &[Field],
    ) {
        for (name, written) in members.filter(|(name, _)| !has_key(template, name)) {
            let mark = self.json.mark();
            self.json.comma();
            self.json.name(name);
            if !self.written(written) {
                self.json.rewind(mark);
            }
        }
    }

    fn written(&mut self, Written { json, depth }: Written<'_>) -> Filled {
        self.json.written(json, depth, limits::BODY)
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

/// The keys that an object writes itself.
fn names(template: &[Field]) -> Names {
    let mut names = Names::default();
    for field in template {
        if let Field::Key { key, .. } = field {
            names.add(key);
        }
    }
    names
}

/// Whether an object writes this key itself.
fn has_key(template: &[Field], name: &str) -> bool {
    template.iter().any(|field| matches!(field, Field::Key { key, .. } if *key == name))
}

/// Makes the one JSON string that was written into what it says.
fn as_plain_text(json: &mut Json) {
    let text = match serde_json::from_slice(json.as_bytes()) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(serde_json::Value::Null) | Err(_) => String::new(),
        Ok(other) => other.to_string(),
    };
    *json = Json::new(text.into_bytes());
}
