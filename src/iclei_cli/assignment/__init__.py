"""Participants, groups and rules in; a plan with a proof out."""
