use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(without(Dispaly, Debug), status = 409)] //~ //~
enum AccountError {
    EmailTaken,
}

impl std::fmt::Display for AccountError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("email taken")
    }
}

fn main() {}
