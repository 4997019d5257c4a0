#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for SignUpError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::SignUpError" "Signing up" SignUpError
        )
            .with_docs("What can go wrong when somebody new comes.")
            .with_format()
            .with_rows(
                &const {
                    let mut __errbook_entries = ::errbook::private::entries(
                        [
                            (
                                400,
                                "INVALID_EMAIL",
                                8728409316378804237,
                                "Invalid Email",
                                "",
                                "",
                                3,
                                0,
                            ),
                            (
                                400,
                                "INVALID_INVITATION",
                                6301255210198909589,
                                "Invalid Invitation",
                                "",
                                "",
                                3,
                                0,
                            ),
                        ],
                        &[],
                    );
                    __errbook_entries[0] = __errbook_entries[0].with_route("sign_up");
                    __errbook_entries[1] = __errbook_entries[1].with_route("invite");
                    __errbook_entries
                },
                0,
                false,
            )
            .with_catalog(::errbook::private::catalog_of::<SignUpError>)
            .with_description(|__errbook| {
                __errbook
                    .format({
                        let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::ENVELOPE;
                        __errbook_setting
                    });
            });
        &__ERRBOOK_GROUP
    };
    fn catalog() -> ::core::option::Option<&'static ::errbook::Catalog> {
        const __ERRBOOK_CATALOG: &'static ::errbook::Catalog = {
            let __errbook_catalog: &'static ::errbook::Catalog = &ERRORS;
            __errbook_catalog
                .assert_documents(
                    ::core::concat!(::core::module_path!(), "::SignUpError"),
                    (::core::line!(), ::core::column!()),
                );
            __errbook_catalog
        };
        ::core::option::Option::Some(__ERRBOOK_CATALOG)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for SignUpError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::InvalidEmail { .. } => 0usize,
            Self::InvalidInvitation { .. } => 1usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
    fn format(&self) -> ::core::option::Option<&'static ::errbook::WireFormat> {
        let __errbook_setting: &'static ::errbook::WireFormat = &errbook::format::ENVELOPE;
        ::core::option::Option::Some(__errbook_setting)
    }
    fn catalog(&self) -> ::core::option::Option<&'static ::errbook::Catalog> {
        <Self as ::errbook::Documented>::catalog()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for SignUpError {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::errbook::ApiError::fmt_message(self, __errbook)
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for SignUpError {}
::errbook::__respond! {
    [] [SignUpError] [where for < '__errbook > SignUpError : ::core::error::Error]
}
