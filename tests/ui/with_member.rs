use errbook::ApiError;

mod text {}

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailTaken {
        #[api(with = text)] //~
        email: String,
    },
    #[api(status = 403, message = "{email} is closed.")]
    Closed {
        #[api(member = false, with = text)] //~
        email: String,
    },
}

fn main() {}
