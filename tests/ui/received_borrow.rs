use std::borrow::Cow;

use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(receive)]
enum AccountError<'a> {
    #[api(status = 409, message = "{email} is in use by {by}.")]
    EmailTaken {
        email: &'a str, //~
        by: Cow<'a, str>,
    },
    #[api(status = 403)]
    Forbidden {
        #[api(member)]
        names: Vec<Option<&'static str>>, //~
        #[api(header = "X-Role")]
        role: Option<&'static str>, //~
        #[api(default)]
        inside: &'a str,
    },
}

fn main() {}
