"""The marks by which people say that a figure is none yet: 待核, 【待确认】, （数据待核）, 待补公里. What only talks of checking is none: 已核, 待核销款项, 待核准项目."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match
from typing import Final

from drafting.patterns import lazy

_GAP: Final = r"[ \u3000]?"
_CHECKED: Final = rf"复{_GAP}核|核[实查对定验准]?"
_CHECKED_IN_TEXT: Final = rf"复{_GAP}核|核(?:[实查对定验]|(?!准))"
"""In prose a project is 待核准 by whoever approves it."""
AWAITED: Final = rf"(?:[还尚仍有需要应]{{0,2}}待{_GAP}(?:{_CHECKED}|确认|查[实证]?)|[还尚仍有]?需{_GAP}(?:{_CHECKED})|未经?(?:复核|核[实查对定验]|确认))"
_OPEN: Final = r"[【（(〔\[［“\"「]"
_CLOSE: Final = r"[】）)〕\]］”\"」]"
_PAUSE: Final = r"[\s:：，,；;。、？?！!…—~\-】）)〕\]］”\"」]"
_WORD: Final = rf"{_OPEN}?\s*{AWAITED}(?=$|{_PAUSE})\s*{_CLOSE}?\s*[:：，,；;。、？?！!—\-]*\s*"
_AT_HEAD: Final = lazy(_WORD)
_LATER: Final = lazy(rf"(?:^|(?<=[\s#:：，,；;。、—\-（(【“]))([^\s#:：，,；;。、（()）【】“”已不无未没原减除扣]{{0,6}}?){_WORD}")
_SETTLED: Final = lazy("已经?(?:核|复核|确认|定)|情况属实|未计入|不[计算]")

_OWED: Final = "补|核(?![心销])|填|定(?![制点向位额期])"
_TO_FILL: Final = rf"待{_GAP}(?:{_OWED}|确认|统计|完善|更新|[查报审]$_END)|[请须需]{_GAP}(?:补[充上全齐]?(?![助贴偿])|填[写上]?|核[实对]|确认|提供|更新)(?:数|$_END)?|未(?:核实?|填|报)$_END"


def _in(opening: str, closing: str) -> str:
    """A mark in brackets that prose never has: all that stands in them belongs to it."""
    inner = rf"[^{opening}{closing}\n]"
    words = _TO_FILL.replace("$_END", rf"(?={_GAP}[{closing}，,：:])")
    return rf"[{opening}]{_GAP}(?:{inner}{{0,8}}?(?:{words}){inner}{{0,60}}|(?:此处|这里){inner}{{0,4}}[补填]{inner}{{0,20}}|[需补](?:[补充填核])?){_GAP}[{closing}]"


_UNIT: Final = "[万亿]?(?:元|亩|公里|千米|米|公顷|平方米|立方米|吨|人次|户次|人(?![员才口])|户(?!籍)|个(?![人体])|[%％]|场次|家(?!庭)|处(?!理))"
_MARK: Final = lazy(
    rf"{_in('【', '】')}|【{_GAP}[需尚]?待{_GAP}(?:{_OWED})[^【】\n]{{0,16}}|{_in('〖〔［[', '〗〕］]')}".replace("［[", r"［\[").replace("］]", r"］\]")
    + rf"|[（(]{_GAP}(?:[需尚]?待{_GAP}(?:补[充齐]?|填|定|统计|上报|{_CHECKED_IN_TEXT}|确认|查[实证]?)|请{_GAP}(?:补充?|核实|确认)|(?:此处|这里)(?:待?补充?|填)数?|补数|未核实?){_GAP}[)）]"
    rf"|[（(]{_GAP}[^（）()\n，,。；;：:、已不无未]{{0,6}}?待{_GAP}(?:补充?|复核|核(?:[实查对验]|(?!准))|确认)(?:[，,：:；;。？?][^（）()\n]{{0,40}})?[)）]"
    rf"|待补(?={_UNIT})"
)
"""However it is typed. Within （） it is a mark alone, behind what is meant, or before a remark: （待核定后拨付） is said."""


def without_mark(comment: str) -> str | None:
    """What a comment says behind such a mark at its head: 问统计局 of 【待核】问统计局; None where it does not begin with one."""
    found = _AT_HEAD.match(comment) if may_be_marked(comment) else None
    return comment[found.end() :] if found else None


def said_of(comment: str) -> str | None:
    """What it says beside the mark, wherever that stands: 统计局口径 of 统计局口径，待核. None where nothing awaits a check, or nothing does any longer."""
    first = without_mark(comment)
    if first is not None or not may_be_marked(comment):
        return None if first is None else first.strip()
    found = _LATER.search(comment)
    if found is None or _SETTLED.search(comment):
        return None
    return " ".join(filter(None, ((comment[: found.start()] + found[1]).strip(" ，,；;。、：:—-（(【“"), comment[found.end() :].strip())))


def marks_in(words: str) -> Iterator[Match[str]]:
    """Each mark that stands in a text; one that is not closed is quoted as far as it tells."""
    return _MARK.finditer(words)


def may_be_marked(text: str) -> bool:
    """Whether it is worth a look: nearly none has such words."""
    return "核" in text or "确认" in text or "待查" in text
