use std::cell::Cell;

use serde::de::{self, DeserializeSeed, Deserializer};

use super::reason::{ANOTHER_LENGTH, ANOTHER_VALUE, Kind, Place, Reason, Step};
use super::tracked::Tracked;

/// Reads a value, or says why it cannot be.
pub(super) fn read<'de, S, D>(seed: S, deserializer: D) -> Result<S::Value, Reason>
where
    S: DeserializeSeed<'de>,
    D: Deserializer<'de>,
{
    let (waiting, is_looked_into, heard) = Default::default();
    let node =
        Node { waiting: &waiting, is_looked_into: &is_looked_into, heard: &heard, names: &[] };
    let read = seed.deserialize(Tracked { inner: deserializer, node });
    read.map_err(|reason| reason.at(node.place_of_unsaid()))
}

pub(super) type Names = &'static [&'static str];

/// A value of the input, while it is read.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    /// The reason that is on its way through the other deserializer.
    pub(super) waiting: &'a Cell<Option<Reason>>,
    /// Whether it is an array or an object of which something has been read.
    pub(super) is_looked_into: &'a Cell<bool>,
    /// Which of the names a string is that has been read.
    pub(super) heard: &'a Cell<Option<&'static str>>,
    /// The names that the type has: its fields, its variants.
    pub(super) names: Names,
}

impl<'a> Node<'a> {
    pub(super) fn wrap<T>(self, inner: T) -> Tracked<'a, T> {
        Tracked { inner, node: self }
    }

    /// Lets a reason wait, and gives the other deserializer an error for it.
    pub(super) fn send<E: de::Error>(self, reason: Reason) -> E {
        self.waiting.set(Some(reason));
        E::custom("")
    }

    /// Takes the reason that has waited; else the error is the other deserializer's own.
    pub(super) fn receive<E: de::Error>(self, or: &'static str) -> impl FnOnce(E) -> Reason {
        move |error| {
            let reason = self.waiting.take().unwrap_or_else(|| Reason::needed(or));
            reason.at(Place::Here).back_with(&error)
        }
    }

    /// The same of what is behind a name. If nothing has waited, nothing there was looked at.
    pub(super) fn receive_from<E: de::Error>(self, step: Step) -> impl FnOnce(E) -> Reason {
        move |error| {
            let reason = match self.waiting.take() {
                Some(reason) => reason.under(step),
                None => Reason::needed(ANOTHER_VALUE),
            };
            reason.at(Place::Here).back_with(&error)
        }
    }

    /// Where an error is that the type itself says of this value.
    fn place_of_unsaid(self) -> Place {
        if self.is_looked_into.get() { Place::Within } else { Place::Here }
    }

    /// The same of one that is said while an array is read.
    pub(super) fn of_array(self, reason: Reason) -> Reason {
        let is_own = matches!(reason.kind, Kind::Needed(ANOTHER_LENGTH));
        reason.at(if is_own { Place::Here } else { self.place_of_unsaid() })
    }

    /// The same of one that is said while an object is read: of what serde keeps, it may be about
    /// something further inside.
    pub(super) fn of_object(self, reason: Reason) -> Reason {
        let is_own = match reason.kind {
            Kind::Missing(name) | Kind::Twice(name) => self.names.contains(&name),
            Kind::Needed(_) | Kind::UnknownName => false,
        };
        reason.at(if is_own { Place::Here } else { self.place_of_unsaid() })
    }

    /// Takes notice of a string, which may be a name.
    pub(super) fn hear(self, text: &str) {
        self.heard.set(self.names.iter().copied().find(|name| *name == text));
    }

    /// The step to what has the name that was read last.
    pub(super) fn step_to_heard(self) -> Step {
        self.heard.get().map_or(Step::Hidden, Step::Name)
    }
}
