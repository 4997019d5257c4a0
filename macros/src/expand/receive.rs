//! The way back: values of what a client has received.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::Path;
use syn::spanned::Spanned;

use super::settings::given;
use super::{bounded, implementation, used_as};
use crate::model::{Answer, ErrorType, Field, Place, Variant};

/// `impl Receive`, where the type asks for it.
pub(super) fn receive(ty: &ErrorType) -> Option<TokenStream> {
    let krate = &ty.krate;
    let mut generics = bounded(ty, None);
    generics.make_where_clause().predicates.extend(ty.received.as_ref()?.iter().cloned());
    let methods = [Some(of_entry(ty)), of_wrapped(ty), format_of(ty)];
    let methods = methods.into_iter().flatten();
    let (what, body) = (quote!(#krate::Receive), quote!(#(#methods)*));
    Some(implementation(Span::call_site(), &ty.ident, &generics, &what, &body))
}

/// `of_entry`: an arm for each variant that comes back.
fn of_entry(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms = ty.variants.iter().filter_map(|variant| {
        let entry = Literal::usize_unsuffixed(variant.entry()?);
        let value = value(krate, variant, &quote!(__errbook_told))?;
        Some(quote!(#entry => #value,))
    });
    let arms: Vec<TokenStream> = arms.collect();
    let body = if arms.is_empty() {
        quote!(::core::option::Option::None)
    } else {
        quote! {
            ::core::option::Option::Some(match __errbook_entry {
                #(#arms)*
                _ => return ::core::option::Option::None,
            })
        }
    };
    quote! {
        fn of_entry(
            __errbook_entry: usize,
            __errbook_told: &#krate::client::Told<'_>,
        ) -> ::core::option::Option<Self> {
            #body
        }
    }
}

/// `of_wrapped`: an arm for each variant that wraps an error, by the number of that error's group.
fn of_wrapped(ty: &ErrorType) -> Option<TokenStream> {
    let krate = &ty.krate;
    let wrapping = ty.variants.iter().filter_map(|variant| match variant.answer {
        Answer::Transparent { field, .. } => Some((variant, field)),
        _ => None,
    });
    let arms = wrapping.enumerate().filter_map(|(group, (variant, field))| {
        let group = Literal::usize_unsuffixed(group);
        let value = value(krate, variant, &quote!(&__errbook_told))?;
        let receive = variant.fields[field].used_as(krate, "ReceivedError", "receive");
        Some(quote! {
            #group => {
                let (__errbook_error, __errbook_told) = #receive(__errbook_answer)?;
                ::core::option::Option::Some((#value, __errbook_told))
            }
        })
    });
    let arms: Vec<TokenStream> = arms.collect();
    (!arms.is_empty()).then(|| {
        quote! {
            fn of_wrapped<'__errbook>(
                __errbook_group: usize,
                __errbook_answer: &#krate::client::Answer<'__errbook>,
            ) -> ::core::option::Option<(Self, #krate::client::Told<'__errbook>)> {
                match __errbook_group {
                    #(#arms)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    })
}

/// `format_of`: the formats of variants, and that of the type.
fn format_of(ty: &ErrorType) -> Option<TokenStream> {
    let krate = &ty.krate;
    let returned = quote!(#krate::WireFormat);
    let some = |path: &Path| given(path, &returned);
    let arms = ty.variants.iter().filter_map(|variant| {
        variant.origins.as_ref()?;
        let (entry, format) = (Literal::usize_unsuffixed(variant.entry()?), &variant.format);
        let format = some(format.as_ref()?);
        Some(quote!(::core::option::Option::Some(#entry) => { #format }))
    });
    let arms: Vec<TokenStream> = arms.collect();
    let own = ty.format.as_ref().map(some);
    let body = match own {
        None if arms.is_empty() => return None,
        Some(own) if arms.is_empty() => own,
        own => {
            let own = own.unwrap_or_else(|| quote!(::core::option::Option::None));
            quote!(match __errbook_entry { #(#arms)* _ => { #own } })
        }
    };
    Some(quote! {
        fn format_of(
            __errbook_entry: ::core::option::Option<usize>,
        ) -> ::core::option::Option<&'static #returned> {
            #body
        }
    })
}

/// The value of a variant that comes back.
fn value(krate: &Path, variant: &Variant, told: &TokenStream) -> Option<TokenStream> {
    let path = variant.path();
    let fields = variant.fields.iter().zip(variant.origins.as_ref()?).map(|(field, places)| {
        let (member, value) = (&field.member, first(krate, field, places, told));
        quote!(#member: #value)
    });
    Some(quote!(#path { #(#fields),* }))
}

/// What the first place has that has something; the last is asked in any case.
fn first(krate: &Path, field: &Field, places: &[Place], told: &TokenStream) -> TokenStream {
    let [place, others @ ..] = places else {
        return quote!(return ::core::option::Option::None);
    };
    let taken = taken(krate, field, place, told);
    let Some(is_there) = is_there(place).filter(|_| !others.is_empty()) else { return taken };
    let others = first(krate, field, others, told);
    quote!(if __errbook_told.#is_there { #taken } else { #others })
}

fn taken(krate: &Path, field: &Field, place: &Place, told: &TokenStream) -> TokenStream {
    match place {
        Place::Error => quote!(__errbook_error),
        Place::Member { name, with: None } => {
            let member = field.used_as(krate, "ReceivedMember", "member");
            quote!(#member(#told, #name)?)
        }
        Place::Member { name, with: Some(module) } => {
            // Where the module has none, rustc tells it there.
            let deserialize = Ident::new("deserialize", module.span());
            quote! {
                __errbook_told.member_with(#name, |__errbook_value| {
                    #module::#deserialize(__errbook_value)
                })?
            }
        }
        Place::Members => {
            let members = field.used_as(krate, "ReceivedMember", "members");
            quote!(#members(#told)?)
        }
        Place::Header { name } => {
            let header = field.used_as(krate, "ReceivedHeader", "header");
            quote!(#header(#told, #name)?)
        }
        Place::Text { name, ty, optional } => {
            let text = used_as(ty, krate, "ReceivedText", "text");
            let text = quote!(#text(#told, #name)?);
            if *optional { quote!(::core::option::Option::Some(#text)) } else { text }
        }
        Place::Items => {
            let items = field.used_as(krate, "ReceivedItems", "items");
            quote!(#items(#told)?)
        }
        Place::Preset(preset) => field.preset(preset),
        Place::Nothing => quote!(::core::option::Option::None),
    }
}

/// Whether a place has something. `None`: that is not asked.
fn is_there(place: &Place) -> Option<TokenStream> {
    match place {
        Place::Member { name, .. } => Some(quote!(has_member(#name))),
        Place::Members => Some(quote!(has_other_members())),
        Place::Header { name } | Place::Text { name, .. } => Some(quote!(has_header(#name))),
        Place::Items => Some(quote!(has_items())),
        Place::Error | Place::Preset(_) | Place::Nothing => None,
    }
}
