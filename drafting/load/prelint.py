"""Raw-line explanations of what people really type wrong; read only after a parse failed.

libyaml names the place where it gave up, often a line too late. Here each line is read for the mistakes of the trade,
and repaired on the side, so that one run shows all of them. The repaired text never becomes data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.load.examples import data_file
from drafting.registry import declare

_CLEAN: Final = data_file("指标:\n  监测帮扶:\n    监测对象:\n      户数: 5361户\n      人数: 12591人\n")

FULL_WIDTH_COLON = declare(
    Rule(
        "D011",
        "冒号是全角的",
        Severity.ERROR,
        "名称和值之间要用半角冒号加一个空格。中文输入法打出的全角冒号“：”只是文字，整行会被当成一句话。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象:\n      户数：5361户\n      人数: 12591人\n"),
        clean=_CLEAN,
    )
)
NO_BLANK = declare(
    Rule(
        "D012",
        "冒号后缺空格",
        Severity.ERROR,
        "半角冒号后面要有一个空格，否则整行会被当成一句话。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象:\n      户数:5361户\n      人数: 12591人\n"),
        clean=_CLEAN,
    )
)
INDENT_CHARACTER = declare(
    Rule(
        "D013",
        "缩进用了制表符或全角空格",
        Severity.ERROR,
        "缩进只能用半角空格，每一级两个。制表符（Tab 键）和全角空格看起来一样，但读不出层级。",
        hits=data_file("指标:\n\t监测帮扶:\n\t\t监测对象: 5361户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)
QUOTE_IT = declare(
    Rule(
        "D014",
        "值要加引号",
        Severity.ERROR,
        "值以 [ ] { } @ % * & ! | > ` 或逗号开头时，YAML 把它当成特殊写法。这样的文字整句加双引号。",
        hits=data_file("公文:\n  发文字号: [2026]10号\n"),
        clean=data_file('公文:\n  发文字号: "[2026]10号"\n'),
    )
)
SECOND_COLON = declare(
    Rule(
        "D015",
        "一行里有两个“名称: ”",
        Severity.ERROR,
        "值里又有半角冒号加空格，分不清哪一个是名称。是文字就整句加引号，或把里面的冒号改成全角；是两项就分两行。",
        hits=data_file("公文:\n  标题: 示例县: 上半年工作总结\n"),
        clean=data_file('公文:\n  标题: "示例县: 上半年工作总结"\n'),
    )
)
QUOTES = declare(
    Rule(
        "D016",
        "引号没有配对",
        Severity.ERROR,
        "半角引号只用来把整个值括起来：开头一个，末尾一个，后面不能再有文字。正文里的引用请用中文引号“”。",
        hits=data_file('公文:\n  附注: "此件公开发布\n  稿次: 送审稿\n'),
        clean=data_file('公文:\n  附注: "此件公开发布"\n  稿次: 送审稿\n'),
    )
)
INDENTATION = declare(
    Rule(
        "D017",
        "缩进没有对齐",
        Severity.ERROR,
        "同一级的名称，前面的半角空格数要一样；下级比上级多两个空格，而且上级那一行冒号后面要空着。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n   风险未消除: 363户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    风险未消除: 363户\n"),
    )
)
BRACKETS = declare(
    Rule(
        "D018",
        "括号没有配对或用了全角符号",
        Severity.ERROR,
        "花括号和方括号要成对，里面各项用半角逗号加空格隔开。全角的｛｝，只是文字。",
        hits=data_file("指标:\n  就业:\n    务工人数: {数值: 59674人， 上年同期: 55261人}\n"),
        clean=data_file("指标:\n  就业:\n    务工人数: {数值: 59674人, 上年同期: 55261人}\n"),
    )
)
NO_COLON = declare(
    Rule(
        "D019",
        "这一行缺少冒号",
        Severity.ERROR,
        "“名称: 值”的各行之间夹了一行没有冒号的文字，读不出它是哪个名称的值。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    风险未消除 363户\n    已消除: 4998户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    风险未消除: 363户\n    已消除: 4998户\n"),
    )
)
BAD_NAME = declare(
    Rule(
        "D025",
        "名称缺失或不是文字",
        Severity.ERROR,
        "冒号左边必须是一个名称。左边空着，或者是括号括起来的内容，都不行；以 {{ 开头的文字要整句加引号。",
        hits=data_file("指标:\n  监测帮扶:\n    : 5361户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)

MAX_FINDINGS: Final = 50
_PROSE_GROUP: Final = "文字材料"  # where a line with a full-width colon is usually a sentence

_INDENT: Final = re.compile(r"[ \t\u3000\xa0]*")
_BAD_INDENT: Final = re.compile(r"[\t\u3000\xa0]")
_DASHES: Final = re.compile(r"(?:-[ \t]+|-$)*")
_KEY: Final = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^"'\[\]{},\#&*!|>@%`\s](?:[^: \t]++|:(?![ \t]|$)|[ \t]++(?!:))*+)[ \t]*+:(?=[ \t]|$)"""
)
_NAME: Final = r"[^\s:：\"'“”‘’《》（，。；、,\[\]{}#@%&*!|>`-][^:：\"'“”，。；,\[\]{}#]{0,29}?"
_JOINED: Final = re.compile(rf"(?P<name>{_NAME})\s*(?P<colon>：|:(?=[^ \t/:：]))[ \t\u3000]*")
_VALUE_START: Final = re.compile(r"\d[\d,.]*(?![\d,.年月日+])")  # 5户其中：3户 was two lines, and 7月中旬：5户 is a name
_MAPPING_COLON: Final = re.compile(r":(?=[ \t]|$)")
_COMMENT: Final = re.compile(r"(?:^|\s)#.*$")
_BLOCK_HEADER: Final = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?$")
_BLOCK_START: Final = re.compile(r"[|>]")
_SPECIAL_START: Final = re.compile(r"[@%`*&!,\]}]|\{\{|\{%")
_SWALLOWED: Final = re.compile(r"：\s*[\[{]")  # 公文：{标题: …} reads as one long name
_WIDE_BRACKET: Final = re.compile(r"[｛［]")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_CLOSER: Final = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Lint:
    """What was found, the text with the obvious repairs, and whether these repairs are beyond doubt."""

    findings: tuple[Finding, ...]
    text: str
    certain: bool


def lint(text: str) -> Lint:
    """Look through the lines of a text that did not parse."""
    lines = _Lines(text.split("\n"))
    lines.read()
    findings = sorted(lines.findings, key=lambda each: (each.line, each.column))
    return Lint(tuple(findings), "\n".join(lines.lines), lines.certain)


def explain_scalar(text: str) -> str | None:
    """A hint for text that stands where a mapping or a measure was expected; None if it is simply text.

    `户数：5361`, `户数:5361`, `｛数值：5户｝` and following lines that ran into a value are recognised.
    """
    text = text.strip()
    if _WIDE_BRACKET.match(text):
        return "括号要用半角：{数值: …, 任务: …}，冒号和逗号也用半角加一个空格"
    joined = _JOINED.match(text)
    if joined and _HAN.search(joined["name"]) and " " not in joined["name"]:
        if _VALUE_START.match(joined["name"]):
            return "下一行的名称被接到了这个值后面：那一行的冒号改成半角加一个空格，有下级时这一行写成“数值: …”"
        return _joined_hint(joined, text)
    first, *others = text.split()[:50] or [""]
    for word in others:
        joined = _JOINED.match(word)
        if joined and _HAN.search(joined["name"]):
            return (
                f"下一行的“{word[:20]}”被接到了“{first[:20]}”后面：冒号改成半角加一个空格，"
                f"有下级时这一行写成“数值: {first[:20]}”"
            )
    return None


def explain_joined(name: str) -> tuple[Rule, int, str, str] | None:
    """(rule, offset of the colon, message, hint) for a name that swallowed its value: `户数：5361` in braces."""
    joined = _JOINED.match(name)
    if not joined:
        return None
    rule, what = _joined_rule(joined)
    return rule, joined.start("colon"), f"{joined['name']}：{what}", _joined_hint(joined, name)


def _joined_rule(joined: re.Match[str]) -> tuple[Rule, str]:
    if joined["colon"] == "：":
        return FULL_WIDTH_COLON, "冒号是全角的，没有读成“名称: 值”"
    return NO_BLANK, "冒号后面缺一个空格，没有读成“名称: 值”"


def _joined_hint(joined: re.Match[str], text: str) -> str:
    value = re.split(r"\s", text[joined.end() :], maxsplit=1)[0]
    shown = f"{value[0]}…" if value[:1] in ("{", "[") else value if len(value) <= 20 else f"{value[:20]}…"
    what = "把全角冒号“：”改成半角冒号加一个空格" if joined["colon"] == "：" else "冒号后面加一个空格"
    return f"{what}：{joined['name']}: {shown}".rstrip()


class _Lines:
    """One walk down the lines; block texts, quoted texts and brackets over several lines are stepped over whole."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self._typed = tuple(lines)
        self.findings: list[Finding] = []
        self.certain = True
        self._indents = [-1]
        self._takes_children = True
        self._group = ""
        self._name = ""
        self._at = 0

    def read(self) -> None:
        while self._at < len(self.lines):
            if len(self.findings) >= MAX_FINDINGS:
                self.certain = False
                return
            line = self.lines[self._at].strip()
            if not line or line.startswith("#") or line in ("---", "..."):
                self._at += 1
                continue
            self._line()

    def report(self, rule: Rule, column: int, message: str, hint: str, *, line: int | None = None) -> None:
        at = self._at if line is None else line
        self.findings.append(Finding(rule, at + 1, column + 1, message, hint, self._typed[at].strip()[:60]))

    def named(self, message: str) -> str:
        """The message with the name whose value it is about in front."""
        return f"{self._name}：{message}" if self._name else message

    def _replace(self, start: int, end: int, text: str) -> None:
        line = self.lines[self._at]
        self.lines[self._at] = line[:start] + text + line[end:]

    def _line(self) -> None:
        self._indent_characters()
        line = self.lines[self._at]
        first = len(line) - len(line.lstrip(" "))
        dashes = _DASHES.match(line, first)
        column = dashes.end() if dashes else first
        if "\t" in line[first:column]:
            self.report(INDENT_CHARACTER, line.index("\t", first), "“-”后面是制表符（Tab）", "“-”后面用一个半角空格")
            self._replace(first, column, line[first:column].replace("\t", " "))
            line = self.lines[self._at]
        if _MAPPING_COLON.match(line, column):
            self.report(BAD_NAME, column, "冒号左边缺少名称", "写成“名称: 值”；没有用的行请删去")
            self._replace(column, column, f"第{self._at + 1}行")
            line = self.lines[self._at]
        if self._is_continuation(line, first, column):
            self._at += 1
            return
        key = _KEY.match(line, column)
        if not key or _SWALLOWED.search(key[0]):
            self._missing_mapping_colon(first, column)
            line = self.lines[self._at]
        key = _KEY.match(line, column)
        self._alignment(first, column, has_key=key is not None)
        self._name = _name_of(key)
        if key and first == 0:
            self._group = self._name
        start = key.end() if key else column
        start += len(line[start:]) - len(line[start:].lstrip(" \t"))
        self._value(start, column, has_key=key is not None)

    def _indent_characters(self) -> None:
        line = self.lines[self._at]
        indent = _INDENT.match(line)
        bad = _BAD_INDENT.search(line, 0, indent.end()) if indent else None
        if not bad or not indent:
            return
        what = "制表符（Tab）" if bad[0] == "\t" else "全角空格"
        self.report(INDENT_CHARACTER, bad.start(), f"缩进用了{what}", "删去它，每一级改用两个半角空格")
        self._replace(0, indent.end(), _BAD_INDENT.sub("  ", indent[0]))
        self.certain = False

    def _is_continuation(self, line: str, first: int, column: int) -> bool:
        """A deeper line without a name below a value: YAML joins it to that value."""
        return first > self._indents[-1] and not self._takes_children and not _KEY.match(line, column)

    def _missing_mapping_colon(self, first: int, column: int) -> None:
        line = self.lines[self._at]
        content = line[column:]
        joined = _JOINED.match(content)
        rest = content[joined.end() :] if joined else ""
        if joined and (rest[:1] in ("{", "[") or not _MAPPING_COLON.search(_COMMENT.sub("", rest))):
            if self._is_text_line(first, column):
                return
            rule, what = _joined_rule(joined)
            place = column + joined.start("colon")
            self.report(rule, place, f"{joined['name']}：{what}", _joined_hint(joined, content))
            self._replace(column + joined.end("name"), column + joined.end(), ": ")
            return
        among_names = first == column and column in self._indents and first > 0
        if among_names and _HAN.match(content) and not re.search("[:：。，]", content):
            shown = content.strip()[:20]
            self.report(NO_COLON, column, f"“{shown}”这一行缺少冒号", "写成“名称: 值”，名称后用半角冒号加一个空格")
            self._replace(column, len(line), f"{content.strip()}:")
            self.certain = False

    def _is_text_line(self, first: int, column: int) -> bool:
        """A sentence with a colon of its own, not a name and its value: a list's item, or the text of a slot."""
        if first == column and (self._indents[-1] >= column or self._group != _PROSE_GROUP):
            return False
        following = next((each for each in islice(self.lines, self._at + 1, None) if each.strip()), "")
        return not (len(following) - len(following.lstrip(" ")) == column and _KEY.match(following, column))

    def _alignment(self, first: int, column: int, *, has_key: bool) -> None:
        columns = [first] if column == first else [*self._dash_columns(first, column), column]
        above = self._indents[-1]
        if first > above:
            if not has_key and first == column and self.lines[self._at][first] not in "{[":
                return  # a text below its name
            if not self._takes_children and has_key:
                message = "上一行已经有值，这一行却又缩进了一级"
                hint = f"这一行与同级对齐（前面 {max(above, 0)} 个空格）；若是下级，上一行的值改写成下一行“数值: …”"
                self.report(INDENTATION, first, message, hint)
                self.certain = False
            self._indents.append(first)
        while self._indents[-1] > first:
            self._indents.pop()
        if self._indents[-1] != first:
            open_columns = "、".join(str(each) for each in dict.fromkeys((*self._indents[1:][-2:], above)))
            message = f"缩进没有对齐：前面有 {first} 个空格"
            self.report(INDENTATION, first, message, f"同一级的空格数要一样，这里可以是 {open_columns} 个")
            self.certain = False
            self._indents.append(first)
        self._indents.extend(each for each in columns[1:] if has_key or each != column)

    def _dash_columns(self, first: int, column: int) -> list[int]:
        line = self.lines[self._at]
        return [each for each in range(first, column) if line[each] == "-"]

    def _value(self, start: int, column: int, *, has_key: bool) -> None:
        line = self.lines[self._at]
        value = line[start:]
        self._takes_children = False
        if not value or value.startswith("#"):
            self._takes_children = True
            self._at += 1
        elif _BLOCK_START.match(value):
            self._block(start, column)
        elif value[0] in "\"'" and not (not has_key and _KEY.match(line, start)):
            self._quoted(start, column)
        elif _SPECIAL_START.match(value):
            self._quote(start, f"值以“{value[0]}”开头，要加引号")
            self._at += 1
        elif value[0] in "{[":
            self._flow(start, column)
        else:
            self._plain(start)
            self._at += 1

    def _block(self, start: int, column: int) -> None:
        header = self.lines[self._at]
        if not _BLOCK_HEADER.match(header, start):
            self._quote(start, f"值以“{header[start]}”开头，要加引号")
            self._at += 1
            return
        self._at += 1
        while self._at < len(self.lines):
            line = self.lines[self._at]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                return
            self._at += 1

    def _plain(self, start: int) -> None:
        line = self.lines[self._at]
        value = _COMMENT.sub("", line[start:]).rstrip()
        if _WIDE_BRACKET.match(value):
            self.report(
                BRACKETS,
                start,
                self.named("括号是全角的"),
                "改用半角：{数值: …, 任务: …}，冒号和逗号也用半角加一个空格",
            )
            self._replace(start, start + len(value), _quoted(value))
            return
        colon = _MAPPING_COLON.search(value)
        if not colon:
            return
        self.report(
            SECOND_COLON,
            start + colon.start(),
            self.named("值里又有一个半角冒号加空格"),
            f"是文字就整句加引号：{_quoted(value)[:40]}；是两项就分成两行",
        )
        self._replace(start, start + len(value), _quoted(value))

    def _quote(self, start: int, message: str) -> None:
        line = self.lines[self._at]
        value = _COMMENT.sub("", line[start:]).rstrip() or line[start:].rstrip()
        self.report(QUOTE_IT, start, self.named(message), f"整句加引号：{_quoted(value)[:40]}")
        self._replace(start, start + len(value), _quoted(value))

    def _quoted(self, start: int, column: int) -> None:
        opening = self.lines[self._at][start]
        last, end = self._closing_quote(start, column)
        if last is None:
            hint = f"在值的末尾补上 {opening}；正文里的引用用中文引号“”"
            self.report(QUOTES, start, self.named(f"引号 {opening} 没有配对"), hint)
            self.lines[self._at] = self.lines[self._at].rstrip() + opening
            self._at += 1
            return
        tail = self.lines[last][end:]
        if _COMMENT.sub("", tail).strip():
            self._after_quotes(last, end, start, single_line=last == self._at)
        self._at = last + 1

    def _after_quotes(self, last: int, end: int, start: int, *, single_line: bool) -> None:
        hint = "正文里的引用用中文引号“”；或去掉半角引号，或用单引号把整句括起来"
        self.report(QUOTES, end, self.named("引号后面还有文字"), hint, line=last)
        if not single_line:
            self.certain = False
            return
        value = _COMMENT.sub("", self.lines[last][start:]).rstrip()
        self._replace(start, start + len(value), _quoted(value))

    def _closing_quote(self, start: int, column: int) -> tuple[int | None, int]:
        """(line, position after the quote), or None where the next name comes first."""
        quote = self.lines[self._at][start]
        closing = re.compile(r'(?:[^"\\]|\\.|\\$)*"' if quote == '"' else r"(?:[^']|'')*?'(?!')")
        position = start + 1
        for at in range(self._at, len(self.lines)):
            line = self.lines[at]
            if at > self._at and _starts_entry(line, column):
                return None, 0
            found = closing.match(line, position)
            if found:
                return at, found.end()
            position = 0
        return None, 0

    def _flow(self, start: int, column: int) -> None:
        end = _Flow(self, self._at, start, column).read()
        self._at = max(end, self._at) + 1


class _Flow:
    """Braces and brackets from their opening to their closing, over lines; repairs are made afterwards, backwards."""

    def __init__(self, lines: _Lines, at: int, start: int, column: int) -> None:
        self._lines = lines
        self._first, self._start, self._column = at, start, column
        self._repairs: list[tuple[int, int, int, str]] = []

    def read(self) -> int:
        """The index of the last line that belongs to it."""
        lines = self._lines.lines
        stack: list[str] = []
        at, position, piece = self._first, self._start, self._start
        while True:
            line = lines[at]
            if position >= len(line) or (line[position] == "#" and line[position - 1 : position].strip() == ""):
                self._piece(at, piece, position)
                following = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), None)
                if following is None or _starts_entry(lines[following], self._column):
                    return self._unclosed(at, stack)
                at, position, piece = following, 0, 0
                continue
            character = line[position]
            if character in "\"'" and _value_may_start(line, piece, position):
                position = _quote_end(line, position)
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
        if _MAPPING_COLON.match(text):
            self._report(BAD_NAME, at, start, "冒号左边缺少名称", "写成“名称: 值”；没有用的冒号请删去")
            self._repairs.append((at, start, start, f"第{at + 1}行"))
            return
        key = _KEY.match(text)
        offset = key.end() + len(text[key.end() :]) - len(text[key.end() :].lstrip()) if key else 0
        value = text[offset:]
        if not value or value[0] in "\"'":
            return
        place = start + offset
        name = f"{_name_of(key)}：" if key else ""
        if _SPECIAL_START.match(value) or value[0] in "|>":
            self._report(QUOTE_IT, at, place, f"{name}值以“{value[0]}”开头，要加引号", f"加引号：{_quoted(value)[:40]}")
            self._repairs.append((at, place, place + len(value), _quoted(value)))
            return
        colon = _MAPPING_COLON.search(value)
        if not key or not colon:
            return
        comma = value.rfind("，", 0, colon.start())
        if comma >= 0:
            self._report(BRACKETS, at, place + comma, f"{name}括号里的逗号是全角的", "各项之间用半角逗号加一个空格")
            self._repairs.append((at, place + comma, place + comma + 1, ", "))
            return
        hint = f"是文字就加引号：{_quoted(value)[:40]}；是两项就用半角逗号隔开"
        self._report(SECOND_COLON, at, place + colon.start(), f"{name}值里又有一个半角冒号加空格", hint)
        self._repairs.append((at, place, place + len(value), _quoted(value)))

    def _closed(self, at: int, position: int) -> int:
        tail = _COMMENT.sub("", self._lines.lines[at][position:]).strip()
        if not tail or tail.startswith(":"):
            return self._repaired(at)
        opening = self._lines.lines[self._first][self._start]
        if at == self._first:
            value = _COMMENT.sub("", self._lines.lines[at][self._start :]).rstrip()
            message = self._lines.named(f"值以“{opening}”开头，后面还有文字，要加引号")
            self._report(QUOTE_IT, at, self._start, message, f"整句加引号：{_quoted(value)[:40]}")
            self._repairs = [(at, self._start, self._start + len(value), _quoted(value))]
        else:
            self._report(BRACKETS, at, position, "右括号后面还有文字", "检查括号是否配对，多余的文字删去")
            self._lines.certain = False
        return self._repaired(at)

    def _unclosed(self, at: int, stack: list[str]) -> int:
        missing = "".join(reversed(stack))
        opening = self._lines.lines[self._first][self._start]
        message = self._lines.named(f"括号“{opening}”没有配对")
        self._report(BRACKETS, self._first, self._start, message, f"在这一项末尾补上 {missing[:5]}")
        self._repaired(at)
        line = self._lines.lines[at]
        comment = _COMMENT.search(line)
        cut = comment.start() if comment else len(line)
        self._lines.lines[at] = line[:cut] + missing + line[cut:]
        return at

    def _mismatch(self, at: int, position: int) -> int:
        character = self._lines.lines[at][position]
        self._report(BRACKETS, at, position, f"右括号“{character}”和左括号对不上", "{ 配 }，[ 配 ]，由内到外依次关闭")
        self._lines.certain = False
        return self._repaired(at)

    def _report(self, rule: Rule, at: int, column: int, message: str, hint: str) -> None:
        self._lines.report(rule, column, message, hint, line=at)

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


def _starts_entry(line: str, column: int) -> bool:
    """A name, or a list's item, not deeper than `column`: whatever was open above it was meant to be closed."""
    first = len(line) - len(line.lstrip(" "))
    if not line.strip() or first > column:
        return False
    dashes = _DASHES.match(line, first)
    start = dashes.end() if dashes else first
    return start > first or _KEY.match(line, start) is not None or _JOINED.match(line, start) is not None


def _name_of(key: re.Match[str] | None) -> str:
    return key[0].rstrip(" :").strip("\"'") if key else ""


def _quoted(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
