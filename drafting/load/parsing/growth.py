"""A tree while it grows from a data file, and what is refused on the way: each mistake in one sentence, with what to type instead."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import mutable
from drafting.load.examples import data_file
from drafting.load.parsing.line_shapes import COMMENT
from drafting.load.parsing.pairs_on_a_line import read_pairs
from drafting.load.parsing.slips import BAD_NAME, CELL_ERROR, INDENT_CHARACTER, NO_COLON, explain_joined
from drafting.load.parsing.split_figures import SPLIT_FIGURE, Explained, explain_nameless, explain_thousands
from drafting.load.parsing.text import STRIPPED, UNPRINTABLE, code_points
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Mark, Path, Source, Tree

MAX_PROBLEMS: Final = 50
EMPTY_LEXEMES: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain values that say nothing."""

REFERENCE = declare(
    Rule(
        "D020",
        "不支持引用、合并和标签",
        Severity.ERROR,
        "YAML 的锚点 &、引用 *、合并键 << 和标签 ! 会让一个数字有两个出处，数据文件里不用。文字本身以这些符号开头时加引号。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: &a1 5361户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)
DUPLICATE = declare(
    Rule(
        "D023",
        "名称重复",
        Severity.ERROR,
        "同一级里两次写了同一个名称，无法判断以哪个数为准。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n    监测对象: 5402户\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5402户\n"),
    )
)

_OPENING_LIKE: Final = lazy(r"：\s*[\[{]")
_ERRORS: Final = ("N/A", "DIV/0!", "REF!", "VALUE!", "NAME?", "NUM!", "NULL!")
_ERROR: Final = lazy(f"#(?:{'|'.join(map(re.escape, _ERRORS))})")
_CELL_ERROR: Final = lazy(rf":[ \t]+({_ERROR.pattern})")
_WIDE_BLANKS: Final = "\u3000\xa0"


class StopReading(Exception):
    """Reading cannot go on; the reason is already among the problems."""


@mutable
class Growth:
    """A tree while it grows. `problems` are found on the way and do not stop it."""

    source: Source
    tree: Tree
    problems: list[Diagnostic] = field(default_factory=list)
    _told: set[Mark] = field(default_factory=set)

    def once(self, braces: Mark) -> bool:
        """Whether nothing was said yet of the braces that begin there."""
        fresh = braces not in self._told
        self._told.add(braces)
        return fresh

    def report(self, rule: Rule, mark: Mark, message: str, hint: str, path: Path = (), **about: Any) -> None:
        place = Place(self.source.name, *mark)
        self.problems.append(rule.at(place, message, hint, path=dotted(path), **about))
        if len(self.problems) >= MAX_PROBLEMS:
            raise StopReading


def strip_escaped(growth: Growth, value: str, mark: Mark, path: Path) -> str:
    r"""Without what "\u200b" and its kind smuggle past the raw text."""
    found = code_points("".join(UNPRINTABLE.findall(value)))
    growth.report(STRIPPED, mark, f"转义写出了看不见的字符（{found}），已去掉", "删去这个 \\ 转义", path)
    return UNPRINTABLE.sub("", value)


def refuse_properties(growth: Growth, event: Any, mark: Mark, path: Path) -> None:
    if event.anchor is not None:
        message, hint = f"锚点“&{event.anchor}”不能用", "删去 & 和它后面的名字；文字本身以 & 开头时整句加引号"
    else:
        message, hint = f"标签“{event.tag}”不能用", "删去 ! 标签；文字本身以 ! 开头时整句加引号"
    growth.report(REFERENCE, mark, message, hint, path)


def refuse_alias(growth: Growth, anchor: str, mark: Mark, path: Path) -> None:
    hint = "把被引用的数再写一遍，或写成公式（=路径）；文字本身以 * 开头时整句加引号"
    growth.report(REFERENCE, mark, f"引用“*{anchor}”不能用", hint, path)


def refuse_duplicate(growth: Growth, first: Mark, mark: Mark, place: Path) -> None:
    message = f"{place[-1]}：重复出现，第 {first[0]} 行已经写过"
    hint = "留下正确的一处；若是两个指标，请用不同的名称"
    growth.report(DUPLICATE, mark, message, hint, place, related=(Place(growth.source.name, *first),))


def refuse_name(growth: Growth, key: str, mark: Mark, path: Path) -> None:
    if key == "<<":
        growth.report(REFERENCE, mark, "合并键“<<”不能用", "把要合并的各项直接写在这里", path)
        return
    growth.report(BAD_NAME, mark, "冒号左边缺少名称", "写成“名称: 值”；没有用的行请删去", path)


def refuse_joined(growth: Growth, key: str, mark: Mark, place: Path) -> None:
    """In braces `户数：5361` is read as one long name without a value. Of one pair of braces the first is said."""
    explanation = explain_joined(key)
    if not explanation:
        return
    rule, offset, message, hint = explanation
    around, whole = _braces_around(growth.source.text, mark)
    if around and not growth.once(around):
        return
    growth.report(rule, (mark[0], mark[1] + offset), message, f"写成 {whole}" if whole else hint, place[:-1], excerpt=key)


def refuse_valueless(growth: Growth, holder: dict[str, Any], index: int, mark: Mark, path: Path) -> None:
    """In braces `数值: 3,100人` is read as 3 and a name 100人, `数值 12户` as a name without a value."""
    text = growth.source.text
    name = next(reversed(holder))
    around, whole = _braces_around(text, mark)
    if name[0].isdigit() and (len(holder) > 1 or name.isdigit() or not whole):
        _refuse_split(growth, explain_nameless(text, index, holder), mark, path)
        return
    if around and not growth.once(around):
        return
    below = f"{path[-1]}：" if path else ""
    hint = f"写成 {whole}" if whole else f"有值的写成“{name[:10]}: 值”；一列名称用方括号：[甲, 乙]"
    growth.report(NO_COLON, mark, f"{below}花括号里的“{name[:20]}”没有冒号，值读不出来", hint, path, excerpt=name[:60])


def _braces_around(text: str, mark: Mark) -> tuple[Mark | None, str]:
    """(where the braces begin that hold what stands at `mark`, what they should say), as far as one line shows it."""
    lines = text.split("\n", mark[0])
    line = lines[mark[0] - 1]
    opening = line.rfind("{", 0, mark[1] - 1)
    if opening < 0:
        return None, ""
    pairs = read_pairs(COMMENT.sub("", line[opening:]))
    return (mark[0], opening), pairs.in_braces() if pairs else ""


def refuse_thousands(growth: Growth, index: int, mark: Mark, path: Path) -> None:
    """In brackets `1,200户` is read as two items."""
    _refuse_split(growth, explain_thousands(growth.source.text, index, among_names=False), mark, path)


def _refuse_split(growth: Growth, explanation: Explained | None, mark: Mark, path: Path) -> None:
    if explanation:
        back, message, hint = explanation
        growth.report(SPLIT_FIGURE, (mark[0], mark[1] - back), message, hint, path)


def checked(growth: Growth) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """The grown tree, None with an error, once its names are looked at."""
    check_names(growth)
    if any(each.severity is Severity.ERROR for each in growth.problems):
        return None, tuple(growth.problems)
    return growth.tree, tuple(growth.problems)


def check_names(growth: Growth) -> None:
    """Names that only look right: a wide blank before them, or `公文：{标题` swallowed whole."""
    text = growth.source.text
    wide = "\u3000" in text or "\xa0" in text
    opening = "：" in text and _OPENING_LIKE.search(text) is not None
    if _ERROR.search(text):
        for found in _CELL_ERROR.finditer(text):
            _refuse_cell_error(growth, found)
    if not wide and not opening:
        return
    for place, mark in growth.tree.keys.items():
        name = place[-1]
        if not isinstance(name, str):
            continue
        if wide and name.strip(_WIDE_BLANKS) != name:
            message = f"{name.strip(_WIDE_BLANKS)}：名称前后有全角空格"
            growth.problems.append(
                INDENT_CHARACTER.at(Place(growth.source.name, *mark), message, "缩进只用半角空格，删去全角空格")
            )
        elif opening and _OPENING_LIKE.search(name):
            refuse_joined(growth, name, mark, place)


def _refuse_cell_error(growth: Growth, found: re.Match[str]) -> None:
    """监测对象: #N/A is an empty value with a comment behind it."""
    text = growth.source.text
    line = text.rfind("\n", 0, found.start(1)) + 1
    name = text[line : found.start()].rpartition("{")[2].strip(" -\"'")
    mark = (text.count("\n", 0, line) + 1, found.start(1) - line + 1)
    message = f"{name}：“{found[1]}”是表格的错误值，又被当成注释，等于没有填"
    growth.problems.append(CELL_ERROR.at(Place(growth.source.name, *mark), message, "填上数；还没有数的写 待补", excerpt=found[1]))


def dotted(path: Path) -> str | None:
    return ".".join(map(str, path)) or None
