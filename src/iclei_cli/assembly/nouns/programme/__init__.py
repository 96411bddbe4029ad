"""The programme: its sessions, who speaks in them, and what is presented."""
