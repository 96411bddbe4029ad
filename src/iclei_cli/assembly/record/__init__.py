"""The record: what was said and agreed at the tables and in the sessions."""
