use errbook::ApiError;

mod facade {
    pub use errbook;
}

#[derive(Debug, ApiError)]
#[api(crate = wrong)] //~
enum AccountError {
    #[api(status = 409, message = "{email} is taken.")]
    EmailTaken {
        email: String,
        #[api(header = "Retry-After")]
        wait: u64,
    },
    #[api(internal)]
    Database(#[from] std::io::Error),
}

#[derive(Debug, ApiError)]
#[api(crate = facade)] //~
#[api(status = 409, message = "{email} is taken.")]
struct EmailTaken {
    email: String,
}

#[derive(Debug, ApiError)]
#[api(crate = std, status = 409)] //~
struct NotErrbook {
    source: std::io::Error,
}

#[derive(Debug, ApiError)]
#[api(crate = facade::errbook, status = 404)]
struct Found;

fn main() {}
