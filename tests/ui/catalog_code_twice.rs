use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    NotActive,
}

mod billing {
    #[derive(Debug, errbook::ApiError)]
    pub enum BillingError {
        #[api(status = 402, code = "NotActive")]
        CardNotActive,
    }
}

errbook::catalog! { //~
    static ERRORS = { errors: [AccountError, billing::BillingError] };
}

fn main() {}
