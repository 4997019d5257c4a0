//! Members that are the fields of one value.

use serde::ser::{Error, Impossible, Serialize, SerializeStruct, Serializer};
use serde_json::Error as Mistake;

use crate::occurrence::member::Members;

impl Members<'_> {
    /// Adds each field of a struct as a member. A `None` has none. Of anything else the names are not
    /// known before, so it is left out, and the logs are told under this name.
    #[doc(hidden)]
    pub fn add_fields<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if value.serialize(Fields(self)).is_err() {
            self.write(name, &mut |_| Err(no_struct()));
        }
    }
}

fn no_struct() -> Mistake {
    Mistake::custom("only a struct can be flattened: its fields are the members")
}

/// Takes a struct, and what stands for one.
struct Fields<'f, 'm>(&'f mut Members<'m>);

impl SerializeStruct for Fields<'_, '_> {
    type Ok = ();
    type Error = Mistake;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Mistake> {
        self.0.add(key, value);
        Ok(())
    }

    fn end(self) -> Result<(), Mistake> {
        Ok(())
    }
}

/// The methods that take what is no struct.
macro_rules! refused {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)+) => {$(
        fn $method(self $(, _: $argument)*) -> Result<$ok, Mistake> {
            Err(no_struct())
        }
    )+};
}

type Never = Impossible<(), Mistake>;

impl Serializer for Fields<'_, '_> {
    type Ok = ();
    type Error = Mistake;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Self;
    type SerializeStructVariant = Never;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Mistake> {
        Ok(self)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Mistake> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Mistake> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Mistake> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Mistake> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Mistake> {
        Err(no_struct())
    }

    refused! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> Never;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }
}
