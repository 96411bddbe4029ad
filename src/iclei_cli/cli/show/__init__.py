"""Everything that becomes text or JSON; the only writer to the terminal."""
