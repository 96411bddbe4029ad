"""All that other programs may know of an assembly, as tables."""
