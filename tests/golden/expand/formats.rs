use errbook::wire_format;

wire_format! {
    /// Errors of the payment API.
    pub static PAYMENT: "application/json", status = 200 except [429], "Pragma": "no-cache" = {
        "error": { "code": code, "at"?: unix_seconds, "more": |o| o.status().as_u16() },
        "docs": "https://example.com/{code}",
        ..for item in items { item.field else "base": [item.message] },
    };

    static TRACED: "application/problem+json" = { ..errbook::format::PROBLEM, "traceId"?: request_id };
}
