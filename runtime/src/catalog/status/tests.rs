use super::*;

#[test]
fn of_knows_exactly_the_registered_numbers() {
    for code in 100..=999 {
        let found = Status::of(code).map(|status| status.code);
        let registered = matches!(
            code,
            100..=103 | 200..=208 | 226 | 300..=308
                | 400..=418 | 421..=426 | 428 | 429 | 431 | 451
                | 500..=508 | 510 | 511
        );
        assert_eq!(found, registered.then_some(code));
    }
    for code in [0, 99, 1000, u16::MAX] {
        assert!(Status::of(code).is_none());
    }
}

#[test]
fn all_is_ascending() {
    assert!(Status::all().is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn phrases_are_those_of_http_where_http_follows_the_registry() {
    for status in Status::all() {
        let theirs = http::StatusCode::from_u16(status.code).unwrap();
        let expected = match status.code {
            203 => Some("Non Authoritative Information"),
            306 => None,
            413 => Some("Payload Too Large"),
            418 => Some("I'm a teapot"),
            422 => Some("Unprocessable Entity"),
            _ => Some(status.phrase),
        };
        assert_eq!(theirs.canonical_reason(), expected, "{}", status.code);
    }
}

#[test]
fn texts_are_plain_sentences() {
    for Status { code, meaning, action, .. } in Status::all() {
        for text in [meaning, action].into_iter().filter(|text| !text.is_empty()) {
            assert!(text.is_ascii() && text.ends_with('.'), "{code}: {text}");
            assert!(!text.contains(['`', '*', '_', '[', '<', '{', '#', '\n']), "{code}: {text}");
        }
        assert!(!meaning.is_empty(), "{code}");
    }
}

#[test]
fn an_action_names_its_actor() {
    for status in Status::all() {
        let start = match status.actor {
            _ if status.code < 400 => "",
            Actor::Developer => "The client's developer must ",
            Actor::User => "The client's user must ",
            Actor::Operator => "The operator must ",
            Actor::Nobody => "Nobody needs to act: retry ",
        };
        assert!(status.action.starts_with(start), "{}: {}", status.code, status.action);
        assert_eq!(status.action.is_empty(), status.code < 400, "{}", status.code);
        assert!(
            status.code < 400 || status.actor != Actor::Nobody || status.retry == Retry::Later,
            "{}: nobody acts, so a retry must be enough",
            status.code,
        );
    }
}

#[test]
fn required_headers_are_those_of_rfc_9110() {
    let found: Vec<_> = Status::all()
        .iter()
        .flat_map(|status| status.required_headers.iter().map(|header| (status.code, *header)))
        .collect();
    let required =
        [(401, "WWW-Authenticate"), (405, "Allow"), (407, "Proxy-Authenticate"), (426, "Upgrade")];
    assert_eq!(found, required);
}

#[test]
fn actors_and_retries_are_displayed_in_words() {
    let actors = [Actor::Developer, Actor::User, Actor::Operator, Actor::Nobody];
    assert_eq!(
        actors.map(|actor| actor.to_string()),
        ["the client's developer", "the client's user", "the operator", "nobody: retry"],
    );
    let retries = [Retry::Never, Retry::AfterChange, Retry::Later];
    assert_eq!(retries.map(|retry| retry.to_string()), ["never", "after a change", "later"]);
}
