"""`iclei notices`: everybody's own table, room and time, by mail."""
