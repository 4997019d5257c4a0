use errbook::ApiError;

/// What is read of a doc comment is published; what is not read would be missing.
#[derive(Debug, ApiError)]
#[doc = include_str!("docs_read.rs")] //~
#[api(status = 400)]
enum UploadError {
    #[doc = text!()] //~
    Unread,
    #[doc = concat!("Number ", 1, " is ", stringify!(gone), ".")]
    Read,
}

macro_rules! text {
    () => {
        "Text."
    };
}
use text;

errbook::catalog! {
    #[doc = include_str!("docs_read.rs")] //~
    static ERRORS = { errors: [UploadError] };
}

errbook::wire_format! {
    #[doc = include_str!("docs_read.rs")] //~
    static FORMAT: "application/json" = { "code": code };
}

fn main() {}
