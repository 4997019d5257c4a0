//! The macro answers every input, and never panics.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::quote;
use syn::{DeriveInput, LitStr, parse_quote, parse2};

use crate::derive;
use crate::message::Template;

/// Every key, in every kind of place.
pub(super) fn declaration() -> TokenStream {
    quote! {
        #[api(rename_all = "snake_case", rename_all_fields = "camelCase", status = 409, unregistered, receive)]
        #[api(without(Error, From), format = a::B, member("type" = "x", "n" = -1.5, "z" = null))]
        enum Failure<'a, T: Clone, const N: usize> where T: Copy {
            #[doc = " It is `{taken}` [x](y) \\."]
            #[api(status = CONFLICT, code = "Taken", title = "Taken", type = "x", route = "r", header = "A: b")]
            #[api(message = "{email:>8} {{x}} {n:.w$}", display = "{email:?} {source}")]
            Taken { #[api(member = "e")] email: String, #[api(header = "Allow")] n: f64, w: usize, source: Option<T> },
            #[api(internal)]
            Inner(#[from] io::Error),
            #[api(like = Inner)]
            Hidden { #[api(source)] cause: &'a [u8; N] },
            #[api(transparent)]
            Other(Box<dyn Error>),
            #[api(status = 422, message = "{0} {1}")]
            Items(#[api(items = a::b)] Vec<Item>, #[api(member = false, disclose)] T),
            #[api(code = 40401, shared, message = false, format = a::C, actor = User, retry = Later)]
            #[api(action = "Wait.", log = WARN, title = "T", display(fmt = a::b))]
            Shared { #[api(with = a::b, example = 30)] at: u8, #[api(flatten)] rest: T, #[api(display)] shown: u8 },
            #[api(redirect, status = 307, message("{} {at}", .to.len()))]
            Moved { #[api(header = "Location", example = "/a")] to: String, #[api(default = a::b)] at: u8 },
            #[api(answer = a::b)]
            Answered(T),
            #[api(internal, transparent)]
            Forwarded(#[from] a::E),
            #[api(status = 400)]
            Within { #[api(transparent)] inner: a::D, #[api(default)] more: u8, #[api(member)] m: u8 },
        }
    }
}

#[test]
fn whatever_a_token_is_replaced_by() {
    let replacements: [fn() -> TokenStream; 6] = [
        || quote!(),
        || quote!(status = 409,),
        || quote!(, ,),
        || quote!("{é} {" b'x' -1.5),
        || quote!(r#type::é),
        || [TokenTree::from(Group::new(Delimiter::None, quote!(409)))].into_iter().collect(),
    ];
    let whole = declaration();
    let count = count(whole.clone());
    assert!(count > 200);
    let mut parsed = 0;
    for at in 0..count {
        for replacement in replacements {
            let mut left = at;
            let changed = replace(whole.clone(), &mut left, &replacement());
            if let Ok(input) = parse2::<DeriveInput>(changed) {
                parsed += 1;
                assert!(!derive(&input).is_empty());
            }
        }
    }
    assert!(parsed > 500);
}

#[test]
fn whatever_a_text_is() {
    let letters = ['{', '}', 'a', 'é', '0', ':', '$', '.', '*', '?', '>', ' '];
    let mut texts = vec![String::new()];
    let mut from = 0;
    for _ in 0..4 {
        let last = texts.len();
        for at in from..last {
            texts.extend(letters.map(|letter| format!("{}{letter}", texts[at])));
        }
        from = last;
    }
    for text in texts {
        for text in [format!("{{a:{text}}}"), text] {
            let literal = LitStr::new(&text, proc_macro2::Span::call_site());
            if let Ok(template) = Template::parse(&literal, true) {
                let _ = (template.documented(str::to_owned), template.format_string(str::to_owned));
                for placeholder in template.placeholders() {
                    let _ = (placeholder.known_trait(), placeholder.arguments().count());
                }
            }
        }
    }
}

#[test]
fn whatever_a_setting_says() {
    let texts = ["", "é", "{", "a:b", ": ", "\n", "{é}", "r#x"].map(Literal::string);
    let values = texts.into_iter().map(TokenTree::from);
    let values =
        values.map(TokenStream::from).chain([quote!(-1), quote!(1e9), quote!({}), quote!()]);
    for value in values {
        for key in crate::keys::KEYS {
            let key: TokenStream = format!("r#{}", key.name).parse().unwrap_or_else(|_| quote!(x));
            let input: DeriveInput = parse_quote! {
                #[api(#key = #value)]
                enum Failure { #[api(#key = #value, status = 409)] Ü { #[api(#key = #value)] ü: u8 } }
            };
            assert!(!derive(&input).is_empty());
        }
    }
}

#[test]
fn whatever_a_type_is() {
    let types = [
        quote!(dyn A<T> + Send),
        quote!(impl A<T> + Send),
        quote!([dyn A<T>]),
        quote!(m!(T)),
        quote!(fn(T) -> !),
        quote!(Option),
        quote!(<T as A>::B),
        quote!(_),
    ];
    for ty in types {
        let input: DeriveInput = parse_quote! {
            #[api(status = 409, message = "{0:x} {1}")]
            struct Failure<T>(
                #[api(member = "a")] #ty,
                #[api(header = "A", items, source)] #ty,
            );
        };
        assert!(!derive(&input).is_empty());
    }
}

/// rustc tells that this is no name; the macro reads it where syn has all its features.
#[test]
fn a_field_that_has_no_name() {
    let declarations = [
        quote!(struct Failure { _: u8, a: u8 }),
        quote!(enum Failure { A { _: u8 }, B { #[from] _: C } }),
    ];
    for declaration in declarations {
        let input = parse_quote!(#[api(status = 409)] #declaration);
        let written = derive(&input);
        assert!(parse2::<syn::File>(written.clone()).is_ok(), "{written}");
    }
}

fn count(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => 1 + count(group.stream()),
            _ => 1,
        })
        .sum()
}

/// The tokens, the `left`th one replaced.
fn replace(tokens: TokenStream, left: &mut usize, replacement: &TokenStream) -> TokenStream {
    let mut replaced = TokenStream::new();
    for token in tokens {
        let is_it = *left == 0;
        *left = left.wrapping_sub(1);
        match token {
            _ if is_it => replaced.extend(replacement.clone()),
            TokenTree::Group(group) => {
                let inside = replace(group.stream(), left, replacement);
                replaced.extend([TokenTree::from(Group::new(group.delimiter(), inside))]);
            }
            token => replaced.extend([token]),
        }
    }
    replaced
}
