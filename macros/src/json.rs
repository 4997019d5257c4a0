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

/// Rust also takes `1.`, zeros in front, and any number of zeros and underscores behind an exponent.
fn fraction(digits: &str) -> String {
    let digits = digits.strip_suffix('.').unwrap_or(digits).replace(".e", "e").replace('_', "");
    match digits.trim_start_matches('0') {
        whole if whole.starts_with(|letter: char| letter.is_ascii_digit()) => whole.to_owned(),
        behind_zero => "0".to_owned() + behind_zero,
    }
}

/// Whether a number is JSON as it stands: digits without a leading zero, then perhaps a fraction and
/// an exponent (RFC 8259 §6).
pub(crate) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.trim_start_matches(['+', '-'])))
}

/// A text, as JSON has it.
pub(crate) fn string(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{Json, is_number};

    #[test]
    fn literals_of_rust_are_json() {
        for (rust, json) in [
            ("00.5", "0.5"),
            ("007", "7"),
            ("0.0", "0.0"),
            ("0e1", "0e1"),
            ("1.", "1"),
            ("-010.50", "-10.50"),
            ("1_000.5e-0_3", "1000.5e-03"),
            ("\"a\\\"\\n\"", r#""a\"\u000a""#),
            ("null", "null"),
            ("true", "true"),
        ] {
            let Json(found) = syn::parse_str(rust).unwrap();
            assert_eq!(found, json, "{rust}");
            assert!(!found.starts_with(char::is_numeric) || is_number(&found), "{rust}");
        }
    }
}
