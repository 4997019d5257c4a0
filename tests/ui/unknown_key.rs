use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(stauts = 409)] //~
    EmailTaken,
    #[api(status = 403, banana = 1, code = "Forbidden")] //~
    Forbidden,
    #[api(intrenal)] //~
    Database,
    #[api(status = 404, message = "No account {0}.")]
    Unknown(#[api(memebr = "account")] String), //~
    #[api(status = 502, message = "The bank says: {source}")]
    Bank {
        #[api(disclsoe)] //~
        source: std::io::Error,
    },
    #[api(stat = 404)] //~
    Gone,
    #[api(UNPROCESSABLE_ENTITY)] //~
    Invalid,
    #[api(409)] //~
    NumberAlone,
}

fn main() {}
