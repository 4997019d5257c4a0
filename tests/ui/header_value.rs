use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 429, header = "Retry-After")] //~
    TooMany,
    #[api(status = 503, header = "Retry-After: 30\nX-Injected: yes")] //~
    Busy,
    #[api(status = 401, header = "WWW-Authenticate: Bearer realm=\"café\"")] //~
    SignIn,
    #[api(status = 405, header = "Allow: ")] //~
    Empty,
}

fn main() {}
