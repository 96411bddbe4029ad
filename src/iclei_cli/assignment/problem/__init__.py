"""1. The assembly in numbers: people who are alike, places, costs. No solver."""
