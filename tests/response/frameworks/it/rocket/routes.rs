//! The router's 404, told apart.

use std::path::PathBuf;

use rocket::http::Status;
use rocket::{delete, get, post, put, routes};

use super::{serve, service};
use crate::app::ERRORS;
use crate::client::ask;

#[get("/a/<id>")]
fn read(id: &str) -> Option<String> {
    (id != "gone").then(|| id.to_owned())
}

#[put("/a/<_>")]
fn write() -> Status {
    Status::NoContent
}

#[post("/a", format = "json")]
fn create() -> Status {
    Status::Created
}

#[get("/files/<path..>")]
fn file(path: PathBuf) -> String {
    path.display().to_string()
}

#[get("/page", format = "html")]
fn page() -> &'static str {
    "page"
}

#[post("/query?kind=one", format = "application/*")]
fn query() -> Status {
    Status::Created
}

#[delete("/<_>/b/<_>")]
fn inside() -> Status {
    Status::NoContent
}

/// Method, URI, headers; status, and what is allowed.
type Case =
    (&'static str, &'static str, &'static [(&'static str, &'static str)], u16, &'static str);

const JSON: &[(&str, &str)] = &[("content-type", "application/json; charset=utf-8")];
const TEXT: &[(&str, &str)] = &[("content-type", "text/plain")];
const AS_JSON: &[(&str, &str)] = &[("accept", "application/json")];
const AS_HTML: &[(&str, &str)] = &[("accept", "text/html")];

const CASES: &[Case] = &[
    ("DELETE", "/v1/a/1", &[], 405, "GET, HEAD, PUT"),
    ("OPTIONS", "/v1/a/1?x=1", &[], 405, "GET, HEAD, PUT"),
    ("PUT", "/v1/a", &[], 405, "POST"),
    ("HEAD", "/v1/a", &[], 405, "POST"),
    ("GET", "/v1/a/1", &[], 200, ""),
    ("HEAD", "/v1/a/1", &[], 200, ""),
    // A handler said this one.
    ("GET", "/v1/a/gone", &[], 404, ""),
    ("HEAD", "/v1/a/gone", &[], 404, ""),
    ("GET", "/v1/a/1/2", &[], 404, ""),
    ("DELETE", "/a/1", &[], 404, ""),
    ("POST", "/", &[], 404, ""),
    ("DELETE", "/v1/files", &[], 405, "GET, HEAD"),
    ("DELETE", "/v1/files/%3Cx%3E/y", &[], 405, "GET, HEAD"),
    ("DELETE", "/v1/filesystem", &[], 404, ""),
    ("GET", "/v1/x/b/y", &[], 405, "DELETE"),
    ("GET", "/v1/x/c/y", &[], 404, ""),
    ("POST", "/v1/a", JSON, 201, ""),
    ("POST", "/v1/a", TEXT, 415, ""),
    ("POST", "/v1/a", &[], 415, ""),
    ("GET", "/v1/page", AS_HTML, 200, ""),
    ("GET", "/v1/page", AS_JSON, 406, ""),
    ("HEAD", "/v1/page", AS_JSON, 406, ""),
    ("POST", "/v1/query?kind=one", JSON, 201, ""),
    // The query does not fit, the format does.
    ("POST", "/v1/query?kind=two", JSON, 404, ""),
    ("POST", "/v1/query?kind=two", TEXT, 415, ""),
];

#[test]
fn why_there_is_no_route() {
    let routes = routes![read, write, create, file, page, query, inside];
    let address = serve(service().mount("/v1", routes).attach(ERRORS.layer()));
    for (method, path, headers, status, allow) in CASES {
        let answer = ask(address, method, path, headers, "");
        assert_eq!(answer.status, *status, "{method} {path} {headers:?}");
        assert_eq!(answer.header("allow").unwrap_or_default(), *allow, "{method} {path}");
        let by_errbook = answer.header("content-type") == Some("application/problem+json");
        assert_eq!(by_errbook, *status >= 400, "{method} {path}");
        assert_eq!(answer.body.is_empty(), *method == "HEAD" || *status == 201);
    }
}
