#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for Conduct {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::Conduct" "Conduct" Conduct
        )
            .with_rows(
                &const {
                    let mut __errbook_entries = ::errbook::private::entries(
                        [
                            (
                                403,
                                "NotApproved",
                                11346375071784790418,
                                "Not Approved",
                                "",
                                "",
                                3,
                                0,
                            ),
                            (409, "Busy", 12501663767584818829, "Busy", "", "", 35, 0),
                            ::errbook::private::INTERNAL_ROW,
                        ],
                        &[],
                    );
                    __errbook_entries[0] = __errbook_entries[0]
                        .with_actor(::errbook::status::Actor::Operator)
                        .with_action("The operator approves.")
                        .with_retry(::errbook::status::Retry::AfterChange);
                    __errbook_entries[2] = __errbook_entries[2]
                        .with_log(::errbook::LogLevel::WARN);
                    __errbook_entries
                },
                0,
                false,
            )
            .with_operators(&[(2, false, "Flaky", "", "", "", "")]);
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for Conduct
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::NotApproved { .. } => 0usize,
            Self::Busy { .. } => 1usize,
            Self::Flaky { .. } => 2usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for Conduct {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Flaky { .. } => __errbook.write_fmt(::core::format_args!("flaky")),
            _ => ::errbook::ApiError::fmt_message(self, __errbook),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for Conduct {}
::errbook::__respond! {
    [] [Conduct] [where for < '__errbook > Conduct : ::core::error::Error]
}
