const _: () = {
    use facade::errbook::private::errbook as __errbook_crate;
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl __errbook_crate::Documented for UserNotFound {
        const GROUP: &'static __errbook_crate::Group = {
            static __ERRBOOK_GROUP: __errbook_crate::Group = __errbook_crate::__group!(
                "::UserNotFound" "User Not Found" UserNotFound
            )
                .with_rows(
                    &__errbook_crate::private::entries(
                        [
                            (
                                404,
                                "UserNotFound",
                                17685296428624471726,
                                "User Not Found",
                                "",
                                "",
                                3,
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
    impl __errbook_crate::ApiError for UserNotFound
    where
        for<'__errbook> Self: ::core::error::Error,
    {
        fn entry(&self) -> &'static __errbook_crate::Entry {
            let __errbook_entry: usize = match self {
                Self { 0: __errbook_0 } => 0usize,
            };
            &<Self as __errbook_crate::Documented>::GROUP.entries[__errbook_entry]
        }
        fn has_fixed_body(&self) -> bool {
            __errbook_crate::ApiError::entry(self).has_fixed_body()
        }
    }
    #[automatically_derived]
    #[allow(deprecated, unused_qualifications)]
    impl ::core::fmt::Display for UserNotFound {
        fn fmt(
            &self,
            __errbook: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            __errbook_crate::ApiError::fmt_message(self, __errbook)
        }
    }
    __errbook_crate::__if_already_there_say_without_Display_Error_From! {
        [] [UserNotFound] [] {}
    }
    __errbook_crate::__respond! {
        [] [UserNotFound] [where for < '__errbook > UserNotFound : ::core::error::Error]
    }
};
