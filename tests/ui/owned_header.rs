use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, header = "Content-Type: text/plain")] //~
    EmailTaken,
    #[api(status = 413)]
    TooLarge {
        #[api(header = "content-length")] //~
        length: u32,
    },
}

fn main() {}
