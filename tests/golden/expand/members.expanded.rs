#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::Documented for Locked {
    const GROUP: &'static ::errbook::Group = {
        static __ERRBOOK_GROUP: ::errbook::Group = ::errbook::__group!(
            "::Locked" "Locked" Locked
        )
            .with_rows(
                &const {
                    let mut __errbook_entries = ::errbook::private::entries(
                        [(400, "Locked", 14974353297783854495, "Locked", "", "", 4, 1)],
                        &const { ::errbook::private::members([("left", "")]) },
                    );
                    __errbook_entries[0] = __errbook_entries[0]
                        .with_examples(
                            &[
                                ::errbook::MemberValue {
                                    name: "left",
                                    json: "30",
                                },
                            ],
                        );
                    __errbook_entries
                },
                79228162514264337593543950336,
                false,
            )
            .with_description(|__errbook| {
                __errbook
                    .flattened(
                        0,
                        ::errbook::private::schema::<Place>().__errbook_schema(),
                    );
            });
        &__ERRBOOK_GROUP
    };
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::errbook::ApiError for Locked
where
    for<'__errbook> Self: ::core::error::Error,
{
    fn entry(&self) -> &'static ::errbook::Entry {
        let __errbook_entry: usize = match self {
            Self { left: __errbook_left, place: __errbook_place } => 0usize,
        };
        &<Self as ::errbook::Documented>::GROUP.entries[__errbook_entry]
    }
    fn members(&self, __errbook: &mut ::errbook::Members<'_>) {
        match self {
            Self { left: __errbook_left, place: __errbook_place } => {
                __errbook
                    .add_with(
                        "left",
                        __errbook_left,
                        |__errbook_value, __errbook_serializer| {
                            minutes::serialize(__errbook_value, __errbook_serializer)
                        },
                    );
                <Place as ::errbook::private::MemberField>::show_fields(
                    __errbook_place,
                    __errbook,
                    "place",
                );
            }
        }
    }
    fn has_fixed_body(&self) -> bool {
        ::errbook::ApiError::entry(self).has_fixed_body()
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::fmt::Display for Locked {
    fn fmt(&self, __errbook: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
            Self { .. } => __errbook.write_fmt(::core::format_args!("locked")),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, unused_qualifications)]
impl ::core::error::Error for Locked {}
::errbook::__respond! {
    [] [Locked] [where for < '__errbook > Locked : ::core::error::Error]
}
