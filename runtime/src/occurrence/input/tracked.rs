//! A deserializer around another one, which keeps the way to an error and makes a [`Reason`] of it.
//!
//! serde tells nobody where an error is, and `serde_json` keeps of it a text, which shows what was sent.
//! So everything that a type sees of its input goes through here, with errors of our own. On the way
//! through the other deserializer, which has its own, a reason waits in the [`Node`].

use std::fmt;

use serde::de::{self, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Visitor};

use super::node::{Names, Node};
use super::parts::{Elements, Members};
use super::reason::{A_KNOWN_VALUE, ANOTHER_LENGTH, ANOTHER_VALUE, Reason};

/// A part of serde's machinery, around that of the other deserializer or of the type.
pub(super) struct Tracked<'a, T> {
    pub(super) inner: T,
    pub(super) node: Node<'a>,
}

macro_rules! deserializer {
    ($($method:ident($($argument:ident: $type:ty),*) $([$names:ident])? $(or $or:ident)?;)+) => {$(
        fn $method<V: Visitor<'de>>(
            self,
            $($argument: $type,)*
            visitor: V,
        ) -> Result<V::Value, Reason> {
            let node = Node { $(names: $names,)? ..self.node };
            let read = self.inner.$method($($argument,)* node.wrap(visitor));
            read.map_err(node.receive(deserializer!(@or $($or)?)))
        }
    )+};
    (@or) => { ANOTHER_VALUE };
    (@or $or:ident) => { $or };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Tracked<'_, D> {
    type Error = Reason;

    deserializer! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize) or ANOTHER_LENGTH;
        deserialize_tuple_struct(name: &'static str, len: usize) or ANOTHER_LENGTH;
        deserialize_map();
        deserialize_struct(name: &'static str, fields: Names) [fields];
        deserialize_enum(name: &'static str, variants: Names) [variants] or A_KNOWN_VALUE;
        deserialize_identifier();
        deserialize_ignored_any();
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! scalars {
    ($($method:ident($($value:ident: $type:ty)?) $([$text:expr])?;)+) => {$(
        fn $method<E: de::Error>(self $(, $value: $type)?) -> Result<V::Value, E> {
            $(self.node.hear($text);)?
            self.inner.$method($($value)?).map_err(|reason| self.node.send(reason))
        }
    )+};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Tracked<'_, V> {
    type Value = V::Value;

    /// The other deserializer asks for it where it makes an error by itself.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
        let elements = Elements::new(inner, node);
        self.inner.visit_seq(elements).map_err(|reason| node.send(node.of_array(reason)))
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let node = self.node;
        let members = Members::new(inner, node);
        self.inner.visit_map(members).map_err(|reason| node.send(node.of_object(reason)))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        let node = self.node;
        self.inner.visit_enum(node.wrap(inner)).map_err(|reason| node.send(reason))
    }
}
