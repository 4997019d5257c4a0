use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailTaken {
        #[api(default)] //~
        attempts: u32,
    },
    #[api(internal)]
    Database(#[from] #[api(default)] std::io::Error), //~
    Http {
        #[api(transparent)]
        error: HttpError,
        #[api(default = Default::default)] //~
        attempts: u32,
    },
}

#[derive(Debug, ApiError)]
#[api(receive)]
enum Received {
    #[api(status = 409)]
    EmailTaken {
        #[api(default)]
        attempts: u32,
    },
    #[api(status = 503)]
    Unavailable(#[from] #[api(default = unknown)] std::io::Error),
    #[api(internal)]
    Database {
        #[api(default)] //~
        attempts: u32,
    },
    Http {
        #[api(transparent, default)] //~
        error: HttpError,
        #[api(default)]
        attempts: u32,
    },
}

fn unknown() -> std::io::Error {
    std::io::Error::other("unknown")
}

fn main() {}
