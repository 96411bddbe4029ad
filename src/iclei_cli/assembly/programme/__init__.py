"""The programme of the day: changed, kept in order, looked through."""
