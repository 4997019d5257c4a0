use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 403)]
enum AccessError {
    Network {
        #[api(display)] //~
        client: std::net::IpAddr,
    },
    Text {
        #[api(header = "X-Client", display = "{client}")] //~
        client: std::net::IpAddr,
    },
    #[api(display)] //~
    Variant,
}

fn main() {}
