"""What a template's front matter may say, checked against the catalogue and the table of 文种."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.model.spans import span_of
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.events import Reading, Use
from drafting.render.compiling.faults import UNKNOWN_NAME, closest, nearest
from drafting.render.compiling.source_text import split_front
from drafting.render.compiling.template import ReadFront
from drafting.render.vetting.names import Vocabulary
from drafting.render.vetting.reach import Reach
from drafting.render.words import CARRIER

UNKNOWN_KIND = declare(
    Rule(
        "T037", "没有这个文种", Severity.ERROR,
        "模板开头的“文种”要是 _house/documents.yaml 里的一种，标题、过渡句和各部分名称都从那里来；没有写、写错了，这些都印不出来，所以不出报告。模板里没有用到文种的话，写错了只提醒。",
        hits="# 文件：示例/例.j2\n---\n文种: 工作总节\n---\n## {{ 文种.做法 }}\n\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n文种: 工作总结\n---\n## {{ 文种.做法 }}\n\n甲。\n",
    )
)
UNKNOWN_KEY = declare(
    Rule(
        "T038", "模板开头有不认识的项", Severity.WARNING, "模板开头两条 --- 线之间只有这几项：名称、文种、编号、标题排法、必报、自称、节序、照写。像是其中一项写错了字的（文钟），那一项就没有了，不出报告；别的只提醒。",
        hits="# 文件：示例/例.j2\n---\n文种: 工作总结\n作者: 办公室\n---\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n文种: 工作总结\n名称: 年度总结\n---\n甲。\n",
    )
)

MALFORMED = declare(
    Rule(
        "T041", "模板开头的线没有写对", Severity.ERROR, "模板开头用两条 --- 线（三个半角减号，独占一行）夹着名称、文种等项；线写错了，这几项都不起作用。",
        hits="# 文件：示例/例.j2\n—--\n文种: 工作总结\n—--\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n文种: 工作总结\n---\n甲。\n",
    )
)
UNKNOWN_VALUE = declare(
    Rule(
        "T042", "模板开头的取值不对", Severity.ERROR, "编号写成 一、 （一） 1. （1） 一是 第一， 的样子，括号用全角；标题排法只有 独行、接排；自称只有 本单位（我局，不写就是我县），节序只有 数据（照数据里各组的先后，不写就照模板）；照写写哪一期，如 2025年、2025年上半年。",
        hits="# 文件：示例/例.j2\n---\n编号: [一、, (一), 1.]\n---\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n编号: [一、, （一）, 1.]\n---\n甲。\n",
    )
)

KIND: Final = "文种"
KEYS: Final = ("名称", "文种", "编号", "标题排法", "必报", "自称", "节序", "照写")
OWN_UNIT: Final = "本单位"
BY_DATA: Final = "数据"
_SINGLE: Final = {"自称": OWN_UNIT, "节序": BY_DATA}
"""Keys that say one thing, or nothing: 我局 instead of 我县, sections in the data's order instead of the template's."""
ARRANGEMENTS: Final = ("独行", "接排")
CARRIED: Final = "照写"

_PERIOD: Final = lazy(r"(?:19|20)\d{2}(?:年度?)?(.*)")
_RULE_LIKE: Final = lazy(r"\s*[-—–－―─_]{2,}[ \t]*\n")
_FORM: Final = lazy(r"|第?一[、是，]|（一）|1[.．、]|（1）|1）|①")


def report_front_faults(found: Reach, vocabulary: Vocabulary, read_front: ReadFront) -> list[Diagnostic]:
    """Everything wrong with the front matter of a report, or that it cannot be read."""
    report = found.readings[found.template]
    try:
        front = read_front(split_front(report.source)[0], report.file)
    except Refused as refused:
        return list(refused.diagnostics)
    speaks = any(isinstance(event, Use) and event.steps[0] == KIND for reading in found.readings.values() for event in reading.events())
    return list(front_faults(front, report.source, report.file, vocabulary, speaks=speaks))


def forms_of(report: Reading, read_front: ReadFront) -> tuple[str, ...]:
    """编号 of a report's own front matter; () where it says none, or cannot be read."""
    try:
        return tuple(_listed(read_front(split_front(report.source)[0], report.file).get("编号")))
    except Refused:
        return ()


def front_faults(
    front: Mapping[str, Any], source: str, file: str, vocabulary: Vocabulary, *, speaks: bool = True
) -> Iterator[Diagnostic]:
    """Unknown keys and values, an unknown 文种, and 必报 indicators that the catalogue does not have.

    `speaks`: whether the report says words of its 文种 (its title, the names of its parts), which are lost without it. What
    spoils the report is an error, the rest a warning.
    """
    where = _Where(split_front(source)[0], file)
    if not front and _RULE_LIKE.match(source):
        yield MALFORMED.at(Place(file, 1), "开头的名称、文种等项没有读出来", "上下两条线都写成三个半角减号 ---，各占一行")
        return
    for key in front:
        if key not in KEYS:
            meant = nearest(key, [each for each in KEYS if each not in front])
            hint = f"是否应为“{meant}”" if meant else f"可用的有：{'、'.join(KEYS)}"
            unknown = UNKNOWN_KEY.at(where.key(key), f"模板开头没有“{key}”这一项", hint)
            yield unknown.as_severity(Severity.ERROR) if meant else unknown
    yield from _kind_faults(front, where, vocabulary, speaks)
    for form in _listed(front.get("编号")):
        if not _FORM.fullmatch(form):
            yield UNKNOWN_VALUE.at(where.value("编号", form), f"编号：不认识“{form}”这种序号", "可用的有：一、 （一） 1. （1） 一是 第一，")
    for how in _listed(front.get("标题排法")):
        if how not in ARRANGEMENTS:
            yield UNKNOWN_VALUE.at(where.value("标题排法", how), f"标题排法：没有“{how}”这种排法", closest(how, ARRANGEMENTS))
    for key, only in _SINGLE.items():
        if front.get(key) and str(front[key]) != only:
            yield UNKNOWN_VALUE.at(where.value(key, str(front[key])), f"{key}：没有“{front[key]}”这种写法", f"写成 {key}: {only}，或者删去这一行")
    period = _PERIOD.fullmatch(str(front.get(CARRIED) or ""))
    if front.get(CARRIED) and (period is None or span_of(period[1]) is None):
        hint = f"写固定的话是照哪一期的报告写的，如 {CARRIED}: 2025年，或者删去这一行"
        yield UNKNOWN_VALUE.at(where.value(CARRIED, str(front[CARRIED])), f"{CARRIED}：“{front[CARRIED]}”看不出是哪一期", hint)
    for name in _listed(front.get("必报")):
        if vocabulary.knows_indicators and vocabulary.catalogue.find(name) is None:
            hint = vocabulary.hint_for(name)
            yield UNKNOWN_NAME.at(where.value("必报", name), f"必报：指标目录里没有“{name}”", hint, path=name)


def _kind_faults(front: Mapping[str, Any], where: _Where, vocabulary: Vocabulary, speaks: bool) -> Iterator[Diagnostic]:
    kind = str(front.get(KIND) or "")
    if kind in vocabulary.documents:
        return
    known = [each for each in vocabulary.documents if not each.startswith(CARRIER)]
    if kind:
        unknown = UNKNOWN_KIND.at(where.value(KIND, kind), f"没有“{kind}”这个文种", closest(kind, known))
        yield unknown if speaks else unknown.as_severity(Severity.WARNING)
    elif speaks and not any(nearest(key, KEYS) == KIND for key in front if key not in KEYS):
        hint = f"在开头两条 --- 线之间写一行“文种: …”，可用的有：{'、'.join(known)}"
        yield UNKNOWN_KIND.at(Place(where.file, 1), "模板没有写文种，标题和各部分名称印不出来", hint)


class _Where:
    """Finds what the front matter says: line and column in the file."""

    def __init__(self, matter: str, file: str) -> None:
        self.file = file
        self._lines = matter.split("\n")

    def key(self, key: str) -> Place:
        return self._first(0, lambda line: line.find(key) if line.strip().strip("\"'").startswith(key) else -1)

    def value(self, key: str, word: str) -> Place:
        """The first mention of `word` from the line of `key` on."""
        start = (self.key(key).line or 2) - 2
        found = self._first(start, lambda line: line.find(word, line.find(key) + len(key) if key in line else 0))
        return found if found.column else self.key(key)

    def _first(self, start: int, column: Callable[[str], int]) -> Place:
        found = ((number, column(line)) for number, line in enumerate(self._lines[start:], start + 2))
        return next((Place(self.file, number, at + 1) for number, at in found if at >= 0), Place(self.file, 1))


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple | dict) else [str(value)] if value else []
