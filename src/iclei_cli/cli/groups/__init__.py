"""`iclei groups`: the tables; the commands about rules and the plan hang in here."""
