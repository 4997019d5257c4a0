use std::collections::BTreeSet;

use http::response::Parts;
use http::{HeaderValue, StatusCode, header};
use rocket::http::uri::Origin;
use rocket::http::{MediaType, Method};
use rocket::{Request, Route};

/// Says more than the 404 of Rocket's router, which stands for every request without a route: 405
/// where the path has routes of other methods, 415 or 406 where the formats of its routes do not
/// fit.
pub(super) fn tell_why(request: &Request<'_>, parts: &mut Parts) {
    if parts.status != StatusCode::NOT_FOUND || request.route().is_some() {
        return;
    }
    let method = request.method();
    let path: Vec<&str> = request.uri().path().segments().collect();
    let routes = request.rocket().routes().filter(|route| has_path(route, &path));
    let (own, others): (Vec<_>, Vec<_>) = routes.partition(|route| route.method == method);
    if own.is_empty() {
        if let Some(allow) = allow(&others) {
            parts.status = StatusCode::METHOD_NOT_ALLOWED;
            parts.headers.insert(header::ALLOW, allow);
        }
    } else if !own.iter().any(|route| has_format(route, request.format())) {
        // The format of a request is that of its body, or else what it accepts.
        parts.status = if method.supports_payload() {
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        } else {
            StatusCode::NOT_ACCEPTABLE
        };
    }
}

/// Whether the path of a route is this one, as Rocket sees it.
fn has_path(route: &Route, path: &[&str]) -> bool {
    let mut left = path.iter();
    for segment in Origin::path(&route.uri).raw_segments() {
        let segment = segment.as_str();
        let is_parameter = segment.starts_with('<') && segment.ends_with('>');
        if is_parameter && segment.ends_with("..>") {
            return true;
        }
        if !left.next().is_some_and(|sent| is_parameter || *sent == segment) {
            return false;
        }
    }
    left.next().is_none()
}

fn has_format(route: &Route, sent: Option<&MediaType>) -> bool {
    let Some(format) = &route.format else { return true };
    let is_same = |one, other| one == other || one == "*" || other == "*";
    sent.is_some_and(|sent| is_same(format.top(), sent.top()) && is_same(format.sub(), sent.sub()))
}

/// The methods of some routes; none if there are no routes. Rocket answers HEAD where GET is.
fn allow(routes: &[&Route]) -> Option<HeaderValue> {
    let mut methods: BTreeSet<&str> = routes.iter().map(|route| route.method.as_str()).collect();
    if methods.contains(Method::Get.as_str()) {
        methods.insert(Method::Head.as_str());
    }
    let methods: Vec<&str> = methods.into_iter().collect();
    HeaderValue::try_from(methods.join(", ")).ok().filter(|methods| !methods.is_empty())
}
