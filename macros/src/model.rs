use proc_macro2::{Ident, Span, TokenStream};
use syn::{Generics, LitStr, Path, Type, WherePredicate};

use crate::docs::Deprecated;

/// A declaration in which nothing is wrong and nothing is missing.
pub(crate) struct ErrorType {
    pub(crate) krate: Path,
    /// Where the user says that it is.
    pub(crate) krate_given: Option<Path>,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// What the use of generic fields asks for.
    pub(crate) bounds: Vec<WherePredicate>,
    /// What its values being received asks for besides, if they are.
    pub(crate) received: Option<Vec<WherePredicate>>,
    pub(crate) title: String,
    pub(crate) docs: String,
    pub(crate) standard: bool,
    pub(crate) format: Option<Path>,
    pub(crate) catalog: Option<Path>,
    pub(crate) impls: Impls,
    /// The function that writes every variant without a `Display` of its own; else the message.
    pub(crate) display: Option<Path>,
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
    Internal {
        log: Option<Ident>,
    },
    Declared(Box<Declared>),
}

impl Entry {
    pub(crate) fn declared(&self) -> Option<&Declared> {
        match self {
            Entry::Declared(declared) => Some(declared),
            Entry::Internal { .. } => None,
        }
    }
}

#[allow(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
pub(crate) struct Declared {
    /// Whether every occurrence has the same body.
    pub(crate) fixed: bool,
    /// Whether what is shown under the names in the message is the whole of what differs in it.
    pub(crate) template: bool,
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) docs: String,
    pub(crate) summary: String,
    /// As documents show it.
    pub(crate) message: Told,
    /// Who must act, how, and whether to try again, where the status does not say it.
    pub(crate) actor: Option<Ident>,
    pub(crate) action: Option<String>,
    pub(crate) retry: Option<Ident>,
    pub(crate) log: Option<Ident>,
    pub(crate) type_uri: Option<String>,
    pub(crate) route: Option<String>,
    /// Wire name and documentation.
    pub(crate) members: Vec<(String, String)>,
    /// Wire name and JSON of the members that have an example.
    pub(crate) examples: Vec<(String, String)>,
    /// The members that never change: wire name and JSON.
    pub(crate) constants: Vec<(String, String)>,
    pub(crate) headers: Vec<Header>,
    /// Whether there are findings in it.
    pub(crate) items: bool,
    /// Whether it has a format that the rest of the type has not.
    pub(crate) own_format: bool,
    /// Whether others have its code on purpose.
    pub(crate) shared: bool,
    /// Whether documents keep quiet about it.
    pub(crate) hidden: bool,
    pub(crate) deprecated: Option<Deprecated>,
}

/// What clients are told in words.
#[derive(Default)]
pub(crate) enum Told {
    #[default]
    Default,
    Text(String),
    Nothing,
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
    /// The format of this variant alone.
    pub(crate) format: Option<Path>,
    /// A `Display` of its own; without one it is the type's.
    pub(crate) display: Option<Display>,
    pub(crate) source: Option<Source>,
    pub(crate) from: Option<From>,
    /// Where each field comes from on a client, if the variant comes back: the first place that has
    /// something counts.
    pub(crate) origins: Option<Vec<Vec<Place>>>,
    /// What only operators are told of it, if there is something.
    pub(crate) operators: Option<Box<ForOperators>>,
}

pub(crate) struct ForOperators {
    pub(crate) variant: String,
    /// Whether the entry is its own.
    pub(crate) own: bool,
    /// The documentation; of an entry of its own, the entry has it.
    pub(crate) docs: String,
    pub(crate) internal: String,
    /// The text of its `Display`, where that is no message.
    pub(crate) display: String,
    /// The type of its source.
    pub(crate) source: String,
}

/// The field that a whole variant is made from.
pub(crate) struct From {
    pub(crate) field: usize,
    /// Where that is said.
    pub(crate) span: Span,
    /// What the other fields are.
    pub(crate) presets: Vec<(usize, Preset)>,
}

/// What a field is where nothing gives it.
pub(crate) enum Preset {
    /// Its `Default`.
    Default,
    /// What this function gives.
    Made(Path),
}

/// Where a field comes from on a client.
pub(crate) enum Place {
    /// The error in it is received itself.
    Error,
    /// The member of this name, as its `Deserialize` reads it or this module's `deserialize`.
    Member { name: String, with: Option<Path> },
    /// A member for each of its fields.
    Members,
    /// The lines of this header.
    Header { name: String },
    /// The text of this header, which is one of this type: the field's, or that in its `Option`.
    Text { name: String, ty: Box<Type>, optional: bool },
    /// The items.
    Items,
    /// Nowhere.
    Preset(Preset),
    /// Nowhere, and it is an `Option`.
    Nothing,
}

/// What writes a variant for the operators.
pub(crate) enum Display {
    Text(Text),
    /// A function of the fields.
    Function(Path),
    /// The `Display` of a field.
    Field(usize),
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
    /// Whatever the error in this field answers, or the one that a function makes of the field; with
    /// members and headers of the variant.
    Transparent { field: usize, made_by: Option<Path>, values: Box<Values>, besides: Box<Besides> },
}

/// What documents tell of the members and headers that a transparent variant adds.
#[derive(Default)]
pub(crate) struct Besides {
    /// Wire name and documentation.
    pub(crate) members: Vec<(String, String)>,
    pub(crate) headers: Vec<Header>,
}

/// The fields of a variant that travel. Numbers are fields.
#[derive(Default)]
pub(crate) struct Values {
    /// Whether the entry has constant members.
    pub(crate) constants: bool,
    pub(crate) message: Option<Message>,
    pub(crate) members: Vec<Member>,
    pub(crate) headers: Vec<FilledHeader>,
    pub(crate) items: Option<Items>,
}

impl Values {
    /// The text of a message that is more than a template and what fills it.
    pub(crate) fn written_message(&self) -> Option<&Text> {
        self.message.as_ref().filter(|it| it.filling.is_none()).map(|it| &it.text)
    }

    /// What fills the template of its message.
    pub(crate) fn filling(&self) -> &[Filled] {
        self.message.as_ref().and_then(|it| it.filling.as_deref()).unwrap_or_default()
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.constants && self.are_constant()
    }

    /// Whether they are the same for every occurrence.
    pub(crate) fn are_constant(&self) -> bool {
        self.message.is_none()
            && self.members.is_empty()
            && self.headers.is_empty()
            && self.items.is_none()
    }
}

/// A field that travels in the body.
pub(crate) struct Member {
    /// On the wire; of one whose fields are members each, in the logs.
    pub(crate) name: String,
    pub(crate) field: usize,
    pub(crate) written: Written,
}

pub(crate) enum Written {
    /// As its `Serialize` says.
    AsItIs,
    /// As this module's `serialize` says.
    With(Path),
    /// Each of its fields for itself.
    FieldByField,
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

/// A message that differs.
pub(crate) struct Message {
    pub(crate) text: Text,
    /// What stands in the documented message, if that and these values are all there is to the text.
    pub(crate) filling: Option<Vec<Filled>>,
}

/// A field that stands in a message.
pub(crate) struct Filled {
    /// As the documented message has it.
    pub(crate) name: String,
    pub(crate) field: usize,
    /// Whether it is told to clients, so that it may not be an error.
    pub(crate) told: bool,
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
    /// Whether the cause is that of the field: what the field says, the variant says itself.
    pub(crate) forwarded: bool,
}
