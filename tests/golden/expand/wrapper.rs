use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
struct Traced {
    #[api(transparent)]
    #[from]
    error: HttpError,
    #[api(member, default)]
    attempt: u32,
    #[api(header = "X-Span", default = span)]
    span: u64,
}

const fn span() -> u64 {
    7
}

#[derive(Debug, ApiError)]
#[api(display(fmt = any))]
enum Texts {
    #[api(internal, transparent)]
    Masked(#[from] std::fmt::Error),
    #[api(status = 404, format = errbook::format::FLAT)]
    NotFound,
}

fn any(error: &Texts, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    write!(f, "{error:?}")
}
