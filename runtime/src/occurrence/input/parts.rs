//! What is inside a value: elements, members, variants.

use std::cell::Cell;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::node::{Names, Node, read};
use super::reason::{A_KNOWN_VALUE, ANOTHER_VALUE, Place, Reason, Step};
use super::tracked::Tracked;

/// A value inside another one, one step away.
struct Inner<'a, S> {
    seed: S,
    step: Step,
    outer: Node<'a>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Inner<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let read = read(self.seed, deserializer);
        read.map_err(|reason| self.outer.send(reason.under(self.step)))
    }
}

/// A name: the key of a member, or a variant.
struct Name<'a, S> {
    seed: S,
    outer: Node<'a>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Name<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.outer.heard.set(None);
        let read = self.seed.deserialize(self.outer.wrap(deserializer));
        read.map_err(|reason| self.outer.send(reason.at(Place::Here)))
    }
}

pub(super) struct Elements<'a, A> {
    inner: A,
    node: Node<'a>,
    next: usize,
}

impl<'a, A> Elements<'a, A> {
    pub(super) fn new(inner: A, node: Node<'a>) -> Self {
        Elements { inner, node, next: 0 }
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Elements<'_, A> {
    type Error = Reason;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Reason> {
        self.node.is_looked_into.set(true);
        let step = Step::Element(self.next);
        self.next += 1;
        let element = Inner { seed, step, outer: self.node };
        self.inner.next_element_seed(element).map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

pub(super) struct Members<'a, A> {
    inner: A,
    node: Node<'a>,
    /// To the value whose name has been read.
    step: Step,
}

impl<'a, A> Members<'a, A> {
    pub(super) fn new(inner: A, node: Node<'a>) -> Self {
        Members { inner, node, step: Step::Hidden }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'_, A> {
    type Error = Reason;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Reason> {
        self.node.is_looked_into.set(true);
        let key = self.inner.next_key_seed(Name { seed, outer: self.node });
        self.step = self.node.step_to_heard();
        key.map_err(|error| self.node.receive(ANOTHER_VALUE)(error).of_a_name())
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Reason> {
        let value = Inner { seed, step: self.step, outer: self.node };
        self.inner.next_value_seed(value).map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, 'a, A: EnumAccess<'de>> EnumAccess<'de> for Tracked<'a, A> {
    type Error = Reason;
    type Variant = Variant<'a, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Reason> {
        let node = self.node;
        let variant = self.inner.variant_seed(Name { seed, outer: node });
        let step = node.step_to_heard();
        let (value, inner) = variant.map_err(node.receive(A_KNOWN_VALUE))?;
        Ok((value, Variant { inner, node, step }))
    }
}

pub(super) struct Variant<'a, A> {
    inner: A,
    node: Node<'a>,
    step: Step,
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Variant<'_, A> {
    type Error = Reason;

    fn unit_variant(self) -> Result<(), Reason> {
        self.inner.unit_variant().map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Reason> {
        let value = Inner { seed, step: self.step, outer: self.node };
        self.inner.newtype_variant_seed(value).map_err(self.node.receive(ANOTHER_VALUE))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Reason> {
        let is_looked_into = Cell::default();
        let node = Node { is_looked_into: &is_looked_into, ..self.node };
        self.inner.tuple_variant(len, node.wrap(visitor)).map_err(node.receive_from(self.step))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: Names,
        visitor: V,
    ) -> Result<V::Value, Reason> {
        let is_looked_into = Cell::default();
        let node = Node { is_looked_into: &is_looked_into, names: fields, ..self.node };
        self.inner.struct_variant(fields, node.wrap(visitor)).map_err(node.receive_from(self.step))
    }
}
