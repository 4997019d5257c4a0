//! Pointers, and the paths of fields that lead to the same place.

use errbook::Item;
use fastrand::Rng;

fn pointer(path: &str) -> String {
    Item::new("").field(path).pointer.unwrap().into_owned()
}

#[test]
fn paths_of_fields_become_pointers() {
    for (path, expected) in [
        ("a", "/a"),
        ("a.b", "/a/b"),
        ("a[0].b", "/a/0/b"),
        ("a.0.b", "/a/0/b"),
        ("[0]", "/0"),
        ("[0][1]", "/0/1"),
        ("a[\"x.y\"].b", "/a/x.y/b"),
        ("[\"\"]", "/"),
        ("", ""),
        ("a.", "/a/"),
        (".a", "//a"),
        ("a..b", "/a//b"),
        (".", "//"),
        ("a/b~c", "/a~1b~0c"),
        ("a[x]", "/a/[x]"),
        ("a[", "/a/["),
        ("a[00]", "/a/[00]"),
    ] {
        assert_eq!(pointer(path), expected, "{path}");
    }
}

#[test]
fn pointers_become_paths_of_fields() {
    for (pointer, expected) in [
        ("/a/b", Some("a.b")),
        ("/a/0/b", Some("a[0].b")),
        ("/a/00", Some("a.00")),
        ("/x.y", Some("[\"x.y\"]")),
        ("/", Some("[\"\"]")),
        ("", None),
        // As a part of a URI (RFC 6901 §6).
        ("#/a", Some("a")),
        ("#/a%20b/%c3%a9/%zz", Some("a b.é.%zz")),
        ("#", None),
    ] {
        assert_eq!(Item::new("").pointer(pointer).field_path().as_deref(), expected, "{pointer}");
    }
}

const SIGNS: [char; 12] = ['a', '0', '1', '.', '[', ']', '"', '\\', '/', '~', ' ', 'é'];

#[test]
fn every_pointer_comes_back() {
    let seed = fastrand::u64(..);
    let mut random = Rng::with_seed(seed);
    for _ in 0..20_000 {
        let mut pointer = String::new();
        for _ in 0..random.usize(..4) {
            let name: String =
                (0..random.usize(..4)).map(|_| SIGNS[random.usize(..SIGNS.len())]).collect();
            pointer = pointer + "/" + &name.replace('~', "~0").replace('/', "~1");
        }
        let item = Item::new("").pointer(pointer.clone());
        let path = item.field_path().unwrap_or_default();
        assert_eq!(Item::new("").field(&path), item, "{path}, with the seed {seed}");
    }
}
