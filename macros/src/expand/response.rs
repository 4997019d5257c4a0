use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Generics, Ident, Path};

/// What web frameworks ask of an error type: a macro of the runtime makes it, which knows the
/// runtime's features. It takes the pieces of an impl, since frameworks add parameters of theirs.
pub(crate) fn response(krate: &Path, ident: &Ident, generics: Generics) -> TokenStream {
    let (_, type_generics, clause) = generics.split_for_impl();
    let (type_generics, clause) = (quote!(#type_generics), quote!(#clause));
    let parameters = generics.params.into_iter().map(without_default);
    quote! {
        #krate::__respond! { [#(#parameters),*] [#ident #type_generics] [#clause] }
    }
}

fn without_default(mut parameter: GenericParam) -> GenericParam {
    match &mut parameter {
        GenericParam::Type(parameter) => parameter.default = None,
        GenericParam::Const(parameter) => parameter.default = None,
        GenericParam::Lifetime(_) => {}
    }
    parameter
}
