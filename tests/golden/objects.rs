// Objects: its errors, as clients receive them.
// Made by errbook of the service's book, and will be again: change nothing here.

/// Unpaid
#[derive(Debug, errbook::ApiError)]
#[api(receive)]
pub enum Unpaid {
    /// An order that cannot be paid.
    #[api(status = 402, message = "That is {total} in all.")]
    Unpaid {
        total: u32,
        #[api(member)]
        order: UnpaidOrder,
        #[api(member)]
        earlier: Option<Vec<UnpaidOrder>>,
    },
}

#[derive(Debug, serde::Deserialize, serde::Serialize)]
pub struct UnpaidOrderLines {
    pub count: u64,
    #[serde(rename = "type")]
    pub type_: String,
}

/// What was ordered.
#[derive(Debug, serde::Deserialize, serde::Serialize)]
pub struct UnpaidOrder {
    pub lines: Vec<UnpaidOrderLines>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When, in seconds.
    #[serde(rename = "placedAt")]
    pub placed_at: u64,
}

errbook::catalog! {
    pub static ERRORS = {
        title: "Objects",
        format: errbook::format::PROBLEM,
        errors: [Unpaid],
    };
}
