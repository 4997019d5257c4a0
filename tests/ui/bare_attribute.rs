use errbook::ApiError;

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(internal)]
    #[from] //~
    Io(std::io::Error),
    #[api(internal)]
    Fmt(#[from(std::fmt::Error)] std::fmt::Error), //~
    #[api(internal)]
    Other(#[source = "other"] std::fmt::Error), //~
}

fn main() {}
