//! A real client, and what it got.

use std::net::SocketAddr;

use reqwest::blocking::Client;

/// A response, without the headers that belong to the connection and the server.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Headers that say nothing of the error.
const OF_THE_SERVER: &[&str] = &["connection", "date", "keep-alive", "server", "transfer-encoding"];

impl Answer {
    pub(crate) fn new(status: u16, headers: &http::HeaderMap, body: &[u8]) -> Self {
        let mut headers: Vec<(String, String)> = headers
            .iter()
            .filter(|(name, _)| !OF_THE_SERVER.contains(&name.as_str()))
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into())
            })
            .collect();
        headers.sort();
        Answer { status, headers, body: body.to_vec() }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn contains(&self, text: &str) -> bool {
        let headers = format!("{:?}", self.headers);
        headers.contains(text) || String::from_utf8_lossy(&self.body).contains(text)
    }
}

/// Asks a service.
pub(crate) fn ask(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<reqwest::blocking::Body>,
) -> Answer {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let mut request =
        Client::new().request(method, format!("http://{address}{path}")).body(body.into());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer::new(status, &headers, &response.bytes().unwrap())
}
