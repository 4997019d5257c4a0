#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for UpstreamError {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::UpstreamError" "Upstream Error" UpstreamError
        )
            .with_rows(
                &::errbook::private::entries(
                    [
                        (502, "Io", 9406027659308672833, "Io", "", "", 3, 0),
                        (502, "Named", 1405265596028779193, "Named", "", "", 3, 0),
                        ::errbook::private::INTERNAL_ROW,
                        ::errbook::private::INTERNAL_ROW,
                        (
                            401,
                            "WrongPassword",
                            16735125816713903162,
                            "Wrong Password",
                            "",
                            "",
                            3,
                            0,
                        ),
                    ],
                    &[],
                ),
                0,
                true,
            )
            .with_operators(
                &[
                    (0, true, "Io", "", "", "", "std::io::Error"),
                    (1, true, "Named", "", "", "", "Option<std::fmt::Error>"),
                    (
                        2,
                        false,
                        "Worker",
                        "",
                        "",
                        "worker {worker} failed",
                        "Box<dyn Error + Send + Sync>",
                    ),
                    (3, false, "Queue", "The queue is full.", "", "", ""),
                    (4, false, "NoSuchUser", "", "", "", ""),
                ],
            );
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for UpstreamError
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self::Io { 0: __errbook_0 } => 0usize,
            Self::Named { source: __errbook_source, attempt: __errbook_attempt } => {
                1usize
            }
            Self::Worker { worker: __errbook_worker, cause: __errbook_cause } => 2usize,
            Self::Queue { .. } => 3usize,
            Self::WrongPassword { .. } => 4usize,
            Self::NoSuchUser { .. } => 4usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for UpstreamError {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Worker { worker: __errbook_worker, .. } => {
                __errbook
                    .write_fmt(
                        ::core::format_args!(
                            "worker {__errbook_worker} failed", __errbook_worker =
                            ::errbook::private::show(__errbook_worker).__errbook_shown()
                        ),
                    )
            }
            Self::Queue { .. } => {
                __errbook.write_fmt(::core::format_args!("The queue is full."))
            }
            Self::NoSuchUser { .. } => {
                __errbook.write_fmt(::core::format_args!("no such user"))
            }
            _ => ::errbook::ApiError::fmt_message(self, __errbook),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for UpstreamError {
    fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
        #[allow(unused_imports)]
        use ::errbook::private::{Behind as _, FarBehind as _, Itself as _};
        match self {
            Self::Io { 0: __errbook_0 } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_0)).__errbook_source(),
                )
            }
            Self::Named { source: __errbook_source, .. } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_source.as_ref()?))
                        .__errbook_source(),
                )
            }
            Self::Worker { cause: __errbook_cause, .. } => {
                ::core::option::Option::Some(
                    (&&&&::errbook::private::Cause(__errbook_cause)).__errbook_source(),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::convert::From<std::io::Error> for UpstreamError {
    fn from(__errbook_source: std::io::Error) -> Self {
        Self::Io { 0: __errbook_source }
    }
}
::errbook::__respond! {
    [] [UpstreamError] [where for < '__errbook > UpstreamError : ::core::error::Error]
}
