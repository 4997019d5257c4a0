/// Declares wire formats, each the JSON object that its documentation would show.
///
/// ```
/// errbook::wire_format! {
///     /// Errors of the billing API.
///     pub static BILLING: "application/json" = {
///         "error": {
///             "status": status,
///             "reason": code,
///             "text": message,
///             "param"?: member("param"),
///             "details"?: [for item in items { "at"?: item.pointer, "text": item.message }],
///             "retryable": |o| o.status().is_server_error(),
///             "source": "billing",
///             ..members
///         },
///     };
/// }
///
/// let body = errbook::Occurrence::new(&errbook::standard::HttpError::NotFound)
///     .with_format(&BILLING)
///     .body();
/// assert_eq!(
///     body,
///     r#"{"error":{"status":404,"reason":"NotFound","text":"The resource does not exist.","retryable":false,"source":"billing"}}"#
/// );
/// ```
///
/// After the media type may come a status rule, `, status = 200` or `, status = 200 except [429]`,
/// and headers that every response of the format has, `, "Pragma": "no-cache"`. The body is an
/// object, an array, or with a media type of `text/…` a text: `"text/plain" = message`.
///
/// # Values
///
/// | in the template | writes |
/// |---|---|
/// | `status`, `status_text` | the entry's status, as a number or as a string |
/// | `reason` | the status phrase |
/// | `code`, `code_number` | the entry's code; as a number, where it is one |
/// | `message` | the public message |
/// | `type_uri` | the problem type URI, where there is one |
/// | `title` | RFC 9457's title: the entry's, or the status phrase where there is no type URI |
/// | `entry_title` | the entry's title |
/// | `grpc_code` | the name of the `google.rpc.Code` that the status maps to |
/// | `timestamp` | when the request arrived, RFC 3339 in UTC with milliseconds |
/// | `unix_seconds`, `unix_millis` | the same as a number since 1970 |
/// | `method` | the request's method |
/// | `uri`, `instance` | its path as a URI reference (RFC 3986 §4.2), never of another host; none where it is longer than 8 KiB (twice: `instance` is RFC 9457's word) |
/// | `request_id` | the request's id |
/// | `request("name")` | what else it brought: see [`RequestFacts::with_value`](crate::RequestFacts::with_value) |
/// | `members` | all members, as an object |
/// | `member("name")` | one member |
/// | `"text"`, `42`, `-1.5e3`, `true`, `null` | that |
/// | `"https://example.com/errors/{code}"` | a text with values in it; a brace is `{{` or `}}` |
/// | `{ … }`, `[ … ]` | an object, an array |
/// | `\|o\| expr` | any `Serialize`, made from the [`Occurrence`](crate::Occurrence); written, never read |
///
/// # Items
///
/// | in the template | writes |
/// |---|---|
/// | `[for item in items { … }]` | an array with one element for each item |
/// | `[for item in items_or_self { … }]` | the same; without items the error itself is the one item |
/// | `item.code`, `item.code_number`, `item.message` | what an item has |
/// | `item.pointer` | where in the body, as a JSON Pointer: `/lines/0/sku` |
/// | `item.field`, `item.dotted`, `item.path` | the same as `lines[0].sku`, `lines.0.sku`, `["lines", 0, "sku"]` |
/// | `item.location`, `item.name` | where in the request (`body`, `query`, `header`, …), and the name of a parameter |
/// | `item.query`, `item.header` | the name, of a parameter of the query, of a header |
/// | `item.members`, `item.member("name")` | the values of its own, all or one |
/// | `..for item in items { item.field: [item.message] }` | a key for each field; the array has what stands for each item of it |
/// | `..for item in items { item.field else "base": … }` | the same, with a key for the items that have none |
/// | `..for item in items { item.path: { "errors": [item.message] } }` | a tree of keys; at a node of it, the object |
///
/// ```
/// use errbook::{Item, wire_format};
///
/// wire_format! {
///     /// A list of messages for each field.
///     static BY_FIELD: "application/json" = {
///         "message": message,
///         "errors": { ..for item in items { item.field else "base": [item.message] } },
///         "docs": "https://example.com/errors/{code}",
///     };
/// }
///
/// #[derive(Debug, errbook::ApiError)]
/// #[api(status = 422, message = "Some fields are not valid.")]
/// struct Invalid(#[api(items)] Vec<Item>);
///
/// let error = Invalid(vec![
///     Item::new("is taken").field("email"),
///     Item::new("is too long").field("email"),
///     Item::new("Not on a Sunday."),
/// ]);
/// assert_eq!(
///     BY_FIELD.respond(&error).body(),
///     r#"{"message":"Some fields are not valid.","errors":{"email":["is taken","is too long"],"base":["Not on a Sunday."]},"docs":"https://example.com/errors/Invalid"}"#
/// );
/// ```
///
/// # What is spread
///
/// `..members` spreads the members into the object, `..item.members` those of the item. One with the
/// name of a key of the same object gives way to that key, and of two with one name the first stays.
/// `..PROBLEM` spreads the fields of another
/// format, of which a key of its own takes the place:
///
/// ```
/// errbook::wire_format! {
///     /// Problem details with a trace.
///     pub static TRACED: "application/problem+json" = {
///         ..errbook::format::PROBLEM,
///         "status": status_text,
///         "traceId"?: request_id,
///     };
/// }
/// ```
///
/// `"key"?:` leaves the key out where its value is empty: a missing value, an array or an object
/// with nothing in it. `"key":` writes `null`, `[]` or `{}` then.
///
/// # Compile errors
/// Every mistake of all formats in one compile, each at its token: a misspelt value (the nearest is
/// suggested), a key twice in one object, `item` outside of a repetition, a status without a body, a
/// header that is not a format's to set, a media type that is not the template's.
#[macro_export]
macro_rules! wire_format {
    ($($formats:tt)*) => { $crate::private::__wire_format! { ($crate) $($formats)* } };
}
