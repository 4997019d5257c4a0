//! What a value of JSON says where a template has a slot.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::StatusCode;
use serde_json::Value as Json;

use crate::format::template::Part;

/// A code or a name, which may be a number.
pub(super) fn code(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

pub(super) fn status(json: &Json) -> Option<StatusCode> {
    let number = json.as_u64().and_then(|number| u16::try_from(number).ok());
    StatusCode::from_u16(number.or_else(|| json.as_str()?.parse().ok())?).ok()
}

/// A time as a count since 1970, each of so many milliseconds.
pub(super) fn unix(json: &Json, millis: u64) -> Option<SystemTime> {
    let count = json.as_u64().or_else(|| json.as_str()?.parse().ok())?;
    UNIX_EPOCH.checked_add(Duration::from_millis(count.checked_mul(millis)?))
}

/// RFC 3339, of which humantime reads what is in UTC.
pub(super) fn time(text: &str) -> Option<SystemTime> {
    let utc = |moment: &str| humantime::parse_rfc3339_weak(&moment.to_ascii_uppercase()).ok();
    if text.ends_with(['Z', 'z']) {
        return utc(text);
    }
    let zone = text.len().checked_sub("+00:00".len()).filter(|at| text.is_char_boundary(*at))?;
    let (moment, zone) = text.split_at(zone);
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let number = |part: &str, below: u64| {
        let is_digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u64>().ok().filter(|number| is_digits && *number < below)
    };
    let offset = Duration::from_secs((number(hours, 24)? * 60 + number(minutes, 60)?) * 60);
    let local = utc(&(moment.to_owned() + "Z"))?;
    match zone.as_bytes() {
        [b'+', ..] => local.checked_sub(offset).filter(|utc| *utc >= UNIX_EPOCH),
        [b'-', ..] => local.checked_add(offset),
        _ => None,
    }
}

/// What stands in the place of each part, if the text has all that always stands there.
pub(super) fn values_in<'p, 't>(
    parts: &'p [Part],
    text: &'t str,
) -> Option<Vec<(&'p Part, &'t str)>> {
    let mut values = Vec::new();
    let mut rest = text;
    for (at, part) in parts.iter().enumerate() {
        let value = match part {
            Part::Text(fixed) => rest.get(..fixed.len()).filter(|start| start == fixed)?,
            Part::Slot(_) | Part::Item(_) => match parts.get(at + 1..)? {
                [] => rest,
                // The last one ends where the text does; those before, where they can first.
                [Part::Text(fixed)] => rest.strip_suffix(fixed)?,
                [Part::Text(fixed), ..] => rest.split_once(fixed)?.0,
                _ => return None,
            },
        };
        values.push((part, value));
        rest = &rest[value.len()..];
    }
    rest.is_empty().then_some(values)
}

pub(super) fn is_literal(text: &str, json: &Json) -> bool {
    serde_json::from_str::<Json>(text).is_ok_and(|it| it == *json)
}
