use errbook::ApiError;
use errbook::standard::HttpError;

/// Everything
#[derive(Debug, ApiError)]
pub enum ServiceError {
    #[api(transparent)]
    Http(#[from] HttpError),
    #[api(status = 410)]
    Gone,
}
