use errbook::ApiError;

#[derive(Debug)]
struct Account;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 403, message = "{account} may not.")]
    Forbidden {
        #[api(member = false)]
        account: Account, //~
    },
    #[api(internal, display = "no row for {account}")]
    NoRow { account: Account }, //~
}

fn main() {}
