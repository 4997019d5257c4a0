//! The modules depend on each other as ARCHITECTURE.md says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of the runtime may use. The ring of five is one: an error names its catalog, a
/// catalog its format, and a format writes an occurrence of an error.
const ALLOWED: &[(&str, &[&str])] = &[
    ("status", &[]),
    ("text", &[]),
    ("json", &[]),
    ("entry", &["status", "text"]),
    ("pointer", &[]),
    ("member", &["json"]),
    ("item", &["pointer"]),
    ("validation", &["item", "pointer"]),
    ("header", &["text"]),
    ("token", &["status", "text"]),
    ("index", &["entry", "text"]),
    ("shadowed", &["entry", "format", "text"]),
    ("duties", &["entry", "index", "settings", "status", "text"]),
    ("settings", &["format", "status"]),
    ("api_error", &["catalog", "entry", "format", "header", "item", "member"]),
    ("catalog", &["duties", "shadowed", "entry", "format", "index", "settings"]),
    ("catalog_macro", &[]),
    ("request", &[]),
    ("occurrence", &["api_error", "catalog", "entry", "format", "json", "member", "request"]),
    (
        "format",
        &["catalog", "entry", "item", "json", "member", "occurrence", "text", "wire_format"],
    ),
    ("response", &["api_error", "catalog", "format", "header", "occurrence", "snapshot"]),
    (
        "snapshot",
        &[
            "api_error",
            "catalog",
            "entry",
            "format",
            "header",
            "item",
            "json",
            "member",
            "occurrence",
        ],
    ),
    (
        "layer",
        &[
            "api_error",
            "catalog",
            "entry",
            "error",
            "json",
            "occurrence",
            "request",
            "snapshot",
            "standard",
        ],
    ),
    ("integration", &["api_error", "error", "layer", "occurrence", "request", "response"]),
    ("standard", &["ApiError", "status"]),
    ("export", &["api_error", "catalog", "entry", "settings", "status"]),
    ("error", &["api_error", "entry", "private", "response"]),
    ("lint", &["catalog", "entry"]),
    (
        "private",
        &[
            "api_error",
            "entry",
            "format",
            "header",
            "index",
            "item",
            "member",
            "settings",
            "status",
            "token",
        ],
    ),
];

#[test]
fn arrows() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src");
    let mut files = Vec::new();
    collect(&source, &mut files);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let relative = file.strip_prefix(&source).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        let used = code
            // `$crate::` of a macro is an arrow of its user's.
            .flat_map(|line| line.match_indices("crate::").map(move |(at, _)| line.split_at(at)))
            .filter(|(before, _)| !before.ends_with('$'))
            .map(|(_, path)| &path["crate::".len()..])
            .map(|rest| {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_'));
                rest[..end.unwrap_or(rest.len())].to_owned()
            })
            // Macros are exported at the root, whichever module has them.
            .filter(|used| *used != module && !used.is_empty() && !used.starts_with("__"));
        if module != "lib" {
            found.entry(module.clone()).or_default().extend(used);
        }
    }
    assert!(found.len() > 10, "the sources were not found");
    for (module, used) in found {
        let (_, allowed) = ALLOWED
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("say in ARCHITECTURE.md and here what `{module}` may use"));
        for used in used {
            assert!(
                allowed.contains(&used.as_str()),
                "`{module}` uses `{used}`, which ARCHITECTURE.md does not allow"
            );
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
