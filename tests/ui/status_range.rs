use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 200)] //~
    Fine,
    #[api(status = 600)] //~
    TooFar,
    #[api(status = 99999)] //~
    MuchTooFar,
    #[api(status = -409)] //~
    Negative,
}

#[derive(Debug, ApiError)]
#[api(status = 302)] //~
enum BillingError {
    OutOfCredit,
    NoCard,
}

#[derive(Debug, ApiError)]
#[api(status = 200)] //~
struct Done;

fn main() {}
