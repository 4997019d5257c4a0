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
/// After the media type may come a status rule, `, status = 200`, and headers that every response
/// of the format has, `, "Pragma": "no-cache"`.
///
/// # Values
///
/// | in the template | writes |
/// |---|---|
/// | `status`, `status_text` | the entry's status, as a number or as a string |
/// | `reason` | the status phrase |
/// | `code` | the entry's code |
/// | `message` | the public message |
/// | `type_uri` | the problem type URI, where there is one |
/// | `title` | RFC 9457's title: the entry's, or the status phrase where there is no type URI |
/// | `entry_title` | the entry's title |
/// | `grpc_code` | the name of the `google.rpc.Code` that the status maps to |
/// | `timestamp` | when the request arrived, RFC 3339 in UTC with milliseconds |
/// | `method`, `uri`, `instance` | the request's method and path (twice: `instance` is RFC 9457's word) |
/// | `request_id` | the request's id |
/// | `members` | all members, as an object |
/// | `member("name")` | one member |
/// | `[for item in items { … }]` | an array with one object for each item |
/// | `[for item in items_or_self { … }]` | the same; without items the error itself is the one item |
/// | `item.pointer`, `item.code`, `item.message` | what an item has |
/// | `item.field` | its pointer as a path: `/address/zip` is `address.zip` |
/// | `"text"`, `42`, `true`, `null` | that |
/// | `{ … }`, `[ … ]` | an object, an array |
/// | `\|o\| expr` | any `Serialize`, made from the [`Occurrence`](crate::Occurrence); written, never read |
///
/// `..members` spreads the members into the object. A member with the name of a key of the same
/// object gives way to that key.
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
