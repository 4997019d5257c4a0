use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409, title = "{email} is taken")] //~
    EmailTaken { email: String },
}

#[derive(Debug, ApiError)]
#[api(status = 403, title = "{role} needed")] //~
struct RoleNeeded {
    role: String,
}

fn main() {}
