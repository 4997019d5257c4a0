mod received;
mod relay;
mod remote;
