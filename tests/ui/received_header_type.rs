use errbook::{ApiError, HeaderField, HeaderLines};

#[derive(Debug)]
struct Etag(u32);

impl HeaderField for Etag {
    fn header_lines(&self, lines: &mut HeaderLines<'_>) {
        lines.display(self.0);
    }
}

#[derive(Debug)]
struct Word;

impl std::fmt::Display for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("word")
    }
}

#[derive(Debug, ApiError)]
#[api(status = 412, receive)]
struct Changed {
    #[api(header = "ETag")]
    etag: Etag, //~
    #[api(header = "X-Others")]
    others: Vec<Etag>, //~
    #[api(header = "X-Word", display)]
    word: Word, //~
    #[api(header = "X-Word-2", display)]
    other: Option<Word>, //~
    #[api(header = "X-Client", display)]
    client: Option<std::net::IpAddr>,
}

fn main() {}
