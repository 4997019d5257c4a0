/// Errors of the payment API.
pub static PAYMENT: ::errbook::format::WireFormat = {
    static __ERRBOOK_CONTENT_TYPE: ::errbook::http::HeaderValue = ::errbook::http::HeaderValue::from_static(
        "application/json",
    );
    const __ERRBOOK_BODY: ::errbook::private::Value = ::errbook::private::Value::Object(
        &[
            ::errbook::private::Field::Key {
                key: "error",
                quoted: "\"error\":",
                optional: false,
                value: ::errbook::private::Value::Object(
                    &[
                        ::errbook::private::Field::Key {
                            key: "code",
                            quoted: "\"code\":",
                            optional: false,
                            value: ::errbook::private::Value::Slot(
                                ::errbook::private::TemplateSlot::Code,
                            ),
                        },
                        ::errbook::private::Field::Key {
                            key: "at",
                            quoted: "\"at\":",
                            optional: true,
                            value: ::errbook::private::Value::Slot(
                                ::errbook::private::TemplateSlot::UnixSeconds,
                            ),
                        },
                        ::errbook::private::Field::Key {
                            key: "more",
                            quoted: "\"more\":",
                            optional: false,
                            value: ::errbook::private::Value::Computed(|
                                o,
                                __errbook_output|
                            __errbook_output.write(&(o.status().as_u16()))),
                        },
                    ],
                ),
            },
            ::errbook::private::Field::Key {
                key: "docs",
                quoted: "\"docs\":",
                optional: false,
                value: ::errbook::private::Value::Text(
                    &[
                        ::errbook::private::Part::Text("https://example.com/"),
                        ::errbook::private::Part::Slot(
                            ::errbook::private::TemplateSlot::Code,
                        ),
                    ],
                ),
            },
            ::errbook::private::Field::ByKey(
                &::errbook::private::ByKey {
                    items: ::errbook::private::Items::All,
                    key: ::errbook::private::ItemSlot::Field,
                    otherwise: "base",
                    each: ::errbook::private::Value::ForEach(
                        ::errbook::private::Items::Group,
                        &::errbook::private::Value::Item(
                            ::errbook::private::ItemSlot::Message,
                        ),
                    ),
                },
            ),
        ],
    );
    ::errbook::format::WireFormat::new(
            ::core::stringify!(PAYMENT),
            "Errors of the payment API.",
            "application/json",
            &__ERRBOOK_CONTENT_TYPE,
            &[("Pragma", "no-cache")],
            &__ERRBOOK_BODY,
        )
        .with_status(200, &[429])
};
static TRACED: ::errbook::format::WireFormat = {
    static __ERRBOOK_CONTENT_TYPE: ::errbook::http::HeaderValue = ::errbook::http::HeaderValue::from_static(
        "application/problem+json",
    );
    const __ERRBOOK_BODY: ::errbook::private::Value = ::errbook::private::Value::Object({
        const __ERRBOOK_PIECES: &[::errbook::private::Piece] = &[
            errbook::format::PROBLEM.__errbook_pieces(),
            ::errbook::private::Piece::Own(::errbook::private::Field::Key {
                key: "traceId",
                quoted: "\"traceId\":",
                optional: true,
                value: ::errbook::private::Value::Slot(
                    ::errbook::private::TemplateSlot::RequestId,
                ),
            }),
        ];
        const __ERRBOOK_FIELDS: [::errbook::private::Field; ::errbook::private::count_fields(
            __ERRBOOK_PIECES,
        )] = ::errbook::private::spread(__ERRBOOK_PIECES);
        &__ERRBOOK_FIELDS
    });
    ::errbook::format::WireFormat::new(
        ::core::stringify!(TRACED),
        "",
        "application/problem+json",
        &__ERRBOOK_CONTENT_TYPE,
        &[],
        &__ERRBOOK_BODY,
    )
};
