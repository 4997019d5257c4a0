#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for Request {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::Request" "Request" Request
        )
            .with_rows(
                &const {
                    let mut __errbook_entries = ::errbook::private::entries(
                        [
                            (
                                400,
                                "Unreadable",
                                8931466353288195387,
                                "Unreadable",
                                "",
                                "",
                                3,
                                2,
                            ),
                            (
                                400,
                                "TooLong",
                                112781392993262771,
                                "Too Long",
                                "",
                                "{maxLength} at most",
                                256,
                                2,
                            ),
                        ],
                        &const {
                            ::errbook::private::members([
                                ("type", ""),
                                ("severity", ""),
                                ("type", ""),
                                ("maxLength", ""),
                            ])
                        },
                    );
                    __errbook_entries[0] = __errbook_entries[0]
                        .with_constants(
                            &[
                                ::errbook::MemberValue {
                                    name: "type",
                                    json: "\"invalid_request_error\"",
                                },
                                ::errbook::MemberValue {
                                    name: "severity",
                                    json: "2",
                                },
                            ],
                        );
                    __errbook_entries[1] = __errbook_entries[1]
                        .with_constants(
                            &[
                                ::errbook::MemberValue {
                                    name: "type",
                                    json: "\"invalid_request_error\"",
                                },
                            ],
                        );
                    __errbook_entries
                },
                20789472319623040755306482366414848,
                false,
            )
            .with_operators(&[(0, false, "Unknown", "", "", "", "")])
            .with_description(|__errbook| {
                __errbook
                    .members(
                        ::errbook::private::schema::<u32>().__errbook_schema(),
                        &[(1, "maxLength")],
                    );
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for Request
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::Unreadable { .. } => 0usize,
            Self::TooLong { max_length: __errbook_max_length } => 1usize,
            Self::Unknown { .. } => 0usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn write_message(&self, __errbook: &mut ::errbook::private::MessageWriter<'_>) {
        ::errbook::private::write_message(self, __errbook)
    }
    fn members(&self, __errbook: &mut ::errbook::Members<'_>) {
        #[allow(unused_imports)]
        use ::errbook::private::MayBeErrors as _;
        let __errbook_shows_0 = ::errbook::private::plain::<u32>().__errbook_both();
        match self {
            Self::Unreadable { .. } => {
                __errbook.add_constants(::errbook::ApiError::entry(self));
            }
            Self::TooLong { max_length: __errbook_max_length } => {
                __errbook.add_constants(::errbook::ApiError::entry(self));
                __errbook_shows_0(__errbook_max_length, __errbook, "maxLength");
            }
            Self::Unknown { .. } => {
                __errbook.add_constants(::errbook::ApiError::entry(self));
            }
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for Request {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Unknown { .. } => __errbook.write_fmt(::core::format_args!("unknown")),
            _ => ::errbook::ApiError::fmt_message(self, __errbook),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for Request {}
::errbook::__respond! {
    [] [Request] [where for < '__errbook > Request : ::core::error::Error]
}
