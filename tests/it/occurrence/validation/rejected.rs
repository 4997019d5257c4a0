//! What was rejected stays inside, whatever the rule.

use errbook::{ApiError, Occurrence};
use errbook_examples::custom_format;
use errbook_tests::BUILTIN;

use super::Invalid;

/// Wrong in each way there is.
const SECRET: &str = "hunter2-Secret";
const PIN: u32 = 31337;

mod with_garde {
    use ::garde::Validate;

    #[derive(Validate)]
    pub(super) struct SignUp {
        #[garde(length(min = 40), length(bytes, max = 3), pattern("^[0-9]+$"), contains("never"))]
        #[garde(prefix("never"), suffix("never"), email, ip)]
        pub(super) password: String,
        #[garde(matches(password), custom(never))]
        pub(super) again: String,
        #[garde(range(max = 9))]
        pub(super) pin: u32,
    }

    fn never<C>(_: &str, _: &C) -> ::garde::Result {
        Err(::garde::Error::new("is never right"))
    }
}

mod with_validator {
    use std::sync::LazyLock;

    use ::validator::{Validate, ValidationError};
    use regex::Regex;

    #[derive(Validate)]
    pub(super) struct SignUp {
        #[validate(length(max = 3), contains(pattern = "never"), email, ip, url)]
        #[validate(regex(path = *DIGITS), does_not_contain(pattern = "hunter2"))]
        pub(super) password: String,
        #[validate(must_match(other = "password"), custom(function = never))]
        pub(super) again: String,
        #[validate(range(max = 9))]
        pub(super) pin: u32,
    }

    static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]+$").unwrap());

    fn never(_: &str) -> Result<(), ValidationError> {
        Err(ValidationError::new("never"))
    }
}

fn garde() -> Invalid {
    let sign_up =
        with_garde::SignUp { password: SECRET.into(), again: format!("{SECRET}!"), pin: PIN };
    ::garde::Validate::validate(&sign_up).unwrap_err().into()
}

fn validator() -> Invalid {
    let sign_up =
        with_validator::SignUp { password: SECRET.into(), again: format!("{SECRET}!"), pin: PIN };
    ::validator::Validate::validate(&sign_up).unwrap_err().into()
}

#[test]
fn it_is_in_no_response_and_no_text() {
    // The reports themselves know it.
    assert!(format!("{:?}", validator()).contains(SECRET));
    for (error, count) in [(garde(), 11), (validator(), 10)] {
        let mut shown = Vec::new();
        error.items(&mut |item| shown.push(format!("{item:?}")));
        assert_eq!(shown.len(), count, "{shown:#?}");
        shown.push(error.to_string());
        for format in BUILTIN.into_iter().chain(custom_format::formats()) {
            let occurrence = Occurrence::new(&error).with_format(format);
            shown.push(occurrence.message());
            let response = occurrence.respond();
            shown.push(format!("{:?}", response.headers()));
            shown.push(String::from_utf8(response.into_body().into()).unwrap());
        }
        for text in shown {
            assert!(!text.to_lowercase().contains("secret"), "{text}");
            assert!(!text.contains("hunter2"), "{text}");
            assert!(!text.contains(&PIN.to_string()), "{text}");
        }
    }
}
