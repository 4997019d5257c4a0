//! What is wrong with JSON that cannot be read: where and why, in words of errbook's own.

mod secrets;
mod types;

use errbook::{ApiError, Item, read_json};
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::types::{
    Address, Adjacent, ByHand, Caught, Closed, Entries, Flat, Fussy, Outer, Plan, Shape, SignUp,
    Tagged, Untagged,
};

/// Where and why this is none of that type.
fn why<T: DeserializeOwned>(json: &str) -> (u16, String, String) {
    let error = read_json::<T>(json.as_bytes()).err().expect(json);
    let [Item { pointer: Some(pointer), message, .. }] = error.items() else { panic!("{error:?}") };
    (error.entry().status_number(), pointer.clone().into_owned(), message.clone().into_owned())
}

/// A table of wrong inputs: the type, the JSON, the pointer, the sentence.
macro_rules! wrong {
    ($status:literal: $($type:ty, $json:expr => $pointer:literal, $sentence:literal;)+) => {$(
        assert_eq!(
            why::<$type>($json),
            ($status, $pointer.to_owned(), $sentence.to_owned()),
            "{} as {}", $json, stringify!($type)
        );
    )+};
}

#[test]
fn no_json() {
    wrong! { 400:
        SignUp, "" => "", "the JSON ends early, at line 1, column 0";
        SignUp, "{\"email\": \"a\",\n\"age\": 7" => "", "the JSON ends early, at line 2, column 8";
        SignUp, "{\"email\": \"a\",\n\n \"age\": x}" => "", "no JSON at line 3, column 9";
        SignUp, "hunter2" => "", "no JSON at line 1, column 1";
        u8, "7 hunter2" => "", "no JSON at line 1, column 3";
        // What is no JSON is said first, wherever it is.
        SignUp, r#"{"age": "hunter2", "email": }"# => "", "no JSON at line 1, column 29";
    }
    let error = read_json::<Vec<String>>(b"[\"a\",\n\"hunter2\xff\"]").unwrap_err();
    assert_eq!(error.items()[0].message, "no UTF-8 at line 2, column 9");
    assert_eq!(error.entry().status(), 400);
}

#[test]
fn another_type() {
    wrong! { 422:
        bool, "7" => "", "true or false is needed here";
        u8, "\"hunter2\"" => "", "a whole number from 0 to 255 is needed here";
        u8, "256" => "", "a whole number from 0 to 255 is needed here";
        u8, "-1" => "", "a whole number from 0 to 255 is needed here";
        u8, "1.5" => "", "a whole number from 0 to 255 is needed here";
        u8, "null" => "", "a whole number from 0 to 255 is needed here";
        u8, "[]" => "", "a whole number from 0 to 255 is needed here";
        u8, "{}" => "", "a whole number from 0 to 255 is needed here";
        i64, "true" => "", "a whole number is needed here";
        u64, "-1" => "", "a whole number that is not negative is needed here";
        std::num::NonZeroU16, "0" => "", "a whole number other than 0 is needed here";
        f64, "\"1\"" => "", "a number is needed here";
        f64, "1e999" => "", "another value is needed here";
        String, "7" => "", "a string is needed here";
        char, "\"hunter2\"" => "", "a string of one character is needed here";
        (), "7" => "", "null is needed here";
        Vec<u8>, "7" => "", "an array is needed here";
        Vec<u8>, "[1, 2, \"hunter2\"]" => "/2", "a whole number from 0 to 255 is needed here";
        (u8, u8), "{}" => "", "an array is needed here";
        (u8, u8), "[1]" => "", "another number of elements is needed here";
        (u8, u8), "[1, 2, 3]" => "", "another number of elements is needed here";
        [u8; 2], "7" => "", "an array is needed here";
        std::collections::BTreeMap<String, u8>, "7" => "", "an object is needed here";
        Option<u8>, "\"hunter2\"" => "", "a whole number from 0 to 255 is needed here";
        SignUp, "[]" => "", "another number of elements is needed here";
        SignUp, "7" => "", "an object is needed here";
        std::net::IpAddr, "\"hunter2\"" => "", "another value is needed here";
    }
}

#[test]
fn in_an_object() {
    wrong! { 422:
        SignUp, "{}" => "", "`email` is missing";
        SignUp, r#"{"email": "a"}"# => "", "`age` is missing";
        SignUp, r#"{"email": "a", "age": "hunter2"}"#
            => "/age", "a whole number from 0 to 255 is needed here";
        SignUp, r#"{"email": "a", "email": "hunter2"}"# => "", "`email` is there twice";
        SignUp, r#"{"email": "a", "age": 7, "address": {"zipCode": 7}}"#
            => "/address/zipCode", "a string is needed here";
        SignUp, r#"{"email": "a", "age": 7, "address": {}}"# => "/address", "`zipCode` is missing";
        // An alias is a name, too.
        SignUp, r#"{"mail": 7}"# => "/mail", "a string is needed here";
        // The names are escaped, as in any pointer.
        Address, r#"{"zipCode": "", "a/b~c": 7}"# => "/a~1b~0c", "a string is needed here";
        // What a type does not know it does not look at.
        SignUp, r#"{"hunter2": {"hunter2": [7]}, "email": 7}"# => "/email", "a string is needed here";
        Closed, r#"{"hunter2": 7}"# => "", "an unknown name is in here, at or before line 1, column 10";
        Outer, r#"{"inner": [{"id": 7}, {"id": "hunter2"}]}"#
            => "/inner/1/id", "a whole number from 0 to 255 is needed here";
        Outer, r#"{"inner": [{"id": 7}, {}]}"# => "/inner/1", "`id` is missing";
    }
}

/// Of a key that only the sender knows, nothing is told but the line and the column.
#[test]
fn in_a_map() {
    wrong! { 422:
        Entries, r#"{"limits": {"hunter2": "hunter2"}}"#
            => "/limits", "a whole number from 0 to 255 is needed in here, at or before line 1, column 32";
        Entries, "{\"limits\": {\n\"a\": 7,\n\"hunter2\": {}}}"
            => "/limits", "a whole number from 0 to 255 is needed in here, at or before line 3, column 11";
        Entries, r#"{"by_number": {"hunter2": 7}}"#
            => "/by_number", "an unknown name is in here, at or before line 1, column 16";
        Entries, r#"{"by_number": {"7": "hunter2"}}"#
            => "/by_number", "a whole number from 0 to 255 is needed in here, at or before line 1, column 29";
        Entries, r#"{"by_plan": {"hunter2": 7}}"#
            => "/by_plan", "an unknown name is in here, at or before line 1, column 22";
        // A variant is a name that the type has.
        Entries, r#"{"by_plan": {"basic": "hunter2"}}"#
            => "/by_plan/basic", "a whole number from 0 to 255 is needed here";
        Entries, r#"{"deep": {"hunter2": {"zipCode": 7}}}"#
            => "/deep", "a string is needed in here, at or before line 1, column 34";
    }
}

#[test]
fn enums() {
    wrong! { 422:
        Plan, r#""hunter2""# => "", "one of the known values is needed here";
        Plan, "7" => "", "one of the known values is needed here";
        Plan, r#"{"hunter2": 7}"# => "", "one of the known values is needed here";
        Shape, r#"{"circle": "hunter2"}"# => "/circle", "a number is needed here";
        Shape, r#"{"square": {"side": "hunter2"}}"# => "/square/side", "a number is needed here";
        Shape, r#"{"square": {}}"# => "/square", "`side` is missing";
        Shape, r#"{"square": 7}"# => "/square", "an object is needed here";
        Shape, r#"{"line": [1, "hunter2"]}"# => "/line/1", "a number is needed here";
        Shape, r#"{"line": [1]}"# => "/line", "another number of elements is needed here";
        Shape, r#"{"hunter2": 7}"# => "", "one of the known values is needed here";
        Shape, r#""circle""# => "", "another value is needed here";
        Shape, r#""square""# => "", "another value is needed here";
    }
}

/// serde keeps these before it reads them, so the pointer leads to what it has kept.
#[test]
fn what_serde_keeps() {
    wrong! { 422:
        Tagged, r#"{"type": "hunter2"}"#
            => "", "one of the known values is needed in here, at or before line 1, column 18";
        Tagged, r#"{"type": "card", "number": "hunter2"}"#
            => "", "a whole number from 0 to 255 is needed in here";
        Tagged, r#"{"number": 7}"# => "", "`type` is missing in here, at or before line 1, column 13";
        Tagged, "7" => "", "an object is needed here";
        Adjacent, r#"{"t": "card", "c": "hunter2"}"# => "/c", "a whole number from 0 to 255 is needed here";
        Adjacent, r#"{"t": "hunter2", "c": 7}"# => "/t", "one of the known values is needed here";
        Adjacent, r#"{"c": 7}"# => "", "`t` is missing";
        Untagged, "\"hunter2\"" => "", "another value is needed here";
        Untagged, r#"{"hunter2": 7}"# => "", "another value is needed in here";
        Flat, r#"{"page": 1, "limit": "hunter2"}"#
            => "", "a whole number from 0 to 255 is needed in here, at or before line 1, column 31";
        Flat, r#"{"limit": 1, "page": "hunter2"}"#
            => "", "a whole number from 0 to 255 is needed in here, at or before line 1, column 30";
    }
}

/// What a type says itself may be what was sent, so it is not told.
#[test]
fn words_of_the_type() {
    wrong! { 422:
        Fussy, "\"hunter2\"" => "", "another value is needed here";
        Vec<Fussy>, "[\"ok\", \"hunter2\"]" => "/1", "another value is needed here";
    }
    for how in 0..ByHand::WAYS {
        let json = format!(r#"{{"how": {how}, "what": "hunter2"}}"#);
        let (status, pointer, sentence) = why::<Caught>(&format!(r#"{{"caught": {json}}}"#));
        assert_eq!((status, pointer.as_str()), (422, "/caught"), "{how}");
        assert!(
            !sentence.contains("hunter2") && !sentence.contains("7071067"),
            "{how}: {sentence}"
        );
    }
}

/// What can be read is read as by `serde_json`, and what cannot be read cannot by either.
#[test]
fn as_serde_json() {
    for json in ["7", "null", r#"{"a": [1, "b"]}"#, "[1,", "", "1e999", "\u{feff}1"] {
        let theirs = serde_json::from_str::<Value>(json).ok();
        assert_eq!(read_json::<Value>(json.as_bytes()).ok(), theirs, "{json}");
    }
}

/// On the way to an error, every value is read as it is without one: the error is where it is.
#[test]
fn whatever_comes_before() {
    let json = |last: &str| format!("{}{last}}}", types::EVERY_TYPE);
    read_json::<types::EveryType>(json("7").as_bytes()).unwrap();
    let (status, pointer, sentence) = why::<types::EveryType>(&json("\"hunter2\""));
    assert_eq!((status, pointer.as_str()), (422, "/last"));
    assert_eq!(sentence, "a whole number from 0 to 255 is needed here");
}

/// It may be nested as deeply as it likes.
#[test]
fn deep() {
    for depth in [100, 127, 128, 1000, 100_000] {
        let json = format!("[{}1{}, \"hunter2\"]", "[".repeat(depth), "]".repeat(depth));
        let (status, pointer, _) = why::<(Value, u8)>(&json);
        assert_eq!(status, 422);
        // serde_json follows 127 levels.
        assert_eq!(pointer == "/1", depth < 127, "{depth}: {pointer}");
        assert!(!pointer.contains("hunter2"));
    }
}

#[test]
fn a_response() {
    let error = read_json::<SignUp>(br#"{"email": "a", "age": "hunter2"}"#).unwrap_err();
    let response = errbook::respond(&error);
    assert_eq!(response.status(), 422);
    assert_eq!(
        response.body(),
        r#"{"title":"Unprocessable Content","status":422,"detail":"The content is well formed, but what it says is not valid.","code":"UnprocessableContent","errors":[{"pointer":"/age","detail":"a whole number from 0 to 255 is needed here"}]}"#
    );
    assert_eq!(error.to_string(), "at `/age`: a whole number from 0 to 255 is needed here");
}

/// As a field of items, and as an error that answers by itself.
#[test]
fn in_errors_of_ones_own() {
    #[derive(Debug, ApiError)]
    enum RequestError {
        /// The settings cannot be read.
        #[api(status = 400)]
        Settings(
            #[from]
            #[api(items)]
            errbook::InputError,
        ),
    }
    #[derive(Debug, ApiError)]
    #[api(transparent)]
    struct Any(#[from] errbook::InputError);

    let input = || read_json::<u8>(b"\"hunter2\"").unwrap_err();
    let body = errbook::respond(&RequestError::from(input())).into_body();
    assert_eq!(
        body,
        r#"{"title":"Bad Request","status":400,"detail":"The settings cannot be read.","code":"Settings","errors":[{"pointer":"","detail":"a whole number from 0 to 255 is needed here"}]}"#
    );
    let transparent = errbook::respond(&Any::from(input()));
    assert_eq!(transparent.body(), errbook::respond(&input()).body());
}
