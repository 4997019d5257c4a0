use crate::book::model::{BookHeader, BookMember};
use crate::book::schema::Schema;
use crate::catalog::description::MemberSchema;
use crate::catalog::details::{HeaderDoc, MemberDoc, MemberValue};
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;

pub(super) fn member(
    member: &MemberDoc,
    entry: Option<&Entry>,
    schema: Option<&MemberSchema>,
) -> BookMember {
    let of = |values: &'static [MemberValue]| {
        let value = values.iter().find(|value| value.name == member.name)?;
        serde_json::from_str(value.json).ok()
    };
    let constant = entry.and_then(|entry| of(entry.constants()));
    BookMember {
        name: member.name.to_owned(),
        docs: member.docs.to_owned(),
        required: constant.is_some() || schema.is_some_and(|schema| !schema.nullable),
        schema: match (constant, schema) {
            (Some(constant), _) => Schema::constant(constant),
            (None, Some(schema)) => schema.schema.clone().into(),
            (None, None) => Schema::any(),
        },
        example: entry.and_then(|entry| of(entry.examples())),
    }
}

pub(super) fn header(header: &HeaderDoc) -> BookHeader {
    BookHeader {
        name: header.name.to_owned(),
        docs: header.docs.to_owned(),
        value: header.value.map(str::to_owned),
        required: header.value.is_some(),
    }
}

/// The name of the error type of a group, without its path.
pub(super) fn error_type(group: &Group) -> &'static str {
    group.path.rsplit("::").next().unwrap_or_default()
}
