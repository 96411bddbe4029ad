"""The report: what an assembly was and what came of it, from what is stored and nothing else."""
