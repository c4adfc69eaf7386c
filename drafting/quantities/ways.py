"""Words that say which way a figure went, and that it is held against last year: one list for all who read them.

`RISE`, `FALL`, `GAIN`, `LOSS` and `THAN_LAST_YEAR` are sources of patterns; whoever reads more words than these names its own beside them.
"""

from __future__ import annotations

from typing import Final

RISES: Final = ("增长", "增加", "上升", "提高", "提升", "上涨", "攀升", "升高", "回升")
FALLS: Final = ("下降", "减少", "降低", "回落", "下滑", "下跌", "缩减")
RISE: Final = "|".join(RISES)
FALL: Final = "|".join(FALLS)

GAINS: Final = ("增产", "增收", "增支", "多收", "多支")
LOSSES: Final = ("减产", "减收", "减支", "少收", "少支", "节支")
GAIN: Final = "|".join(GAINS)
LOSS: Final = "|".join(LOSSES)
"""Of harvests and money, which name what there was more or less of."""

THAN_LAST_YEAR: Final = "(?:同比|[比较](?:上年|去年)(?:同期)?)"
"""比去年同期, 较上年: since when, where it is a year."""
