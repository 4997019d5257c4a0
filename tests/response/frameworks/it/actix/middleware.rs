//! The layer among other middleware: errors that arrive as `Err`, layers in layers, what passes.

use std::sync::{Arc, Mutex};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::{ErrorInternalServerError, InternalError};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::{Compat, Condition, Next, NormalizePath, from_fn};
use actix_web::rt::System;
use actix_web::{App, Error, HttpRequest, HttpResponse, test, web};
use errbook::format;
use errbook::layer::{ErrorLayer, Untouched};
use errbook::standard::HttpError;

use super::{read, serve};
use crate::app::{self, AccountError, ERRORS, JSON, SECRET};
use crate::cases::expected;
use crate::client::{Answer, ask};

errbook::catalog! {
    /// The same errors in another format.
    static FLAT = {
        format: format::FLAT,
        authenticate: "Basic",
        headers_elsewhere: ["Allow", "Proxy-Authenticate", "Upgrade"],
        errors: [AccountError],
    };
}

/// What layers and middleware have seen.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn push(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    /// A layer that writes down the code and the causes of each error.
    fn by(&self, name: &'static str, layer: &ErrorLayer) -> ErrorLayer {
        let seen = self.clone();
        layer.clone().observe(move |it| {
            let causes = it.causes().map(|cause| format!(", {cause}"));
            seen.push(format!("{name} {}{}", it.code(), causes.collect::<String>()));
        })
    }
}

fn asked(address: std::net::SocketAddr, method: &str, path: &str) -> Answer {
    ask(address, method, path, &[("x-request-id", "r-1")], "")
}

/// Lets nobody in.
async fn gate(
    _: ServiceRequest,
    _: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse, Error> {
    Err(AccountError::Unauthenticated.into())
}

/// The error of a middleware inside is answered, and those outside still see it as one.
#[test]
fn errors_of_middleware() {
    let seen = Seen::default();
    let (outside, errors) = (seen.clone(), seen.by("layer", &app::layer()));
    let address = serve!({
        let outside = outside.clone();
        let outside = from_fn(move |request, next: Next<_>| {
            let outside = outside.clone();
            async move {
                let result = next.call(request).await;
                if let Err(error) = &result {
                    let status = error.as_response_error().status_code();
                    outside.push(format!("outside {status} {error}"));
                }
                result
            }
        });
        let ok = async || "ok";
        let resource = web::resource("/gated").route(read().to(ok)).wrap(from_fn(gate));
        App::new().service(resource).wrap(errors.clone()).wrap(outside)
    });
    for method in ["GET", "HEAD"] {
        let error = AccountError::Unauthenticated;
        assert_eq!(asked(address, method, "/gated"), expected(method, "/gated", &error));
        let status = "outside 401 Unauthorized";
        assert_eq!(seen.take(), ["layer Unauthenticated", &format!("{status} {error}")]);
    }
}

/// Where layers are nested, the innermost answers, and nothing is told twice.
#[test]
fn layers_in_layers() {
    let seen = Seen::default();
    let (inner, outer) = (seen.by("inner", &FLAT.layer()), seen.by("outer", &ERRORS.layer()));
    let address = serve!({
        let error = async || Err::<(), _>(AccountError::Maintenance);
        let missing = async || HttpResponse::NotFound().finish();
        let panicking = async || -> &'static str { panic!("{SECRET} is gone") };
        let scope = web::scope("/flat")
            // A scope with data asks for a request that nobody else holds.
            .app_data(web::Data::new(7))
            .service(web::resource("/error").route(read().to(error)))
            .service(web::resource("/missing").route(read().to(missing)))
            .service(web::resource("/panic").route(read().to(panicking)))
            .service(web::resource("/gated").route(read().to(error)).wrap(from_fn(gate)))
            .wrap(inner.clone());
        App::new().service(scope).service(web::resource("/error").get(error)).wrap(outer.clone())
    });
    let cases = [
        ("/flat/error", "inner Maintenance"),
        ("/flat/missing", "inner NotFound"),
        ("/flat/panic", "inner InternalServerError, 10.0.0.5 is gone"),
        ("/flat/gated", "inner Unauthenticated"),
    ];
    for (path, told) in cases {
        let answer = asked(address, "GET", path);
        assert!(answer.body.starts_with(br#"{"timestamp":"#), "{path}");
        assert!(!answer.contains(SECRET));
        assert_eq!(seen.take(), [told]);
        let by_head = asked(address, "HEAD", path);
        assert_eq!((by_head.status, by_head.body.len()), (answer.status, 0));
        assert_eq!(by_head.headers, answer.headers);
        seen.take();
    }
    let error = AccountError::Maintenance;
    assert_eq!(asked(address, "GET", "/error"), expected("GET", "/error", &error));
    assert_eq!(seen.take(), ["outer Maintenance"]);
}

fn of_others() -> InternalError<&'static str> {
    let json = HttpResponse::BadGateway().content_type("application/json").body(JSON);
    InternalError::from_response("cause", json)
}

/// What a middleware or a handler made, and errbook did not, passes also as an `Err`.
#[test]
fn what_passes() {
    let seen = Seen::default();
    let errors = seen.by("layer", &ERRORS.layer());
    let address = serve!(
        App::new()
            .service(web::resource("/json").to(async || { Err::<&str, _>(of_others()) }))
            .service(web::resource("/err").to(async || "ok").wrap(from_fn(
                async |_: ServiceRequest, _: Next<_>| Err::<ServiceResponse, _>(of_others().into())
            )))
            .service(web::resource("/draining").to(async || {
                let mut response = HttpResponse::ServiceUnavailable().body("draining");
                response.extensions_mut().insert(Untouched);
                response
            }))
            .wrap(errors.clone())
    );
    for path in ["/json", "/err"] {
        let answer = asked(address, "GET", path);
        let headers = [("content-length", "13"), ("content-type", "application/json")];
        assert_eq!(answer.headers, headers.map(|(name, value)| (name.into(), value.into())));
        assert_eq!((answer.status, answer.body), (502, JSON.as_bytes().to_vec()));
    }
    assert_eq!(asked(address, "GET", "/draining").body, b"draining");
    assert_eq!(seen.take(), [""; 0]);
}

/// What actix-web says of a 5xx is in the logs, and not in the response.
#[test]
fn the_text_of_a_failure() {
    let seen = Seen::default();
    let errors = seen.by("layer", &ERRORS.layer());
    let address = serve!({
        let failing = async || Err::<&str, _>(ErrorInternalServerError(SECRET));
        App::new().service(web::resource("/failing").to(failing)).wrap(errors.clone())
    });
    let error = HttpError::InternalServerError;
    assert_eq!(asked(address, "GET", "/failing"), expected("GET", "/failing", &error));
    assert_eq!(seen.take(), [format!("layer InternalServerError, {SECRET}")]);
}

/// The path is the one that was asked for, and headers that a handler set stay.
#[test]
fn facts_and_headers() {
    let address = serve!({
        let missing = async |_: HttpRequest| {
            HttpResponse::Gone().reason("Off").insert_header(("x-part", "a")).finish()
        };
        App::new()
            .service(web::resource("/a/b").to(missing))
            .wrap(NormalizePath::trim())
            .wrap(FLAT.layer())
    });
    let answer = asked(address, "GET", "/a//b/?token=secret");
    assert_eq!((answer.status, answer.header("x-part")), (410, Some("a")));
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(body["requestURI"], "/a//b/");
}

/// What extractors are told to answer is not changed.
#[test]
fn errors_of_extractors() {
    let address = serve!({
        let wanted =
            web::JsonConfig::default().error_handler(|_, _| AccountError::InvalidInput.into());
        App::new()
            .app_data(wanted)
            .service(web::resource("/json").post(async |_: web::Json<u8>| "ok"))
            .service(web::resource("/form").post(async |_: web::Form<u8>| "ok"))
            .service(web::resource("/path/{n}").get(async |_: web::Path<u8>| "ok"))
            .wrap(ERRORS.layer())
    });
    let error = AccountError::InvalidInput;
    assert_eq!(asked(address, "POST", "/json"), expected("POST", "/json", &error));
    let error = HttpError::UnsupportedMediaType { accept: None };
    assert_eq!(asked(address, "POST", "/form"), expected("POST", "/form", &error));
    assert_eq!(asked(address, "GET", "/path/x"), expected("GET", "/path/x", &HttpError::NotFound));
}

/// What the docs say of routes.
#[test]
fn routes() {
    let address = serve!({
        let ok = async || "ok";
        App::new()
            .route("/route", web::post().to(ok))
            .service(web::resource("/resource").get(ok).put(ok))
            .service(web::resource("/read").route(read().to(ok)))
            .wrap(ERRORS.layer())
    });
    assert_eq!(asked(address, "GET", "/route"), expected("GET", "/route", &HttpError::NotFound));
    let cases = [
        ("HEAD", "/resource", "GET, PUT"),
        ("DELETE", "/resource", "GET, PUT"),
        ("DELETE", "/read", "GET, HEAD"),
    ];
    for (method, path, allow) in cases {
        let error = HttpError::MethodNotAllowed { allow: Some(allow.into()) };
        assert_eq!(asked(address, method, path), expected(method, path, &error));
    }
}

/// It can be wrapped around everything that can be wrapped, and by what wraps middleware.
#[test]
fn places() {
    let address = serve!({
        let error = async || Err::<(), _>(AccountError::Maintenance);
        App::new()
            .service(web::resource("/route").route(web::get().to(error).wrap(FLAT.layer())))
            .service(web::resource("/resource").get(error).wrap(FLAT.layer()))
            .service(
                web::scope("/scope")
                    .service(web::resource("/deep").get(error))
                    .wrap(Condition::new(true, Compat::new(FLAT.layer()))),
            )
    });
    for path in ["/route", "/resource", "/scope/deep"] {
        let body = asked(address, "GET", path).body;
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            (&body["errorCode"], &body["requestURI"]),
            (&"Maintenance".into(), &path.into())
        );
    }
}

/// The server counts the body, since what is outside of the layer may write it in another way, such
/// as compressed.
#[test]
fn the_length_is_the_servers() {
    System::new().block_on(async {
        let app = test::init_service(App::new().wrap(app::layer())).await;
        for request in [test::TestRequest::get(), test::TestRequest::default().method(Method::HEAD)]
        {
            let answer = test::call_service(&app, request.uri("/nowhere").to_request()).await;
            assert!(!answer.headers().contains_key("content-length"));
        }
    });
}

/// A 400 of an extractor that a middleware has given another status keeps it.
#[test]
fn a_status_that_middleware_has_set() {
    let address = serve!({
        let status = from_fn(async |request: ServiceRequest, next: Next<_>| {
            let mut response: ServiceResponse<_> = next.call(request).await?;
            *response.response_mut().status_mut() = StatusCode::GONE;
            Ok::<_, Error>(response)
        });
        let json = async |_: web::Json<u8>| "ok";
        App::new().service(web::resource("/json").post(json)).wrap(status).wrap(app::layer())
    });
    assert_eq!(asked(address, "POST", "/json"), expected("POST", "/json", &HttpError::Gone));
}
