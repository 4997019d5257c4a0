use crate::wire_format;

wire_format! {
    /// RFC 9457 problem details.
    ///
    /// Without a type base, the `type` is left out, which says `about:blank` (§3.1.1); its title
    /// is then the status phrase (§4.2.1).
    pub static PROBLEM: "application/problem+json" = {
        "type"?: type_uri,
        "title": title,
        "status": status,
        "detail"?: message,
        "instance"?: instance,
        "code": code,
        "requestId"?: request_id,
        "errors"?: [for item in items {
            "pointer"?: item.pointer, "code"?: item.code, "detail": item.message,
        }],
        ..members
    };

    /// An envelope: everything is in one `error` object.
    pub static ENVELOPE: "application/json" = {
        "error": {
            "status": status,
            "message": message,
            "code": code,
            "errors"?: [for item in items {
                "pointer"?: item.pointer, "code"?: item.code, "message": item.message,
            }],
            ..members
        },
    };

    /// A flat object with the request in it.
    ///
    /// A service that must spell the status as a string declares this template with
    /// `"httpStatusCode": status_text`.
    pub static FLAT: "application/json" = {
        "timestamp": timestamp,
        "httpStatusCode": status,
        "httpStatusMessage": reason,
        "errorCode": code,
        "errorMessage": message,
        "requestMethod"?: method,
        "requestURI"?: uri,
    };

    /// Answers `200 OK` to everything; only the body tells a failure from a success.
    ///
    /// It is here for the systems that speak it. RFC 9205 §4.6 asks new APIs for the status code
    /// that fits: caches, proxies, monitors and client libraries take a `200` for a success.
    pub static SUCCESS_FLAG: "application/json", status = 200 = {
        "erreur": true,
        "message": message,
    };

    /// A plain message.
    pub static MESSAGE: "application/json" = {
        "Message": message,
    };
}
