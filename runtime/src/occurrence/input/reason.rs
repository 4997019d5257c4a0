use std::fmt;

use serde::de::{self, Expected, Unexpected};

/// Why a type does not take what was sent.
///
/// It is made of what the source of the type says (`&'static str`) and of numbers of elements, so
/// whatever a `Deserialize` puts into its errors, nothing that was sent can be in here.
#[derive(Debug)]
pub(super) struct Reason {
    pub(super) kind: Kind,
    /// The way to it, the innermost step first.
    steps: Vec<Step>,
    place: Place,
    /// Where serde has stopped, if that is known.
    pub(super) position: Option<Position>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Position {
    /// How an error of `serde_json` ends that knows where it is. (Its `line` is no help: where the
    /// words of a type end like that, it takes the numbers from there.)
    fn of(error: &impl fmt::Display) -> Option<Self> {
        let text = error.to_string();
        let (_, position) = text.rsplit_once(" at line ")?;
        let (line, column) = position.split_once(" column ")?;
        Some(Position { line: line.parse().ok()?, column: column.parse().ok()? })
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Something else is needed.
    Needed(&'static str),
    /// A field is missing.
    Missing(&'static str),
    /// A field is there twice.
    Twice(&'static str),
    /// An object has a name that is not known.
    UnknownName,
}

/// A step from a value into what it holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// To a field or a variant that the type has.
    Name(&'static str),
    /// To an element of an array.
    Element(usize),
    /// To the value of a key that only the sender knows.
    Hidden,
}

/// Where something is wrong, seen from where the steps lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It has just been said, by code that does not know where it is.
    Unsaid,
    /// Right there.
    Here,
    /// Somewhere in what is there.
    Within,
}

impl Reason {
    pub(super) fn needed(what: &'static str) -> Self {
        Reason::new(Kind::Needed(what))
    }

    /// Nothing is known of it.
    pub(super) fn unknown() -> Self {
        Reason::needed(ANOTHER_VALUE).at(Place::Within)
    }

    /// What a value lacks that is to be of a type with these words of its own.
    pub(super) fn expected(expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        let whole = WHOLE.iter().find(|(words, _)| *words == expected);
        let found =
            whole.or_else(|| BEGINNINGS.iter().find(|(words, _)| expected.starts_with(words)));
        Reason::needed(found.map_or(ANOTHER_VALUE, |(_, needed)| needed))
    }

    fn new(kind: Kind) -> Self {
        Reason { kind, steps: Vec::new(), place: Place::Unsaid, position: None }
    }

    /// Says where it is, unless that has been said.
    pub(super) fn at(self, place: Place) -> Self {
        let place = if self.place == Place::Unsaid { place } else { self.place };
        Reason { place, ..self }
    }

    /// Takes the line and the column of an error that it has come back with, if it has none. Nothing
    /// in that error may be a type's own words.
    pub(super) fn back_with(self, error: &impl fmt::Display) -> Self {
        Reason { position: self.position.or_else(|| Position::of(error)), ..self }
    }

    /// The same, seen from one step further out.
    pub(super) fn under(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// The same, of the name of a value instead of the value.
    pub(super) fn of_a_name(self) -> Self {
        Reason { kind: Kind::UnknownName, place: Place::Within, ..self }
    }

    /// The names and numbers on the way, the outermost first, as far as they may be told; and whether
    /// it is right there.
    pub(super) fn way(&self) -> (Vec<String>, bool) {
        let steps = self.steps.iter().rev().map_while(|step| match step {
            Step::Name(name) => Some((*name).to_owned()),
            Step::Element(number) => Some(number.to_string()),
            Step::Hidden => None,
        });
        let steps: Vec<String> = steps.collect();
        let is_whole = steps.len() == self.steps.len();
        (steps, is_whole && self.place != Place::Within)
    }
}

/// What is said where nothing better is known: of an error with words of its own.
pub(super) const ANOTHER_VALUE: &str = "another value";
/// What is said of an enum.
pub(super) const A_KNOWN_VALUE: &str = "one of the known values";
/// What is said of a tuple, or an array of a fixed length.
pub(super) const ANOTHER_LENGTH: &str = "another number of elements";

/// What serde expects, and what that is in JSON.
const WHOLE: &[(&str, &str)] = &[
    ("a boolean", "true or false"),
    ("i8", "a whole number from -128 to 127"),
    ("i16", "a whole number from -32768 to 32767"),
    ("i32", "a whole number from -2147483648 to 2147483647"),
    ("i64", "a whole number"),
    ("i128", "a whole number"),
    ("isize", "a whole number"),
    ("u8", "a whole number from 0 to 255"),
    ("u16", "a whole number from 0 to 65535"),
    ("u32", "a whole number from 0 to 4294967295"),
    ("u64", "a whole number that is not negative"),
    ("u128", "a whole number that is not negative"),
    ("usize", "a whole number that is not negative"),
    ("f32", "a number"),
    ("f64", "a number"),
    ("a character", "a string of one character"),
    ("a string", "a string"),
    ("path string", "a string"),
    ("unit", "null"),
    ("a sequence", "an array"),
    ("an empty array", "an empty array"),
    ("a map", "an object"),
];

/// How what serde expects begins where it ends with a name or a number.
const BEGINNINGS: &[(&str, &str)] = &[
    ("a nonzero ", "a whole number other than 0"),
    ("a tuple of size ", "an array"),
    ("an array of length ", "an array"),
    ("tuple struct ", "an array"),
    ("tuple variant ", "an array"),
    ("struct ", "an object"),
    ("struct variant ", "an object"),
    ("internally tagged enum ", "an object"),
    ("adjacently tagged enum ", "an object"),
    ("enum ", A_KNOWN_VALUE),
    ("unit struct ", "null"),
];

/// The words of a `Deserialize` are dropped: they may be what was sent.
impl de::Error for Reason {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Reason::needed(ANOTHER_VALUE)
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Reason::expected(expected)
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Reason::expected(expected)
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Reason::needed(ANOTHER_LENGTH)
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Reason::needed(A_KNOWN_VALUE)
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Reason::new(Kind::UnknownName)
    }

    fn missing_field(field: &'static str) -> Self {
        Reason::new(Kind::Missing(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Reason::new(Kind::Twice(field))
    }
}

impl std::error::Error for Reason {}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Needed(what) => write!(f, "{what} is needed"),
            Kind::Missing(name) => write!(f, "`{name}` is missing"),
            Kind::Twice(name) => write!(f, "`{name}` is there twice"),
            Kind::UnknownName => f.write_str("an unknown name is"),
        }
    }
}
