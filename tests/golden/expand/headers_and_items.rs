use std::time::Duration;

use errbook::{ApiError, Item};

#[derive(Debug, ApiError)]
pub enum RequestError {
    #[api(status = 429, header = "X-Limit: 100")]
    TooManyRequests {
        /// Seconds to wait.
        #[api(header = "Retry-After")]
        retry_after: Duration,
        #[api(header = "X-Client", display)]
        client: std::net::IpAddr,
        #[api(header = "X-Proxy", display)]
        proxy: Option<std::net::IpAddr>,
    },
    #[api(status = 422)]
    Invalid(#[api(items)] Vec<Item>),
    #[api(status = 422)]
    Renamed(#[api(items = errbook::camel_case)] Vec<Item>),
}
