use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound;

#[derive(Debug, ApiError)]
#[api(receive)]
enum AccountError {
    #[api(transparent)]
    NotFound(#[from] NotFound), //~
    #[api(transparent)]
    Boxed(Box<NotFound>), //~
    #[api(transparent)]
    Http(#[from] HttpError),
}

fn main() {}
