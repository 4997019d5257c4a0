use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = CONFLCT)] //~
    EmailTaken,
    #[api(status = OK)] //~
    Fine,
}

fn main() {}
