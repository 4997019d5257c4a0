//! A setting of `catalog!` that its rules have no place for.

use proc_macro2::TokenStream;
use syn::{Error, Ident};

use crate::nearest::did_you_mean;

/// How each setting is written.
const SETTINGS: &[(&str, &str)] = &[
    ("allow_lints", "allow_lints: [CodeCase]"),
    ("authenticate", "authenticate: \"Bearer\""),
    ("errors", "errors: [AccountError]"),
    ("format", "format: errbook::format::ENVELOPE"),
    ("headers_elsewhere", "headers_elsewhere: [\"Allow\"]"),
    ("headers_omitted", "headers_omitted: [\"WWW-Authenticate\"]"),
    ("standard", "standard: [404, 500]"),
    ("successes", "successes: [200, 201: \"It is made.\"]"),
    ("title", "title: \"Account service\""),
    ("type_base", "type_base: \"https://example.com/errors/\""),
];

/// Tells what is wrong with it, at its name.
pub(crate) fn told(name: TokenStream) -> TokenStream {
    syn::parse2(name).map_or_else(Error::into_compile_error, |name: Ident| {
        Error::new(name.span(), mistake(&name.to_string())).into_compile_error()
    })
}

fn mistake(name: &str) -> String {
    match SETTINGS.iter().find(|(known, _)| *known == name) {
        Some((_, example)) => format!("`{name}` is given so: `{example}`"),
        None => {
            let names: Vec<&str> = SETTINGS.iter().map(|(name, _)| *name).collect();
            format!("`{name}` is no setting of a catalog{}", did_you_mean(name, &names))
        }
    }
}
