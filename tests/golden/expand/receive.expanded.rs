#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::errbook::Documented for JobError<T>
where
    T: ::errbook::private::Serialize,
    Self: ::core::fmt::Debug,
{
    const GROUP: &'static ::errbook::Group = &::errbook::__group!(
        "::JobError" "Job Error"
    )
        .with_format()
        .with_rows(
            &const {
                let mut __errbook_entries = ::errbook::private::entries(
                    [
                        (
                            404,
                            "JobNotFound",
                            9506224913090745624,
                            "Job Not Found",
                            "",
                            "",
                            3,
                            0,
                        ),
                        (
                            409,
                            "Running",
                            2455868124638670333,
                            "Running",
                            "",
                            "{id} is running.",
                            256,
                            3,
                        ),
                        (429, "TooMany", 3248069238980562875, "Too Many", "", "", 18, 1),
                        (422, "Invalid", 7287595574272256053, "Invalid", "", "", 10, 0),
                        ::errbook::private::INTERNAL_ROW,
                    ],
                    &const {
                        ::errbook::private::members([
                            ("id", ""),
                            ("by", ""),
                            ("since", ""),
                            ("wait", ""),
                        ])
                    },
                );
                __errbook_entries[2] = __errbook_entries[2]
                    .with_headers(
                        &[
                            ::errbook::HeaderDoc {
                                name: "Retry-After",
                                value: ::core::option::Option::None,
                                docs: "",
                            },
                            ::errbook::HeaderDoc {
                                name: "X-Client",
                                value: ::core::option::Option::None,
                                docs: "",
                            },
                        ],
                    );
                __errbook_entries
            },
            162259276829213363391612638461968,
            false,
        )
        .with_headers(
            &[
                ::errbook::HeaderDoc {
                    name: "X-Attempts",
                    value: ::core::option::Option::None,
                    docs: "",
                },
            ],
        )
        .with_operators(
            &[
                (1, true, "Running", "", "", "", "std::fmt::Error"),
                (0, false, "Hidden", "", "", "", ""),
                (4, false, "Store", "", "", "", "std::fmt::Error"),
            ],
        )
        .with_groups(
            &[
                ::errbook::private::made_by::<StatusOf, _>(upstream).group,
                <HttpError as ::errbook::private::Transparent>::GROUP,
            ],
        )
        .with_description(|__errbook| {
            __errbook
                .format({
                    let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::ENVELOPE;
                    __errbook_setting
                });
            __errbook
                .members(
                    ::errbook::private::schema::<u64>().__errbook_schema(),
                    &[(1, "id")],
                );
            __errbook
                .members(
                    ::errbook::private::schema::<T>().__errbook_schema(),
                    &[(1, "by")],
                );
            __errbook
                .members(
                    ::errbook::private::schema::<Option<String>>().__errbook_schema(),
                    &[(1, "since")],
                );
            __errbook.header(2, "Retry-After");
            __errbook
                .format_of(
                    2,
                    {
                        let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::PROBLEM;
                        __errbook_setting
                    },
                );
            __errbook
                .flattened(3, ::errbook::private::schema::<Place>().__errbook_schema());
        });
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::errbook::ApiError for JobError<T>
where
    T: ::errbook::private::Serialize,
    Self: ::core::fmt::Debug,
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::JobNotFound { .. } => 0usize,
            Self::Running {
                id: __errbook_id,
                owner: __errbook_owner,
                since: __errbook_since,
                source: __errbook_source,
            } => 1usize,
            Self::Hidden { 0: __errbook_0 } => 0usize,
            Self::TooMany { wait: __errbook_wait, client: __errbook_client } => 2usize,
            Self::Invalid { 0: __errbook_0, 1: __errbook_1 } => 3usize,
            Self::Store { 0: __errbook_0 } => 4usize,
            Self::Upstream { 0: __errbook_0 } => {
                return ::errbook::ApiError::entry(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                );
            }
            Self::Http { error: __errbook_error, attempts: __errbook_attempts } => {
                return ::errbook::ApiError::entry(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                );
            }
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn answering(&self) -> ::core::option::Option<&dyn ::errbook::ApiError> {
        match self {
            Self::Http { error: __errbook_error, .. } => {
                ::core::option::Option::Some(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
    fn write_message(&self, __errbook: &mut ::errbook::private::MessageWriter<'_>) {
        match self {
            Self::Upstream { 0: __errbook_0 } => {
                ::errbook::ApiError::write_message(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                    __errbook,
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::errbook::ApiError::write_message(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                )
            }
            _ => ::errbook::private::write_message(self, __errbook),
        }
    }
    fn fmt_message(
        &self,
        __errbook: &mut ::core::fmt::Formatter<'_>,
    ) -> ::core::fmt::Result {
        ::errbook::private::fmt_message(self, __errbook)
    }
    fn members(&self, __errbook: &mut ::errbook::Members<'_>) {
        #[allow(unused_imports)]
        use ::errbook::private::MayBeErrors as _;
        let __errbook_shows_0 = ::errbook::private::plain::<u64>().__errbook_both();
        match self {
            Self::Running {
                id: __errbook_id,
                owner: __errbook_owner,
                since: __errbook_since,
                ..
            } => {
                __errbook_shows_0(__errbook_id, __errbook, "id");
                <T as ::errbook::private::MemberField>::show(
                    __errbook_owner,
                    __errbook,
                    "by",
                );
                <Option<
                    String,
                > as ::errbook::private::MemberField>::show(
                    __errbook_since,
                    __errbook,
                    "since",
                );
            }
            Self::TooMany { wait: __errbook_wait, .. } => {
                __errbook
                    .add_with(
                        "wait",
                        __errbook_wait,
                        |__errbook_value, __errbook_serializer| {
                            seconds::serialize(__errbook_value, __errbook_serializer)
                        },
                    );
            }
            Self::Invalid { 1: __errbook_1, .. } => {
                <Place as ::errbook::private::MemberField>::show_fields(
                    __errbook_1,
                    __errbook,
                    "1",
                );
            }
            Self::Upstream { 0: __errbook_0 } => {
                ::errbook::ApiError::members(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                    __errbook,
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::errbook::ApiError::members(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                )
            }
            _ => {}
        }
    }
    fn items(&self, __errbook: &mut dyn ::core::ops::FnMut(&::errbook::Item)) {
        match self {
            Self::Invalid { 0: __errbook_0, .. } => {
                <Vec<
                    Item,
                > as ::errbook::private::ItemsField>::show(__errbook_0, __errbook)
            }
            Self::Upstream { 0: __errbook_0 } => {
                ::errbook::ApiError::items(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                    __errbook,
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::errbook::ApiError::items(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                )
            }
            _ => {}
        }
    }
    fn headers(&self, __errbook: &mut ::errbook::Headers<'_>) {
        match self {
            Self::TooMany { wait: __errbook_wait, client: __errbook_client } => {
                <Duration as ::errbook::private::HeaderValueField>::set(
                    __errbook_wait,
                    __errbook,
                    "Retry-After",
                );
                if let ::core::option::Option::Some(__errbook_value) = __errbook_client {
                    use ::errbook::private::MayBeError as _;
                    <std::net::IpAddr as ::errbook::private::DisplayedHeaderField>::set(
                        ::errbook::private::told(__errbook_value).__errbook_told(),
                        __errbook,
                        "X-Client",
                    );
                }
            }
            Self::Upstream { 0: __errbook_0 } => {
                ::errbook::ApiError::headers(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                    __errbook,
                )
            }
            Self::Http { error: __errbook_error, attempts: __errbook_attempts } => {
                ::errbook::ApiError::headers(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                );
                {
                    <u32 as ::errbook::private::HeaderValueField>::set(
                        __errbook_attempts,
                        __errbook,
                        "X-Attempts",
                    );
                }
            }
            _ => {}
        }
    }
    fn has_fixed_body(&self) -> bool {
        match self {
            Self::Upstream { 0: __errbook_0 } => {
                ::errbook::ApiError::has_fixed_body(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::errbook::ApiError::has_fixed_body(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                )
            }
            _ => ::errbook::ApiError::entry(self).has_fixed_body(),
        }
    }
    fn format(&self) -> ::core::option::Option<&'static ::errbook::WireFormat> {
        ::core::option::Option::or(
            match self {
                Self::TooMany { .. } => {
                    let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::PROBLEM;
                    ::core::option::Option::Some(__errbook_setting)
                }
                Self::Upstream { 0: __errbook_0 } => {
                    ::errbook::ApiError::format(
                        ::errbook::private::Transparent::error(
                            &::errbook::private::made_by::<StatusOf, _>(upstream)
                                .error(__errbook_0),
                        ),
                    )
                }
                Self::Http { error: __errbook_error, .. } => {
                    ::errbook::ApiError::format(
                        <HttpError as ::errbook::private::Transparent>::error(
                            __errbook_error,
                        ),
                    )
                }
                _ => ::core::option::Option::None,
            },
            {
                let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::ENVELOPE;
                ::core::option::Option::Some(__errbook_setting)
            },
        )
    }
    fn catalog(&self) -> ::core::option::Option<&'static ::errbook::Catalog> {
        match self {
            Self::Upstream { 0: __errbook_0 } => {
                ::errbook::ApiError::catalog(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::errbook::ApiError::catalog(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::core::fmt::Display for JobError<T>
where
    T: ::errbook::private::Serialize,
    Self: ::core::fmt::Debug,
{
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Hidden { .. } => __errbook.write_fmt(::core::format_args!("hidden")),
            Self::Store { .. } => __errbook.write_fmt(::core::format_args!("store")),
            Self::Upstream { 0: __errbook_0 } => {
                ::core::fmt::Display::fmt(
                    ::errbook::private::Transparent::error(
                        &::errbook::private::made_by::<StatusOf, _>(upstream)
                            .error(__errbook_0),
                    ),
                    __errbook,
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::core::fmt::Display::fmt(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                )
            }
            _ => ::errbook::ApiError::fmt_message(self, __errbook),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::core::error::Error for JobError<T>
where
    T: ::errbook::private::Serialize,
    JobError<T>: ::core::fmt::Debug,
{
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        #[allow(unused_imports)]
        use ::errbook::private::{Behind as _, FarBehind as _, Itself as _};
        match self {
            Self::Running { source: __errbook_source, .. } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_source)).__errbook_source(),
                )
            }
            Self::Store { 0: __errbook_0 } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_0)).__errbook_source(),
                )
            }
            Self::Http { error: __errbook_error, .. } => {
                ::core::error::Error::source(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::core::convert::From<std::fmt::Error> for JobError<T>
where
    T: ::errbook::private::Serialize,
    Self: ::core::fmt::Debug,
{
    fn from(__errbook_source: std::fmt::Error) -> Self {
        Self::Store { 0: __errbook_source }
    }
}
::errbook::__respond! {
    [T] [JobError < T >] [where T : ::errbook::private::Serialize, JobError < T > :
    ::core::fmt::Debug, for < '__errbook > JobError < T > : ::core::error::Error]
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl<T> ::errbook::Receive for JobError<T>
where
    T: ::errbook::private::Serialize,
    Self: ::core::fmt::Debug,
    T: ::errbook::private::DeserializeOwned,
{
    fn of_entry(
        __errbook_entry: usize,
        __errbook_told: &::errbook::client::Told<'_>,
    ) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match __errbook_entry {
                0 => Self::JobNotFound {},
                1 => {
                    Self::Running {
                        id: <u64 as ::errbook::private::ReceivedMember>::member(
                            __errbook_told,
                            "id",
                        )?,
                        owner: <T as ::errbook::private::ReceivedMember>::member(
                            __errbook_told,
                            "by",
                        )?,
                        since: if __errbook_told.has_member("since") {
                            <Option<
                                String,
                            > as ::errbook::private::ReceivedMember>::member(
                                __errbook_told,
                                "since",
                            )?
                        } else {
                            <Option<String> as ::core::default::Default>::default()
                        },
                        source: <std::fmt::Error as ::core::default::Default>::default(),
                    }
                }
                2 => {
                    Self::TooMany {
                        wait: if __errbook_told.has_member("wait") {
                            __errbook_told
                                .member_with(
                                    "wait",
                                    |__errbook_value| { seconds::deserialize(__errbook_value) },
                                )?
                        } else {
                            <Duration as ::errbook::private::ReceivedHeader>::header(
                                __errbook_told,
                                "Retry-After",
                            )?
                        },
                        client: if __errbook_told.has_header("X-Client") {
                            ::core::option::Option::Some(
                                <std::net::IpAddr as ::errbook::private::ReceivedText>::text(
                                    __errbook_told,
                                    "X-Client",
                                )?,
                            )
                        } else {
                            ::core::option::Option::None
                        },
                    }
                }
                3 => {
                    Self::Invalid {
                        0: <Vec<
                            Item,
                        > as ::errbook::private::ReceivedItems>::items(__errbook_told)?,
                        1: <Place as ::errbook::private::ReceivedMember>::members(
                            __errbook_told,
                        )?,
                    }
                }
                _ => return ::core::option::Option::None,
            },
        )
    }
    fn of_wrapped<'__errbook>(
        __errbook_group: usize,
        __errbook_answer: &::errbook::client::Answer<'__errbook>,
    ) -> ::core::option::Option<(Self, ::errbook::client::Told<'__errbook>)> {
        match __errbook_group {
            1 => {
                let (__errbook_error, __errbook_told) = <HttpError as ::errbook::private::ReceivedError>::receive(
                    __errbook_answer,
                )?;
                ::core::option::Option::Some((
                    Self::Http {
                        error: __errbook_error,
                        attempts: if __errbook_told.has_header("X-Attempts") {
                            <u32 as ::errbook::private::ReceivedHeader>::header(
                                &__errbook_told,
                                "X-Attempts",
                            )?
                        } else {
                            one()
                        },
                    },
                    __errbook_told,
                ))
            }
            _ => ::core::option::Option::None,
        }
    }
    fn format_of(
        __errbook_entry: ::core::option::Option<usize>,
    ) -> ::core::option::Option<&'static ::errbook::WireFormat> {
        match __errbook_entry {
            ::core::option::Option::Some(2) => {
                let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::PROBLEM;
                ::core::option::Option::Some(__errbook_setting)
            }
            _ => {
                let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::ENVELOPE;
                ::core::option::Option::Some(__errbook_setting)
            }
        }
    }
}
