use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{email} is taken.")]
    EmailTaken {
        email: String,
        #[api(member = "email")] //~
        other: String,
    },
}

#[derive(Debug, ApiError)]
#[api(status = 403, rename_all_fields = "camelCase")]
struct OutOfCredit {
    #[api(member)]
    total_price: u32,
    #[api(member = "totalPrice")] //~
    price: u32,
}

#[derive(Debug, ApiError)]
#[api(status = 403, message = "{kind}", member("kind" = "credit"))]
struct NoCredit {
    kind: u32, //~
}

fn main() {}
