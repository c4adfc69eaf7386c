"""Raw-line explanations of what people really type wrong; read only after a parse failed.

libyaml names the place where it gave up, often a line too late. Here each line is read for the mistakes of the trade,
and repaired on the side, so that one run shows all of them. The repaired text never becomes data.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule
from drafting.frozen import frozen
from drafting.load.parsing.line_shapes import (
    COMMENT,
    DASHES,
    KEY,
    MAPPING_COLON,
    name_of,
)
from drafting.load.parsing.pairs_on_a_line import KEYS_OF_A_FIGURE
from drafting.load.parsing.prelint_values import FIGURES, Value
from drafting.load.parsing.slips import (
    BAD_NAME,
    HAN,
    INDENT_CHARACTER,
    INDENTATION,
    JOINED,
    NO_COLON,
    QUOTES,
    joined_hint,
    joined_rule,
)
from drafting.patterns import lazy

MAX_FINDINGS: Final = 50
_PROSE_GROUP: Final = "文字材料"  # where a line with a full-width colon is usually a sentence
_INDENT: Final = lazy(r"[ \t\u3000\xa0]*")
_BAD_INDENT: Final = lazy(r"[\t\u3000\xa0]")
_HALF_QUOTED: Final = lazy(r"(?:\"([^\"]{1,30})\"|'([^']{1,30})')(?=[^\s:：\"'][^:：\"']{0,29}:(?:[ \t]|$))")  # "四好"公路: 3公里
_STEP: Final = 2  # blanks of a level
_SWALLOWED: Final = lazy(r"：\s*[\[{]")  # 公文：{标题: …} reads as one long name


@frozen
class Finding:
    """One mistake in the raw text; line and column from 1."""

    rule: Rule
    line: int
    column: int
    message: str
    hint: str
    excerpt: str

    def at(self, name: str) -> Diagnostic:
        return self.rule.at(Place(name, self.line, self.column), self.message, self.hint, excerpt=self.excerpt)


@frozen
class Lint:
    """What was found, the text with the obvious repairs, and whether these repairs are beyond doubt.

    `guessed` are the lines of a group from a Tab on: whose figures and keys they are is known once the Tab is gone.
    """

    findings: tuple[Finding, ...]
    text: str
    certain: bool
    guessed: frozenset[int]


def lint(text: str) -> Lint:
    """Look through the lines of a text that did not parse."""
    lines = Lines(text.split("\n"))
    lines.read()
    findings = sorted(lines.findings, key=lambda each: (each.line, each.column))
    return Lint(tuple(findings), "\n".join(lines.lines), lines.certain, frozenset(lines.guessed))


class Lines:
    """One walk down the lines: names, levels and indentation here, what stands behind a name in `prelint_values`."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self._typed = tuple(lines)
        self.findings: list[Finding] = []
        self.certain = True
        self.guessed: set[int] = set()
        self._indents = [-1]
        self._names_at: dict[int, str] = {}
        self._opened_by: dict[int, str] = {}  # the first name of a level
        self.typed_value = ""
        self._nameless: tuple[int, int] | None = None  # where the line above has words and no name
        self._reindented = False
        self._unmeasured = False  # since a Tab, whose width nobody knows, until the next line at the edge
        self._guessing = False  # the same, until the next group
        self._value_at = 0, 0
        self._shifted: tuple[int, int] | None = None  # (column of lines that do not align, where the nearest level is)
        self._takes_children = True
        self._left: tuple[int, ...] = ()  # the levels that the line above closed
        self.group = ""
        self.name = ""
        self.at = 0

    def read(self) -> None:
        while self.at < len(self.lines):
            if len(self.findings) >= MAX_FINDINGS:
                self.certain = False
                return
            line = self.lines[self.at].strip()
            if not line or line.startswith("#") or line in ("---", "..."):
                self.at += 1
                continue
            at = self.at
            self._line()
            if self._guessing:
                self.guessed.update(range(at + 1, self.at + 1))

    def report(self, rule: Rule, column: int, message: str, hint: str, *, line: int | None = None) -> None:
        if rule is INDENTATION and self._unmeasured:
            return  # how many blanks there should be is measured once the Tabs are gone
        at = self.at if line is None else line
        self.findings.append(Finding(rule, at + 1, column + 1, message, hint, self._typed[at].strip()[:60]))

    def named(self, message: str) -> str:
        """The message with the name whose value it is about in front."""
        return f"{self.name}：{message}" if self.name else message

    def replace(self, start: int, end: int, text: str) -> None:
        line = self.lines[self.at]
        self.lines[self.at] = line[:start] + text + line[end:]

    def _line(self) -> None:
        self._indent_characters()
        line = self.lines[self.at]
        first = len(line) - len(line.lstrip(" "))
        dashes = DASHES.match(line, first)
        column = dashes.end() if dashes else first
        if "\t" in line[first:column]:
            self.report(INDENT_CHARACTER, line.index("\t", first), "“-”后面是制表符（Tab）", "“-”后面用一个半角空格")
            self.replace(first, column, line[first:column].replace("\t", " "))
            line = self.lines[self.at]
        if MAPPING_COLON.match(line, column):
            self.report(BAD_NAME, column, "冒号左边缺少名称", "写成“名称: 值”；没有用的行请删去")
            self.replace(column, column, f"第{self.at + 1}行")
            line = self.lines[self.at]
        self._half_quoted_name(column)
        line = self.lines[self.at]
        if self._is_continuation(line, first, column):
            self.at += 1
            return
        key = KEY.match(line, column)
        if not key or _SWALLOWED.search(key[0]):
            self._missing_mapping_colon(first, column)
        key = KEY.match(self.lines[self.at], column)
        column += self._alignment(first, column, name_of(key) if key else None)
        line = self.lines[self.at]
        key = KEY.match(line, column)
        self.name = name_of(key)
        self._names_at[column] = self.name
        if key and first == 0:
            self.group = self.name
        start = key.end() if key else column
        start += len(line[start:]) - len(line[start:].lstrip(" \t"))
        self._value(start, column, has_key=key is not None)

    def _indent_characters(self) -> None:
        line = self.lines[self.at]
        indent = _INDENT.match(line)
        bad = _BAD_INDENT.search(line, 0, indent.end()) if indent else None
        self._reindented = bad is not None
        self._unmeasured = self._reindented or (self._unmeasured and line[:1] == " ")
        self._guessing = self._reindented or (self._guessing and line[: _STEP + 1].isspace())
        if not bad or not indent:
            return
        what = "制表符（Tab）" if bad[0] == "\t" else "全角空格"
        self.report(INDENT_CHARACTER, bad.start(), f"缩进用了{what}", "删去它，每一级改用两个半角空格，和同级的对齐")
        self.replace(0, indent.end(), _BAD_INDENT.sub("  ", indent[0]))
        self.certain = False

    def _half_quoted_name(self, column: int) -> None:
        """`"点对点"输送: 16人`: quotes that open a line hold all of a name, or its value."""
        found = _HALF_QUOTED.match(self.lines[self.at], column)
        if found:
            meant = f"“{found[1] or found[2]}”"
            rest = self.lines[self.at][found.end() :].partition(":")[0]
            self.report(QUOTES, column, f"名称里的半角引号只括了“{found[1] or found[2]}”", f"名称里的引用用中文引号：{meant}{rest}: …")
            self.replace(column, found.end(), meant)

    def _is_continuation(self, line: str, first: int, column: int) -> bool:
        """A deeper line without a name below a value: YAML joins it to that value."""
        return first > self._indents[-1] and not self._takes_children and not KEY.match(line, column)

    def _missing_mapping_colon(self, first: int, column: int) -> None:
        line = self.lines[self.at]
        content = line[column:]
        joined = JOINED.match(content)
        rest = content[joined.end() :] if joined else ""
        if joined and (rest[:1] in ("{", "[") or not MAPPING_COLON.search(COMMENT.sub("", rest))):
            if self._is_text_line(first, column):
                return
            rule, what = joined_rule(joined)
            place = column + joined.start("colon")
            self.report(rule, place, f"{joined['name']}：{what}", joined_hint(joined, content))
            self.replace(column + joined.end("name"), column + joined.end(), ": ")
            return
        among_names = first == column and column in self._indents and first > 0
        if among_names and HAN.match(content) and not re.search("[:：。，]", content):
            shown = content.strip()[:20]
            self.report(NO_COLON, column, f"“{shown}”这一行缺少冒号", "写成“名称: 值”，名称后用半角冒号加一个空格")
            self.replace(column, len(line), f"{content.strip()}:")
            self.certain = False

    def _is_text_line(self, first: int, column: int) -> bool:
        """A sentence with a colon of its own, not a name and its value: a list's item, or the text of a slot."""
        if first == column and (self._indents[-1] >= column or self.group != _PROSE_GROUP):
            return False
        following = next((each for each in islice(self.lines, self.at + 1, None) if each.strip()), "")
        return not (len(following) - len(following.lstrip(" ")) == column and KEY.match(following, column))

    def _alignment(self, first: int, column: int, name: str | None) -> int:
        """`name` is the line's own, None where it has none. How many columns the line is moved to the right."""
        moved = 0
        if self._shifted and first != self._shifted[0]:
            self._end_shift(*self._shifted)
        elif self._shifted:
            moved = self._move(first, self._shifted[1])
        columns = [first] if column == first else [*self._dash_columns(first, column), column]
        above = self._indents[-1]
        if first > above:
            if name is None and first == column and self.lines[self.at][first] not in "{[":
                return moved  # a text below its name
            moved = self._step_in(first, name, above, moved)
        else:
            moved = self._step_out(first, name, moved)
        self._indents.extend(each for each in columns[1:] if name is not None or each != column)
        return moved

    def _step_in(self, first: int, name: str | None, above: int, moved: int) -> int:
        """A line further to the right than those before it, which ends at `above`: is there anything that it may stand below?"""
        if not self._takes_children and name is not None:
            if self._nameless:
                self._missing_colon_above(*self._nameless)
            elif first in self._left:
                self._too_far_left(name, first)
            elif not self._reindented:
                message = f"{name}：上一行“{self.name}”已经有值，这一行却又缩进了一级"
                self.report(INDENTATION, first, message, self._below_a_value(name, max(above, 0)))
                if self.name in KEYS_OF_A_FIGURE and above > 0:
                    moved = self._move(first, above)
                    self._shifted = first, above
                else:
                    self._empty_above()
        self._indents.append(first)
        self._opened_by[first] = name or ""
        self._left = ()
        return moved

    def _step_out(self, first: int, name: str | None, moved: int) -> int:
        """A line as far to the right as the one before it or less: with which of those above does it stand?"""
        deeper = self._indents[-1]
        left = []
        while self._indents[-1] > first:
            deeper = self._indents.pop()
            left.append(deeper)
        self._left = tuple(left)
        if self._indents[-1] == first:
            return moved
        if not self._reindented:
            moved = self._not_aligned(first, name, deeper)
        self._indents.append(first)
        return moved

    def _not_aligned(self, first: int, name: str | None, deeper: int) -> int:
        """A line between two levels is moved to the nearer."""
        message = f"{name}：缩进没有对齐，前面有 {first} 个空格" if name else f"缩进没有对齐：前面有 {first} 个空格"
        lower = self._indents[-1]
        levels = "；".join(self._level(each) for each in (deeper, lower) if each >= 0)
        if lower >= 0 and first - lower == _STEP < deeper - lower and self._opened_by.get(deeper):
            levels = f"上面从“{self._opened_by[deeper]}”起多缩进了：每一级空两格，改成前面空 {first} 格"
        self.report(INDENTATION, first, message, levels)
        self.certain = False
        nearest = deeper if deeper - first <= first - lower else lower
        self._shifted = first, nearest
        return self._move(first, nearest)

    def _move(self, first: int, to: int) -> int:
        to = max(to, 0)
        self.replace(0, first, " " * to)
        return to - first

    def _end_shift(self, at: int, meant: int) -> None:
        """Lines that did not align are over: what follows is measured against where they belonged."""
        self._shifted = None
        if self._indents[-1] == at:
            self._indents.pop()
            if meant > self._indents[-1]:
                self._indents.append(meant)

    def _too_far_left(self, name: str, column: int) -> None:
        """`留守儿童: 5人` / (less indented) `集中供养: 3人` / `分散供养: 2人`: of the three the one in the middle is out of line."""
        at, _ = self._value_at
        outside = len(self.lines[at]) - len(self.lines[at].lstrip(" "))
        message = f"{self.name}：前面只有 {outside} 个空格，下面的“{name}”却在它下一级"
        self.report(INDENTATION, outside, message, f"与“{name}”对齐，前面空 {column} 格", line=at)
        self.lines[at] = " " * column + self.lines[at].lstrip(" ")
        self.certain = False

    def _missing_colon_above(self, at: int, start: int) -> None:
        """A line that only holds a name, and names below it."""
        shown = self.typed_value[:20]
        self.report(NO_COLON, start, f"“{shown}”这一行缺少冒号", f"写成“{shown}:”，冒号用半角", line=at)
        self.lines[at] = self.lines[at].rstrip() + ":"
        self._names_at[start] = shown
        if start > self._indents[-1]:
            self._indents.append(start)

    def _empty_above(self) -> None:
        """`监测对象: 86户` above indented lines: without its value, what follows can be read."""
        self.certain = False
        at, start = self._value_at
        self.lines[at] = self.lines[at][:start].rstrip()
        line = self.lines[self.at]
        bare = COMMENT.sub("", line).rstrip()
        if bare.endswith("数值:"):  # the value is looked at where it was to stand
            self.lines[self.at] = f"{bare} {self.typed_value}"

    def _below_a_value(self, name: str, column: int) -> str:
        """What to type where a line stands below `上一行: 值`."""
        value = self.typed_value[:20]
        if name == "数值":
            return f"“{self.name}:”后面空着，数写在这一行：数值: {value}"
        move = f"“{self.name}:”后面空着，另起一行写“数值: {value}”，和“{name}”对齐"
        if self.group != FIGURES or self.name in KEYS_OF_A_FIGURE:
            return f"与“{self.name}”对齐，前面空 {column} 格"
        return move if name in KEYS_OF_A_FIGURE else f"与“{self.name}”同级的，前面空 {column} 格；是它下级的，{move}"

    def _level(self, column: int) -> str:
        name = self._names_at.get(column)
        return f"与“{name}”同级的，前面空 {column} 格" if name else f"前面空 {column} 格"

    def _dash_columns(self, first: int, column: int) -> list[int]:
        line = self.lines[self.at]
        return [each for each in range(first, column) if line[each] == "-"]

    def _value(self, start: int, column: int, *, has_key: bool) -> None:
        value = self.lines[self.at][start:]
        self.typed_value = COMMENT.sub("", value).strip()
        self._value_at = self.at, start
        self._nameless = None if has_key or not HAN.match(value) else (self.at, start)
        self._takes_children = not self.typed_value or value.startswith("#")
        self.at = self.at + 1 if self._takes_children else Value(self, start, column, has_key=has_key).read()
