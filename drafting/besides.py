"""What is wrong with the template and the texts of a file whose figures have errors: told with these, not after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.pipeline import draft
from drafting.registry import declare
from drafting.render.narrative import UNKNOWN_PATH

if TYPE_CHECKING:
    from drafting.library import Library
    from drafting.model.dataset import Dataset
    from drafting.reading import Loaded

NOT_LOOKED_THROUGH = declare(
    Rule(
        "S094", "文字材料和模板没有查完", Severity.WARNING,
        "数据有错误时，文字材料和模板也一起查，让问题一次说全；这一份查到一半程序出了错，是程序的缺陷。数据的错误照样列出，改好以后再查一次。",
    )
)


def besides_errors(library: Library, loaded: Loaded, template: str | None = None) -> tuple[Diagnostic, ...]:
    """What else is wrong, with the template and the texts, of a file whose errors stand in the way of its report.

    What speaks of figures is left for when these are right.
    """
    dataset = loaded.tentative
    if dataset is None or not (template or dataset.template):
        return ()
    try:
        found = draft(library, dataset, template, checking="own texts").diagnostics
    except Exception as error:  # what was read in spite of errors need not hold together: its own errors are told all the same
        return (NOT_LOOKED_THROUGH.at(Place(dataset.tree.name), f"文字材料和模板没有查完（{type(error).__name__}：{error}）", "先改好别的错误再看；请把这条信息和数据文件发给维护人员"),)
    told = {(each.code, each.place) for each in loaded.diagnostics}
    untold = (each for each in found if (each.code, each.place) not in told)
    return tuple(each for each in untold if each.code != UNKNOWN_PATH.code or not _is_typed(each.excerpt or "", dataset))


def _is_typed(name: str, dataset: Dataset) -> bool:
    """Whether the file has an indicator of that name, be its figure right or wrong."""
    group, _, rest = name.partition(".")
    figures = dataset.tree.value.get("指标")
    given = figures.get(group) if isinstance(figures, dict) else None
    return given is not None and (not isinstance(given, dict) or rest.partition(".")[0] in given)
