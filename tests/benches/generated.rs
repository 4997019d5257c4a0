//! Crates of errors, written as the macros of errbook and of its peers want them.

use std::fmt::Write as _;

/// How the errors of a crate are declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The enum with `Debug`.
    Bare,
    Thiserror,
    /// thiserror, strum, and a response by a `match`.
    ByHand,
    Snafu,
    Errbook,
    /// errbook with `catalog!`.
    Catalog,
}

impl Kind {
    pub const ALL: [Kind; 6] =
        [Kind::Bare, Kind::Thiserror, Kind::ByHand, Kind::Snafu, Kind::Errbook, Kind::Catalog];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Bare => "bare enum",
            Kind::Thiserror => "thiserror",
            Kind::ByHand => "thiserror, strum, a response by hand",
            Kind::Snafu => "snafu",
            Kind::Errbook => "errbook",
            Kind::Catalog => "errbook with `catalog!`",
        }
    }

    fn derives(self) -> &'static str {
        match self {
            Kind::Bare => "Debug",
            Kind::Thiserror => "Debug, thiserror::Error",
            Kind::ByHand => "Debug, thiserror::Error, strum::IntoStaticStr",
            Kind::Snafu => "Debug, snafu::Snafu",
            Kind::Errbook | Kind::Catalog => "Debug, errbook::ApiError",
        }
    }

    fn attribute(self, status: u16, message: &str) -> String {
        match self {
            Kind::Bare => String::new(),
            Kind::Thiserror | Kind::ByHand => format!("#[error({message:?})]"),
            Kind::Snafu => format!("#[snafu(display({message:?}))]"),
            Kind::Errbook | Kind::Catalog => {
                format!("#[api(status = {status}, message = {message:?})]")
            }
        }
    }
}

/// A crate of one enum, half of whose variants have fields. `touched`: in one variant the message is
/// another one and the documentation has a line more.
pub fn variants(kind: Kind, count: usize, touched: bool) -> String {
    let mut source = format!("/// Shop\n#[derive({})]\npub enum ShopError {{\n", kind.derives());
    for variant in (0..count).map(Variant) {
        let is_touched = touched && variant.0 == count / 2;
        let (more, end) = if is_touched { ("    /// Again.\n", ", again") } else { ("", "") };
        let message = format!("{}{end}.", variant.message());
        let attribute = kind.attribute(variant.status(), &message);
        let fields = if variant.has_fields() { " { id: u64, owner: String }" } else { "" };
        let (name, thing) = (variant.name(), variant.thing());
        let _ = write!(
            source,
            "    /// The {thing} was refused.\n{more}    {attribute}\n    {name}{fields},\n"
        );
    }
    source.push_str("}\n");
    match kind {
        Kind::ByHand => source + &response_by_hand(count),
        Kind::Catalog => {
            source + "errbook::catalog! { pub static ERRORS = { errors: [ShopError] }; }\n"
        }
        _ => source,
    }
}

/// A crate of as many types in one catalog, with five variants each and, if `with_standard`, one
/// that answers as the standard errors do.
pub fn types(count: usize, with_standard: bool) -> String {
    let mut source = String::new();
    for index in 0..count {
        let _ = writeln!(
            source,
            "/// Shop\n#[derive(Debug, errbook::ApiError)]\npub enum Error{index} {{"
        );
        for variant in (index * 5..index * 5 + 5).map(Variant) {
            let attribute = Kind::Catalog.attribute(variant.status(), &variant.message());
            let fields = if variant.has_fields() { " { id: u64, owner: String }" } else { "" };
            let (name, thing) = (variant.name(), variant.thing());
            let _ = writeln!(
                source,
                "    /// The {thing} was refused.\n    {attribute}\n    {name}{fields},"
            );
        }
        if with_standard {
            source.push_str("    #[api(transparent)]\n    Http(errbook::standard::HttpError),\n");
        }
        source.push_str("}\n");
    }
    let names = (0..count).map(|index| format!("Error{index}")).collect::<Vec<_>>().join(", ");
    let settings =
        format!("headers_elsewhere: [\"Allow\", \"WWW-Authenticate\"], errors: [{names}]");
    let _ = writeln!(source, "errbook::catalog! {{ pub static ERRORS = {{ {settings} }}; }}");
    source
}

struct Variant(usize);

const THINGS: [&str; 7] =
    ["Order", "Parcel", "Invoice", "Customer", "Payment", "Basket", "Voucher"];
const STATES: [&str; 5] = ["NotFound", "Expired", "AlreadyPaid", "Locked", "Incomplete"];
const STATUSES: [u16; 5] = [404, 410, 409, 403, 422];

impl Variant {
    fn name(&self) -> String {
        format!("{}{}{}", self.thing(), STATES[self.0 % STATES.len()], self.0)
    }

    fn thing(&self) -> &'static str {
        THINGS[self.0 % THINGS.len()]
    }

    fn status(&self) -> u16 {
        STATUSES[self.0 % STATUSES.len()]
    }

    fn has_fields(&self) -> bool {
        self.0 % 2 == 1
    }

    fn message(&self) -> String {
        let of = if self.has_fields() { " {id} of {owner}" } else { "" };
        format!("The {}{of} was refused", self.thing())
    }
}

/// What a service writes beside thiserror and strum: status, members and body.
fn response_by_hand(count: usize) -> String {
    let (mut statuses, mut members) = (String::new(), String::new());
    for variant in (0..count).map(Variant) {
        let (name, status) = (variant.name(), variant.status());
        let _ = writeln!(statuses, "            ShopError::{name} {{ .. }} => {status},");
        if variant.has_fields() {
            let _ = writeln!(
                members,
                "            ShopError::{name} {{ id, owner }} => {{ \
                 body.insert(\"id\".into(), (*id).into()); \
                 body.insert(\"owner\".into(), owner.as_str().into()); }}"
            );
        }
    }
    format!(
        r#"impl ShopError {{
    pub fn status(&self) -> u16 {{
        match self {{
{statuses}        }}
    }}

    pub fn into_response(self) -> http::Response<bytes::Bytes> {{
        let code: &'static str = (&self).into();
        let status = http::StatusCode::from_u16(self.status()).unwrap();
        let mut body = serde_json::Map::new();
        body.insert("title".into(), status.canonical_reason().unwrap_or_default().into());
        body.insert("status".into(), status.as_u16().into());
        body.insert("detail".into(), self.to_string().into());
        body.insert("code".into(), code.into());
        match &self {{
{members}            _ => {{}}
        }}
        let body = serde_json::to_vec(&body).unwrap();
        let mut response = http::Response::new(bytes::Bytes::from(body));
        *response.status_mut() = status;
        let kind = http::HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(http::header::CONTENT_TYPE, kind);
        response
    }}
}}
"#
    )
}
