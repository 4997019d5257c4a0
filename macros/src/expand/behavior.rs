use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{implement, match_self};
use crate::model::{Answer, ErrorType, Text, Values, Variant};

/// `impl ApiError`: what one value says.
pub(super) fn api_error(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let methods = [
        entry(ty),
        method(ty, &MESSAGE),
        method(ty, &MEMBERS),
        method(ty, &ITEMS),
        method(ty, &HEADERS),
        setting(ty, ty.format.as_ref(), &quote!(format), &quote!(#krate::WireFormat)),
        setting(ty, ty.catalog.as_ref(), &quote!(catalog), &quote!(#krate::Catalog)),
    ];
    implement(ty, &quote!(#krate::ApiError), &quote!(#(#methods)*))
}

/// `entry`: one match to an index into the table.
fn entry(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let arms = ty.variants.iter().map(|variant| match variant.answer {
        Answer::Static { entry } | Answer::Dynamic { entry, .. } => {
            let pattern = variant.pattern([]);
            quote!(#pattern => #entry,)
        }
        Answer::Transparent { field } => {
            let pattern = variant.pattern([field]);
            let binding = &variant.fields[field].binding;
            let answer = quote!(#krate::ApiError::entry(#binding));
            if ty.entries.is_empty() {
                quote!(#pattern => #answer,)
            } else {
                quote!(#pattern => return #answer,)
            }
        }
    });
    let index = match_self(ty, arms.collect(), quote!());
    let body = if ty.entries.is_empty() {
        index
    } else {
        quote! {
            let __errbook_entry: usize = #index;
            &<Self as #krate::Documented>::GROUP.entries[__errbook_entry]
        }
    };
    quote! {
        fn entry(&self) -> &'static #krate::Entry {
            #body
        }
    }
}

/// A method that shows values of an occurrence. It is written only where a variant has some.
struct Method {
    name: &'static str,
    argument: &'static str,
    argument_type: fn(&syn::Path) -> TokenStream,
    returns: fn() -> TokenStream,
    /// The fields that an arm binds, and what it does with them.
    arm: fn(&syn::Path, &Variant, &Values) -> Option<(Vec<usize>, TokenStream)>,
    default: fn(&syn::Path) -> TokenStream,
}

const MESSAGE: Method = Method {
    name: "fmt_message",
    argument: "__errbook_f",
    argument_type: |_| quote!(&mut ::core::fmt::Formatter<'_>),
    returns: || quote!(-> ::core::fmt::Result),
    arm: |_, _, values| {
        let message = values.message.as_ref()?;
        Some((message.fields.clone(), write(message)))
    },
    default: |krate| quote!(__errbook_f.write_str(#krate::ApiError::entry(self).message())),
};

const MEMBERS: Method = Method {
    name: "members",
    argument: "__errbook_members",
    argument_type: |krate| quote!(&mut #krate::Members<'_>),
    returns: || quote!(),
    arm: |krate, variant, values| {
        shown(
            variant,
            &values.members,
            |name, binding, span| quote_spanned!(span=> #krate::private::member(__errbook_members, #name, #binding);),
        )
    },
    default: |_| quote!({}),
};

const HEADERS: Method = Method {
    name: "headers",
    argument: "__errbook_headers",
    argument_type: |krate| quote!(&mut #krate::Headers<'_>),
    returns: || quote!(),
    arm: |krate, variant, values| {
        shown(
            variant,
            &values.headers,
            |name, binding, span| quote_spanned!(span=> #krate::private::header(__errbook_headers, #name, #binding);),
        )
    },
    default: |_| quote!({}),
};

const ITEMS: Method = Method {
    name: "items",
    argument: "__errbook_visit",
    argument_type: |krate| quote!(&mut dyn ::core::ops::FnMut(&#krate::Item)),
    returns: || quote!(),
    arm: |krate, variant, values| {
        let field = values.items?;
        let (binding, span) = (&variant.fields[field].binding, variant.fields[field].span);
        let show = quote_spanned!(span=> #krate::private::items(__errbook_visit, #binding););
        Some((vec![field], quote!({ #show })))
    },
    default: |_| quote!({}),
};

fn shown(
    variant: &Variant,
    values: &[(String, usize)],
    show: impl Fn(&str, &syn::Ident, proc_macro2::Span) -> TokenStream,
) -> Option<(Vec<usize>, TokenStream)> {
    let fields: Vec<usize> = values.iter().map(|(_, field)| *field).collect();
    let calls = values.iter().map(|(name, field)| {
        let field = &variant.fields[*field];
        show(name, &field.binding, field.span.resolved_at(proc_macro2::Span::call_site()))
    });
    let calls = quote!({ #(#calls)* });
    (!fields.is_empty()).then_some((fields, calls))
}

fn method(ty: &ErrorType, method: &Method) -> TokenStream {
    let krate = &ty.krate;
    let name = quote::format_ident!("{}", method.name);
    let argument = quote::format_ident!("{}", method.argument);
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
                let binding = &variant.fields[*field].binding;
                Some(quote!(#pattern => #krate::ApiError::#name(#binding, #argument),))
            }
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    let argument_type = (method.argument_type)(krate);
    let returns = (method.returns)();
    let body = match_self(ty, arms, (method.default)(krate));
    quote! {
        fn #name(&self, #argument: #argument_type) #returns {
            #body
        }
    }
}

/// Writes a text to `__errbook_f`.
pub(super) fn write(text: &Text) -> TokenStream {
    let format = &text.format;
    quote!(__errbook_f.write_fmt(::core::format_args!(#format)))
}

/// What the type asks for; where it asks for nothing, what the error of a transparent variant does.
fn setting(
    ty: &ErrorType,
    path: Option<&syn::Path>,
    name: &TokenStream,
    returned: &TokenStream,
) -> TokenStream {
    let krate = &ty.krate;
    let arms = ty.variants.iter().filter_map(|variant| match variant.answer {
        Answer::Transparent { field } => {
            let pattern = variant.pattern([field]);
            let binding = &variant.fields[field].binding;
            Some(quote!(#pattern => #krate::ApiError::#name(#binding),))
        }
        _ => None,
    });
    let arms: Vec<TokenStream> = arms.collect();
    let body = match path {
        Some(path) => quote!(::core::option::Option::Some(&#path)),
        None if arms.is_empty() => return TokenStream::new(),
        None => match_self(ty, arms, quote!(::core::option::Option::None)),
    };
    quote! {
        fn #name(&self) -> ::core::option::Option<&'static #returned> {
            #body
        }
    }
}
