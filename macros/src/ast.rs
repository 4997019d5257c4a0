use std::collections::HashMap;
use std::ops::Deref;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Generics, LitInt, LitStr, Member, Path, Type};

use crate::arguments::Format;
use crate::beside::ErrorText;
use crate::case::Case;
use crate::docs::Docs;
use crate::json::{Constant, Json};
use crate::keys::{Id, Key, Place};

/// A type as the user wrote it.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// An enum or a struct.
    pub(crate) place: Place,
    pub(crate) settings: Settings,
    pub(crate) docs: Docs,
    /// The variants; of a struct, itself as the one.
    pub(crate) variants: Vec<Variant>,
    /// Whether a `thiserror` derive stands beside: then `Display`, `Error` and `From` are its.
    pub(crate) beside_thiserror: bool,
}

pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) settings: Settings,
    pub(crate) docs: Docs,
    pub(crate) fields: Fields,
    /// The text of a `thiserror` derive: its own, else the type's.
    pub(crate) error_text: Option<ErrorText>,
}

/// The fields of a variant, and which of them has a name.
pub(crate) struct Fields {
    list: Vec<Field>,
    positions: HashMap<String, usize>,
}

impl Fields {
    pub(crate) fn new(list: Vec<Field>) -> Self {
        let names = list.iter().enumerate().map(|(at, field)| (field.name(), at));
        // Of two with one name, rustc tells.
        Fields { positions: names.rev().collect(), list }
    }

    /// The field that placeholders call so.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.positions.get(name).copied()
    }
}

impl Deref for Fields {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        &self.list
    }
}

pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    pub(crate) span: Span,
    pub(crate) settings: Settings,
    pub(crate) docs: Docs,
}

impl Field {
    /// What placeholders call it: its name, or its number.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Member::Named(name) => name.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }
}

/// What `#[api(…)]` says in one place.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    pub(crate) list: Vec<Setting>,
    /// What was not taken here because of a mistake: the key that was meant, where that can be
    /// told. What seems to be missing may be just that.
    pub(crate) lost: Vec<Option<Id>>,
}

#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) key: &'static Key,
    pub(crate) span: Span,
    pub(crate) value: Value,
}

#[derive(Clone)]
pub(crate) enum Value {
    Flag,
    Text(LitStr),
    Format(Format),
    Off,
    Number(LitInt),
    Name(Ident),
    Path(Path),
    Names(Vec<Ident>),
    Constants(Vec<Constant>),
    Json(Json),
    /// The function that writes a text.
    Writer(Path),
}

impl Settings {
    pub(crate) fn find(&self, id: Id) -> Option<&Setting> {
        self.list.iter().find(|setting| setting.key.id == id)
    }

    pub(crate) fn has(&self, id: Id) -> bool {
        self.find(id).is_some()
    }

    /// Whether it has the key, or a mistake that may have been meant as the key.
    pub(crate) fn may_have(&self, id: Id) -> bool {
        self.has(id) || self.lost.iter().any(|meant| meant.is_none_or(|meant| meant == id))
    }

    pub(crate) fn text(&self, id: Id) -> Option<&LitStr> {
        match &self.find(id)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it says `= false`.
    pub(crate) fn is_off(&self, id: Id) -> bool {
        matches!(self.find(id).map(|setting| &setting.value), Some(Value::Off))
    }

    pub(crate) fn format(&self, id: Id) -> Option<&Format> {
        match &self.find(id)?.value {
            Value::Format(format) => Some(format),
            _ => None,
        }
    }

    /// Every value of a key that may stand several times.
    pub(crate) fn texts(&self, id: Id) -> impl Iterator<Item = &LitStr> + Clone {
        self.list.iter().filter(move |setting| setting.key.id == id).filter_map(|setting| {
            match &setting.value {
                Value::Text(text) => Some(text),
                _ => None,
            }
        })
    }

    /// The constant members.
    pub(crate) fn constants(&self) -> impl Iterator<Item = &Constant> {
        self.list.iter().flat_map(|setting| match &setting.value {
            Value::Constants(constants) => constants.as_slice(),
            _ => &[],
        })
    }

    pub(crate) fn path(&self, id: Id) -> Option<&Path> {
        match &self.find(id)?.value {
            Value::Path(path) => Some(path),
            _ => None,
        }
    }

    pub(crate) fn json(&self, id: Id) -> Option<&Json> {
        match &self.find(id)?.value {
            Value::Json(json) => Some(json),
            _ => None,
        }
    }

    pub(crate) fn writer(&self, id: Id) -> Option<&Path> {
        match &self.find(id)?.value {
            Value::Writer(path) => Some(path),
            _ => None,
        }
    }

    pub(crate) fn name(&self, id: Id) -> Option<&Ident> {
        match &self.find(id)?.value {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn case(&self, id: Id) -> Option<Case> {
        Case::named(&self.text(id)?.value())
    }

    pub(crate) fn names(&self, id: Id) -> &[Ident] {
        match self.find(id).map(|setting| &setting.value) {
            Some(Value::Names(names)) => names,
            _ => &[],
        }
    }
}
