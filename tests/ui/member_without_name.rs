use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    NameTaken(#[api(member)] String), //~
}

fn main() {}
