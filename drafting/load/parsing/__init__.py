"""A data file's text → `Tree`: what it says as dict, list and str, with places; slips of typing explained."""
