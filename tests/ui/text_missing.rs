use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422, title = "")] //~
enum UploadError {
    #[api(message = "")] //~
    TooLarge,
    #[api(title = " ", route = "")] //~ //~
    TooMany(#[api(member = "")] Vec<u8>), //~
    #[api(display(""))] //~
    Files(u8),
}

fn main() {}
