use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422, rename_all = "camelCase"case)] //~
enum UploadError {
    #[api(message = "Too large."kb)] //~
    TooLarge,
    #[api(code = "TooMany"x)] //~
    TooMany(#[api(member = "files"n)] Vec<u8>), //~
    #[api(display("{} files"s, .0))] //~
    Files(u8),
    #[api(header = "Retry-After: 30"s, title = "Slow"ly)] //~ //~
    Slow,
}

fn main() {}
