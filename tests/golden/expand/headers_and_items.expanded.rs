#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for RequestError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::RequestError" "Request Error" RequestError
        )
            .with_rows(
                &const {
                    let mut __errbook_entries = ::errbook::private::entries(
                        [
                            (
                                429,
                                "TooManyRequests",
                                9885833525250723107,
                                "Too Many Requests",
                                "",
                                "",
                                3,
                                0,
                            ),
                            (
                                422,
                                "Invalid",
                                7287595574272256053,
                                "Invalid",
                                "",
                                "",
                                10,
                                0,
                            ),
                            (
                                422,
                                "Renamed",
                                17900609653593294487,
                                "Renamed",
                                "",
                                "",
                                10,
                                0,
                            ),
                        ],
                        &[],
                    );
                    __errbook_entries[0] = __errbook_entries[0]
                        .with_headers(
                            &[
                                ::errbook::HeaderDoc {
                                    name: "X-Limit",
                                    value: ::core::option::Option::Some("100"),
                                    docs: "",
                                },
                                ::errbook::HeaderDoc {
                                    name: "Retry-After",
                                    value: ::core::option::Option::None,
                                    docs: "Seconds to wait.",
                                },
                                ::errbook::HeaderDoc {
                                    name: "X-Client",
                                    value: ::core::option::Option::None,
                                    docs: "",
                                },
                                ::errbook::HeaderDoc {
                                    name: "X-Proxy",
                                    value: ::core::option::Option::None,
                                    docs: "",
                                },
                            ],
                        );
                    __errbook_entries
                },
                0,
                false,
            )
            .with_description(|__errbook| {
                __errbook.header(0, "Retry-After");
                __errbook.header(0, "X-Client");
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for RequestError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::TooManyRequests {
                retry_after: __errbook_retry_after,
                client: __errbook_client,
                proxy: __errbook_proxy,
            } => 0usize,
            Self::Invalid { 0: __errbook_0 } => 1usize,
            Self::Renamed { 0: __errbook_0 } => 2usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn items(&self, __errbook: &mut dyn ::core::ops::FnMut(&::errbook::Item)) {
        match self {
            Self::Invalid { 0: __errbook_0 } => {
                <Vec<
                    Item,
                > as ::errbook::private::ItemsField>::show(__errbook_0, __errbook)
            }
            Self::Renamed { 0: __errbook_0 } => {
                let __errbook_rename: ::errbook::private::Rename = errbook::camel_case;
                <Vec<
                    Item,
                > as ::errbook::private::ItemsField>::show_renamed(
                    __errbook_0,
                    __errbook,
                    __errbook_rename,
                )
            }
            _ => {}
        }
    }
    fn headers(&self, __errbook: &mut ::errbook::Headers<'_>) {
        match self {
            Self::TooManyRequests {
                retry_after: __errbook_retry_after,
                client: __errbook_client,
                proxy: __errbook_proxy,
            } => {
                <Duration as ::errbook::private::HeaderValueField>::set(
                    __errbook_retry_after,
                    __errbook,
                    "Retry-After",
                );
                {
                    use ::errbook::private::MayBeError as _;
                    <std::net::IpAddr as ::errbook::private::DisplayedHeaderField>::set(
                        ::errbook::private::told(__errbook_client).__errbook_told(),
                        __errbook,
                        "X-Client",
                    );
                }
                if let ::core::option::Option::Some(__errbook_value) = __errbook_proxy {
                    use ::errbook::private::MayBeError as _;
                    <std::net::IpAddr as ::errbook::private::DisplayedHeaderField>::set(
                        ::errbook::private::told(__errbook_value).__errbook_told(),
                        __errbook,
                        "X-Proxy",
                    );
                }
            }
            _ => {}
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for RequestError {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::errbook::ApiError::fmt_message(self, __errbook)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for RequestError {}
::errbook::__respond! {
    [] [RequestError] [where for < '__errbook > RequestError : ::core::error::Error]
}
