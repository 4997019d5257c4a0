//! validator: with codes, and errbook's words where the rule has none of its own.

use std::borrow::Cow;
use std::collections::HashMap;

use ::validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};
use serde_json::json;

use super::{items, shown};

#[derive(Validate)]
#[validate(schema(function = starts_before_it_ends, skip_on_field_errors = false))]
struct Event {
    #[validate(length(min = 3), email(code = "mail", message = "We write to this."))]
    contact: String,
    from: u8,
    to: u8,
    #[validate(nested)]
    place: Option<Place>,
    #[validate(nested)]
    guests: Vec<Place>,
    #[validate(nested)]
    tables: Vec<Vec<Place>>,
    #[validate(range(max = 3))]
    r#type: u8,
}

#[derive(Validate)]
#[validate(schema(function = exists))]
struct Place {
    #[validate(length(min = 1))]
    city: String,
}

fn starts_before_it_ends(event: &Event) -> Result<(), ValidationError> {
    if event.from < event.to { Ok(()) } else { Err(ValidationError::new("order")) }
}

fn exists(place: &Place) -> Result<(), ValidationError> {
    let error = ValidationError::new("place").with_message("is not on the map".into());
    if place.city == "Atlantis" { Err(error) } else { Ok(()) }
}

fn place(city: &str) -> Place {
    Place { city: city.to_owned() }
}

#[test]
fn each_finding_is_where_it_is() {
    let mut guests: Vec<Place> = (0..12).map(|_| place("Turin")).collect();
    guests[10] = place("");
    guests[2] = place("Atlantis");
    let event = Event {
        contact: "a".into(),
        from: 2,
        to: 1,
        place: Some(place("")),
        guests,
        tables: vec![vec![], vec![place("Turin"), place("")]],
        r#type: 4,
    };
    assert_eq!(
        shown(&event.validate().unwrap_err()),
        [
            " [order] is not valid",
            "/contact [length] must have a length of at least 3",
            "/contact [mail] We write to this.",
            "/guests/2 [place] is not on the map",
            "/guests/10/city [length] must have a length of at least 1",
            "/place/city [length] must have a length of at least 1",
            "/tables/1/1/city [length] must have a length of at least 1",
            "/type [range] must be at most 3",
        ]
    );
}

#[test]
fn a_list_alone() {
    assert_eq!(
        shown(&vec![place("Turin"), place("")].validate().unwrap_err()),
        ["/1/city [length] must have a length of at least 1"]
    );
}

#[derive(Validate)]
struct Rules {
    #[validate(contains(pattern = "hunter2"))]
    a_contains: &'static str,
    #[validate(does_not_contain(pattern = "hunter2"))]
    b_does_not_contain: &'static str,
    #[validate(url)]
    c_url: &'static str,
    #[validate(ip)]
    d_ip: &'static str,
    #[validate(non_control_character)]
    e_control: &'static str,
    #[validate(required)]
    f_required: Option<u8>,
    #[validate(must_match(other = "c_url"))]
    g_match: &'static str,
    #[validate(length(min = 2, max = 4))]
    h_length: &'static str,
    #[validate(length(equal = 3))]
    i_length: Vec<u8>,
    #[validate(range(min = 1, max = 5))]
    j_range: i32,
    #[validate(range(exclusive_min = 1.5, exclusive_max = 2.5))]
    k_range: f64,
    #[validate(custom(function = never))]
    l_custom: &'static str,
}

fn never(_: &str) -> Result<(), ValidationError> {
    Err(ValidationError::new("never"))
}

#[test]
fn what_the_rules_say() {
    let rules = Rules {
        a_contains: "",
        b_does_not_contain: "hunter2",
        c_url: "",
        d_ip: "",
        e_control: "\0",
        f_required: None,
        g_match: "-",
        h_length: "",
        i_length: vec![],
        j_range: 6,
        k_range: 1.5,
        l_custom: "",
    };
    let said = items(&rules.validate().unwrap_err()).into_iter().map(|item| item.message);
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            "lacks a text that it must contain",
            "contains a text that it must not contain",
            "must be a URL",
            "must be an IP address",
            "must not contain control characters",
            "is required",
            "must be the same as another field",
            "must have a length of at least 2 and at most 4",
            "must have a length of exactly 3",
            "must be at least 1 and at most 5",
            "must be more than 1.5 and less than 2.5",
            "is not valid",
        ]
    );
}

/// Codes that a rule of one's own has in common with those of validator.
#[test]
fn a_bound_is_a_number() {
    for code in ["length", "range", "regex", "credit_card", "email"] {
        let mut error = ValidationError::new(code);
        for name in ["equal", "min", "exclusive_min", "max", "exclusive_max", "value", "other"] {
            error.add_param(name.into(), &"hunter2");
        }
        let mut errors = ValidationErrors::new();
        errors.add("field", error);
        let item = &items(&errors)[0];
        assert!(!item.message.contains("hunter2"), "{}", item.message);
        assert_ne!(item.message, "is not valid");
    }
}

/// Those of the derive are names of fields. By hand there are others.
#[test]
fn any_name_is_found_again() {
    for byte in 0..128_u8 {
        let key = format!("a{}~1", char::from(byte));
        let inner = ValidationErrorsKind::Field(vec![ValidationError::new("wrong")]);
        let errors = ValidationErrors(HashMap::from([(Cow::from(key.clone()), inner)]));
        let inner = ValidationErrorsKind::Struct(Box::new(errors));
        let errors = ValidationErrors(HashMap::from([(Cow::from(key.clone()), inner)]));
        let items = items(&errors);
        let found = json!({ key.clone(): { key.clone(): 7 } });
        assert_eq!(found.pointer(items[0].pointer.as_deref().unwrap()), Some(&json!(7)), "{key}");
    }
}

/// A `HashMap` has another order in each.
#[test]
fn the_order_is_always_the_same() {
    let report = || {
        let mut errors = ValidationErrors::new();
        for name in ["b", "a", "__all__", "c", "Z", "e", "d", "ab", "r#type"] {
            errors.add(name, ValidationError::new("one"));
            errors.add(name, ValidationError::new("another"));
        }
        shown(&errors)
    };
    let first = report();
    assert_eq!(
        first[..3],
        [" [one] is not valid", " [another] is not valid", "/Z [one] is not valid"]
    );
    assert!((0..100).all(|_| report() == first));
}
