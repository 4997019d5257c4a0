//! The path of a request in a body is a URI reference (RFC 3986), to that path and no other host.

use errbook::http::Method;
use errbook::standard::HttpError;
use errbook::{Occurrence, RequestFacts, format};
use iri_string::types::UriReferenceStr;

/// What a body has at this key for the path of its request.
fn written(path: &str, format: &'static errbook::WireFormat, key: &str) -> Option<String> {
    let facts = RequestFacts::new(Method::GET, path);
    let occurrence = Occurrence::new(&HttpError::NotFound).with_request(&facts).with_format(format);
    let body: serde_json::Value = serde_json::from_slice(&occurrence.body()).unwrap();
    body.get(key).map(|instance| instance.as_str().unwrap().to_owned())
}

fn instance(path: &str) -> String {
    written(path, &format::PROBLEM, "instance").unwrap()
}

#[test]
fn examples() {
    for (path, expected) in [
        ("/users/7", "/users/7"),
        (
            "/a%20b/%C3%A9;v=1.0,2/~ann/@me/x:y!$&'()*+",
            "/a%20b/%C3%A9;v=1.0,2/~ann/@me/x:y!$&'()*+",
        ),
        ("//evil.example/x", "/.//evil.example/x"),
        ("///x", "/.///x"),
        ("/\\evil.example", "/%5Cevil.example"),
        ("/v1/crédit", "/v1/cr%C3%A9dit"),
        ("/a{b}\"c", "/a%7Bb%7D%22c"),
        ("/a|b^c`d\\e<f>", "/a%7Cb%5Ec%60d%5Ce%3Cf%3E"),
        ("/a%", "/a%25"),
        ("/a%4", "/a%254"),
        ("/a%4g%zz%%41", "/a%254g%25zz%25%41"),
        ("/%é", "/%25%C3%A9"),
        ("*", "*"),
        ("", ""),
        ("javascript:alert(1)", "./javascript:alert(1)"),
    ] {
        assert_eq!(instance(path), expected, "{path}");
        assert_eq!(written(path, &format::FLAT, "requestURI").as_deref(), Some(expected), "{path}");
    }
}

/// Every character, at every place where it could mean something else.
#[test]
fn every_path_is_a_reference_to_itself() {
    let characters = ('\0'..='\u{2ff}').chain(['€', '\u{feff}', '\u{202e}', '🦀', char::MAX]);
    for character in characters.filter(|it| !"?#".contains(*it)) {
        for path in [
            format!("{character}"),
            format!("/{character}"),
            format!("//{character}/b"),
            format!("/a{character}"),
            format!("/a%{character}0"),
            format!("/a%4{character}"),
            format!("{character}:/b"),
        ] {
            let instance = instance(&path);
            let reference = UriReferenceStr::new(&instance);
            let reference = reference.unwrap_or_else(|_| panic!("{path:?} is {instance:?}"));
            assert!(reference.scheme_str().is_none(), "{path:?} is {instance:?}");
            assert!(reference.authority_str().is_none(), "{path:?} is {instance:?}");
            assert!(reference.query_str().is_none() && reference.fragment().is_none());
            // What is a reference already stays as it is.
            assert_eq!(self::instance(&instance), instance, "{path:?}");
        }
    }
}

/// Half a path is another one.
#[test]
fn a_path_that_is_too_long_is_left_out() {
    let path = |length: usize| format!("/{}", "é".repeat((length - 1) / 2));
    assert_eq!(instance(&path(8 * 1024 - 1)).len(), 1 + 6 * 4095);
    assert_eq!(written(&path(8 * 1024 + 1), &format::PROBLEM, "instance"), None);
}
