"""Figures that fit every relation and still look wrong: by themselves, in their column, beside last year's or the townships'."""
