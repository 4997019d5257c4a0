#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for Traced {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::Traced" "Traced" Traced
        )
            .with_members(
                &[
                    ::errbook::MemberDoc {
                        name: "attempt",
                        docs: "",
                    },
                ],
            )
            .with_headers(
                &[
                    ::errbook::HeaderDoc {
                        name: "X-Span",
                        value: ::core::option::Option::None,
                        docs: "",
                    },
                ],
            )
            .with_groups(&[<HttpError as ::errbook::private::Transparent>::GROUP])
            .with_description(|__errbook| {
                __errbook
                    .wrapped_member(
                        "attempt",
                        ::errbook::private::schema::<u32>().__errbook_schema(),
                    );
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for Traced
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        match self {
            Self {
                error: __errbook_error,
                attempt: __errbook_attempt,
                span: __errbook_span,
            } => {
                ::errbook::ApiError::entry(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                )
            }
        }
    }
    fn answering(&self) -> ::core::option::Option<&dyn ::errbook::ApiError> {
        match self {
            Self { error: __errbook_error, .. } => {
                ::core::option::Option::Some(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                )
            }
        }
    }
    fn members(&self, __errbook: &mut ::errbook::Members<'_>) {
        match self {
            Self { error: __errbook_error, attempt: __errbook_attempt, .. } => {
                ::errbook::ApiError::members(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                );
                {
                    <u32 as ::errbook::private::MemberField>::show(
                        __errbook_attempt,
                        __errbook,
                        "attempt",
                    );
                }
            }
        }
    }
    fn headers(&self, __errbook: &mut ::errbook::Headers<'_>) {
        match self {
            Self { error: __errbook_error, span: __errbook_span, .. } => {
                ::errbook::ApiError::headers(
                    <HttpError as ::errbook::private::Transparent>::error(
                        __errbook_error,
                    ),
                    __errbook,
                );
                {
                    <u64 as ::errbook::private::HeaderValueField>::set(
                        __errbook_span,
                        __errbook,
                        "X-Span",
                    );
                }
            }
        }
    }
    fn has_fixed_body(&self) -> bool {
        match self {
            Self { .. } => false,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for Traced {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match ::errbook::ApiError::answering(self) {
            ::core::option::Option::Some(__errbook_error) => {
                ::core::fmt::Display::fmt(__errbook_error, __errbook)
            }
            ::core::option::Option::None => {
                ::errbook::ApiError::fmt_message(self, __errbook)
            }
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for Traced {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        ::errbook::private::source(::errbook::ApiError::answering(self))
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::convert::From<HttpError> for Traced {
    fn from(__errbook_source: HttpError) -> Self {
        Self {
            error: __errbook_source,
            attempt: <u32 as ::core::default::Default>::default(),
            span: span(),
        }
    }
}
::errbook::__respond! {
    [] [Traced] [where for < '__errbook > Traced : ::core::error::Error]
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for Texts {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::Texts" "Texts" Texts
        )
            .with_rows(
                &::errbook::private::entries(
                    [
                        ::errbook::private::INTERNAL_ROW,
                        (
                            404,
                            "NotFound",
                            14345491060046374201,
                            "Not Found",
                            "",
                            "",
                            19,
                            0,
                        ),
                    ],
                    &[],
                ),
                0,
                false,
            )
            .with_operators(&[(0, false, "Masked", "", "", "", "std::fmt::Error")])
            .with_description(|__errbook| {
                __errbook
                    .format_of(
                        1,
                        {
                            let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::FLAT;
                            __errbook_setting
                        },
                    );
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for Texts
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::Masked { 0: __errbook_0 } => 0usize,
            Self::NotFound { .. } => 1usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
    fn format(&self) -> ::core::option::Option<&'static ::errbook::WireFormat> {
        match self {
            Self::NotFound { .. } => {
                let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::FLAT;
                ::core::option::Option::Some(__errbook_setting)
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for Texts {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Masked { 0: __errbook_0 } => {
                ::core::fmt::Display::fmt(
                    &::errbook::private::show(__errbook_0).__errbook_shown(),
                    __errbook,
                )
            }
            _ => any(self, __errbook),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for Texts {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        #[allow(unused_imports)]
        use ::errbook::private::{Behind as _, FarBehind as _, Itself as _};
        match self {
            Self::Masked { 0: __errbook_0 } => {
                ::core::error::Error::source(
                    (&&&&::errbook::private::Cause(__errbook_0)).__errbook_source(),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::convert::From<std::fmt::Error> for Texts {
    fn from(__errbook_source: std::fmt::Error) -> Self {
        Self::Masked {
            0: __errbook_source,
        }
    }
}
::errbook::__respond! {
    [] [Texts] [where for < '__errbook > Texts : ::core::error::Error]
}
