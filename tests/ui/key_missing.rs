use errbook::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(409, code = "Taken")] //~
    NameTaken,
    #[api(status = 410, "{name} is gone", .name, "more")] //~
    Gone { name: String },
    #[api(CONFLICT, code = "Conflicting")] //~
    Conflict,
    #[api(status = 400, [1])] //~
    Odd,
}

fn main() {}
