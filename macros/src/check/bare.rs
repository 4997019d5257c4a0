//! Fields that an argument names without a dot. thiserror binds them so; in errbook's own texts, where
//! another thing in scope may have the name, it is `.name`.

use syn::Member;
use syn::ext::IdentExt;

use super::fields::name;
use super::text::Written;
use crate::arguments::{Argument, Format};
use crate::ast::{Field, Variant};
use crate::diagnostics::Diagnostics;
use crate::names::{Mention, Role, mentions};

/// The text with what thiserror would bind in its arguments: `len` and `_0`, as if they were `.len` and
/// `.0`. More than needed does no harm: each has to be one that clients may read.
pub(super) fn found(format: &Format, variant: &Variant) -> Format {
    let mut format = format.clone();
    for argument in &mut format.arguments {
        let mentions = mentions(&argument.value.tokens);
        let named = |field: &Field| mentions.iter().find(|mention| means(mention, field));
        let bare =
            variant.fields.iter().filter_map(|field| Some((name(field), named(field)?.span)));
        argument.value.fields.extend(bare);
    }
    format
}

fn means(mention: &Mention, field: &Field) -> bool {
    match &field.member {
        Member::Named(name) => name.unraw() == mention.name,
        Member::Unnamed(index) => mention.name.strip_prefix('_') == Some(&index.index.to_string()),
    }
}

pub(super) fn check(written: &Written<'_>, diagnostics: &mut Diagnostics) {
    for argument in &written.format.arguments {
        check_bare_field(argument, written.variant, diagnostics);
    }
}

/// rustc would find nothing, or something else of that name.
fn check_bare_field(argument: &Argument, variant: &Variant, diagnostics: &mut Diagnostics) {
    for mention in mentions(&argument.value.tokens).iter().filter(|it| it.role == Role::Value) {
        if let Some(field) = variant.fields.iter().find(|field| means(mention, field)) {
            let (field, name) = (name(field), &mention.name);
            let message = format!(
                "`{name}` may be the field: write `.{field}`; another thing of that name has a path here, as in `self::{name}`"
            );
            diagnostics.at(mention.span, message);
        }
    }
}
