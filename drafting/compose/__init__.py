"""From marked text to a numbered document: what vanishes, how the rest joins, and its numbers."""

from drafting.compose.assemble import Composed, Layout, compose

__all__ = ["Composed", "Layout", "compose"]
