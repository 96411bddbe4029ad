"""People found by a few words: by names in any script, initials, organisation, e-mail, or digits."""
