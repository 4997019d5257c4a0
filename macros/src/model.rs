use proc_macro2::{Ident, Span, TokenStream};
use syn::{Generics, LitStr, Path, Type, WherePredicate};

/// A declaration in which nothing is wrong and nothing is missing.
pub(crate) struct ErrorType {
    pub(crate) krate: Path,
    /// Where the user says that it is.
    pub(crate) krate_given: Option<Path>,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// What the use of generic fields asks for.
    pub(crate) bounds: Vec<WherePredicate>,
    pub(crate) title: String,
    pub(crate) docs: String,
    pub(crate) standard: bool,
    pub(crate) format: Option<Path>,
    pub(crate) catalog: Option<Path>,
    pub(crate) impls: Impls,
    pub(crate) entries: Vec<Entry>,
    pub(crate) variants: Vec<Variant>,
}

/// Which impls are errbook's to write.
#[allow(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
pub(crate) struct Impls {
    pub(crate) display: bool,
    pub(crate) error: bool,
    pub(crate) from: bool,
    pub(crate) response: bool,
}

/// A row of the type's table.
pub(crate) enum Entry {
    /// The standard 500 of an `internal` variant.
    Internal,
    Declared(Box<Declared>),
}

pub(crate) struct Declared {
    /// Whether every occurrence has the same body.
    pub(crate) fixed: bool,
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) docs: String,
    pub(crate) summary: String,
    /// As documents show it.
    pub(crate) message: Option<String>,
    pub(crate) type_uri: Option<String>,
    pub(crate) route: Option<String>,
    /// Wire name and documentation.
    pub(crate) members: Vec<(String, String)>,
    pub(crate) headers: Vec<Header>,
    /// Whether there are findings in it.
    pub(crate) items: bool,
    /// Whether documents keep quiet about it.
    pub(crate) hidden: bool,
}

pub(crate) struct Header {
    pub(crate) name: String,
    /// Where it is the same for every occurrence.
    pub(crate) value: Option<String>,
    /// Of the field that gives the value.
    pub(crate) docs: String,
}

pub(crate) struct Variant {
    /// `None`: the struct itself.
    pub(crate) ident: Option<Ident>,
    pub(crate) fields: Vec<Field>,
    pub(crate) answer: Answer,
    /// A `Display` of its own; without one it is the message.
    pub(crate) display: Option<Text>,
    pub(crate) source: Option<Source>,
    /// The field that the whole variant is made from, and where that is said.
    pub(crate) from: Option<(usize, Span)>,
}

pub(crate) struct Field {
    pub(crate) member: syn::Member,
    /// What the field is bound to in patterns.
    pub(crate) binding: Ident,
    pub(crate) ty: Type,
}

/// What a variant answers.
pub(crate) enum Answer {
    /// Just this entry.
    Static { entry: usize },
    /// This entry, with values of the variant.
    Dynamic { entry: usize, values: Box<Values> },
    /// Whatever the error in this field answers.
    Transparent { field: usize },
}

/// The fields of a variant that travel. Numbers are fields.
#[derive(Default)]
pub(crate) struct Values {
    pub(crate) message: Option<Text>,
    pub(crate) members: Vec<(String, usize)>,
    pub(crate) headers: Vec<FilledHeader>,
    pub(crate) items: Option<Items>,
}

impl Values {
    pub(crate) fn is_empty(&self) -> bool {
        self.message.is_none()
            && self.members.is_empty()
            && self.headers.is_empty()
            && self.items.is_none()
    }
}

/// A header that a field fills.
pub(crate) struct FilledHeader {
    pub(crate) name: String,
    pub(crate) field: usize,
    pub(crate) value: HeaderValue,
}

/// What a header has of a field.
#[derive(Clone)]
pub(crate) enum HeaderValue {
    /// The lines that its type is.
    Lines,
    /// What `Display` writes of this type: the field's, or that in its `Option`. What is not disclosed
    /// may be no error.
    Displayed { ty: Box<Type>, optional: bool, disclosed: bool },
}

/// The field that holds the findings.
pub(crate) struct Items {
    pub(crate) field: usize,
    /// From the names of fields to those on the wire.
    pub(crate) rename: Option<Path>,
}

/// A text for `format_args!`, which names its values by their bindings.
pub(crate) struct Text {
    pub(crate) format: LitStr,
    /// The fields that it names, wherever.
    pub(crate) fields: Vec<usize>,
    /// Those of them that a placeholder shows, where it matters how.
    pub(crate) shown: Vec<(usize, Shown)>,
    /// Those that it tells to clients, so that they may not be errors.
    pub(crate) told: Vec<usize>,
    /// Those that what follows names as thiserror does, without a dot.
    pub(crate) locals: Vec<usize>,
    /// What follows it.
    pub(crate) arguments: Vec<Argument>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// By `Display`.
    Displayed,
    /// As a pointer: itself, not the reference that it is bound to.
    Pointed,
}

pub(crate) struct Argument {
    pub(crate) name: Option<Ident>,
    pub(crate) value: TokenStream,
    /// Whether it tells its value to clients, so that it may not be an error.
    pub(crate) told: bool,
    pub(crate) span: Span,
}

impl Text {
    /// A text that interpolates nothing.
    pub(crate) fn plain(format: LitStr) -> Self {
        Text {
            format,
            fields: Vec::new(),
            shown: Vec::new(),
            told: Vec::new(),
            locals: Vec::new(),
            arguments: Vec::new(),
        }
    }
}

pub(crate) struct Source {
    pub(crate) field: usize,
    /// Whether the field is an `Option`.
    pub(crate) optional: bool,
}
