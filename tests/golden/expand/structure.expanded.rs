#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for UserNotFound {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::UserNotFound" "User Not Found" UserNotFound
        )
            .with_rows(
                &const {
                    let mut __errbook_entries = ::errbook::private::entries(
                        [
                            (
                                404,
                                "UserNotFound",
                                17685296428624471726,
                                "User Not Found",
                                "There is no such user.",
                                "There is no user {id}.",
                                256,
                                1,
                            ),
                        ],
                        &const { ::errbook::private::members([("id", "")]) },
                    );
                    __errbook_entries[0] = __errbook_entries[0]
                        .with_type("https://example.com/no-user");
                    __errbook_entries
                },
                34359738368,
                false,
            )
            .with_description(|__errbook| {
                __errbook
                    .members(
                        ::errbook::private::schema::<u64>().__errbook_schema(),
                        &[(0, "id")],
                    );
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for UserNotFound
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self { id: __errbook_id } => 0usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn write_message(&self, __errbook: &mut ::errbook::private::MessageWriter<'_>) {
        ::errbook::private::write_message(self, __errbook)
    }
    fn members(&self, __errbook: &mut ::errbook::Members<'_>) {
        #[allow(unused_imports)]
        use ::errbook::private::MayBeErrors as _;
        let __errbook_shows_0 = ::errbook::private::plain::<u64>().__errbook_both();
        match self {
            Self { id: __errbook_id } => {
                __errbook_shows_0(__errbook_id, __errbook, "id");
            }
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for UserNotFound {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::errbook::ApiError::fmt_message(self, __errbook)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for UserNotFound {}
::errbook::__respond! {
    [] [UserNotFound] [where for < '__errbook > UserNotFound : ::core::error::Error]
}
