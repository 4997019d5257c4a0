use errbook::ApiError;

#[derive(ApiError)]
union Failure { //~
    number: u32,
    bits: u64,
}

fn main() {}
