//! Codes that somebody names: `code!`, and the check that the type has them.

use crate::catalog::group::Group;
use crate::catalog::text::{Text, distance, same};

/// The code of an error, which does not compile where the type has none of it: for what switches on codes
/// and has no value of the type, such as the settings of an alert, or a client that has only
/// the code.
///
/// ```
/// use errbook::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum AccountError {
///     #[api(status = 409)]
///     EmailAlreadyExists,
/// }
///
/// const TAKEN: &str = errbook::code!(AccountError, "EmailAlreadyExists");
/// assert_eq!(TAKEN, "EmailAlreadyExists");
/// ```
///
/// ```compile_fail
/// # use errbook::ApiError;
/// # #[derive(Debug, ApiError)]
/// # enum AccountError {
/// #     #[api(status = 409)]
/// #     EmailAlreadyExists,
/// # }
/// const TAKEN: &str = errbook::code!(AccountError, "EmailAlreadyExist");
/// ```
///
/// Codes of the types that `transparent` variants bring along are among those of the type.
#[macro_export]
macro_rules! code {
    ($error:ty, $code:literal $(,)?) => {{
        const __ERRBOOK_GROUP: &$crate::Group = <$error as $crate::Documented>::GROUP;
        $crate::private::__placed! {
            ($code)
            const _: () = $crate::private::check_code(__ERRBOOK_GROUP, $code);
        }
        const __ERRBOOK_CODE: &str = $code;
        __ERRBOOK_CODE
    }};
}

/// That a code is one of the type.
///
/// # Panics
/// If not. In a `const`, that is a compile error.
#[track_caller]
pub const fn check_code(group: &Group, code: &str) {
    if has(group, code) {
        return;
    }
    let mut text = Text::new();
    text.and("`").and(group.path).and("` has no error with the code `").and(code).and("`; ");
    match nearest(group, code, None) {
        Some(nearest) if is_near(nearest, code) => {
            text.and("did you mean `").and(nearest).and("`?");
        }
        _ => {
            text.and("it has ");
            list(group, &mut text, true);
        }
    }
    panic!("{}", text.as_str());
}

const fn has(group: &Group, code: &str) -> bool {
    let mut entries = group.entries;
    while let [entry, others @ ..] = entries {
        if same(entry.code(), code) {
            return true;
        }
        entries = others;
    }
    let mut groups = group.groups;
    while let [group, others @ ..] = groups {
        if has(group, code) {
            return true;
        }
        groups = others;
    }
    false
}

/// Whether somebody who wrote the code most likely meant this one.
const fn is_near(candidate: &str, code: &str) -> bool {
    let length = if code.len() < 3 { 3 } else { code.len() };
    distance(candidate, code) <= length / 3
}

/// The code that is most like this one.
const fn nearest(
    group: &Group,
    code: &str,
    mut best: Option<&'static str>,
) -> Option<&'static str> {
    let mut entries = group.entries;
    while let [entry, others @ ..] = entries {
        match best {
            Some(known) if distance(known, code) <= distance(entry.code(), code) => {}
            _ => best = Some(entry.code()),
        }
        entries = others;
    }
    let mut groups = group.groups;
    while let [group, others @ ..] = groups {
        best = nearest(group, code, best);
        groups = others;
    }
    best
}

/// The codes, with commas; and whether the next is still the first.
const fn list(group: &Group, text: &mut Text, mut first: bool) -> bool {
    let mut entries = group.entries;
    while let [entry, others @ ..] = entries {
        text.and(if first { "`" } else { ", `" }).and(entry.code()).and("`");
        first = false;
        entries = others;
    }
    let mut groups = group.groups;
    while let [group, others @ ..] = groups {
        first = list(group, text, first);
        groups = others;
    }
    first
}
