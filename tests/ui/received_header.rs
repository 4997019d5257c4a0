use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 406, header = "Vary: Accept", receive)]
struct NotAcceptable {
    #[api(header = "Vary")]
    first: String,
    #[api(header = "vary")] //~
    second: String,
    #[api(header = "X-Name", header = "X-Other")]
    name: String,
}

fn main() {}
