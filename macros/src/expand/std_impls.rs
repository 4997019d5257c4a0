use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::text::write;
use super::{bounded, entries, error_impl, implement, implement_at, match_self, placed, whole};
use crate::model::{Answer, ErrorType, Source};

/// `impl Display`: a variant's own text, else the message.
pub(super) fn display(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    // Another's `impl Error` of a generic type may ask for `Display`, which then cannot ask for `ApiError`.
    let is_asked = !ty.impls.error && ty.generics.type_params().next().is_some();
    let arms = ty.variants.iter().filter_map(|variant| {
        let text = match &variant.answer {
            Answer::Transparent { field } => {
                let pattern = variant.pattern([*field]);
                let error = variant.fields[*field].transparent(krate);
                return Some(quote! {
                    #pattern => ::core::fmt::Display::fmt(#error, __errbook),
                });
            }
            Answer::Dynamic { values, .. } if is_asked => values.message.as_ref(),
            Answer::Static { .. } | Answer::Dynamic { .. } => None,
        };
        if let Some(text) = variant.display.as_ref().or(text) {
            let pattern = variant.pattern(text.fields.iter().copied());
            let write = write(krate, variant, text);
            return Some(quote!(#pattern => #write,));
        }
        let entry = variant.entry().filter(|_| is_asked)?;
        let (pattern, entries) = (variant.pattern([]), entries(krate));
        Some(quote!(#pattern => __errbook.write_str(#entries[#entry].message()),))
    });
    let arms: Vec<TokenStream> = arms.collect();
    let message = quote!(#krate::ApiError::fmt_message(self, __errbook));
    let body = if arms.is_empty() { message } else { match_self(ty, &arms, message) };
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
            if let Answer::Transparent { field } = variant.answer {
                let pattern = variant.pattern([field]);
                let error = variant.fields[field].transparent(krate);
                return Some(quote!(#pattern => ::core::error::Error::source(#error),));
            }
            let Source { field, optional } = variant.source.as_ref()?;
            let pattern = variant.pattern([*field]);
            let field = &variant.fields[*field];
            let (binding, span) = (&field.binding, field.ty.span());
            let value = if *optional { quote!(#binding.as_ref()?) } else { quote!(#binding) };
            let krate = placed(krate, span);
            let source = quote_spanned! {span=>
                (&&&&#krate::private::Cause(#value)).__errbook_source()
            };
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
    let display = quote!(::core::fmt::Display);
    let bound = if ty.impls.display { None } else { whole(&ty.generics, &display) };
    error_impl(krate, &ty.ident, bounded(ty, bound), &quote!(#method))
}

/// `impl From` for each field that a whole variant is made from.
pub(super) fn from(ty: &ErrorType) -> TokenStream {
    ty.variants
        .iter()
        .filter_map(|variant| {
            let (field, span) = variant.from?;
            let field = &variant.fields[field];
            let (member, inner, path) = (&field.member, &field.ty, variant.path());
            Some(implement_at(
                span,
                ty,
                &quote!(::core::convert::From<#inner>),
                &quote! {
                    fn from(__errbook_source: #inner) -> Self {
                        #path { #member: __errbook_source }
                    }
                },
            ))
        })
        .collect()
}
