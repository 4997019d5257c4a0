//! The derives beside errbook's, as far as one derive sees of another.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Ident, LitStr, Meta, Path, Token};

use crate::arguments::Format;
use crate::ast::{Setting, Settings, Value};
use crate::diagnostics::Diagnostics;
use crate::keys::{Id, KEYS, Key, Place};
use crate::syntax::add;

/// What stands in `#[error(…)]`.
#[derive(Clone)]
pub(crate) enum ErrorText {
    Format(Format),
    /// What cannot be shown without that derive.
    Other {
        what: String,
        span: Span,
    },
}

/// Whether the type carries the attribute of a `thiserror` derive.
pub(crate) fn beside_thiserror(input: &DeriveInput) -> bool {
    is_told(&input.attrs)
        || match &input.data {
            Data::Enum(data) => data.variants.iter().any(|variant| is_told(&variant.attrs)),
            Data::Struct(_) | Data::Union(_) => false,
        }
}

/// `derive_more` has an attribute of that name too.
fn is_told(attributes: &[Attribute]) -> bool {
    let first = |input: ParseStream<'_>| {
        let first = input.parse::<Option<Ident>>();
        input.parse::<TokenStream>()?;
        first
    };
    attributes.iter().filter(|attribute| attribute.path().is_ident("error")).any(|attribute| {
        let word = attribute.parse_args_with(first).ok().flatten();
        word.is_none_or(|word| word == "transparent" || word == "fmt")
    })
}

/// The other derives that write what errbook's would, or read `#[source]` and `#[from]`.
#[derive(Clone, Copy)]
pub(crate) struct Others {
    /// It tells what is wrong with its attributes.
    pub(crate) thiserror: bool,
    /// `From` is another's, such as `derive_more`'s, whose `#[from]` stands in more places and says more.
    from: bool,
}

impl Others {
    pub(crate) fn of(
        input: &DeriveInput,
        settings: &Settings,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        if let Some(name) = other_derive(input, settings) {
            check_other_derive(&name, diagnostics);
        }
        let from = settings.names(Id::Without).iter().any(|name| name == "From");
        Others { thiserror: beside_thiserror(input), from }
    }

    /// Adds what thiserror's `#[source]` and `#[from]` say.
    pub(crate) fn read(
        self,
        attributes: &[Attribute],
        place: Place,
        settings: &mut Settings,
        diagnostics: &mut Diagnostics,
    ) {
        for key in KEYS.iter().filter(|key| matches!(key.id, Id::Source | Id::From)) {
            for attribute in attributes.iter().filter(|it| it.path().is_ident(key.name)) {
                let is_bare = matches!(attribute.meta, Meta::Path(_));
                let is_plain = is_bare && place == Place::Field;
                if !is_plain && (self.thiserror || self.from && key.id == Id::From) {
                    continue;
                }
                if !is_bare && place == Place::Field {
                    check_bare_attribute(attribute, key, diagnostics);
                }
                let setting = Setting { key, span: attribute.path().span(), value: Value::Flag };
                add(settings, setting, place, diagnostics);
            }
        }
    }
}

/// What errbook's derive and one on a line below both write; a derive sees no others.
pub(crate) fn other_derive(input: &DeriveInput, settings: &Settings) -> Option<Ident> {
    let left_out = settings.names(Id::Without);
    let is_ours = |name: &Ident| (name == "Display" || name == "Error") && !left_out.contains(name);
    let derives = input.attrs.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let paths = derives.flat_map(|attribute| {
        let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated);
        paths.into_iter().flatten()
    });
    let mut names = paths.filter_map(|path| Some(path.segments.last()?.ident.clone()));
    names.find(is_ours).filter(|_| !beside_thiserror(input))
}

/// Of two impls of one trait neither counts.
fn check_other_derive(name: &Ident, diagnostics: &mut Diagnostics) {
    let message = format!(
        "this derive writes `{name}`, and so does errbook's: say which impls the type has already, as in `#[api(without(Display, Error, From))]`"
    );
    diagnostics.at(name.span(), message);
}

/// `#[from]` and `#[source]` say all there is to say.
fn check_bare_attribute(attribute: &Attribute, key: &Key, diagnostics: &mut Diagnostics) {
    let left = match key.id {
        Id::From => {
            "; where it is for another derive, leave `From` to that, `#[api(without(From))]`"
        }
        _ => "",
    };
    let message = format!("`{0}` takes no value: write `#[{0}]` alone{left}", key.name);
    diagnostics.on(&attribute.meta, message);
}

/// What `#[error(…)]` says. What is wrong with it, that derive tells.
pub(crate) fn text(attributes: &[Attribute]) -> Option<ErrorText> {
    let mut errors = attributes.iter().filter(|attribute| attribute.path().is_ident("error"));
    errors.find_map(|attribute| {
        let format = attribute.parse_args().map(ErrorText::Format);
        format.or_else(|_| attribute.parse_args_with(other)).ok()
    })
}

fn other(input: ParseStream<'_>) -> syn::Result<ErrorText> {
    let span = input.span();
    let what = if input.peek(LitStr) {
        "this text"
    } else {
        match input.call(Ident::parse_any)?.to_string().as_str() {
            "transparent" => "`#[error(transparent)]`",
            "fmt" => "`#[error(fmt = ...)]`",
            _ => return Err(input.error("another derive's")),
        }
    };
    input.parse::<TokenStream>()?;
    Ok(ErrorText::Other { what: what.to_owned(), span })
}
