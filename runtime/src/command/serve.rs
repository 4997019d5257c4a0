use std::net::Ipv4Addr;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use clap::Args;
use errbook::http::{HeaderMap, Method, Uri, header};
use errbook::standard::HttpError;
use errbook::{Site, respond};
use tokio::net::TcpListener;

use crate::failure::{Failure, Result};
use crate::input::TheBook;
use crate::looks::harmless;
use crate::output::print;

/// Serve the page to this machine alone
///
/// It tells where, and runs until it is stopped. `/CODE` has one error, and `/CODE.json` the same as JSON.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  errbook serve                              ./errors.json, at a port that is free
  errbook serve operators.json --port 8080")]
pub(crate) struct Serve {
    #[command(flatten)]
    book: TheBook,
    /// The port; 0 is one that is free
    #[arg(short, long, default_value_t = 0)]
    port: u16,
}

impl Serve {
    pub(crate) fn run(&self) -> Result {
        let book = self.book.read()?;
        let site = book.site().at("/");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let served = runtime.map_err(|error| self.failed(&error))?.block_on(async {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await?;
            let address = listener.local_addr()?;
            let told = print(&format!("{}: http://{address}/\n", harmless(&book.title)));
            if told.is_ok() {
                axum::serve(listener, app(site)).await?;
            }
            Ok(told)
        });
        served.map_err(|error: std::io::Error| self.failed(&error))?
    }

    fn failed(&self, error: &std::io::Error) -> Failure {
        Failure::new(format_args!(
            "port {} cannot be served at: {error}; name another one with `--port`, or none",
            self.port
        ))
    }
}

fn app(site: Site) -> Router {
    Router::new().fallback(async move |method: Method, uri: Uri, headers: HeaderMap| -> Response {
        let response = if is_meant(&headers) {
            site.respond(&method, uri.path(), &headers)
        } else {
            respond(&HttpError::MisdirectedRequest)
        };
        response.map(Body::from)
    })
}

/// Whether a request is for this machine. A page of another host may have sent it, whose name leads here
/// only to read what is served.
fn is_meant(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
    matches!(name, Some("localhost" | "127.0.0.1"))
}
