//! What the derive writes, for people to read. `UPDATE_EXPECT=1 cargo test -p errbook-macros`
//! writes the files anew; look at the change as at code.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, DeriveInput, Item, ItemMacro, parse_quote};

use crate::{derive, wire_format};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/expand")
}

/// `unit.rs` is a declaration, `unit.expanded.rs` what comes of it.
#[test]
fn expansions_are_the_golden_files() {
    let mut count = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some(name) = name.strip_suffix(".rs").filter(|name| !name.ends_with(".expanded"))
        else {
            continue;
        };
        let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
        let written: TokenStream = file.items.iter().filter_map(expanded).collect();
        let mut written: syn::File = parse_quote!(#written);
        written.items.iter_mut().for_each(write_error);
        let pretty = prettyplease::unparse(&written);
        expect_file![folder().join(format!("{name}.expanded.rs"))].assert_eq(&pretty);
        count += 1;
    }
    assert!(count >= 10, "{count} declarations");
}

/// Writes the runtime's macro of `impl Error` out, whose tokens nobody could read.
fn write_error(item: &mut Item) {
    let Item::Macro(call) = item else { return };
    if !call.mac.path.segments.last().unwrap().ident.to_string().ends_with("Display_Error_From") {
        return;
    }
    let groups = call.mac.tokens.clone().into_iter().map(|token| match token {
        TokenTree::Group(group) => group.stream(),
        token => panic!("{token} is no piece"),
    });
    let [generics, ty, clause, body] = groups.collect::<Vec<_>>().try_into().unwrap();
    *item = parse_quote! {
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl<#generics> ::core::error::Error for #ty #clause { #body }
    };
}

/// Every declaration that has an expansion.
pub(super) fn declarations() -> Vec<DeriveInput> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| !path.to_string_lossy().contains(".expanded")).collect();
    files.sort();
    let items = files
        .iter()
        .flat_map(|file| syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap().items);
    items.filter_map(|item| declaration(&item)).collect()
}

/// What comes of an item: the impls of a declaration, the statics of formats.
fn expanded(item: &Item) -> Option<TokenStream> {
    match item {
        Item::Macro(ItemMacro { mac, .. }) if mac.path.is_ident("wire_format") => {
            let formats = &mac.tokens;
            Some(wire_format::expand(quote!((::errbook) #formats)))
        }
        item => declaration(item).map(|input| derive(&input)),
    }
}

fn declaration(item: &Item) -> Option<DeriveInput> {
    let derives = |attributes: &[Attribute]| {
        attributes.iter().any(|attribute| {
            attribute.path().is_ident("derive")
                && attribute.meta.to_token_stream().to_string().contains("ApiError")
        })
    };
    match item {
        Item::Enum(item) if derives(&item.attrs) => Some(item.clone().into()),
        Item::Struct(item) if derives(&item.attrs) => Some(item.clone().into()),
        _ => None,
    }
}
