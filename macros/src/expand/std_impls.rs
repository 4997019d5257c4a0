use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::behavior::write;
use super::{implement, match_self, placed};
use crate::model::{Answer, Display, ErrorType, Field, From, Source};

/// `impl Display`: a variant's own text, else what the type says, else the message.
pub(super) fn display(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms: Vec<TokenStream> = ty
        .variants
        .iter()
        .filter_map(|variant| {
            if let (Answer::Transparent { field, made_by, .. }, None) =
                (&variant.answer, &variant.display)
            {
                let pattern = variant.pattern([*field]);
                let error = variant.error(krate, *field, made_by.as_ref());
                return Some(quote! {
                    #pattern => ::core::fmt::Display::fmt(#error, __errbook),
                });
            }
            let (fields, write) = match variant.display.as_ref()? {
                Display::Text(text) => (text.fields.clone(), write(krate, variant, text)),
                Display::Function(path) => {
                    let bindings = variant.fields.iter().map(|field| &field.binding);
                    let all = (0..variant.fields.len()).collect();
                    (all, quote!(#path(#(#bindings,)* __errbook)))
                }
                Display::Field(field) => {
                    let shown = &variant.fields[*field];
                    let (ty, binding) = (shown.used_as(krate, "Shown"), &shown.binding);
                    (vec![*field], quote!(#ty::show(#binding, __errbook)))
                }
            };
            let pattern = variant.pattern(fields);
            Some(quote!(#pattern => #write,))
        })
        .collect();
    let others = match &ty.display {
        Some(path) => quote!(#path(self, __errbook)),
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

/// `impl Error`, with the causes.
pub(super) fn error(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms: Vec<TokenStream> = ty
        .variants
        .iter()
        .filter_map(|variant| {
            // What a function makes is gone before its source could be looked at.
            if let Answer::Transparent { field, made_by: None, .. } = variant.answer {
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
    let method = (!arms.is_empty()).then(|| {
        let body = match_self(ty, &arms, quote!(::core::option::Option::None));
        quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                #[allow(unused_imports)]
                use #krate::private::{Behind as _, FarBehind as _, Itself as _};
                #body
            }
        }
    });
    implement(ty, &quote!(::core::error::Error), &quote!(#method))
}

/// `impl From` for each field that a whole variant is made from.
pub(super) fn from(ty: &ErrorType) -> TokenStream {
    ty.variants
        .iter()
        .filter_map(|variant| {
            let From { field, span, defaults } = variant.from.as_ref()?;
            let field = &variant.fields[*field];
            let (member, inner, path) = (&field.member, &field.ty, variant.path());
            let defaults = defaults.iter().map(|(index, function)| {
                let Field { member, ty, .. } = &variant.fields[*index];
                let value = match function {
                    Some(function) => quote!(#function()),
                    None => quote!(<#ty as ::core::default::Default>::default()),
                };
                quote!(, #member: #value)
            });
            // Two of one type, rustc tells at the attribute.
            let from =
                quote_spanned!(span.resolved_at(Span::call_site())=> ::core::convert::From<#inner>);
            Some(implement(
                ty,
                &from,
                &quote! {
                    fn from(__errbook_source: #inner) -> Self {
                        #path { #member: __errbook_source #(#defaults)* }
                    }
                },
            ))
        })
        .collect()
}
