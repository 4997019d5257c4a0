use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The version of the shape of a [`Book`](crate::book::Book), which is 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Version;

pub(super) const VERSION: u32 = 1;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            VERSION => Ok(Version),
            other => Err(serde::de::Error::custom(format_args!(
                "this book has the version {other}, and this errbook reads version {VERSION}; make the book again, or use the errbook that made it"
            ))),
        }
    }
}
