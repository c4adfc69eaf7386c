"""提法 of a field's own that no template says: one that has a slip in its name is not printed, and the house's stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.names import probable_typo
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.faults import nearest
from drafting.render.unworded import PHRASES
from drafting.source import Tree

UNSAID = declare(
    Rule(
        "T083", "提法没有地方印", Severity.WARNING,
        "领域自己的 phrasing.yaml 里写了这个提法，但没有一个模板、文种、提法用 {{ 提法.… }} 说它。多半是名称写错了字：这一项不起作用，正文里印的还是 _house/phrasing.yaml 里那一项，或者用它的报告不出。",
        hits="# 文件：示例/例.j2\n全面推进{{ 提法.总任务 }}。\n# 文件：示例/phrasing.yaml\n总任物: 供销工作\n# 文件：_house/phrasing.yaml\n总任务: 重点\n",
        clean="# 文件：示例/例.j2\n全面推进{{ 提法.总任务 }}。\n# 文件：示例/phrasing.yaml\n总任务: 供销工作\n# 文件：_house/phrasing.yaml\n总任务: 重点\n",
    )
)

OFFICE: Final = "主管部门"
"""Said by `new`, in the example of 单位."""
_SAID: Final = lazy(rf"{PHRASES}\.(\w+)")


def phrases_named(source: str) -> frozenset[str]:
    """The 提法 that a text names."""
    return frozenset(_SAID.findall(source))


def unsaid_phrases(own: Tree, house: Tree, documents: Mapping[str, Any], of_all_templates: Callable[[Callable[[str], frozenset[str]]], Iterable[str]]) -> Iterator[Diagnostic]:
    """Of the names in the field's own file those that nothing says; one of the house's is said elsewhere."""
    names = own.value if isinstance(own.value, dict) else {}
    shared = house.value if isinstance(house.value, dict) else {}
    strange = [name for name in names if name != OFFICE and name not in shared]
    if not strange:
        return
    said = {OFFICE, *of_all_templates(phrases_named), *phrases_named(f"{names}{shared}{documents}")}
    for name in strange:
        if name not in said:
            known = sorted({*said, *shared} - {*names})
            meant = probable_typo(name, known) or nearest(name, known)
            hint = f"是不是“{meant}”？是的，改成 {meant}；不是，删去" if meant else f"删去；要印它，在模板里写 {{{{ {PHRASES}.{name} }}}}"
            yield UNSAID.at(own.place((name,), key=True), f"没有模板用到提法“{name}”", hint, path=f"{PHRASES}.{name}")
