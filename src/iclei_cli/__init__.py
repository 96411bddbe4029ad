"""iclei: run an assembly, from the registration list to the printed lists on the tables."""

__version__ = "0.1.0"
