"""Of what is sent on."""
