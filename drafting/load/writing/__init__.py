"""Data files written: new ones to fill in, changes to given ones, the schema that an editor completes by."""
