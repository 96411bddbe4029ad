"""`iclei groups, topics`: the tables and their topics; the commands about rules and the plan hang in here."""
