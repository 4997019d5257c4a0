use errbook::ApiError;

#[derive(Debug, ApiError)]
enum Conduct {
    #[api(status = 403, actor = Operator, action = "The operator approves.", retry = AfterChange)]
    NotApproved,
    #[api(status = 409, shared)]
    Busy,
    #[api(internal, log = WARN)]
    Flaky,
}
