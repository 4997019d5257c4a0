/// The registered client and server errors, with the names that `status = …` takes.
///
/// The runtime's table says more of each. A macro crate cannot see it, so a test compares the two. (A
/// `const` check of the runtime would know it without a second list, but rustc keeps quiet about
/// unknown names beside a `compile_error!`, and it made every entry of the expansion longer.)
pub(crate) const STATUSES: &[(u16, &str)] = &[
    (400, "BAD_REQUEST"),
    (401, "UNAUTHORIZED"),
    (402, "PAYMENT_REQUIRED"),
    (403, "FORBIDDEN"),
    (404, "NOT_FOUND"),
    (405, "METHOD_NOT_ALLOWED"),
    (406, "NOT_ACCEPTABLE"),
    (407, "PROXY_AUTHENTICATION_REQUIRED"),
    (408, "REQUEST_TIMEOUT"),
    (409, "CONFLICT"),
    (410, "GONE"),
    (411, "LENGTH_REQUIRED"),
    (412, "PRECONDITION_FAILED"),
    (413, "CONTENT_TOO_LARGE"),
    (414, "URI_TOO_LONG"),
    (415, "UNSUPPORTED_MEDIA_TYPE"),
    (416, "RANGE_NOT_SATISFIABLE"),
    (417, "EXPECTATION_FAILED"),
    (418, "IM_A_TEAPOT"),
    (421, "MISDIRECTED_REQUEST"),
    (422, "UNPROCESSABLE_CONTENT"),
    (423, "LOCKED"),
    (424, "FAILED_DEPENDENCY"),
    (425, "TOO_EARLY"),
    (426, "UPGRADE_REQUIRED"),
    (428, "PRECONDITION_REQUIRED"),
    (429, "TOO_MANY_REQUESTS"),
    (431, "REQUEST_HEADER_FIELDS_TOO_LARGE"),
    (451, "UNAVAILABLE_FOR_LEGAL_REASONS"),
    (500, "INTERNAL_SERVER_ERROR"),
    (501, "NOT_IMPLEMENTED"),
    (502, "BAD_GATEWAY"),
    (503, "SERVICE_UNAVAILABLE"),
    (504, "GATEWAY_TIMEOUT"),
    (505, "HTTP_VERSION_NOT_SUPPORTED"),
    (506, "VARIANT_ALSO_NEGOTIATES"),
    (507, "INSUFFICIENT_STORAGE"),
    (508, "LOOP_DETECTED"),
    (510, "NOT_EXTENDED"),
    (511, "NETWORK_AUTHENTICATION_REQUIRED"),
];

/// The registered redirects, but for 304, which has no body, and 306, which nothing uses.
pub(crate) const REDIRECTS: &[(u16, &str)] = &[
    (300, "MULTIPLE_CHOICES"),
    (301, "MOVED_PERMANENTLY"),
    (302, "FOUND"),
    (303, "SEE_OTHER"),
    (305, "USE_PROXY"),
    (307, "TEMPORARY_REDIRECT"),
    (308, "PERMANENT_REDIRECT"),
];

/// Those that ask for a header.
pub(crate) const OBLIGED: &[u16] = &[401, 405, 407, 426];

fn all() -> impl Iterator<Item = &'static (u16, &'static str)> {
    STATUSES.iter().chain(REDIRECTS)
}

pub(crate) fn is_registered(number: u16) -> bool {
    all().any(|(registered, _)| *registered == number)
}

pub(crate) fn number_of(name: &str) -> Option<u16> {
    all().find(|(_, known)| *known == name).map(|(number, _)| *number)
}

/// What other crates call a status: `http` its own, and before it others.
const OTHER_NAMES: &[(&str, u16)] = &[
    ("REQUEST_ENTITY_TOO_LARGE", 413),
    ("PAYLOAD_TOO_LARGE", 413),
    ("REQUEST_URI_TOO_LONG", 414),
    ("REQUESTED_RANGE_NOT_SATISFIABLE", 416),
    ("UNPROCESSABLE_ENTITY", 422),
];

/// The name that `status = …` takes, for one that means the same.
pub(crate) fn name_for(other: &str) -> Option<&'static str> {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let wanted = plain(other);
    let number = OTHER_NAMES.iter().find(|(name, _)| plain(name) == wanted).map(|it| it.1);
    let is_it = |row: &&(u16, &str)| plain(row.1) == wanted || Some(row.0) == number;
    STATUSES.iter().find(is_it).map(|(_, name)| *name)
}
