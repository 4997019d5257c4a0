use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum InputError {
    Number {
        #[api(header = "X-Reason", display)] //~
        source: std::num::ParseIntError,
    },
    Made(#[from] #[api(header = "X-Reason", display)] std::fmt::Error), //~
    Allowed {
        #[api(header = "X-Reason", display, disclose)]
        source: std::num::ParseIntError,
    },
}

fn main() {}
