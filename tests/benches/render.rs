//! What a response costs, beside the least that any costs and beside the peers: time and allocations.
//! And what it costs to look up a code, and to read a body.
//!
//! `cargo bench -p errbook-benches --bench render`; with `-- --write`, `README.md` is written.
#![allow(clippy::cast_precision_loss, reason = "the figures have three digits")]

mod peers;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;

use bytes::Bytes;
use errbook::{WireFormat, format};
use errbook_benches::errors::{self, Asked};
use errbook_benches::report::{Table, publish};
use errbook_benches::rounds::{Case, medians};
use errbook_benches::{many, paths};
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde_json::Value;

use self::peers::Peer;

/// Many short ones: what interrupts one of them leaves the median alone.
const ROUNDS: u32 = 801;

fn main() {
    let mut text = String::new();
    let formats = [
        ("PROBLEM", &format::PROBLEM, "application/problem+json", peers::PROBLEM),
        ("FLAT", &format::FLAT, "application/json", peers::FLAT),
    ];
    for (name, format, kind, peers) in formats {
        let _ = writeln!(
            text,
            "**{name}** to `http::Response<Bytes>`\n\n{}",
            rendering(format, kind, peers)
        );
    }
    let _ = write!(text, "**Lookup** of a code among 2,000\n\n{}\n", lookup());
    let _ = write!(text, "**Reading** a body of three members\n\n{}", reading());
    publish("render", &text);
}

type Respond<'a> = Box<dyn Fn() -> Response<Bytes> + 'a>;

fn rendering(format: &'static WireFormat, kind: &'static str, peers: &[Peer]) -> Table {
    let headings = ["", "beside", "ns", "errbook"].into_iter().map(str::to_owned);
    let mut table = Table::new(headings.chain(peers.iter().map(|(name, _)| (*name).to_owned())));
    for asked in errors::all() {
        let finished = asked.respond(format);
        let body = finished.body().clone();
        let status = finished.status().as_u16();
        // Whoever builds a static body, builds it once.
        let leaked: &'static [u8] = Vec::leak(body.to_vec());
        let base: Respond<'_> = if asked.is_static {
            Box::new(move || limit(status, kind, leaked))
        } else {
            Box::new(move || peers::respond(status, kind, leaked.to_vec()))
        };
        let mut ways: Vec<Respond<'_>> = vec![base, Box::new(|| asked.respond(format))];
        for (name, peer) in peers {
            assert_eq!(told(peer(&asked).body()), told(&body), "{name}, {}", asked.name);
            ways.push(Box::new(|| peer(&asked)));
        }
        table.row(row(&asked, &ways));
    }
    table
}

/// `Bytes::from_static` and one header.
fn limit(status: u16, kind: &'static str, body: &'static [u8]) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(body));
    *response.status_mut() = StatusCode::from_u16(status).expect("it is one");
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// What a body tells, but for the time, which differs.
fn told(body: &[u8]) -> Value {
    let mut json: Value = serde_json::from_slice(body).expect("JSON");
    if let Some(time) = json.get_mut("timestamp") {
        *time = Value::Null;
    }
    json
}

fn row(asked: &Asked, ways: &[Respond<'_>]) -> Vec<String> {
    let allocations =
        ways.iter().map(|way| allocation_counter::measure(|| drop(black_box(way()))).count_total);
    let allocations: Vec<u64> = allocations.collect();
    let cases = ways.iter().map(|way| Case::new("", move || drop(black_box(way()))));
    let times = medians(&mut cases.collect::<Vec<_>>(), ROUNDS, 500);
    let beside = if asked.is_static { "limit" } else { "floor" };
    let mut row = vec![
        asked.name.to_owned(),
        format!("{beside} ({})", allocations[0]),
        format!("{:.0}", times[0]),
    ];
    for (time, allocations) in times.iter().zip(&allocations).skip(1) {
        row.push(format!("{:.2} ({allocations})", time / times[0]));
    }
    row
}

fn lookup() -> Table {
    let (codes, unknown) = (paths::codes(), paths::unknown_codes());
    let map: HashMap<&str, _> =
        many::ERRORS.entries().into_iter().map(|entry| (entry.code(), entry)).collect();
    let in_map =
        |codes: &[&str]| codes.iter().filter(|code| map.contains_key(black_box(**code))).count();
    let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
    assert_eq!((paths::lookup(&codes), paths::lookup(&unknown)), (codes.len(), 0));
    let mut cases = [
        Case::new("", || _ = black_box(paths::lookup(&codes))),
        Case::new("", || _ = black_box(paths::lookup(&unknown))),
        Case::new("", || _ = black_box(in_map(&codes))),
        Case::new("", || _ = black_box(in_map(&unknown))),
    ];
    let times = medians(&mut cases, ROUNDS, 2);
    let times: Vec<f64> = times.iter().map(|time| time / codes.len() as f64).collect();
    let mut table = Table::new(["", "hit, ns", "miss, ns"]);
    for (name, times) in [("errbook", &times[..2]), ("`HashMap` made at start", &times[2..])] {
        table.row([name.to_owned(), format!("{:.1}", times[0]), format!("{:.1}", times[1])]);
    }
    table
}

fn reading() -> Table {
    let body = paths::received();
    let status = StatusCode::FORBIDDEN;
    let mut cases = [
        Case::new("`serde_json::from_slice::<Value>`", || {
            drop(black_box(serde_json::from_slice::<Value>(black_box(&body))));
        }),
        Case::new("errbook, `read`", || {
            drop(black_box(format::PROBLEM.read(status, black_box(&body))));
        }),
    ];
    let times = medians(&mut cases, ROUNDS, 500);
    let mut table = Table::new(["", "ns", "×", "allocations"]);
    for (case, time) in cases.iter_mut().zip(&times) {
        let allocations = allocation_counter::measure(&mut *case.call).count_total;
        let ratio = format!("{:.2}", time / times[0]);
        table.row([case.name.clone(), format!("{time:.0}"), ratio, allocations.to_string()]);
    }
    table
}
