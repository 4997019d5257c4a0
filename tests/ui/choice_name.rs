use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 403, actor = Usr)] //~
    Actor,
    #[api(status = 403, retry = Sometimes)] //~
    Retry,
    #[api(status = 403, log = WARNING)] //~
    Log,
    #[api(status = 403, log = "WARN")] //~
    Text,
}

fn main() {}
