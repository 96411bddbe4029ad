"""`iclei notes`: what was said and agreed, taken down and looked up."""
