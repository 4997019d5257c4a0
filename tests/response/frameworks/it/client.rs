//! A real client, and what it got.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

use http::{HeaderMap, HeaderName};
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
    pub(crate) fn new(status: u16, headers: &HeaderMap, body: &[u8]) -> Self {
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

/// One connection, on which one request follows the other.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) fn to(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
        Connection(BufReader::new(stream))
    }

    pub(crate) fn ask(&mut self, method: &str, path: &str, id: Option<&str>) -> Answer {
        let id = id.map_or(String::new(), |id| format!("x-request-id: {id}\r\n"));
        let request = format!("{method} {path} HTTP/1.1\r\nhost: x\r\n{id}\r\n");
        self.0.get_mut().write_all(request.as_bytes()).unwrap();
        let status = self.line().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers = HeaderMap::new();
        while let Some((name, value)) = self.line().split_once(": ") {
            headers.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        let length = headers["content-length"].to_str().unwrap().parse().unwrap();
        let mut body = vec![0; if method == "HEAD" { 0 } else { length }];
        self.0.read_exact(&mut body).unwrap();
        Answer::new(status, &headers, &body)
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}
