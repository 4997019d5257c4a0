//! What arguments reach, and where they end, whatever they are wrapped in.

use proc_macro2::TokenStream;
use syn::parse_str;

use crate::arguments::Format;
use crate::expression::Expression;

/// Expressions with a place for another. (`@` is not one of Rust's.)
const AROUND: &[&str] = &[
    "@",
    "(@)",
    "{ @ }",
    "&@",
    "&mut *@",
    "!@",
    "-@",
    "(@, 1)",
    "[@, 1]",
    "f(1, @)",
    "f::<A, B>(@)",
    "<A as B<C, D>>::f(1, @)",
    "a.f(@)",
    "a.f::<A, B>(1, @)",
    "None::<A>.map_or(1, @)",
    "a[@]",
    "1 + @",
    "a < @",
    "a > @",
    "a as u8 == @",
    "b as &dyn A<B, C = D> == @",
    "a && @ || b",
    "a..@",
    "a..=@",
    "..@",
    "@.len()",
    "@?",
    "(@).0.1",
    "|| @",
    "|a, b| @",
    "move |a: A<B, C>, _| @",
    "|a: &A<B>| -> Result<A, B> { @ }",
    "async { @ }",
    "if @ { 1 } else { 2 }",
    "if a { @ } else { 2 }",
    "if let Some(a) | B(a) = @ { 1 } else { 2 }",
    "match @ { _ => 1 }",
    "match a { A | B if @ => 1, | C => 2 }",
    "match a { | A => 1, | B => @ }",
    "{ let a: A<B, C> = @; a }",
    "{ for a in @ {} }",
    "{ while @ {} }",
    "{ 'a: loop { break 'a @ } }",
    "return @",
    "A { a: @, ..b }",
    "m!(@)",
    "m![a, @]",
    "a::m! { a => @ }",
    "format!(\"{}\", @)",
    "unsafe { @ }",
];

fn put(around: &str, inside: &str) -> String {
    around.replace('@', inside)
}

/// Each around each, around this.
fn everywhere(inside: &str) -> Vec<String> {
    let pairs = AROUND.iter().flat_map(|outer| AROUND.iter().map(move |inner| (outer, inner)));
    pairs.map(|(outer, inner)| put(outer, &put(inner, inside))).collect()
}

fn read(text: &str) -> Expression {
    let tokens: TokenStream = text.parse().unwrap();
    Expression::new(&tokens.into_iter().collect::<Vec<_>>())
}

/// The tokens without the spaces between them.
fn dense(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}

#[test]
fn a_field_is_found_wherever_it_stands() {
    for text in everywhere(".inner") {
        let expression = read(&text);
        let names: Vec<&str> = expression.fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["inner"], "{text}");
        let bound = text.replace(".inner", "__errbook_inner");
        assert_eq!(dense(&expression.tokens), dense(&bound.parse().unwrap()), "{text}");
    }
}

#[test]
fn an_error_as_a_whole_is_found_wherever_it_stands() {
    let whole =
        ["self", "self.f()", "self.f::<A>()", "(self).a", "f!(self.a)", r#"f!("{self:?}")"#];
    for itself in whole {
        for text in everywhere(itself) {
            let found = read(&text).selves;
            assert!(found.len() == 1 && found[0].field.is_none(), "{text}");
        }
    }
}

/// In a macro, what is behind the dot may not be all that is read.
#[test]
fn a_field_of_self_is_just_that_but_in_macros() {
    for text in everywhere("self.a") {
        let found = read(&text).selves;
        let in_macro = ["m!", "format!"].iter().any(|call| text.contains(call));
        let field = (!in_macro).then_some("a");
        let found: Vec<Option<&str>> = found.iter().map(|it| it.field.as_deref()).collect();
        assert_eq!(found, [field], "{text}");
    }
}

#[test]
fn an_argument_ends_at_its_comma() {
    for text in everywhere("a") {
        let format: Format =
            parse_str(&format!("\"\", {text}, type = {text}, r#b = {text},")).unwrap();
        assert_eq!(format.arguments.len(), 3, "{text}");
        for argument in format.arguments {
            assert_eq!(dense(&argument.value.tokens), dense(&text.parse().unwrap()), "{text}");
        }
    }
}
