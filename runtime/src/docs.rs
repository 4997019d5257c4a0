/// A doc comment as Markdown. It reaches a declarative macro line by line, each with the space that
/// stands behind the slashes.
pub(crate) fn unindented(docs: &str) -> String {
    let lines = docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
