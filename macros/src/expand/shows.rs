//! What shows the values of a type: rustc is asked for it once, and not for each field.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Type};

use super::placed;

/// The types of an enum, told apart by their letters.
#[derive(Default)]
pub(super) struct Types {
    numbers: HashMap<String, usize>,
    count: usize,
}

impl Types {
    /// The number of the type, the next one if it has none yet.
    pub(super) fn number(&mut self, ty: &Type) -> usize {
        let letters = ty.to_token_stream().to_string();
        // Whose crate `$crate` is, the letters do not say.
        let number = match self.numbers.get(&letters) {
            Some(number) if !letters.contains('$') => return *number,
            _ => self.count,
        };
        self.numbers.insert(letters, number);
        self.count += 1;
        number
    }
}

/// The functions that show values, bound to names.
pub(super) struct Shows<'k> {
    krate: &'k Path,
    /// For each way to show them.
    types: HashMap<(&'static str, bool), Types>,
    bindings: Vec<TokenStream>,
    tells: bool,
}

impl<'k> Shows<'k> {
    pub(super) fn new(krate: &'k Path) -> Self {
        Shows { krate, types: HashMap::new(), bindings: Vec::new(), tells: false }
    }

    /// The name of what shows the values of the type. If they are told to clients, they may not be errors.
    pub(super) fn of(&mut self, ty: &Type, method: &'static str, told: bool) -> Ident {
        let way = match (method, told) {
            (BOTH, true) => "shows",
            (BOTH, false) => "discloses",
            (_, true) => "tells",
            (_, false) => "tells_openly",
        };
        let types = self.types.entry((method, told)).or_default();
        let known = types.count;
        let number = types.number(ty);
        let name = format_ident!("__errbook_{way}_{number}");
        if number == known {
            let span = ty.span();
            let krate = placed(self.krate, span);
            let (asked, method) =
                (Ident::new(if told { "plain" } else { "shown" }, span), Ident::new(method, span));
            let function = quote_spanned!(span=> #krate::private::#asked::<#ty>().#method());
            self.bindings.push(quote!(let #name = #function;));
            self.tells |= told;
        }
        name
    }

    /// Binds them.
    pub(super) fn into_bindings(self) -> TokenStream {
        let Shows { krate, bindings, tells, .. } = self;
        let import = tells.then(|| {
            quote! {
                #[allow(unused_imports)]
                use #krate::private::MayBeErrors as _;
            }
        });
        quote!(#import #(#bindings)*)
    }
}

/// Shows a value in the message, and as a member.
pub(super) const BOTH: &str = "__errbook_both";
/// Shows a value in the message.
pub(super) const TEXT: &str = "__errbook_text";
