"""What the day itself brings: who came, and what was said."""
