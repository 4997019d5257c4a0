//! One mistake is one error: every key, in every place, with every kind of value; and what else can be
//! wrong.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse_str;

use crate::derive;
use crate::keys::KEYS;
use crate::statuses::{REDIRECTS, STATUSES};

/// What may stand behind a key, right or wrong.
const VALUES: &[&str] = &[
    "",
    "= \"text\"",
    "= \"\"",
    "= \"{\"",
    "= \"{self:?}\"",
    "= \"{self}\"",
    "= \"{m::C}\"",
    "= \"{m::C:?}\"",
    "= \"{nobody}\"",
    "= \"{nobody:?}\"",
    "= \"{nobody:y}\"",
    "= \"{field:y}\"",
    "= \"{:.*}\"",
    "= \"a: b\"",
    "= \"Display\"",
    "= 5",
    "= 409",
    "= -409",
    "= 409u16",
    "= 409 + 1",
    "= 40.9",
    "= 'c'",
    "= b\"text\"",
    "= true",
    "= false",
    "= CONFLICT",
    "= CONFLCT",
    "= Second",
    "= m::C",
    "= m::C()",
    "= m::<C>",
    "= ::C",
    "= C::",
    "= concat!(\"a\", \"b\")",
    "= |name| name",
    "= [1]",
    "= {}",
    "= (409)",
    "=",
    "= =",
    ": 5",
    "::C",
    "!",
    "()",
    "(409)",
    "(\"text\")",
    "(\"text\" 5)",
    "(\"{}\")",
    "(\"{}\", 1)",
    "(\"{}\", self)",
    "(\"{}\", 1, 2)",
    "(\"{}\", .nobody)",
    "(\"{nobody}\", 1)",
    "(\"{m::C}\", 1)",
    "(Display)",
    "(Display, Error,)",
    "(\"Display\")",
    "(Display, \"Error\")",
    "(Wrong)",
    "(Display Error)",
    "(Display = true)",
    "[Display]",
];

/// A declaration with room for one setting, where nothing else is wrong or missing; and where the
/// setting answers, what it makes needless is not there.
const PLACES: &[(&str, bool)] = &[
    (
        "#[api({})] enum E { #[api(status = 400)] First { field: u8 }, #[api(internal)] Second }",
        false,
    ),
    ("#[api({})] enum E { First { field: u8 }, #[api(internal)] Second, Third }", true),
    ("#[api({}, status = 400)] struct S { field: u8 }", false),
    ("#[api(status = 400)] #[api({})] struct S { field: u8 }", false),
    ("#[api({})] struct S { field: u8 }", true),
    ("enum E { #[api(status = 400, {})] First { field: u8 }, #[api(internal)] Second }", false),
    ("enum E { #[api({}, status = 400)] First { field: u8 }, #[api(internal)] Second }", false),
    ("enum E { #[api({})] First { field: u8 }, #[api(internal)] Second }", true),
    (
        "enum E { #[api(status = 400)] First { #[api({})] field: u8 }, #[api(internal)] Second }",
        false,
    ),
    ("enum E { #[api(status = 400)] First(#[api({})] u8), #[api(internal)] Second }", false),
    ("enum E { First { #[api({})] field: u8 }, #[api(internal)] Second }", true),
    ("#[api(status = 400)] struct S { #[api({})] field: u8 }", false),
    ("#[api({}, receive, status = 400)] struct S { #[api(member)] field: u8 }", false),
    (
        "#[api(receive)] enum E { #[api(status = 400, {})] First { #[api(member)] field: u8 } }",
        false,
    ),
    (
        "#[api(receive)] enum E { #[api(status = 400)] First { #[api(member)] #[api({})] field: u8 } }",
        false,
    ),
    ("#[api(receive)] enum E { #[api(status = 400)] First(#[api(default)] #[api({})] u8) }", false),
];

/// The keys without which a variant has no status; of a field, only the one that may be meant so.
const ANSWERING: &[&str] = &["status", "internal", "transparent", "like"];

/// The keys beside which no field is sent, nor received.
const EXCLUDING: &[&str] = &["answer", "internal", "transparent", "like"];

fn errors(answer: TokenStream) -> usize {
    let each = |token: TokenTree| match token {
        TokenTree::Group(group) => errors(group.stream()),
        TokenTree::Ident(word) if word == "compile_error" => 1,
        _ => 0,
    };
    answer.into_iter().map(each).sum()
}

#[test]
fn one_mistake_is_one_error() {
    let names = KEYS.iter().map(|key| key.name).chain(["stauts", "banana", "r#type", "_", "E"]);
    let (mut right, mut wrong) = (0, 0);
    let mut more = Vec::new();
    for name in names {
        for value in VALUES {
            for (place, answers) in PLACES {
                let is_field = place.contains("#[api({})] field");
                let alone = !ANSWERING.contains(&name) || is_field && name != "status";
                let beside_member = place.contains("receive") && EXCLUDING.contains(&name);
                let beside_status = matches!(name, "status" | "like");
                if *answers && alone
                    || beside_member
                    || beside_status && !answers && place.contains("status = 400")
                {
                    continue;
                }
                let declaration = place.replace("{}", &format!("{name} {value}"));
                match errors(derive(&parse_str(&declaration).unwrap())) {
                    0 => right += 1,
                    1 => wrong += 1,
                    count => more.push(format!("{count}: {declaration}")),
                }
            }
        }
    }
    assert!(more.is_empty(), "{} have more than one: {more:#?}", more.len());
    assert!(right > 100 && wrong > 10_000, "{right} right, {wrong} wrong");
}

/// Mistakes that take more than one setting to make, or none.
const DECLARATIONS: &[&str] = &[
    "union U { field: u8 }",
    "#[derive(Debug)] #[api(status = 400)] union U { field: u8 }",
    "enum E { #[api(internal)] First { #[source] a: A, #[from] b: B } }",
    "enum E { #[api(internal)] First { #[from] a: A, #[source] b: B } }",
    "enum E { #[api(internal)] First { #[from] a: A, #[from] b: B } }",
    "enum E { #[api(internal)] First { #[source] a: A, #[source] b: B } }",
    "enum E { #[api(internal)] First(#[from] A, B) }",
    "enum E { #[api(internal)] First(#[from] A), #[api(internal)] Second(#[from] A) }",
    "#[source] #[api(internal)] struct S(A);",
    "#[from] #[api(internal)] struct S(A);",
    "#[from(skip)] #[api(internal)] struct S(A);",
    "#[source] enum E { #[api(internal)] First(A) }",
    "#[from] enum E { #[api(internal)] First(A) }",
    "enum E { #[api(internal)] #[source] First(A) }",
    "enum E { #[api(internal)] #[from(A)] First(A) }",
    "enum E { #[api(internal)] First(#[from(skip)] A) }",
    "enum E { #[api(internal)] First(#[source = 5] A) }",
    "enum E<'a> { #[api(internal)] First(#[from] A<'a>) }",
    "enum E<'a> { #[api(internal)] First { source: Box<dyn Error + 'a> } }",
    "enum E { #[api(transparent)] Again(Box<Self>) }",
    "enum E { #[api(transparent)] Again(#[from] Arc<E>) }",
    "enum E<T> { #[api(transparent)] Again(&'static E<T>) }",
    "#[api(transparent)] struct S { again: Box<Self> }",
    "#[api(transparent)] struct S;",
    "#[api(status = 400)] struct S { #[api] field: u8 }",
    "#[api(status = 400, receive)] struct S { field: u8 }",
    "#[api(status = 400, receive, message = \"{field}\")] struct S { #[api(member = false)] field: u8 }",
    "#[api(status = 400, receive, message = \"{0}\")] struct S(u8);",
    "#[api(status = 400, receive)] struct S(#[api(member)] u8);",
    "#[api(status = 400, receive, message = \"{r#field}\")] struct S { field: u8 }",
    "#[api(status = 400, receive, message = \"{feild}\")] struct S { field: u8 }",
    "#[api(status = 400, receive, mesage = \"{field}\")] struct S { field: u8 }",
    "#[api(receive, status = 400, message = \"{\")] enum E { First { field: u8 }, Second { field: u8 } }",
    "#[api(status = 400, receive)] struct S { #[api(flatten)] field: u8 }",
    "#[api(status = 400, receive)] struct S { #[api(with = a)] field: u8 }",
    "#[api(status = 400, receive)] struct S { #[api(header = \"A: b\")] field: u8 }",
    "#[api(status = 400, receive)] struct S { #[api(display)] field: u8 }",
    "#[api(status = 400, receive)] struct S { #[api(disclose)] field: u8 }",
    "#[api(receive)] enum E { First { #[api(member)] field: u8 } }",
    "#[api(receive)] struct S { #[api(transparent)] a: A, b: u8 }",
    "#[api(status = 400, receive)] struct S(#[api(header = \"A\")] u8, #[api(header = \"a\")] u8);",
    "#[api(status = 400, receive)] struct S(#[api(header = \"Age\")] u8, #[api(header = \"age\")] u8);",
    "#[api(status = 400, receive)] struct S<'a>(#[api(header = \"A\")] &'a str);",
    "#[api(receive)] enum E { #[api(transparent)] First(A, B) }",
];

#[test]
fn other_mistakes_are_one_error_too() {
    for declaration in DECLARATIONS {
        let answer = derive(&parse_str(declaration).unwrap());
        assert_eq!(errors(answer.clone()), 1, "{declaration}: {answer}");
    }
}

/// What somebody takes from the crate `http` is a status, or the error says which it is.
#[test]
fn each_constant_of_http_is_a_status_or_gets_a_suggestion() {
    for number in 100..600 {
        let status = errbook::http::StatusCode::from_u16(number).unwrap();
        let Some(reason) = status.canonical_reason() else { continue };
        let constant = reason.replace('\'', "").replace([' ', '-'], "_").to_uppercase();
        let said = |setting: &str| {
            let declaration = format!("#[api({setting})] struct S;");
            derive(&parse_str(&declaration).unwrap()).to_string()
        };
        let alone = said(&format!("status = {constant}"));
        let of_http = said(&format!("status = http::StatusCode::{constant}"));
        if let Some((_, name)) = STATUSES.iter().find(|row| row.0 == number) {
            assert_eq!(alone.contains("compile_error"), *name != constant, "{alone}");
            assert!(*name == constant || alone.contains(&format!("`{name}`?")), "{alone}");
            assert!(of_http.contains(&format!("`status = {name}`")), "{of_http}");
            assert!(said(&constant).contains(&format!("`status = {name}`")));
        } else if REDIRECTS.iter().any(|row| row.0 == number) {
            assert!(alone.contains(&format!("`#[api(status = {constant}, redirect)]`")), "{alone}");
            let redirect = said(&format!("status = {constant}, redirect"));
            assert!(!redirect.contains("compile_error"), "{redirect}");
        } else {
            assert!(alone.contains("is not the name of a registered error"), "{alone}");
        }
    }
}
