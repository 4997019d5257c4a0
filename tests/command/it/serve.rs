//! `errbook serve`: who asks on this machine gets the page, and nobody else.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use crate::errbook;

/// A server that ends with the test.
struct Server {
    program: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut program = errbook(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.strip_prefix("Account service: http://").unwrap_or_else(|| panic!("{line}"));
        Server { address: address.trim_end().trim_end_matches('/').to_owned(), program }
    }

    fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\n{headers}connection: close\r\n\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }
}

#[test]
fn the_page_is_served_to_this_machine() {
    let server = Server::start(&["serve", "errors.json"]);
    let host = format!("host: {}\r\n", server.address);
    for (path, status, media_type) in [
        ("/", "200 OK", "text/html; charset=utf-8"),
        ("/EmailAlreadyExists", "200 OK", "text/html; charset=utf-8"),
        ("/EmailAlreadyExists.json", "200 OK", "application/json"),
        ("/Nothing", "404 Not Found", "application/problem+json"),
    ] {
        let response = server.get(path, &host);
        assert!(response.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{path}: {response}");
        let media_type = format!("\r\ncontent-type: {media_type}\r\n");
        assert!(response.contains(&media_type), "{path}: {response}");
    }
    let page = server.get("/", &host);
    assert!(page.contains("\r\ncontent-security-policy: "), "{page}");
    let tag = page.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap();
    let known = server.get("/", &format!("{host}if-none-match: {tag}\r\n"));
    assert!(known.starts_with("HTTP/1.1 304 Not Modified\r\n"), "{known}");
    // What another page makes a browser ask, whose host's name leads to this machine.
    for host in ["host: evil.example\r\n", "host: evil.example:80\r\n", ""] {
        let response = server.get("/", host);
        assert!(response.starts_with("HTTP/1.1 421 Misdirected Request\r\n"), "{host}: {response}");
        assert!(!response.contains("EmailAlreadyExists"), "{host}: {response}");
    }
}

#[test]
fn a_port_that_is_taken_is_one_sentence() {
    let server = Server::start(&["serve"]);
    let (_, port) = server.address.split_once(':').unwrap();
    let output = errbook(&["serve", "--port", port]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), &*output.stdout), (Some(2), &[][..]), "{said}");
    let sentence = format!("error: port {port} cannot be served at: ");
    assert!(
        said.starts_with(&sentence)
            && said.ends_with("; name another one with `--port`, or none\n")
    );
}
