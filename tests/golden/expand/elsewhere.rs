mod facade {
    pub use errbook;
}

#[derive(Debug, facade::errbook::ApiError)]
#[api(crate = facade::errbook, status = 404)]
pub struct UserNotFound(u64);
