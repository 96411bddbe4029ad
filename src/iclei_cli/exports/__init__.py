"""A plan made into what people hold in their hands: the roster first."""
