use errbook::ApiError;

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 429)]
    TooMany {
        #[api(header = "X-Client")]
        client: std::net::IpAddr, //~
    },
    #[api(status = 405)]
    Method(#[api(header = "Allow")] Vec<char>), //~
    #[api(status = 403)]
    Displayed {
        #[api(header = "X-Nothing", display)]
        nothing: (), //~
        #[api(header = "X-Optional", display)]
        optional: Option<Vec<u8>>, //~
        #[api(header = "X-Fine", display)]
        fine: Option<std::net::IpAddr>,
    },
}

fn main() {}
