//! What the types of members write, as far as they say so.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, Saturating, Wrapping};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::catalog::description::MemberSchema;

/// A type of which errbook knows what serde writes.
pub trait Described {
    /// Whether it may be `null`.
    const NULLABLE: bool = false;

    /// What it writes besides `null`.
    fn schema() -> Value;

    /// Both.
    #[must_use]
    fn described() -> MemberSchema {
        MemberSchema { schema: Self::schema(), nullable: Self::NULLABLE }
    }
}

/// What it writes inside of something else, where a `null` stands.
fn inside<T: Described + ?Sized>() -> Value {
    if T::NULLABLE { nullable(T::schema()) } else { T::schema() }
}

macro_rules! written_as {
    ($($($ty:ty),+ => $schema:tt;)+) => {$($(
        impl Described for $ty {
            fn schema() -> Value {
                json!($schema)
            }
        }
    )+)+};
}

written_as! {
    bool => { "type": "boolean" };
    str, String, Path, PathBuf => { "type": "string" };
    char => { "type": "string", "minLength": 1, "maxLength": 1 };
    u8 => { "type": "integer", "minimum": 0, "maximum": 255 };
    u16 => { "type": "integer", "minimum": 0, "maximum": 65_535 };
    u32 => { "type": "integer", "format": "uint32", "minimum": 0 };
    u64, usize => { "type": "integer", "format": "uint64", "minimum": 0 };
    u128 => { "type": "integer", "minimum": 0 };
    i8 => { "type": "integer", "minimum": (-128), "maximum": 127 };
    i16 => { "type": "integer", "minimum": (-32_768), "maximum": 32_767 };
    i32 => { "type": "integer", "format": "int32" };
    i64, isize => { "type": "integer", "format": "int64" };
    i128 => { "type": "integer" };
    NonZero<u8> => { "type": "integer", "minimum": 1, "maximum": 255 };
    NonZero<u16> => { "type": "integer", "minimum": 1, "maximum": 65_535 };
    NonZero<u32> => { "type": "integer", "format": "uint32", "minimum": 1 };
    NonZero<u64>, NonZero<usize> => { "type": "integer", "format": "uint64", "minimum": 1 };
    NonZero<u128> => { "type": "integer", "minimum": 1 };
    NonZero<i8>, NonZero<i16>, NonZero<i32>, NonZero<i64>, NonZero<i128>, NonZero<isize> =>
        { "type": "integer", "not": { "const": 0 } };
    Ipv4Addr => { "type": "string", "format": "ipv4" };
    Ipv6Addr => { "type": "string", "format": "ipv6" };
    IpAddr, SocketAddr, SocketAddrV4, SocketAddrV6 => { "type": "string" };
    serde_json::Map<String, Value> => { "type": "object" };
    // What is no number is a mistake of the service's, and is left out as one.
    f32 => { "type": "number", "format": "float" };
    f64 => { "type": "number", "format": "double" };
    serde_json::Number => { "type": "number" };
    Duration => {
        "type": "object",
        "properties": {
            "secs": { "type": "integer", "format": "uint64", "minimum": 0 },
            "nanos": { "type": "integer", "format": "uint32", "minimum": 0 },
        },
        "required": ["secs", "nanos"],
        "additionalProperties": false,
    };
    SystemTime => {
        "type": "object",
        "properties": {
            "secs_since_epoch": { "type": "integer", "format": "uint64", "minimum": 0 },
            "nanos_since_epoch": { "type": "integer", "format": "uint32", "minimum": 0 },
        },
        "required": ["secs_since_epoch", "nanos_since_epoch"],
        "additionalProperties": false,
    };
}

impl Described for () {
    const NULLABLE: bool = true;

    fn schema() -> Value {
        json!({ "type": "null" })
    }
}

impl Described for Value {
    const NULLABLE: bool = true;

    fn schema() -> Value {
        json!({})
    }
}

impl<T: Described> Described for Option<T> {
    const NULLABLE: bool = true;

    fn schema() -> Value {
        T::schema()
    }
}

macro_rules! written_as_what_is_in_it {
    ($([$($parameters:tt)*] $holder:ty, $held:ty;)+) => {$(
        impl<$($parameters)*> Described for $holder {
            const NULLABLE: bool = <$held>::NULLABLE;

            fn schema() -> Value {
                <$held>::schema()
            }
        }
    )+};
}

written_as_what_is_in_it! {
    [T: Described + ?Sized] &T, T;
    [T: Described + ?Sized] &mut T, T;
    [T: Described + ?Sized] Box<T>, T;
    [T: Described + ?Sized] Rc<T>, T;
    [T: Described + ?Sized] Arc<T>, T;
    [T: Described + ToOwned + ?Sized] Cow<'_, T>, T;
    [T: Described + ?Sized] Mutex<T>, T;
    [T: Described + ?Sized] RwLock<T>, T;
    [T: Described] Wrapping<T>, T;
    [T: Described] Saturating<T>, T;
}

fn list<T: Described>() -> Value {
    json!({ "type": "array", "items": inside::<T>() })
}

fn set<T: Described>() -> Value {
    json!({ "type": "array", "items": inside::<T>(), "uniqueItems": true })
}

fn map<V: Described>() -> Value {
    json!({ "type": "object", "additionalProperties": inside::<V>() })
}

macro_rules! collections {
    ($([$($parameters:tt)*] $collection:ty => $schema:expr;)+) => {$(
        impl<$($parameters)*> Described for $collection {
            fn schema() -> Value {
                $schema
            }
        }
    )+};
}

collections! {
    [T: Described] [T] => list::<T>();
    [T: Described] Vec<T> => list::<T>();
    [T: Described] VecDeque<T> => list::<T>();
    [T: Described] LinkedList<T> => list::<T>();
    [T: Described] BinaryHeap<T> => list::<T>();
    [T: Described] BTreeSet<T> => set::<T>();
    [T: Described, S] HashSet<T, S> => set::<T>();
    [K, V: Described] BTreeMap<K, V> => map::<V>();
    [K, V: Described, S] HashMap<K, V, S> => map::<V>();
    [T: Described, const N: usize] [T; N] =>
        json!({ "type": "array", "items": inside::<T>(), "minItems": N, "maxItems": N });
}

macro_rules! tuples {
    ($($count:literal: $($part:ident)+;)+) => {$(
        impl<$($part: Described),+> Described for ($($part,)+) {
            fn schema() -> Value {
                json!({
                    "type": "array",
                    "prefixItems": [$(inside::<$part>()),+],
                    "items": false,
                    "minItems": $count,
                    "maxItems": $count,
                })
            }
        }
    )+};
}

tuples! {
    1: A;
    2: A B;
    3: A B C;
    4: A B C D;
    5: A B C D E;
    6: A B C D E F;
    7: A B C D E F G;
    8: A B C D E F G H;
}

/// What a schema allows, or `null`.
pub(crate) fn nullable(mut schema: Value) -> Value {
    let is_plain = schema.get("enum").is_none() && schema.get("const").is_none();
    match schema.get("type") {
        _ if schema == json!({}) => schema,
        Some(Value::String(name)) if is_plain => {
            schema["type"] = json!([name, "null"]);
            schema
        }
        _ => any_of([schema, json!({ "type": "null" })]),
    }
}

/// What one of these allows.
pub(crate) fn any_of(schemas: impl IntoIterator<Item = Value>) -> Value {
    let mut different: Vec<Value> = Vec::new();
    for schema in schemas {
        if !different.contains(&schema) {
            different.push(schema);
        }
    }
    match different.as_slice() {
        [only] => only.clone(),
        several if several.contains(&json!({})) => json!({}),
        _ => json!({ "anyOf": different }),
    }
}
