"""A county's data file made from those of its townships: what may be added up is, what is missing is said, nothing is guessed."""
