"""What a template's front matter may say, checked against the catalogue and the table of 文种."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.registry import declare
from drafting.render.faults import UNKNOWN_NAME, closest
from drafting.render.names import Vocabulary
from drafting.render.source_text import split_front

UNKNOWN_KIND = declare(
    Rule(
        "T037", "没有这个文种", Severity.WARNING,
        "模板开头的“文种”要是 _house/documents.yaml 里的一种，标题、过渡句和各部分名称都从那里来。",
    )
)
UNKNOWN_KEY = declare(
    Rule("T038", "模板开头有不认识的项", Severity.WARNING, "模板开头两条 --- 线之间只有这几项：名称、文种、编号、标题排法、必报。")
)

KEYS: Final = ("名称", "文种", "编号", "标题排法", "必报")


def front_faults(front: Mapping[str, Any], source: str, file: str, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Unknown keys, an unknown 文种, and 必报 indicators that the catalogue does not have."""
    matter = split_front(source)[0].split("\n")

    def place(word: str) -> Place:
        line = next((number for number, text in enumerate(matter, 2) if word in text), 1)
        return Place(file, line)

    for key in front:
        if key not in KEYS:
            yield UNKNOWN_KEY.at(place(key), f"模板开头没有“{key}”这一项", closest(key, KEYS))
    kind = str(front.get("文种") or "")
    if kind and kind not in vocabulary.documents:
        yield UNKNOWN_KIND.at(place(kind), f"没有“{kind}”这个文种", closest(kind, vocabulary.documents))
    required = front.get("必报") or ()
    for name in [required] if isinstance(required, str) else required:
        if vocabulary.knows_indicators and vocabulary.catalogue.find(name) is None:
            hint = closest(name, vocabulary.catalogue.by_path)
            yield UNKNOWN_NAME.at(place(name), f"必报：指标目录里没有“{name}”", hint, path=name)
