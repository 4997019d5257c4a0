use std::fmt::{self, Write};

use crate::occurrence::Occurrence;

/// Tells the operators of one error: `ERROR` with the causes of a 5xx, else `DEBUG`.
///
/// An error that the catalog does not list is marked: clients get what no document tells them of.
pub(super) fn error(occurrence: &Occurrence<'_>) {
    /// `event!` wants its level to be constant.
    macro_rules! event {
        ($level:ident, $causes:expr) => {
            tracing::event!(
                target: "errbook",
                tracing::Level::$level,
                code = occurrence.code(),
                status = occurrence.status().as_u16(),
                method = occurrence.request().map(|request| request.method.as_str()),
                path = occurrence.request().map(|request| escaped(&request.path)),
                request_id = occurrence.request().and_then(|request| request.id.as_deref()),
                causes = $causes,
                items = items(occurrence),
                undocumented = undocumented(occurrence),
                "{}",
                Plain(occurrence.error()),
            )
        };
    }
    if occurrence.status().is_server_error() {
        let causes: Vec<String> = occurrence.causes().map(|it| Plain(it).to_string()).collect();
        event!(ERROR, (!causes.is_empty()).then(|| causes.join(": ")));
    } else {
        event!(DEBUG, None::<String>);
    }
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

fn escaped<T: fmt::Display>(value: T) -> tracing::field::DisplayValue<Plain<T>> {
    tracing::field::display(Plain(value))
}

/// A text with its control characters escaped, so that it cannot pretend to be two lines.
struct Plain<T>(T);

impl<T: fmt::Display> fmt::Display for Plain<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", self.0)
    }
}

struct Escaping<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive(char::is_control) {
            match part.char_indices().next_back() {
                Some((at, last)) if last.is_control() => {
                    write!(self.0, "{}{}", &part[..at], last.escape_default())?;
                }
                _ => self.0.write_str(part)?,
            }
        }
        Ok(())
    }
}
