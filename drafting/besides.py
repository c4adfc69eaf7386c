"""What is wrong with the template and the texts of a file whose figures have errors: told with these, not after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.diagnostics import Diagnostic
from drafting.pipeline import draft
from drafting.render.narrative import UNKNOWN_PATH

if TYPE_CHECKING:
    from drafting.library import Library
    from drafting.model.dataset import Dataset
    from drafting.reading import Loaded


def besides_errors(library: Library, loaded: Loaded, template: str | None = None) -> tuple[Diagnostic, ...]:
    """What else is wrong, with the template and the texts, of a file whose errors stand in the way of its report.

    What speaks of figures is left for when these are right.
    """
    dataset = loaded.tentative
    if dataset is None or not (template or dataset.template):
        return ()
    try:
        found = draft(library, dataset, template, checking="own texts").diagnostics
    except Exception:  # what was read in spite of errors need not hold together
        return ()
    told = {(each.code, each.place) for each in loaded.diagnostics}
    untold = (each for each in found if (each.code, each.place) not in told)
    return tuple(each for each in untold if each.code != UNKNOWN_PATH.code or not _is_typed(each.excerpt or "", dataset))


def _is_typed(name: str, dataset: Dataset) -> bool:
    """Whether the file has an indicator of that name, be its figure right or wrong."""
    group, _, rest = name.partition(".")
    figures = dataset.tree.value.get("指标")
    given = figures.get(group) if isinstance(figures, dict) else None
    return given is not None and (not isinstance(given, dict) or rest.partition(".")[0] in given)
