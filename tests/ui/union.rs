use errbook::ApiError;

#[derive(ApiError)]
union Failure { //~
    number: u32,
    bits: u64,
}

#[derive(thiserror::Error, ApiError)]
union Unreadable { //~ //~
    number: u32,
    bits: u64,
}

#[derive(thiserror::Error, ApiError)]
#[error("a text that neither reads")] //~
union Untold {
    number: u32,
    bits: u64,
}

fn main() {}
