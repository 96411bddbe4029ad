"""`iclei groups pin, bar, together …`: what must hold in a plan."""
