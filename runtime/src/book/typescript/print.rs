//! Types as text, with the line breaks that prettier makes.

use unicode_width::UnicodeWidthStr as _;

use super::literal::{comment, property};
use super::types::{Property, Type};

/// The length of a line.
pub(super) const WIDTH: usize = 80;

/// Where a type stands.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    /// How far its lines are indented.
    pub(super) indent: usize,
    /// How much of its first line is written before it.
    pub(super) column: usize,
    /// How much follows on its last line.
    pub(super) after: usize,
}

/// What is around a type, as far as it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    List,
    /// A tuple of one.
    OneItem,
    Tuple,
}

impl Type {
    /// It, where it stands behind a `=` or a `:`.
    pub(super) fn print(&self, spot: Spot) -> String {
        self.within(Around::Nothing, spot)
    }

    fn within(&self, around: Around, spot: Spot) -> String {
        let Spot { indent, column, after } = spot;
        if let Some(line) = self.on_one_line(around) {
            if column + width(&line) + after <= WIDTH || matches!(self, Type::Word(_)) {
                return line;
            }
        }
        match self {
            Type::Word(word) => word.clone(),
            Type::Object(properties) => {
                format!("{{\n{}{}}}", self::properties(properties, indent + 2), space(indent))
            }
            Type::List(each) => {
                format!("{}[]", each.within(Around::List, Spot { after: after + 2, ..spot }))
            }
            Type::Tuple { items, rest } => {
                let around = match (items.len(), rest) {
                    (1, None) => Around::OneItem,
                    _ => Around::Tuple,
                };
                let spot = Spot { indent: indent + 2, column: indent + 2, after: 1 };
                let mut lines: Vec<String> =
                    items.iter().map(|item| item.within(around, spot)).collect();
                let spot = Spot { column: spot.column + 3, ..spot };
                let rest = rest.iter().map(|rest| format!("...{}", rest.within(around, spot)));
                lines.extend(rest);
                let lines = lines.iter().map(|line| format!("{}{line},\n", space(indent + 2)));
                format!("[\n{}{}]", lines.collect::<String>(), space(indent))
            }
            Type::Union(types) if is_one_object_or_null(types) => {
                let types = types.iter().map(|ty| ty.within(Around::Nothing, spot));
                let line = types.collect::<Vec<_>>().join(" | ");
                if around == Around::List { format!("({line})") } else { line }
            }
            Type::Union(types) => {
                let open = match around {
                    Around::List | Around::Tuple => "(",
                    Around::Nothing | Around::OneItem => "",
                };
                let indent_of_types = if around == Around::OneItem { indent } else { indent + 2 };
                let spot = Spot {
                    indent: indent_of_types + 2,
                    column: indent_of_types + 2,
                    after: if open.is_empty() { after } else { 0 },
                };
                let separator = format!("\n{}| ", space(indent_of_types));
                let line = self.on_one_line(Around::Nothing);
                let fits = |line: &String| indent_of_types + width(line) + spot.after <= WIDTH;
                let types = match line.filter(fits) {
                    Some(line) if matches!(around, Around::Nothing | Around::List) => {
                        return format!(
                            "{}\n{}{line}{}",
                            open,
                            space(indent_of_types),
                            close(open, indent)
                        );
                    }
                    _ => types.iter().map(|ty| ty.within(Around::Nothing, spot)),
                };
                let types = types.collect::<Vec<_>>().join(&separator);
                match around {
                    Around::OneItem => format!("| {types}"),
                    _ => format!("{open}{separator}{types}{}", close(open, indent)),
                }
            }
        }
    }

    /// It without a line break, if it has none in any case.
    fn on_one_line(&self, around: Around) -> Option<String> {
        let list = |types: &[Type], separator: &str, around| {
            let types: Option<Vec<String>> =
                types.iter().map(|ty| ty.on_one_line(around)).collect();
            Some(types?.join(separator))
        };
        Some(match self {
            Type::Word(word) => word.clone(),
            Type::Object(_) => return None,
            Type::List(each) => format!("{}[]", each.on_one_line(Around::List)?),
            Type::Tuple { items, rest } => {
                let items = list(items, ", ", Around::Nothing)?;
                match rest {
                    Some(rest) => {
                        format!("[{items}, ...{}]", rest.on_one_line(Around::Nothing)?)
                    }
                    None => format!("[{items}]"),
                }
            }
            Type::Union(types) => {
                let types = list(types, " | ", Around::Nothing)?;
                if around == Around::List { format!("({types})") } else { types }
            }
        })
    }
}

/// A line or more for each.
pub(super) fn properties(properties: &[Property], indent: usize) -> String {
    let line = |Property { name, optional, docs, ty }: &Property| {
        let name = match name {
            Some(name) => property(name),
            None => "[key: string]".to_owned(),
        };
        let colon = if *optional { "?:" } else { ":" };
        let column = indent + width(&name) + colon.len() + 1;
        let ty = ty.print(Spot { indent, column, after: 1 });
        let gap = if ty.starts_with('\n') { "" } else { " " };
        format!("{}{}{name}{colon}{gap}{ty};\n", comment(indent, docs), space(indent))
    };
    properties.iter().map(line).collect()
}

/// What closes a parenthesis, if there is one.
fn close(open: &str, indent: usize) -> String {
    if open.is_empty() { String::new() } else { format!("\n{})", space(indent)) }
}

/// What prettier keeps on the line: `{ … } | null`.
fn is_one_object_or_null(types: &[Type]) -> bool {
    let nulls = types.iter().filter(|ty| **ty == Type::word("null")).count();
    let has_object = types.iter().any(|ty| matches!(ty, Type::Object(_)));
    has_object && nulls + 1 == types.len()
}

pub(super) fn space(indent: usize) -> String {
    " ".repeat(indent)
}

pub(super) fn width(line: &str) -> usize {
    line.width()
}
