// Order service: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Traced
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum Traced {
    Order {
        #[api(transparent)]
        error: OrderError,
        /// The id of the trace.
        #[api(member = "traceId")]
        trace_id: String,
    },

    #[api(transparent)]
    Http(errbook::standard::HttpError),
}

/// Orders
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum OrderError {
    /// There is no such order.
    #[api(
        status = 404,
        code = 40401,
        title = "Not Found",
        message = "there is no order {order_id}",
        member("category" = "orders")
    )]
    Error40401 {
        /// The number that was asked for.
        #[api(member = "orderId")]
        order_id: u64,
    },

    /// The parcel has left.
    #[api(
        status = 409,
        code = 40901,
        title = "Already Sent",
        message = "the parcel left {{…}} minutes ago",
        action = "Wait for the parcel, and send it back.",
        member("category" = "orders")
    )]
    Error40901 {
        /// How long it is on its way, in whole minutes.
        #[api(member = "minutesAgo")]
        minutes_ago: Option<serde_json::Value>,
        /// What else the body has.
        #[api(member, flatten)]
        others: std::collections::BTreeMap<String, serde_json::Value>,
    },

    /// The service is going down.
    #[api(
        status = 503,
        code = 50301,
        title = "Draining",
        message = "draining",
        format = super::PLAIN,
        member("category" = "orders")
    )]
    Error50301,
}

errbook::catalog! {
    /// Every error of the order service.
    pub static ERRORS = {
        title: "Order service",
        format: super::ORDERS,
        errors: [Traced],
        standard: [402, 500, 502],
    };
}
