"""What people write into a cell for nothing."""

from __future__ import annotations

from typing import Final

BLANK: Final = frozenset(("—", "——", "———", "－", "－－", "-", "--", "–", "/", "／", "\\", "无", "空"))
