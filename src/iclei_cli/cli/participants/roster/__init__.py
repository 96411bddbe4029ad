"""A roster that was edited and comes back."""
