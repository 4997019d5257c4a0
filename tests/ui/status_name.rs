use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = CONFLCT)] //~
    EmailTaken,
    #[api(status = PAYLOAD_TOO_LARGE)] //~
    TooLarge,
    #[api(status = UnprocessableEntity)] //~
    Invalid,
    #[api(status = OK)] //~
    Fine,
}

fn main() {}
