"""iclei export signs, template …: pages that are exact, for paper."""
