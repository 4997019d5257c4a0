mod examples;
mod fields;
mod received;
mod relay;
mod remote;
mod values;
