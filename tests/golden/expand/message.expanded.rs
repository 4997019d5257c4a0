#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for OrderError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::OrderError" "Order Error" OrderError
        )
            .with_rows(
                &::errbook::private::entries(
                    [
                        (
                            403,
                            "OutOfCredit",
                            1178133384992297547,
                            "Out Of Credit",
                            "The account has too little credit.",
                            "Your balance is {balance}, but that costs {cost}.",
                            0,
                            3,
                        ),
                        (
                            403,
                            "Unlike",
                            486450764382965574,
                            "Unlike",
                            "",
                            "{left} is not {1}.",
                            256,
                            1,
                        ),
                    ],
                    &const {
                        ::errbook::private::members([
                            ("balance", "What the account has."),
                            ("cost", ""),
                            ("accounts", ""),
                            ("left", ""),
                        ])
                    },
                ),
                79382914463908011051568857088,
                false,
            )
            .with_operators(&[(1, true, "Unlike", "", "", "{0:?} is not {1:?}", "")])
            .with_description(|__errbook| {
                __errbook
                    .members(
                        ::errbook::private::schema::<f64>().__errbook_schema(),
                        &[(0, "balance"), (0, "cost")],
                    );
                __errbook
                    .members(
                        ::errbook::private::schema::<Vec<String>>().__errbook_schema(),
                        &[(0, "accounts")],
                    );
                __errbook
                    .members(
                        ::errbook::private::schema::<String>().__errbook_schema(),
                        &[(1, "left")],
                    );
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for OrderError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::OutOfCredit {
                balance: __errbook_balance,
                price: __errbook_price,
                accounts: __errbook_accounts,
                customer: __errbook_customer,
            } => 0usize,
            Self::Unlike { 0: __errbook_0, 1: __errbook_1 } => 1usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn write_message(&self, __errbook: &mut ::errbook::private::MessageWriter<'_>) {
        #[allow(unused_imports)]
        use ::errbook::private::MayBeError as _;
        match self {
            Self::OutOfCredit {
                balance: __errbook_balance,
                price: __errbook_price,
                ..
            } => {
                ::errbook::private::told(__errbook_balance).__errbook_told();
                ::errbook::private::told(__errbook_price).__errbook_told();
                __errbook
                    .write_fmt(
                        ::core::format_args!(
                            "Your balance is {__errbook_balance}, but that costs {__errbook_price:.2}.",
                            __errbook_balance =
                            ::errbook::private::show(__errbook_balance)
                            .__errbook_shown(), __errbook_price =
                            ::errbook::private::show(__errbook_price).__errbook_shown()
                        ),
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
        let __errbook_shows_0 = ::errbook::private::plain::<String>().__errbook_both();
        let __errbook_tells_0 = ::errbook::private::plain::<String>().__errbook_text();
        match self {
            Self::OutOfCredit {
                balance: __errbook_balance,
                price: __errbook_price,
                accounts: __errbook_accounts,
                ..
            } => {
                <f64 as ::errbook::private::MemberField>::show(
                    __errbook_balance,
                    __errbook,
                    "balance",
                );
                <f64 as ::errbook::private::MemberField>::show(
                    __errbook_price,
                    __errbook,
                    "cost",
                );
                <Vec<
                    String,
                > as ::errbook::private::MemberField>::show(
                    __errbook_accounts,
                    __errbook,
                    "accounts",
                );
            }
            Self::Unlike { 0: __errbook_0, 1: __errbook_1 } => {
                __errbook_shows_0(__errbook_0, __errbook, "left");
                __errbook_tells_0(__errbook_1, __errbook, "1");
            }
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for OrderError {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Unlike { 0: __errbook_0, 1: __errbook_1 } => {
                __errbook
                    .write_fmt(
                        ::core::format_args!("{__errbook_0:?} is not {__errbook_1:?}"),
                    )
            }
            _ => ::errbook::ApiError::fmt_message(self, __errbook),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for OrderError {}
::errbook::__respond! {
    [] [OrderError] [where for < '__errbook > OrderError : ::core::error::Error]
}
