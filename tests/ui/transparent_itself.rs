use errbook::ApiError;
use std::sync::Arc;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailTaken,
    #[api(transparent)]
    Again(Box<Self>), //~
    #[api(transparent)]
    Shared(Arc<AccountError>), //~
    #[api(transparent)]
    Lent(&'static Box<AccountError>), //~
    #[api(transparent)]
    Of(inner::AccountError),
}

mod inner {
    #[derive(Debug, errbook::ApiError)]
    #[api(status = 404)]
    pub struct AccountError;
}

fn main() {}
