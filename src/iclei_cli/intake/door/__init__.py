"""5. What comes in at the door: lines typed for walk-ins, and paper on which people were marked."""
