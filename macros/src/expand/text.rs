use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Member, Path};

use super::placed;
use crate::model::{Answer, Argument, ErrorType, Field, Shown, Text, Variant};

/// Writes a text to `__errbook`. What `Display` writes goes through a trait of errbook's, so that
/// rustc says at the type of the field that there is no `Display`, and in whose words it could be.
pub(super) fn write(krate: &Path, variant: &Variant, text: &Text) -> TokenStream {
    let Text { format, shown, told, locals, .. } = text;
    let told = told.iter().map(|field| {
        let field = &variant.fields[*field];
        let told = self::told(krate, &field.binding, field.ty.span());
        quote!(#told;)
    });
    let arguments = text.arguments.iter().map(|argument| self::argument(krate, argument));
    let shown = shown.iter().map(|(field, shown)| {
        let field = &variant.fields[*field];
        let binding = &field.binding;
        let value = match shown {
            Shown::Displayed => show(krate, field),
            Shown::Pointed => quote!(*#binding),
        };
        quote!(#binding = #value)
    });
    let write =
        quote!(__errbook.write_fmt(::core::format_args!(#format #(, #arguments)* #(, #shown)*)));
    if text.told.is_empty() && locals.is_empty() {
        return write;
    }
    let locals = locals.iter().map(|field| {
        let Field { member, binding, .. } = &variant.fields[*field];
        let local = match member {
            Member::Named(name) => name.clone(),
            Member::Unnamed(index) => format_ident!("_{}", index.index),
        };
        quote!(#[allow(unused_variables)] let #local = #binding;)
    });
    quote!({ #(#told)* #(#locals)* #write })
}

/// What `Display` writes of a field.
pub(super) fn show(krate: &Path, field: &Field) -> TokenStream {
    let (binding, span) = (&field.binding, field.ty.span());
    let krate = placed(krate, span);
    quote_spanned!(span=> #krate::private::show(#binding).__errbook_shown())
}

fn argument(krate: &Path, argument: &Argument) -> TokenStream {
    let Argument { name, value, told, span } = argument;
    let value = if *told { self::told(krate, &quote!(&(#value)), *span) } else { value.clone() };
    name.as_ref().map_or_else(|| value.clone(), |name| quote!(#name = #value))
}

/// The value, of which rustc says there that it may not be told to clients if it is an error.
pub(super) fn told(krate: &Path, value: &impl quote::ToTokens, span: Span) -> TokenStream {
    let krate = placed(krate, span);
    quote_spanned!(span=> #krate::private::told(#value).__errbook_told())
}

/// Brings that method into scope, where a message that is written calls it.
pub(super) fn telling(ty: &ErrorType) -> TokenStream {
    let krate = &ty.krate;
    let messages = ty.variants.iter().filter_map(|variant| match &variant.answer {
        Answer::Dynamic { values, .. } => values.written_message(),
        _ => None,
    });
    let tells =
        |text: &Text| !text.told.is_empty() || text.arguments.iter().any(|argument| argument.told);
    if !messages.into_iter().any(tells) {
        return TokenStream::new();
    }
    quote! {
        #[allow(unused_imports)]
        use #krate::private::MayBeError as _;
    }
}
