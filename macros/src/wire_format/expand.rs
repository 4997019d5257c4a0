//! The static of a format.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::template::{Field, Format, Part, StatusRule, Value};
use crate::json;

/// `errbook` is the path of the runtime.
pub(super) fn format(format: &Format, errbook: &TokenStream) -> TokenStream {
    let Format { attributes, docs, visibility, name, media_type, status, headers, body } = format;
    let body = Template { errbook }.value(body);
    let headers = headers.iter().map(|(name, value)| quote!((#name, #value)));
    let status = status
        .as_ref()
        .map(|StatusRule { status, except }| quote!(.with_status(#status, &[#(#except),*])));
    quote! {
        #(#attributes)*
        #visibility static #name: #errbook::format::WireFormat = {
            static __ERRBOOK_CONTENT_TYPE: #errbook::http::HeaderValue =
                #errbook::http::HeaderValue::from_static(#media_type);
            const __ERRBOOK_BODY: #errbook::private::Value = #body;
            #errbook::format::WireFormat::new(
                ::core::stringify!(#name),
                #docs,
                #media_type,
                &__ERRBOOK_CONTENT_TYPE,
                &[#(#headers),*],
                &__ERRBOOK_BODY,
            )
            #status
        };
    }
}

struct Template<'a> {
    errbook: &'a TokenStream,
}

impl Template<'_> {
    fn value(&self, value: &Value) -> TokenStream {
        let errbook = self.errbook;
        let value = match value {
            Value::Slot(slot) => {
                let slot = self.variant("TemplateSlot", slot);
                quote!(Slot(#slot))
            }
            Value::Item(slot) => {
                let slot = self.variant("ItemSlot", slot);
                quote!(Item(#slot))
            }
            Value::Member(name) => quote!(Member(#name)),
            Value::ItemMember(name) => quote!(ItemMember(#name)),
            Value::Request(name) => quote!(Request(#name)),
            Value::Text(parts) => {
                let parts = parts.iter().map(|part| self.part(part));
                quote!(Text(&[#(#parts),*]))
            }
            Value::Literal(json) => quote!(Literal(#json)),
            Value::Object(fields) => {
                let fields = self.fields(fields);
                quote!(Object(#fields))
            }
            Value::Array(values) => {
                let values = values.iter().map(|value| self.value(value));
                quote!(Array(&[#(#values),*]))
            }
            Value::ForEach(items, each) => {
                let (items, each) = (self.variant("Items", items), self.value(each));
                quote!(ForEach(#items, &#each))
            }
            Value::Computed(parameter, expression) => {
                let output = Ident::new("__errbook_output", Span::mixed_site());
                quote!(Computed(|#parameter, #output| #output.write(&(#expression))))
            }
        };
        quote!(#errbook::private::Value::#value)
    }

    /// The fields of an object; where other formats are spread in it, put together while compiling.
    fn fields(&self, fields: &[Field]) -> TokenStream {
        let errbook = self.errbook;
        if !fields.iter().any(|field| matches!(field, Field::Format(_))) {
            let fields = fields.iter().map(|field| self.field(field));
            return quote!(&[#(#fields),*]);
        }
        let pieces = fields.iter().map(|field| match field {
            Field::Format(path) => {
                // Nothing but the user's tokens, so that rustc says there what is wrong with it.
                quote_spanned!(path.span()=> #path.__errbook_pieces())
            }
            field => {
                let field = self.field(field);
                quote!(#errbook::private::Piece::Own(#field))
            }
        });
        quote!({
            const __ERRBOOK_PIECES: &[#errbook::private::Piece] = &[#(#pieces),*];
            const __ERRBOOK_FIELDS: [
                #errbook::private::Field;
                #errbook::private::count_fields(__ERRBOOK_PIECES)
            ] = #errbook::private::spread(__ERRBOOK_PIECES);
            &__ERRBOOK_FIELDS
        })
    }

    fn field(&self, field: &Field) -> TokenStream {
        let errbook = self.errbook;
        let field = match field {
            Field::Key { key, optional, value } => {
                let (quoted, value) = (json::string(key) + ":", self.value(value));
                quote!(Key { key: #key, quoted: #quoted, optional: #optional, value: #value })
            }
            Field::Members => quote!(Members),
            Field::ItemMembers => quote!(ItemMembers),
            Field::ByKey { items, key, otherwise, each } => {
                let items = self.variant("Items", items);
                let (key, each) = (self.variant("ItemSlot", key), self.value(each));
                quote!(ByKey(&#errbook::private::ByKey {
                    items: #items, key: #key, otherwise: #otherwise, each: #each,
                }))
            }
            // `fields` has seen to it.
            Field::Format(_) => return TokenStream::new(),
        };
        quote!(#errbook::private::Field::#field)
    }

    fn part(&self, part: &Part) -> TokenStream {
        let errbook = self.errbook;
        let part = match part {
            Part::Text(text) => quote!(Text(#text)),
            Part::Slot(slot) => {
                let slot = self.variant("TemplateSlot", slot);
                quote!(Slot(#slot))
            }
            Part::Item(slot) => {
                let slot = self.variant("ItemSlot", slot);
                quote!(Item(#slot))
            }
        };
        quote!(#errbook::private::Part::#part)
    }

    fn variant(&self, name: &str, variant: &str) -> TokenStream {
        let errbook = self.errbook;
        let (name, variant) = (ident(name), ident(variant));
        quote!(#errbook::private::#name::#variant)
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
