"""Wording that changes with the years, and the table of 文种 × 报告期."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drafting.model.dataset import Period
from drafting.render.words import Words

EVERY_PERIOD = "各期"


class Phrases(Words):
    """提法 in force in the last month of the period: `名: [{自: 2021-02, 至: 2024-12, 文: …}]`, both months included."""

    __slots__ = ("_month",)

    def __init__(self, phrasing: Mapping[str, Any], period: Period, complete: Callable[[str], str]) -> None:
        super().__init__("提法", phrasing, complete)
        self._month = f"{period.year}-{period.last_month:02d}"

    def _word(self, word: str) -> str:
        spans: Sequence[Mapping[str, str]] | str = self._words.get(word, "")  # type: ignore[assignment]
        if isinstance(spans, str):
            return spans
        for span in spans:
            if (span.get("自") or "") <= self._month <= (span.get("至") or "9999-12"):
                return str(span.get("文") or "")
        return ""


def document_words(data: Mapping[str, Any], kind: str, period: Period) -> dict[str, str]:
    """Title, transition, names of the parts and closing of a 文种; the period's own words win over 各期."""
    table = data.get(kind) or {}
    return {**(table.get(EVERY_PERIOD) or {}), **(table.get(period.kind) or {})}


def listed(names: Sequence[str], mark: str = "、") -> str:
    """Names one after the other; no 、 stands between 《》 or “” (GB/T 15834 4.5.3.5)."""
    quoted = mark == "、" and all(name[:1] in "《“" and name[-1:] in "》”" for name in names)
    return ("" if quoted else mark).join(names)
