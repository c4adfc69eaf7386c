"""Figures as people write them: quantities, measures, their units, rounding and arithmetic."""
