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
/// A misspelt value is an unknown constant of `slots`, at its token; a key twice in one object, or
/// a literal that is not plain JSON, does not compile either.
#[macro_export]
macro_rules! wire_format {
    ($(
        $(#[$($attribute:tt)*])*
        $vis:vis static $name:ident : $media_type:literal
            $(, status = $status:literal)? $(, $header:literal : $header_value:literal)*
            = { $($body:tt)* }
    );+ $(;)?) => {$(
        $(#[$($attribute)*])*
        $vis static $name: $crate::format::WireFormat = {
            static __ERRBOOK_CONTENT_TYPE: $crate::http::HeaderValue =
                $crate::http::HeaderValue::from_static($media_type);
            const __ERRBOOK_BODY: &[$crate::private::Field] =
                $crate::wire_format!(@next object [()] $($body)*);
            $crate::format::WireFormat::new(
                ::core::stringify!($name),
                $crate::private::__docs!($(#[$($attribute)*])*),
                $media_type,
                &__ERRBOOK_CONTENT_TYPE,
                &[$(($header, $header_value)),*],
                __ERRBOOK_BODY,
            )
            $(.with_status($status))?
        };
    )+};

    // A list of fields or elements, one a step: `@next` takes what stands before the value,
    // `@value` the value. An object's first names the keys so far.
    (@next object [$keys:tt $($done:tt)*]) => { &[$($done)*] };
    (@next array [$($done:tt)*]) => { &[$($done)*] };
    (@next object [$($done:tt)*] ..members $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@next object [$($done)* $crate::private::Field::Members,] $($($rest)*)?)
    };
    (@next object $done:tt $key:literal ? : $($rest:tt)*) => {
        $crate::wire_format!(@value object $done ($key, true) $($rest)*)
    };
    (@next object $done:tt $key:literal : $($rest:tt)*) => {
        $crate::wire_format!(@value object $done ($key, false) $($rest)*)
    };
    (@next array $done:tt $($rest:tt)+) => {
        $crate::wire_format!(@value array $done () $($rest)*)
    };
    (@next object $done:tt $($rest:tt)+) => {
        ::core::compile_error!(::core::concat!(
            "expected `\"key\": value`, `\"key\"?: value` or `..members`, found `",
            ::core::stringify!($($rest)*), "`"
        ))
    };

    (@value $kind:ident $done:tt $lead:tt null $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead (Literal("null")) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt $literal:literal $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Literal({
                #[allow(overflowing_literals, clippy::all, clippy::pedantic)]
                let _ = $crate::private::FormatLiteral::<
                    _,
                    { $crate::private::is_json_literal(::core::stringify!($literal)) },
                > { token: $literal };
                ::core::stringify!($literal)
            })) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt { $($object:tt)* } $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Object($crate::wire_format!(@next object [()] $($object)*))) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt [for item in $items:ident $($each:tt)*] $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (ForEach(
                $crate::private::slots::repetition::$items,
                $crate::wire_format!(@one $($each)*),
            )) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt [$($array:tt)*] $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Array($crate::wire_format!(@next array [] $($array)*))) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt item . $slot:ident $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Item($crate::private::slots::item::$slot)) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt member($name:literal) $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead (Member($name)) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt |$occurrence:ident| $value:expr $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Computed(|$occurrence, __errbook_output| __errbook_output.write(&$value))) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt |$occurrence:ident : $type:ty| $value:expr $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Computed(|$occurrence: $type, __errbook_output| __errbook_output.write(&$value)))
            $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt |_| $value:expr $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Computed(|_, __errbook_output| __errbook_output.write(&$value))) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt $slot:ident $(, $($rest:tt)*)?) => {
        $crate::wire_format!(@push $kind $done $lead
            (Slot($crate::private::slots::$slot)) $($($rest)*)?)
    };
    (@value $kind:ident $done:tt $lead:tt $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "expected a value and a comma: a slot such as `code`, a literal, `{ … }`, `[ … ]`, `[for item in items { … }]`, `member(\"name\")` or `|o| expr`, found `",
            ::core::stringify!($($rest)*), "`"
        ))
    };

    (@push object [($($keys:literal)*) $($done:tt)*] ($key:literal, $optional:literal) ($($value:tt)*) $($rest:tt)*) => {
        $crate::wire_format!(@next object [($($keys)* $key) $($done)* $crate::private::Field::Key {
            key: {
                let _ = $crate::private::FormatKey::<
                    _,
                    { $crate::private::is_json_string(::core::stringify!($key)) },
                > { token: $key };
                let _ = $crate::private::NewKey::<
                    _,
                    {
                        $crate::private::is_new(
                            ::core::stringify!($key),
                            &[$(::core::stringify!($keys)),*],
                        )
                    },
                > { token: $key };
                $crate::private::unquoted(::core::stringify!($key))
            },
            quoted: ::core::concat!("\"", $key, "\":"),
            optional: $optional,
            value: $crate::private::Value::$($value)*,
        },] $($rest)*)
    };
    (@push array [$($done:tt)*] () ($($value:tt)*) $($rest:tt)*) => {
        $crate::wire_format!(@next array [$($done)* $crate::private::Value::$($value)*,] $($rest)*)
    };
    (@push one [] () ($($value:tt)*)) => { &$crate::private::Value::$($value)* };

    // The one value of a repetition.
    (@one $($value:tt)*) => { $crate::wire_format!(@value one [] () $($value)*) };
}
