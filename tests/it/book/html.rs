//! The page: what it shows, and that nothing in a book breaks out of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use errbook::book::Book;
use http::{HeaderMap, Method};
use regex::Regex;
use serde_json::{Value, json};

use self::tags::{attributes, escaped, percent_decoded, percent_encoded, tags, unescaped};
use crate::systems::{EXAMPLES, Example};

mod tags;

#[test]
fn pages_are_the_golden_files() {
    let alone = alone(&problem_details(), "EmailAlreadyExists");
    expect_test::expect_file!["../../golden/problem_details.alone.html"].assert_eq(&alone);
    for Example { name, catalog, .. } in EXAMPLES {
        let golden = expect_test::expect_file![format!("../../golden/{name}.html")];
        golden.assert_eq(&catalog.book().html());
    }
}

/// What the browser's tests read: `tests/browser`.
#[test]
fn pages_are_written_for_the_browser() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, book: &Book| {
        fs::write(folder.join(format!("{name}.html")), book.html()).unwrap();
    };
    for example in EXAMPLES {
        write(example.name, &example.catalog.book());
    }
    let hostile = book_of(&HOSTILE.join("\n\n"), &HOSTILE.join("\n\n"));
    write("hostile", &hostile);
    for (name, book) in [("hostile", &hostile), ("problem_details", &problem_details())] {
        let alone = alone(book, &book.entries()[0].code);
        fs::write(folder.join(format!("{name}.alone.html")), alone).unwrap();
    }
    write("operators", &operators());
    write("large", &large());
}

#[test]
fn every_link_of_a_page_leads_to_one_place() {
    for page in pages() {
        let ids: Vec<String> = attributes(&page, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "an id stands twice");
        let fragments = attributes(&page, "href").into_iter().filter(|link| link.len() > 1);
        for fragment in fragments.filter_map(|link| link.strip_prefix('#').map(str::to_owned)) {
            let place = percent_decoded(&fragment);
            assert!(ids.contains(&place), "#{fragment} leads nowhere");
        }
    }
}

#[test]
fn the_place_of_an_error_is_its_code() {
    for example in EXAMPLES {
        let book = example.catalog.book();
        let ids: BTreeSet<String> = attributes(&book.html(), "id").into_iter().collect();
        for entry in book.entries() {
            assert!(ids.contains(&entry.code), "{}: {}", example.name, entry.code);
        }
    }
}

/// The status line and the names of the headers are those of what is answered.
#[test]
fn an_example_is_what_is_answered() {
    let pre = Regex::new(
        r#"(?s)<article id="([^"]*)".*?<pre><span class="line">(.*?)</span>(.*?)</pre>"#,
    )
    .unwrap();
    let field = Regex::new(r#"<span class="field">(.*?)</span>"#).unwrap();
    for example in EXAMPLES {
        let page = example.catalog.book().html();
        for error in (example.occurrences)() {
            let code = error.entry().code();
            let of_code = |found: &regex::Captures<'_>| unescaped(&found[1]) == code;
            let shown = pre.captures_iter(&page).find(of_code).unwrap();
            let response = example.catalog.respond(&*error);
            assert!(
                shown[2].starts_with(&format!("HTTP/1.1 {} ", response.status().as_u16())),
                "{code}: {}",
                &shown[2]
            );
            let names: BTreeSet<&str> =
                field.captures_iter(&shown[3]).map(|it| it.extract::<1>().1[0]).collect();
            for name in response.headers().keys() {
                assert!(names.contains(name.as_str()), "{}, {code}: {name}", example.name);
            }
        }
    }
}

/// A code gives way to nothing, another error of the same code to the first.
#[test]
fn places_are_unique() {
    let entry = |code: &str, status: u16| entry(code, "", status);
    let book = book_with(&[
        entry("errors", 400),
        entry("same", 400),
        entry("same", 401),
        entry("same", 401),
        entry("same-401", 402),
        entry("A-title", 400),
        entry("a b#", 400),
    ]);
    let page = book.html();
    let ids = attributes(&page, "id");
    let expected = [
        "errors-2",
        "A-title-2",
        "errors",
        "same",
        "same-401-2",
        "same-401-3",
        "same-401",
        "A-title",
        "a b#",
    ];
    assert_eq!(ids, expected);
    assert!(page.contains(r##"href="#a%20b%23""##));
}

#[test]
fn a_page_loads_nothing_and_runs_nothing_but_its_script() {
    for page in pages() {
        // A page without an icon makes a browser ask the server for one.
        assert_eq!(page.matches("<link").count(), 1);
        let page = page.replacen("<link rel=\"icon\" href=\"data:,\">", "", 1);
        for (tag, attributes) in tags(&page) {
            let allowed = "article section a abbr bdi blockquote body br button caption code dd del details \
                div dl dt em form h1 h2 h3 h4 h5 h6 head header hr html input kbd label li main meta nav ol \
                option p pre script select small span strong style summary table tbody td th thead title tr ul";
            assert!(allowed.split_whitespace().any(|it| it == tag), "<{tag}>");
            for (name, value) in attributes {
                let is_known = KNOWN.contains(&name.as_str()) || name.starts_with("data-");
                assert!(is_known, "<{tag} {name}>");
                let starts = ["#", "./#", "http://", "https://", "mailto:"];
                let leads = starts.iter().any(|start| value.starts_with(start));
                assert!(name != "href" || leads, "<{tag} {name}={value}>");
            }
        }
        let is_alone = page.contains("<body class=\"alone\">");
        assert_eq!(page.matches("<script").count(), usize::from(!is_alone));
        assert_eq!(page.matches("<style").count(), 1);
        assert!(!page.contains("@import") && !page.contains("url("));
    }
}

const KNOWN: [&str; 24] = [
    "aria-hidden",
    "aria-keyshortcuts",
    "aria-label",
    "autocomplete",
    "charset",
    "class",
    "content",
    "dir",
    "hidden",
    "href",
    "id",
    "lang",
    "name",
    "open",
    "placeholder",
    "role",
    "scope",
    "spellcheck",
    "type",
    "value",
    // Of an ordered list and a table in Markdown.
    "start",
    "colspan",
    "rowspan",
    "title",
];

/// What is no Markdown, whatever it is, leaves the tags of a page as they are, and is shown.
#[test]
fn a_text_is_a_text() {
    let shape = |page: &str| -> Vec<(String, Vec<String>)> {
        let names = |them: &[(String, String)]| them.iter().map(|it| it.0.clone()).collect();
        tags(page).into_iter().map(|(tag, attributes)| (tag, names(&attributes))).collect()
    };
    let pages = |text: &str| {
        let book = book_of(text, "");
        [book.html(), alone(&book, text)]
    };
    let expected = pages("word");
    for text in HOSTILE {
        for (page, expected) in pages(text).iter().zip(&expected) {
            assert_eq!(shape(page), shape(expected), "{text}");
            assert!(page.contains(&escaped(text)), "{text}");
        }
    }
}

#[test]
fn links_lead_to_the_web_to_mailboxes_and_into_the_page() {
    for (docs, shown) in [
        (
            "[a](https://example.com/?a=1&b=2)",
            r#"<a href="https://example.com/?a=1&amp;b=2">a</a>"#,
        ),
        ("<https://example.com>", r#"<a href="https://example.com">https://example.com</a>"#),
        ("[a](HTTP://example.com)", r#"<a href="HTTP://example.com">a</a>"#),
        ("[a](#Code)", r##"<a href="#Code">a</a>"##),
        ("[a](mailto:ada@example.com)", r#"<a href="mailto:ada@example.com">a</a>"#),
        ("<ada@example.com>", r#"<a href="mailto:ada@example.com">ada@example.com</a>"#),
        ("[*a*](javascript:alert(1))", "<p><em>a</em></p>"),
        ("[a](java&#x0a;script:alert(1))", "<p>a</p>"),
        ("[a](//example.com)", "<p>a</p>"),
        ("[a](crate::Type)", "<p>a</p>"),
        ("[![b](https://example.com/b.png)](#c)", r##"<a href="#c">b</a>"##),
        ("a <b onclick='x'>c</b>", "<p>a &lt;b onclick='x'&gt;c&lt;/b&gt;</p>"),
        ("<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"),
        ("# a", "<h4>a</h4>"),
        ("```js\" onload=\"\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
    ] {
        let page = book_of("word", docs).html();
        assert!(page.contains(shown), "{docs}: {page}");
    }
}

#[test]
fn the_page_of_operators_says_so() {
    let said = "Not for publication";
    assert!(operators().html().contains(said));
    assert!(operators().html().contains("noindex"));
    for example in EXAMPLES {
        let page = example.catalog.book().html();
        assert!(!page.contains(said) && !page.contains("noindex"), "{}", example.name);
    }
}

/// What would break a page that escapes too little.
const HOSTILE: &[&str] = &[
    "</script><script>document.title = 'broken'</script>",
    "</style><img src=x onerror=\"document.title = 'broken'\">",
    "</title></pre></details></article><iframe srcdoc='x'>",
    "\" onmouseover=\"document.title = 'broken'",
    "' autofocus onfocus='document.title = 1",
    "[a](javascript:document.title='broken') <javascript:alert(1)>",
    "[b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) [e](\tjavascript:x)",
    "[f]: javascript:alert(1)\n\n[f]",
    "![g](https://example.com/x.png \"onload=\")",
    "<b>unclosed <!-- and <svg/onload=alert(1)> <![CDATA[ ]]>",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "\u{202E}gnp.exe \u{202D}\u{2066}",
    "خطأ في البريد الإلكتروني",
    "👩\u{200D}👩\u{200D}👧 e\u{301} \u{FEFF}",
    "`` ` `` &lt;script&gt; &#60;b&#62; \\<i>",
    "| a | b |\n| :-: | - |\n| <i> | `|` |",
];

/// The systems' pages, one with everything in it, the hostile ones, and of each that of one error.
fn pages() -> Vec<String> {
    let systems = EXAMPLES.iter().map(|example| example.catalog.book());
    let hostile = HOSTILE.iter().map(|text| book_of(text, text));
    let books = systems.chain(hostile).chain([operators()]);
    books.flat_map(|book| [book.html(), alone(&book, &book.entries()[0].code)]).collect()
}

/// The page of one error.
fn alone(book: &Book, code: &str) -> String {
    let path = format!("/{}", percent_encoded(code));
    let response = book.site().at("/").respond(&Method::GET, &path, &HeaderMap::new());
    assert_eq!(response.status(), 200, "{code}");
    String::from_utf8(response.into_body().to_vec()).unwrap()
}

/// A book with one entry that has all there is, each of its texts this one, and all of its Markdown.
fn book_of(text: &str, docs: &str) -> Book {
    book_with(&[entry(text, docs, 409)])
}

fn book_with(entries: &[Value]) -> Book {
    let text = entries[0]["title"].clone();
    let docs = entries[0].get("docs").cloned().unwrap_or_default();
    let section = json!({
        "title": text, "errorType": text, "docs": docs, "entries": entries,
        "members": entries[0]["members"], "headers": entries[0]["headers"],
    });
    let mut retired = entries[0].clone();
    retired["code"] = json!("gone");
    let book = json!({
        "errbook": 1, "title": text, "docs": docs, "typeBase": text,
        "successes": [{ "status": 200, "phrase": text, "meaning": docs }],
        "sections": [section],
        "retired": [{ "entry": retired }],
    });
    Book::from_json(&book.to_string()).unwrap()
}

fn entry(code: &str, docs: &str, status: u16) -> Value {
    let text = if docs.is_empty() && code.is_ascii() && code.len() < 12 { "A title" } else { code };
    let members = json!([
        { "name": text, "docs": docs, "schema": { "const": text } },
        { "name": text, "docs": docs, "schema": { "type": "string", "format": text }, "example": text },
    ]);
    let headers = json!([{ "name": text, "docs": docs, "value": text }, { "name": text }]);
    json!({
        "code": code, "status": status, "phrase": text, "title": text, "message": text, "docs": docs,
        "typeUri": format!("https://example.com/{text}"), "route": text, "members": members,
        "headers": headers, "items": true, "actor": "user", "action": text, "retry": "later",
        "deprecated": { "since": "2.0", "note": docs },
        "response": {
            "format": text, "status": status, "mediaType": text, "headers": headers,
            "schema": { "description": text }, "example": json!({ text: [text, 1, null] }).to_string(),
        },
        "operators": {
            "docs": docs, "display": text, "log": text,
            "causes": [{ "variant": text, "docs": docs, "display": text, "source": text }],
        },
    })
}

fn problem_details() -> Book {
    errbook_examples::problem_details::ERRORS.book()
}

/// A book that tells of its inside.
fn operators() -> Book {
    errbook_examples::problem_details::ERRORS.operators_book()
}

/// A book of 2,000 entries.
fn large() -> Book {
    let mut book = serde_json::to_value(problem_details()).unwrap();
    let entry = book["sections"][0]["sections"][0]["entries"][0].clone();
    let section = |number: usize| {
        let entries: Vec<Value> = (0..20)
            .map(|at| {
                let mut entry = entry.clone();
                entry["code"] = json!(format!("Error{}", number * 20 + at));
                entry["title"] = json!(format!("Error {}", number * 20 + at));
                entry
            })
            .collect();
        json!({ "title": format!("Section {number}"), "errorType": "E", "entries": entries })
    };
    book["sections"] = (0..100).map(section).collect();
    serde_json::from_value(book).unwrap()
}
