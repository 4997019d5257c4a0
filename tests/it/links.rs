//! What the README and the guide link to is there.

use std::fs;
use std::path::Path;

use regex::Regex;

/// The address is that of the repository, since a relative path leads elsewhere on each site that shows
/// these files.
#[test]
fn links_into_the_repository_lead_to_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let guide = fs::read_dir(root.join("runtime/src/guide")).unwrap();
    let guide = guide.map(|it| it.unwrap().path()).filter(|it| it.extension().unwrap() == "md");
    let link = Regex::new(r"github\.com/errbook/errbook/(?:blob|raw|tree)/main/([^)\s]+)").unwrap();
    let mut found = 0;
    for file in guide.chain([root.join("README.md")]) {
        for link in link.captures_iter(&fs::read_to_string(&file).unwrap()) {
            assert!(root.join(&link[1]).exists(), "{}: {}", file.display(), &link[1]);
            found += 1;
        }
    }
    assert!(found > 3, "{found}");
}
