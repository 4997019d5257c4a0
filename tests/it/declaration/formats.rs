//! The format of a type, and of one variant of it.

use std::marker::PhantomData;

use errbook::format::{ENVELOPE, FLAT, MESSAGE, PROBLEM};
use errbook::standard::HttpError;
use errbook::{ApiError, WireFormat};

fn format(error: &dyn ApiError) -> Option<&'static str> {
    let name = |format: &'static WireFormat| {
        let known = [("ENVELOPE", &ENVELOPE), ("FLAT", &FLAT), ("MESSAGE", &MESSAGE)];
        known.into_iter().find(|(_, known)| std::ptr::eq(*known, format)).unwrap().0
    };
    error.format().map(name)
}

#[derive(Debug, ApiError)]
#[api(status = 400, format = FLAT)]
struct OfItsOwn;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum WithoutFormat<T: std::fmt::Debug> {
    Plain,
    #[api(format = MESSAGE)]
    Odd(PhantomData<T>),
    #[api(like = Odd2)]
    LikeOdd,
    #[api(format = errbook::format::ENVELOPE, message = false)]
    Odd2,
    #[api(transparent)]
    Own(OfItsOwn),
    #[api(transparent)]
    Http(HttpError),
    #[api(internal)]
    Inside,
}

#[derive(Debug, ApiError)]
#[api(status = 400, format = self::ENVELOPE)]
enum WithFormat {
    Plain,
    #[api(format = MESSAGE)]
    Odd,
    #[api(transparent)]
    Own(OfItsOwn),
}

#[test]
fn a_variant_comes_before_its_type() {
    type It = WithoutFormat<u8>;
    assert_eq!(format(&It::Plain), None);
    assert_eq!(format(&It::Odd(PhantomData)), Some("MESSAGE"));
    assert_eq!(format(&It::LikeOdd), Some("ENVELOPE"));
    assert_eq!(format(&It::Odd2), Some("ENVELOPE"));
    assert_eq!(format(&It::Own(OfItsOwn)), Some("FLAT"));
    assert_eq!(format(&It::Http(HttpError::Gone)), None);
    assert_eq!(format(&It::Inside), None);
    assert_eq!(format(&WithFormat::Plain), Some("ENVELOPE"));
    assert_eq!(format(&WithFormat::Odd), Some("MESSAGE"));
    assert_eq!(format(&WithFormat::Own(OfItsOwn)), Some("FLAT"));
    assert!(It::Odd2.entry().has_own_format() && !It::Plain.entry().has_own_format());
}

/// PROBLEM writes a key `code`, MESSAGE none: the catalog takes the member of the one variant.
#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Members {
    #[api(format = MESSAGE)]
    Odd {
        #[api(member)]
        code: u8,
    },
}

errbook::catalog! { static ERRORS = { errors: [Members], format: PROBLEM }; }

#[test]
fn a_catalog_asks_nothing_of_a_format_that_is_not_its_own() {
    let response = ERRORS.respond(&Members::Odd { code: 1 });
    assert_eq!(response.body(), r#"{"Message":"Odd"}"#);
}
