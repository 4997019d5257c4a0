use errbook::ApiError;
use std::time::Duration;

#[derive(Debug, ApiError)]
#[api(status = 429)]
enum LimitError {
    #[api(header = "Retry-After: 30", header = "retry-after: 40")] //~
    Twice,
    #[api(header = "Retry-After: 30", header = "X-Limit: 5")]
    Both {
        #[api(header = "RETRY-AFTER")] //~
        wait: Duration,
    },
    #[api(header = "Set-Cookie: a=1", header = "set-cookie: b=2", header = "Link: </a>")]
    Several {
        #[api(header = "Set-Cookie")]
        cookie: String,
        #[api(header = "Link", header = "Set-Cookie")]
        other: Vec<String>,
    },
}

fn main() {}
