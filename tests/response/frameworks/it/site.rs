//! The site of a book, mounted on every framework as its module says, inside of the layer.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::LazyLock;

use errbook::Site;
use errbook::standard::HttpError;
use http::{HeaderMap, HeaderName, Method, Request};
use http_body_util::Full;
use hyper::body::Incoming;
use tower::{Layer, service_fn};

use crate::app::{self, ERRORS};
use crate::cases;
use crate::client::{Answer, ask};

static SITE: LazyLock<Site> = LazyLock::new(|| ERRORS.site().at("/errors"));

/// What the site answers is on the wire as it is.
fn run(address: SocketAddr) {
    let tag = SITE.respond(&Method::GET, "/errors", &HeaderMap::new()).headers()["etag"].clone();
    let paths = [
        "/errors",
        "/errors/",
        "/errors/Unauthenticated",
        "/errors/Unauthentic%61ted.json?a=b",
        "/errors/.json",
    ];
    for path in paths {
        for headers in [
            &[][..],
            &[("accept", "text/html;q=0.5, application/json")],
            &[("if-none-match", tag.to_str().unwrap())],
        ] {
            for method in ["GET", "HEAD"] {
                let mut actual = ask(address, method, path, headers, "");
                if method == "HEAD" && actual.status == 304 {
                    // Some frameworks say that what they leave out has no bytes.
                    actual.headers.retain(|(name, _)| name != "content-length");
                }
                assert_eq!(actual, expected(method, path, headers), "{method} {path} {headers:?}");
            }
        }
    }
    let id = [("x-request-id", "r-1")];
    let lost = cases::expected("GET", "/errors/Lost", &HttpError::NotFound);
    assert_eq!(ask(address, "GET", "/errors/Lost", &id, ""), lost);
    let refusal = HttpError::MethodNotAllowed { allow: Some("GET, HEAD".into()) };
    let refused = ask(address, "POST", "/errors", &id, "");
    assert_eq!(refused.status, 405);
    assert_eq!(refused.header("allow").unwrap().replace(' ', ""), "GET,HEAD");
    assert_eq!(refused.body, cases::expected("POST", "/errors", &refusal).body);
}

fn expected(method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let field = |(name, value): &(&str, &str)| {
        (name.parse::<HeaderName>().unwrap(), value.parse().unwrap())
    };
    let headers: HeaderMap = headers.iter().map(field).collect();
    let method = method.parse().unwrap();
    let (mut parts, body) = SITE.respond(&method, path, &headers).into_parts();
    if method != Method::HEAD && parts.status == 200 {
        parts.headers.insert("content-length", body.len().into());
    }
    Answer::new(parts.status.as_u16(), &parts.headers, &body)
}

#[test]
fn on_actix() {
    use actix_web::{App, web};

    run(crate::actix::serve!({
        let errors = web::to(async || SITE.clone());
        App::new().service(web::scope("/errors").default_service(errors)).wrap(app::layer())
    }));
}

#[test]
fn on_axum() {
    use axum::{Router, body::Body, extract::OriginalUri, routing::any};

    let site = SITE.clone();
    let errors = async move |method: Method, OriginalUri(uri): OriginalUri, headers: HeaderMap| {
        site.respond(&method, uri.path(), &headers).map(Body::from)
    };
    let app = Router::new().nest_service("/errors", any(errors));
    run(crate::axum::serve(app.layer(app::layer())));
}

#[test]
fn on_hyper() {
    let errors = async |request: Request<Incoming>| -> Result<_, Infallible> {
        let (method, path) = (request.method(), request.uri().path());
        Ok(SITE.respond(method, path, request.headers()).map(Full::new))
    };
    run(crate::hyper::serve!(app::layer().layer(service_fn(errors))));
}

#[test]
fn on_poem() {
    use poem::{EndpointExt, Route};

    let app = Route::new().nest("/errors", SITE.clone());
    run(crate::poem::serve(app.with(app::layer())));
}

#[rocket::get("/errors/<_..>")]
fn errors_on_rocket() -> Site {
    SITE.clone()
}

#[test]
fn on_rocket() {
    let app = crate::rocket::service().mount("/", rocket::routes![errors_on_rocket]);
    run(crate::rocket::serve(app.attach(app::layer())));
}

#[test]
fn on_salvo() {
    use salvo::prelude::*;

    #[handler]
    fn errors(req: &mut Request, res: &mut Response) {
        res.merge_hyper(SITE.respond(req.method(), req.uri().path(), req.headers()));
    }

    let router = Router::with_path("errors/{**rest}").goal(errors);
    run(crate::salvo::serve(crate::salvo::service(router)));
}
