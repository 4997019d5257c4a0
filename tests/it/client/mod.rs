mod examples;
mod hostile;
mod received;
mod relay;
mod remote;
mod versions;
