"""4a. Rules that cannot all hold, and the least that would have to give way."""
