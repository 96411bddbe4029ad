"""`iclei groups assign, repair, show, explain …`: the table plan."""
