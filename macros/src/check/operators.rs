//! What only operators are told of a variant.

use quote::ToTokens;
use syn::Type;

use super::fields::cause;
use super::message::text_settings;
use super::shape::Kind;
use crate::ast::{Input, Value, Variant};
use crate::beside::ErrorText;
use crate::keys::Id;
use crate::model::ForOperators;

/// All that there is. A variant with an entry of its own, of which clients know everything, has nothing.
pub(super) fn told(variant: &Variant, input: &Input, kind: &Kind) -> Option<ForOperators> {
    let own = match kind {
        Kind::Own => true,
        Kind::Internal | Kind::Masked { .. } | Kind::Like { .. } => false,
        Kind::Transparent { .. } | Kind::Made { .. } => return None,
    };
    let source = match kind {
        Kind::Masked { field } => Some(*field),
        _ => cause(variant),
    };
    let source = source.and_then(|field| variant.fields.get(field));
    let told = ForOperators {
        variant: variant.ident.to_string(),
        own,
        docs: if own { String::new() } else { variant.docs.full.clone() },
        internal: variant.docs.internal.clone(),
        display: display(variant, input),
        source: source.map(|field| name(&field.ty)).unwrap_or_default(),
    };
    let has_something =
        [&told.internal, &told.display, &told.source].iter().any(|it| !it.is_empty());
    (!own || has_something).then_some(told)
}

/// The text as it is written: braces name fields, as for clients.
fn display(variant: &Variant, input: &Input) -> String {
    if let Some(ErrorText::Format(format)) = &variant.error_text {
        return format.literal.value();
    }
    match text_settings(variant, input, Id::Display).find(Id::Display).map(|it| &it.value) {
        Some(Value::Format(format)) => format.literal.value(),
        _ => String::new(),
    }
}

/// A type as people write it.
fn name(ty: &Type) -> String {
    let mut name = ty.to_token_stream().to_string();
    for (spaced, tight) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
    ] {
        name = name.replace(spaced, tight);
    }
    name
}
