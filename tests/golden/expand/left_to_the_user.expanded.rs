#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for ParseError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::ParseError" "Parse Error" ParseError
        )
            .with_rows(
                &::errbook::private::entries(
                    [
                        (
                            400,
                            "ParseError",
                            10287937734246930724,
                            "Parse Error",
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
            )
            .with_operators(&[(0, true, "ParseError", "", "", "", "fmt::Error")]);
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for ParseError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self { 0: __errbook_0 } => 0usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for ParseError {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        #[allow(unused_imports)]
        use ::errbook::private::{Behind as _, FarBehind as _, Itself as _};
        match self {
            Self { 0: __errbook_0 } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_0)).__errbook_source(),
                )
            }
        }
    }
}
::errbook::__respond! {
    [] [ParseError] [where for < '__errbook > ParseError : ::core::error::Error]
}
