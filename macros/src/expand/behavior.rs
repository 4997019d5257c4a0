use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Generics, Ident, WherePredicate, parse_quote};

use super::settings::{catalog, format};
use super::shows::{BOTH, Shows, TEXT};
use super::text::{telling, told, write};
use super::transparent::{all_lent, answering, lends, transparent_arm};
use super::{entries, implement_where, match_self, used_as};
use crate::model::{
    Answer, Entry, ErrorType, Field, Filled, FilledHeader, HeaderValue, Member, Values, Variant,
    Written,
};

/// `impl ApiError`: what one value says.
pub(super) fn api_error(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let methods = [
        entry(ty),
        answering(ty),
        message(ty),
        members(ty),
        items(ty),
        headers(ty),
        has_fixed_body(ty),
        format(ty),
        catalog(ty),
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
    let arms = ty.variants.iter().map(|variant| match &variant.answer {
        Answer::Static { entry } | Answer::Dynamic { entry, .. } => {
            let pattern = variant.pattern(0..variant.fields.len());
            quote!(#pattern => #entry,)
        }
        Answer::Transparent { field, made_by, .. } => {
            let pattern = variant.pattern(0..variant.fields.len());
            let error = variant.error(krate, *field, made_by.as_ref());
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
    argument_type: TokenStream,
    default: TokenStream,
}

/// The fields that an arm binds, and what it does with them.
type Shown = (Vec<usize>, TokenStream);

/// `members`, which fills the template of a message too.
fn members(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let method = Method {
        name: "members",
        argument_type: quote!(&mut #krate::Members<'_>),
        default: quote!({}),
    };
    let mut shows = Shows::new(krate);
    let arms = method.arms(ty, |variant, values| {
        let constants = values
            .constants
            .then(|| quote!(__errbook.add_constants(#krate::ApiError::entry(self));));
        let mut filling: Vec<&Filled> = values.filling().iter().collect();
        let mut fields: Vec<usize> = filling.iter().map(|filled| filled.field).collect();
        fields.extend(values.members.iter().map(|member| member.field));
        let mut calls: Vec<TokenStream> = constants.into_iter().collect();
        for member in &values.members {
            let is_this = |it: &&Filled| it.field == member.field;
            let filled = match member.written {
                Written::AsItIs => filling.iter().position(is_this).map(|at| filling.remove(at)),
                Written::FieldByField | Written::With(_) => None,
            };
            calls.push(match filled {
                Some(filled) => fill(&mut shows, variant, filled, BOTH),
                None => show_member(krate, variant, member),
            });
        }
        calls.extend(filling.iter().map(|filled| fill(&mut shows, variant, filled, TEXT)));
        shown(fields, &calls)
    });
    method.expand(ty, &arms, &shows.into_bindings())
}

/// Shows what stands in a message.
fn fill(
    shows: &mut Shows<'_>,
    variant: &Variant,
    filled: &Filled,
    method: &'static str,
) -> TokenStream {
    let Filled { name, field, told } = filled;
    let Field { binding, ty, .. } = &variant.fields[*field];
    let shows = shows.of(ty, method, *told);
    quote!(#shows(#binding, __errbook, #name);)
}

fn headers(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let method = Method {
        name: "headers",
        argument_type: quote!(&mut #krate::Headers<'_>),
        default: quote!({}),
    };
    let arms = method.arms(ty, |variant, values| {
        let headers = values.headers.iter();
        let calls: Vec<_> = headers.clone().map(|header| set(krate, variant, header)).collect();
        shown(headers.map(|header| header.field).collect(), &calls)
    });
    method.expand(ty, &arms, &TokenStream::new())
}

fn items(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let method = Method {
        name: "items",
        argument_type: quote!(&mut dyn ::core::ops::FnMut(&#krate::Item)),
        default: quote!({}),
    };
    let arms = method.arms(ty, |variant, values| {
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
    });
    method.expand(ty, &arms, &TokenStream::new())
}

fn shown(fields: Vec<usize>, calls: &[TokenStream]) -> Option<Shown> {
    (!calls.is_empty()).then(|| (fields, quote!({ #(#calls)* })))
}

fn show_member(krate: &syn::Path, variant: &Variant, member: &Member) -> TokenStream {
    let Member { name, field, written } = member;
    let field = &variant.fields[*field];
    let (used_as, binding) = (|item| field.used_as(krate, "MemberField", item), &field.binding);
    match written {
        Written::AsItIs => {
            let show = used_as("show");
            quote!(#show(#binding, __errbook, #name);)
        }
        Written::FieldByField => {
            let show = used_as("show_fields");
            quote!(#show(#binding, __errbook, #name);)
        }
        Written::With(module) => {
            // Where the module has none, rustc tells it there.
            let serialize = Ident::new("serialize", module.span());
            quote! {
                __errbook.add_with(#name, #binding, |__errbook_value, __errbook_serializer| {
                    #module::#serialize(__errbook_value, __errbook_serializer)
                });
            }
        }
    }
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

impl Method {
    /// The arms, but where none is asked here: what `answering` lends, the trait asks.
    fn arms(
        &self,
        ty: &ErrorType,
        mut arm: impl FnMut(&Variant, &Values) -> Option<Shown>,
    ) -> Vec<TokenStream> {
        let krate = &ty.krate;
        let name = Ident::new(self.name, Span::call_site());
        let mut is_asked_here = !all_lent(ty);
        let mut arms = Vec::new();
        for variant in &ty.variants {
            match &variant.answer {
                Answer::Static { .. } => {}
                Answer::Dynamic { values, .. } => {
                    let Some((fields, action)) = arm(variant, values) else { continue };
                    is_asked_here = true;
                    let pattern = variant.pattern(fields);
                    arms.push(quote!(#pattern => #action,));
                }
                Answer::Transparent { field, made_by, values, .. } => {
                    let error = variant.error(krate, *field, made_by.as_ref());
                    let forward = quote!(#krate::ApiError::#name(#error, __errbook));
                    let Some((fields, action)) = arm(variant, values) else {
                        let pattern = variant.pattern([*field]);
                        arms.push(quote!(#pattern => #forward,));
                        continue;
                    };
                    is_asked_here = true;
                    let pattern = variant.pattern(fields.into_iter().chain([*field]));
                    arms.push(quote!(#pattern => { #forward; #action }));
                }
            }
        }
        if is_asked_here { arms } else { Vec::new() }
    }

    /// The method; nothing, if it has no arms.
    fn expand(&self, ty: &ErrorType, arms: &[TokenStream], before: &TokenStream) -> TokenStream {
        if arms.is_empty() {
            return TokenStream::new();
        }
        let body = match_self(ty, arms, &self.default);
        self.with_body(&quote!(#before #body))
    }

    fn with_body(&self, body: &TokenStream) -> TokenStream {
        let Method { name, argument_type, .. } = self;
        let name = Ident::new(name, Span::call_site());
        quote! {
            fn #name(&self, __errbook: #argument_type) {
                #body
            }
        }
    }
}

/// The message, piece by piece: that of the entry, filled by `members`, which `fmt_message` gives unasked;
/// and what some variants write.
fn message(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let filled = quote!(#krate::private::write_message(self, __errbook));
    let method = Method {
        name: "write_message",
        argument_type: quote!(&mut #krate::private::MessageWriter<'_>),
        default: filled.clone(),
    };
    let arms = method.arms(ty, |variant, values| {
        let message = values.written_message()?;
        Some((message.fields.clone(), write(krate, variant, message)))
    });
    if arms.is_empty() {
        let is_filled = ty.entries.iter().filter_map(Entry::declared).any(|it| it.template);
        return if is_filled { method.with_body(&filled) } else { TokenStream::new() };
    }
    let write = method.expand(ty, &arms, &telling(ty));
    quote! {
        #write
        fn fmt_message(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #krate::private::fmt_message(self, __errbook)
        }
    }
}

/// `has_fixed_body`: what the table says; of a transparent variant, what its error says.
fn has_fixed_body(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    // What the variant adds is not in the table of the error.
    let adds = |it: &Variant| matches!(&it.answer, Answer::Transparent { values, .. } if !values.members.is_empty());
    let of_table = quote!(#krate::ApiError::entry(self).has_fixed_body());
    let body = if lends(ty) && !ty.variants.iter().any(adds) {
        quote! {
            #krate::private::has_fixed_body(#krate::ApiError::answering(self), #krate::ApiError::entry(self))
        }
    } else {
        let arms = ty.variants.iter().filter_map(|variant| {
            if adds(variant) {
                let pattern = variant.pattern([]);
                return Some(quote!(#pattern => false,));
            }
            transparent_arm(krate, variant, &quote!(has_fixed_body))
        });
        let arms: Vec<TokenStream> = arms.collect();
        let is_in_table = arms.is_empty() && !ty.variants.is_empty();
        if is_in_table { of_table } else { match_self(ty, &arms, of_table) }
    };
    quote! {
        fn has_fixed_body(&self) -> bool {
            #body
        }
    }
}
