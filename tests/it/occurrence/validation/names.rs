//! The names in Rust, and those on the wire.

use errbook::{ApiError, Item, camel_case};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum Invalid {
    Camel(#[api(items = camel_case)] Vec<Item>),
    Marked(#[api(items = Self::marked)] Vec<Item>),
}

impl Invalid {
    fn marked(name: &str) -> String {
        format!("<{name}/~>")
    }
}

fn renamed(invalid: fn(Vec<Item>) -> Invalid, item: Item) -> Item {
    let mut renamed = Vec::new();
    invalid(vec![item]).items(&mut |item| renamed.push(item.clone()));
    renamed.pop().unwrap()
}

#[test]
fn every_name_but_no_number() {
    for (pointer, camel, marked) in [
        ("", "", ""),
        ("/zip_code", "/zipCode", "/<zip_code~1~0>"),
        ("/a_b/0/c_d", "/aB/0/cD", "/<a_b~1~0>/0/<c_d~1~0>"),
        ("/10/a~1b~01", "/10/a~1b~01", "/10/<a~1b~01~1~0>"),
        ("/01/-1/", "/01/-1/", "/<01~1~0>/<-1~1~0>/<~1~0>"),
        ("#/a_b", "#/aB", "#/<a_b~1~0>"),
    ] {
        let item = Item::new("a_b is wrong").code("some_code").pointer(pointer);
        assert_eq!(renamed(Invalid::Camel, item.clone()), item.clone().pointer(camel));
        assert_eq!(renamed(Invalid::Marked, item.clone()), item.pointer(marked));
    }
    assert_eq!(renamed(Invalid::Camel, Item::new("a_b")), Item::new("a_b"));
}

/// The case is the one of serde's `rename_all`.
#[test]
fn camel_case_is_that_of_serde() {
    #[derive(Default, Serialize)]
    #[serde(rename_all = "camelCase")]
    #[allow(non_snake_case)]
    struct Names {
        one: u8,
        two_words: u8,
        and_three_words: u8,
        _leading: u8,
        __two_leading: u8,
        trailing_: u8,
        double__underscore: u8,
        number_2: u8,
        x_y_z: u8,
        alreadyCamel: u8,
        URL_of: u8,
        là_bas_été: u8,
        r#type: u8,
    }
    let names = [
        "one",
        "two_words",
        "and_three_words",
        "_leading",
        "__two_leading",
        "trailing_",
        "double__underscore",
        "number_2",
        "x_y_z",
        "alreadyCamel",
        "URL_of",
        "là_bas_été",
        "type",
    ];
    let json = serde_json::to_value(Names::default()).unwrap();
    let mut expected: Vec<&String> = json.as_object().unwrap().keys().collect();
    let mut camel: Vec<String> = names.map(camel_case).into();
    expected.sort();
    camel.sort();
    assert_eq!(camel.iter().collect::<Vec<_>>(), expected);
}
