/// A key of `#[api(…)]`: what it takes and where it may stand. One that means another thing in
/// another place is two. Unknown-key suggestions,
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
    Action,
    Actor,
    Answer,
    Catalog,
    Code,
    Constant,
    Crate,
    Default,
    Disclose,
    Display,
    Displayed,
    Example,
    Flatten,
    Format,
    From,
    Header,
    Internal,
    Items,
    Like,
    Log,
    Member,
    Message,
    Receive,
    Redirect,
    RenameAll,
    RenameAllFields,
    Retry,
    Route,
    Shared,
    Source,
    Standard,
    Status,
    Title,
    Transparent,
    Type,
    Unregistered,
    With,
    Without,
}

/// What stands behind a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Flag,
    /// `= "text"`.
    Text,
    /// `= "text {field}"`, `("text {}", .field.len())` or `(fmt = path::to::function)`.
    Format,
    /// The same without the function, or `= false`.
    Message,
    /// `= "text"` or `= 40401`.
    Code,
    /// `= 409` or `= CONFLICT`.
    Status,
    /// `= path::to::ITEM`.
    Path,
    /// `= Variant`.
    Variant,
    /// Nothing, `= "text"`, or `= false`.
    Member,
    /// `("name" = literal)`.
    Constants,
    /// Nothing, or `= path::to::function`.
    Function,
    /// `= ` a literal of JSON.
    Json,
    /// `= Name`, of these.
    OneOf(&'static [&'static str]),
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
    key(Id::Action, "action", Kind::Text, ENTRY, "`action = \"The user tops up the account.\"`"),
    key(Id::Actor, "actor", Kind::OneOf(ACTORS), ENTRY, "`actor = User`"),
    key(Id::Answer, "answer", Kind::Path, ENTRY, "`answer = path::to::function`"),
    key(Id::Catalog, "catalog", Kind::Path, TYPE, "`catalog = crate::ERRORS`"),
    key(Id::Code, "code", Kind::Code, ENTRY, "`code = \"EmailAlreadyExists\"` or `code = 40401`"),
    key(Id::Crate, "crate", Kind::Path, TYPE, "`crate = path::to::errbook`"),
    key(Id::Default, "default", Kind::Function, FIELD, "`default` or `default = path::to::function`"),
    key(Id::Disclose, "disclose", Kind::Flag, FIELD, "`disclose`"),
    key(Id::Display, "display", Kind::Format, ANY_BUT_FIELD, "`display = \"query {query} failed\"` or `display(fmt = path::to::function)`"),
    key(Id::Displayed, "display", Kind::Flag, FIELD, "`display`"),
    key(Id::Example, "example", Kind::Json, FIELD, "`example = 30`"),
    key(Id::Flatten, "flatten", Kind::Flag, FIELD, "`flatten`"),
    key(Id::Format, "format", Kind::Path, ANY_BUT_FIELD, "`format = errbook::format::ENVELOPE`"),
    key(Id::From, "from", Kind::Flag, FIELD, "`from`"),
    key(Id::Header, "header", Kind::Text, &[Place::Struct, Place::Variant, Place::Field],
        "`header = \"Retry-After\"` on a field, `header = \"Retry-After: 30\"` on a variant"),
    key(Id::Internal, "internal", Kind::Flag, ENTRY, "`internal`"),
    key(Id::Items, "items", Kind::Function, FIELD, "`items` or `items = errbook::camel_case`"),
    key(Id::Like, "like", Kind::Variant, &[Place::Variant], "`like = OtherVariant`"),
    key(Id::Log, "log", Kind::OneOf(LOG_LEVELS), ENTRY, "`log = WARN` or `log = OFF`"),
    key(Id::Member, "member", Kind::Member, FIELD, "`member`, `member = \"wireName\"` or `member = false`"),
    key(Id::Constant, "member", Kind::Constants, ANY_BUT_FIELD, "`member(\"type\" = \"invalid_request_error\")`"),
    key(Id::Message, "message", Kind::Message, ANY_BUT_FIELD, "`message = \"{email} is already in use.\"` or `message = false`"),
    key(Id::Receive, "receive", Kind::Flag, TYPE, "`receive`"),
    key(Id::Redirect, "redirect", Kind::Flag, ANY_BUT_FIELD, "`redirect`"),
    key(Id::RenameAll, "rename_all", Kind::Case, &[Place::Enum], "`rename_all = \"SCREAMING_SNAKE_CASE\"`"),
    key(Id::RenameAllFields, "rename_all_fields", Kind::Case, TYPE, "`rename_all_fields = \"camelCase\"`"),
    key(Id::Retry, "retry", Kind::OneOf(RETRIES), ENTRY, "`retry = Later`"),
    key(Id::Route, "route", Kind::Text, ANY_BUT_FIELD, "`route = \"users_create\"`"),
    key(Id::Shared, "shared", Kind::Flag, ENTRY, "`shared`"),
    key(Id::Source, "source", Kind::Flag, FIELD, "`source`"),
    key(Id::Standard, "standard", Kind::Flag, TYPE, "`standard`"),
    key(Id::Status, "status", Kind::Status, ANY_BUT_FIELD, "`status = 409` or `status = CONFLICT`"),
    key(Id::Title, "title", Kind::Text, ANY_BUT_FIELD, "`title = \"Email Already Exists\"`"),
    key(Id::Transparent, "transparent", Kind::Flag, &[Place::Struct, Place::Variant, Place::Field], "`transparent`"),
    key(Id::Type, "type", Kind::Text, ENTRY, "`type = \"https://example.com/probs/out-of-credit\"`"),
    key(Id::Unregistered, "unregistered", Kind::Flag, ANY_BUT_FIELD, "`unregistered`"),
    key(Id::With, "with", Kind::Path, FIELD, "`with = path::to::module`"),
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

/// Who must act, and whether to send the same request again: the variants of `errbook::status`.
const ACTORS: &[&str] = &["Developer", "User", "Operator", "Nobody"];
const RETRIES: &[&str] = &["Never", "AfterChange", "Later"];

/// The levels of `tracing`, and none: the constants of `errbook::LogLevel`.
const LOG_LEVELS: &[&str] = &["ERROR", "WARN", "INFO", "DEBUG", "TRACE", "OFF"];

/// What `without(…)` can name.
pub(crate) const IMPLS: &[&str] = &["Display", "Error", "From", "Response"];
