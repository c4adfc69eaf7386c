"""The typed shape of what comes in at the door: datasets, indicators, catalogues."""
