"""Braces and brackets of a text that did not parse: read from their opening to their closing, over lines."""

from __future__ import annotations

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
from drafting.load.parsing.slips import (
    BAD_NAME,
    BRACKETS,
    NO_BLANK,
    QUOTE_IT,
    QUOTES,
    SECOND_COLON,
    STAND_IN,
    dashed_hint,
)
from drafting.patterns import lazy

if TYPE_CHECKING:
    from drafting.load.parsing.prelint import Lines

_REWRITTEN: Final = frozenset((BRACKETS, SECOND_COLON))
"""Slips of which the whole is shown as it should be typed."""
_STRAY_MARKS: Final = lazy(r"[，,。、;；.}\]]+")
_CLOSER: Final = {"{": "}", "[": "]"}
_CLOSERS: Final = frozenset(_CLOSER.values())


class Flow:
    """Braces and brackets from their opening to their closing, over lines; repairs are made afterwards, backwards."""

    def __init__(self, lines: Lines, at: int, start: int, column: int) -> None:
        self._lines = lines
        self._first, self._start, self._column = at, start, column
        self._repairs: list[tuple[int, int, int, str]] = []
        self._found: list[tuple[Rule, int, int, str, str]] = []
        self._is_told = False  # what is to be typed is said already
        self._open_quote: tuple[int, int] | None = None
        self._unopened: list[tuple[str, int]] = []
        """Names whose value holds pairs without braces around them, and where it begins."""

    def read(self) -> int:
        """The index of the last line that belongs to it."""
        typed = COMMENT.sub("", self._lines.lines[self._first][self._start :])
        last = self._read()
        found = self._found
        if last == self._first and not self._is_told and found and _REWRITTEN.issuperset(rule for rule, *_ in found) and (pairs := read_pairs(typed)):
            rule, at, column, message, _ = found[0]
            found = [(rule, at, column, message, f"写成 {pairs.in_braces()}")]
        for rule, at, column, message, hint in found:
            self._lines.report(rule, column, message, hint, line=at)
        return last

    def _read(self) -> int:
        lines = self._lines.lines
        stack: list[str] = []
        at, position, piece = self._first, self._start, self._start
        while True:
            line = lines[at]
            if position >= len(line) or (line[position] == "#" and line[position - 1 : position].strip() == ""):
                self._piece(at, piece, position)
                following = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), None)
                if following is None or starts_entry(lines[following], self._column):
                    return self._unclosed(at, stack)
                at, position, piece = following, 0, 0
                continue
            character = line[position]
            if character in "\"'" and _value_may_start(line, piece, position):
                begun, position = position, _quote_end(line, position)
                if position == len(line) and not _is_closed(line, begun):
                    self._open_quote = (at, begun)
            elif position > self._start and line.startswith("{{", position) and "}}" in line[position:]:
                position = line.index("}}", position) + 2  # a reference of the text, not a bracket
            elif character in "{[" and _value_may_start(line, piece, position):
                stack.append(_CLOSER[character])
                position = piece = position + 1
            elif character in "}]":
                self._piece(at, piece, position)
                if not stack or stack.pop() != character:
                    return self._mismatch(at, position)
                position = piece = position + 1
                if not stack:
                    return self._closed(at, position)
            elif character == ",":
                self._piece(at, piece, position)
                position = piece = position + 1
            else:
                position += 1

    def _piece(self, at: int, start: int, end: int) -> None:
        """One `name: value` or value between commas."""
        text = self._lines.lines[at][start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if MAPPING_COLON.match(text):
            self._report(BAD_NAME, at, start, "冒号左边缺少名称", "写成“名称: 值”；没有用的冒号请删去")
            self._repairs.append((at, start, start, f"第{at + 1}行"))
            return
        key = KEY.match(text)
        offset = key.end() + len(text[key.end() :]) - len(text[key.end() :].lstrip()) if key else 0
        value = text[offset:]
        name = f"{name_of(key)}：" if key else ""
        after = self._lines.lines[at][start + len(text) :][:1]
        if key and not value and after and not after.isspace():  # at a line's end the value may follow below
            shown = name_of(key)
            self._report(NO_BLANK, at, start + len(text) - 1, f"{name}冒号后面没有值", f"补上 {shown}: …；没有的，删去“{shown}:”")
            self._repairs.append((at, start + len(text), start + len(text), " "))
        if value and value[0] not in "\"'":
            self._value(at, start + offset, value, name)

    def _value(self, at: int, place: int, value: str, name: str) -> None:
        """A value without quotes; `name` stands before it in messages, '' where it has none."""
        if DASHED.match(value):
            self._report(STAND_IN, at, place, f"{name}“{value[:20]}”里的“- ”是列表的写法", dashed_hint(value))
            self._repairs.append((at, place, place + len(value), quoted(value)))
            return
        if SPECIAL_START.match(value) or value[0] in "|>":
            self._report(QUOTE_IT, at, place, f"{name}值以“{value[0]}”开头，要加引号", f"加引号：{quoted(value)[:40]}")
            self._repairs.append((at, place, place + len(value), quoted(value)))
            return
        if "{{" in value:
            self._report(QUOTE_IT, at, place, f"{name}值里有 {{{{ }}}}，在括号里要加引号", f"加引号：{quoted(value)[:40]}")
            self._repairs.append((at, place, place + len(value), quoted(value)))
            return
        colon = MAPPING_COLON.search(value)
        if not name or not colon:
            return
        comma = value.rfind("，", 0, colon.start())
        if comma >= 0:
            self._report(BRACKETS, at, place + comma, f"{name}括号里的逗号是全角的", "各项之间用半角逗号加一个空格")
            self._repairs.append((at, place + comma, place + comma + 1, ", "))
            return
        hint = f"是文字就加引号：{quoted(value)[:40]}；是两项就用半角逗号隔开"
        self._unopened.append((name, place))
        self._report(SECOND_COLON, at, place + colon.start(), f"{name}值里又有一个半角冒号加空格", hint)
        self._repairs.append((at, place, place + len(value), quoted(value)))

    def _closed(self, at: int, position: int) -> int:
        tail = COMMENT.sub("", self._lines.lines[at][position:]).strip()
        if not tail or tail.startswith(":"):
            return self._repaired(at)
        if at == self._first and len(self._unopened) == 1 and self._open(at, *self._unopened[0]):
            return self._repaired(at)
        opening = self._lines.lines[self._first][self._start]
        if at == self._first and _STRAY_MARKS.fullmatch(tail):
            self._is_told = not _CLOSERS.isdisjoint(tail)
            self._report(BRACKETS, at, position, self._lines.named(f"右括号后面多了“{tail}”"), f"删去“{tail}”")
            self._repairs.append((at, position, position + len(self._lines.lines[at][position:].rstrip()), ""))
        elif at == self._first:
            value = COMMENT.sub("", self._lines.lines[at][self._start :]).rstrip()
            message = self._lines.named(f"值以“{opening}”开头，后面还有文字，要加引号")
            self._report(QUOTE_IT, at, self._start, message, f"整句加引号：{quoted(value)[:40]}")
            self._repairs = [(at, self._start, self._start + len(value), quoted(value))]
        else:
            self._report(BRACKETS, at, position, "右括号后面还有文字", "检查括号是否配对，多余的文字删去")
            self._lines.certain = False
        return self._repaired(at)

    def _open(self, at: int, name: str, place: int) -> bool:
        """其中: 脱贫户: 3人}} lacks a brace where there are more to the right than to the left."""
        line = COMMENT.sub("", self._lines.lines[at]).rstrip()
        if line.count("}") - line.count("{") != 1:
            return False
        self._is_told = True
        self._found = [(BRACKETS, at, place, f"{name}少了左括号“{{”", f"写成 {line[self._start : place]}{{{line[place:]}")]
        self._repairs = [(at, place, place, "{")]
        return True

    def _unclosed(self, at: int, stack: list[str]) -> int:
        missing = "".join(reversed(stack))
        if at == self._first and (self._quote_closed(at) or self._comment_moved(at, missing)):
            return self._repaired(at)
        opening = self._lines.lines[self._first][self._start]
        message = self._lines.named(f"括号“{opening}”没有配对")
        self._report(BRACKETS, self._first, self._start, message, f"在这一项末尾补上 {missing[:5]}")
        self._repaired(at)
        line = self._lines.lines[at]
        comment = COMMENT.search(line)
        cut = comment.start() if comment else len(line)
        self._lines.lines[at] = line[:cut] + missing + line[cut:]
        return at

    def _quote_closed(self, at: int) -> bool:
        """{行距: "29磅}: the quote that nobody closed took the brace in."""
        line = self._lines.lines[at].rstrip()
        if self._open_quote is None or not (closers := len(line) - len(line.rstrip("}] "))):
            return False
        _, begun = self._open_quote
        end = len(line) - closers
        quote, whole = line[begun], f"{line[self._start : end]}{line[begun]}{line[end:]}"
        self._tell_whole(QUOTES, begun, f"引号 {quote} 没有配对", whole)
        self._repairs.append((at, end, end, quote))
        return True

    def _comment_moved(self, at: int, missing: str) -> bool:
        """{行距: 29磅 # 注释}: what closes it stands in the comment; {颜色: #FF0000}: and so does the value."""
        line = self._lines.lines[at].rstrip()
        comment = COMMENT.search(line)
        if comment is None or not line.endswith(missing):
            return False
        said, before = line[comment.start() : len(line) - len(missing)].strip(), line[self._start : comment.start()].rstrip()
        is_value = before.endswith(":")
        whole = f"{before} {quoted(said)}{missing}" if is_value else f"{before}{missing}"
        what = "值以“#”开头，从这里起都读成了注释" if is_value else "“#”后面都是注释，右括号也在里面"
        self._tell_whole(QUOTE_IT if is_value else BRACKETS, comment.start() + line[comment.start() :].index("#"), what, whole if is_value else f"{whole}  {said}")
        self._repairs.append((at, self._start, len(line), whole))
        return True

    def _tell_whole(self, rule: Rule, column: int, message: str, whole: str) -> None:
        self._is_told = True
        self._report(rule, self._first, column, self._lines.named(message), f"写成 {whole}")

    def _mismatch(self, at: int, position: int) -> int:
        character = self._lines.lines[at][position]
        self._report(BRACKETS, at, position, f"右括号“{character}”和左括号对不上", "{ 配 }，[ 配 ]，由内到外依次关闭")
        self._lines.certain = False
        return self._repaired(at)

    def _report(self, rule: Rule, at: int, column: int, message: str, hint: str) -> None:
        self._found.append((rule, at, column, message, hint))

    def _repaired(self, at: int) -> int:
        for line, start, end, text in sorted(self._repairs, reverse=True):
            old = self._lines.lines[line]
            self._lines.lines[line] = old[:start] + text + old[end:]
        return at


def _value_may_start(line: str, piece: int, position: int) -> bool:
    """Whether an opening mark at `position` opens; inside a plain text it is only a character."""
    while position > piece and line[position - 1] in " \t":
        position -= 1
    return position == piece or line[position - 1] in ":："


def _is_closed(line: str, position: int) -> bool:
    """Whether the quote at `position`, which runs to the end of the line, is closed there."""
    return len(line) > position + 1 and line[-1] == line[position] and not line.endswith('\\"')


def _quote_end(line: str, position: int) -> int:
    """After the closing quote on this line, or the line's end."""
    quote = line[position]
    end = position + 1
    while end < len(line):
        if quote == '"' and line[end] == "\\":
            end += 2
            continue
        if line[end] == quote:
            if quote == "'" and line[end + 1 : end + 2] == "'":
                end += 2
                continue
            return end + 1
        end += 1
    return len(line)
