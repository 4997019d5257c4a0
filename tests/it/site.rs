//! What is served of a book: every path, method and header that there is.

use std::collections::BTreeSet;

use bytes::Bytes;
use errbook::book::Book;
use errbook::{ApiError, Site};
use http::header::{self, HeaderMap, HeaderName};
use http::{Method, Response};
use regex::Regex;
use serde_json::{Value, json};

use crate::systems::EXAMPLES;

/// Accounts
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "what counts is the documentation")]
enum AccountError {
    /// The email is already registered.
    #[api(status = 409)]
    EmailAlreadyExists,
    /// It has a type URI of its own.
    #[api(status = 403, type = "https://example.com/errors/credit%2Fout")]
    OutOfCredit,
    /// Its code is no part of a URI as it is.
    #[api(status = 400, code = "no/such #1?")]
    Odd,
    /// One of two with this code.
    #[api(status = 400, shared, code = "SAME")]
    One,
    /// The other one.
    #[api(status = 401, shared, code = "SAME")]
    Other,
    /// Its code ends like a file.
    #[api(status = 400, code = "Odd.json")]
    File,
}

errbook::catalog! {
    /// What a site is made of.
    static ERRORS = {
        title: "Accounts",
        type_base: "https://example.com/errors/",
        authenticate: "Bearer",
        format: errbook::format::ENVELOPE,
        errors: [AccountError],
        allow_lints: [CodeInUri],
    };
}

fn get(site: &Site, path: &str) -> Response<Bytes> {
    site.respond(&Method::GET, path, &HeaderMap::new())
}

fn get_with(site: &Site, path: &str, name: HeaderName, value: &str) -> Response<Bytes> {
    let headers = [(name, value.parse().unwrap())].into_iter().collect();
    site.respond(&Method::GET, path, &headers)
}

fn text(response: &Response<Bytes>) -> &str {
    std::str::from_utf8(response.body()).unwrap()
}

fn book(response: &Response<Bytes>) -> Book {
    assert_eq!(response.headers()["content-type"], "application/json");
    Book::from_json(text(response)).unwrap()
}

#[test]
fn the_book_is_at_the_base() {
    let site = ERRORS.site();
    assert_eq!(site.path(), "/errors/");
    for path in ["/errors/", "/errors", "/errors/?a=b", "/%65rrors"] {
        let page = get(&site, path);
        assert_eq!(page.status(), 200, "{path}");
        assert_eq!(text(&page), ERRORS.book().html(), "{path}");
        assert_eq!(page.headers()["vary"], "accept");
        let json = get_with(&site, path, header::ACCEPT, "application/json");
        assert_eq!(json.headers()["vary"], "accept");
        assert_eq!(book(&json), ERRORS.book(), "{path}");
    }
    for path in ["/errors.json", "/errors/.json"] {
        let json = get_with(&site, path, header::ACCEPT, "text/html");
        assert!(!json.headers().contains_key("vary"));
        assert_eq!(book(&json), ERRORS.book(), "{path}");
    }
}

/// Of every system: what a body names as its type leads to the page of its error.
#[test]
fn each_error_is_at_its_type_uri() {
    let mut checked = 0;
    for example in EXAMPLES {
        let (site, book) = (example.catalog.site(), example.catalog.book());
        let base = book.type_base.clone().unwrap_or_default();
        for entry in book.entries() {
            let of_base = entry.type_uri.as_ref().filter(|uri| uri.starts_with(&base));
            let Some(uri) = of_base.filter(|_| base.starts_with("http")) else { continue };
            let path = uri.parse::<http::Uri>().unwrap().path().to_owned();
            let page = get(&site, &path);
            assert_eq!(page.status(), 200, "{uri}");
            assert!(text(&page).contains(&format!("<article id=\"{}\"", entry.code)), "{uri}");
            assert_eq!(text(&page).matches("<article").count(), 1, "{uri}");
            let json = self::book(&get(&site, &(path + ".json")));
            assert_eq!(json.entries(), [entry], "{uri}");
            checked += 1;
        }
    }
    assert!(checked > 10, "{checked}");
}

#[test]
fn a_code_is_found_however_its_path_writes_it() {
    let site = ERRORS.site();
    for (path, code) in [
        ("/errors/EmailAlreadyExists", "EmailAlreadyExists"),
        ("/errors/Email%41lready%45xists", "EmailAlreadyExists"),
        ("/errors/OutOfCredit", "OutOfCredit"),
        ("/errors/credit%2Fout", "OutOfCredit"),
        ("/errors/credit/out", "OutOfCredit"),
        ("/errors/no%2Fsuch%20%231%3F", "no/such #1?"),
        ("/errors/Odd.json", "Odd.json"),
    ] {
        let page = get(&site, path);
        assert_eq!(page.status(), 200, "{path}");
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        for json in [
            get(&site, &format!("{path}.json")),
            get_with(&site, path, header::ACCEPT, "application/json"),
        ] {
            let book = book(&json);
            let codes: Vec<&str> = book.entries().iter().map(|it| &*it.code).collect();
            assert_eq!(codes, [code], "{path}");
        }
    }
    for path in [
        "",
        "/",
        "/error",
        "/errorsEmailAlreadyExists",
        "/errors/emailalreadyexists",
        "/errors//",
        "/errors/EmailAlreadyExists/",
        "/errors/EmailAlreadyExists.json.json",
        "/errors/%FF",
        "/errors/%",
        "/other/EmailAlreadyExists",
        "/errors/Lost.json",
        "/.json",
        "errors",
    ] {
        assert_eq!(get(&site, path).status(), 404, "{path}");
    }
}

#[test]
fn errors_that_share_a_code_share_a_page() {
    let site = ERRORS.site();
    let page = get(&site, "/errors/SAME");
    assert_eq!(text(&page).matches("<article").count(), 2);
    assert_eq!(book(&get(&site, "/errors/SAME.json")).entries().len(), 2);
}

/// What all errors of the section have is in a body, so the page of an error has it.
#[test]
fn the_page_of_an_error_has_what_is_said_of_those_around_it() {
    let docs = "[a](#In) `<a href=\"#x\">` <b href=\"#x\">";
    let with = |name: &str, entries: Value, sections: Value| {
        json!({
            "title": name, "errorType": name, "entries": entries, "sections": sections,
            "members": [{ "name": format!("of{name}"), "schema": {} }],
            "headers": [{ "name": format!("X-{name}") }],
        })
    };
    let entry = |code: &str| {
        let response = json!({
            "format": "F", "status": 400, "mediaType": "a/b", "schema": true, "example": "{}",
        });
        json!({
            "code": code, "status": 400, "phrase": "Bad", "title": code, "docs": docs,
            "response": response,
        })
    };
    let inner = with("Inner", json!([entry("In")]), json!([]));
    let outer = with("Outer", json!([entry("Out")]), json!([inner]));
    let book = json!({
        "errbook": 1, "title": "T", "sections": [outer], "retired": [{ "entry": entry("Gone") }],
    });
    let site = Book::from_json(&book.to_string()).unwrap().site();
    let name = Regex::new("<code data-find>([^<]*)</code>").unwrap();
    let names = |path: &str| -> Vec<String> {
        let page = get(&site, path);
        assert_eq!(page.status(), 200, "{path}");
        name.captures_iter(text(&page)).map(|it| it[1].to_owned()).collect()
    };
    assert_eq!(names("/In"), ["ofOuter", "X-Outer"]);
    assert!(names("/Out").is_empty());
    let out = get(&site, "/Out");
    let shown = r##"<a href="./#In">a</a> <code>&lt;a href="#x"&gt;</code> &lt;b href="#x"&gt;"##;
    assert!(text(&out).contains(shown), "{}", text(&out));
    assert!(names("/Gone").is_empty());
    assert!(text(&get(&site, "/Gone")).contains("This code is retired"));
    assert!(!text(&get(&site, "/Out")).contains("This code is retired"));
    let gone = self::book(&get(&site, "/Gone.json"));
    assert!(gone.entries().is_empty() && gone.retired[0].entry.code == "Gone");
}

#[test]
fn the_base_is_that_of_the_types() {
    for (base, path, page, entry, all) in [
        (None, "/", "/", "/E", "./"),
        (Some("https://example.com/errors/"), "/errors/", "/errors", "/errors/E", "./"),
        (
            Some("https://example.com/api/errors/"),
            "/api/errors/",
            "/api/errors",
            "/api/errors/E",
            "./",
        ),
        (
            Some("https://example.com/errors/err-"),
            "/errors/err-",
            "/errors/err-",
            "/errors/err-E",
            "err-",
        ),
        (Some("https://example.com/errors#"), "/errors/", "/errors", "/errors/E", "./"),
        (Some("https://example.com/errors?code="), "/errors/", "/errors", "/errors/E", "./"),
        (Some("https://example.com"), "/", "", "/E", "./"),
        (Some("https://example.com/caf%C3%A9/"), "/café/", "/caf%C3%A9/", "/caf%c3%a9/E", "./"),
        (Some("/errors/"), "/errors/", "/errors", "/errors/E", "./"),
        (Some("//example.com/errors/"), "/errors/", "/errors", "/errors/E", "./"),
        (Some("urn:example:errors:"), "/", "/", "/E", "./"),
        (Some("errors/"), "/", "/", "/E", "./"),
    ] {
        let mut book = serde_json::to_value(ERRORS.book()).unwrap();
        book["typeBase"] = json!(base);
        book["sections"][0]["entries"][0]["code"] = json!("E");
        let book: Book = serde_json::from_value(book).unwrap();
        let site = book.site();
        assert_eq!(site.path(), path, "{base:?}");
        assert_eq!(text(&get(&site, page)), book.html(), "{base:?}");
        let lone = get(&site, entry);
        assert_eq!(lone.status(), 200, "{base:?}");
        assert!(text(&lone).contains(&format!("<a href=\"{all}#E\">")), "{base:?}");
    }
    for (at, path) in
        [("/internal/errors", "/internal/errors/"), ("/", "/"), ("", "/"), ("a/", "/a/")]
    {
        let site = ERRORS.site().at(at);
        assert_eq!(site.path(), path);
        assert_eq!(get(&site, path).status(), 200);
        assert_eq!(get(&site, &format!("{path}SAME")).status(), 200);
        assert_eq!(get(&site, "/errors/SAME").status(), 404);
    }
}

#[test]
fn what_is_refused_is_an_error_of_the_catalog() {
    let site = ERRORS.site();
    let lost = get(&site, "/errors/Lost");
    assert_eq!(lost.status(), 404);
    let body: Value = serde_json::from_slice(lost.body()).unwrap();
    assert_eq!(body["error"]["code"], "NotFound");
    let lost = get(&ERRORS.book().site(), "/errors/Lost");
    assert_eq!(lost.headers()["content-type"], "application/problem+json");

    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get", "PURGE"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        for path in ["/errors", "/errors/SAME", "/errors.json"] {
            let refused = site.respond(&method, path, &HeaderMap::new());
            assert_eq!(refused.status(), 405, "{method} {path}");
            assert_eq!(refused.headers()["allow"], "GET, HEAD");
            assert!(text(&refused).contains("MethodNotAllowed"));
        }
        assert_eq!(site.respond(&method, "/errors/Lost", &HeaderMap::new()).status(), 404);
    }
}

#[test]
fn a_head_is_that_of_a_get() {
    let site = ERRORS.site();
    for path in ["/errors", "/errors.json", "/errors/SAME", "/errors/Lost"] {
        let got = get(&site, path);
        let mut head = site.respond(&Method::HEAD, path, &HeaderMap::new());
        assert!(head.body().is_empty());
        assert_eq!(head.status(), got.status());
        let length = head.headers_mut().remove("content-length").unwrap();
        assert_eq!(length, got.body().len().to_string());
        assert_eq!(head.headers(), got.headers());
        let etag = got.headers().get("etag");
        let known = etag.map(|etag| (header::IF_NONE_MATCH, etag.clone())).into_iter().collect();
        let head = site.respond(&Method::HEAD, path, &known);
        assert_eq!(head.status(), if etag.is_some() { 304 } else { 404 });
    }
}

#[test]
fn what_a_client_has_is_not_sent_again() {
    let site = ERRORS.site();
    let mut tags = BTreeSet::new();
    for path in ["/errors", "/errors.json", "/errors/SAME", "/errors/SAME.json", "/errors/Odd.json"]
    {
        let tag = get(&site, path).headers()["etag"].to_str().unwrap().to_owned();
        let strong = tag.strip_prefix("W/").unwrap();
        assert!(strong.len() > 20 && strong.starts_with('"') && strong.ends_with('"'));
        let many = format!("\"a,b\" , W/\"\",{strong}");
        for list in [&*tag, strong, "*", &many, &format!("\"x\", {tag}")] {
            let response = get_with(&site, path, header::IF_NONE_MATCH, list);
            assert_eq!(response.status(), 304, "{list}");
            assert!(response.body().is_empty());
            assert_eq!(response.headers()["etag"], tag);
            assert_eq!(response.headers()["cache-control"], "no-cache");
            let varies = !["/errors.json", "/errors/SAME.json"].contains(&path);
            assert_eq!(response.headers().contains_key("vary"), varies);
        }
        let unquoted = strong.trim_matches('"');
        for list in ["\"other\"", "", ",", "W/", unquoted, "**"] {
            assert_eq!(get_with(&site, path, header::IF_NONE_MATCH, list).status(), 200, "{list}");
        }
        assert!(tags.insert(tag.clone()), "{path}");
        // It is that of what is sent, and not of one site.
        assert_eq!(get(&ERRORS.site(), path).headers()["etag"], tag);
    }
}

/// A page may apply its own style and run its own script: nothing else, and nothing is loaded.
#[test]
fn a_policy_allows_what_is_in_the_page() {
    let site = ERRORS.site();
    let headers = ["content-security-policy", "x-content-type-options", "referrer-policy"];
    for path in ["/errors", "/errors/SAME", "/errors.json"] {
        let response = get(&site, path);
        let [policy, options, referrer] =
            headers.map(|it| response.headers()[it].to_str().unwrap());
        assert_eq!((options, referrer), ("nosniff", "no-referrer"));
        assert!(
            policy.starts_with("default-src 'none'; ")
                && policy.ends_with("frame-ancestors 'none'")
        );
        assert!(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'));
        let page = text(&response);
        for (element, directive) in
            [("<style>", "style-src 'sha256-"), ("<script>", "script-src 'sha256-")]
        {
            assert_eq!(policy.contains(directive), page.contains(element), "{path}: {policy}");
        }
    }
    assert!(!text(&get(&site, "/errors/SAME")).contains("<script"));
    // The texts of a page are in no element that the policy is about.
    let title = json!({ "errbook": 1, "title": "<style>a</style>", "sections": [] });
    let hostile = get(&Book::from_json(&title.to_string()).unwrap().site(), "/");
    assert_eq!(hostile.headers()[headers[0]], get(&site, "/errors").headers()[headers[0]]);
}

#[test]
fn a_site_of_operators_is_private() {
    let site = ERRORS.operators_book().site().at("/internal");
    for path in ["/internal", "/internal.json", "/internal/SAME"] {
        assert_eq!(get(&site, path).headers()["cache-control"], "private, no-cache");
    }
    assert!(text(&get(&site, "/internal/SAME")).contains("Not for publication"));
    assert_eq!(get(&ERRORS.site(), "/errors").headers()["cache-control"], "no-cache");
}

/// A body is made once, and a response is a pointer to it.
#[test]
fn bodies_are_made_once() {
    let site = ERRORS.site();
    for path in ["/errors", "/errors/SAME", "/errors/SAME.json"] {
        let (first, second) = (get(&site, path), get(&site.clone(), path));
        assert_eq!(first.body().as_ptr(), second.body().as_ptr(), "{path}");
    }
}
