use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;

use http::Response;

/// Sends these bytes to each connection, whatever it asks, and closes it. It runs until the tests end.
pub(crate) fn serving(bytes: impl Into<Vec<u8>>) -> String {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = listener.local_addr().unwrap();
    let bytes = bytes.into();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let mut asked = Vec::new();
            let mut piece = [0; 1024];
            while !asked.ends_with(b"\r\n\r\n") {
                match connection.read(&mut piece) {
                    Ok(0) | Err(_) => break,
                    Ok(length) => asked.extend_from_slice(&piece[..length]),
                }
            }
            // A client that has read enough hangs up.
            let _ = connection.write_all(&bytes);
        }
    });
    format!("http://{address}/accounts?token=secret")
}

/// A response as it goes over the wire, with the length of its body.
pub(crate) fn on_the_wire(response: &Response<impl AsRef<[u8]>>) -> Vec<u8> {
    let body = response.body().as_ref();
    let mut bytes = head(response);
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// The same without a length, in pieces of this size.
pub(crate) fn in_pieces(response: &Response<impl AsRef<[u8]>>, size: usize) -> Vec<u8> {
    let mut bytes = head(response);
    bytes.extend_from_slice(b"transfer-encoding: chunked\r\n\r\n");
    for piece in response.body().as_ref().chunks(size) {
        bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"0\r\n\r\n");
    bytes
}

fn head(response: &Response<impl AsRef<[u8]>>) -> Vec<u8> {
    let mut bytes =
        format!("HTTP/1.1 {} X\r\nconnection: close\r\n", response.status().as_u16()).into_bytes();
    for (name, value) in response.headers() {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}
