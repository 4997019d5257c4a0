//! Doc comments as documents and as messages.

use std::slice;

use pulldown_cmark::{Event, Parser};
use syn::{Attribute, parse_quote};

use crate::diagnostics::collect;
use crate::docs::{Docs, read};

fn docs(text: &str) -> Docs {
    let attribute: Attribute = parse_quote!(#[doc = #text]);
    read_attribute(&attribute)
}

fn read_attribute(attribute: &Attribute) -> Docs {
    let docs = collect(|diagnostics| Some(read(slice::from_ref(attribute), diagnostics)));
    docs.unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[test]
fn a_summary_is_plain_text() {
    let summaries = [
        ("Must match `^[a-z]*$` and 2 * 3.", "Must match ^[a-z]*$ and 2 * 3."),
        ("Write `items[0]` or items[0].", "Write items[0] or items[0]."),
        ("`a ` ``b`c`` `open", "a b`c `open"),
        ("*em* **bold** _em_ __bold__ snake_case 5*6*7", "em bold em bold snake_case 567"),
        (
            "[`Foo`](crate::Foo), [Bar], [text](https://x.y/z), [ref][r], [0]",
            "Foo, Bar, text, ref, [0]",
        ),
        (r"\*not\* \`this\`", "*not* `this`"),
        ("# Title", "Title"),
        ("[unclosed `é` ]", "[unclosed é ]"),
        ("", ""),
    ];
    for (markdown, summary) in summaries {
        assert_eq!(docs(markdown).summary, summary, "{markdown}");
    }
}

#[test]
fn links_to_rust_items_leave_their_labels() {
    let links = [
        ("[`Foo`](crate::Foo) [`Bar`] [Baz](Baz)", "`Foo` `Bar` Baz"),
        (
            "[guide](https://x.y) [top](#top) [file](a.md)",
            "[guide](https://x.y) [top](#top) [file](a.md)",
        ),
        ("`[Foo](crate::Foo)` stays", "`[Foo](crate::Foo)` stays"),
        ("```\n[`Foo`]\n```", "```\n[`Foo`]\n```"),
    ];
    for (markdown, full) in links {
        assert_eq!(docs(markdown).full, full);
    }
}

#[test]
fn a_comment_in_code_is_no_heading() {
    let text = "Text\n\n```sh\n# Internal\nrun\n```\nshown\n\n## Internal\nhidden";
    let docs = docs(text);
    assert!(docs.full.ends_with("```\nshown"), "{}", docs.full);
    assert!(docs.full.contains("# Internal\nrun"));
}

/// Every text of these marks, against another reader of `CommonMark`.
#[test]
fn emphasis_is_that_of_commonmark() {
    let alphabets: [(&[char], usize); 3] =
        [(&['*', '_', 'a', ' ', '.', '\\', '`'], 5), (&['*', '_', 'a', ' '], 7), (&['*', 'a'], 12)];
    let mut told = 0;
    for (letters, longest) in alphabets {
        let mut texts = vec![String::new()];
        for _ in 0..longest {
            let longer = texts
                .iter()
                .flat_map(|text| letters.iter().map(move |letter| format!("{text}{letter}")));
            texts = longer.collect();
            for text in &texts {
                // Marks at the start of a line could be those of a list or of a rule.
                let text = format!("x {text} x");
                assert_eq!(docs(&text).summary, shown(&text), "{text:?}");
                told += 1;
            }
        }
    }
    assert!(told > 40_000, "{told}");
}

/// What a paragraph shows.
fn shown(markdown: &str) -> String {
    let events = Parser::new(markdown);
    let text = events.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        _ => None,
    });
    text.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_macros_make_is_read() {
    let attributes: [(Attribute, &str); 5] = [
        (
            parse_quote!(#[doc = concat!("Number ", 1, ' ', 2.5, " is ", true, ".")]),
            "Number 1 2.5 is true.",
        ),
        (
            parse_quote!(#[doc = concat!("The ", stringify!(user), concat!(" is", " gone."))]),
            "The user is gone.",
        ),
        (parse_quote!(#[doc = env!("CARGO_PKG_NAME")]), "errbook-macros"),
        (
            parse_quote!(#[doc = core::include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/docs.md"))]),
            "What a file says.",
        ),
        (
            parse_quote!(#[doc = std::include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/none"))]),
            "",
        ),
    ];
    for (attribute, summary) in attributes {
        assert_eq!(read_attribute(&attribute).summary, summary);
    }
}

#[test]
fn no_letter_is_lost() {
    let texts = [
        ("Give 2*3 as the size.", "Give 2*3 as the size."),
        ("The _id is missing.", "The _id is missing."),
        ("#1 is missing.", "#1 is missing."),
        ("C# is no language here.", "C# is no language here."),
        ("# Title #", "Title"),
        ("## C#", "C#"),
        ("a * b * c, 2 ** 3", "a * b * c, 2 ** 3"),
        ("*args and **kwargs", "*args and **kwargs"),
        ("[*one* of `a_b`](https://x.y) **[two_](z)**", "one of a_b two_"),
        ("`` `*a*` ``", "`*a*`"),
        ("„_é_“ é_é_é ü*", "„é“ é_é_é ü*"),
    ];
    for (markdown, summary) in texts {
        assert_eq!(docs(markdown).summary, summary, "{markdown}");
    }
}

#[test]
fn any_text_has_docs() {
    let letters = ['`', '[', ']', '(', ')', '*', '_', '\\', 'é', ' ', '#', '\n'];
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        let longer = texts.iter().flat_map(|text| letters.map(|letter| format!("{text}{letter}")));
        texts = longer.collect();
    }
    for text in texts {
        let _ = docs(&text);
    }
}
