"""Source → Tree: what the file says as dict, list and str, in one pass over the YAML events.

Nothing is composed or constructed: events are handed out one at a time and libyaml keeps its own stack on the heap,
so hostile input ends at a cap and an alias is never followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.load import prelint
from drafting.load.examples import data_file
from drafting.load.line_shapes import COMMENT
from drafting.load.pairs_on_a_line import read_pairs
from drafting.load.slips import BAD_NAME, CELL_ERROR, INDENT_CHARACTER, NO_COLON, explain_joined
from drafting.load.split_figures import SPLIT_FIGURE, Explained, explain_nameless, explain_thousands
from drafting.load.syntax_messages import in_chinese
from drafting.load.text import EMPTY, STRIPPED, UNPRINTABLE, code_points
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Mark, Path, Source, Tree

MAX_DEPTH: Final = 40
MAX_EVENTS: Final = 300_000
"""About a hundred thousand entries; a county's year has one thousand."""
MAX_PROBLEMS: Final = 50

SYNTAX = declare(
    Rule(
        "D010",
        "数据文件写法有误",
        Severity.ERROR,
        "文件不合 YAML 写法，读到这里读不下去。YAML 的要点：名称后是半角冒号加一个空格，下级用空格缩进，含特殊符号的文字加引号。",
        hits=data_file('公文:\n  附注: "存放在 D:\\材料"\n'),
        clean=data_file("公文:\n  附注: '存放在 D:\\材料'\n"),
    )
)
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
TOO_DEEP = declare(
    Rule(
        "D021",
        "嵌套过深",
        Severity.ERROR,
        f"数据最多嵌套 {MAX_DEPTH} 层。正常的数据不超过十层，多半是括号没有配对。",
        hits=data_file("指标: " + "[" * 60 + "]" * 60 + "\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)
TOO_MANY = declare(
    Rule(
        "D022",
        "数据项过多",
        Severity.ERROR,
        f"一份数据文件最多读 {MAX_EVENTS // 3 // 10_000} 万项左右。明细更多时放进填报表，或分成几个单位。",
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
SECOND_DOCUMENT = declare(
    Rule(
        "D024",
        "一个文件里有多份数据",
        Severity.ERROR,
        "单独一行的 --- 会把文件分成几份数据。一个文件只放一个单位一期的数据。",
        hits=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n---\n指标: {}\n"),
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)
NOT_A_MAPPING = declare(
    Rule(
        "D026",
        "最外层不是“名称: 值”",
        Severity.ERROR,
        "数据文件的最外层要逐行写“名称: 值”，名称是 单位、报告期、指标、明细表、文字材料 等。",
        hits="- 监测对象\n- 5361户\n",
        clean=data_file("指标:\n  监测帮扶:\n    监测对象: 5361户\n"),
    )
)

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # a build without libyaml gives the same events, slower

_NESTING: Final = "maximum nesting depth"  # libyaml's own cap, met while it reads ahead for a name

_EMPTY_LEXEMES: Final = frozenset({"", "~", "null", "Null", "NULL"})
_HAN_MARKS: Final = "\u2014\u2018\u2019\u201a\u201b\u201c\u201d\u2026"
_QUOTES: Final = ("'", '"')
_SEAM_MARGIN: Final = 16
_SEAM_HORIZON: Final = 20_000  # escapes can hide a seam; past this the text keeps its blanks
_OPENING_LIKE: Final = lazy(r"：\s*[\[{]")
_CELL_ERROR: Final = lazy(r":[ \t]+(#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!))")
_WIDE_BLANKS: Final = "\u3000\xa0"
_SILENCE: Final = lazy(r"(?:^|(?<=\s))#\s*情况属实[ \t:：]*(.*)$")


class _StopError(Exception):
    """Reading cannot go on; the reason is already among the problems."""


class _NotANameError(Exception):
    """A bracket where a name belongs: the raw lines explain it better than the events."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


@dataclass(slots=True)
class _Growth:
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
        self.problems.append(rule.at(place, message, hint, path=_dotted(path), **about))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopError


def parse_tree(source: Source) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Read a data file; no tree comes back with an error. All problems are found together where possible.

    Scalars keep their lexeme; a plain `~`, `null` or nothing is "". A list item's key and value stand at one place.
    """
    growth = _Growth(source, Tree(source.name, "", {}, {}))
    try:
        _grow(growth)
    except _StopError:
        return None, tuple(growth.problems)
    except yaml.YAMLError as error:
        if _NESTING in str(error):
            return None, (*growth.problems, _too_deep(source.name, _place_of(error)))
        return None, _explained(growth, _syntax(error, source.name))
    except _NotANameError as error:
        return None, _explained(growth, _not_a_name(error.mark, source.name))
    if not isinstance(growth.tree.value, dict):
        return None, _explained(growth, _not_a_mapping(growth))
    _check_names(growth)
    if any(each.severity is Severity.ERROR for each in growth.problems):
        return None, tuple(growth.problems)
    return growth.tree, tuple(growth.problems)


def salvaged(source: Source) -> tuple[Tree | None, bool]:
    """What can still be read of a text that `parse_tree` refuses, and whether its levels are beyond doubt.

    It is only to look for what else is wrong, never data.
    """
    certain = True
    growth = _Growth(source, Tree(source.name, "", {}, {}))
    try:
        _grow(growth)
    except _StopError:
        return None, False
    except (yaml.YAMLError, _NotANameError):
        lint = prelint.lint(source.text)
        certain = lint.certain
        growth = _Growth(Source(source.name, lint.text), Tree(source.name, "", {}, {}))
        try:
            _grow(growth)
        except (yaml.YAMLError, _NotANameError, _StopError):
            return None, False
    return (growth.tree, certain) if isinstance(growth.tree.value, dict) else (None, False)


def silences(source: Source) -> dict[int, str]:
    """Comments `# 情况属实 R101：理由` as {line: "R101：理由"}, lines from 1.

    The line is the one the comment speaks of: its own, or the next line with data when it stands alone.
    Several for one line are joined by a line end.
    """
    if "情况属实" not in source.text:
        return {}
    lines = source.text.split("\n")
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        match = _SILENCE.search(line)
        if match is None:
            continue
        target = index if line[: match.start()].strip() else _next_data_line(lines, index)
        said = match[1].strip()
        found[target + 1] = f"{found[target + 1]}\n{said}" if target + 1 in found else said
    return found


def _next_data_line(lines: list[str], index: int) -> int:
    following = (at for at in range(index + 1, len(lines)) if lines[at].strip() and lines[at].lstrip()[0] != "#")
    return next(following, index)


def _grow(growth: _Growth) -> None:
    """Fill the tree from the events. One flat loop: a call per event would cost as much as libyaml itself."""
    text = growth.source.text
    parser = _Parser(text)
    try:
        _follow(growth, parser.get_event, escapes="\\" in text)
    finally:
        parser.dispose()


def _follow(growth: _Growth, next_event: Callable[[], Any], *, escapes: bool) -> None:
    text, keys, values = growth.source.text, growth.tree.keys, growth.tree.values
    stack: list[tuple[Any, Path, str | None]] = []
    holder: Any = None  # the open dict or list; None outside
    path: Path = ()
    key: str | None = None  # the name that waits for its value
    documents = 0
    for _ in range(MAX_EVENTS):
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            start = event.start_mark
            mark = (start.line + 1, start.column + 1)
            value = event.value
            style = event.style
            if event.tag is not None or event.anchor is not None:
                _refuse_properties(growth, event, mark, path)
            if style:
                if escapes and style == '"' and UNPRINTABLE.search(value):
                    value = _strip_escaped(growth, value, mark, path)
            elif value in _EMPTY_LEXEMES:
                value = ""
            if " " in value and style != "|" and event.end_mark.line > start.line:
                quotes = style in _QUOTES
                if not style:
                    step = key if type(holder) is dict else len(holder) if holder is not None else None
                    if step is not None:
                        growth.tree.lines[(*path, step)] = text[start.index : event.end_mark.index]
                value = _unfold(value, text, start.index + quotes, event.end_mark.index - quotes)
            kind_of_holder = type(holder)
            if kind_of_holder is dict:
                if key is None:
                    key = value
                    place = (*path, key)
                    if key in holder:
                        _refuse_duplicate(growth, keys[place], mark, place)
                    else:
                        keys[place] = mark
                    if not style and (not key or key == "<<"):
                        _refuse_name(growth, key, mark, path)
                else:
                    holder[key] = value
                    values[(*path, key)] = mark
                    if not value and not style and (":" in key or "：" in key):
                        _refuse_joined(growth, key, keys[(*path, key)], (*path, key))
                    elif not value and not style and key and text.endswith(key, 0, start.index):
                        _refuse_valueless(growth, holder, start.index - len(key), keys[(*path, key)], path)
                    key = None
            elif kind_of_holder is list:
                place = (*path, len(holder))
                holder.append(value)
                keys[place] = values[place] = mark
                if not style and len(value) > 3 and value[:3].isdigit() and text[start.index - 1] == ",":
                    _refuse_thousands(growth, start.index, mark, path)
            else:
                growth.tree.value = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            start = event.start_mark
            mark = (start.line + 1, start.column + 1)
            if event.tag is not None or event.anchor is not None:
                _refuse_properties(growth, event, mark, path)
            if len(stack) >= MAX_DEPTH:
                growth.problems.append(_too_deep(growth.source.name, mark, path))
                raise _StopError
            child: Any = {} if kind is MappingStartEvent else []
            stack.append((holder, path, key))
            if type(holder) is dict:
                if key is None:
                    raise _NotANameError(mark)
                holder[key] = child
                path = (*path, key)
            elif type(holder) is list:
                path = (*path, len(holder))
                holder.append(child)
                keys[path] = mark
            else:
                growth.tree.value = child
            values[path] = mark
            holder, key = child, None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            holder, path, _waiting = stack.pop()
            key = None
        elif kind is StreamEndEvent:
            return
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                mark = (event.start_mark.line + 1, event.start_mark.column + 1)
                growth.report(
                    SECOND_DOCUMENT, mark, "从这里开始是第二份数据", "删去这一行 ---，或把后面的数据另存为一个文件"
                )
                raise _StopError
        elif kind is AliasEvent:
            mark = (event.start_mark.line + 1, event.start_mark.column + 1)
            _refuse_alias(growth, event.anchor, mark, path)
            if type(holder) is dict:
                if key is None:
                    raise _NotANameError(mark)
                holder[key] = ""
                key = None
            elif type(holder) is list:
                holder.append("")
    mark = (event.start_mark.line + 1, event.start_mark.column + 1)
    growth.report(TOO_MANY, mark, f"数据项过多，读到第 {mark[0]} 行停止", "明细太多时放进填报表，或按单位分成几个文件")
    raise _StopError


def _unfold(value: str, text: str, start: int, end: int) -> str:
    """A folded text without the blanks that YAML puts for line ends beside Chinese characters; typed blanks stay."""
    lines = [line.strip(" \t") for line in text[start:end].split("\n")]
    kept: list[str] = []
    position = 0  # in `value`: all before it is in `kept`
    unseen = _SEAM_MARGIN  # how far the next seam may lie beyond it
    for above, below in pairwise(lines):
        unseen += len(above) + 1
        if not above or not below or not (_is_han(above[-1]) or _is_han(below[0])):
            continue
        seam = value.find(f"{above[-8:]} {below[:8]}", position, position + unseen)
        if seam < 0:
            if unseen > _SEAM_HORIZON:
                break
            continue
        blank = seam + len(above[-8:])
        kept.append(value[position:blank])
        position, unseen = blank + 1, _SEAM_MARGIN
    return "".join(kept) + value[position:]


def _is_han(character: str) -> bool:
    """A Chinese character or mark."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\u3001" <= character <= "\u303f"
        or "\uff01" <= character <= "\uff60"
        or character in _HAN_MARKS
    )


def _strip_escaped(growth: _Growth, value: str, mark: Mark, path: Path) -> str:
    r"""Without what "\u200b" and its kind smuggle past the raw text."""
    found = code_points("".join(UNPRINTABLE.findall(value)))
    growth.report(STRIPPED, mark, f"转义写出了看不见的字符（{found}），已去掉", "删去这个 \\ 转义", path)
    return UNPRINTABLE.sub("", value)


def _refuse_properties(growth: _Growth, event: Any, mark: Mark, path: Path) -> None:
    if event.anchor is not None:
        message, hint = f"锚点“&{event.anchor}”不能用", "删去 & 和它后面的名字；文字本身以 & 开头时整句加引号"
    else:
        message, hint = f"标签“{event.tag}”不能用", "删去 ! 标签；文字本身以 ! 开头时整句加引号"
    growth.report(REFERENCE, mark, message, hint, path)


def _refuse_alias(growth: _Growth, anchor: str, mark: Mark, path: Path) -> None:
    hint = "把被引用的数再写一遍，或写成公式（=路径）；文字本身以 * 开头时整句加引号"
    growth.report(REFERENCE, mark, f"引用“*{anchor}”不能用", hint, path)


def _refuse_duplicate(growth: _Growth, first: Mark, mark: Mark, place: Path) -> None:
    message = f"{place[-1]}：重复出现，第 {first[0]} 行已经写过"
    hint = "留下正确的一处；若是两个指标，请用不同的名称"
    growth.report(DUPLICATE, mark, message, hint, place, related=(Place(growth.source.name, *first),))


def _refuse_name(growth: _Growth, key: str, mark: Mark, path: Path) -> None:
    if key == "<<":
        growth.report(REFERENCE, mark, "合并键“<<”不能用", "把要合并的各项直接写在这里", path)
        return
    growth.report(BAD_NAME, mark, "冒号左边缺少名称", "写成“名称: 值”；没有用的行请删去", path)


def _refuse_joined(growth: _Growth, key: str, mark: Mark, place: Path) -> None:
    """In braces `户数：5361` is read as one long name without a value. Of one pair of braces the first is said."""
    explanation = explain_joined(key)
    if not explanation:
        return
    rule, offset, message, hint = explanation
    around, whole = _braces_around(growth.source.text, mark)
    if around and not growth.once(around):
        return
    growth.report(rule, (mark[0], mark[1] + offset), message, f"写成 {whole}" if whole else hint, place[:-1], excerpt=key)


def _refuse_valueless(growth: _Growth, holder: dict[str, Any], index: int, mark: Mark, path: Path) -> None:
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


def _refuse_thousands(growth: _Growth, index: int, mark: Mark, path: Path) -> None:
    """In brackets `1,200户` is read as two items."""
    _refuse_split(growth, explain_thousands(growth.source.text, index, among_names=False), mark, path)


def _refuse_split(growth: _Growth, explanation: Explained | None, mark: Mark, path: Path) -> None:
    if explanation:
        back, message, hint = explanation
        growth.report(SPLIT_FIGURE, (mark[0], mark[1] - back), message, hint, path)


def _check_names(growth: _Growth) -> None:
    """Names that only look right: a wide blank before them, or `公文：{标题` swallowed whole."""
    text = growth.source.text
    wide = "\u3000" in text or "\xa0" in text
    opening = _OPENING_LIKE.search(text) is not None
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
            _refuse_joined(growth, name, mark, place)


def _refuse_cell_error(growth: _Growth, found: re.Match[str]) -> None:
    """监测对象: #N/A is an empty value with a comment behind it."""
    text = growth.source.text
    line = text.rfind("\n", 0, found.start(1)) + 1
    name = text[line : found.start()].rpartition("{")[2].strip(" -\"'")
    mark = (text.count("\n", 0, line) + 1, found.start(1) - line + 1)
    message = f"{name}：“{found[1]}”是表格的错误值，又被当成注释，等于没有填"
    growth.problems.append(CELL_ERROR.at(Place(growth.source.name, *mark), message, "填上数；还没有数的写 待补", excerpt=found[1]))


def _explained(growth: _Growth, found: Diagnostic) -> tuple[Diagnostic, ...]:
    """What the raw lines say about a failed parse, then what is still wrong once they are repaired.

    The repaired text is only read to find further problems; it never becomes data.
    """
    lint = prelint.lint(growth.source.text)
    if not lint.findings:
        return (*growth.problems, found)
    name = growth.source.name
    explained = [each.at(name) for each in lint.findings]
    lines = {each.line for each in lint.findings}
    further = _further(Source(name, lint.text), certain=lint.certain)
    rest = [each for each in further if each.place is not None and each.place.line not in lines]
    return tuple(sorted([*explained, *rest], key=_line_and_column))


def _further(repaired: Source, *, certain: bool) -> list[Diagnostic]:
    growth = _Growth(repaired, Tree(repaired.name, "", {}, {}))
    try:
        _grow(growth)
    except _StopError:
        return growth.problems
    except yaml.YAMLError as error:
        return [*growth.problems, _syntax(error, repaired.name)] if certain else growth.problems
    except _NotANameError as error:
        return [*growth.problems, _not_a_name(error.mark, repaired.name)]
    return growth.problems


def _syntax(error: yaml.YAMLError, name: str) -> Diagnostic:
    message, hint = in_chinese(str(getattr(error, "problem", None) or error))
    return SYNTAX.at(Place(name, *(_place_of(error) or ())), message, hint)


def _place_of(error: yaml.YAMLError) -> Mark | None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else None


def _too_deep(name: str, mark: Mark | None, path: Path = ()) -> Diagnostic:
    place = Place(name, *(mark or ()))
    message, hint = f"嵌套超过 {MAX_DEPTH} 层，停在这里", "检查括号是否配对、缩进是否一级级乱深"
    return TOO_DEEP.at(place, message, hint, path=_dotted(path))


def _not_a_name(mark: Mark, name: str) -> Diagnostic:
    return BAD_NAME.at(Place(name, *mark), "冒号左边是括号，不是名称", "以 { 或 [ 开头的文字请整句加引号")


def _not_a_mapping(growth: _Growth) -> Diagnostic:
    name, value = growth.source.name, growth.tree.value
    if value == "":
        return EMPTY.at(Place(name), "数据文件是空的：没有任何数据", "先填数据；可用 drafting new 生成一份骨架")
    kind = "列表" if isinstance(value, list) else "一段文字"
    place = growth.tree.place(())
    return NOT_A_MAPPING.at(
        place, f"最外层是{kind}，不是“名称: 值”", "逐行写“单位: …”“报告期: …”“指标:”，冒号用半角并空一格"
    )


def _dotted(path: Path) -> str | None:
    return ".".join(map(str, path)) or None


def _line_and_column(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.place
    return (place.line or 0, place.column or 0) if place else (0, 0)
