//! The TypeScript type of what a JSON Schema allows. Where TypeScript has no word, the type allows
//! more, never less.

use serde_json::{Map, Value};

use super::literal::literal;
use crate::book::constants::Step;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Type {
    /// A keyword, a name or a literal, and whatever else is written on one line.
    Word(String),
    Union(Vec<Type>),
    List(Box<Type>),
    Tuple {
        items: Vec<Type>,
        /// What may follow.
        rest: Option<Box<Type>>,
    },
    Object(Vec<Property>),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Property {
    /// `None`: whichever there is.
    pub(super) name: Option<String>,
    pub(super) optional: bool,
    pub(super) docs: Vec<String>,
    pub(super) ty: Type,
}

impl Type {
    pub(super) fn word(word: &str) -> Self {
        Type::Word(word.to_owned())
    }

    pub(super) fn unknown() -> Self {
        Type::word("unknown")
    }

    /// Says of a place that nothing is there, so that it can be asked for where other types have something.
    pub(super) fn without(&mut self, place: &[Step<'_>]) {
        let (Type::Object(properties), [Step::Key(key), rest @ ..]) = (self, place) else { return };
        let known = properties.iter_mut().find(|it| it.name.as_deref() == Some(key));
        match (known, rest) {
            (Some(known), rest) => known.ty.without(rest),
            (None, []) => properties.push(Property {
                name: Some((*key).to_owned()),
                optional: true,
                docs: Vec::new(),
                ty: Type::word("never"),
            }),
            (None, _) => {}
        }
    }

    fn is_unknown(&self) -> bool {
        *self == Type::unknown()
    }
}

/// What one of these is.
pub(super) fn union(types: impl IntoIterator<Item = Type>) -> Type {
    let mut different: Vec<Type> = Vec::new();
    let mut add = |ty: Type| {
        if !different.contains(&ty) {
            different.push(ty);
        }
    };
    for ty in types {
        match ty {
            Type::Union(types) => types.into_iter().for_each(&mut add),
            ty => add(ty),
        }
    }
    different.retain(|ty| *ty != Type::word("never"));
    match different.len() {
        0 => Type::word("never"),
        1 => different.remove(0),
        _ if different.iter().any(Type::is_unknown) => Type::unknown(),
        _ => Type::Union(different),
    }
}

/// What is said of the properties of objects besides their types.
pub(super) trait Documented {
    /// The documentation of a property of this name, with this schema.
    fn docs(&self, name: &str, schema: &Value) -> Vec<String>;
}

/// The type of the values that a schema allows.
pub(super) fn of(schema: &Value, described: &dyn Documented) -> Type {
    let Value::Object(object) = schema else {
        return if *schema == false { Type::word("never") } else { Type::unknown() };
    };
    let list = |key: &str| object.get(key).and_then(Value::as_array);
    if let Some(constant) = object.get("const") {
        return of_value(constant);
    }
    if let Some(values) = list("enum") {
        return union(values.iter().map(of_value));
    }
    let alternatives = ["anyOf", "oneOf"].into_iter().find_map(list);
    let alternatives = alternatives.map(|all| union(all.iter().map(|it| of(it, described))));
    let parts = list("allOf").map(|all| all_of(all.iter().map(|it| of(it, described)).collect()));
    let types = match object.get("type") {
        Some(Value::String(name)) => Some(of_kind(name, object, described)),
        Some(Value::Array(names)) => {
            let names = names.iter().filter_map(Value::as_str);
            Some(union(names.map(|name| of_kind(name, object, described))))
        }
        _ => None,
    };
    all_of([types, alternatives, parts].into_iter().flatten().collect())
}

/// What all of these are. Objects are one with the properties of each; of others, one says enough.
fn all_of(types: Vec<Type>) -> Type {
    let told = types.into_iter().filter(|ty| !ty.is_unknown());
    let all = told.reduce(|all, ty| match (all, ty) {
        (Type::Object(mut all), Type::Object(more)) => {
            for property in more {
                match all.iter_mut().find(|known| known.name == property.name) {
                    Some(known) => known.optional &= property.optional,
                    None => all.push(property),
                }
            }
            Type::Object(all)
        }
        (Type::Word(_), objects @ (Type::Object(_) | Type::Union(_))) => objects,
        (all, _) => all,
    });
    all.map_or_else(Type::unknown, whole)
}

/// With properties of any name, those that have one are of types that fit.
fn whole(ty: Type) -> Type {
    match ty {
        Type::Object(mut properties) if properties.len() > 1 => {
            let any = properties.iter_mut().find(|property| property.name.is_none());
            if let Some(any) = any {
                any.ty = Type::unknown();
            }
            Type::Object(properties)
        }
        ty => ty,
    }
}

fn of_kind(name: &str, schema: &Map<String, Value>, described: &dyn Documented) -> Type {
    match name {
        "string" | "boolean" | "null" => Type::word(name),
        "integer" | "number" => Type::word("number"),
        "array" => of_list(schema, described),
        "object" => of_object(schema, described),
        _ => Type::unknown(),
    }
}

fn of_list(schema: &Map<String, Value>, described: &dyn Documented) -> Type {
    let each = schema.get("items").map(|each| of(each, described));
    let first = schema.get("prefixItems").and_then(Value::as_array);
    let first: Vec<Type> = first.into_iter().flatten().map(|it| of(it, described)).collect();
    let count = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
    let are_all_there = usize::try_from(count).is_ok_and(|count| count >= first.len());
    if first.is_empty() {
        return Type::List(Box::new(each.unwrap_or_else(Type::unknown)));
    }
    if !are_all_there {
        let each = each.unwrap_or_else(Type::unknown);
        return Type::List(Box::new(union(first.into_iter().chain([each]))));
    }
    let rest = match each {
        Some(ty) if ty == Type::word("never") => None,
        each => Some(Box::new(Type::List(Box::new(each.unwrap_or_else(Type::unknown))))),
    };
    Type::Tuple { items: first, rest }
}

fn of_object(schema: &Map<String, Value>, described: &dyn Documented) -> Type {
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let required: Vec<&str> = required.filter_map(Value::as_str).collect();
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let property = |(name, schema): (&String, &Value)| Property {
        name: Some(name.clone()),
        optional: !required.contains(&name.as_str()),
        docs: described.docs(name, schema),
        ty: of(schema, described),
    };
    let mut properties: Vec<Property> = properties.map(property).collect();
    // As they are written, which is how a reader of bodies knows them.
    let place = |property: &Property| {
        let name = property.name.as_deref();
        required.iter().position(|it| Some(*it) == name).unwrap_or(required.len())
    };
    properties.sort_by_key(place);
    let others = schema.get("additionalProperties");
    match others.map(|others| of(others, described)) {
        Some(ty) if ty == Type::word("never") && properties.is_empty() => {
            Type::word("Record<string, never>")
        }
        Some(Type::Word(word)) if properties.is_empty() && is_keyword(&word) => {
            Type::Word(format!("Record<string, {word}>"))
        }
        Some(ty) if others.is_some_and(Value::is_object) => {
            let any = Property { name: None, optional: false, docs: Vec::new(), ty };
            properties.push(any);
            whole(Type::Object(properties))
        }
        _ if properties.is_empty() => Type::word("Record<string, unknown>"),
        _ => Type::Object(properties),
    }
}

fn is_keyword(word: &str) -> bool {
    ["string", "number", "boolean", "null", "unknown"].contains(&word)
}

/// The type of one value alone.
fn of_value(value: &Value) -> Type {
    match value {
        Value::Array(values) => {
            Type::Tuple { items: values.iter().map(of_value).collect(), rest: None }
        }
        Value::Object(object) if object.is_empty() => Type::word("Record<string, never>"),
        Value::Object(object) => {
            let property = |(name, value): (&String, &Value)| Property {
                name: Some(name.clone()),
                optional: false,
                docs: Vec::new(),
                ty: of_value(value),
            };
            Type::Object(object.iter().map(property).collect())
        }
        plain => Type::Word(literal(plain)),
    }
}
