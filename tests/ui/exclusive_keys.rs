use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(transparent, status = 404, code = "A")] //~ //~
    Http(#[from] HttpError),
    #[api(internal, member("a" = 1), message = "The database is down.", retry = Later)] //~ //~ //~
    Database {
        #[api(member)] //~
        query: String,
    },
    #[api(code = "NoSuchAccount", like = WrongPassword, format = errbook::format::FLAT)] //~ //~
    NoSuchAccount,
    #[api(status = 401)]
    WrongPassword,
}

#[derive(Debug, ApiError)]
#[api(internal, transparent, display = "masked")] //~
struct Masked(std::io::Error);

#[derive(Debug, ApiError)]
#[api(status = 400)] //~
struct Wrapper {
    #[api(transparent, member = "kind")] //~
    kind: HttpError,
    #[api(member, items)] //~
    items: Vec<errbook::Item>,
}

#[derive(Debug, ApiError)]
#[api(internal)]
struct MaskedWrapper {
    #[api(transparent)]
    kind: HttpError,
    #[api(member)] //~
    attempt: u8,
}

fn gone(_: &u8) -> HttpError {
    HttpError::Gone
}

#[derive(Debug, ApiError)]
enum Answers {
    #[api(answer = gone, status = 410, member("a" = 1))] //~ //~
    Status(u8),
    #[api(answer = gone, internal, shared)] //~ //~
    Internal(u8),
    #[api(answer = gone, like = Gone, log = OFF)] //~ //~
    Like(u8),
    #[api(status = 410)]
    Gone,
    #[api(answer = gone)] //~
    Field(#[api(transparent)] HttpError),
    #[api(answer = gone)]
    Member(#[api(member = "a")] u8), //~
}

fn main() {}
