"""4. Drafts are compared with the participants: who is who, and what changes."""
