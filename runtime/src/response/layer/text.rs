use std::task::Poll;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;

use super::caught;
use crate::limits;

/// The text of a failure, for the logs and for `on_failure`, as far as `piece` gives it without
/// being waited for. What a body says of its size is not relied upon.
pub(crate) fn text<E>(
    headers: &HeaderMap,
    mut piece: impl FnMut() -> Poll<Option<Result<Bytes, E>>>,
) -> Option<String> {
    let mut read = Vec::new();
    for _ in 0..limits::PIECES {
        let Ok(Poll::Ready(Some(Ok(bytes)))) = caught(&mut piece) else { break };
        let room = limits::TEXT - read.len();
        read.extend_from_slice(&bytes[..room.min(bytes.len())]);
        if bytes.len() >= room {
            break;
        }
    }
    let encoding = headers.get(CONTENT_ENCODING).map_or("", |it| it.to_str().unwrap_or("?"));
    let text = match encoding.trim_ascii() {
        _ if read.is_empty() => return None,
        "" | "identity" => read,
        encoding => caught(|| decoded(encoding, &read))
            .ok()
            .flatten()
            .unwrap_or_else(|| unread(encoding).into_bytes()),
    };
    let text = String::from_utf8_lossy(&text);
    (!text.is_empty()).then(|| text.into_owned())
}

/// What stands for a text that nobody can read, so that the operators know of it.
fn unread(encoding: &str) -> String {
    format!("a text encoded as `{encoding}`; the compression should be outside of the layer")
}

/// What this encoding was made of, as far as there is enough of it.
#[cfg(feature = "decompress")]
fn decoded(encoding: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    use std::io::Read;

    let mut decoder: Box<dyn Read + '_> = match encoding {
        "gzip" | "x-gzip" => Box::new(flate2::read::GzDecoder::new(bytes)),
        "deflate" => Box::new(flate2::read::ZlibDecoder::new(bytes)),
        "br" => Box::new(brotli_decompressor::Decompressor::new(bytes, bytes.len())),
        "zstd" => Box::new(ruzstd::decoding::StreamingDecoder::new(bytes).ok()?),
        _ => return None,
    };
    let mut text = vec![0; limits::TEXT];
    let mut length = 0;
    loop {
        match decoder.read(&mut text[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(_) if length > 0 => break,
            Err(_) => return None,
        }
    }
    text.truncate(length);
    Some(text)
}

#[cfg(not(feature = "decompress"))]
fn decoded(_: &str, _: &[u8]) -> Option<Vec<u8>> {
    None
}
