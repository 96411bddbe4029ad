"""Paper on which people were marked as they came, and what scanners wrote: who came, and when."""
