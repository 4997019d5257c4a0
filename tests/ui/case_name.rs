use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(rename_all = "snakecase", status = 409)] //~
enum AccountError {
    EmailTaken,
}

#[derive(Debug, ApiError)]
#[api(rename_all = "pretty", status = 409)] //~
enum BillingError {
    OutOfCredit,
}

fn main() {}
