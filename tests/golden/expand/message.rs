use errbook::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 403)]
pub enum OrderError {
    /// The account has too little credit.
    #[api(message = "Your balance is {balance}, but that costs {price:.2}.")]
    OutOfCredit {
        /// What the account has.
        balance: f64,
        #[api(member = "cost")]
        price: f64,
        #[api(member)]
        accounts: Vec<String>,
        customer: u64,
    },
    #[api(message = "{0} is not {1}.", display = "{0:?} is not {1:?}")]
    Unlike(#[api(member = "left")] String, #[api(member = false)] String),
}
