//! The rooms of `runtime/src`, and who may use whom. `ARCHITECTURE.md` says what lives in each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the sources, or a file beside them.
struct Room {
    name: &'static str,
    /// The rooms that it may use.
    uses: &'static [&'static str],
    /// Its files and folders from top to bottom: each may use those that stand below it.
    files: &'static [&'static str],
}

/// In the order of the way of the data. The one ring is that of the first three: an error may name
/// its catalog, a catalog its format, and a format writes what happened.
const HOUSE: &[Room] = &[
    Room {
        name: "catalog",
        uses: &["format"],
        files: &[
            "catalog_macro",
            "group_macro",
            "without_book",
            "code",
            "unregistered",
            "catalog",
            "duties",
            "shadowed",
            "allowed",
            "index",
            "walk",
            "settings",
            "standard",
            "group",
            "described",
            "description",
            "rows",
            "entry",
            "row",
            "details",
            "token",
            "status",
            "lint_name",
            "spelling",
            "findings",
            "text",
        ],
    },
    Room {
        name: "occurrence",
        uses: &["catalog", "format", "limits", "clock"],
        files: &[
            "error",
            "occurrence",
            "recover",
            "input",
            "internal",
            "api_error",
            "validation",
            "flat",
            "member",
            "statement",
            "limited",
            "message",
            "names",
            "header",
            "item",
            "plain",
            "pointer",
            "request",
            "spared",
        ],
    },
    Room {
        name: "format",
        uses: &["catalog", "occurrence", "limits"],
        files: &[
            "builtin",
            "macros",
            "read",
            "matches",
            "values",
            "received",
            "write",
            "kept",
            "spread",
            "uri",
            "wire_format",
            "shadows",
            "dependence",
            "template",
            "media",
            "output",
            "json",
        ],
    },
    Room {
        name: "response",
        uses: &["catalog", "occurrence", "format", "limits", "clock"],
        files: &["integration", "layer", "respond", "snapshot"],
    },
    Room {
        name: "book",
        uses: &["catalog", "occurrence", "format"],
        files: &[
            "html",
            "typescript",
            "rust",
            "names",
            "excerpt",
            "page",
            "markdown",
            "response",
            "anchors",
            "column",
            "testing",
            "lock",
            "services",
            "lint",
            "integration",
            "openapi",
            "constants",
            "set",
            "text",
            "make",
            "groups",
            "operators",
            "parts",
            "example",
            "body",
            "foreign",
            "read",
            "compare",
            "differences",
            "located",
            "change",
            "within",
            "model",
            "version",
            "schema",
        ],
    },
    Room {
        name: "client",
        uses: &["catalog", "occurrence", "format", "limits", "clock"],
        files: &[
            "reqwest", "checked", "relay", "remote", "again", "facts", "receive", "field",
            "answer", "misfit", "unread",
        ],
    },
    Room { name: "clock", uses: &[], files: &[] },
    // A crate of its own: of the others it sees what is public, which rustc holds it to.
    Room {
        name: PROGRAM,
        uses: &[],
        files: &[
            "check",
            "diff",
            "documents",
            "explain",
            "serve",
            "shell",
            "report",
            "input",
            "output",
            "failure",
            "nearest",
            "rendered",
            "looks",
        ],
    },
    Room {
        name: "site",
        uses: &["book", "catalog", "response"],
        files: &["actix", "poem", "rocket", "document", "accept"],
    },
    Room { name: "guide", uses: &[], files: &[] },
    Room { name: "limits", uses: &[], files: &[] },
    Room {
        name: "private",
        uses: &["catalog", "occurrence", "format", "book", "client"],
        files: &["already_there", "plain", "received", "recovery", "schema", "told", "show"],
    },
];

/// The door of the house: what it re-exports is in no room.
const DOOR: &str = "lib";

/// The room whose `crate` it is itself.
const PROGRAM: &str = "command";

#[test]
fn every_file_is_in_a_room() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        let files = found.entry(source.room).or_default();
        files.extend(source.file);
    }
    assert_eq!(found.remove(DOOR), Some(BTreeSet::new()), "the sources were not found");
    let listed = |room: &Room| {
        let files = room.files.iter().map(ToString::to_string).collect();
        (room.name.to_owned(), files)
    };
    let listed: BTreeMap<String, BTreeSet<String>> = HOUSE.iter().map(listed).collect();
    assert_eq!(found, listed, "left: what is in runtime/src; right: the table of rooms");
}

#[test]
fn rooms_use_those_that_the_table_says() {
    let arrows = arrows();
    let between = arrows.iter().filter(|(from, to)| from.room != to.room && from.room != DOOR);
    let used: BTreeSet<(&str, &str)> =
        between.map(|(from, to)| (from.room.as_str(), to.room.as_str())).collect();
    let allowed: BTreeSet<(&str, &str)> =
        HOUSE.iter().flat_map(|room| room.uses.iter().map(|used| (room.name, *used))).collect();
    let wrong: Vec<_> = used.difference(&allowed).collect();
    assert!(wrong.is_empty(), "a room uses another that the table does not allow: {wrong:?}");
    let idle: Vec<_> = allowed.difference(&used).collect();
    assert!(idle.is_empty(), "the table allows what nothing uses: {idle:?}");
}

#[test]
fn in_a_room_files_use_what_is_below_them() {
    let mut inside = 0;
    for (from, to) in arrows() {
        let Some(room) = HOUSE.iter().find(|room| room.name == from.room) else { continue };
        let floor = |place: &Place| room.files.iter().position(|file| Some(*file) == place.file());
        if let (true, Some(upper), Some(lower)) = (from.room == to.room, floor(&from), floor(&to)) {
            let names = (from.file(), to.file());
            assert!(upper <= lower, "in `{}`, an arrow goes up: {names:?}", room.name);
            inside += usize::from(upper != lower);
        }
    }
    assert!(inside > 30, "too few arrows were found: {inside}");
}

/// Where something is: a room, and the file or folder in it. The room's own head is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    room: String,
    file: Option<String>,
}

impl Place {
    fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }
}

struct Source {
    room: String,
    file: Option<String>,
    /// The lines that are no comments.
    code: String,
}

/// The Rust files of the runtime.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    let source = |path: &PathBuf| {
        let mut parts = path.strip_prefix(&root).unwrap().iter();
        let mut part = || Some(parts.next()?.to_str().unwrap().trim_end_matches(".rs").to_owned());
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        Source {
            room: part().unwrap(),
            file: part().filter(|file| file != "mod" && file != "main"),
            code: code.map(|line| line.to_owned() + "\n").collect(),
        }
    };
    paths.iter().map(source).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// Who names whom: every `crate::…` of the code, but the `$crate::…` of macros, which are arrows of
/// whoever calls them.
fn arrows() -> Vec<(Place, Place)> {
    let sources = sources();
    let mut arrows = Vec::new();
    for source in &sources {
        for (at, start) in source.code.match_indices("crate::") {
            let path = &source.code[at + start.len()..];
            let first = leading_name(path);
            if !source.code[..at].ends_with('$') && !first.is_empty() {
                let from = Place { room: source.room.clone(), file: source.file.clone() };
                let to = if source.room == PROGRAM {
                    vec![Place { room: source.room.clone(), file: Some(first.to_owned()) }]
                } else {
                    targets(&sources, first, &path[first.len()..])
                };
                arrows.extend(to.into_iter().map(|to| (from.clone(), to)));
            }
        }
    }
    arrows
}

/// Where a path behind `crate::` leads: its first name, and what follows, which may be a list.
fn targets(sources: &[Source], first: &str, rest: &str) -> Vec<Place> {
    if HOUSE.iter().all(|room| room.name != first) {
        // A macro is exported at the root, whichever file has it; a module of the root may be the
        // file of a room.
        let definition = format!("macro_rules! {first} ");
        let is_home = |source: &&Source| {
            let module = format!("#[path = \"{}/{first}.rs\"]\npub mod {first};", source.room);
            let is_module = source.file.as_deref() == Some(first)
                && sources.iter().any(|door| door.room == DOOR && door.code.contains(&module));
            is_module || source.code.contains(&definition)
        };
        let home = sources.iter().find(is_home);
        let home = home.unwrap_or_else(|| panic!("`crate::{first}` leads to no room"));
        return vec![Place { room: home.room.clone(), file: home.file.clone() }];
    }
    let Some(rest) = rest.strip_prefix("::") else {
        return vec![Place { room: first.to_owned(), file: None }];
    };
    let names = match rest.strip_prefix('{').and_then(|list| list.split_once('}')) {
        Some((list, _)) => list.split(',').map(|name| leading_name(name.trim())).collect(),
        None => vec![leading_name(rest)],
    };
    let in_room = |source: &&Source| source.room == first;
    let head = sources.iter().filter(in_room).find(|source| source.file.is_none());
    let file = |name: &str| {
        let is_file = |source: &Source| source.file.as_deref() == Some(name);
        if sources.iter().filter(in_room).any(is_file) {
            Some(name.to_owned())
        } else {
            re_exported_from(&head?.code, name)
        }
    };
    let place = |name: &str| Place { room: first.to_owned(), file: file(name) };
    names.into_iter().filter(|name| !name.is_empty()).map(place).collect()
}

fn leading_name(path: &str) -> &str {
    let end = path.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    &path[..end.unwrap_or(path.len())]
}

/// The file that a room's head has a name from.
fn re_exported_from(head: &str, name: &str) -> Option<String> {
    let uses = head.split("use self::").skip(1);
    let mut uses = uses.filter_map(|rest| rest.split(';').next()?.split_once("::"));
    let has_name = |names: &str| {
        names
            .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .any(|it| it == name)
    };
    uses.find(|(_, names)| has_name(names)).map(|(file, _)| file.to_owned())
}
