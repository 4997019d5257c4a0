use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, code = "")] //~
    EmailTaken,
    #[api(status = 403, code = "not allowed\n")] //~
    Forbidden,
    #[api(status = 404)]
    Größe, //~
}

fn main() {}
