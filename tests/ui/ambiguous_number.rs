use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum UploadError {
    #[api(display("{0} of {}", .1))] //~
    Tuple(u8, u8),
    #[api(display("{0} of {all}", all = .1))]
    Named(u8, u8),
}

fn main() {}
