use errbook::{ApiError, standard::HttpError};

#[derive(Debug, ApiError)]
enum AccountError {
    #[api(status = 409)]
    Closed {
        #[api(example = 30)] //~
        since: u32,
        #[api(member, example = [30])] //~
        list: u32,
        #[api(member, flatten, example = 1)] //~
        flat: u32,
    },
    #[api(internal)]
    Inside {
        #[api(example = 1)] //~
        field: u32,
    },
    Wrapper {
        #[api(transparent)]
        error: HttpError,
        #[api(member, example = 1)] //~
        attempt: u32,
    },
}

fn main() {}
