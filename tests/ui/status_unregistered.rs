use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 499)] //~
    Closed,
    #[api(status = 418)]
    Teapot,
    #[api(status = 499, code = "ClosedAgain")] //~
    ClosedAgain,
    #[api(status = 599, unregistered)]
    Meant,
}

#[derive(Debug, ApiError)]
#[api(status = 460)] //~
enum BillingError {
    OutOfCredit,
    NoCard,
}

fn main() {}
