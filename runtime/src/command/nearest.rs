/// The candidate that somebody who wrote `name` most likely meant.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let name = folded(name);
    let is_part = |candidate: &str| name.len() >= 3 && candidate.contains(&name);
    let likeness = |candidate: &str| {
        let candidate = folded(candidate);
        let likeness = strsim::jaro_winkler(&name, &candidate);
        if is_part(&candidate) { likeness.max(LIKE) } else { likeness }
    };
    candidates
        .into_iter()
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, candidate)| candidate)
}

/// From how much likeness on a name may be meant; 1 is equality.
const LIKE: f64 = 0.8;

/// How a sentence ends that may know what was meant: with that, or with the whole choice.
pub(crate) fn did_you_mean(name: &str, candidates: &[&str]) -> String {
    match nearest(name, candidates.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("there is {}", candidates.join(", ")),
    }
}

/// A name without its case: `EMAIL_TAKEN` is `EmailTaken` and `email-taken`.
fn folded(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
