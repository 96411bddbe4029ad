"""2. The port to a solver: a program, a clock, HiGHS behind it; the model, tier after tier."""
