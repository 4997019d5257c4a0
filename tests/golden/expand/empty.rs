use errbook::ApiError;

#[derive(Debug, ApiError)]
pub enum Never {}
