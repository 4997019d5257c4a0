use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, WherePredicate, parse_quote};

use super::text::{telling, told, write};
use super::{entries, implement_where, match_self, used_as};
use crate::model::{Answer, ErrorType, FilledHeader, HeaderValue, Values, Variant};

/// `impl ApiError`: what one value says.
pub(super) fn api_error(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let methods = [
        entry(ty),
        method(ty, &MESSAGE),
        method(ty, &MEMBERS),
        method(ty, &ITEMS),
        method(ty, &HEADERS),
        has_fixed_body(ty),
        setting(ty, ty.format.as_ref(), &quote!(format), &quote!(#krate::WireFormat)),
        setting(ty, ty.catalog.as_ref(), &quote!(catalog), &quote!(#krate::Catalog)),
    ];
    let bound = error_bound(ty.impls.error, &ty.generics);
    implement_where(ty, bound, &quote!(#krate::ApiError), &quote!(#(#methods)*))
}

/// `ApiError` asks for `Error`. A missing `Debug` is told at errbook's `impl Error`, and rustc would
/// tell it again here; a bound with a lifetime of its own it takes as it is. Somebody else's
/// `impl Error` of a generic type asks for who knows what.
pub(crate) fn error_bound(is_ours: bool, generics: &Generics) -> Option<WherePredicate> {
    if is_ours {
        return Some(parse_quote!(for<'__errbook> Self: ::core::error::Error));
    }
    whole(generics, &quote!(::core::error::Error))
}

/// A bound on a generic type as a whole, for what another's impl asks of its parameters.
pub(crate) fn whole(generics: &Generics, what: &TokenStream) -> Option<WherePredicate> {
    generics.type_params().next().map(|_| parse_quote!(Self: #what))
}

/// `entry`: one match to an index into the table. It binds each field, so that none is dead code:
/// one that is for `Debug` only is as well read by somebody as one that is shown.
fn entry(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms = ty.variants.iter().map(|variant| match variant.answer {
        Answer::Static { entry } | Answer::Dynamic { entry, .. } => {
            let pattern = variant.pattern(0..variant.fields.len());
            quote!(#pattern => #entry,)
        }
        Answer::Transparent { field } => {
            let pattern = variant.pattern([field]);
            let error = variant.fields[field].transparent(krate);
            let answer = quote!(#krate::ApiError::entry(#error));
            if ty.entries.is_empty() {
                quote!(#pattern => #answer,)
            } else {
                quote!(#pattern => return #answer,)
            }
        }
    });
    let index = match_self(ty, &arms.collect::<Vec<_>>(), quote!());
    let body = if ty.entries.is_empty() {
        index
    } else {
        let entries = entries(krate);
        quote! {
            let __errbook_entry: usize = #index;
            &#entries[__errbook_entry]
        }
    };
    quote! {
        fn entry(&self) -> &'static #krate::Entry {
            #body
        }
    }
}

/// A method that shows values of an occurrence to its one argument, `__errbook`: fields are bound
/// to `__errbook_` and their name, so none can hide it. It is written only where a variant has some.
struct Method {
    name: &'static str,
    argument_type: fn(&syn::Path) -> TokenStream,
    returns: fn() -> TokenStream,
    arm: fn(&syn::Path, &Variant, &Values) -> Option<Shown>,
    default: fn(&syn::Path) -> TokenStream,
    /// What its arms call methods of.
    import: fn(&ErrorType) -> TokenStream,
}

/// The fields that an arm binds, and what it does with them.
type Shown = (Vec<usize>, TokenStream);

const MESSAGE: Method = Method {
    name: "fmt_message",
    argument_type: |_| quote!(&mut ::core::fmt::Formatter<'_>),
    returns: || quote!(-> ::core::fmt::Result),
    arm: |krate, variant, values| {
        let message = values.message.as_ref()?;
        Some((message.fields.clone(), write(krate, variant, message)))
    },
    default: |krate| quote!(__errbook.write_str(#krate::ApiError::entry(self).message())),
    import: telling,
};

const MEMBERS: Method = Method {
    name: "members",
    argument_type: |krate| quote!(&mut #krate::Members<'_>),
    returns: || quote!(),
    arm: |krate, variant, values| {
        let calls = values.members.iter().map(|(name, field)| {
            let field = &variant.fields[*field];
            let (show, binding) = (field.used_as(krate, "MemberField", "show"), &field.binding);
            quote!(#show(#binding, __errbook, #name);)
        });
        shown(values.members.iter().map(|(_, field)| *field).collect(), calls)
    },
    default: |_| quote!({}),
    import: |_| TokenStream::new(),
};

const HEADERS: Method = Method {
    name: "headers",
    argument_type: |krate| quote!(&mut #krate::Headers<'_>),
    returns: || quote!(),
    arm: |krate, variant, values| {
        let calls = values.headers.iter().map(|header| set(krate, variant, header));
        shown(values.headers.iter().map(|header| header.field).collect(), calls)
    },
    default: |_| quote!({}),
    import: |_| TokenStream::new(),
};

const ITEMS: Method = Method {
    name: "items",
    argument_type: |krate| quote!(&mut dyn ::core::ops::FnMut(&#krate::Item)),
    returns: || quote!(),
    arm: |krate, variant, values| {
        let items = values.items.as_ref()?;
        let field = &variant.fields[items.field];
        let binding = &field.binding;
        let method = if items.rename.is_none() { "show" } else { "show_renamed" };
        let show = field.used_as(krate, "ItemsField", method);
        let show = match &items.rename {
            None => quote!(#show(#binding, __errbook)),
            // What is no such function, rustc tells at the path.
            Some(rename) => quote!({
                let __errbook_rename: #krate::private::Rename = #rename;
                #show(#binding, __errbook, __errbook_rename)
            }),
        };
        Some((vec![items.field], show))
    },
    default: |_| quote!({}),
    import: |_| TokenStream::new(),
};

fn shown(fields: Vec<usize>, calls: impl Iterator<Item = TokenStream>) -> Option<Shown> {
    let calls = quote!({ #(#calls)* });
    (!fields.is_empty()).then_some((fields, calls))
}

/// Sets a header that a field fills.
fn set(krate: &syn::Path, variant: &Variant, header: &FilledHeader) -> TokenStream {
    let FilledHeader { name, field, value } = header;
    let field = &variant.fields[*field];
    let binding = &field.binding;
    match value {
        HeaderValue::Lines => {
            let set = field.used_as(krate, "HeaderValueField", "set");
            quote!(#set(#binding, __errbook, #name);)
        }
        HeaderValue::Displayed { ty, optional, disclosed } => {
            let set = used_as(ty, krate, "DisplayedHeaderField", "set");
            let set = |value: &TokenStream| {
                if *disclosed {
                    return quote!(#set(#value, __errbook, #name););
                }
                let told = told(krate, value, ty.span());
                quote! {
                    use #krate::private::MayBeError as _;
                    #set(#told, __errbook, #name);
                }
            };
            if *optional {
                let set = set(&quote!(__errbook_value));
                quote! {
                    if let ::core::option::Option::Some(__errbook_value) = #binding {
                        #set
                    }
                }
            } else {
                let set = set(&quote!(#binding));
                quote!({ #set })
            }
        }
    }
}

fn method(ty: &ErrorType, method: &Method) -> TokenStream {
    let krate = &ty.krate;
    let name = quote::format_ident!("{}", method.name);
    let arms: Vec<TokenStream> = ty
        .variants
        .iter()
        .filter_map(|variant| match &variant.answer {
            Answer::Static { .. } => None,
            Answer::Dynamic { values, .. } => {
                let (fields, action) = (method.arm)(krate, variant, values)?;
                let pattern = variant.pattern(fields);
                Some(quote!(#pattern => #action,))
            }
            Answer::Transparent { field } => {
                let pattern = variant.pattern([*field]);
                let error = variant.fields[*field].transparent(krate);
                Some(quote!(#pattern => #krate::ApiError::#name(#error, __errbook),))
            }
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let argument_type = (method.argument_type)(krate);
    let returns = (method.returns)();
    let body = match_self(ty, &arms, (method.default)(krate));
    let import = (method.import)(ty);
    quote! {
        fn #name(&self, __errbook: #argument_type) #returns {
            #import
            #body
        }
    }
}

/// `has_fixed_body`: what the table says; of a transparent variant, what its error says.
fn has_fixed_body(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms: Vec<TokenStream> = transparent_arms(ty, &quote!(has_fixed_body));
    let body = match_self(ty, &arms, quote!(#krate::ApiError::entry(self).has_fixed_body()));
    let body = if arms.is_empty() && !ty.variants.is_empty() {
        quote!(#krate::ApiError::entry(self).has_fixed_body())
    } else {
        body
    };
    quote! {
        fn has_fixed_body(&self) -> bool {
            #body
        }
    }
}

/// For each transparent variant, what its error answers to this.
fn transparent_arms(ty: &ErrorType, method: &TokenStream) -> Vec<TokenStream> {
    let krate = &ty.krate;
    let arms = ty.variants.iter().filter_map(|variant| match variant.answer {
        Answer::Transparent { field } => {
            let pattern = variant.pattern([field]);
            let error = variant.fields[field].transparent(krate);
            Some(quote!(#pattern => #krate::ApiError::#method(#error),))
        }
        _ => None,
    });
    arms.collect()
}

/// What the error of a transparent variant asks for; where it asks for nothing, what the type does.
fn setting(
    ty: &ErrorType,
    path: Option<&syn::Path>,
    name: &TokenStream,
    returned: &TokenStream,
) -> TokenStream {
    let own = path.map(|path| {
        // What is no such thing, rustc tells at the path.
        let at_path = quote_spanned!(path.span()=> &#path);
        quote! {
            let __errbook_setting: &'static #returned = #at_path;
            ::core::option::Option::Some(__errbook_setting)
        }
    });
    let arms = transparent_arms(ty, name);
    let of_the_error = match_self(ty, &arms, quote!(::core::option::Option::None));
    let body = match own {
        Some(own) if arms.is_empty() => own,
        Some(own) => quote!(::core::option::Option::or(#of_the_error, { #own })),
        None if arms.is_empty() => return TokenStream::new(),
        None => of_the_error,
    };
    quote! {
        fn #name(&self) -> ::core::option::Option<&'static #returned> {
            #body
        }
    }
}
