use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    EmailTaken,
}

errbook::catalog! {
    static MISSPELT = {
        errors: [AccountError],
        allow_lints: [MissingDescripton], //~
    };
}

errbook::catalog! { //~
    static NO_SUCH_CODE = {
        errors: [AccountError],
        allow_lints: [MissingDescription("EmailTaken"), CodeCase("EmialTaken")],
    };
}

fn main() {}
