use errbook::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    /// There is no order {id}.
    #[api(status = 404)]
    NoSuchOrder { id: u32 }, //~
    /// Order {0} was "paid".
    #[api(status = 409)]
    Paid(u32), //~
    /// Nothing is known of {nothing}, and {id} is no field here.
    #[api(status = 410)]
    Gone { number: u32 },
    /// `{id}` stands in the documentation alone.
    #[api(status = 422, message = "{id} is no number.")]
    NoNumber { id: u32 },
    /// Order {id} went wrong.
    #[api(internal)]
    Broken { id: u32 },
}

fn main() {}
