"""What must hold in a plan, and which rules cannot hold together."""
