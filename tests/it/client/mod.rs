mod received;
