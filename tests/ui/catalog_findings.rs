//! All that is wrong with a catalog comes in one compile.

use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 401)]
    Expired,
    #[api(status = 409, message = "It is {title} already.")]
    Taken { title: String },
    #[api(status = 405)]
    ReadOnly,
}

#[derive(Debug, ApiError)]
enum BillingError {
    #[api(status = 402)]
    Expired,
    #[api(status = 409)]
    Taken,
}

errbook::catalog! { //~
    static ERRORS = { errors: [AccountError, BillingError] };
}

macro_rules! many {
    ($($name:ident)+) => {
        #[derive(Debug, ApiError)]
        #[api(status = 400)]
        enum First { $($name),+ }
        #[derive(Debug, ApiError)]
        #[api(status = 400)]
        enum Second { $($name),+ }
    };
}
many!(A B C D E F G H I J K L);

errbook::catalog! { //~
    static MANY = { errors: [First, Second] };
}

errbook::wire_format! {
    static EXCEPT: "application/json", status = 200 except [405] = { "code": code };
}

errbook::catalog! { //~
    static EXCEPTED = { errors: [AccountError], format: EXCEPT };
}

fn main() {}
