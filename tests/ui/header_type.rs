use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 429)]
    TooMany {
        #[api(header = "Retry-After")]
        retry_after: f64, //~
    },
    #[api(status = 405)]
    Method(#[api(header = "Allow")] Vec<char>), //~
}

fn main() {}
