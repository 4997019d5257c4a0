use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409 code = "NoComma")] //~
    NoComma,
    #[api(code = "StatusLast" status = 409)] //~
    StatusLast,
    #[api(status = 400 + 9, code = "Sum")] //~
    Sum,
    #[api(status = 409; code = "Semicolon")] //~
    Semicolon,
    #[api(,)] //~
    CommaAlone,
}

fn main() {}
