use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(receive, format = ERRORS, catalog = errbook::format::PROBLEM)] //~ //~
enum AccountError {
    #[api(status = 409)]
    EmailTaken,
}

errbook::catalog! {
    static ERRORS = { errors: [AccountError] };
}

fn main() {}
