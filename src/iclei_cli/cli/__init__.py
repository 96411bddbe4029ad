"""What a person types and sees: parse, call, show."""
