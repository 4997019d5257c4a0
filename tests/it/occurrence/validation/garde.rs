//! garde: exact about keys, without codes, in the words of garde.

use std::collections::{BTreeMap, HashMap};

use ::garde::{Error, Path, Report, Validate};
use serde_json::json;

use super::{items, shown};

#[derive(Validate)]
#[garde(custom(starts_before_it_ends))]
struct Event {
    #[garde(length(min = 3), alphanumeric)]
    name: String,
    #[garde(skip)]
    from: u8,
    #[garde(skip)]
    to: u8,
    #[garde(dive)]
    place: Option<Place>,
    #[garde(dive)]
    guests: Vec<Place>,
    #[garde(inner(length(min = 1)))]
    tags: Vec<String>,
    #[garde(dive)]
    rooms: HashMap<String, Place>,
    #[garde(range(max = 3))]
    r#type: u8,
    #[garde(dive)]
    pair: (Wrapped, Wrapped),
}

#[derive(Validate)]
struct Place {
    #[garde(length(min = 1))]
    city: String,
}

#[derive(Validate)]
#[garde(transparent)]
struct Wrapped(#[garde(range(min = 1))] u8);

fn starts_before_it_ends<C>(event: &Event, _: &C) -> ::garde::Result {
    if event.from < event.to { Ok(()) } else { Err(Error::new("ends before it starts")) }
}

fn nowhere() -> Place {
    Place { city: String::new() }
}

fn somewhere() -> Place {
    Place { city: "Turin".into() }
}

#[test]
fn each_finding_is_where_it_is() {
    let mut guests: Vec<Place> = (0..12).map(|_| somewhere()).collect();
    guests[10] = nowhere();
    guests[2] = nowhere();
    let event = Event {
        name: "a!".into(),
        from: 2,
        to: 1,
        place: Some(nowhere()),
        guests,
        tags: vec!["a".into(), String::new()],
        rooms: [("b.c", nowhere()), ("a/b", nowhere()), ("0", nowhere()), ("d", somewhere())]
            .map(|(name, place)| (name.to_owned(), place))
            .into(),
        r#type: 4,
        pair: (Wrapped(1), Wrapped(0)),
    };
    assert_eq!(
        shown(&event.validate().unwrap_err()),
        [
            " ends before it starts",
            "/guests/2/city length is lower than 1",
            "/guests/10/city length is lower than 1",
            "/name not alphanumeric",
            "/name length is lower than 3",
            "/pair/1 lower than 1",
            "/place/city length is lower than 1",
            "/rooms/0/city length is lower than 1",
            "/rooms/a~1b/city length is lower than 1",
            "/rooms/b.c/city length is lower than 1",
            "/tags/1 length is lower than 1",
            "/type greater than 3",
        ]
    );
}

#[test]
fn a_list_alone_and_a_value_alone() {
    assert_eq!(
        shown(&vec![somewhere(), nowhere()].validate().unwrap_err()),
        ["/1/city length is lower than 1"]
    );
    assert_eq!(shown(&Wrapped(0).validate().unwrap_err()), [" lower than 1"]);
}

#[test]
fn what_is_appended_by_hand() {
    let mut report = Report::new();
    report.append(Path::new("b").join(10), Error::new("late"));
    report.append(Path::new("b").join(9), Error::new("early"));
    report.append(Path::empty(), Error::new("all of it"));
    report.append(Path::new("b").join(9), Error::new("again"));
    assert_eq!(shown(&report), [" all of it", "/b/9 early", "/b/9 again", "/b/10 late"]);
}

/// Every ASCII character alone, and every pair of those that some layer could take for its own.
#[test]
fn any_key_is_found_again() {
    let special = r#"~/01.[]"\ r#:_-%"#;
    let alone = (0..128_u8).map(|byte| char::from(byte).to_string());
    let pairs = special.chars().flat_map(|a| special.chars().map(move |b| format!("{a}{b}")));
    for key in alone.chain(pairs).chain([String::new(), "~01".into(), "a.b/c~d".into()]) {
        let map = BTreeMap::from([(key.clone(), nowhere())]);
        let items = items(&map.validate().unwrap_err());
        let pointer = items[0].pointer.as_deref().unwrap();
        let found = json!({ key.clone(): { "city": key } });
        assert_eq!(found.pointer(pointer), Some(&json!(key)), "{pointer}");
    }
}
