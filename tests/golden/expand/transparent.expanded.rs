#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for ServiceError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::ServiceError" "Everything" ServiceError
        )
            .with_rows(
                &::errbook::private::entries(
                    [(410, "Gone", 18307096157411422085, "Gone", "", "", 3, 0)],
                    &[],
                ),
                0,
                false,
            )
            .with_groups(&[<HttpError as ::errbook::private::Transparent>::GROUP]);
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for ServiceError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::Http { 0: __errbook_0 } => {
                return ::errbook::ApiError::entry(
                    <HttpError as ::errbook::private::Transparent>::error(__errbook_0),
                );
            }
            Self::Gone { .. } => 0usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn answering(&self) -> ::core::option::Option<&dyn ::errbook::ApiError> {
        match self {
            Self::Http { 0: __errbook_0 } => {
                ::core::option::Option::Some(
                    <HttpError as ::errbook::private::Transparent>::error(__errbook_0),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::private::has_fixed_body(
            ::errbook::ApiError::answering(self),
            ::errbook::ApiError::entry(self),
        )
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for ServiceError {
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
impl ::core::error::Error for ServiceError {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        ::errbook::private::source(::errbook::ApiError::answering(self))
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::convert::From<HttpError> for ServiceError {
    fn from(__errbook_source: HttpError) -> Self {
        Self::Http { 0: __errbook_source }
    }
}
::errbook::__respond! {
    [] [ServiceError] [where for < '__errbook > ServiceError : ::core::error::Error]
}
