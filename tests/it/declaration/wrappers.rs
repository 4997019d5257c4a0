//! An error in another one, which has something of its own beside it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::error::Error;
use std::fmt::Debug;

use errbook::format::MESSAGE;
use errbook::standard::HttpError;
use errbook::{ApiError, Documented, Occurrence};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
enum Kind {
    #[api(status = 409, message = "{name} is taken.")]
    Taken { name: &'static str },
    #[api(status = 503, header = "Retry-After: 7", format = MESSAGE)]
    Busy,
    #[api(internal, display = "storage failed")]
    Storage(#[from] std::io::Error),
}

fn span() -> u64 {
    17
}

#[derive(Debug, ApiError)]
struct Wrapper {
    #[api(default = Backtrace::capture)]
    trace: Backtrace,
    #[api(transparent)]
    #[from]
    kind: Kind,
    #[api(member, default = self::span)]
    span: u64,
    #[api(header = "X-Attempt", default)]
    attempt: Option<u8>,
    /// Nobody needs to know.
    #[api(default)]
    note: &'static str,
}

fn body(error: &dyn ApiError) -> Value {
    let format = &errbook::format::PROBLEM;
    serde_json::from_slice(&Occurrence::new(error).with_format(format).body()).unwrap()
}

fn storage() -> Result<(), Wrapper> {
    Err(Kind::from(std::io::Error::other("disk")))?;
    Ok(())
}

#[test]
fn the_field_answers_and_the_others_add() {
    let error = Wrapper { attempt: Some(2), ..Kind::Taken { name: "ann" }.into() };
    assert_eq!(
        body(&error),
        json!({
            "title": "Conflict", "status": 409, "detail": "ann is taken.", "code": "Taken",
            "name": "ann", "span": 17,
        })
    );
    let response = errbook::respond(&error);
    assert_eq!(response.headers()["x-attempt"], "2");
    assert_eq!(error.to_string(), "ann is taken.");
    assert_eq!((error.note, error.attempt), ("", Some(2)));
    assert_ne!(error.trace.status(), BacktraceStatus::Unsupported);
    assert!(!error.has_fixed_body());
    assert_eq!(Wrapper::GROUP.groups[0].path, Kind::GROUP.path);
    assert!(Wrapper::GROUP.entries.is_empty());
}

#[test]
fn its_headers_format_and_source_stay() {
    let error = Wrapper::from(Kind::Busy);
    let response = errbook::respond(&error);
    assert_eq!(response.headers()["retry-after"], "7");
    assert!(!response.headers().contains_key("x-attempt"));
    assert_eq!(response.body(), r#"{"Message":"Service Unavailable"}"#);
    let error = storage().unwrap_err();
    assert_eq!(error.to_string(), "storage failed");
    assert_eq!(error.source().unwrap().to_string(), "disk");
    assert_eq!(body(&error)["span"], 17);
}

#[derive(Debug, ApiError)]
enum Variants<T: Debug + Default, E: ApiError + Documented + Debug> {
    #[api(display = "{1}: {0}")]
    Own(#[api(transparent)] E, u8),
    Headers {
        #[api(transparent)]
        error: HttpError,
        #[api(header = "X-A")]
        a: u8,
    },
    #[api(internal)]
    Masked(#[api(transparent)] Kind, T),
    #[api(status = 400, message = "{text}")]
    Defaulted {
        #[from]
        source: std::fmt::Error,
        #[api(default)]
        other: T,
        #[api(default)]
        text: String,
    },
}

#[test]
fn in_variants() {
    type It = Variants<u8, Kind>;
    let own = It::Own(Kind::Busy, 3);
    assert_eq!(own.to_string(), "3: Service Unavailable");
    assert!(own.has_fixed_body());
    let headers = It::Headers { error: HttpError::Gone, a: 1 };
    assert_eq!(errbook::respond(&headers).headers()["x-a"], "1");
    assert!(headers.has_fixed_body());
    let masked = It::Masked(Kind::Taken { name: "ann" }, 1);
    assert_eq!(body(&masked)["status"], 500);
    assert_eq!(masked.to_string(), "ann is taken.");
    let defaulted = It::from(std::fmt::Error);
    assert!(matches!(&defaulted, It::Defaulted { other: 0, text, .. } if text.is_empty()));
    assert_eq!(defaulted.source().unwrap().to_string(), std::fmt::Error.to_string());
}
