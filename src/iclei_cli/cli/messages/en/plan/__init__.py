"""Of the table plan: made and changed, verified, impossible, explained."""
