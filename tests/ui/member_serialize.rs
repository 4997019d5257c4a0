use errbook::ApiError;

#[derive(Debug)]
struct Account;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 403)]
    Forbidden {
        #[api(member)]
        account: Account, //~
        #[api(member)]
        others: Vec<Account>, //~
    },
    #[api(status = 409)]
    Taken(#[api(member = "account")] Account), //~
}

fn main() {}
