use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{0} is taken.")]
    EmailTaken(String), //~
    #[api(status = 409, message = "{0} is taken.")]
    NameTaken(#[api(member = false)] String),
}

fn main() {}
