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

fn main() {}
