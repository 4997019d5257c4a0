//! A type is told apart from another one of its path.

/// Two types of one name, in two functions of one module.
mod operations {
    use errbook::ApiError;

    macro_rules! operation {
        ($name:ident, $status:literal, $code:literal) => {
            pub(super) struct $name;
            const _: () = {
                #[derive(Debug, ApiError)]
                #[allow(unreachable_pub)]
                pub enum OperationError {
                    #[api(status = $status, code = $code)]
                    #[allow(dead_code, reason = "what counts is the documentation")]
                    Refused,
                }
                impl super::Operation for $name {
                    type Error = OperationError;
                }
            };
        };
    }

    operation!(Create, 409, "CreateRefused");
    operation!(Delete, 503, "DeleteRefused");
}

trait Operation {
    type Error: errbook::Documented;
}

errbook::catalog! {
    #[allow(dead_code)]
    static OPERATIONS = {
        errors: [<operations::Create as Operation>::Error, <operations::Delete as Operation>::Error],
    };
}

#[test]
fn two_types_of_one_path_are_two() {
    let (create, delete) = (
        <<operations::Create as Operation>::Error as errbook::Documented>::GROUP,
        <<operations::Delete as Operation>::Error as errbook::Documented>::GROUP,
    );
    assert_eq!(create.path, delete.path);
    assert!(!create.is(delete) && create.is(create));
    assert_eq!(OPERATIONS.entries().len(), 2);
}
