use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 429)]
    TooMany {
        #[api(header = "Retry-After: 30")] //~
        retry_after: u32,
    },
}

fn main() {}
