"""Marks of the line grammar and of tags that print as they are typed: { x } for {{ x }}, [，x] for [[，x]], ##标题, a heading's number, a place nobody has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.text_places import SLOT_SYNONYMS, TEXT_PLACES
from drafting.model.typing_slips import is_slip_of_a_key
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.events import Reading, Structure
from drafting.render.compiling.source_text import blanked, split_front, uncommented

MISTYPED_PLACE = declare(
    Rule(
        "T070", "文字材料的位置像是写错了字", Severity.WARNING,
        "{% 文字材料 导语 %} 的名称要和数据里文字材料的名称（导语、存在问题……，或一组指标的名称）是同一个词；写错了字，数据里的那段话就没有地方印。自己起的名称不提示。",
        hits="{% 文字材料 导雨 %}甲。{% 文字材料完 %}", clean="{% 文字材料 导语 %}甲。{% 文字材料完 %}",
    )
)
SINGLE_BRACE = declare(
    Rule(
        "T071", "花括号只写了一个", Severity.WARNING,
        "指标写在两个花括号里：{{ 就业.务工就业 }}；只写一个的不是标签，照写的字印出来。",
        hits="务工{ 监测帮扶.监测对象 }。", clean="务工{{ 监测帮扶.监测对象 }}。",
    )
)
SINGLE_BRACKET = declare(
    Rule(
        "T076", "方括号只写了一个", Severity.WARNING,
        "可省的一截写在两个半角方括号里：[[，同比……]]；只写一个的、写成全角［［ ］］【【 】】的不是标签，方括号照样印出来，里面的数没有也不省去。",
        hits="共有农户[，其中监测对象{{ 监测帮扶.监测对象 }}]。", clean="共有农户[[，其中监测对象{{ 监测帮扶.监测对象 }}]]。",
    )
)
NO_BLANK = declare(
    Rule(
        "T072", "标题的 # 后面没有空格", Severity.WARNING,
        "标题写成“## 标题”：# 是半角的，后面空一个半角格；不空的不是标题，# 照样印出来。",
        hits="##做法成效\n\n甲。", clean="## 做法成效\n\n甲。",
    )
)
TYPED_NUMBER = declare(
    Rule(
        "T073", "标题里写了序号", Severity.WARNING,
        "标题的序号由程序编，前后增减自动接上；写在标题里的照样印，成了“一、一、……”。",
        hits="## 一、做法成效\n\n甲。", clean="## 做法成效\n\n甲。",
    )
)

_NO_TEXT: Final = lazy(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_BRACE: Final = lazy(r"\{([^{}\n]*)\}{1,2}|[{}]")
_TAG_LIKE: Final = lazy(r"\s*%(.*)%\s*")
_BRACKET: Final = lazy(r"(?<!\[)\[(?!\[)([^\[\]\n]*)(?:(\])(?!\])|$)", re.MULTILINE)
_WIDE_BRACKETS: Final = lazy(r"([［【]{2})([^\n［］【】]*)([］】]{0,2})")
_CLAUSE: Final = lazy(r"\s*[，、；：。]|.*(?:\{\{|\{%)")
_MOST_SHOWN: Final = 30
_HEADING_LIKE: Final = lazy(r"^[ \t]*([#＃]{1,6})(?![#＃ \t\n]|$)[ \u3000]*|^[ \t]*((?=#*＃)[#＃]{1,6})[ \t]+", re.MULTILINE)
_NUMBERED: Final = lazy(
    r"^[ \t]*(#{2,6})[ \t]+((?:（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|[一二三四五六七八九十]是"
    r"|第[一二三四五六七八九十]+，|\d+[.．、](?!\d)|[（(]\d+[）)]|[①-⑩])[ \t]*)", re.MULTILINE,
)


def typed_marks(reading: Reading, groups: Collection[str] = (), forms: tuple[str, ...] = ()) -> Iterator[Diagnostic]:
    """What of one template file prints as it is typed and is not meant to. `groups` are the catalogue's, which places are called by, too;
    `forms` are those of the report's headings: a level whose form is empty counts none, and its numbers are typed.
    """
    body = split_front(reading.source)[1]
    yield from _mistyped_places(reading, groups)
    if not reading.problems:  # where a tag is broken, what stands in it is no text
        text = _NO_TEXT.sub(blanked, body)
        yield from _braces(text, reading)
        yield from _brackets(text, body, reading)
    yield from _headings(uncommented(body), reading, forms)


def _mistyped_places(reading: Reading, groups: Collection[str]) -> Iterator[Diagnostic]:
    for event in reading.events():
        if not isinstance(event, Structure) or event.mark != marks.SLOT:
            continue
        name = event.payload.partition(",")[0]
        if meant := _meant_place(name, groups):
            yield MISTYPED_PLACE.at(reading.place(event.line, name), f"“{name}”没有这个位置，数据里的“{meant}”印不出来", f"是不是“{meant}”？确实叫“{name}”的不用改", excerpt=name)


def _meant_place(name: str, groups: Collection[str]) -> str:
    """The place that a name is typed wrong for, "" for none: a template may have places of its own."""
    known = (*sorted(TEXT_PLACES), *SLOT_SYNONYMS, *groups)
    return "" if name in known else next((each for each in known if is_slip_of_a_key(name, each)), "")


def _braces(text: str, reading: Reading) -> Iterator[Diagnostic]:
    for match in _BRACE.finditer(text):
        inner = match[1] or ""
        tag = _TAG_LIKE.fullmatch(inner)
        hint = f"写成 {{% {tag[1].strip()} %}}" if tag else f"写成 {{{{ {inner.strip()} }}}}" if inner.strip() else "删去，或写成一对 {{ }}"
        shown = match[0] if len(match[0]) <= _MOST_SHOWN else f"{match[0][:_MOST_SHOWN]}…"
        yield SINGLE_BRACE.at(_at(text, match.start(), reading), f"“{shown}”不是标签，照样印出来", hint, excerpt=shown)


def _brackets(text: str, body: str, reading: Reading) -> Iterator[Diagnostic]:
    """Clauses that are taken for text: those of one bracket, with a tag in them, or a mark at their beginning."""
    for match in _BRACKET.finditer(text):
        typed = body[match.start(1) : match.end(1)]
        if _CLAUSE.match(typed):
            shown = typed if len(typed) <= _MOST_SHOWN else f"{typed[:_MOST_SHOWN]}…"
            written = f"[{shown}{match[2] or ''}"
            where = "" if match[2] else "，]] 写在可省的那一截后面"
            yield SINGLE_BRACKET.at(_at(text, match.start(), reading), f"“{written}”不是可省的一截，方括号照样印出来", f"写成 [[{shown}]]{where}", excerpt=written)
    for match in _WIDE_BRACKETS.finditer(text):
        typed = body[match.start(2) : match.end(2)]
        shown = typed if len(typed) <= _MOST_SHOWN else f"{typed[:_MOST_SHOWN]}…"
        written = f"{match[1]}{shown}{match[3]}"
        yield SINGLE_BRACKET.at(_at(text, match.start(), reading), f"“{written}”不是可省的一截，括号照样印出来", f"写成半角的 [[{shown}]]", excerpt=written)


def _headings(text: str, reading: Reading, forms: tuple[str, ...]) -> Iterator[Diagnostic]:
    for match in _HEADING_LIKE.finditer(text):
        typed = match[1] or match[2]
        line = text[match.end() :].partition("\n")[0].strip()
        shown = line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"
        place = _at(text, match.start(match.lastindex or 0), reading)
        yield NO_BLANK.at(place, f"“{typed}{shown}”不是标题，# 照样印出来", f"写成 {'#' * len(typed)} {shown}", excerpt=f"{typed}{shown}")
    for match in _NUMBERED.finditer(text):
        level = len(match[1]) - 2
        if level >= len(forms) or forms[level]:
            number = match[2].strip()
            yield TYPED_NUMBER.at(_at(text, match.start(2), reading), f"标题里写了序号“{number}”", f"删去“{number}”，序号由程序编", excerpt=number)


def _at(text: str, offset: int, reading: Reading) -> Place:
    start = text.rfind("\n", 0, offset) + 1
    return Place(reading.file, text.count("\n", 0, offset) + 1, offset - start + 1)
