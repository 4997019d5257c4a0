use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum UploadError {
    #[api(message("{n} and {n}", n = 1, n = 2))] //~
    Twice,
    #[api(message("{n} and {}", n = 1, .0))] //~
    Order(#[api(member = false)] u8),
}

fn main() {}
