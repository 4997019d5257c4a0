use std::collections::HashMap;
use std::ptr;

use serde_json::Value;

use crate::book::model::{BookHeader, BookMember};
use crate::book::parts::{header, member};
use crate::book::schema::{Schema, without_null};
use crate::catalog::described::any_of;
use crate::catalog::description::{Description, MemberSchema, Of};
use crate::catalog::entry::Entry;
use crate::catalog::group::Group;
use crate::format::WireFormat;

/// What the error types of a catalog say when a book is made, each asked once: by the identity of its
/// group.
pub(super) struct Groups(HashMap<u64, Known>);

#[derive(Default)]
struct Known {
    description: Description,
    /// What the types around it add to its errors, whichever way leads there.
    around: Members,
    /// The format that it or a type around it asks for.
    format: Option<&'static WireFormat>,
}

/// The members that there may be.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Members {
    pub(super) known: Vec<BookMember>,
    /// Whether there may be others, whose names nobody knows.
    pub(super) open: bool,
}

impl Groups {
    pub(super) fn of(groups: &[&'static Group]) -> Self {
        let mut known = Groups(HashMap::new());
        for group in groups {
            known.follow(group, &Members::default(), None);
        }
        known
    }

    /// Goes on until nothing is new, so that a group that several ways lead to has what all of them add.
    fn follow(
        &mut self,
        group: &'static Group,
        around: &Members,
        format: Option<&'static WireFormat>,
    ) {
        let is_known = self.0.contains_key(&group.identity);
        let known = self.0.entry(group.identity).or_insert_with(|| {
            let description = group.description();
            Known { format: description.format.or(format), description, ..Known::default() }
        });
        let before = known.around.clone();
        known.around.add(around);
        if is_known && known.around == before {
            return;
        }
        let mut inside = known.around.clone();
        inside.add(&known.wrapped(group));
        let format = known.format;
        group.groups.iter().for_each(|nested| self.follow(nested, &inside, format));
    }

    fn known(&self, group: &Group) -> Option<&Known> {
        self.0.get(&group.identity)
    }

    /// The members that a type adds to the errors in it.
    pub(super) fn wrapped(&self, group: &'static Group) -> Vec<BookMember> {
        self.known(group).map(|known| known.wrapped(group).known).unwrap_or_default()
    }

    /// The members of an entry.
    pub(super) fn members(&self, group: &Group, entry: &'static Entry) -> Members {
        let (known, of) = (self.known(group), of(group, entry));
        let docs = entry.members().iter();
        let members =
            docs.map(|doc| member(doc, Some(entry), known.and_then(|it| it.schema(of?, doc.name))));
        let mut members = Members { known: members.collect(), open: false };
        if let (Some(known), Some(of)) = (known, of) {
            members.flatten(known, of);
        }
        members
    }

    /// The same with those of the types around it, which are there or not.
    pub(super) fn members_with_wrappers(&self, group: &Group, own: &Members) -> Members {
        let mut members = own.clone();
        let Some(known) = self.known(group) else { return members };
        members.open |= known.around.open;
        for more in &known.around.known {
            let has_it = |own: &BookMember| own.name == more.name && own.required;
            if !members.known.iter().any(has_it) {
                members.add_one(more);
            }
        }
        members
    }

    pub(super) fn headers(&self, group: &Group, entry: &'static Entry) -> Vec<BookHeader> {
        let (known, of) = (self.known(group), of(group, entry));
        let mut headers: Vec<BookHeader> = entry.headers().iter().map(header).collect();
        for header in &mut headers {
            let told = known.into_iter().flat_map(|known| &known.description.headers);
            let mut told = told.filter(|(entry, _)| Some(Of::Entry(*entry)) == of);
            header.required |= told.any(|(_, name)| *name == header.name);
        }
        headers
    }

    /// The format that an entry asks for, or its type.
    pub(super) fn format(
        &self,
        group: &Group,
        entry: &'static Entry,
    ) -> Option<&'static WireFormat> {
        let (known, of) = (self.known(group)?, of(group, entry));
        let mut own = known.description.formats.iter();
        let own = own.find(|(entry, _)| Some(Of::Entry(*entry)) == of);
        own.map(|(_, format)| *format).or(known.format)
    }
}

/// The place of an entry in its group.
fn of(group: &Group, entry: &'static Entry) -> Option<Of> {
    group.entries.iter().position(|it| ptr::eq(it, entry)).map(Of::Entry)
}

impl Known {
    fn wrapped(&self, group: &'static Group) -> Members {
        let docs = group.members.iter();
        let members = docs.map(|doc| member(doc, None, self.schema(Of::Wrapped, doc.name)));
        let mut members = Members { known: members.collect(), open: false };
        members.flatten(self, Of::Wrapped);
        members
    }

    fn schema(&self, of: Of, name: &str) -> Option<&MemberSchema> {
        let mut members = self.description.members.iter();
        members.find(|(it, known, _)| *it == of && *known == name).map(|(.., schema)| schema)
    }
}

impl Members {
    /// Adds some that may be there. Of two with one name, there may be either value.
    fn add(&mut self, members: &Members) {
        self.open |= members.open;
        members.known.iter().for_each(|member| self.add_one(member));
    }

    fn add_one(&mut self, member: &BookMember) {
        match self.known.iter_mut().find(|known| known.name == member.name) {
            Some(known) => {
                let both = [&known.schema, &member.schema].map(|schema| schema.as_json().clone());
                known.schema = any_of(both).into();
            }
            None => self.known.push(BookMember { required: false, ..member.clone() }),
        }
    }

    /// Adds the fields of what is flattened. Of what does not say which it has, anything may be there.
    fn flatten(&mut self, known: &Known, of: Of) {
        let flattened = known.description.flattened.iter().filter(|(it, _)| *it == of);
        for (_, MemberSchema { schema, nullable }) in flattened {
            let Some(Value::Object(properties)) = schema.get("properties") else {
                self.open = true;
                continue;
            };
            let required = schema.get("required").and_then(Value::as_array);
            for (name, schema) in properties {
                let mut schema = schema.clone();
                let may_be_null = without_null(&mut schema);
                let docs = schema.get("description").and_then(Value::as_str).unwrap_or_default();
                let is_required =
                    required.is_some_and(|names| names.iter().any(|it| it == name.as_str()));
                let member = BookMember {
                    name: name.clone(),
                    docs: docs.to_owned(),
                    required: is_required && !may_be_null && !nullable,
                    example: None,
                    schema: Schema::from(schema),
                };
                if self.known.iter().all(|known| known.name != member.name) {
                    self.known.push(member);
                }
            }
        }
    }
}
