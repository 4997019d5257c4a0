//! The head of a response, to and fro: actix-web has the types of `http` 0.2.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use http::response::Parts;

use crate::response::layer::{Snapshot, Untouched};

/// The head of a response, with this status. The snapshot moves into it.
pub(super) fn of<B>(response: &mut HttpResponse<B>, status: StatusCode) -> Parts {
    let (mut parts, ()) = http::Response::new(()).into_parts();
    parts.status = http::StatusCode::from_u16(status.as_u16()).unwrap_or_default();
    parts.headers = response.headers().iter().filter_map(field).collect();
    let mut extensions = response.extensions_mut();
    if let Some(snapshot) = extensions.remove::<Snapshot>() {
        parts.extensions.insert(snapshot);
    }
    if let Some(untouched) = extensions.get::<Untouched>() {
        parts.extensions.insert(*untouched);
    }
    drop(extensions);
    parts
}

/// Moves the snapshot back.
pub(super) fn give_back<B>(response: &mut HttpResponse<B>, parts: &mut Parts) {
    if let Some(snapshot) = parts.extensions.remove::<Snapshot>() {
        response.extensions_mut().insert(snapshot);
    }
}

pub(crate) fn field(
    (name, it): (&HeaderName, &HeaderValue),
) -> Option<(http::HeaderName, http::HeaderValue)> {
    Some((http::HeaderName::from_bytes(name.as_ref()).ok()?, value(it)?))
}

pub(super) fn value(value: &HeaderValue) -> Option<http::HeaderValue> {
    http::HeaderValue::from_bytes(value.as_bytes()).ok()
}

/// The response with this head instead of its own.
pub(super) fn replaced<B>(mut response: HttpResponse<B>, mut parts: Parts) -> HttpResponse<B> {
    give_back(&mut response, &mut parts);
    let head = response.head_mut();
    head.status = status(parts.status);
    head.reason = None;
    head.headers = parts.headers.iter().filter_map(field_back).collect();
    response
}

pub(super) fn status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn field_back(
    (name, value): (&http::HeaderName, &http::HeaderValue),
) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_ref()).ok()?;
    Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
}
