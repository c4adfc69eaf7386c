"""Words that stand twice in a row, paragraphs that break off, headings with nothing below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import OWED, Finding, Text
from drafting.checks.prose.signs import FIGURE, sign
from drafting.diagnostics import Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare

REPEATED = declare(
    Rule(
        "P160",
        "词语重复",
        Severity.WARNING,
        "同样的几个字连着写了两遍，多半是粘贴时多粘了一次。",
        hits="采取以奖代补等方式等方式支持发展产业。",
        clean="采取以奖代补等方式支持发展产业。",
    )
)
BROKEN_OFF = declare(
    Rule(
        "P161",
        "一段话没有写完",
        Severity.WARNING,
        "一段正文的末尾没有句号一类的标点，可能是没有写完，或粘贴时漏了后半截。",
        hits="加快基础设施建设，补齐农村供水短板，完善",
        clean="加快基础设施建设，补齐农村供水短板。",
    )
)
EMPTY_HEADING = declare(
    Rule(
        "P162",
        "标题下面没有内容",
        Severity.ERROR,
        "一个标题后面紧接着同级或上级的标题，或者全文到此为止，它下面什么也没有写。",
        hits="一、成效\n二、打算\n抓好就业。",
        clean="一、成效\n抓好监测。\n二、打算\n抓好就业。",
    )
)

_TWICE: Final = lazy(r"([\u4e00-\u9fff]{3,6})\1")
_LENGTHS: Final = range(3, 7)
_ENDS: Final = frozenset("。！？…：；”’）》" + OWED)
_CAPTION: Final = lazy("附?[表图][一二三四五六七八九十\\d]*[：:\\s]|[^，。；]*(?:统计|情况|一览|明细|汇总|进度|进展)表$")
"""附表：各县档案接收情况, 2025年重点项目进展情况表: what stands above a table."""
_ITEM: Final = lazy("[，；：\\d][^。]*[。；]$")
"""一、全年接收档案2.86万卷，征集资料126件。: a numbered line that says what it has to say itself."""
_SHORT: Final = 12
"""A line of fewer characters may be a name or a date that stands alone."""


def repeat_findings(text: Text) -> Iterator[Finding]:
    for match in text.each_shown(_MAY_REPEAT, _TWICE):
        yield Finding(REPEATED, match.start(), match[0], f"“{match[1]}”连着写了两遍", f"留一个“{match[1]}”")
    for at, shown in enumerate(text.shown):
        if shown & _MAY_BREAK_OFF and text.lines[at][0] == "body":
            words = text.lines[at][1].rstrip()
            if len(words) > _SHORT and words[-1] not in _ENDS and not _CAPTION.match(words):
                end = words[-14:]
                yield Finding(BROKEN_OFF, text.starts[at], end, f"“…{end}”没有写完，末尾没有句号", "补完这句话，加上句号")
    yield from _empty_headings(text)


def _may_repeat(form: str) -> bool:
    """Whether some characters stand twice in a row: the line laid over itself, so many characters on, is then the same."""
    words = form.replace(OWED, "").replace(FIGURE, "")  # what stands for a gap is nothing but repeats
    halves = words.encode("utf-16-le", "surrogatepass")[::2]  # half a character tells enough
    number = int.from_bytes(halves, "little")
    for length in _LENGTHS:
        differing = (number ^ (number >> 8 * length)).to_bytes(len(halves), "little")
        if bytes(length) in differing[:-length]:
            return True
    return False


_MAY_REPEAT: Final = sign(_may_repeat)
_MAY_BREAK_OFF: Final = sign(lambda form: form[-1:] not in _ENDS)


def _empty_headings(text: Text) -> Iterator[Finding]:
    above: tuple[int, int] | None = None  # a heading with nothing below it so far, and its level
    for at, (kind, words, level, _) in enumerate(text.lines):
        if kind == "heading":
            if above is not None and level <= above[1]:
                yield _empty(text, above[0])
            above = None if words[-1] in "。；" and _ITEM.search(words) else (at, level)
        elif kind != "signature":
            above = None
    if above is not None:
        yield _empty(text, above[0])


def _empty(text: Text, at: int) -> Finding:
    words = text.lines[at][1]
    return Finding(EMPTY_HEADING, text.starts[at], words[:30], f"标题“{words[:30]}”下面没有内容", "补上内容，或删去标题")
