use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum UploadError {
    #[api(message("{} of {} files", .0.len()))] //~
    TooMany(Vec<u8>),
    #[api(display("{} {}", .limit))] //~
    TooLarge { limit: u8 },
}

fn main() {}
