use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    EmailTaken, //~
    #[api(code = "Forbidden")]
    Forbidden { account: String }, //~
    #[api(code = 5u8)] //~
    Closed, //~
    #[api(status = 409)]
    NameTaken,
}

#[derive(Debug, ApiError)]
struct OutOfCredit; //~

fn main() {}
