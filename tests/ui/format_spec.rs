use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, message = "{email:zzz} is taken.")] //~
    EmailTaken { email: String },
    #[api(status = 403, message = "Costs {price:2.2f}.", display = "{price:.x$?} {price:é>+#08.2e}")] //~
    OutOfCredit { price: f64, x: usize },
}

fn main() {}
