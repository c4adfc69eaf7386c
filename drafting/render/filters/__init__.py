"""The genre's filters: Chinese names in templates, one small file a family, each with its own examples."""

from drafting.render.filters.kinds import Filter, Test
from drafting.render.filters.registry import FILTERS, TESTS

__all__ = ["FILTERS", "TESTS", "Filter", "Test"]
