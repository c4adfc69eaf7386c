"""Readers: what an existing file says."""
