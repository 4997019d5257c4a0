//! Errors that errbook answered with are answered with again, with the facts of the request.

use errbook::layer::Snapshot;
use errbook::standard::HttpError;
use errbook::{ApiError, Occurrence, RequestFacts, format};
use http::{HeaderMap, Method, StatusCode};
use http_body_util::Full;

use errbook_tests_layer::service::{
    ERRORS, FLAGGED, FLAT, answered, counted, every_error, plain, request, through,
};

/// What the layer gives is what the core gives for the same facts, for every error in every format.
#[tokio::test]
async fn every_error_in_every_format() {
    for catalog in [&ERRORS, &FLAGGED] {
        for error in every_error() {
            let facts = RequestFacts::new(Method::POST, "/accounts").with_id("r-1");
            let expected = catalog.occurrence(&error).with_request(&facts).respond();
            let mut request = request(Method::POST, "/accounts?token=secret");
            request.headers_mut().insert("x-request-id", "r-1".parse().unwrap());
            let actual = through(catalog.layer(), request, || answered(&error)).await;
            assert_eq!(actual.status(), expected.status());
            assert_eq!(actual.body(), expected.body(), "{error:?}");
            assert_eq!(headers(actual.headers()), headers(expected.headers()), "{error:?}");
            assert_eq!(actual.headers()["x-content-type-options"], "nosniff");
            // The server counts.
            assert!(!actual.headers().contains_key("content-length"));
        }
    }
}

/// All but those that only a layer sets.
fn headers(map: &HeaderMap) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = map
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .filter(|(name, _)| name != "x-content-type-options")
        .collect();
    headers.sort();
    headers
}

#[tokio::test]
async fn the_moment_and_the_method_are_in_the_body() {
    let response =
        through(FLAT.layer(), request(Method::PUT, "/a/b?c=d"), || answered(&every_error()[0]));
    let body: serde_json::Value = serde_json::from_slice(response.await.body()).unwrap();
    assert_eq!(body["requestMethod"], "PUT");
    assert_eq!(body["requestURI"], "/a/b");
    assert!(body["timestamp"].as_str().unwrap().ends_with('Z'));
}

/// HEAD and GET agree in headers, also where the method is in the body.
#[tokio::test]
async fn head_has_the_headers_of_get() {
    for catalog in [&ERRORS, &FLAT] {
        for error in every_error() {
            let ask = |method| through(catalog.layer(), request(method, "/"), || answered(&error));
            let (get, head) = (counted(ask(Method::GET).await), ask(Method::HEAD).await);
            assert_eq!(get.headers(), head.headers());
            assert_eq!(get.status(), head.status());
            assert!(head.body().is_empty());
        }
    }
}

/// What the caller has chosen for one response stays.
#[tokio::test]
async fn what_was_chosen_stays() {
    let error = &every_error()[4];
    let of_another =
        through(ERRORS.layer(), request(Method::GET, "/"), || FLAT.respond(error).map(Full::new));
    let of_another = of_another.await;
    assert!(of_another.body().starts_with(br#"{"timestamp":"#));
    assert_eq!(of_another.headers()["www-authenticate"], "Basic");

    let in_another = through(ERRORS.layer(), request(Method::GET, "/"), || {
        format::MESSAGE.respond(error).map(Full::new)
    });
    assert_eq!(in_another.await.body(), r#"{"Message":"Who are you?"}"#);
}

/// So does a catalog that is the type's as well: the caller has said it once more.
#[tokio::test]
async fn the_catalog_of_the_type_can_be_chosen() {
    errbook::catalog! { static OWN = { format: format::MESSAGE, errors: [Lost] }; }
    /// Nothing here.
    #[derive(Debug, ApiError)]
    #[api(status = 404, catalog = OWN)]
    struct Lost;

    let respond = || OWN.respond(&Lost).map(Full::new);
    let response = through(ERRORS.layer(), request(Method::GET, "/"), respond).await;
    assert_eq!(response.body(), r#"{"Message":"Nothing here."}"#);
}

/// Headers that something between has added or changed stay, and those of the old body do not.
#[tokio::test]
async fn headers_of_others_stay() {
    let response = through(ERRORS.layer(), request(Method::GET, "/"), || {
        let mut response = answered(&every_error()[2]);
        let headers = response.headers_mut();
        headers.insert("retry-after", "7".parse().unwrap());
        headers.insert("cache-control", "max-age=5".parse().unwrap());
        headers.insert("vary", "origin".parse().unwrap());
        headers.insert("content-encoding", "br".parse().unwrap());
        headers.insert("content-length", "3".parse().unwrap());
        response
    });
    let response = response.await;
    assert_eq!(response.headers()["retry-after"], "7");
    assert_eq!(response.headers()["cache-control"], "max-age=5");
    assert_eq!(response.headers()["vary"], "origin");
    assert!(!response.headers().contains_key("content-encoding"));
    assert!(!response.headers().contains_key("content-length"));
}

/// The headers that describe a body which is replaced go with it: of an answer, and of a failure.
#[tokio::test]
async fn headers_of_the_replaced_body_go() {
    const OF_THE_BODY: &[(&str, &str)] = &[
        ("accept-ranges", "bytes"),
        ("content-digest", "sha-256=:AA==:"),
        ("content-disposition", "attachment"),
        ("content-encoding", "identity"),
        ("content-location", "/a"),
        ("content-md5", "AA=="),
        ("content-range", "bytes */7"),
        ("digest", "sha-256=AA=="),
        ("etag", "\"1\""),
        ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("repr-digest", "sha-256=:AA==:"),
    ];
    let layer = ERRORS.layer();
    for status in [404, 416] {
        let response = || plain(status, OF_THE_BODY, "");
        let failure = through(layer.clone(), request(Method::GET, "/"), response).await;
        let error = HttpError::from(StatusCode::from_u16(status).unwrap());
        let answer = through(layer.clone(), request(Method::GET, "/"), || {
            let mut response = answered(&error);
            response.headers_mut().extend(plain(status, OF_THE_BODY, "").into_parts().0.headers);
            response
        });
        for response in [failure, answer.await] {
            let left: Vec<_> = OF_THE_BODY
                .iter()
                .map(|(name, _)| *name)
                .filter(|name| response.headers().contains_key(*name))
                .collect();
            let of_a_range: &[&str] = &["accept-ranges", "content-range"];
            assert_eq!(left, of_a_range[..if status == 416 { 2 } else { 1 }], "{status}");
        }
    }
}

/// What the error says itself stays, such as the tag of what is there instead.
#[tokio::test]
async fn a_tag_of_the_error() {
    #[derive(Debug, ApiError)]
    #[api(status = 412)]
    struct Changed {
        #[api(header = "ETag")]
        tag: &'static str,
    }
    let changed = || Changed { tag: "\"2\"" };
    let answer = through(ERRORS.layer(), request(Method::PUT, "/"), || answered(&changed())).await;
    assert_eq!(answer.headers()["etag"], "\"2\"");
    let layer = ERRORS.layer().on_failure(move |_| changed().into());
    let failure = through(layer, request(Method::PUT, "/"), || plain(412, &[("etag", "1")], ""));
    assert_eq!(failure.await.headers()["etag"], "\"2\"");
}

/// Each value of a header is a line of its own, whoever answers with the error.
#[tokio::test]
async fn headers_of_several_lines() {
    #[derive(Debug, ApiError)]
    #[api(status = 401, header = "Link: </a>", header = "Link: </b>")]
    struct SignedOut {
        #[api(header = "WWW-Authenticate")]
        challenges: [&'static str; 2],
        #[api(header = "Set-Cookie")]
        cookies: Vec<&'static str>,
    }
    let signed_out = |challenges| SignedOut { challenges, cookies: vec!["a=; b, c", "d=e"] };
    let error = signed_out(["Basic realm=\"a\"", "Bearer"]);
    let by_handler = through(ERRORS.layer(), request(Method::GET, "/"), || answered(&error)).await;
    let layer =
        ERRORS.layer().on_failure(move |_| signed_out(["Basic realm=\"a\"", "Bearer"]).into());
    let by_layer = through(layer, request(Method::GET, "/"), || plain(404, &[], "")).await;
    for response in [by_handler, by_layer] {
        let lines = |name| response.headers().get_all(name).iter().collect::<Vec<_>>();
        assert_eq!(lines("www-authenticate"), ["Basic realm=\"a\"", "Bearer"]);
        assert_eq!(lines("set-cookie"), ["a=; b, c", "d=e"]);
        assert_eq!(lines("link"), ["</a>", "</b>"]);
    }
    // Without a challenge of its own, it has that of the catalog.
    let none = signed_out([""; 2]);
    let response = through(ERRORS.layer(), request(Method::GET, "/"), || answered(&none)).await;
    assert_eq!(
        response.headers().get_all("www-authenticate").iter().collect::<Vec<_>>(),
        ["Bearer"]
    );
}

/// The snapshot of an error says all that the error says.
#[test]
fn a_snapshot_answers_what_the_error_answers() {
    for error in every_error() {
        for catalog in [&ERRORS, &FLAGGED] {
            let occurrence = catalog.occurrence(&error);
            let snapshot = Snapshot::of(&occurrence);
            let again = Occurrence::new(&snapshot);
            assert_eq!(again.body(), occurrence.body());
            assert_eq!(again.respond().headers(), occurrence.respond().headers());
            assert_eq!(snapshot.to_string(), error.to_string());
            let causes = |it: &Occurrence<'_>| -> Vec<String> {
                it.causes().map(ToString::to_string).collect()
            };
            assert_eq!(causes(&again), causes(&occurrence));
        }
    }
}

/// Errors that borrow, are generic, or are bound to their thread leave one too.
#[test]
fn whatever_the_error_is() {
    #[derive(Debug, ApiError)]
    #[api(status = 409, message = "{name} is taken by {owner}.")]
    struct Taken<'a, T> {
        name: &'a str,
        owner: T,
        #[allow(dead_code, reason = "it is here for not being `Send`")]
        handle: std::rc::Rc<()>,
    }
    let name = String::from("ann");
    let error = Taken { name: &name, owner: 7, handle: std::rc::Rc::default() };
    let response = errbook::respond(&error);
    let snapshot = response.extensions().get::<Snapshot>().unwrap().clone();
    drop(error);
    drop(name);
    assert_eq!(errbook::respond(&snapshot).body(), response.body());
}

/// A message that is too long is cut in the same place.
#[test]
fn a_long_message_is_cut_once() {
    #[derive(Debug, ApiError)]
    #[api(status = 409, message = "{text}")]
    struct Long {
        #[api(member = false)]
        text: String,
    }
    for length in [0, 1, 8190, 8191, 8192, 8193, 8196, 8197, 20_000] {
        for letter in ["a", "é", "€", "🦀"] {
            let error = Long { text: letter.repeat(length) };
            let occurrence = Occurrence::new(&error);
            let snapshot = Snapshot::of(&occurrence);
            assert_eq!(Occurrence::new(&snapshot).body(), occurrence.body(), "{length} {letter}");
        }
    }
}

/// A `Display` that fails, a member that fails, and members without an end.
#[test]
fn bad_values() {
    struct Bad;
    impl std::fmt::Display for Bad {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("half")?;
            Err(std::fmt::Error)
        }
    }
    impl std::fmt::Debug for Bad {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            std::fmt::Display::fmt(self, f)
        }
    }
    #[derive(Debug, ApiError)]
    #[api(status = 409, message = "It is {bad}.")]
    struct Odd {
        #[api(member = false)]
        bad: Bad,
        #[api(member)]
        good: u8,
        #[api(member)]
        huge: String,
    }
    let error = Odd { bad: Bad, good: 1, huge: "x".repeat(100_000) };
    let occurrence = Occurrence::new(&error);
    let snapshot = Snapshot::of(&occurrence);
    assert_eq!(Occurrence::new(&snapshot).body(), occurrence.body());
    assert_eq!(snapshot.to_string(), "It is half");
}

/// The settings of the layer's catalog hold, not those that the error's type has where no layer is.
#[tokio::test]
async fn the_catalog_of_the_layer() {
    errbook::wire_format! {
        static OWN: "application/json", "Cache-Control": "private", "X-Format": "own" = {
            "code": code,
        };
    }
    errbook::catalog! {
        static OF_THE_TYPE = { format: OWN, errors: [Unauthenticated], authenticate: "Own" };
    }
    #[derive(Debug, ApiError)]
    #[api(status = 401, catalog = OF_THE_TYPE)]
    struct Unauthenticated;

    let response = answered(&Unauthenticated);
    assert_eq!(response.headers()["cache-control"], "private");
    assert_eq!(response.headers()["www-authenticate"], "Own");
    let response =
        through(ERRORS.layer(), request(Method::GET, "/"), || answered(&Unauthenticated)).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers()["www-authenticate"], "Bearer");
    assert!(!response.headers().contains_key("x-format"));
}

/// Of `Cache-Control`, the default of the layer takes the place of that of the type; what something
/// between has set stays, also where it is the `no-store` that is a default elsewhere.
#[tokio::test]
async fn the_cache_control_of_another() {
    errbook::wire_format! {
        static PRIVATE: "application/json", "Cache-Control": "private" = { "code": code };
        static SHORT: "application/json", "Cache-Control": "max-age=5" = { "code": code };
    }
    errbook::catalog! { static OF_THE_TYPE = { format: PRIVATE, errors: [Missing] }; }
    errbook::catalog! { static OTHER = { format: SHORT, errors: [Missing] }; }
    #[derive(Debug, ApiError)]
    #[api(status = 404, catalog = OF_THE_TYPE)]
    struct Missing;

    for (layer, default) in
        [(&OF_THE_TYPE, "private"), (&OTHER, "max-age=5"), (&ERRORS, "no-store")]
    {
        let cases = [
            (None, default),
            (Some("private"), default), // what the type has by default too
            (Some("no-store"), "no-store"),
            (Some("public"), "public"),
        ];
        for (set, expected) in cases {
            let respond = || {
                let mut response = answered(&Missing);
                if let Some(set) = set {
                    response.headers_mut().insert("cache-control", set.parse().unwrap());
                }
                response
            };
            let response = through(layer.layer(), request(Method::GET, "/"), respond).await;
            assert_eq!(response.headers()["cache-control"], expected, "{default}: {set:?}");
        }
    }
}

/// Nor does a line of a format stay that the layer's catalog does not use, of how many ever.
#[tokio::test]
async fn the_lines_of_another_format() {
    errbook::wire_format! {
        static LINKED: "application/json", "Link": "</a>", "link": "</b>" = { "code": code };
    }
    errbook::catalog! { static OF_THE_TYPE = { format: LINKED, errors: [Missing] }; }
    #[derive(Debug, ApiError)]
    #[api(status = 404, catalog = OF_THE_TYPE)]
    struct Missing;

    let links = |response: &http::Response<bytes::Bytes>| {
        response.headers().get_all("link").iter().cloned().collect::<Vec<_>>()
    };
    let layers = [(ERRORS.layer(), vec![]), (OF_THE_TYPE.layer(), vec!["</a>", "</b>"])];
    for (layer, expected) in layers {
        let response = through(layer, request(Method::GET, "/"), || answered(&Missing)).await;
        assert_eq!(links(&response), expected);
    }
}

/// What something between has added beside the settings of the type's catalog stays.
#[tokio::test]
async fn headers_beside_the_settings_stay() {
    errbook::wire_format! {
        static OWN: "application/json", "Vary": "accept-language" = { "code": code };
    }
    errbook::catalog! { static BY_LANGUAGE = { format: OWN, errors: [Lost] }; }
    #[derive(Debug, ApiError)]
    #[api(status = 404, catalog = BY_LANGUAGE)]
    struct Lost;

    let response = through(BY_LANGUAGE.layer(), request(Method::GET, "/"), || {
        let mut response = answered(&Lost);
        response.headers_mut().append("vary", "origin".parse().unwrap());
        response
    });
    let response = response.await;
    let vary: Vec<_> = response.headers().get_all("vary").iter().collect();
    assert_eq!(vary, ["accept-language", "origin"]);
}

/// The language of an error is the one that it says, where it says one.
#[tokio::test]
async fn the_language_of_an_error() {
    /// Rien ici.
    #[derive(Debug, ApiError)]
    #[api(status = 404, header = "Content-Language: fr")]
    struct Nothing;

    let response = through(ERRORS.layer(), request(Method::GET, "/"), || answered(&Nothing));
    assert_eq!(response.await.headers()["content-language"], "fr");

    let layer = ERRORS.layer().on_failure(|_| Nothing.into());
    let in_english = [("content-language", "en")];
    let response = through(layer, request(Method::GET, "/"), || plain(404, &in_english, ""));
    assert_eq!(response.await.headers()["content-language"], "fr");
    let response =
        through(ERRORS.layer(), request(Method::GET, "/"), || plain(404, &in_english, ""));
    assert!(!response.await.headers().contains_key("content-language"));
}
