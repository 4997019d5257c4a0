#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for AccountError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::AccountError" "Accounts" AccountError
        )
            .with_rows(
                &::errbook::private::entries(
                    [
                        (
                            409,
                            "EmailAlreadyExists",
                            2071930956098042856,
                            "Email Already Exists",
                            "The email is already registered.",
                            "The email is already registered.",
                            1,
                            0,
                        ),
                        (
                            429,
                            "slow-down",
                            13790064265648001231,
                            "Slow Down",
                            "",
                            "Wait {a} bit.",
                            1,
                            0,
                        ),
                    ],
                    &[],
                ),
                0,
                false,
            );
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for AccountError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::EmailAlreadyExists { .. } => 0usize,
            Self::TooManyRequests { .. } => 1usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for AccountError {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::errbook::ApiError::fmt_message(self, __errbook)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for AccountError {}
::errbook::__respond! {
    [] [AccountError] [where for < '__errbook > AccountError : ::core::error::Error]
}
