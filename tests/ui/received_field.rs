use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
#[api(receive)]
enum AccountError {
    #[api(status = 403, message = "That costs {price}.")]
    OutOfCredit {
        price: u32,
        customer: u64, //~
        #[api(default)]
        attempts: u32,
    },
    #[api(status = 409, message = "{email} is in use.")]
    EmailTaken {
        #[api(member = false)]
        email: String, //~
    },
    #[api(status = 503)]
    Unavailable {
        source: std::io::Error, //~
    },
    #[api(status = 502)]
    BadGateway(#[from] std::fmt::Error), //~
    #[api(status = 422, message("It has {} faults.", .0.len()))]
    Faulty(Vec<String>), //~
    #[api(internal)]
    Database(#[from] std::io::Error, #[api(default)] u32),
    #[api(like = Gone)]
    Deleted { by: u64 },
    #[api(status = 410)]
    Gone,
    Http {
        #[api(transparent)]
        error: HttpError,
        span: u64, //~
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("{name} is not there")]
#[api(status = 404, receive)]
struct NotFound {
    name: String, //~
}

fn received(error: errbook::RemoteError<AccountError>) -> bool {
    matches!(error, errbook::RemoteError::Unknown { .. })
}

fn main() {}
