use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 503, header = "Retry After: 30")] //~
    Busy,
    #[api(status = 503, header = ": 30")] //~
    Nameless,
    #[api(status = 429)]
    TooMany {
        #[api(header = "")] //~
        retry_after: u32,
    },
}

fn main() {}
