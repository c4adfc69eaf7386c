"""{{ path }} and {{ path|filter }} in a text of the data's own, and in the house's."""

from __future__ import annotations

import re
from typing import Final

from drafting.patterns import lazy

HOLE: Final = lazy(r"\{\{(.*?)\}\}", re.DOTALL)
HOLE_CONTENT: Final = lazy(r"\s*([^\s|{}()]+)\s*(?:\|\s*([^\s|{}()]+)\s*)?")
