//! The same service on every framework, over a real socket with a real client.
//!
//! `app` has what the services share, `cases` what each is asked and what it must answer. A framework
//! is a file with `serve`, which starts the service, and a test that runs the cases.

mod app;
mod cases;
mod client;
mod input;
mod log;

mod actix;
mod axum;
mod hyper;
mod odd;
mod poem;
mod rocket;
mod salvo;
mod site;
mod systems;
mod tonic;
