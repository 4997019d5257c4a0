// The one table. `status_table!(callback)` calls `callback!` with all of it. A row is
//   non_errors: number NAME => phrase, reference, meaning;
//   errors:     number NAME Variant { fields }? => phrase, actor, retry, grpc, [required headers],
//               reference, meaning, action;
// Numbers ascend. A 4xx meaning is also the default message of the standard error, so any client
// may read it. An action names its actor first.
macro_rules! status_table {
    ($callback:path) => { $callback! {
        non_errors {
            100 CONTINUE => "Continue", "RFC 9110, Section 15.2.1",
                "The server has seen the headers of the request and waits for its content.";
            101 SWITCHING_PROTOCOLS => "Switching Protocols", "RFC 9110, Section 15.2.2",
                "The server changes to the protocol that the client asked for.";
            102 PROCESSING => "Processing", "RFC 2518, Section 10.1",
                "The server has accepted the request and is still working on it.";
            103 EARLY_HINTS => "Early Hints", "RFC 8297, Section 2",
                "The server names headers that the final response is likely to carry.";
            200 OK => "OK", "RFC 9110, Section 15.3.1",
                "The request succeeded.";
            201 CREATED => "Created", "RFC 9110, Section 15.3.2",
                "The request succeeded and created a resource.";
            202 ACCEPTED => "Accepted", "RFC 9110, Section 15.3.3",
                "The request was accepted, but its work is not finished and may still fail.";
            203 NON_AUTHORITATIVE_INFORMATION => "Non-Authoritative Information", "RFC 9110, Section 15.3.4",
                "The request succeeded, and a proxy altered the content of the response.";
            204 NO_CONTENT => "No Content", "RFC 9110, Section 15.3.5",
                "The request succeeded, and there is no content to return.";
            205 RESET_CONTENT => "Reset Content", "RFC 9110, Section 15.3.6",
                "The request succeeded, and the client should reset the form that it came from.";
            206 PARTIAL_CONTENT => "Partial Content", "RFC 9110, Section 15.3.7",
                "The response carries the parts of the resource that the client asked for.";
            207 MULTI_STATUS => "Multi-Status", "RFC 4918, Section 11.1",
                "The response carries one status for each of several resources.";
            208 ALREADY_REPORTED => "Already Reported", "RFC 5842, Section 7.1",
                "An earlier part of the response has listed the members of this collection.";
            226 IM_USED => "IM Used", "RFC 3229, Section 10.4.1",
                "The response carries changes to a version that the client already has.";
            300 MULTIPLE_CHOICES => "Multiple Choices", "RFC 9110, Section 15.4.1",
                "The resource has several forms, and the client may pick one.";
            301 MOVED_PERMANENTLY => "Moved Permanently", "RFC 9110, Section 15.4.2",
                "The resource has moved to another address for good.";
            302 FOUND => "Found", "RFC 9110, Section 15.4.3",
                "The resource is at another address for now.";
            303 SEE_OTHER => "See Other", "RFC 9110, Section 15.4.4",
                "The answer is at another address, to be fetched with GET.";
            304 NOT_MODIFIED => "Not Modified", "RFC 9110, Section 15.4.5",
                "The resource has not changed since the client stored it.";
            305 USE_PROXY => "Use Proxy", "RFC 9110, Section 15.4.6",
                "The resource had to be reached through a proxy. This status is deprecated.";
            306 UNUSED => "(Unused)", "RFC 9110, Section 15.4.7",
                "This status is reserved and no longer used.";
            307 TEMPORARY_REDIRECT => "Temporary Redirect", "RFC 9110, Section 15.4.8",
                "The resource is at another address for now, and the method stays the same.";
            308 PERMANENT_REDIRECT => "Permanent Redirect", "RFC 9110, Section 15.4.9",
                "The resource has moved to another address for good, and the method stays the same.";
        }
        errors {
            400 BAD_REQUEST BadRequest =>
                "Bad Request", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.1",
                "The request is malformed or breaks a rule of the service.",
                "The client's developer must correct the call.";
            401 UNAUTHORIZED Unauthorized {
                /// The scheme to authenticate with, such as `Bearer`, and its parameters.
                #[api(header = "WWW-Authenticate")]
                challenge: Option<Cow<'static, str>>,
            } =>
                "Unauthorized", User, AfterChange, UNAUTHENTICATED, ["WWW-Authenticate"], "RFC 9110, Section 15.5.2",
                "The request carries no valid credentials.",
                "The client's user must supply valid credentials.";
            402 PAYMENT_REQUIRED PaymentRequired =>
                "Payment Required", User, AfterChange, FAILED_PRECONDITION, [], "RFC 9110, Section 15.5.3",
                "The request requires a payment first.",
                "The client's user must pay, then retry.";
            403 FORBIDDEN Forbidden =>
                "Forbidden", User, AfterChange, PERMISSION_DENIED, [], "RFC 9110, Section 15.5.4",
                "The request is not permitted.",
                "The client's user must obtain the permission.";
            404 NOT_FOUND NotFound =>
                "Not Found", Developer, Never, NOT_FOUND, [], "RFC 9110, Section 15.5.5",
                "The resource does not exist.",
                "The client's developer must correct the address or an identifier in it.";
            405 METHOD_NOT_ALLOWED MethodNotAllowed {
                /// The methods that the resource supports, separated by commas.
                #[api(header = "Allow")]
                allow: Option<Cow<'static, str>>,
            } =>
                "Method Not Allowed", Developer, Never, INVALID_ARGUMENT, ["Allow"], "RFC 9110, Section 15.5.6",
                "The resource does not support this method.",
                "The client's developer must use a method that Allow lists.";
            406 NOT_ACCEPTABLE NotAcceptable =>
                "Not Acceptable", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.7",
                "The resource is not available in a form that the client accepts.",
                "The client's developer must accept a form that the service offers.";
            407 PROXY_AUTHENTICATION_REQUIRED ProxyAuthenticationRequired {
                /// The scheme to authenticate to the proxy with, and its parameters.
                #[api(header = "Proxy-Authenticate")]
                challenge: Option<Cow<'static, str>>,
            } =>
                "Proxy Authentication Required", User, AfterChange, UNAUTHENTICATED, ["Proxy-Authenticate"], "RFC 9110, Section 15.5.8",
                "The request carries no valid credentials for the proxy.",
                "The client's user must supply valid credentials for the proxy.";
            408 REQUEST_TIMEOUT RequestTimeout =>
                "Request Timeout", Nobody, Later, DEADLINE_EXCEEDED, [], "RFC 9110, Section 15.5.9",
                "The request did not arrive in time.",
                "Nobody needs to act: retry on a new connection.";
            409 CONFLICT Conflict =>
                "Conflict", User, AfterChange, ABORTED, [], "RFC 9110, Section 15.5.10",
                "The request conflicts with the current state of the resource.",
                "The client's user must resolve the conflict, then retry.";
            410 GONE Gone =>
                "Gone", Developer, Never, NOT_FOUND, [], "RFC 9110, Section 15.5.11",
                "The resource has been removed for good.",
                "The client's developer must stop using the resource.";
            411 LENGTH_REQUIRED LengthRequired =>
                "Length Required", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.12",
                "The request must state the length of its content.",
                "The client's developer must send Content-Length.";
            412 PRECONDITION_FAILED PreconditionFailed =>
                "Precondition Failed", User, AfterChange, FAILED_PRECONDITION, [], "RFC 9110, Section 15.5.13",
                "A condition that the request states does not hold.",
                "The client's user must look at the current state of the resource, then retry.";
            413 CONTENT_TOO_LARGE ContentTooLarge {
                /// How long to wait, if the limit is a temporary one.
                #[api(header = "Retry-After")]
                retry_after: Option<Duration>,
            } =>
                "Content Too Large", User, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.14",
                "The content of the request is too large.",
                "The client's user must send less at once.";
            414 URI_TOO_LONG UriTooLong =>
                "URI Too Long", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.15",
                "The address of the request is too long.",
                "The client's developer must shorten the address.";
            415 UNSUPPORTED_MEDIA_TYPE UnsupportedMediaType {
                /// The media types that the resource takes, separated by commas.
                #[api(header = "Accept")]
                accept: Option<Cow<'static, str>>,
            } =>
                "Unsupported Media Type", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.16",
                "The media type or the encoding of the content is not supported.",
                "The client's developer must send the content in a form that the service supports.";
            416 RANGE_NOT_SATISFIABLE RangeNotSatisfiable {
                /// The length of the resource, such as `bytes */47022`.
                #[api(header = "Content-Range")]
                content_range: Option<Cow<'static, str>>,
            } =>
                "Range Not Satisfiable", Developer, Never, OUT_OF_RANGE, [], "RFC 9110, Section 15.5.17",
                "The requested range of the resource is not available.",
                "The client's developer must ask for a range within the resource.";
            417 EXPECTATION_FAILED ExpectationFailed =>
                "Expectation Failed", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.18",
                "The expectation that the request states cannot be met.",
                "The client's developer must leave out the Expect header.";
            418 IM_A_TEAPOT ImATeapot =>
                "(Unused)", Developer, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.19",
                "The request is declined with a status that has no standard meaning.",
                "The client's developer must consult the documentation of the service.";
            421 MISDIRECTED_REQUEST MisdirectedRequest =>
                "Misdirected Request", Nobody, Later, FAILED_PRECONDITION, [], "RFC 9110, Section 15.5.20",
                "The request reached a server that does not answer for its host.",
                "Nobody needs to act: retry on a new connection.";
            422 UNPROCESSABLE_CONTENT UnprocessableContent =>
                "Unprocessable Content", User, Never, INVALID_ARGUMENT, [], "RFC 9110, Section 15.5.21",
                "The content is well formed, but what it says is not valid.",
                "The client's user must correct the values.";
            423 LOCKED Locked =>
                "Locked", User, AfterChange, FAILED_PRECONDITION, [], "RFC 4918, Section 11.3",
                "The resource is locked.",
                "The client's user must have the lock released, then retry.";
            424 FAILED_DEPENDENCY FailedDependency =>
                "Failed Dependency", User, AfterChange, FAILED_PRECONDITION, [], "RFC 4918, Section 11.4",
                "The request depends on another action that failed.",
                "The client's user must resolve the other failure, then retry.";
            425 TOO_EARLY TooEarly =>
                "Too Early", Nobody, Later, FAILED_PRECONDITION, [], "RFC 8470, Section 5.2",
                "The request came before the connection was set up, so it could be a replay.",
                "Nobody needs to act: retry when the connection is set up.";
            426 UPGRADE_REQUIRED UpgradeRequired {
                /// The protocols to choose from, separated by commas.
                #[api(header = "Upgrade")]
                protocols: Option<Cow<'static, str>>,
            } =>
                "Upgrade Required", Developer, AfterChange, FAILED_PRECONDITION, ["Upgrade"], "RFC 9110, Section 15.5.22",
                "The request requires another protocol.",
                "The client's developer must use a protocol that Upgrade lists.";
            428 PRECONDITION_REQUIRED PreconditionRequired =>
                "Precondition Required", Developer, Never, FAILED_PRECONDITION, [], "RFC 6585, Section 3",
                "The request must state a condition, so that no change is overwritten unseen.",
                "The client's developer must send a condition such as If-Match.";
            429 TOO_MANY_REQUESTS TooManyRequests {
                /// How long to wait before the next request.
                #[api(header = "Retry-After")]
                retry_after: Option<Duration>,
            } =>
                "Too Many Requests", Developer, Later, RESOURCE_EXHAUSTED, [], "RFC 6585, Section 4",
                "Too many requests were sent in the current period.",
                "The client's developer must stay within the quota, and retry later: after the time in Retry-After, where it is given.";
            431 REQUEST_HEADER_FIELDS_TOO_LARGE RequestHeaderFieldsTooLarge =>
                "Request Header Fields Too Large", Developer, Never, INVALID_ARGUMENT, [], "RFC 6585, Section 5",
                "The headers of the request are too large.",
                "The client's developer must send fewer or shorter headers.";
            451 UNAVAILABLE_FOR_LEGAL_REASONS UnavailableForLegalReasons {
                /// Who blocks access, as a link with the relation `blocked-by`.
                #[api(header = "Link")]
                blocked_by: Option<Cow<'static, str>>,
            } =>
                "Unavailable For Legal Reasons", Operator, AfterChange, FAILED_PRECONDITION, [], "RFC 7725, Section 3",
                "The resource is withheld for legal reasons.",
                "The operator must lift the block once the law permits it.";
            500 INTERNAL_SERVER_ERROR InternalServerError =>
                "Internal Server Error", Operator, AfterChange, INTERNAL, [], "RFC 9110, Section 15.6.1",
                "The service failed in a way that it did not expect.",
                "The operator must find the cause in the logs and remove it.";
            501 NOT_IMPLEMENTED NotImplemented =>
                "Not Implemented", Operator, AfterChange, UNIMPLEMENTED, [], "RFC 9110, Section 15.6.2",
                "The service does not offer what the request needs.",
                "The operator must provide the function before the request can succeed.";
            502 BAD_GATEWAY BadGateway =>
                "Bad Gateway", Operator, Later, UNAVAILABLE, [], "RFC 9110, Section 15.6.3",
                "A server behind this one gave an invalid response.",
                "The operator must repair the server behind this one, if a later retry fails too.";
            503 SERVICE_UNAVAILABLE ServiceUnavailable {
                /// How long the service expects to be unavailable.
                #[api(header = "Retry-After")]
                retry_after: Option<Duration>,
            } =>
                "Service Unavailable", Nobody, Later, UNAVAILABLE, [], "RFC 9110, Section 15.6.4",
                "The service is overloaded or under maintenance.",
                "Nobody needs to act: retry later, after the time in Retry-After where it is given.";
            504 GATEWAY_TIMEOUT GatewayTimeout =>
                "Gateway Timeout", Nobody, Later, DEADLINE_EXCEEDED, [], "RFC 9110, Section 15.6.5",
                "A server behind this one did not answer in time.",
                "Nobody needs to act: retry later.";
            505 HTTP_VERSION_NOT_SUPPORTED HttpVersionNotSupported =>
                "HTTP Version Not Supported", Developer, Never, UNKNOWN, [], "RFC 9110, Section 15.6.6",
                "The service does not support this version of HTTP.",
                "The client's developer must use a version of HTTP that the service supports.";
            506 VARIANT_ALSO_NEGOTIATES VariantAlsoNegotiates =>
                "Variant Also Negotiates", Operator, AfterChange, INTERNAL, [], "RFC 2295, Section 8.1",
                "The service is misconfigured: choosing a form of the resource leads in a circle.",
                "The operator must correct the configuration of content negotiation.";
            507 INSUFFICIENT_STORAGE InsufficientStorage =>
                "Insufficient Storage", Operator, AfterChange, INTERNAL, [], "RFC 4918, Section 11.5",
                "The service lacks the storage that the request needs.",
                "The operator must free or add storage.";
            508 LOOP_DETECTED LoopDetected =>
                "Loop Detected", Operator, AfterChange, INTERNAL, [], "RFC 5842, Section 7.2",
                "The service met an endless loop between resources and stopped.",
                "The operator must break the loop.";
            510 NOT_EXTENDED NotExtended =>
                "Not Extended", Developer, Never, UNKNOWN, [], "RFC 2774, Section 7",
                "The request lacks an extension that the service requires. This status is obsolete.",
                "The client's developer must send the request with the extension.";
            511 NETWORK_AUTHENTICATION_REQUIRED NetworkAuthenticationRequired =>
                "Network Authentication Required", User, AfterChange, UNKNOWN, [], "RFC 6585, Section 6",
                "The network requires a sign-in before it gives access.",
                "The client's user must sign in to the network.";
        }
    } };
}
pub(crate) use status_table;
