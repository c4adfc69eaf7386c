"""Worksheets and CSV files: a head is understood, and each row becomes the `Tree` of a data file."""
