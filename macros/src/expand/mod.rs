//! What is true → the impls. Nothing here can fail.

mod behavior;
mod description;
mod documentation;
mod receive;
mod response;
mod settings;
mod shows;
mod std_impls;
mod text;
mod transparent;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Generics, Path, Type, WherePredicate};

pub(crate) use self::behavior::{error_bound, whole};
pub(crate) use self::response::{error as error_impl, response};
use crate::model::{Answer, ErrorType, Field, Preset, Variant};
use crate::root;

pub(crate) fn expand(ty: &ErrorType) -> TokenStream {
    let mut tokens = documentation::documented(ty);
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
    if ty.impls.response {
        let bound = error_bound(ty.impls.error, &ty.generics);
        tokens.extend(response(&ty.krate, &ty.ident, bounded(ty, bound)));
    }
    tokens.extend(receive::receive(ty));
    root::within(ty.krate_given.as_ref(), tokens)
}

/// `impl<…> Trait for Type<…> where … { body }`, with one where clause for all impls.
fn implement(ty: &ErrorType, what: &TokenStream, body: &TokenStream) -> TokenStream {
    implement_where(ty, None, what, body)
}

/// The same, with a bound of its own.
fn implement_where(
    ty: &ErrorType,
    bound: Option<WherePredicate>,
    what: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (ident, generics) = (&ty.ident, bounded(ty, bound));
    implementation(Span::call_site(), ident, &generics, what, body)
}

/// The same, of which rustc tells at a place of the user's that there is another one.
fn implement_at(span: Span, ty: &ErrorType, what: &TokenStream, body: &TokenStream) -> TokenStream {
    let span = span.resolved_at(Span::call_site());
    let mut ident = ty.ident.clone();
    ident.set_span(span);
    implementation(span, &ident, &bounded(ty, None), what, body)
}

pub(crate) fn implementation(
    span: Span,
    ident: &Ident,
    generics: &Generics,
    what: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (impl_generics, type_generics, clause) = generics.split_for_impl();
    quote_spanned! {span=>
        #[automatically_derived]
        #[allow(deprecated, unused_qualifications)]
        impl #impl_generics #what for #ident #type_generics #clause {
            #body
        }
    }
}

fn bounded(ty: &ErrorType, bound: Option<WherePredicate>) -> Generics {
    let mut generics = ty.generics.clone();
    let bounds = ty.bounds.iter().cloned().chain(bound);
    generics.make_where_clause().predicates.extend(bounds);
    generics
}

/// errbook's path, its tokens placed at one of the user's, so that rustc tells there what is wrong
/// with what follows.
fn placed(krate: &Path, span: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    krate.to_token_stream().into_iter().map(place).collect()
}

/// What follows the first token, all of it placed there, and meaning what it means where it stands.
pub(crate) fn placed_at_first(input: TokenStream) -> TokenStream {
    fn place(tokens: TokenStream, at: Span) -> TokenStream {
        let placed = tokens.into_iter().map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), place(group.stream(), at)).into();
            }
            token.set_span(token.span().located_at(at));
            token
        });
        placed.collect()
    }
    /// What a `macro_rules` hands on is in a group of its own.
    fn innermost(token: TokenTree) -> TokenTree {
        match token {
            TokenTree::Group(group) => match group.stream().into_iter().next() {
                Some(first) => innermost(first),
                None => group.into(),
            },
            token => token,
        }
    }
    let mut tokens = input.into_iter();
    match tokens.next().map(innermost) {
        Some(token) => place(tokens.collect(), token.span()),
        None => TokenStream::new(),
    }
}

/// The table of the type's entries.
fn entries(krate: &Path) -> TokenStream {
    quote!(<Self as #krate::Documented>::GROUP.entries)
}

/// `<Type as errbook::private::Trait>::item`, all of it placed at the type: what the type lacks, rustc
/// tells there.
fn used_as(ty: &Type, krate: &Path, what: &str, item: &str) -> TokenStream {
    let span = Span::call_site().located_at(ty.span());
    let (what, item) = (Ident::new(what, span), Ident::new(item, span));
    quote_spanned!(span=> <#ty as #krate::private::#what>::#item)
}

impl Field {
    fn used_as(&self, krate: &Path, what: &str, item: &str) -> TokenStream {
        used_as(&self.ty, krate, what, item)
    }

    /// What it is where nothing gives it.
    fn preset(&self, preset: &Preset) -> TokenStream {
        let ty = &self.ty;
        match preset {
            Preset::Default => quote!(<#ty as ::core::default::Default>::default()),
            Preset::Made(function) => quote!(#function()),
        }
    }

    /// The function that makes an error of it. What is no such function, rustc tells at the path.
    fn made_by(&self, krate: &Path, function: &Path) -> TokenStream {
        let (ty, span) = (&self.ty, function.span());
        let krate = placed(krate, span);
        quote_spanned!(span=> #krate::private::made_by::<#ty, _>(#function))
    }
}

impl Variant {
    /// The error that answers for a variant. All that is asked of it is asked in the same words, so
    /// that rustc tells only once that it is none.
    fn error(&self, krate: &Path, field: usize, made_by: Option<&Path>) -> TokenStream {
        let field = &self.fields[field];
        let binding = &field.binding;
        match made_by {
            None => {
                let error = field.used_as(krate, "Transparent", "error");
                quote!(#error(#binding))
            }
            Some(function) => {
                let made_by = field.made_by(krate, function);
                let span = function.span();
                let krate = placed(krate, span);
                quote_spanned!(span=> #krate::private::Transparent::error(&#made_by.error(#binding)))
            }
        }
    }

    /// `Self::Name`, or `Self` for a struct.
    fn path(&self) -> TokenStream {
        match &self.ident {
            Some(ident) => quote!(Self::#ident),
            None => quote!(Self),
        }
    }

    /// The number of its entry, if it has one of its own type.
    fn entry(&self) -> Option<usize> {
        match self.answer {
            Answer::Static { entry } | Answer::Dynamic { entry, .. } => Some(entry),
            Answer::Transparent { .. } => None,
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
fn match_self(ty: &ErrorType, arms: &[TokenStream], default: impl ToTokens) -> TokenStream {
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
