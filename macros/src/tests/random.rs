//! Whatever tokens a declaration is made of, the macro answers with items that parse.
//!
//! A failure prints its seed; `ERRBOOK_SEED=… cargo test -p errbook-macros` runs that one again.

use std::env;

use fastrand::Rng;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, parse2};

use super::golden::declarations;
use super::totality::declaration;
use crate::keys::KEYS;
use crate::{derive, wire_format};

const RUNS: usize = 30_000;

#[test]
fn random_declarations_are_answered() {
    let given = env::var("ERRBOOK_SEED").ok().and_then(|seed| seed.parse().ok());
    let first: u64 = given.unwrap_or_else(|| fastrand::u64(..));
    println!("ERRBOOK_SEED={first}");
    let runs = if given.is_some() { 1 } else { RUNS };
    let mut seeds = vec![declaration()];
    seeds.extend(declarations().iter().map(ToTokens::to_token_stream));
    let (mut read, mut correct) = (0, 0);
    for run in 0..runs {
        let seed = first.wrapping_add(run as u64);
        let mut rng = Rng::with_seed(seed);
        let mut tokens = seeds[rng.usize(..seeds.len())].clone();
        for _ in 0..rng.usize(1..6) {
            tokens = mutated(tokens, &mut rng);
        }
        let Ok(input) = parse2::<DeriveInput>(tokens) else { continue };
        let answer = derive(&input);
        let text = answer.to_string();
        assert!(parse2::<syn::File>(answer).is_ok(), "ERRBOOK_SEED={seed}: {text}");
        read += 1;
        correct += usize::from(!text.contains("compile_error"));
    }
    if given.is_none() {
        assert!(read > RUNS / 10, "{read} of {RUNS} were declarations at all");
        assert!(correct > RUNS / 100, "{correct} were correct ones");
        assert!(correct < read, "none had a mistake");
    }
}

/// The same of templates. (What a closure says is the user's, whatever it is.)
#[test]
fn random_templates_are_answered() {
    let given = env::var("ERRBOOK_SEED").ok().and_then(|seed| seed.parse().ok());
    let first: u64 = given.unwrap_or_else(|| fastrand::u64(..));
    println!("ERRBOOK_SEED={first}");
    let runs = if given.is_some() { 1 } else { RUNS / 10 };
    let format = quote! {
        /// Docs.
        pub static A: "application/json", status = 200 except [429, 503], "Pragma": "no-cache" = {
            "a": code, "b"?: { "c": [1, -2.5, null, true, member("x"), request("id")], ..members },
            "t": "at {code}", ..B,
            "d": [for item in items { "p"?: item.pointer, "m": item.member("y"), ..item.members }],
            "e": { ..for item in items_or_self { item.field else "base": [item.message] } },
        };
        static B: "text/plain" = "{message} {code}";
    };
    let mut correct = 0;
    for run in 0..runs {
        let seed = first.wrapping_add(run as u64);
        let mut rng = Rng::with_seed(seed);
        let mut tokens = format.clone();
        for _ in 0..rng.usize(..4) {
            tokens = mutated(tokens, &mut rng);
        }
        let answer = wire_format::expand(quote!((::errbook) #tokens));
        let text = answer.to_string();
        assert!(parse2::<syn::File>(answer).is_ok(), "ERRBOOK_SEED={seed}: {tokens}\n{text}");
        correct += usize::from(!text.contains("compile_error"));
    }
    assert!(given.is_some() || (correct > runs / 10 && correct < runs), "{correct} of {runs}");
}

/// The tokens with one change, somewhere.
fn mutated(tokens: TokenStream, rng: &mut Rng) -> TokenStream {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    if trees.is_empty() {
        return [token(rng)].into_iter().collect();
    }
    // What is inside of groups is mostly attributes, which is where a change is still a declaration.
    let groups = trees.iter().enumerate().filter(|(_, tree)| matches!(tree, TokenTree::Group(_)));
    let groups: Vec<usize> = groups.map(|(at, _)| at).collect();
    if !groups.is_empty() && rng.usize(..8) > 0 {
        let at = groups[rng.usize(..groups.len())];
        if let TokenTree::Group(group) = &trees[at] {
            trees[at] = Group::new(group.delimiter(), mutated(group.stream(), rng)).into();
        }
        return trees.into_iter().collect();
    }
    let at = rng.usize(..trees.len());
    match rng.usize(..6) {
        0 => drop(trees.remove(at)),
        1 => trees.insert(at, token(rng)),
        2 => trees[at] = token(rng),
        3 => trees.insert(at, trees[at].clone()),
        4 => {
            let other = rng.usize(..trees.len());
            trees.swap(at, other);
        }
        _ => {
            trees[at] =
                Group::new(delimiter(rng), [trees[at].clone()].into_iter().collect()).into();
        }
    }
    trees.into_iter().collect()
}

fn delimiter(rng: &mut Rng) -> Delimiter {
    let all = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];
    all[rng.usize(..all.len())]
}

fn token(rng: &mut Rng) -> TokenTree {
    let span = Span::call_site();
    match rng.usize(..6) {
        0 => Ident::new_raw("match", span).into(),
        1 => Ident::new(KEYS[rng.usize(..KEYS.len())].name, span).into(),
        2 => {
            let words = ["Taken", "String", "Option", "é", "self", "T", "CONFLICT", "_", "false"];
            Ident::new(words[rng.usize(..words.len())], span).into()
        }
        3 => {
            let marks = ['=', ',', '#', '.', ':', '<', '>', '&', '!', '?', '-', '\''];
            Punct::new(marks[rng.usize(..marks.len() - 1)], spacing(rng)).into()
        }
        4 => {
            let numbers = [0, 1, 404, 499, 600, u64::MAX];
            Literal::u64_unsuffixed(numbers[rng.usize(..numbers.len())]).into()
        }
        _ => Literal::string(&text(rng)).into(),
    }
}

fn spacing(rng: &mut Rng) -> Spacing {
    if rng.bool() { Spacing::Alone } else { Spacing::Joint }
}

fn text(rng: &mut Rng) -> String {
    let parts = [
        "{", "}", "{email}", "{0", ":?}", "{{", "é", " ", ":", "$", "A: b", "\u{0}", "\n", "[x](y",
    ];
    (0..rng.usize(..6)).map(|_| parts[rng.usize(..parts.len())]).collect()
}
