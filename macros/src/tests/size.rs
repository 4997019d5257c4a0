//! What the derive writes stays small.

use std::time::{Duration, Instant};

use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::parse2;

use crate::derive;

fn units(count: usize) -> TokenStream {
    let names = (0..count).map(|number| format_ident!("Variant{number}Failed"));
    derive(&parse2(quote!(#[api(status = 400)] enum Many { #(#names),* })).unwrap())
}

fn tokens(stream: TokenStream) -> Vec<TokenTree> {
    let each = |token: TokenTree| match token {
        TokenTree::Group(group) => tokens(group.stream()),
        other => vec![other],
    };
    stream.into_iter().flat_map(each).collect()
}

/// The time grows with the number of fields, not with its square, which would be minutes.
#[test]
fn thousands_of_fields_of_their_own_types() {
    let parameters = (0..4000).map(|number| format_ident!("T{number}"));
    let fields = (0..4000).map(|number| {
        let (name, ty) = (format_ident!("field_{number}"), format_ident!("T{number}"));
        quote!(#[api(member)] #name: Vec<#ty>)
    });
    let shown: Vec<String> = (0..4000).map(|number| format!("{{field_{number}}}")).collect();
    let text = shown.concat();
    let declaration = quote! {
        #[api(status = 400, message = #text)]
        struct Many<#(#parameters),*> { #(#fields),* }
    };
    let start = Instant::now();
    assert!(!derive(&parse2(declaration).unwrap()).is_empty());
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

/// Of each unit variant there is a row of the table and an arm of one match, and nothing else.
#[test]
fn a_unit_variant_is_a_row_and_an_arm() {
    let written = tokens(units(1000));
    let mentions = |wanted: &str| {
        written.iter().filter(|token| token.to_string().trim_matches('"') == wanted).count()
    };
    for number in [0, 499, 999] {
        assert_eq!(mentions(&format!("Variant{number}Failed")), 2, "its code and its arm");
        assert_eq!(mentions(&format!("Variant{number} Failed")), 1, "its title");
    }
    assert_eq!(mentions("match"), 1);
    assert_eq!(mentions("entries"), 2, "the table is made at once");
    let per_variant = (tokens(units(1000)).len() - tokens(units(500)).len()) / 500;
    assert!(per_variant <= 30, "{per_variant} tokens a variant");
}
