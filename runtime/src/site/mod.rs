//! What is served of a book: its page, that of each error at its type URI, and both as JSON.

// It uses `book` (the documents), and `catalog` and `response` (what it refuses). Nothing uses it.
// The method, the path and the headers of a request come in, and a response goes out.

mod accept;
#[cfg(feature = "actix")]
mod actix;
mod document;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Response, StatusCode};
use percent_encoding::percent_decode_str;

use self::document::Document;
use crate::book::Book;
use crate::catalog::Catalog;
use crate::response::respond;
use crate::standard::HttpError;

/// A book to serve: one function from a request to a response, for every web framework.
///
/// It answers at the path of the type base, so that the type URI of each error leads to what describes
/// it: with the type base `https://example.com/errors/`
///
/// | path | |
/// |---|---|
/// | `/errors/`, `/errors` | the page, [`Book::html`] |
/// | `/errors/NotFound` | the page of one error, or of those that share the code; without scripts |
/// | with `.json` behind it, `/errors.json`, `/errors/NotFound.json` | the book as JSON, or one with that code alone |
///
/// What `Accept` prefers `application/json` for is JSON, too. Everything else is a 404, and every method
/// but GET and HEAD a 405: errors as the catalog's other ones.
///
/// Responses have an `ETag`, which `If-None-Match` is answered by with a 304, and a
/// `Content-Security-Policy` that lets nothing apply and run but the style and the script of the page,
/// and nothing be loaded. The site of a book that has something
/// [for operators](crate::book::ForOperators) is `private` to caches; who may see it is for what stands
/// before it.
///
/// Pages are made once, that of an error when it is first asked for. A clone is a pointer to the same ones.
///
/// ```
/// use errbook::http::{HeaderMap, Method, header};
///
/// errbook::catalog! {
///     static ERRORS = { type_base: "https://example.com/errors/", standard: [404] };
/// }
///
/// let site = ERRORS.site();
/// let response = site.respond(&Method::GET, "/errors/NotFound", &HeaderMap::new());
/// assert_eq!(response.status(), 200);
/// assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
///
/// let known = [(header::IF_NONE_MATCH, response.headers()["etag"].clone())].into_iter().collect();
/// assert_eq!(site.respond(&Method::GET, "/errors/NotFound", &known).status(), 304);
/// assert_eq!(site.respond(&Method::GET, "/errors/Lost", &HeaderMap::new()).status(), 404);
/// ```
///
/// [`integration`](crate::integration) has the lines that mount it on each web framework.
#[derive(Clone)]
pub struct Site(Arc<Shelf>);

/// A book, and what has been made of it.
struct Shelf {
    book: Book,
    /// Whose settings the errors of the site have.
    catalog: Option<&'static Catalog>,
    /// What its paths begin with, before what tells codes apart.
    base: String,
    all: OnceLock<Documents>,
    /// By the code, and by what its type URI has behind the type base.
    each: HashMap<String, Arc<OneCode>>,
}

struct OneCode {
    code: String,
    made: OnceLock<Documents>,
}

/// What there is at one path, by media type. The first is what a client gets that likes any.
type Documents = [(&'static str, Document); 2];

const HTML: &str = "text/html";
const JSON: &str = "application/json";

impl Catalog {
    /// The site of what is [published](Catalog::book), at the path of the type base; without one at `/`.
    ///
    /// It makes the book, so keep it.
    pub fn site(&'static self) -> Site {
        Site::new(self.book(), Some(self), None)
    }
}

impl Book {
    /// The site of the book, at the path of the type base; without one at `/`. What it refuses is
    /// answered with as [`respond`](crate::respond) does.
    pub fn site(&self) -> Site {
        Site::new(self.clone(), None, None)
    }
}

impl Site {
    fn new(book: Book, catalog: Option<&'static Catalog>, at: Option<&str>) -> Self {
        let type_base = book.type_base.as_deref().unwrap_or_default();
        let base = at.map_or_else(|| base_of(type_base), folder);
        let mut each: HashMap<String, Arc<OneCode>> = HashMap::new();
        for entry in book.entries().into_iter().chain(book.retired.iter().map(|it| &it.entry)) {
            let made = OnceLock::new();
            let one = Arc::new(OneCode { code: entry.code.clone(), made });
            let one = Arc::clone(each.entry(entry.code.clone()).or_insert(one));
            let uri = entry.type_uri.as_deref().and_then(|uri| uri.strip_prefix(type_base));
            if let Some(end) = uri.and_then(decoded) {
                each.entry(end.into_owned()).or_insert(one);
            }
        }
        Site(Arc::new(Shelf { book, catalog, base, all: OnceLock::new(), each }))
    }

    /// The same site at another path, such as where a proxy takes the beginning of the type base off.
    ///
    /// ```
    /// use errbook::http::{HeaderMap, Method};
    ///
    /// # errbook::catalog! { static ERRORS = { standard: [404] }; }
    /// let site = ERRORS.operators_book().site().at("/internal/errors");
    /// let response = site.respond(&Method::GET, "/internal/errors/NotFound", &HeaderMap::new());
    /// assert_eq!(response.status(), 200);
    /// ```
    #[must_use]
    pub fn at(self, path: &str) -> Self {
        let Shelf { book, catalog, .. } = &*self.0;
        Site::new(book.clone(), *catalog, Some(path))
    }

    /// The path of the page. What stands behind a type base, such as a code, stands behind it.
    pub fn path(&self) -> &str {
        &self.0.base
    }

    /// The response to a request, by its method, its path as it was sent, and its headers.
    pub fn respond(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Bytes> {
        let mut response = self.answer(method, path, headers);
        if *method == Method::HEAD {
            let body = std::mem::take(response.body_mut());
            if response.status() != StatusCode::NOT_MODIFIED {
                response.headers_mut().insert(header::CONTENT_LENGTH, body.len().into());
            }
        }
        response
    }

    /// The same with the body that the response to a HEAD leaves out.
    fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Bytes> {
        let path = path.split('?').next().unwrap_or_default();
        let is_read = matches!(*method, Method::GET | Method::HEAD);
        match decoded(path).and_then(|path| self.0.found(&path)) {
            None => self.0.refuse(&HttpError::NotFound),
            Some(_) if !is_read => {
                self.0.refuse(&HttpError::MethodNotAllowed { allow: Some("GET, HEAD".into()) })
            }
            Some(found) => found.respond(headers),
        }
    }
}

impl Shelf {
    fn found(&self, path: &str) -> Option<Found<'_>> {
        let documents = |path: &str| {
            let is_all = path == self.base || Some(path) == self.base.strip_suffix('/');
            let code = || self.each.get(path.strip_prefix(&self.base)?);
            if is_all { Some(self.all()) } else { code().map(|it| self.of_code(it)) }
        };
        let found = documents(path).map(|documents| Found { documents, is_json: false });
        let json = || path.strip_suffix(".json").and_then(documents);
        found.or_else(|| Some(Found { documents: json()?, is_json: true }))
    }

    fn all(&self) -> &Documents {
        self.all.get_or_init(|| documents(&self.book, self.book.html()))
    }

    fn of_code<'s>(&'s self, one: &'s OneCode) -> &'s Documents {
        one.made.get_or_init(|| {
            let book = self.book.excerpt(&one.code).unwrap_or_else(|| self.book.clone());
            // A reference to the base, from what is beside it.
            let all = self.base.rsplit('/').next().filter(|name| !name.is_empty());
            documents(&book, book.html_alone(all.unwrap_or("./")))
        })
    }

    fn refuse(&self, error: &HttpError) -> Response<Bytes> {
        self.catalog.map_or_else(|| respond(error), |catalog| catalog.respond(error))
    }
}

fn documents(book: &Book, html: String) -> Documents {
    let is_private = book.is_for_operators();
    [(HTML, Document::page(html, is_private)), (JSON, Document::json(book.to_json(), is_private))]
}

/// What a path leads to.
struct Found<'s> {
    documents: &'s Documents,
    /// Whether the path asks for JSON.
    is_json: bool,
}

impl Found<'_> {
    fn respond(&self, headers: &HeaderMap) -> Response<Bytes> {
        let [_, (_, json)] = self.documents;
        if self.is_json {
            return json.respond(headers);
        }
        let mut response = accept::preferred(headers, self.documents).respond(headers);
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
        response
    }
}

/// Where the errors of a type base are: its path, of which codes are a part or, where they are in a query
/// or in a fragment, below which they are.
fn base_of(type_base: &str) -> String {
    let end = type_base.find(['?', '#']);
    let (uri, is_cut) = (&type_base[..end.unwrap_or(type_base.len())], end.is_some());
    let behind_scheme = uri.split_once("://").map(|(_, rest)| rest);
    let path = match behind_scheme.or_else(|| uri.strip_prefix("//")) {
        Some(rest) => rest.find('/').map_or("", |at| &rest[at..]),
        None if uri.starts_with('/') => uri,
        None => "",
    };
    if is_cut || path.is_empty() {
        folder(path)
    } else {
        decoded(path).unwrap_or_default().into_owned()
    }
}

/// A path that others are below.
fn folder(path: &str) -> String {
    format!("/{}/", decoded(path).unwrap_or_default().trim_matches('/')).replace("//", "/")
}

fn decoded(path: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(path).decode_utf8().ok()
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").field("path", &self.0.base).finish_non_exhaustive()
    }
}
