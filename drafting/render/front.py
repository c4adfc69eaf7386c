"""What a template's front matter may say, checked against the catalogue and the table of 文种."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.faults import UNKNOWN_NAME, closest
from drafting.render.names import Vocabulary
from drafting.render.source_text import split_front

UNKNOWN_KIND = declare(
    Rule(
        "T037", "没有这个文种", Severity.WARNING,
        "模板开头的“文种”要是 _house/documents.yaml 里的一种，标题、过渡句和各部分名称都从那里来。",
        hits="# 文件：示例/例.j2\n---\n文种: 工作总节\n---\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n文种: 工作总结\n---\n甲。\n",
    )
)
UNKNOWN_KEY = declare(
    Rule(
        "T038", "模板开头有不认识的项", Severity.WARNING, "模板开头两条 --- 线之间只有这几项：名称、文种、编号、标题排法、必报。",
        hits="# 文件：示例/例.j2\n---\n文种: 工作总结\n作者: 办公室\n---\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n文种: 工作总结\n名称: 年度总结\n---\n甲。\n",
    )
)

MALFORMED = declare(
    Rule(
        "T041", "模板开头的线没有写对", Severity.WARNING, "模板开头用两条 --- 线（三个半角减号，独占一行）夹着名称、文种等项；线写错了，这几项都不起作用。",
        hits="# 文件：示例/例.j2\n—--\n文种: 工作总结\n—--\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n文种: 工作总结\n---\n甲。\n",
    )
)
UNKNOWN_VALUE = declare(
    Rule(
        "T042", "模板开头的取值不对", Severity.WARNING, "编号写成 一、 （一） 1. （1） 一是 第一， 的样子，括号用全角；标题排法只有 独行、接排。",
        hits="# 文件：示例/例.j2\n---\n编号: [一、, (一), 1.]\n---\n甲。\n",
        clean="# 文件：示例/例.j2\n---\n编号: [一、, （一）, 1.]\n---\n甲。\n",
    )
)

KEYS: Final = ("名称", "文种", "编号", "标题排法", "必报")
ARRANGEMENTS: Final = ("独行", "接排")

_RULE_LIKE: Final = lazy(r"\s*[-—–－―─_]{2,}[ \t]*\n")
_FORM: Final = lazy(r"|第?一[、是，]|（一）|1[.．、]|（1）|1）|①")

def front_faults(front: Mapping[str, Any], source: str, file: str, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Unknown keys, an unknown 文种, and 必报 indicators that the catalogue does not have."""
    matter = split_front(source)[0].split("\n")
    if not front and _RULE_LIKE.match(source):
        yield MALFORMED.at(Place(file, 1), "开头的名称、文种等项没有读出来", "上下两条线都写成三个半角减号 ---，各占一行")

    def place(word: str) -> Place:
        line = next((number for number, text in enumerate(matter, 2) if word in text), 1)
        return Place(file, line)

    for key in front:
        if key not in KEYS:
            yield UNKNOWN_KEY.at(place(key), f"模板开头没有“{key}”这一项", closest(key, KEYS))
    kind = str(front.get("文种") or "")
    if kind and kind not in vocabulary.documents:
        yield UNKNOWN_KIND.at(place(kind), f"没有“{kind}”这个文种", closest(kind, vocabulary.documents))
    for form in _listed(front.get("编号")):
        if not _FORM.fullmatch(form):
            yield UNKNOWN_VALUE.at(place(form), f"编号：不认识“{form}”这种序号", "可用的有：一、 （一） 1. （1） 一是 第一，")
    for how in _listed(front.get("标题排法")):
        if how not in ARRANGEMENTS:
            yield UNKNOWN_VALUE.at(place(how), f"标题排法：没有“{how}”这种排法", closest(how, ARRANGEMENTS))
    required = front.get("必报") or ()
    for name in [required] if isinstance(required, str) else required:
        if vocabulary.knows_indicators and vocabulary.catalogue.find(name) is None:
            hint = closest(name, vocabulary.catalogue.by_path)
            yield UNKNOWN_NAME.at(place(name), f"必报：指标目录里没有“{name}”", hint, path=name)


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)] if value else []
