"""The programme as documents."""
