"""What a row of a table calls itself that stands over others, or beside what is added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.patterns import lazy

_SUM: Final = r"合\s*[计計]|[总總]\s*合?\s*[计計]|共\s*[计計]|[总總]\s*[数數和]|汇\s*总|匯\s*總"
_OF_WHAT: Final = r"(?:\s*(?:[数數额額]|[数數][量额額]|[金总總]额|金額|[户人个面资]数|人次|面积|资金|投资))?"
_PLACES: Final = "乡镇街道|镇街|乡镇|县市区|县区|区县|市州|街道|社区|单位|部门|项目|行政村|[省市州盟县区旗乡镇村]"
_SAID: Final = rf"(?:{_SUM}){_OF_WHAT}(?:\s*\d+\s*[个家户人项])?|共\s*\d+\s*[个家户项名所处条][\u4e00-\u9fff]{{0,4}}|\d+\s*个\s*(?:{_PLACES})"
"""Alone it is over all rows: 合计, 合计金额, 共12个乡镇, 12个乡镇."""
_GRAND: Final = rf"{_SAID}|全\s*[省市州盟县区旗乡镇村]\s*(?:(?:{_SUM}){_OF_WHAT})?|全\s*部(?:{_PLACES})?\s*(?:(?:{_SUM}){_OF_WHAT})?"
_OVER_SOME: Final = rf"[合小累總总]\s*[计計]{_OF_WHAT}"
_OF_HOW_MANY: Final = lazy(rf"\s*(?:(\d+)\s*个|全\s*部)\s*(?:{_PLACES})\s*")
"""12个乡镇, 全部乡镇: over all rows, or where the thing of a row like others was done."""
_KINDS: Final = (lazy("[乡镇]$|街道$|镇街$"), lazy("村$|社区$"), lazy("[县区旗]$|(?<!城)市$"))
"""How the names of places of one kind end, and what such places are called together."""
_OPEN: Final = r"\s*[（(【\[〔]?\s*"
_CLOSE: Final = r"\s*[）)】\]〕]?"
_END: Final = r"\s*[:：。.．*＊]?\s*"
_UNIT: Final = r"(?:[（(](?:单位[:：])?(?:\d*[万亿千百]{0,2}(?:元|人|户|亩|吨|人次|户次|公里|千米|米|平方米|立方米|公斤|斤|度|千瓦时)|\d*[个家名件起处所项条场次辆台座只头套间株])[）)])?"
"""Behind the word in brackets: what it counts in. 合计（不含开发区） is no sum of all."""
_REMARK: Final = r"(?:[（(][^（）()]{1,20}[）)])?"
_GRAND_TOTAL: Final = lazy(rf"{_OPEN}(?:{_GRAND}){_CLOSE}{_UNIT}{_END}")
_WORDS: Final = rf"{_OPEN}(?:{_GRAND}|.{{0,12}}?{_OVER_SOME}|本[省市州盟县区旗乡镇]){_CLOSE}"
_TOTAL: Final = lazy(rf"{_WORDS}{_REMARK}{_END}")
_OF_ALL_ABOVE: Final = lazy(rf"{_WORDS}{_UNIT}{_END}")
_MEAN: Final = lazy(rf"{_OPEN}.{{0,6}}(?:平均|平均数|平均值|均值|占比|比重|排名){_CLOSE}{_END}")


def is_grand_total(label: str) -> bool:
    """合计, 全县, （合计）, 合计（万元）: over all rows. A name that only begins so is of a row like others: 全乡污水管网工程, 总计量站改造."""
    return _GRAND_TOTAL.fullmatch(label) is not None


def is_total_row(label: str) -> bool:
    """Such a one, or one over some of the rows: 东片区小计, 合计（不含开发区）."""
    return _TOTAL.fullmatch(label) is not None


def is_only_where(label: str, others: Sequence[str], *, is_first: bool, is_last: bool) -> bool:
    """Whether no word says that it is a sum and it stands over nothing: 3个村 above two towns, 12个乡镇 among others. Below twelve `others` (the labels of the rows), or those of them that are listed, it is over them, unless they are places of another kind."""
    found = _OF_HOW_MANY.fullmatch(label)
    if found is None:
        return False
    rows = len(others)
    is_over = found[1] is None or int(found[1]) == rows or (is_last and int(found[1]) > rows)
    return not (is_over and (is_first or is_last)) or _are_of_another_kind(label, others)


def _are_of_another_kind(label: str, others: Sequence[str]) -> bool:
    own, *theirs = (next((kind for kind in _KINDS if kind.search(each.rstrip())), None) for each in (label, *others))
    return own is not None and any(kind is not None for kind in theirs) and own not in theirs


def says_of_which(label: str) -> bool:
    """Whether a row of totals has words in brackets by which it need not be the sum of those above: 合计（不含开发区）, not 合计（万元）."""
    return is_total_row(label) and _OF_ALL_ABOVE.fullmatch(label) is None


def is_mean_row(label: str) -> bool:
    """平均, 占全县比重: over others, and added to nothing."""
    return _MEAN.fullmatch(label) is not None
