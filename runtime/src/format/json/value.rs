use std::fmt;
use std::io;

use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Error, Result};

use super::escape::string;
use super::whole::{Watched, Wholeness};

/// Writes one value of the user's, as far as it fits. A text or a number, as most are, is copied. What
/// has others in it, or may not fit, is written by `serde_json`, with an account of what is whole.
pub struct ValueWriter<'j> {
    /// Until something begins that `serde_json` writes.
    start: Option<(Bounded<'j>, &'j mut Wholeness)>,
    inside: Option<Inside<'j>>,
}

impl fmt::Debug for ValueWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValueWriter").finish_non_exhaustive()
    }
}

type Inside<'j> = serde_json::Serializer<Bounded<'j>, Watched<'j>>;

impl<'j> ValueWriter<'j> {
    pub(super) fn new(bytes: &'j mut Vec<u8>, limit: usize, whole: &'j mut Wholeness) -> Self {
        let bounded = Bounded { bytes, limit, is_full: false };
        ValueWriter { start: Some((bounded, whole)), inside: None }
    }

    /// Whether `serde_json` has written it, so that there is something to know of its inside.
    pub(super) fn end(self) -> Result<bool> {
        match self.inside.map(Inside::into_inner) {
            // A `Serialize` may have gone on after an error, and kept it to itself.
            Some(Bounded { is_full: true, .. }) => Err(too_large()),
            inside => Ok(inside.is_some()),
        }
    }

    fn plain(&mut self, json: &[u8]) -> Result<()> {
        self.room(json.len())?.extend_from_slice(json);
        Ok(())
    }

    fn room(&mut self, size: usize) -> Result<&mut Vec<u8>> {
        let room = self.start.as_mut().and_then(|(bounded, _)| bounded.room(size));
        room.ok_or_else(too_large)
    }

    fn inside(&mut self) -> Result<&mut Inside<'j>> {
        if let Some((bounded, wholeness)) = self.start.take() {
            self.inside = Some(Inside::with_formatter(bounded, Watched(wholeness)));
        }
        self.inside.as_mut().ok_or_else(too_large)
    }
}

#[cold]
fn too_large() -> Error {
    Error::custom("the body would be too large")
}

macro_rules! integers {
    ($($method:ident($ty:ty);)+) => {$(
        fn $method(self, value: $ty) -> Result<()> {
            self.plain(itoa::Buffer::new().format(value).as_bytes())
        }
    )+};
}

macro_rules! by_serde_json {
    ($($method:ident($($name:ident: $ty:ty),*) -> $ok:ident;)+) => {$(
        fn $method(self, $($name: $ty),*) -> Result<Self::$ok> {
            self.inside()?.$method($($name),*)
        }
    )+};
}

impl<'s, 'j> Serializer for &'s mut ValueWriter<'j> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = <&'s mut Inside<'j> as Serializer>::SerializeSeq;
    type SerializeTuple = <&'s mut Inside<'j> as Serializer>::SerializeTuple;
    type SerializeTupleStruct = <&'s mut Inside<'j> as Serializer>::SerializeTupleStruct;
    type SerializeTupleVariant = <&'s mut Inside<'j> as Serializer>::SerializeTupleVariant;
    type SerializeMap = <&'s mut Inside<'j> as Serializer>::SerializeMap;
    type SerializeStruct = <&'s mut Inside<'j> as Serializer>::SerializeStruct;
    type SerializeStructVariant = <&'s mut Inside<'j> as Serializer>::SerializeStructVariant;

    fn serialize_str(self, text: &str) -> Result<()> {
        // However much of it has to be escaped: a byte becomes six at most.
        match &mut self.start {
            Some((bounded, _)) if text.len() <= bounded.free().saturating_sub(2) / 6 => {
                string(bounded.bytes, &[text]);
                Ok(())
            }
            _ => self.inside()?.serialize_str(text),
        }
    }

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.plain(if value { b"true" } else { b"false" })
    }

    integers! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    fn serialize_unit(self) -> Result<()> {
        self.plain(b"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<()> {
        self.serialize_str(name)
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<()> {
        self.inside()?.serialize_newtype_variant(name, index, variant, value)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<()> {
        self.inside()?.collect_str(value)
    }

    by_serde_json! {
        serialize_i128(value: i128) -> Ok;
        serialize_u128(value: u128) -> Ok;
        serialize_f32(value: f32) -> Ok;
        serialize_f64(value: f64) -> Ok;
        serialize_char(value: char) -> Ok;
        serialize_bytes(value: &[u8]) -> Ok;
        serialize_seq(length: Option<usize>) -> SerializeSeq;
        serialize_tuple(length: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) -> SerializeTupleVariant;
        serialize_map(length: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, length: usize) -> SerializeStruct;
        serialize_struct_variant(
            name: &'static str, index: u32, variant: &'static str, length: usize
        ) -> SerializeStructVariant;
    }
}

/// Takes bytes up to a limit, and says there that it is full.
#[derive(Debug)]
pub struct Bounded<'a> {
    bytes: &'a mut Vec<u8>,
    limit: usize,
    is_full: bool,
}

impl Bounded<'_> {
    fn free(&self) -> usize {
        self.limit.saturating_sub(self.bytes.len())
    }

    fn room(&mut self, size: usize) -> Option<&mut Vec<u8>> {
        self.is_full |= size > self.free();
        (!self.is_full).then_some(&mut *self.bytes)
    }
}

impl io::Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self.room(bytes.len()) {
            Some(room) => room.extend_from_slice(bytes),
            None => return Err(full()),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cold]
fn full() -> io::Error {
    io::Error::other("the body would be too large")
}
