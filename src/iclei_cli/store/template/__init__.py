"""A new assembly from a TOML template."""
