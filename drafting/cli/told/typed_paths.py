"""Paths as a next step shows them to be typed."""

from __future__ import annotations

from pathlib import Path


def typed(path: Path) -> str:
    """In quotes where it holds a mark that a shell reads."""
    return f'"{path}"' if any(not (each.isalnum() or each in "_-./\\:") for each in str(path)) else str(path)
