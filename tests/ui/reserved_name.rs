use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum UploadError {
    #[api(message("{} {}", .name, __errbook_name.len()))] //~
    Binding { name: String },
    #[api(display("{__errbook_name} {name}", __errbook_name = 1))] //~
    Name { name: String },
}

fn main() {}
