//! Problem type URIs.

use super::{Lint, lint};
use crate::book::located::Located;
use crate::catalog::lint_name::LintName;
use crate::catalog::spelling::in_uri;

/// IANA's registry of problem types (RFC 9457 §4.2), as a prefix.
const REGISTRY: &str = "https://iana.org/assignments/http-problem-types#";

/// What is in it: RFC 9458 has registered both. (`about:blank` has no prefix.)
const REGISTERED: [&str; 2] = ["date", "ohttp-key"];

/// A `type_base` is that of all types, so the first one is remarked on.
pub(super) fn remark_joined(entries: &[Located<'_>], lints: &mut Vec<Lint>) {
    let joined = entries.iter().find_map(|it| {
        let uri = it.entry.type_uri.as_deref()?;
        let before = uri.strip_suffix(&*in_uri(it.code()))?;
        before.ends_with(|last: char| last.is_ascii_alphanumeric()).then_some((it, uri, before))
    });
    let Some((it, uri, before)) = joined else { return };
    let code = it.code();
    let text = format!("the problem type of `{code}`, {uri}, has the code right behind a word");
    let mend = format!("a `type_base` that ends in `/` or `#`: `{before}/`");
    lints.push(lint(LintName::JoinedType, it, text, mend));
}

pub(super) fn remark(it: &Located<'_>, lints: &mut Vec<Lint>) {
    let Some(uri) = &it.entry.type_uri else { return };
    let code = it.code();
    let (scheme, rest) = uri.split_once(':').unwrap_or(("", uri));
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    if !is_scheme && !uri.starts_with('/') {
        let text = format!(
            "the problem type of `{code}`, {uri}, is relative to the path of each request, so clients resolve it to different URIs (RFC 9457 §3.1.1)"
        );
        let mend = "a whole URI, or a full path that begins with `/`";
        lints.push(lint(LintName::RelativeType, it, text, mend));
    }
    let Some((_, registry)) = REGISTRY.split_once(':') else { return };
    let plain = rest.replacen("//www.", "//", 1).to_ascii_lowercase();
    let Some(name) = plain.strip_prefix(registry) else { return };
    let is_registered = REGISTERED.contains(&name);
    if !is_registered {
        let known = REGISTERED.join("`, `");
        let text = format!(
            "the problem type of `{code}`, {uri}, says that IANA has registered `{name}`, and errbook knows of no such type"
        );
        let mend = format!("a URI of your own, or one of the registered `{known}`");
        lints.push(lint(LintName::UnregisteredType, it, text, mend));
    } else if !uri.starts_with(REGISTRY) || !uri.ends_with(name) {
        let text = format!("the problem type of `{code}`, {uri}, is not as IANA spells it");
        lints.push(lint(LintName::UnregisteredType, it, text, format!("write {REGISTRY}{name}")));
    }
}
