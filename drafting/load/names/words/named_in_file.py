"""Whether the file itself names one of its figures in a text or a formula: there it is to be found as it is called."""

from __future__ import annotations

import re


def is_named(typed: str, group: str, name: str) -> bool:
    """`typed` is all that the file holds, as text."""
    return re.search(rf"(?:{re.escape(group)}[.]|['\"]=[^'\"]*){re.escape(name)}(?!\w)", typed) is not None
