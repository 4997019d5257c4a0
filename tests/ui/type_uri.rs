use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum UserError {
    #[api(type = "https://example.com/a b")] //~
    Spaced,
    #[api(type = "")] //~
    Empty,
    #[api(type = "urn:example:user\n")] //~
    Broken,
    #[api(type = "/probs/user")]
    Relative,
}

fn main() {}
