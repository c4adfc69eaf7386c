"""Source → Tree by the YAML parser, in one pass over its events: for what is more than plain lines, and for what is wrong.

Nothing is composed or constructed: events are handed out one at a time and libyaml keeps its own stack on the heap,
so hostile input ends at a cap and an alias is never followed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
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
from drafting.frozen import frozen
from drafting.load.examples import data_file
from drafting.load.parsing import prelint
from drafting.load.parsing.growth import (
    EMPTY_LEXEMES,
    Growth,
    StopReading,
    checked,
    dotted,
    refuse_alias,
    refuse_duplicate,
    refuse_joined,
    refuse_name,
    refuse_properties,
    refuse_thousands,
    refuse_valueless,
    strip_escaped,
)
from drafting.load.parsing.line_shapes import DASHES, KEY
from drafting.load.parsing.slips import BAD_NAME
from drafting.load.parsing.syntax_messages import in_chinese
from drafting.load.parsing.text import EMPTY, UNPRINTABLE
from drafting.load.parsing.unfolding import unfold
from drafting.registry import declare
from drafting.source import GrownTree, Mark, Path, Source, Tree

MAX_DEPTH: Final = 40
MAX_EVENTS: Final = 300_000
"""About a hundred thousand entries; a county's year has one thousand."""

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

_Parser: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.SafeLoader  # type: ignore[attr-defined]  # the same events, slower

_NESTING: Final = "maximum nesting depth"  # libyaml's own cap, met while it reads ahead for a name

_QUOTES: Final = ("'", '"')
_MOST_UNREAD: Final = 20  # lines of one file that are left out to read the others
_UNREAD: Final = '""'


class _NotANameError(Exception):
    """A bracket where a name belongs: the raw lines explain it better than the events."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


def parse_events(source: Source) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """As `parse_tree`, whatever the text holds."""
    growth = Growth(source, GrownTree(source.name))
    try:
        _grow(growth)
    except StopReading:
        return None, tuple(growth.problems)
    except yaml.YAMLError as error:
        if _NESTING in str(error):
            return None, (*growth.problems, _too_deep(source.name, _place_of(error)))
        return None, _explained(growth, _syntax(error, source.name))
    except _NotANameError as error:
        return None, _explained(growth, _not_a_name(error.mark, source.name))
    if not isinstance(growth.tree.value, dict):
        return None, _explained(growth, _not_a_mapping(growth))
    return checked(growth)


def salvaged(source: Source) -> tuple[Tree | None, bool, frozenset[int]]:
    """What can still be read of a text that `parse_tree` refuses, whether its levels are beyond doubt, and the lines of which
    nothing can be said before those above them are mended.

    It is only to look for what else is wrong, never data.
    """
    growth = Growth(source, GrownTree(source.name))
    try:
        _grow(growth)
    except StopReading:
        return _NOTHING
    except (yaml.YAMLError, _NotANameError):
        mended = _mended(source)
        if mended.tree is None or not isinstance(mended.tree.value, dict):
            return _NOTHING
        return mended.tree, mended.certain, mended.guessed
    return (growth.tree, True, frozenset()) if isinstance(growth.tree.value, dict) else _NOTHING


_NOTHING: Final = None, False, frozenset[int]()


def _grow(growth: Growth) -> None:
    """Fill the tree from the events."""
    parser = _Parser(growth.source.text)
    try:
        _Reader(growth, parser.get_event).read_document()
    finally:
        parser.dispose()


class _Reader:
    """Follows the events of one text into its tree. Each loop reads what has been opened to its end: a call per event would cost as much as libyaml itself."""

    def __init__(self, growth: Growth, next_event: Callable[[], Any]) -> None:
        assert isinstance(growth.tree, GrownTree)
        assert growth.tree.met is not None
        text = growth.source.text
        self._growth, self._met = growth, growth.tree.met
        self._events = islice(iter(next_event, None), MAX_EVENTS)
        self._escapes, self._properties = "\\" in text, "&" in text or "!" in text

    def read_document(self) -> None:
        documents = 0
        for event in self._events:
            kind = type(event)
            if kind is StreamEndEvent:
                return
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._second_document(event)
            elif kind is ScalarEvent:
                self._growth.tree.value = self._words(event, (), None)
            elif kind is AliasEvent:
                refuse_alias(self._growth, event.anchor, _mark(event.start_mark), ())
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark
                self._growth.tree.value = self._opened(event, (), start.line, start.column)
        raise self._too_many(event)

    def _opened(self, event: Any, path: Path, at: int, along: int) -> dict[str, Any] | list[Any]:
        """What an event opens, to its end; its name stands in line `at`, `along` so many columns."""
        start = event.start_mark
        if self._properties or len(path) >= MAX_DEPTH:
            self._look_at_opening(event, path[:-1], len(path))
        self._met[path] = (at, along, start.line, start.column)
        return self._mapping(event, path) if type(event) is MappingStartEvent else self._sequence(event, path)

    def _mapping(self, event: Any, path: Path) -> dict[str, Any]:
        """Names and their values by turns."""
        holder: dict[str, Any] = {}
        met, properties = self._met, self._properties
        key: str | None = None  # the name that waits for its value
        at = along = 0  # line and column where it stands
        for event in self._events:
            kind = type(event)
            if kind is ScalarEvent:
                start, value, style = event.start_mark, event.value, event.style
                if style or properties or " " in value or (value.isascii() and value in EMPTY_LEXEMES):
                    value = self._words(event, path, key)
                if key is None:
                    key, at, along = value, start.line, start.column
                    if key in holder or not key or key == "<<":
                        at, along = self._look_at_name(event, key, holder, path)
                else:
                    holder[key] = value
                    met[(*path, key)] = (at, along, start.line, start.column)
                    if not value and not style:
                        _refuse_no_value(self._growth, holder, key, start.index, (at + 1, along + 1), path)
                    key = None
            elif kind is MappingEndEvent:
                return holder
            elif key is None:
                raise self._no_name(event, path)
            elif kind is AliasEvent:
                refuse_alias(self._growth, event.anchor, _mark(event.start_mark), path)
                holder[key] = ""
                met[(*path, key)] = (at, along, -1, -1)
                key = None
            else:
                holder[key] = self._opened(event, (*path, key), at, along)
                key = None
        raise self._too_many(event)

    def _sequence(self, event: Any, path: Path) -> list[Any]:
        holder: list[Any] = []
        text, met, properties = self._growth.source.text, self._met, self._properties
        for event in self._events:
            kind, start = type(event), event.start_mark
            if kind is ScalarEvent:
                value, style = event.value, event.style
                if style or properties or " " in value or (value.isascii() and value in EMPTY_LEXEMES):
                    value = self._words(event, path, len(holder))
                met[(*path, len(holder))] = (start.line, start.column, start.line, start.column)
                holder.append(value)
                if not style and len(value) > 3 and value[:3].isdigit() and text[start.index - 1] == ",":
                    refuse_thousands(self._growth, start.index, _mark(start), path)
            elif kind is SequenceEndEvent:
                return holder
            elif kind is AliasEvent:
                refuse_alias(self._growth, event.anchor, _mark(start), path)
                holder.append("")
            else:
                holder.append(self._opened(event, (*path, len(holder)), start.line, start.column))
        raise self._too_many(event)

    def _words(self, event: Any, path: Path, step: str | int | None) -> str:
        """What is typed as a name or a value: "" where it is a word for nothing, without what nobody can see, its lines joined."""
        start, style = event.start_mark, event.style
        value: str = event.value
        if self._properties and (event.tag is not None or event.anchor is not None):
            refuse_properties(self._growth, event, _mark(start), path)
        if not style and value in EMPTY_LEXEMES:
            return ""
        if self._escapes and style == '"' and UNPRINTABLE.search(value):
            value = strip_escaped(self._growth, value, _mark(start), path)
        if " " in value and style != "|" and event.end_mark.line > start.line:
            value = _over_lines(self._growth, event, value, None if step is None else (*path, step))
        return value

    def _look_at_opening(self, event: Any, path: Path, depth: int) -> None:
        """Whether what opens below `path` may."""
        if self._properties and (event.tag is not None or event.anchor is not None):
            refuse_properties(self._growth, event, _mark(event.start_mark), path)
        if depth >= MAX_DEPTH:
            self._growth.problems.append(_too_deep(self._growth.source.name, _mark(event.start_mark), path))
            raise StopReading

    def _look_at_name(self, event: Any, key: str, holder: dict[str, Any], path: Path) -> tuple[int, int]:
        """(line, column) of a name that is given twice, the first time; or of one that is none, with what is wrong told."""
        start = event.start_mark
        at, along = start.line, start.column
        if key in holder:
            place = (*path, key)
            at, along = self._met[place][:2]
            refuse_duplicate(self._growth, (at + 1, along + 1), _mark(start), place)
        if not event.style and (not key or key == "<<"):
            refuse_name(self._growth, key, _mark(start), path)
        return at, along

    def _no_name(self, event: Any, path: Path) -> _NotANameError:
        """Of an alias or a bracket where a name belongs."""
        kind = type(event)
        if kind is AliasEvent:
            refuse_alias(self._growth, event.anchor, _mark(event.start_mark), path)
        else:
            self._look_at_opening(event, path, len(path) + 1)
        return _NotANameError(_mark(event.start_mark))

    def _second_document(self, event: Any) -> StopReading:
        message, hint = "从这里开始是第二份数据", "删去这一行 ---，或把后面的数据另存为一个文件"
        self._growth.report(SECOND_DOCUMENT, _mark(event.start_mark), message, hint)
        return StopReading()

    def _too_many(self, last: Any) -> StopReading:
        mark = _mark(last.start_mark)
        self._growth.report(TOO_MANY, mark, f"数据项过多，读到第 {mark[0]} 行停止", "明细太多时放进填报表，或按单位分成几个文件")
        return StopReading()


def _over_lines(growth: Growth, event: Any, value: str, place: Path | None) -> str:
    """A text that goes on below its first line, joined. One without quotes is kept as it stands there, for it may be two values."""
    text, style, start, end = growth.source.text, event.style, event.start_mark.index, event.end_mark.index
    if not style and place is not None:
        growth.tree.lines[place] = text[start:end]
    quotes = style in _QUOTES
    return unfold(value, text, start + quotes, end - quotes)


def _refuse_no_value(growth: Growth, holder: dict[str, Any], key: str, behind: int, at: Mark, path: Path) -> None:
    """A name with nothing behind it where that is no value left open: `名称:值`, and a name without a colon among others in braces."""
    if ":" in key or "：" in key:
        refuse_joined(growth, key, at, (*path, key))
    elif key and growth.source.text.endswith(key, 0, behind):
        refuse_valueless(growth, holder, behind - len(key), at, path)


def _mark(position: Any) -> Mark:
    return position.line + 1, position.column + 1


def _explained(growth: Growth, found: Diagnostic) -> tuple[Diagnostic, ...]:
    """What the raw lines say about a failed parse, then what is still wrong once they are repaired."""
    mended = _mended(growth.source)
    if not mended.by_lines:
        rest = [each for each in mended.found if each.place and found.place and each.place.line != found.place.line]
        return tuple(dict.fromkeys((*growth.problems, found, *rest)))
    return mended.found


@frozen
class _Mended:
    """`found` is all that is wrong with the raw text, `by_lines` whether its lines say something of it themselves; `tree` is
    what can be read without that, None where nothing can, `certain` where its levels are beyond doubt, but for the lines
    `guessed`.
    """

    found: tuple[Diagnostic, ...]
    by_lines: bool
    tree: Tree | None
    certain: bool
    guessed: frozenset[int]


def _mended(source: Source) -> _Mended:
    """Repaired where a line says what was meant, and without the values that cannot be read.

    The repaired text is only read to find further problems; it never becomes data.
    """
    lint = prelint.lint(source.text)
    found = [each.at(source.name) for each in lint.findings]
    told: set[int | None] = {*lint.guessed, *(each.line for each in lint.findings)}
    text, certain, tree = lint.text, lint.certain, None
    for _ in range(_MOST_UNREAD):
        growth = Growth(Source(source.name, text), GrownTree(source.name))
        fault: Diagnostic | None = None
        try:
            _grow(growth)
            tree = growth.tree
        except StopReading:
            pass
        except yaml.YAMLError as error:
            fault = _syntax(error, source.name) if _NESTING not in str(error) else None
        except _NotANameError as error:
            fault = _not_a_name(error.mark, source.name)
        line = fault.place.line if fault and fault.place else None
        if fault is None or line is None or (without := _without_value(text, line)) is None:
            found += [fault] if fault and certain and line not in told else []
            found += [each for each in growth.problems if each.place is not None and each.place.line not in told]
            break
        if certain and line not in told:
            found.append(fault)
        told.add(line)
        text, sure = without
        certain = certain and sure
    return _Mended(tuple(sorted(found, key=_line_and_column)), bool(lint.findings), tree, certain, lint.guessed)


def _without_value(text: str, number: int) -> tuple[str, bool] | None:
    """The text without the value on a line that cannot be read, and whether the whole can be judged without it; None where
    more than that value would go.
    """
    lines = text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    indent = len(line) - len(line.lstrip(" "))
    dashes = DASHES.match(line, indent)
    key = KEY.match(line, dashes.end() if dashes else indent)
    value = line[key.end() :].strip() if key else ""
    if not key or not value or value in _UNREAD or _opens(value) or value[0] in "|>&":
        return None
    following = next((each for each in lines[number:] if each.strip()), "")
    if len(following) - len(following.lstrip(" ")) > indent:
        return None  # the lines below may be its own
    lines[number - 1] = f"{line[: key.end()]} {_UNREAD}"
    return "\n".join(lines), indent > 0


def _opens(value: str) -> bool:
    """Whether a value may go on below: brackets that are not all closed, or quotes."""
    return any(value.count(opening) != value.count(closing) for opening, closing in ("{}", "[]")) or value.count('"') % 2 == 1


def _syntax(error: yaml.YAMLError, name: str) -> Diagnostic:
    message, hint = in_chinese(str(getattr(error, "problem", None) or error))
    return SYNTAX.at(Place(name, *(_place_of(error) or ())), message, hint)


def _place_of(error: yaml.YAMLError) -> Mark | None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return _mark(mark) if mark else None


def _too_deep(name: str, mark: Mark | None, path: Path = ()) -> Diagnostic:
    place = Place(name, *(mark or ()))
    message, hint = f"嵌套超过 {MAX_DEPTH} 层，停在这里", "检查括号是否配对、缩进是否一级级乱深"
    return TOO_DEEP.at(place, message, hint, path=dotted(path))


def _not_a_name(mark: Mark, name: str) -> Diagnostic:
    return BAD_NAME.at(Place(name, *mark), "冒号左边是括号，不是名称", "以 { 或 [ 开头的文字请整句加引号")


def _not_a_mapping(growth: Growth) -> Diagnostic:
    name, value = growth.source.name, growth.tree.value
    if value == "":
        return EMPTY.at(Place(name), "数据文件是空的：没有任何数据", "先填数据；可用 drafting new 生成一份骨架")
    kind = "列表" if isinstance(value, list) else "一段文字"
    place = growth.tree.place(())
    return NOT_A_MAPPING.at(
        place, f"最外层是{kind}，不是“名称: 值”", "逐行写“单位: …”“报告期: …”“指标:”，冒号用半角并空一格"
    )


def _line_and_column(diagnostic: Diagnostic) -> tuple[int, int]:
    place = diagnostic.place
    return (place.line or 0, place.column or 0) if place else (0, 0)
