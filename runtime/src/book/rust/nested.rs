//! The variants that stand for nested sections.

use std::collections::HashSet;

use super::types::Types;
use super::variant::{Field, fields, of_header_fields, of_member_field};
use crate::book::model::BookSection;
use crate::book::names::{Names, pascal};

/// What the variant in this place adds to the errors in it. Where a name comes again, it is the
/// next one's.
pub(super) fn besides(section: &BookSection, at: usize, types: &mut Types) -> Vec<Field> {
    let of = pascal(&section.error_type);
    let mut names = Names::but(&["error"]);
    let members = of_variants(section.members.iter(), |member| &member.name);
    let members = members.filter(|(place, _)| *place == at);
    let mut fields: Vec<Field> =
        members.map(|(_, member)| of_member_field(member, &of, &mut names, types)).collect();
    let headers = of_variants(section.headers.iter(), |header| &header.name);
    let headers = headers.filter(|(place, _)| *place == at).map(|(_, header)| header);
    fields.extend(of_header_fields(headers, &mut names));
    fields
}

/// Each with the place of its variant.
fn of_variants<'b, T: 'b>(
    all: impl Iterator<Item = &'b T>,
    name: impl Fn(&'b T) -> &'b str,
) -> impl Iterator<Item = (usize, &'b T)> {
    let (mut place, mut known) = (0, HashSet::new());
    all.map(move |it| {
        if !known.insert(name(it)) {
            place += 1;
            known = HashSet::from([name(it)]);
        }
        (place, it)
    })
}

/// The variant that answers what another type answers.
pub(super) fn transparent(name: &str, ty: &str, besides: Vec<Field>) -> String {
    if besides.is_empty() {
        return format!("    #[api(transparent)]\n    {name}({ty}),\n");
    }
    let error = Field {
        docs: String::new(),
        settings: vec!["transparent".to_owned()],
        name: "error".to_owned(),
        ty: ty.to_owned(),
    };
    let all: Vec<Field> = std::iter::once(error).chain(besides).collect();
    format!("    {name}{},\n", fields(&all))
}
