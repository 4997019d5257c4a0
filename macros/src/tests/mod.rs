mod golden;
mod totality;
