/// Declares a catalog: the error types of an application, and the settings it has once.
///
/// ```
/// use errbook::ApiError;
///
/// /// Accounts
/// #[derive(Debug, ApiError)]
/// pub enum AccountError {
///     /// The email is already registered.
///     #[api(status = 409)]
///     EmailAlreadyExists,
/// }
///
/// errbook::catalog! {
///     /// Every error of the account service.
///     pub static ERRORS = {
///         title: "Account service",
///         format: errbook::format::ENVELOPE,
///         errors: [AccountError],
///         standard: [401, 404],
///         authenticate: "Bearer",
///     };
/// }
///
/// assert_eq!(ERRORS.find("EmailAlreadyExists").unwrap().status(), 409);
/// let response = ERRORS.respond(&AccountError::EmailAlreadyExists);
/// assert_eq!(
///     response.body(),
///     r#"{"error":{"status":409,"message":"The email is already registered.","code":"EmailAlreadyExists"}}"#
/// );
/// ```
///
/// # Settings
///
/// | setting | what it is |
/// |---|---|
/// | `errors` | the error types, each `Documented` |
/// | `standard` | the statuses whose standard entries the catalog has; without it, all those that `transparent` variants bring along |
/// | `title` | the title of the documents; else the name of the static |
/// | `format` | the format of every response that asks for no other; else `PROBLEM` |
/// | `type_base` | what a code is put behind to make a problem type URI |
/// | `authenticate` | the challenge of a 401 that has none of its own |
/// | `headers_elsewhere` | the headers that something else adds, such as a router its `Allow` |
/// | `headers_omitted` | the headers that responses go without on purpose: a service that never challenges sends no `WWW-Authenticate` |
/// | `allow_lints` | the remarks that [`Catalog::lints`](crate::Catalog::lints) leaves out, by their [names](crate::book::LintName): `CodeCase`, or for one code `CodeCase("tooLate")` |
/// | `successes` | the success statuses that the API documents, as `200` or as `200: "meaning"` |
///
/// # Compile errors
/// A code that two types declare (the error names both), unless both say `shared`; a 401, 405, 407 or 426 without the header
/// that RFC 9110 asks for, unless the catalog gives or excuses it; a member that the format would
/// hide behind a key of its own; an unknown setting (the nearest is named). A standard entry
/// gives way to a declared one of the same code.
///
/// `HttpError` has a field for each of these headers, which sends nothing where it is `None`. So a
/// catalog that lists 401 or 405 under `standard` says where its header comes from.
#[macro_export]
macro_rules! catalog {
    ($(
        $(#[$($attribute:tt)*])*
        $vis:vis static $name:ident $(: $ty:ty)? = { $($settings:tt)* }
    );+ $(;)?) => {$(
        $(#[$($attribute)*])*
        $vis static $name: $crate::Catalog = {
            $(const _: fn(&$ty) -> &$crate::Catalog = |it| it;)?
            const __ERRBOOK_GROUPS: &[&$crate::Group] = $crate::catalog!(@groups [] $($settings)*);
            const __ERRBOOK_COUNT: usize = $crate::private::count_groups(__ERRBOOK_GROUPS);
            static __ERRBOOK_FLAT: [&$crate::Group; __ERRBOOK_COUNT] =
                $crate::private::flatten::<_, { $crate::private::room_for(__ERRBOOK_COUNT) }>(
                    __ERRBOOK_GROUPS,
                );
            static __ERRBOOK_TABLE: $crate::private::Table<{ $crate::private::slots_for(&__ERRBOOK_FLAT) }> =
                $crate::private::fill(&__ERRBOOK_FLAT);
            $crate::Catalog::new(
                ::core::stringify!($name),
                $crate::private::__docs!($(#[$($attribute)*])*),
                $crate::catalog!(@settings ($crate::private::Settings::EMPTY) $($settings)*),
                __ERRBOOK_GROUPS,
                $crate::private::Index::new(&__ERRBOOK_FLAT, &__ERRBOOK_TABLE),
            )
        };
    )+};

    (@groups []) => {
        ::core::compile_error!("a catalog lists its errors: `errors: [AccountError]`, or `standard: [404]`")
    };
    (@groups [$($groups:tt)+]) => { &[$($groups)+] };
    (@groups [$($groups:tt)*] errors: [$($error:ty),* $(,)?] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@groups
            [$(<$error as $crate::Documented>::GROUP,)* $($groups)*] $($($rest)*)?)
    };
    (@groups $groups:tt errors: [$($error:ty),* $(,)?] $($rest:tt)+) => {
        ::core::compile_error!("a comma is missing behind the list of `errors`")
    };
    (@groups $groups:tt errors: $($rest:tt)*) => {
        ::core::compile_error!("`errors` is a list of types in brackets: `errors: [AccountError]`")
    };
    (@groups $groups:tt $setting:ident = $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "a setting has a colon: `", ::core::stringify!($setting), ": ...`"
        ))
    };
    (@groups [$($groups:tt)*] standard: $statuses:tt $(, $($rest:tt)*)?) => {
        $crate::catalog!(@groups
            [$($groups)* <$crate::standard::HttpError as $crate::Documented>::GROUP,] $($($rest)*)?)
    };
    (@groups $groups:tt $setting:ident: [$($list:tt)*] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@groups $groups $($($rest)*)?)
    };
    (@groups $groups:tt $setting:ident: $value:expr $(, $($rest:tt)*)?) => {
        $crate::catalog!(@groups $groups $($($rest)*)?)
    };

    (@settings ($set:expr)) => { $set };
    (@settings $set:tt errors: $list:tt $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings $set $($($rest)*)?)
    };
    // It has been told that this is no list, or has no colon.
    (@settings ($set:expr) $setting:ident = $($rest:tt)*) => { $set };
    (@settings ($set:expr) errors: $($rest:tt)*) => { $set };
    (@settings ($set:expr) format: $format:expr $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.format(&$format)) $($($rest)*)?)
    };
    (@settings ($set:expr) successes: [
        $($status:literal $(: $meaning:literal)?),* $(,)?
    ] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings
            ($set.successes(const { &[$(
                $crate::Success::new(
                    $crate::private::SuccessStatus::<_, { $crate::private::is_success($status) }> {
                        token: $status
                    }
                    .token,
                    $crate::catalog!(@meaning $($meaning)?),
                )
            ),*] }))
            $($($rest)*)?)
    };
    (@settings ($set:expr) allow_lints: [
        $($lint:ident $(($code:literal))?),* $(,)?
    ] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings
            ($set.allow_lints(&[$(
                $crate::private::AllowedLint::new(
                    $crate::private::LintName::$lint,
                    $crate::catalog!(@meaning $($code)?),
                )
            ),*]))
            $($($rest)*)?)
    };
    (@settings ($set:expr) standard: [$($status:expr),* $(,)?] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings
            ($set.standard(&[$(
                $crate::private::ErrorStatus::<_, { $crate::private::is_error($status) }> {
                    token: $status
                }
                .token
            ),*]))
            $($($rest)*)?)
    };
    (@settings ($set:expr) title: $value:expr $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.title($value)) $($($rest)*)?)
    };
    (@settings ($set:expr) type_base: $value:expr $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.type_base($value)) $($($rest)*)?)
    };
    (@settings ($set:expr) authenticate: $value:expr $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.authenticate($value)) $($($rest)*)?)
    };
    (@settings ($set:expr) headers_elsewhere: [$($name:expr),* $(,)?] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.headers_elsewhere(&[$($name),*])) $($($rest)*)?)
    };
    (@settings ($set:expr) headers_omitted: [$($name:expr),* $(,)?] $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.headers_omitted(&[$($name),*])) $($($rest)*)?)
    };
    (@settings ($set:expr) standard: $statuses:path $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.standard($statuses)) $($($rest)*)?)
    };
    (@settings ($set:expr) headers_elsewhere: $names:path $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.headers_elsewhere($names)) $($($rest)*)?)
    };
    (@settings ($set:expr) headers_omitted: $names:path $(, $($rest:tt)*)?) => {
        $crate::catalog!(@settings ($set.headers_omitted($names)) $($($rest)*)?)
    };
    (@settings $set:tt $setting:ident $($rest:tt)*) => { $crate::private::__setting!($setting) };

    (@meaning) => { ::core::option::Option::None };
    (@meaning $meaning:literal) => { ::core::option::Option::Some($meaning) };
}
