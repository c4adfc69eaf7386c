"""What stands behind a name or a dash, in a text that did not parse: quotes, block texts, marks that are no values.

Block texts, quoted texts and brackets over several lines are stepped over whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Rule
from drafting.load.parsing.line_shapes import (
    COMMENT,
    DASHED,
    KEY,
    MAPPING_COLON,
    SPECIAL_START,
    name_of,
    quoted,
    starts_entry,
)
from drafting.load.parsing.pairs_on_a_line import read_pairs
from drafting.load.parsing.prelint_flow import Flow
from drafting.load.parsing.slips import BRACKETS, QUOTE_IT, QUOTES, SECOND_COLON, STAND_IN, WIDE_BRACKET, dashed_hint
from drafting.patterns import lazy
from drafting.quantities.unreadable import PENDING, is_placeholder

if TYPE_CHECKING:
    from drafting.load.parsing.prelint import Lines

FIGURES: Final = "指标"
_LONGEST_SHOWN: Final = 40
_OF_PAIRS: Final = frozenset(("单位", "报告期", "公文"))
_BLOCK_HEADER: Final = lazy(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?$")


def _quotes_around(value: str) -> str:
    """How it is typed; of a long one the middle is left out, and both quotes are seen."""
    typed = quoted(value)
    return typed if len(typed) <= _LONGEST_SHOWN else f"{typed[:24]}……{typed[-8:]}（中间照抄）"


class Value:
    """The value that starts in the line at hand, below or behind what stands at `column`; repairs are made in `lines`."""

    def __init__(self, lines: Lines, start: int, column: int, *, has_key: bool) -> None:
        self._lines = lines
        self._start, self._column, self._has_key = start, column, has_key
        self._line = lines.lines[lines.at]
        self._value = self._line[start:]

    def read(self) -> int:
        """The index of the line below it."""
        opening = self._value[0]
        below = self._lines.at + 1
        if self._has_key and self._stand_in():
            return below
        if opening in "|>":
            return self._block()
        if opening in "\"'" and (self._has_key or not KEY.match(self._line, self._start)):
            return self._quoted()
        if SPECIAL_START.match(self._value):
            self._quote(f"值以“{opening}”开头，要加引号")
        elif opening in "{[":
            return max(Flow(self._lines, self._lines.at, self._start, self._column).read() + 1, below)
        else:
            self._plain()
        return below

    def _stand_in(self) -> bool:
        """A mark that only holds the place of a value: ?, -, **户**人."""
        value, in_figures = self._lines.typed_value, self._lines.group == FIGURES
        if value[0] == ">" and in_figures and value[1:2].isdigit():
            self._report(QUOTE_IT, "值以“>”开头", f"“超过”用文字写：超{value[1:]}")
        elif DASHED.match(value):
            self._report(STAND_IN, f"“{value[:20]}”里的“- ”是列表的写法", dashed_hint(value))
        elif value in ("?", "-") or (in_figures and value[0] in "*-?" and is_placeholder(value)):
            self._report(STAND_IN, f"“{value[:20]}”只占了个位置，不是值", PENDING if in_figures else "没有的空着，或整行删去")
        else:
            return False
        self._put_in_quotes(value)
        return True

    def _block(self) -> int:
        at = self._lines.at + 1
        if not _BLOCK_HEADER.match(self._value):
            self._quote(f"值以“{self._value[0]}”开头，要加引号")
            return at
        lines = self._lines.lines
        while at < len(lines) and not (lines[at].strip() and len(lines[at]) - len(lines[at].lstrip(" ")) <= self._column):
            at += 1
        return at

    def _plain(self) -> None:
        value = COMMENT.sub("", self._value).rstrip()
        if WIDE_BRACKET.match(value):
            pairs = read_pairs(value)
            shown = pairs.in_braces() if pairs else "{数值: …, 任务: …}，冒号和逗号也用半角加一个空格"
            self._report(BRACKETS, "括号是全角的", f"改用半角：{shown}")
            self._put_in_quotes(value)
        elif colon := MAPPING_COLON.search(value):
            message, hint = self._second_colon(value)
            self._report(SECOND_COLON, message, hint, behind=colon.start())
            self._put_in_quotes(value)

    def _second_colon(self, value: str) -> tuple[str, str]:
        """What is wrong with a line of several names, and how it is typed: in braces, or one below the other."""
        name, in_figures = self._lines.name, self._lines.group == FIGURES
        pairs = read_pairs(value)
        if pairs and (in_figures or name in _OF_PAIRS):
            if pairs.are_of_one_figure or name in _OF_PAIRS:
                return "几项写在一行，没有用花括号括起来", f"写成 {name}: {pairs.in_braces()}"
            other, first = pairs.named[0]
            if pairs.first:
                return "一行里写了几个指标", f"“{other}”另起一行，与“{name}”对齐：{other}: {first}"
            each = "每项" if len(pairs.named) > 1 else f"“{other}”"
            return "下级写在了同一行", f"{each}另起一行，比“{name}”多空两格：{other}: {first}"
        below = KEY.match(value) if in_figures else None
        if below:
            return "下级写在了同一行", f"“{name_of(below)}:”另起一行，比“{name}”多空两格；它的下级再另起一行、再多空两格"
        return "值里又有一个半角冒号加空格", f"是文字就整句加引号：{_quotes_around(value)}；是两项就分成两行"

    def _quote(self, message: str) -> None:
        value = COMMENT.sub("", self._value).rstrip() or self._value.rstrip()
        self._report(QUOTE_IT, message, f"整句加引号：{_quotes_around(value)}")
        self._put_in_quotes(value)

    def _quoted(self) -> int:
        lines, here = self._lines.lines, self._lines.at
        opening = self._value[0]
        last, end = self._closing_quote(opening)
        if last is None:
            self._report(QUOTES, f"引号 {opening} 没有配对", f"在值的末尾补上 {opening}；正文里的引用用中文引号“”")
            lines[here] = lines[here].rstrip() + opening
            return here + 1
        if COMMENT.sub("", lines[last][end:]).strip():
            hint = "正文里的引用用中文引号“”；或去掉半角引号，或用单引号把整句括起来"
            self._lines.report(QUOTES, end, self._lines.named("引号后面还有文字"), hint, line=last)
            if last == here:
                self._put_in_quotes(COMMENT.sub("", self._value).rstrip())
            else:
                self._lines.certain = False
        return last + 1

    def _closing_quote(self, quote: str) -> tuple[int | None, int]:
        """(line, position after the quote), or None where the next name comes first."""
        closing = re.compile(r'(?:[^"\\]|\\.|\\$)*"' if quote == '"' else r"(?:[^']|'')*?'(?!')")
        position = self._start + 1
        for at in range(self._lines.at, len(self._lines.lines)):
            line = self._lines.lines[at]
            if at > self._lines.at and starts_entry(line, self._column):
                return None, 0
            found = closing.match(line, position)
            if found:
                return at, found.end()
            position = 0
        return None, 0

    def _report(self, rule: Rule, message: str, hint: str, *, behind: int = 0) -> None:
        """A mistake in the value, so many characters behind its start."""
        self._lines.report(rule, self._start + behind, self._lines.named(message), hint)

    def _put_in_quotes(self, value: str) -> None:
        """So that the rest of the text can be read."""
        self._lines.replace(self._start, self._start + len(value), quoted(value))
