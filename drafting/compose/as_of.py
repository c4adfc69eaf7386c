"""The same day or period is said once a paragraph or numbered point: the next 截至11月底， or 前三季度， of a template's clause goes.

Every point of a section must be able to stand alone, so each opens with its own day; side by side they would stammer.
Only optional clauses are marked (`resolve`), so that what a bureau wrote in 文字材料 stays as written.
"""

from __future__ import annotations

import re
from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy

_CLAUSE: Final = lazy(
    "(?:截至[^，。；：\ue000-\uf8ff]{1,16}|[0-9]{4}年|(?:[0-9]{4}年)?(?:前[两三]季度|[上下]半年|第?[一二三四]季度|[0-9]{1,2}(?:[—\ue037-][0-9]{1,2})?月))，"
)
_MARKED: Final = lazy(f"{marks.AS_OF}([^，]*，)")
_POINT: Final = lazy("[。；][一二三四五六七八九十]+是")


def marked(clause: str) -> str:
    """The text of a clause, marked when all it says is a day or a period."""
    return marks.AS_OF + clause if clause.endswith("，") and _CLAUSE.fullmatch(clause) else clause


def said_once(line: str) -> str:
    r"""One line without its marks and without a day that the line has just said.

    >>> said_once("\ue009截至6月底，甲5户。\ue009截至6月底，乙6人。\ue009截至7月3日，丙7亩。")
    '截至6月底，甲5户。乙6人。截至7月3日，丙7亩。'
    """
    if marks.AS_OF not in line:
        return line
    last, end = "", 0

    def keep(match: re.Match[str]) -> str:
        nonlocal last, end
        repeated = match[1] == last and not _POINT.search(line, end, match.start())
        last, end = match[1], match.end()
        return "" if repeated else last

    return _MARKED.sub(keep, line)
