use std::collections::HashSet;

use crate::model::{Place, Preset};
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, Path, PathArguments, Type, WherePredicate, parse_quote};

/// What the use of generic fields asks of their types, each once. Parameters that are not used
/// where they would matter get no bound.
pub(super) struct Bounds {
    parameters: HashSet<String>,
    needs: Vec<(Type, Need)>,
    /// The same, as text.
    known: HashSet<(String, Need)>,
}

/// What a use needs, as a path from errbook's root or from `core`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Need {
    Core(&'static str),
    Errbook(&'static str),
    Error,
    Default,
}

impl Need {
    fn path(&self, krate: &Path) -> TokenStream {
        match self {
            Need::Core(name) => {
                let name = quote::format_ident!("{name}");
                quote!(::core::fmt::#name)
            }
            Need::Errbook(path) => {
                let path: TokenStream = path.parse().unwrap_or_default();
                quote!(#krate::#path)
            }
            Need::Default => quote!(::core::default::Default),
            Need::Error => quote!(::core::error::Error + 'static),
        }
    }
}

impl Bounds {
    pub(super) fn new(generics: &Generics) -> Self {
        let parameters = generics.type_params().map(|parameter| parameter.ident.to_string());
        Bounds { parameters: parameters.collect(), needs: Vec::new(), known: HashSet::new() }
    }

    pub(super) fn formatted(&mut self, ty: &Type, formatting_trait: &'static str) {
        self.need(ty, Need::Core(formatting_trait));
    }

    pub(super) fn serialized(&mut self, ty: &Type) {
        self.need(ty, Need::Errbook("private::Serialize"));
    }

    pub(super) fn header(&mut self, ty: &Type) {
        self.need(ty, Need::Errbook("HeaderField"));
    }

    pub(super) fn items(&mut self, ty: &Type) {
        self.need(ty, Need::Errbook("Findings"));
    }

    pub(super) fn transparent(&mut self, ty: &Type) {
        self.need(ty, Need::Errbook("ApiError"));
        self.need(ty, Need::Errbook("Documented"));
    }

    pub(super) fn source(&mut self, ty: &Type, optional: bool) {
        let inner = if optional { optional_inner(ty).unwrap_or(ty) } else { ty };
        self.need(inner, Need::Error);
    }

    pub(super) fn default(&mut self, ty: &Type) {
        self.need(ty, Need::Default);
    }

    /// What a field needs to come back from there.
    pub(super) fn received(&mut self, ty: &Type, place: &Place) {
        match place {
            Place::Error => self.need(ty, Need::Errbook("Receive")),
            Place::Member { with: None, .. } | Place::Members => {
                self.need(ty, Need::Errbook("private::DeserializeOwned"));
            }
            Place::Header { .. } => self.need(ty, Need::Errbook("FromHeader")),
            Place::Text { ty, .. } => self.need(ty, Need::Errbook("private::FromStr")),
            Place::Items => self.need(ty, Need::Errbook("FromItems")),
            Place::Preset(Preset::Default) => self.default(ty),
            Place::Member { .. } | Place::Preset(_) | Place::Nothing => {}
        }
    }

    fn need(&mut self, ty: &Type, need: Need) {
        if self.parameters.is_empty() {
            return;
        }
        let tokens = ty.to_token_stream();
        let is_new = |bounds: &mut Self| bounds.known.insert((tokens.to_string(), need.clone()));
        if mentions(tokens.clone(), &self.parameters) && is_new(self) {
            self.needs.push((ty.clone(), need));
        }
    }

    pub(super) fn into_predicates(self, krate: &Path) -> Vec<WherePredicate> {
        let mut predicates = self.predicates(krate);
        if !self.parameters.is_empty() {
            // `Error` asks for `Debug`, whose derive bounds the parameters.
            predicates.push(parse_quote!(Self: ::core::fmt::Debug));
        }
        predicates
    }

    /// What is used, and no more.
    pub(super) fn predicates(&self, krate: &Path) -> Vec<WherePredicate> {
        // A type that cannot stand before a bound, such as `dyn A<T> + Send`, has none.
        let predicate = |(ty, need): &(Type, Need)| {
            let need = need.path(krate);
            syn::parse2(quote!(#ty: #need)).ok()
        };
        self.needs.iter().filter_map(predicate).collect()
    }
}

fn mentions(tokens: TokenStream, parameters: &HashSet<String>) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => parameters.contains(&ident.to_string()),
        TokenTree::Group(group) => mentions(group.stream(), parameters),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// `T` of `Option<T>`, as far as that can be told from its name.
pub(super) fn optional_inner(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Path(path) => path,
        // From a fragment of a declarative macro, or in parentheses.
        Type::Group(group) => return optional_inner(&group.elem),
        Type::Paren(paren) => return optional_inner(&paren.elem),
        _ => return None,
    };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if last.ident == "Option" && arguments.args.len() == 1 => {
            Some(inner)
        }
        _ => None,
    }
}
