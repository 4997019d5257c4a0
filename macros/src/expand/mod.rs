//! What is true → the impls. Nothing here can fail.

mod behavior;
mod documentation;
mod std_impls;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::WhereClause;

use crate::model::{ErrorType, Field, Variant};

pub(crate) fn expand(ty: &ErrorType) -> TokenStream {
    let mut tokens = documentation::status_checks(ty);
    tokens.extend(documentation::documented(ty));
    tokens.extend(behavior::api_error(ty));
    if ty.impls.display {
        tokens.extend(std_impls::display(ty));
    }
    if ty.impls.error {
        tokens.extend(std_impls::error(ty));
    }
    if ty.impls.from {
        tokens.extend(std_impls::from(ty));
    }
    tokens
}

/// `impl<…> Trait for Type<…> where … { body }`, with one where clause for all impls.
fn implement(ty: &ErrorType, what: &TokenStream, body: &TokenStream) -> TokenStream {
    let ident = &ty.ident;
    let (impl_generics, type_generics, where_clause) = ty.generics.split_for_impl();
    let mut clause = where_clause.cloned();
    if !ty.bounds.is_empty() {
        let clause = clause.get_or_insert_with(|| WhereClause {
            where_token: <syn::Token![where]>::default(),
            predicates: syn::punctuated::Punctuated::new(),
        });
        clause.predicates.extend(ty.bounds.iter().cloned());
    }
    quote! {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl #impl_generics #what for #ident #type_generics #clause {
            #body
        }
    }
}

impl Variant {
    /// `Self::Name`, or `Self` for a struct.
    fn path(&self) -> TokenStream {
        match &self.ident {
            Some(ident) => quote!(Self::#ident),
            None => quote!(Self),
        }
    }

    /// A pattern that binds these fields.
    fn pattern(&self, fields: impl IntoIterator<Item = usize>) -> TokenStream {
        let path = self.path();
        let mut fields: Vec<usize> = fields.into_iter().collect();
        fields.sort_unstable();
        fields.dedup();
        let all = fields.len() == self.fields.len();
        let bindings = fields.into_iter().map(|index| {
            let Field { member, binding, .. } = &self.fields[index];
            quote!(#member: #binding)
        });
        let rest = (!all || self.fields.is_empty()).then(|| quote!(..));
        quote!(#path { #(#bindings,)* #rest })
    }
}

/// `match self { … }`. The arms say what differs; where they leave variants out, `default` holds.
fn match_self(ty: &ErrorType, arms: Vec<TokenStream>, default: impl ToTokens) -> TokenStream {
    let default = (arms.len() < ty.variants.len()).then(|| quote!(_ => #default,));
    if ty.variants.is_empty() {
        return quote!(match *self {});
    }
    quote! {
        match self {
            #(#arms)*
            #default
        }
    }
}
