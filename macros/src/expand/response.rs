use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Ident, Path};

/// What web frameworks ask of an error type: a macro of the runtime makes it, which knows the
/// runtime's features. It takes the pieces of an impl, since frameworks add parameters of theirs.
pub(crate) fn response(krate: &Path, ident: &Ident, generics: Generics) -> TokenStream {
    let pieces = pieces(ident, generics);
    quote! {
        #krate::__respond! { #pieces }
    }
}

/// `impl Error`. rustc tells in its own words of another one, which a derive on the same line may write
/// unseen; but it repeats the name of the macro that wrote one of the two.
pub(crate) fn error(
    krate: &Path,
    ident: &Ident,
    generics: Generics,
    body: &TokenStream,
) -> TokenStream {
    let pieces = pieces(ident, generics);
    quote! {
        #krate::__if_already_there_say_without_Display_Error_From! { #pieces { #body } }
    }
}

/// What macros of the runtime put an impl together from.
fn pieces(ident: &Ident, generics: Generics) -> TokenStream {
    let (_, type_generics, clause) = generics.split_for_impl();
    let (ty, clause) = (quote!(#ident #type_generics), quote!(#clause));
    let parameters = generics.params.into_iter().map(without_default);
    let parameters = without_self(quote!(#(#parameters),*), &ty);
    let clause = without_self(clause, &ty);
    quote!([#parameters] [#ty] [#clause])
}

/// In `impl From<Type> for TheirError`, `Self` is theirs; in a static, there is none.
pub(super) fn without_self(tokens: TokenStream, ty: &TokenStream) -> TokenStream {
    let named = |token| match token {
        TokenTree::Ident(ident) if ident == "Self" => ty.clone(),
        TokenTree::Group(group) => {
            let mut named = Group::new(group.delimiter(), without_self(group.stream(), ty));
            // Where it stood, so that rustc tells there what is wrong with it.
            named.set_span(group.span());
            named.into_token_stream()
        }
        token => token.into(),
    };
    tokens.into_iter().flat_map(named).collect()
}

fn without_default(mut parameter: GenericParam) -> GenericParam {
    match &mut parameter {
        GenericParam::Type(parameter) => parameter.default = None,
        GenericParam::Const(parameter) => parameter.default = None,
        GenericParam::Lifetime(_) => {}
    }
    parameter
}
