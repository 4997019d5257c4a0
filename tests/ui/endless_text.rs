use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum UploadError {
    #[api(display = "{self} failed")] //~
    Display,
    #[api(message = "{self} failed")] //~
    Message { name: String },
    #[api(message = "{self}", display = "failed")]
    Itself,
    #[api(display = "{self:?} failed")]
    Debug { name: String },
}

fn main() {}
