use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::response::Parts;
use http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use rocket::catcher::{self, Catcher};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::Status;
use rocket::response::Body;
use rocket::tokio::io::{AsyncRead, ReadBuf};
use rocket::{Build, Data, Request, Response, Rocket};

use super::{Kept, Said, kept, response, routes, said_response};
use crate::occurrence::request::RequestFacts;
use crate::response::layer::{self, Asked, ErrorLayer, Rules, Sending, Snapshot, Verdict};

#[rocket::async_trait]
impl Fairing for ErrorLayer {
    fn info(&self) -> Info {
        let kind = Kind::Ignite | Kind::Request | Kind::Response | Kind::Singleton;
        Info { name: "errbook", kind }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let is_last = |it: &Catcher| it.code.is_none() && it.base.path() == "/";
        if rocket.catchers().any(is_last) {
            return Ok(rocket);
        }
        let catcher = Catcher::new(None, LastCatcher { rules: self.shared_rules() });
        Ok(rocket.register("/", vec![Catcher { name: Some("errbook".into()), ..catcher }]))
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        // A local client may send what it has sent before, with all that was kept.
        *kept(request) = Kept { arrival: Some(arrival(request)), ..Kept::default() };
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        answer_again(self.shared_rules(), request, response).await;
    }
}

/// What is kept of each request: Rocket makes a GET of a HEAD, and fairings may change the URI.
fn arrival(request: &Request<'_>) -> RequestFacts {
    let method = Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default();
    RequestFacts::new(method, request.uri().path().as_str())
}

/// What is known of a request, once its response is there.
struct Asking {
    rules: Arc<Rules>,
    arrival: RequestFacts,
    sent_id: Option<String>,
}

impl Asking {
    fn of(rules: Arc<Rules>, arrival: RequestFacts, request: &Request<'_>) -> Self {
        let sent = |name: &HeaderName| request.headers().get_one(name.as_str());
        let languages = sent(&header::ACCEPT_LANGUAGE);
        let accept_language = languages.and_then(|it| HeaderValue::from_str(it).ok());
        let sent_id = sent(rules.id_header()).map(str::to_owned);
        Asking { rules, arrival: RequestFacts { accept_language, ..arrival }, sent_id }
    }
}

impl Asked for Asking {
    fn rules(&self) -> &Rules {
        &self.rules
    }

    fn facts(&self, answered: &HeaderMap) -> RequestFacts {
        let sent_id = self.sent_id.as_deref().map(str::as_bytes);
        RequestFacts { id: self.rules.id(answered, sent_id), ..self.arrival.clone() }
    }
}

async fn answer_again(rules: Arc<Rules>, request: &Request<'_>, to_send: &mut Response<'_>) {
    let Kept { arrival: kept_arrival, said, .. } = std::mem::take(&mut *kept(request));
    let is_streamed = to_send.body().is_some() && to_send.body().preset_size().is_none();
    if said.is_none() && to_send.status().code < 400 && !is_streamed {
        return;
    }
    let Some(parts) = parts(to_send) else { return };
    let asking = Asking::of(rules, kept_arrival.unwrap_or_else(|| arrival(request)), request);
    let sending = Sending::of(asking, parts.status, &parts.headers);
    match answer(sending.asked(), request, said, parts, to_send).await {
        Some(answer) => *to_send = response(answer),
        None if is_streamed => {
            let size = to_send.body().max_chunk_size();
            let body = to_send.body_mut().take();
            to_send.set_streamed_body(Streamed { body, sending });
            to_send.set_max_chunk_size(size);
        }
        None => {}
    }
}

async fn answer(
    asking: &Asking,
    request: &Request<'_>,
    said: Option<Said>,
    mut parts: Parts,
    to_send: &mut Response<'_>,
) -> Option<http::Response<Bytes>> {
    let is_said = said.as_ref().is_some_and(|said| said.is_of(to_send));
    let mut said = said.map_or_else(Extensions::new, |said| said.extensions);
    if is_said {
        parts.extensions = std::mem::take(&mut said);
    }
    let is_whole = to_send.body().is_none() || to_send.body().preset_size().is_some();
    let mut verdict = Verdict::on(&parts, is_whole);
    // What was said is not what is sent.
    if verdict == Verdict::Pass && said.get::<Snapshot>().is_some() {
        verdict = Verdict::Replaced;
        parts.extensions = said;
    }
    let text = match verdict {
        Verdict::Pass => return None,
        Verdict::Answer | Verdict::Replaced => None,
        Verdict::Failure => {
            routes::tell_why(request, &mut parts);
            text(&parts.headers, to_send.body_mut()).await
        }
    };
    let facts = asking.facts(&parts.headers);
    let body = asking.rules.answer(&facts, &mut parts, verdict, text)?;
    Some(http::Response::from_parts(parts, body))
}

/// A body of unknown length that passes. If it breaks off, the operators are told.
struct Streamed<'r> {
    body: Body<'r>,
    sending: Sending<Asking>,
}

impl AsyncRead for Streamed<'_> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        piece: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let Streamed { body, sending } = self.get_mut();
        let read = sending.next(|| Pin::new(body).poll_read(cx, piece).map(Some));
        read.map(|read| read.unwrap_or(Ok(())))
    }
}

/// What `http` calls the parts of a response. No header is lost that could be sent.
fn parts(response: &Response<'_>) -> Option<Parts> {
    let (mut parts, ()) = http::Response::new(()).into_parts();
    parts.status = StatusCode::from_u16(response.status().code).ok()?;
    for header in response.headers().iter() {
        let name = HeaderName::from_bytes(header.name.as_str().as_bytes());
        let value = HeaderValue::from_bytes(header.value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            parts.headers.append(name, value);
        }
    }
    Some(parts)
}

async fn text(headers: &HeaderMap, body: &mut Body<'_>) -> Option<String> {
    let mut piece = [0; 1024];
    poll_fn(|cx| {
        Poll::Ready(layer::text(headers, || {
            let mut read = ReadBuf::new(&mut piece);
            let polled = Pin::new(&mut *body).poll_read(cx, &mut read);
            // It says by nothing that it has ended.
            polled.map(|polled| {
                let filled = read.filled();
                let piece = polled.map(|()| Bytes::copy_from_slice(filled));
                (!filled.is_empty()).then_some(piece)
            })
        }))
    })
    .await
}

/// Catches what no other catcher does. It leaves a bare status to the fairing, where Rocket would
/// write HTML.
#[derive(Clone)]
struct LastCatcher {
    rules: Arc<Rules>,
}

#[rocket::async_trait]
impl catcher::Handler for LastCatcher {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        let refusal = kept(request).refusal.take().filter(|(refused, _)| *refused == status);
        if let Some((_, refusal)) = refusal {
            return Ok(said_response(refusal, request));
        }
        let mut bare = Response::new();
        bare.set_status(status);
        let is_past_fairings = kept(request).arrival.is_none();
        if is_past_fairings {
            answer_again(Arc::clone(&self.rules), request, &mut bare).await;
        }
        Ok(bare)
    }
}
