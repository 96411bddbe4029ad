"""The chapters of a report, each from what the assembly holds of it."""
