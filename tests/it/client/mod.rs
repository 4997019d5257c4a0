mod examples;
mod fields;
mod random;
mod received;
mod relay;
mod remote;
mod values;
