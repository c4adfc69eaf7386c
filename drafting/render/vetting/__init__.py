"""Templates checked, and described, without data."""
