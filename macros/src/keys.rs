/// A key of `#[api(…)]`: what it takes and where it may stand. Unknown-key suggestions,
/// misplaced-key messages and the reference docs come from [`KEYS`].
pub(crate) struct Key {
    pub(crate) id: Id,
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) places: &'static [Place],
    /// How it is written, in Markdown, for messages.
    pub(crate) example: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Id {
    Catalog,
    Code,
    Crate,
    Disclose,
    Display,
    Displayed,
    Format,
    From,
    Header,
    Internal,
    Items,
    Like,
    Member,
    Message,
    RenameAll,
    Route,
    Source,
    Standard,
    Status,
    Title,
    Transparent,
    Type,
    Unregistered,
    Without,
}

/// What stands behind a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Flag,
    /// `= "text"`.
    Text,
    /// `= "text {field}"`, or `("text {}", .field.len())`.
    Format,
    /// `= 409` or `= CONFLICT`.
    Status,
    /// `= path::to::ITEM`.
    Path,
    /// `= Variant`.
    Variant,
    /// Nothing, `= "text"`, or `= false`.
    Member,
    /// Nothing, or `= path::to::function`.
    Function,
    /// `= "camelCase"` or another case.
    Case,
    /// `(Display, Error)`.
    Impls,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
}

impl Place {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Place::Enum => "an enum",
            Place::Struct => "a struct",
            Place::Variant => "a variant",
            Place::Field => "a field",
        }
    }

    /// Whether one declaration can have both: an enum has no struct to move a key to.
    pub(crate) fn can_be_beside(self, other: Self) -> bool {
        let in_enum = |place: Place| matches!(place, Place::Enum | Place::Variant);
        !(in_enum(self) && other == Place::Struct || self == Place::Struct && in_enum(other))
    }
}

const TYPE: &[Place] = &[Place::Enum, Place::Struct];
const ENTRY: &[Place] = &[Place::Struct, Place::Variant];
const ANY_BUT_FIELD: &[Place] = &[Place::Enum, Place::Struct, Place::Variant];
const FIELD: &[Place] = &[Place::Field];

#[rustfmt::skip]
pub(crate) const KEYS: &[Key] = &[
    key(Id::Catalog, "catalog", Kind::Path, TYPE, "`catalog = crate::ERRORS`"),
    key(Id::Code, "code", Kind::Text, ENTRY, "`code = \"EmailAlreadyExists\"`"),
    key(Id::Crate, "crate", Kind::Path, TYPE, "`crate = path::to::errbook`"),
    key(Id::Disclose, "disclose", Kind::Flag, FIELD, "`disclose`"),
    key(Id::Display, "display", Kind::Format, ENTRY, "`display = \"query {query} failed\"`"),
    key(Id::Displayed, "display", Kind::Flag, FIELD, "`display`"),
    key(Id::Format, "format", Kind::Path, TYPE, "`format = errbook::format::ENVELOPE`"),
    key(Id::From, "from", Kind::Flag, FIELD, "`from`"),
    key(Id::Header, "header", Kind::Text, &[Place::Struct, Place::Variant, Place::Field],
        "`header = \"Retry-After\"` on a field, `header = \"Retry-After: 30\"` on a variant"),
    key(Id::Internal, "internal", Kind::Flag, ENTRY, "`internal`"),
    key(Id::Items, "items", Kind::Function, FIELD, "`items` or `items = errbook::camel_case`"),
    key(Id::Like, "like", Kind::Variant, &[Place::Variant], "`like = OtherVariant`"),
    key(Id::Member, "member", Kind::Member, FIELD, "`member`, `member = \"wireName\"` or `member = false`"),
    key(Id::Message, "message", Kind::Format, ENTRY, "`message = \"{email} is already in use.\"`"),
    key(Id::RenameAll, "rename_all", Kind::Case, &[Place::Enum], "`rename_all = \"SCREAMING_SNAKE_CASE\"`"),
    key(Id::Route, "route", Kind::Text, ANY_BUT_FIELD, "`route = \"users_create\"`"),
    key(Id::Source, "source", Kind::Flag, FIELD, "`source`"),
    key(Id::Standard, "standard", Kind::Flag, TYPE, "`standard`"),
    key(Id::Status, "status", Kind::Status, ANY_BUT_FIELD, "`status = 409` or `status = CONFLICT`"),
    key(Id::Title, "title", Kind::Text, ANY_BUT_FIELD, "`title = \"Email Already Exists\"`"),
    key(Id::Transparent, "transparent", Kind::Flag, ENTRY, "`transparent`"),
    key(Id::Type, "type", Kind::Text, ENTRY, "`type = \"https://example.com/probs/out-of-credit\"`"),
    key(Id::Unregistered, "unregistered", Kind::Flag, ANY_BUT_FIELD, "`unregistered`"),
    key(Id::Without, "without", Kind::Impls, TYPE, "`without(Display, Error, From, Response)`"),
];

const fn key(
    id: Id,
    name: &'static str,
    kind: Kind,
    places: &'static [Place],
    example: &'static str,
) -> Key {
    Key { id, name, kind, places, example }
}

/// What `without(…)` can name.
pub(crate) const IMPLS: &[&str] = &["Display", "Error", "From", "Response"];
