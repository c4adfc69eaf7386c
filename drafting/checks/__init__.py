"""Checks of what the data says against itself."""
