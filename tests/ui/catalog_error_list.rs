mod account {
    #[derive(Debug, errbook::ApiError)]
    pub enum AccountError {
        #[api(status = 409)]
        EmailTaken,
    }
}

errbook::catalog! { //~
    static ERRORS = { title: "Accounts", errors: account::AccountError, authenticate: "Bearer" };
}

fn main() {}
