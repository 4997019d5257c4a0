mod examples;
mod received;
