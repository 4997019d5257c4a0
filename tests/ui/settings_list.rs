use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api] //~
    Empty,
    #[api = "EmailTaken"] //~
    Value,
    #[api()]
    NothingInIt, //~
    #[api(status = 409)]
    Taken {
        #[api] //~
        email: String,
    },
}

fn main() {}
