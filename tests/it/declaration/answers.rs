//! Errors from elsewhere, whose answer depends on their value.

use std::error::Error;
use std::fmt::Debug;
use std::num::{IntErrorKind, ParseIntError};

use errbook::http::StatusCode;
use errbook::standard::HttpError;
use errbook::{ApiError, Documented, Occurrence};
use serde_json::{Value, json};

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(&Occurrence::new(error).body()).unwrap()
}

/// Numbers
#[derive(Debug, ApiError)]
#[api(member("kind" = "number"))]
enum NumberError {
    #[api(status = 413, message = "{digits} digits are too many.", header = "X-Too: many")]
    TooLong { digits: usize },
    #[api(status = 400, format = errbook::format::MESSAGE, message = "That is no number.")]
    NoNumber,
}

fn number_error(error: &ParseIntError) -> NumberError {
    match error.kind() {
        IntErrorKind::PosOverflow => NumberError::TooLong { digits: 20 },
        _ => NumberError::NoNumber,
    }
}

fn http<T: Into<u16> + Copy>(status: &T) -> HttpError {
    let status: u16 = (*status).into();
    StatusCode::from_u16(status).map_or(HttpError::BadGateway, HttpError::from)
}

mod boxed {
    use super::*;

    #[derive(Debug)]
    pub(super) struct Bytes(pub(super) &'static [u8]);

    #[allow(clippy::unnecessary_box_returns, reason = "a box of an API error is one too")]
    pub(super) fn any(of: &Bytes) -> Box<NumberError> {
        Box::new(if of.0.len() > 2 {
            NumberError::NoNumber
        } else {
            NumberError::TooLong { digits: 2 }
        })
    }
}

#[derive(Debug, ApiError)]
enum RequestError<T: Into<u16> + Copy + Debug> {
    #[api(answer = number_error)]
    Number(#[from] ParseIntError),
    #[api(answer = self::http, display = "upstream said {status:?}")]
    Upstream { status: T },
    #[api(answer = boxed::any)]
    Any(boxed::Bytes),
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api(answer = number_error)]
struct JustANumber(#[source] ParseIntError);

fn parse(text: &str) -> Result<u8, RequestError<u16>> {
    Ok(text.parse()?)
}

#[test]
fn the_value_decides() {
    let long = parse("1000").unwrap_err();
    assert_eq!(
        body(&long),
        json!({
            "title": "Content Too Large", "status": 413, "detail": "20 digits are too many.",
            "code": "TooLong", "kind": "number", "digits": 20,
        })
    );
    assert_eq!(errbook::respond(&long).headers()["x-too"], "many");
    let none = parse("x").unwrap_err();
    assert_eq!(errbook::respond(&none).body(), r#"{"Message":"That is no number."}"#);
    let upstream = RequestError::Upstream { status: 429_u16 };
    assert_eq!(errbook::respond(&upstream).status(), 429);
    assert_eq!(body(&RequestError::<u16>::Any(boxed::Bytes(b"1")))["code"], "TooLong");
    assert_eq!(body(&RequestError::<u16>::NotFound)["status"], 404);
}

#[test]
fn operators_see_the_error_itself() {
    let long = parse("1000").unwrap_err();
    assert_eq!(long.to_string(), "20 digits are too many.");
    assert!(long.source().unwrap().is::<ParseIntError>());
    assert_eq!(RequestError::Upstream { status: 429_u16 }.to_string(), "upstream said 429");
    let just = JustANumber("".parse::<u8>().unwrap_err());
    assert!(just.source().is_some() && just.has_fixed_body());
}

#[test]
fn its_entries_are_documented() {
    errbook::catalog! { static ERRORS = { errors: [RequestError<u16>], format: errbook::format::ENVELOPE }; }
    let groups: Vec<&str> =
        RequestError::<u16>::GROUP.groups.iter().map(|group| group.title).collect();
    assert_eq!(groups, ["Numbers", "HTTP errors", "Numbers"]);
    assert!(ERRORS.find("TooLong").is_some() && ERRORS.find("TooManyRequests").is_some());
    assert!(ERRORS.markdown().to_string().contains("## Numbers"));
}
