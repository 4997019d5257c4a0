enum AccountError {
    EmailTaken,
}

errbook::catalog! {
    static ERRORS = { errors: [AccountError] }; //~
}

fn main() {}
