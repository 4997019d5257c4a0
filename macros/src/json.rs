//! Literals of JSON, as Rust has them.

use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::{Lit, LitStr, Token};

/// A value, as the text that JSON has for it.
#[derive(Clone)]
pub(crate) struct Json(pub(crate) String);

/// `"name" = value`.
#[derive(Clone)]
pub(crate) struct Constant {
    pub(crate) name: LitStr,
    pub(crate) value: Json,
}

impl Parse for Json {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let start = input.span();
        let wrong = || {
            syn::Error::new(
                start,
                "expected a literal of JSON: a string, a number, `true`, `false` or `null`",
            )
        };
        if input.peek(syn::Ident) {
            let name: Ident = input.parse()?;
            return if name == "null" { Ok(Json(name.to_string())) } else { Err(wrong()) };
        }
        let is_negative = input.parse::<Option<Token![-]>>()?.is_some();
        let text = match input.parse().map_err(|_| wrong())? {
            Lit::Int(number) if number.suffix().is_empty() => number.base10_digits().to_owned(),
            Lit::Float(number) if number.suffix().is_empty() => fraction(number.base10_digits()),
            Lit::Str(text) if !is_negative => string(&text.value()),
            Lit::Bool(on) if !is_negative => on.value.to_string(),
            _ => return Err(wrong()),
        };
        Ok(Json(if is_negative { format!("-{text}") } else { text }))
    }
}

impl Parse for Constant {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Constant { name, value: input.parse()? })
    }
}

/// Rust also takes `1.` and, behind an exponent, any number of zeros and underscores.
fn fraction(digits: &str) -> String {
    digits.strip_suffix('.').unwrap_or(digits).replace(".e", "e").replace('_', "")
}

fn string(text: &str) -> String {
    let mut json = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\0'..='\u{1f}' => json.extend(format!("\\u{:04x}", u32::from(letter)).chars()),
            _ => json.push(letter),
        }
    }
    json + "\""
}
