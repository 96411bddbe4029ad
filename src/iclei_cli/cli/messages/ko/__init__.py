"""Korean: its grammar, and the catalogue `iclei.po` of its sentences."""
