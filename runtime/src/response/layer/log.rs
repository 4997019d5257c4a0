use std::fmt::{self, Write};

use http::StatusCode;

use crate::catalog::details::LogLevel;
use crate::occurrence::Occurrence;
use crate::occurrence::plain::{Plain, Short};
use crate::occurrence::request::RequestFacts;

/// Tells the operators of one error that was answered with, and of its causes: as loud as its
/// entry says, else as `ERROR` of a 5xx and `DEBUG` of the others.
///
/// An error that the catalog does not list is marked: clients get what no document tells them of.
pub(super) fn answered(occurrence: &Occurrence<'_>) {
    error(occurrence, None);
}

/// The same of an error that something has made a response of its own of, with this status.
pub(super) fn replaced(occurrence: &Occurrence<'_>, sent: StatusCode) {
    error(occurrence, Some(sent.as_u16()));
}

fn error(occurrence: &Occurrence<'_>, replaced_by: Option<u16>) {
    /// `event!` wants its level to be constant.
    macro_rules! event {
        ($level:ident) => {
            tracing::event!(
                target: "errbook",
                tracing::Level::$level,
                code = occurrence.code(),
                status = occurrence.status().as_u16(),
                method = occurrence.request().map(|it| escaped(it.method.as_str())),
                path = occurrence.request().map(|it| escaped(&*it.path)),
                request_id = occurrence.request().and_then(|it| it.id.as_deref()).map(escaped),
                causes = causes(occurrence),
                items = items(occurrence),
                replaced_by,
                undocumented = undocumented(occurrence),
                "{}",
                Plain(occurrence.error()),
            )
        };
    }
    match occurrence.entry().log_level() {
        LogLevel::OFF => {}
        LogLevel::ERROR => event!(ERROR),
        LogLevel::WARN => event!(WARN),
        LogLevel::INFO => event!(INFO),
        LogLevel::DEBUG => event!(DEBUG),
        _ => event!(TRACE),
    }
}

/// Tells the operators of a response that has begun, and broke off.
pub(super) fn broken_off(facts: &RequestFacts, status: StatusCode, why: &dyn fmt::Display) {
    tracing::error!(
        target: "errbook",
        status = status.as_u16(),
        method = %Plain(Short(facts.method.as_str())),
        path = %Plain(Short(&facts.path)),
        request_id = facts.id.as_deref().map(escaped),
        causes = %Plain(why),
        "a response broke off while it was sent"
    );
}

fn causes(occurrence: &Occurrence<'_>) -> Option<String> {
    let causes: Vec<String> = occurrence.causes().map(|it| Plain(it).to_string()).collect();
    (!causes.is_empty()).then(|| causes.join(": "))
}

/// About how much of a line its items take, in bytes.
const ITEMS_LIMIT: usize = 1024;

/// What the items say, which the client reads as well.
fn items(occurrence: &Occurrence<'_>) -> Option<String> {
    let (mut text, mut left_out) = (String::new(), 0_usize);
    occurrence.error().items(&mut |item| {
        let separator = if text.is_empty() { "" } else { "; " };
        if text.len() < ITEMS_LIMIT {
            let _ = write!(text, "{separator}{}", Plain(item));
        } else {
            left_out += 1;
        }
    });
    if left_out > 0 {
        let _ = write!(text, "; {left_out} more");
    }
    Some(text).filter(|text| !text.is_empty())
}

fn undocumented(occurrence: &Occurrence<'_>) -> Option<bool> {
    let is_listed = occurrence.catalog()?.find(occurrence.code()).is_some();
    (!is_listed).then_some(true)
}

fn escaped(text: &str) -> tracing::field::DisplayValue<Plain<Short<'_>>> {
    tracing::field::display(Plain(Short(text)))
}
