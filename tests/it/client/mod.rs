mod examples;
mod received;
mod relay;
mod remote;
