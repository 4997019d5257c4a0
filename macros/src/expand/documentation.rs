use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use super::behavior::given;
use super::implement;
use super::response::without_self;
use crate::model::{Answer, Declared, Entry, ErrorType, Header, Told};

/// `impl Documented`: the table of the entries.
pub(super) fn documented(ty: &ErrorType) -> TokenStream {
    let ErrorType { krate, ident, title, docs, .. } = ty;
    let path = format!("::{ident}");
    let mut group = quote! {
        #krate::Group::new(
            ::core::concat!(::core::module_path!(), #path),
            (::core::line!(), ::core::column!()),
            #title,
        )
    };
    if !docs.is_empty() {
        group.extend(quote!(.with_docs(#docs)));
    }
    if ty.format.is_some() {
        group.extend(quote!(.with_format()));
    }
    if ty.catalog.is_some() {
        group.extend(quote!(.with_settings(#krate::private::settings_of::<Self>)));
    }
    if !ty.entries.is_empty() {
        let entries = ty.entries.iter().map(|entry| self::entry(ty, entry));
        group.extend(quote!(.with_entries(&[#(#entries),*])));
    }
    let nested: Vec<TokenStream> = ty
        .variants
        .iter()
        .filter_map(|variant| match &variant.answer {
            Answer::Transparent { field, made_by, .. } => {
                let field = &variant.fields[*field];
                Some(match made_by {
                    None => field.used_as(krate, "Transparent", "GROUP"),
                    Some(function) => {
                        let made_by = field.made_by(krate, function);
                        quote_spanned!(function.span()=> #made_by.group)
                    }
                })
            }
            _ => None,
        })
        .collect();
    if !nested.is_empty() {
        group.extend(quote!(.with_groups(&[#(#nested),*])));
    }
    let besides = ty.variants.iter().filter_map(|variant| match &variant.answer {
        Answer::Transparent { besides, .. } => Some(&**besides),
        _ => None,
    });
    let (more_members, more_headers): (Vec<_>, Vec<_>) =
        besides.map(|it| (members(krate, &it.members), headers(krate, &it.headers))).unzip();
    let (more_members, more_headers) = (more_members.concat(), more_headers.concat());
    if !more_members.is_empty() {
        group.extend(quote!(.with_members(&[#(#more_members),*])));
    }
    if !more_headers.is_empty() {
        group.extend(quote!(.with_headers(&[#(#more_headers),*])));
    }
    // rustc goes through what a constant points at wherever it is used, but not through a static.
    let group = if ty.generics.params.is_empty() {
        let group = without_self(group, &quote!(#ident));
        quote!({
            static __ERRBOOK_GROUP: #krate::Group = #group;
            &__ERRBOOK_GROUP
        })
    } else {
        quote!(&#group)
    };
    let catalog = ty.catalog.as_ref().map(|catalog| {
        let returned = quote!(#krate::Catalog);
        let catalog = given(catalog, &returned);
        quote! {
            fn catalog() -> ::core::option::Option<&'static #returned> {
                #catalog
            }
        }
    });
    let body = quote! {
        const GROUP: &'static #krate::Group = #group;
        #catalog
    };
    implement(ty, &quote!(#krate::Documented), &body)
}

fn members(krate: &Path, members: &[(String, String)]) -> Vec<TokenStream> {
    let doc =
        |(name, docs): &(String, String)| quote!(#krate::MemberDoc { name: #name, docs: #docs });
    members.iter().map(doc).collect()
}

fn headers(krate: &Path, headers: &[Header]) -> Vec<TokenStream> {
    let doc = |Header { name, value, docs }: &Header| {
        let value = match value {
            Some(value) => quote!(::core::option::Option::Some(#value)),
            None => quote!(::core::option::Option::None),
        };
        quote!(#krate::HeaderDoc { name: #name, value: #value, docs: #docs })
    };
    headers.iter().map(doc).collect()
}

fn entry(ty: &ErrorType, entry: &Entry) -> TokenStream {
    let krate = &ty.krate;
    let declared = match entry {
        Entry::Declared(declared) => declared,
        Entry::Internal { log } => {
            let log = log.iter().map(|level| with_log(krate, level));
            return quote!(#krate::private::INTERNAL #(#log)*);
        }
    };
    let Declared { status, code, title, docs, summary, .. } = &**declared;
    let status = Literal::u16_unsuffixed(*status);
    let constructor = if declared.fixed { quote!(fixed) } else { quote!(new) };
    let mut tokens = quote!(#krate::Entry::#constructor(#status, #code, #title));
    if !docs.is_empty() {
        tokens.extend(quote!(.with_docs(#docs, #summary)));
    }
    match &declared.message {
        Told::Default => {}
        Told::Text(message) => tokens.extend(quote!(.with_message(#message))),
        Told::Nothing => tokens.extend(quote!(.without_message())),
    }
    if let Some(actor) = &declared.actor {
        tokens.extend(quote!(.with_actor(#krate::status::Actor::#actor)));
    }
    if let Some(action) = &declared.action {
        tokens.extend(quote!(.with_action(#action)));
    }
    if let Some(retry) = &declared.retry {
        tokens.extend(quote!(.with_retry(#krate::status::Retry::#retry)));
    }
    if let Some(level) = &declared.log {
        tokens.extend(with_log(krate, level));
    }
    if let Some(uri) = &declared.type_uri {
        tokens.extend(quote!(.with_type(#uri)));
    }
    if let Some(route) = &declared.route {
        tokens.extend(quote!(.with_route(#route)));
    }
    if !declared.members.is_empty() {
        let members = members(krate, &declared.members);
        tokens.extend(quote!(.with_members(&[#(#members),*])));
    }
    let values = |values: &[(String, String)]| {
        let values = values
            .iter()
            .map(|(name, json)| quote!(#krate::MemberValue { name: #name, json: #json }));
        quote!(&[#(#values),*])
    };
    if !declared.constants.is_empty() {
        let constants = values(&declared.constants);
        tokens.extend(quote!(.with_constants(#constants)));
    }
    if !declared.examples.is_empty() {
        let examples = values(&declared.examples);
        tokens.extend(quote!(.with_examples(#examples)));
    }
    if !declared.headers.is_empty() {
        let headers = headers(krate, &declared.headers);
        tokens.extend(quote!(.with_headers(&[#(#headers),*])));
    }
    if declared.items {
        tokens.extend(quote!(.with_items()));
    }
    if declared.own_format {
        tokens.extend(quote!(.with_own_format()));
    }
    if declared.shared {
        tokens.extend(quote!(.as_shared()));
    }
    if declared.hidden {
        tokens.extend(quote!(.as_hidden()));
    }
    if ty.standard {
        tokens.extend(quote!(.as_standard()));
    }
    tokens
}

fn with_log(krate: &Path, level: &Ident) -> TokenStream {
    quote!(.with_log(#krate::LogLevel::#level))
}
