"""2b. Seats changed by pairs of people: very many swaps weighed at once, and the best of many kept."""
