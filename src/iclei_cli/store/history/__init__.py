"""What every change did."""
