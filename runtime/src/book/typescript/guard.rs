//! What tells at run time whether a value is the body of an error.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::literal::{literal, quoted};
use super::print::{Spot, WIDTH, space, width};
use super::types::Type;
use crate::book::constants::{Place, Step, always_there};
use crate::book::names::{Names, pascal};

/// Finds the codes of bodies in these places, where they are written as texts or as numbers.
pub(super) fn code_of(places: &[Place<'_>], kinds: &str) -> String {
    let places = places.iter().map(|place| Type::Word(at(place))).collect();
    let places = Type::Tuple { items: places, rest: None };
    let places = places.print(Spot { indent: 2, column: "  const places = ".len(), after: 1 });
    let test: Vec<String> =
        kinds.split(" | ").map(|kind| format!("typeof value === {}", quoted(kind))).collect();
    format!(
        "
const codes = new Set<unknown>(Object.values(ErrorCode));

/**
 * The code of a body, whether it is one of `ErrorCode` or not, as that of a newer
 * service. `undefined`: there is none where these errors have theirs.
 */
export function codeOf(body: unknown): {kinds} | undefined {{
  const places = {places};
  const found = places.filter(isCode);
  return found.find((code) => codes.has(code)) ?? found[0];
}}

function isCode(value: unknown): value is {kinds} {{
  return {};
}}
",
        test.join(" || ")
    )
}

/// What tells bodies that are known from others: those with a code by it, those without one by what they
/// always have.
pub(super) fn is_api_error(places: &[Place<'_>], shapes: &[(&str, &Value)]) -> String {
    let has_codes = !places.is_empty();
    let mut names = Names::but(&["ApiError", "Code"]);
    let mut known: Vec<Vec<Check>> = Vec::new();
    let (mut tests, mut functions) = (Vec::new(), String::new());
    if has_codes {
        tests.push(Check::new("codes.has(codeOf(body))"));
    }
    for (format, schema) in shapes {
        let mut checks = Vec::new();
        check(schema, &mut Vec::new(), &mut checks);
        // What has a code, known or not, is another.
        let coded = places.iter().filter(|place| is_nothing_there(schema, place));
        checks.extend(coded.map(|place| Check::equal(at(place), "undefined".to_owned())));
        if known.contains(&checks) {
            continue;
        }
        let name = names.give(&pascal(format));
        tests.push(Check::new(&format!("is{name}(body)")));
        let body = returned(&checks, "&&");
        let _ = write!(functions, "\nfunction is{name}(body: unknown): boolean {{\n{body}}}\n");
        known.push(checks);
    }
    let docs = if has_codes { WITH_CODES } else { WITHOUT_CODES };
    let body = returned(&tests, "||");
    format!(
        "{docs}export function isApiError(body: unknown): body is ApiError {{\n{body}}}\n{functions}"
    )
}

const WITH_CODES: &str = "
/**
 * Whether this is the body of an error that is known here. One with a code that is
 * not in `ErrorCode`, as that of a newer service, is not: `codeOf` has its code.
 */
";

const WITHOUT_CODES: &str = "
/** Whether this is the body of an error. */
";

/// What is in a place of a value, for as long as something leads there.
pub(super) const AT: &str = "
function at(body: unknown, ...place: (string | number)[]): unknown {
  let value = body;
  for (const step of place) {
    if (typeof value !== \"object\" || value === null) {
      return undefined;
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
";

/// An expression that is true or not.
#[derive(PartialEq)]
struct Check {
    left: String,
    /// What it is compared with.
    right: Option<String>,
}

impl Check {
    fn new(test: &str) -> Self {
        Check { left: test.to_owned(), right: None }
    }

    fn equal(left: String, right: String) -> Self {
        Check { left, right: Some(right) }
    }

    fn type_of(value: &str, kind: &str) -> Self {
        Check::equal(format!("typeof {value}"), quoted(kind))
    }

    fn line(&self) -> String {
        let right = self.right.as_ref().map(|right| format!(" === {right}"));
        self.left.clone() + &right.unwrap_or_default()
    }

    /// It on lines that are indented so far, with so much behind it.
    fn lines(&self, indent: usize, after: usize) -> String {
        match &self.right {
            Some(right) if indent + width(&self.line()) + after > WIDTH => {
                format!("{} ===\n{}{right}", self.left, space(indent + 2))
            }
            _ => self.line(),
        }
    }
}

/// The statement that returns whether all hold, or one.
fn returned(tests: &[Check], operator: &str) -> String {
    let line = match tests {
        [] => "false".to_owned(),
        tests => tests.iter().map(Check::line).collect::<Vec<_>>().join(&format!(" {operator} ")),
    };
    if "  return ;".len() + width(&line) <= WIDTH {
        return format!("  return {line};\n");
    }
    if let [Check { left, right: Some(right) }] = tests {
        return format!("  return (\n    {left} ===\n    {right}\n  );\n");
    }
    let last = tests.len() - 1;
    let line = |(at, test): (usize, &Check)| {
        let behind = if at == last { String::new() } else { format!(" {operator}") };
        format!("    {}{behind}\n", test.lines(4, behind.len()))
    };
    let lines = tests.iter().enumerate().map(line);
    format!("  return (\n{}  );\n", lines.collect::<String>())
}

/// What holds of every value that a schema allows, as far as a look at it tells.
fn check<'v>(schema: &'v Value, place: &mut Place<'v>, checks: &mut Vec<Check>) {
    let value = at(place);
    let kind = schema.get("type").and_then(Value::as_str);
    let parts = always_there(schema);
    checks.push(match (schema.get("const"), kind) {
        (Some(Value::Array(_) | Value::Object(_)), _) => Check::type_of(&value, "object"),
        (Some(constant), _) => Check::equal(value, literal(constant)),
        (None, Some("object" | "array")) if !parts.is_empty() => {
            for (step, schema) in parts {
                place.push(step);
                check(schema, place, checks);
                place.pop();
            }
            return;
        }
        (None, Some("integer")) => Check::type_of(&value, "number"),
        (None, Some("array")) => Check::new(&format!("Array.isArray({value})")),
        (None, Some("null")) => Check::equal(value, "null".to_owned()),
        (None, Some(kind @ ("string" | "number" | "boolean" | "object"))) => {
            Check::type_of(&value, kind)
        }
        (None, _) => Check::new(&format!("{value} !== undefined")),
    });
}

/// Whether a schema has what is around a place, and does not know the place.
pub(super) fn is_nothing_there(schema: &Value, place: &Place<'_>) -> bool {
    let mut here = vec![schema];
    for (at, step) in place.iter().enumerate() {
        if here
            .iter()
            .any(|schema| *schema == true || schema.as_object().is_some_and(Map::is_empty))
        {
            return false;
        }
        let next: Vec<&Value> = here.iter().flat_map(|schema| behind(schema, *step)).collect();
        if next.is_empty() {
            return at + 1 == place.len() && here.iter().any(|it| it["type"] == "object");
        }
        here = next;
    }
    false
}

/// The schemas of what may stand behind a step.
fn behind<'v>(schema: &'v Value, step: Step<'_>) -> Vec<&'v Value> {
    let list = |key: &str| schema.get(key).and_then(Value::as_array).into_iter().flatten();
    let own = match step {
        Step::Key(name) => schema.get("properties").and_then(|it| it.get(name)),
        Step::At(index) => list("prefixItems").nth(index).or_else(|| schema.get("items")),
    };
    let parts = ["anyOf", "oneOf", "allOf"].into_iter().flat_map(list);
    own.into_iter().chain(parts.flat_map(|part| behind(part, step))).collect()
}

/// The expression for what is in a place.
fn at(place: &Place<'_>) -> String {
    if place.is_empty() {
        return "body".to_owned();
    }
    let steps = place.iter().map(|step| match step {
        Step::Key(name) => quoted(name),
        Step::At(index) => index.to_string(),
    });
    format!("at(body, {})", steps.collect::<Vec<_>>().join(", "))
}
