"""Apart: a plan verified anew, by code that shares nothing with what made it."""
