use errbook::ApiError;

#[derive(Debug, serde::Serialize)]
struct Account;

#[derive(Debug, ApiError)]
#[api(receive)]
enum AccountError {
    #[api(status = 403)]
    Forbidden {
        #[api(member)]
        account: Account, //~
        #[api(member)]
        others: Vec<Account>, //~
        #[api(member, flatten)]
        more: Account, //~
    },
}

fn main() {}
