//! A deserializer around another one, which keeps the way to an error and makes a [`Reason`] of it.
//!
//! serde tells nobody where an error is, and serde_json keeps of it a text, which shows what was sent.
//! So everything that a type sees of its input goes through here, with errors of our own. On the way
//! through the other deserializer, which has its own, a reason waits in the [`Node`].

use std::cell::Cell;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::reason::{A_KNOWN_VALUE, ANOTHER_LENGTH, ANOTHER_VALUE, Kind, Place, Reason, Step};

/// Reads a value, or says why it cannot be.
pub(super) fn read<'de, S, D>(seed: S, deserializer: D) -> Result<S::Value, Reason>
where
    S: DeserializeSeed<'de>,
    D: Deserializer<'de>,
{
    let (waiting, is_looked_into, heard) = Default::default();
    let node =
        Node { waiting: &waiting, is_looked_into: &is_looked_into, heard: &heard, names: &[] };
    let read = seed.deserialize(Tracked { inner: deserializer, node });
    read.map_err(|reason| reason.at(node.place_of_unsaid()))
}

type Names = &'static [&'static str];

/// A value of the input, while it is read.
#[derive(Clone, Copy)]
struct Node<'a> {
    /// The reason that is on its way through the other deserializer.
    waiting: &'a Cell<Option<Reason>>,
    /// Whether it is an array or an object of which something has been read.
    is_looked_into: &'a Cell<bool>,
    /// Which of the names a string is that has been read.
    heard: &'a Cell<Option<&'static str>>,
    /// The names that the type has: its fields, its variants.
    names: Names,
}

impl<'a> Node<'a> {
    fn wrap<T>(self, inner: T) -> Tracked<'a, T> {
        Tracked { inner, node: self }
    }

    /// Lets a reason wait, and gives the other deserializer an error for it.
    fn send<E: serde::de::Error>(self, reason: Reason) -> E {
        self.waiting.set(Some(reason));
        E::custom("")
    }

    /// Takes the reason that has waited; else the error is the other deserializer's own.
    fn receive<E>(self, or: &'static str) -> impl FnOnce(E) -> Reason {
        move |_| self.waiting.take().unwrap_or_else(|| Reason::needed(or)).at(Place::Here)
    }

    /// The same of what has a name. If nothing has waited, it was not even looked at.
    fn receive_from<E>(self, step: Step) -> impl FnOnce(E) -> Reason {
        move |_| match self.waiting.take() {
            Some(reason) => reason.at(Place::Here).under(Some(step)),
            None => Reason::needed(ANOTHER_VALUE).at(Place::Here),
        }
    }

    /// Where an error is that the type itself says of this value.
    fn place_of_unsaid(self) -> Place {
        if self.is_looked_into.get() { Place::Within } else { Place::Here }
    }

    /// The same of one that is said while an array is read.
    fn of_array(self, reason: Reason) -> Reason {
        let is_own = matches!(reason.kind, Kind::Needed(ANOTHER_LENGTH));
        reason.at(if is_own { Place::Here } else { self.place_of_unsaid() })
    }

    /// The same of one that is said while an object is read: of what serde keeps, it may be about
    /// something further inside.
    fn of_object(self, reason: Reason) -> Reason {
        let is_own = match reason.kind {
            Kind::Missing(name) | Kind::Twice(name) => self.names.contains(&name),
            Kind::Needed(_) | Kind::UnknownName => false,
        };
        reason.at(if is_own { Place::Here } else { self.place_of_unsaid() })
    }

    fn hear(self, text: &str) {
        self.heard.set(self.names.iter().copied().find(|name| *name == text));
    }
}

/// A part of serde's machinery, around that of the other deserializer or of the type.
struct Tracked<'a, T> {
    inner: T,
    node: Node<'a>,
}

macro_rules! deserializer {
    ($($method:ident($($argument:ident: $type:ty),*) $([$names:ident])? else $or:ident;)+) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $($argument: $type,)*
            visitor: V,
        ) -> Result<V::Value, Reason> {
            let node = Node { $(names: $names,)? ..self.node };
            self.inner.$method($($argument,)* node.wrap(visitor)).map_err(node.receive($or))
        }
    )+};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tracked<'_, D> {
    type Error = Reason;

    deserializer! {
        deserialize_any() else ANOTHER_VALUE;
        deserialize_bool() else ANOTHER_VALUE;
        deserialize_i8() else ANOTHER_VALUE;
        deserialize_i16() else ANOTHER_VALUE;
        deserialize_i32() else ANOTHER_VALUE;
        deserialize_i64() else ANOTHER_VALUE;
        deserialize_i128() else ANOTHER_VALUE;
        deserialize_u8() else ANOTHER_VALUE;
        deserialize_u16() else ANOTHER_VALUE;
        deserialize_u32() else ANOTHER_VALUE;
        deserialize_u64() else ANOTHER_VALUE;
        deserialize_u128() else ANOTHER_VALUE;
        deserialize_f32() else ANOTHER_VALUE;
        deserialize_f64() else ANOTHER_VALUE;
        deserialize_char() else ANOTHER_VALUE;
        deserialize_str() else ANOTHER_VALUE;
        deserialize_string() else ANOTHER_VALUE;
        deserialize_bytes() else ANOTHER_VALUE;
        deserialize_byte_buf() else ANOTHER_VALUE;
        deserialize_option() else ANOTHER_VALUE;
        deserialize_unit() else ANOTHER_VALUE;
        deserialize_unit_struct(name: &'static str) else ANOTHER_VALUE;
        deserialize_newtype_struct(name: &'static str) else ANOTHER_VALUE;
        deserialize_seq() else ANOTHER_VALUE;
        deserialize_tuple(len: usize) else ANOTHER_LENGTH;
        deserialize_tuple_struct(name: &'static str, len: usize) else ANOTHER_LENGTH;
        deserialize_map() else ANOTHER_VALUE;
        deserialize_struct(name: &'static str, fields: Names) [fields] else ANOTHER_VALUE;
        deserialize_enum(name: &'static str, variants: Names) [variants] else A_KNOWN_VALUE;
        deserialize_identifier() else ANOTHER_VALUE;
        deserialize_ignored_any() else ANOTHER_VALUE;
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! scalars {
    ($($method:ident($($value:ident: $type:ty)?) $([$text:expr])?;)+) => {$(
        fn $method<E: serde::de::Error>(self $(, $value: $type)?) -> Result<V::Value, E> {
            $(self.node.hear($text);)?
            self.inner.$method($($value)?).map_err(|reason| self.node.send(reason))
        }
    )+};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Tracked<'_, V> {
    type Value = V::Value;

    /// The other deserializer asks for it where it makes an error by itself.
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.node.waiting.set(Some(Reason::expected(&self.inner as &dyn Expected)));
        f.write_str("")
    }

    scalars! {
        visit_bool(value: bool);
        visit_i8(value: i8);
        visit_i16(value: i16);
        visit_i32(value: i32);
        visit_i64(value: i64);
        visit_i128(value: i128);
        visit_u8(value: u8);
        visit_u16(value: u16);
        visit_u32(value: u32);
        visit_u64(value: u64);
        visit_u128(value: u128);
        visit_f32(value: f32);
        visit_f64(value: f64);
        visit_char(value: char);
        visit_str(value: &str) [value];
        visit_borrowed_str(value: &'de str) [value];
        visit_string(value: String) [&value];
        visit_bytes(value: &[u8]);
        visit_borrowed_bytes(value: &'de [u8]);
        visit_byte_buf(value: Vec<u8>);
        visit_none();
        visit_unit();
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let node = self.node;
        self.inner.visit_some(node.wrap(inner)).map_err(|reason| node.send(reason))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let node = self.node;
        self.inner.visit_newtype_struct(node.wrap(inner)).map_err(|reason| node.send(reason))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let node = self.node;
        let elements = Elements { inner, node, next: 0 };
        self.inner.visit_seq(elements).map_err(|reason| node.send(node.of_array(reason)))
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let node = self.node;
        let members = Members { inner, node, step: Step::Hidden };
        self.inner.visit_map(members).map_err(|reason| node.send(node.of_object(reason)))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let node = self.node;
        self.inner.visit_enum(node.wrap(inner)).map_err(|reason| node.send(reason))
    }
}

/// A value inside another one, one step away.
struct Inner<'a, S> {
    seed: S,
    step: Option<Step>,
    outer: Node<'a>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Inner<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let read = read(self.seed, deserializer);
        read.map_err(|reason| self.outer.send(reason.under(self.step)))
    }
}

/// A name: the key of a member, or a variant.
struct Name<'a, S> {
    seed: S,
    outer: Node<'a>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Name<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.outer.heard.set(None);
        let read = self.seed.deserialize(self.outer.wrap(deserializer));
        read.map_err(|reason| self.outer.send(reason.at(Place::Here)))
    }
}

impl Node<'_> {
    /// The step to what has the name that was just read.
    fn step_to_heard(self) -> Step {
        self.heard.get().map_or(Step::Hidden, Step::Name)
    }
}

struct Elements<'a, A> {
    inner: A,
    node: Node<'a>,
    next: usize,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<'_, A> {
    type Error = Reason;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Reason> {
        self.node.is_looked_into.set(true);
        let step = Some(Step::Element(self.next));
        self.next += 1;
        let element = Inner { seed, step, outer: self.node };
        self.inner.next_element_seed(element).map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

struct Members<'a, A> {
    inner: A,
    node: Node<'a>,
    /// To the value whose name has been read.
    step: Step,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, A> {
    type Error = Reason;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Reason> {
        self.node.is_looked_into.set(true);
        let key = self.inner.next_key_seed(Name { seed, outer: self.node });
        self.step = self.node.step_to_heard();
        key.map_err(|error| self.node.receive(ANOTHER_VALUE)(error).of_a_name())
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Reason> {
        let value = Inner { seed, step: Some(self.step), outer: self.node };
        self.inner.next_value_seed(value).map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, 'a, A: EnumAccess<'de>> EnumAccess<'de> for Tracked<'a, A> {
    type Error = Reason;
    type Variant = Variant<'a, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Reason> {
        let node = self.node;
        let variant = self.inner.variant_seed(Name { seed, outer: node });
        let step = node.step_to_heard();
        let (value, inner) = variant.map_err(node.receive(A_KNOWN_VALUE))?;
        Ok((value, Variant { inner, node, step }))
    }
}

struct Variant<'a, A> {
    inner: A,
    node: Node<'a>,
    step: Step,
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Variant<'_, A> {
    type Error = Reason;

    fn unit_variant(self) -> Result<(), Reason> {
        self.inner.unit_variant().map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Reason> {
        let value = Inner { seed, step: None, outer: self.node };
        self.inner.newtype_variant_seed(value).map_err(self.node.receive_from(self.step))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Reason> {
        let is_looked_into = Cell::default();
        let node = Node { is_looked_into: &is_looked_into, ..self.node };
        self.inner.tuple_variant(len, node.wrap(visitor)).map_err(node.receive_from(self.step))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: Names,
        visitor: V,
    ) -> Result<V::Value, Reason> {
        let is_looked_into = Cell::default();
        let node = Node { is_looked_into: &is_looked_into, names: fields, ..self.node };
        self.inner.struct_variant(fields, node.wrap(visitor)).map_err(node.receive_from(self.step))
    }
}
