//! Each type that is a header comes back from one, and each that holds items from items.

use std::borrow::Cow;
use std::fmt::Debug;
use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use errbook::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use errbook::{ApiError, Findings, FromHeader, FromItems, HeaderField, Item, RemoteError, respond};

#[derive(Debug, ApiError)]
#[api(status = 400, receive)]
struct Header<T>(#[api(header = "X-Value")] T);

#[derive(Debug, ApiError)]
#[api(status = 400, receive)]
struct Items<T>(#[api(items)] T);

errbook::catalog! {
    static ERRORS = { errors: [Header<u8>] };
}

fn received<T: HeaderField + FromHeader + Debug>(value: T) -> Option<T> {
    match ERRORS.receive(&respond(&Header(value))) {
        RemoteError::Known(Header(value), _) => Some(value),
        _ => None,
    }
}

fn comes_back<T: HeaderField + FromHeader + Debug + PartialEq + Clone>(values: &[T]) {
    for value in values {
        assert_eq!(received(value.clone()).as_ref(), Some(value));
    }
}

macro_rules! numbers {
    ($($ty:ident),+) => {$(
        comes_back(&[$ty::MIN, $ty::MIN + 1, 1, 42, $ty::MAX - 1, $ty::MAX]);
        comes_back(&[NonZero::<$ty>::MIN, NonZero::<$ty>::MAX]);
    )+};
}

#[test]
fn every_type_of_a_header() {
    numbers!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
    comes_back(&(u8::MIN..=u8::MAX).collect::<Vec<_>>());
    comes_back(&[false, true]);
    comes_back(&[0.0, -0.5, 0.1, f64::MIN, f64::MAX, f64::MIN_POSITIVE, f64::EPSILON]);
    comes_back(&[0.1, f32::MIN, f32::MAX, f32::MIN_POSITIVE]);
    comes_back(&["", "a", "two words", "a, b", "\"quoted\"", "é€"].map(str::to_owned));
    comes_back(&["", "a", "a, b"].map(Cow::Borrowed));
    comes_back(&["", "a, b"].map(Box::<str>::from));
    comes_back(&["", "a, b"].map(Arc::<str>::from));
    comes_back(&[Method::GET, Method::from_bytes(b"PURGE").unwrap()]);
    comes_back(&[Uri::from_static("/a?b=c"), Uri::from_static("https://example.com/")]);
    comes_back(&[HeaderName::from_static("x-name")]);
    comes_back(&[b"a".as_slice(), b"\xff\xfe", b""].map(|it| HeaderValue::from_bytes(it).unwrap()));
    comes_back(&[0, 1, 30, u64::MAX].map(Duration::from_secs));
    let times = [0, 784_111_777, 253_402_300_799];
    comes_back(&times.map(|it| SystemTime::UNIX_EPOCH + Duration::from_secs(it)));
}

#[test]
fn what_holds_them() {
    comes_back(&[None, Some(5)]);
    comes_back(&[vec![], vec![1], vec![1, 2, 3]]);
    comes_back(&[vec!["a, b".to_owned(), "c".to_owned()]]);
    comes_back(&[None, Some(vec![1, 2])]);
    comes_back(&[[1, 2, 3]]);
    comes_back(&[[0; 0]]);
    comes_back(&[Box::new(5)]);
    comes_back(&[Arc::new(5)]);
    comes_back(&[Box::<[u8]>::from([1, 2])]);
    comes_back(&[Arc::<[u8]>::from([1, 2])]);
    comes_back(&[Cow::<'static, [u8]>::Owned(vec![1, 2])]);
}

/// What a header has in another form, comes back in that.
#[test]
fn what_a_header_has_another_form_of() {
    assert_eq!(received(Duration::from_millis(1)), Some(Duration::from_secs(1)));
    assert_eq!(received(" a\n ".to_owned()).as_deref(), Some("a"));
    assert_eq!(received("a\nb".to_owned()).as_deref(), Some("a b"));
    assert_eq!(received(f64::NAN), None, "which sets none");
    assert_eq!(received(vec![None, Some(1)]), Some(vec![Some(1)]));
    assert_eq!(received(vec![String::new()]), Some(vec![]));
}

#[test]
fn lines_that_somebody_else_has_written() {
    fn of<T: FromHeader>(lines: &[&'static str]) -> Option<T> {
        let mut map = HeaderMap::new();
        for line in lines {
            map.append("x-value", HeaderValue::from_static(line));
        }
        T::from_header(&map.get_all("x-value").iter().collect::<Vec<_>>())
    }
    assert_eq!(of::<String>(&["GET", "POST"]).as_deref(), Some("GET, POST"), "RFC 9110 §5.3");
    assert_eq!(of::<HeaderValue>(&["a", "b"]).unwrap(), "a, b");
    assert_eq!(of::<u8>(&["1", "1"]), None);
    assert_eq!(of::<u8>(&[]), None);
    assert_eq!(of::<bool>(&[]), None);
    assert_eq!(of::<Method>(&[]), None);
    assert_eq!(of::<Uri>(&[]), None);
    assert_eq!(of::<Duration>(&[]), None);
    assert_eq!(of::<SystemTime>(&["yesterday"]), None);
    assert_eq!(of::<[u8; 2]>(&["1"]), None);
    assert_eq!(of::<[u8; 2]>(&["1", "2", "3"]), None);
    assert_eq!(of::<Vec<u8>>(&["1", "a"]), None);
    assert_eq!(of::<Option<u8>>(&["a"]), None);
    let rfc_850 = of::<SystemTime>(&["Sunday, 06-Nov-94 08:49:37 GMT"]);
    assert_eq!(rfc_850, of(&["Sun, 06 Nov 1994 08:49:37 GMT"]));
}

fn items_come_back<T: Findings + FromItems + Debug + PartialEq + Clone>(values: &[T]) {
    for value in values {
        match ERRORS.receive::<Items<T>>(&respond(&Items(value.clone()))) {
            RemoteError::Known(Items(received), _) => assert_eq!(received, *value),
            other => panic!("{value:?}: {other}"),
        }
    }
}

#[test]
fn every_type_of_items() {
    let (age, name) = (Item::new("is too low").pointer("/age").code("Low"), Item::new("is taken"));
    items_come_back(&[age.clone(), name.clone()]);
    items_come_back(&[vec![], vec![age.clone()], vec![age.clone(), name.clone()]]);
    items_come_back(&[None, Some(age.clone())]);
    items_come_back(&[None, Some(vec![age.clone(), name.clone()])]);
    items_come_back(&[[age.clone(), name.clone()]]);
    items_come_back(&[Box::new(age.clone())]);
    items_come_back(&[Arc::new(vec![age.clone()])]);
    items_come_back(&[Box::<[Item]>::from([age.clone(), name.clone()])]);
    items_come_back(&[Arc::<[Item]>::from([age.clone()])]);
    assert_eq!(Item::from_items(&[age.clone(), name.clone()]), None);
    assert_eq!(<[Item; 2]>::from_items(&[age]), None);
    assert_eq!(Item::from_items(&[]), None);
}
