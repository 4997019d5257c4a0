use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(without(Dispaly, Debug), status = 409)] //~ //~
enum AccountError {
    EmailTaken,
}

fn main() {}
