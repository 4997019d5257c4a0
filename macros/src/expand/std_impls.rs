use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::text::{show, write};
use super::transparent::lends;
use super::{bounded, entries, error_impl, implement, implement_at, match_self, placed, whole};
use crate::model::{Answer, Display, ErrorType, From, Source, Text, Variant};

/// `impl Display`: a variant's own text, else what the type says, else the message.
pub(super) fn display(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    // Another's `impl Error` of a generic type may ask for `Display`, which then cannot ask for `ApiError`.
    let is_asked =
        ty.display.is_none() && !ty.impls.error && ty.generics.type_params().next().is_some();
    let is_lent = lends(ty) && ty.display.is_none() && !is_asked;
    let arms = ty.variants.iter().filter_map(|variant| {
        if let Some(display) = &variant.display {
            return Some(own(krate, variant, display));
        }
        match &variant.answer {
            Answer::Transparent { .. } if is_lent => {}
            Answer::Transparent { field, made_by, .. } => {
                let pattern = variant.pattern([*field]);
                let error = variant.error(krate, *field, made_by.as_ref());
                return Some(quote! {
                    #pattern => ::core::fmt::Display::fmt(#error, __errbook),
                });
            }
            Answer::Dynamic { values, .. } if is_asked => {
                if let Some(message) = &values.message {
                    return Some(text(krate, variant, &message.text));
                }
            }
            Answer::Static { .. } | Answer::Dynamic { .. } => {}
        }
        let entry = variant.entry().filter(|_| is_asked)?;
        let (pattern, entries) = (variant.pattern([]), entries(krate));
        Some(quote!(#pattern => __errbook.write_str(#entries[#entry].message()),))
    });
    let arms: Vec<TokenStream> = arms.collect();
    let others = match &ty.display {
        Some(path) => quote!(#path(self, __errbook)),
        None if is_lent => quote! {
            match #krate::ApiError::answering(self) {
                ::core::option::Option::Some(__errbook_error) => {
                    ::core::fmt::Display::fmt(__errbook_error, __errbook)
                }
                ::core::option::Option::None => #krate::ApiError::fmt_message(self, __errbook),
            }
        },
        None => quote!(#krate::ApiError::fmt_message(self, __errbook)),
    };
    let body = if arms.is_empty() { others } else { match_self(ty, &arms, others) };
    implement(
        ty,
        &quote!(::core::fmt::Display),
        &quote! {
            fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        },
    )
}

/// The arm of a variant with a `Display` of its own.
fn own(krate: &syn::Path, variant: &Variant, display: &Display) -> TokenStream {
    match display {
        Display::Text(text) => self::text(krate, variant, text),
        Display::Function(path) => {
            let pattern = variant.pattern(0..variant.fields.len());
            let bindings = variant.fields.iter().map(|field| &field.binding);
            quote!(#pattern => #path(#(#bindings,)* __errbook),)
        }
        Display::Field(field) => {
            let pattern = variant.pattern([*field]);
            let shown = show(krate, &variant.fields[*field]);
            quote!(#pattern => ::core::fmt::Display::fmt(&#shown, __errbook),)
        }
    }
}

fn text(krate: &syn::Path, variant: &Variant, text: &Text) -> TokenStream {
    let pattern = variant.pattern(text.fields.iter().copied());
    let write = write(krate, variant, text);
    quote!(#pattern => #write,)
}

/// `impl Error`, with the causes.
pub(super) fn error(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    // Of a generic type, `Error` asks for less than `ApiError`.
    let is_lent = lends(ty) && ty.generics.type_params().next().is_none();
    let arms: Vec<TokenStream> = ty
        .variants
        .iter()
        .filter_map(|variant| {
            // What a function makes is gone before its source could be looked at.
            if let Answer::Transparent { field, made_by: None, .. } = variant.answer {
                if is_lent {
                    return None;
                }
                let pattern = variant.pattern([field]);
                let error = variant.error(krate, field, None);
                return Some(quote!(#pattern => ::core::error::Error::source(#error),));
            }
            let Source { field, optional, forwarded } = variant.source.as_ref()?;
            let pattern = variant.pattern([*field]);
            let field = &variant.fields[*field];
            let (binding, span) = (&field.binding, field.ty.span());
            let value = if *optional { quote!(#binding.as_ref()?) } else { quote!(#binding) };
            let krate = placed(krate, span);
            let source = quote_spanned! {span=>
                (&&&&#krate::private::Cause(#value)).__errbook_source()
            };
            if *forwarded {
                return Some(quote!(#pattern => ::core::error::Error::source(#source),));
            }
            Some(quote!(#pattern => ::core::option::Option::Some(#source),))
        })
        .collect();
    let others = if is_lent {
        quote!(#krate::private::source(#krate::ApiError::answering(self)))
    } else {
        quote!(::core::option::Option::None)
    };
    let method = (is_lent || !arms.is_empty()).then(|| {
        let body = if arms.is_empty() { others } else { match_self(ty, &arms, others) };
        let import = (!arms.is_empty()).then(|| {
            quote! {
                #[allow(unused_imports)]
                use #krate::private::{Behind as _, FarBehind as _, Itself as _};
            }
        });
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                #import
                #body
            }
        }
    });
    let display = quote!(::core::fmt::Display);
    let bound = if ty.impls.display { None } else { whole(&ty.generics, &display) };
    error_impl(krate, &ty.ident, bounded(ty, bound), &quote!(#method))
}

/// `impl From` for each field that a whole variant is made from.
pub(super) fn from(ty: &ErrorType) -> TokenStream {
    ty.variants
        .iter()
        .filter_map(|variant| {
            let From { field, span, presets } = variant.from.as_ref()?;
            let field = &variant.fields[*field];
            let (member, inner, path) = (&field.member, &field.ty, variant.path());
            let presets = presets.iter().map(|(index, preset)| {
                let field = &variant.fields[*index];
                let (member, value) = (&field.member, field.preset(preset));
                quote!(, #member: #value)
            });
            Some(implement_at(
                *span,
                ty,
                &quote!(::core::convert::From<#inner>),
                &quote! {
                    fn from(__errbook_source: #inner) -> Self {
                        #path { #member: __errbook_source #(#presets)* }
                    }
                },
            ))
        })
        .collect()
}
