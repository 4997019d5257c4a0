use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum UploadError {
    #[api(message("too many files", .0.len()))] //~
    TooMany(Vec<u8>),
    #[api(display("{size} of {limit:>width$}", limit = 5, width = 3, most = .size))] //~
    TooLarge { size: u8 },
}

fn main() {}
